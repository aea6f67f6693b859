"""Which claims of one report tell of the same act, and the time that one of them may lend another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from panj.extract.times import carried
from panj.model import Actor, Claim, Span, When

# Acts that reports tell over and over in other words: here no shared word is needed where nothing speaks against it.
RETOLD = {"ASSAULT", "PROTEST", "MOVE"}
DIGEST = re.compile(r"\([A-Z][^()\n]{1,60}\)\s*(?=\n|$)")  # an item of a daily digest ends in its outlet in brackets
SMALL = {
    "the",
    "and",
    "for",
    "with",
    "from",
    "people",
    "others",
    "members",
    "forces",
    "government",
    "president",
    "minister",
}


@dataclass(slots=True, eq=False)
class _Group:
    type: str
    asserted: bool
    item: int
    words: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    modes: set[str] = field(default_factory=set)
    days: set[tuple[object, object]] = field(default_factory=set)
    members: list[int] = field(default_factory=list)


def _words(parties: Sequence[Actor]) -> set[str]:
    return {w for p in parties for w in re.findall(r"\w{3,}", p.name.lower())} - SMALL


def stems(text: str) -> set[str]:
    return {w[:5] for w in re.findall(r"\w{4,}", text.lower())}


def _places(claim: Claim) -> set[str]:
    return {p.name.lower() for p in claim.places if p.name[:1].isupper()}


def _day(when: When | None) -> tuple[object, object] | None:
    return (when.start, when.end) if when is not None and (when.start or when.end) else None


def _fits(group: _Group, claim: Claim, item: int) -> int:
    """How well a claim fits a group: 0 not at all."""
    if group.type != claim.type or group.asserted != (claim.realis == "asserted") or group.item != item:
        return 0
    if claim.mode and group.modes and claim.mode not in group.modes:
        return 0
    places, day = _places(claim), _day(claim.when)
    if (places and group.places and not places & group.places) or (day and group.days and day not in group.days):
        return 0
    words = _words((*claim.actors, *claim.targets))
    marks = bool(words & group.words) + bool(places & group.places) + bool(stems(claim.trigger.text) & group.stems)
    if claim.type in RETOLD:
        strange = bool(words) and bool(group.words) and not words & group.words
        return marks or (0 if strange else 1)
    return marks if marks >= 2 else 0


def items_of(text: str) -> list[Span]:
    """Spans of the items of a digest, or one span for a story."""
    ends = [m.end() for m in DIGEST.finditer(text)]
    if len(ends) < 3:
        return [(0, len(text))]
    return list(zip([0, *ends[:-1]], [*ends[:-1], len(text)], strict=True))


def label(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Claims with their event (e1, e2, …)."""
    items = items_of(text)
    groups: list[_Group] = []
    member: list[_Group] = []
    for i, claim in enumerate(claims):
        item = next(n for n, (_, end) in enumerate(items) if claim.trigger.span[0] < end or n == len(items) - 1)
        best = max(reversed(groups), key=lambda g: _fits(g, claim, item), default=None)
        if best is None or not _fits(best, claim, item):
            best = _Group(claim.type, claim.realis == "asserted", item)
            groups.append(best)
        best.words |= _words((*claim.actors, *claim.targets))
        best.places |= _places(claim)
        best.stems |= stems(claim.trigger.text)
        best.modes |= {claim.mode} if claim.mode else set()
        day = _day(claim.when)
        best.days |= {day} if day else set()
        best.members.append(i)
        member.append(best)
    return [replace(c, event=f"e{groups.index(g) + 1}") for c, g in zip(claims, member, strict=True)]


def lend(claims: Sequence[Claim]) -> list[Claim]:
    """The rule for times: a claim without one takes that of the other claims of its event where these agree."""
    days: dict[str | None, dict[tuple[object, object], When]] = {}
    for claim in claims:
        if claim.when is not None and (day := _day(claim.when)):
            days.setdefault(claim.event, {}).setdefault(day, claim.when)
    out = []
    for claim in claims:
        told = list(days.get(claim.event, {}).values())
        lent = claim.when is None and len(told) == 1
        out.append(replace(claim, when=carried(told[0])) if lent else claim)
    return out
