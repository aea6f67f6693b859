"""What an event counts: per thing counted, low, best and high, each figure kept with its claim and its standing.

The policy for `best`, in this order, never an average:
1. a figure of a part ("12 police officers" beside "40 people") is no rival of the total: it is a tally of its own;
2. of one origin the latest figure supersedes its earlier ones, and where a count only grows (killed, displaced, …) a
   later, higher exact figure supersedes every lower one of the days before ("toll rises to");
3. exact before bounded ("more than 1,000") before vague ("hundreds");
4. then the figure that the most independent origins give, then the latest, then the higher.
Low and high are `best`, widened by the standing figures that cannot be equal to it; a vaguer figure that best
fulfils ("hundreds", of 1,037) agrees with it and widens nothing.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from panj.merge.facts import Bounds, bounds_of
from panj.merge.telling import stem
from panj.merge.vectors import meaning
from panj.merge.words import words
from panj.model import Figure
from panj.model.events import Held, Stated, Tally

GROWS = frozenset({"killed", "injured", "arrested", "displaced", "crossed", "missing", "destroyed", "captured"})
ANYONE = frozenset({"people", "person", "other", "others", "individual", "individuals", "victim", "victims", "more"})
ALIKE = 0.45  # cosine of the meanings of what is counted


@dataclass(frozen=True, slots=True)
class _Row:
    held: Held
    figure: Figure
    bounds: Bounds
    origin: str

    @property
    def day(self) -> date:
        return self.held.report.published or date.min

    @property
    def vagueness(self) -> int:
        return 0 if self.bounds.exact else 1 if any(c.isdigit() for c in self.figure.text) else 2


def tallies(held: Sequence[Held], origin: Mapping[str, str]) -> tuple[Tally, ...]:
    """Every tally of an event. `origin`: claim id → name of its origin."""
    by_thing: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for h in sorted(held, key=lambda h: (str(h.report.published), h.claim.id)):
        for f in h.claim.figures:
            if b := bounds_of(f):
                by_thing[f.what, f.unit].append(_Row(h, f, b, origin.get(h.claim.id, h.report.id)))
    return tuple(_tally(rows) for key in sorted(by_thing) for rows in _of_whom(by_thing[key]))


def _counted(row: _Row) -> frozenset[str]:
    found = {stem(w) for w in words(row.figure.of or "") if not w[0].isdigit()}
    return frozenset(found - ANYONE)


def _of_whom(rows: list[_Row]) -> list[list[_Row]]:
    """Figures of one thing parted by whom they count; those of nobody in particular go with the only group, else by
    themselves."""
    groups: list[tuple[frozenset[str], list[_Row]]] = []
    anyone: list[_Row] = []
    for row in rows:
        mine = _counted(row)
        if not mine:
            anyone.append(row)
            continue
        for n, (theirs, few) in enumerate(groups):
            if mine & theirs or float(meaning(mine) @ meaning(theirs)) >= ALIKE:
                groups[n] = theirs | mine, [*few, row]
                break
        else:
            groups.append((mine, [row]))
    if len(groups) == 1 and anyone and _meet(groups[0][1], anyone):
        return [[*groups[0][1], *anyone]]
    return [few for _, few in groups] + ([anyone] if anyone else [])


def _meet(some: list[_Row], others: list[_Row]) -> bool:
    return any(p.bounds.low <= q.bounds.high and q.bounds.low <= p.bounds.high for p in some for q in others)


def _superseded(row: _Row, rows: list[_Row]) -> str | None:
    """Why a later figure takes the place of this one, or None."""
    for other in rows:
        if other.day <= row.day or other.figure is row.figure:
            continue
        differs = (other.bounds.low, other.bounds.high) != (row.bounds.low, row.bounds.high)
        if other.origin == row.origin and differs and other.vagueness <= row.vagueness:
            return f"the same origin said {other.figure.text} on {other.day}"
        if row.figure.what in GROWS and other.bounds.exact and other.bounds.low > row.bounds.high:
            return f"the count rose to {other.figure.text} by {other.day}"
    return None


def _tally(rows: list[_Row]) -> Tally:
    gone = {id(r): why for r in rows if (why := _superseded(r, rows))}
    standing = [r for r in rows if id(r) not in gone]
    backing: dict[tuple[float, float], set[str]] = defaultdict(set)
    for r in standing:
        backing[r.bounds.low, r.bounds.high].add(r.origin)
    chosen = min(
        standing,
        key=lambda r: (
            r.vagueness,
            -len(backing[r.bounds.low, r.bounds.high]),
            -r.day.toordinal(),
            -(r.figure.low or r.figure.high or 0),
            r.held.claim.id,
        ),
    )
    f, bound = chosen.figure, None
    if not chosen.bounds.exact:
        bound = "about" if f.approx else "at least" if f.high is None else "at most" if f.low is None else None
    best = f.low if f.low is not None else f.high
    assert best is not None
    stated, lows, highs = [], [best], [f.high if f.high is not None else best]
    for r in rows:
        if id(r) in gone:
            standing_of, why = "superseded", gone[id(r)]
        elif r is chosen:
            standing_of, why = "best", _reason(chosen, len(backing[chosen.bounds.low, chosen.bounds.high]))
        elif r.bounds.low <= chosen.bounds.high and chosen.bounds.low <= r.bounds.high:
            standing_of, why = "held", "agrees with the best" if r.vagueness <= chosen.vagueness else "vaguer, agrees"
        else:
            standing_of, why = "held", "differs"
            lows.append(r.figure.low if r.figure.low is not None else best)
            highs.append(r.figure.high if r.figure.high is not None else r.figure.low or best)
        stated.append(
            Stated(
                r.held.claim.id, r.figure.text, r.figure.low, r.figure.high, r.held.report.published, standing_of, why
            )
        )
    claims = tuple(sorted({r.held.claim.id for r in rows}))
    return Tally(f.what, f.of, f.unit, min(lows), best, max(highs), bound, claims, tuple(stated))


def _reason(row: _Row, backing: int) -> str:
    kind = ("exact", "bounded", "vague")[row.vagueness]
    return f"{kind}, from {backing} origin{'s' if backing != 1 else ''}, latest {row.day}"
