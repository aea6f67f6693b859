"""What sources disagree on: figures of one event that cannot both be true, an act that one asserts, another denies."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Any

from panj.ask.claims import Found, found
from panj.ask.words import chain
from panj.ledger import Ledger
from panj.model.events import Event, Stated, Tally
from panj.model.forms import plain


@dataclass(frozen=True, slots=True)
class Statement:
    """What one claim says of the matter: `says` in its own words, by which chain, since when; `standing` and `why` as
    the event judges it."""

    claim: str
    says: str
    chain: str
    published: date | None
    standing: str
    why: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """`kind`: figures or denial. `sides`: statements that agree with each other, the best, or what is asserted, first.

    `settled`: every other side was superseded by a later count; of others the superseded sides are left out.
    """

    event: Event
    kind: str
    matter: str
    sides: tuple[tuple[Statement, ...], ...]
    settled: bool

    def json(self) -> dict[str, Any]:
        e = self.event
        head = {"event": e.id, "type": e.type, "mode": e.mode, "when": plain(e.when)}
        return {**head, "kind": self.kind, "matter": self.matter, "settled": self.settled, "sides": plain(self.sides)}


def _meet(a: Stated, b: Stated) -> bool:
    """Whether one number can be true of both."""
    low, high = (-inf if a.low is None else a.low), (inf if a.high is None else a.high)
    return low <= (inf if b.high is None else b.high) and (-inf if b.low is None else b.low) <= high


def _sides(rows: list[Stated]) -> list[list[Stated]]:
    """Statements by the first one they agree with, most certain first."""
    sides: list[list[Stated]] = []
    for row in rows:
        home = next((side for side in sides if _meet(side[0], row)), None)
        if home is None:
            sides.append([row])
        else:
            home.append(row)
    return sides


def _of_tally(event: Event, tally: Tally, by: dict[str, Found]) -> Conflict | None:
    ranked = sorted(
        (s for s in tally.stated if s.standing != "part"),
        key=lambda s: (s.standing != "best", s.standing == "superseded", s.low is None or s.high is None, s.claim),
    )
    sides = _sides(ranked)
    # two numbers of one report are its own affair: a total and its parts, or two days
    if len({by[s.claim].report.report for side in sides for s in side[:1] if s.claim in by}) < 2:
        return None
    told = tuple(
        tuple(
            Statement(s.claim, s.text, _chain(by.get(s.claim)), s.published, s.standing, s.why)
            for s in sorted(side, key=lambda s: (str(s.published), s.claim))
        )
        for side in sides
    )
    gone = [all(s.standing == "superseded" for s in side) for side in told]
    settled = all(gone[1:])
    told = told if settled else tuple(side for side, old in zip(told, gone, strict=True) if not old)
    matter = tally.what + (f" ({tally.of})" if tally.of else "")
    return Conflict(event, "figures", matter, told, settled)


def _denial(event: Event, by: dict[str, Found]) -> Conflict | None:
    sides: dict[str, list[Statement]] = defaultdict(list)
    for claim in event.claims:
        item = by.get(claim)
        if item is None or item.claim.realis not in ("asserted", "denied"):
            continue
        c = item.claim
        hedged = "with a hedge" if c.hedged else ""
        quote = c.evidence.text or c.trigger.text
        sides[c.realis].append(Statement(c.id, quote, _chain(item), item.report.published, c.realis, hedged))
    if len(sides) < 2:
        return None
    return Conflict(event, "denial", "whether it happened", (tuple(sides["asserted"]), tuple(sides["denied"])), False)


def _chain(item: Found | None) -> str:
    return chain(item.claim, item.report.outlets) if item else ""


def conflicts(ledger: Ledger, events: Iterable[Event], settled: bool = False) -> Iterator[Conflict]:
    """The conflicts of some events in their order; `settled`: also those that a later count has settled."""
    for event in events:
        if len(event.reports) < 2 and not event.disputed:
            continue
        by = {x.claim.id: x for x in map(found, ledger.claim_rows(event.claims))}
        for some in (_denial(event, by) if event.disputed else None, *(_of_tally(event, t, by) for t in event.figures)):
            if some is not None and (settled or not some.settled):
                yield some
