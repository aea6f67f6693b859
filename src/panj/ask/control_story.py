"""The story of one place from what claims state of it: stretches of one holder each."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from panj.ask.claims import Found
from panj.ask.due_match import same_party
from panj.ask.due_rows import witness
from panj.ask.words import origins
from panj.ledger.fold import fold
from panj.model import Actor, Claim, Place, Source, digest
from panj.model.control import Hold

CONTEST = 3  # days within which the word of another side makes a hold contested rather than one that changed
AROUND = 60  # letters around a source's name that may say whose it is: "Taliban spokesman …", "…, a Taliban spokesman"

HEARSAY = ("reports", "rumors", "rumours")
STOPS = re.compile(r"[,.;:“”\"\n]")
Text = Callable[[int], str | None]


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim of one place. `how`: taken, given up, left, or denied (that it was taken)."""

    item: Found
    place: Place
    guessed: bool
    holder: Actor | None
    how: str
    since: date | None
    by: date
    own_word: bool


@dataclass(slots=True)
class Stretch:
    """A hold in the making: what is stated for it and against it, in order."""

    holder: Actor | None
    how: str
    told: list[Statement]
    against: list[Statement] = field(default_factory=list)

    @property
    def by(self) -> date:
        return min(x.by for x in self.told)

    @property
    def confirmed(self) -> date:
        return max(x.item.report.published or x.by for x in self.told)


def own_word(claim: Claim, holder: Actor | None, text: str | None) -> bool:
    """Whether everybody who says it first is of the holder's side."""
    first = [s for s in claim.sources if s.step == 0]
    if holder is None or not first:
        return False

    def of_holder(source: Source) -> bool:
        if source.actor and source.actor == holder.id:
            return True
        start, end = source.span
        around = (text[max(0, start - AROUND) : start], text[end : end + AROUND]) if text else ("", "")
        title = STOPS.split(around[0])[-1]
        behind = STOPS.split(around[1].removeprefix(","))[0] if around[1].startswith(",") else ""
        mine = fold(holder.name.removeprefix("the "))
        return any(mine in fold(x) for x in (source.name, title if len(title.split()) < 5 else "", behind))

    return all(map(of_holder, first))


def stretches(told: Sequence[Statement]) -> list[Stretch]:
    """Statements of one place, in the order of their days, as stretches of one holder each."""
    out: list[Stretch] = []
    for x in sorted(told, key=lambda s: (s.by, s.item.report.published or s.by, s.item.report.seq)):
        now = out[-1] if out else None
        if x.how == "denied":
            if now and (x.holder is None or now.holder is None or same_party(x.holder, now.holder)):
                now.against.append(x)
        elif x.how == "left":
            if now is None or (now.how != "left" and now.holder and x.holder and same_party(now.holder, x.holder)):
                out.append(Stretch(None, "left", [x]))
            elif now.how == "left" or now.holder is None:
                now.told.append(x)
            else:
                now.told.append(x)  # the other side is gone: the one who holds it is not gainsaid
        elif now is None or now.how == "left":
            out.append(Stretch(x.holder, x.how, [x]))
        elif x.holder is None or (now.holder and same_party(now.holder, x.holder)):
            now.told.append(x)
        elif now.holder is None:
            now.holder = x.holder  # "the city fell", and then to whom
            now.told.append(x)
        else:
            out.append(Stretch(x.holder, x.how, [x]))
    for before, after in pairwise(out):
        if after.how != "left" and (after.by - before.confirmed) <= timedelta(days=CONTEST):
            after.against += before.told
    return out


def _hearsay(claim: Claim) -> bool:
    """Whether all that it rests on is "reports" or "rumours"."""
    first = [fold(s.name).split()[-1] for s in claim.sources if s.step == 0 and s.name]
    return bool(first) and all(x in HEARSAY for x in first)


def _standing(x: Stretch) -> tuple[str, str]:
    """(standing, why)."""
    if x.how == "left":
        who = x.told[0].holder
        return "left", f"left by {who.name if who else 'its forces'}; nobody is said to hold it since"
    near = [
        a for a in x.against
        if abs((a.by - x.by).days) <= CONTEST or (a.item.report.published or a.by) >= x.confirmed
    ]  # fmt: skip
    if near:
        other = near[-1]
        side = other.holder.name if other.holder else "another side"
        kind = "denied" if other.how == "denied" else f"claimed for {side}"
        day = other.item.report.published or other.by
        return "contested", f"{kind} in a report of {day}, within {CONTEST} days of it or after it"
    # where nobody is named as holder, only what an outlet says in its own voice is surely not the holder's word
    sure = [
        s for s in x.told
        if not (s.own_word or s.item.claim.hedged or _hearsay(s.item.claim)) and (x.holder or not s.item.claim.sources)
    ]  # fmt: skip
    if not sure:
        own = "only the holder's own side says so" if x.holder else "only parties say so"
        reason = "hedged" if all(s.item.claim.hedged for s in x.told) else own
        return "unconfirmed", reason
    count = len({o for s in sure for o in origins(s.item.claim, s.item.report.outlets)})
    return "reported", f"{count} origin{'' if count == 1 else 's'} other than the holder"


def _hold(x: Stretch, until: date | None, as_of: date) -> Hold:
    first = x.told[0]
    standing, why = _standing(x)
    starts = [s.since for s in x.told if s.since and s.since <= x.by]
    words = dict.fromkeys(o for s in x.told for o in origins(s.item.claim, s.item.report.outlets))
    if x.holder is None and x.how != "left":
        why += "; to whom is not said"
    if first.guessed:
        why += "; the place is a guess from its name"
    best = next((s.place for s in x.told if s.place.geonameid is not None), first.place)
    return Hold(
        id="h" + digest(first.item.claim.id, best.geonameid or fold(best.name)),
        place=replace(best, role="at"), guessed=all(s.guessed for s in x.told),
        holder=x.holder, how=x.how, standing=standing, since=max(starts) if starts else None, since_by=x.by,
        confirmed=x.confirmed, until=until, silent=(as_of - x.confirmed).days, on_word=tuple(words),
        outlets=tuple(dict.fromkeys(o for s in x.told for o in s.item.report.outlets)),
        claims=tuple(witness(s.item) for s in x.told), against=tuple(witness(s.item) for s in x.against), why=why,
    )  # fmt: skip


def story(told: Sequence[Statement], as_of: date) -> list[Hold]:
    """The holds of one place, first to last; the last is how it stands on the day `as_of`."""
    parts = stretches(told)
    ends: list[date | None] = [x.by for x in parts[1:]]
    return [_hold(x, until, as_of) for x, until in zip(parts, [*ends, None], strict=True)]
