"""Who feeds the ledger: by outlet, how much is its own word, quoted or only relayed; by origin, who rests on it.

An outlet's claim is `own` where it names nobody, `quoted` where it names who says it and heard it itself, `relayed`
where the chain passes through another outlet or the text is a copy of another's. How its claims fared: `superseded`
figures, claims `contradicted` (one origin asserts what another denies in one event), reports that correct earlier ones.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from panj.ask.claims import Found, found
from panj.ask.events import Pool
from panj.ask.exports.cells import csv_lines
from panj.ledger import Ledger, Rating
from panj.ledger.ratings import key
from panj.model.events import Event, Origin

UNKNOWN = "cannot be judged"  # the code's word where nobody has rated a source


@dataclass
class _Count:
    name: str
    kind: str
    reports: set[str] = field(default_factory=set)
    claims: int = 0
    ways: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)
    events: set[str] = field(default_factory=set)
    alone: set[str] = field(default_factory=set)
    figures: int = 0
    superseded: int = 0
    contradicted: int = 0
    corrected: int = 0


@dataclass(frozen=True, slots=True)
class Feeder:
    """An outlet or an origin (`kind`: outlet, or what kind of origin), and how what it says fared.

    `others`: the origins an outlet draws on, or the outlets that carry an origin, with claims, the most first.
    `alone`: events told by its word only. `figures`: those it states, `superseded` of them later. `corrected`: its
    reports that revise an earlier text. `rating`: a person's A–F, None where nobody gave one.
    """

    name: str
    kind: str
    reports: int
    claims: int
    own: int
    quoted: int
    relayed: int
    others: tuple[tuple[str, int], ...]
    events: int
    alone: int
    figures: int
    superseded: int
    contradicted: int
    corrected: int
    rating: str | None
    reliability: str

    @property
    def share(self) -> float:
        """Share of its claims that it only relays, 0–1."""
        return self.relayed / self.claims if self.claims else 0.0

    def json(self, by: str) -> dict[str, Any]:
        """One JSON object; `by`: outlet or origin."""
        told = {name: getattr(self, name) for name in self.__slots__ if name != "others"}
        other = "origins" if by == "outlet" else "outlets"
        return {"by": by, **told, "relayed_share": round(self.share, 3), other: dict(self.others)}


def held(ratings: Iterable[Rating]) -> dict[str, Rating]:
    """The rating that holds for each name, by its key."""
    return {key(r.name): r for r in ratings}


def reliability(event: Event, ratings: Mapping[str, Rating]) -> tuple[str, ...]:
    """Ratings of an event's outlets and origins, `Elm Post B usually reliable`; who is not rated is left out."""
    names = dict.fromkeys((*(o.name.split(" (to ")[0] for o in event.origins), *event.outlets))
    found = ((name, ratings.get(key(name))) for name in names)
    return tuple(f"{name} {r.grade} {r.word}" for name, r in found if r)


def _way(item: Found, origin: Origin) -> str:
    mine = {key(o) for o in item.report.outlets}
    foreign = any(s.kind == "outlet" and key(s.name) not in mine for s in item.claim.sources)
    if foreign or (origin.kind == "outlet" and key(origin.name) not in mine):
        return "relayed"
    return "own" if origin.kind == "outlet" else "quoted"


def _contradicted(event: Event, realis: Mapping[str, str]) -> set[str]:
    """Claims asserted against another origin's denial, and those denials."""
    if not event.disputed:
        return set()
    of = {claim: n for n, origin in enumerate(event.origins) for claim in origin.claims}
    sides = {r: [c for c in event.claims if realis.get(c) == r] for r in ("asserted", "denied")}
    out: set[str] = set()
    for mine, theirs in (("asserted", "denied"), ("denied", "asserted")):
        out.update(c for c in sides[mine] if any(of.get(c) != of.get(d) for d in sides[theirs]))
    return out


def _add(count: _Count, item: Found, event: Event, other: Iterable[str], fate: tuple[int, int, bool]) -> None:
    figures, superseded, contradicted = fate
    count.reports.add(item.report.report)
    count.claims += 1
    count.others.update(other)
    count.events.add(event.id)
    count.figures += figures
    count.superseded += superseded
    count.contradicted += contradicted


def sources(ledger: Ledger, pool: Pool, claims: Iterable[Found]) -> tuple[tuple[Feeder, ...], tuple[Feeder, ...]]:
    """(outlets, origins) of some claims, those with the most claims first; claims that no event holds are left out
    (they stand in a text that a later one replaced)."""
    by_event: dict[str, list[Found]] = defaultdict(list)
    for item in claims:
        if item.claim.id in pool.home:
            by_event[pool.home[item.claim.id]].append(item)
    outlets: dict[str, _Count] = {}
    origins: dict[tuple[str, str], _Count] = {}
    for event in pool.get(sorted(by_event)).values():
        told = by_event[event.id]
        # who denies it may be outside the question
        against = _contradicted(event, {x.claim.id: x.claim.realis for x in _whole(ledger, event, told)})
        _count(event, told, against, outlets, origins)
    revising = ledger.revising()
    for count in (*outlets.values(), *origins.values()):
        count.corrected = sum(report in revising for report in count.reports) if count.kind == "outlet" else 0
    rated = held(ledger.ratings())
    return _ordered(outlets.values(), rated), _ordered(origins.values(), rated)


def _whole(ledger: Ledger, event: Event, told: list[Found]) -> list[Found]:
    """All claims of a disputed event; of others, where nothing hangs on it, those at hand."""
    if not event.disputed or len(told) == len(event.claims):
        return told
    return [found(row) for row in ledger.claim_rows(event.claims)]


def _count(
    event: Event, told: list[Found], against: set[str], outlets: dict[str, _Count],
    origins: dict[tuple[str, str], _Count],
) -> None:  # fmt: skip
    of = {claim: origin for origin in event.origins for claim in origin.claims}
    stated = [s for f in event.figures for s in f.stated]
    figures = Counter(s.claim for s in stated)
    superseded = Counter(s.claim for s in stated if s.standing == "superseded")
    for item in told:
        claim, origin = item.claim.id, of[item.claim.id]
        fate = figures[claim], superseded[claim], claim in against
        way = _way(item, origin)
        first = origins.setdefault((origin.kind, key(origin.name)), _Count(origin.name, origin.kind))
        _add(first, item, event, item.report.outlets, fate)
        first.ways[way] += 1
        if len(event.origins) == 1:
            first.alone.add(event.id)
        for outlet in item.report.outlets:
            mine = outlets.setdefault(key(outlet), _Count(outlet, "outlet"))
            _add(mine, item, event, [origin.name], fate)
            mine.ways[way] += 1
            if len(event.outlets) == 1:
                mine.alone.add(event.id)


def _ordered(counts: Iterable[_Count], rated: Mapping[str, Rating]) -> tuple[Feeder, ...]:
    out = []
    for c in counts:
        rating = rated.get(key(c.name)) or rated.get(key(c.name.split(" (to ")[0]))
        out.append(
            Feeder(
                c.name, c.kind, len(c.reports), c.claims, c.ways["own"], c.ways["quoted"], c.ways["relayed"],
                tuple(c.others.most_common()), len(c.events), len(c.alone), c.figures, c.superseded, c.contradicted,
                c.corrected, rating.grade if rating else None, rating.word if rating else UNKNOWN,
            )
        )  # fmt: skip
    return tuple(sorted(out, key=lambda f: (-f.claims, f.name)))


COLUMNS = (
    "by", "name", "kind", "reports", "claims", "own", "quoted", "relayed", "relayed_share", "others", "events", "alone",
    "figures", "superseded", "contradicted", "corrected", "rating", "reliability",
)  # fmt: skip


def csv(tables: Mapping[str, Iterable[Feeder]]) -> Iterator[str]:
    """Both tables under each other, told apart by the column `by`; cells that a spreadsheet would run are defused."""
    rows = (
        {**f.json(by), "others": "; ".join(f"{name} {n}" for name, n in f.others)}
        for by, some in tables.items()
        for f in some
    )
    return csv_lines(COLUMNS, rows)
