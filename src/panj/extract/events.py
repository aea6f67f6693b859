"""Which claims of one report tell of the same act, and what one of them may lend another: the time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from panj.extract.times import carried
from panj.model import Claim

VAGUE = {"attack", "assault", "strike", "incident", "killing", "violence", "operation", "raid", "death", "kill", "dead", "die"}


@dataclass(slots=True)
class _Group:
    type: str
    names: set[str]
    places: set[str]
    stems: set[str]
    modes: set[str]
    claims: list[int]
    realis: str


def _stem(text: str) -> set[str]:
    return {w.lower()[:5] for w in text.replace("-", " ").split() if len(w) > 3}


def _parties(claim: Claim) -> set[str]:
    return {x.name.lower() for x in (*claim.actors, *claim.targets)}


def _same(group: _Group, claim: Claim) -> bool:
    if group.type != claim.type or (group.realis == "asserted") != (claim.realis == "asserted"):
        return False
    if claim.mode and group.modes and claim.mode not in group.modes:
        return False
    stems = _stem(claim.trigger.text)
    places = {p.name.lower() for p in claim.places}
    if places and group.places and not places & group.places:
        return False
    shared = _parties(claim) & group.names
    if claim.type == "ASSAULT":
        return bool(shared or (places & group.places) or stems & group.stems)
    return bool(shared and stems & group.stems)


def label(claims: Sequence[Claim]) -> list[Claim]:
    """Claims with their event (e1, e2, …) and, where the event is dated elsewhere in the report, the carried time."""
    groups: list[_Group] = []
    member: list[int] = []
    for i, claim in enumerate(claims):
        at = next((g for g, group in enumerate(groups) if _same(group, claim)), None)
        if at is None:
            groups.append(_Group(claim.type, set(), set(), set(), set(), [], claim.realis))
            at = len(groups) - 1
        group = groups[at]
        group.names |= _parties(claim)
        group.places |= {p.name.lower() for p in claim.places}
        group.stems |= _stem(claim.trigger.text)
        group.modes |= {claim.mode} if claim.mode else set()
        group.claims.append(i)
        member.append(at)
    out = []
    for claim, at in zip(claims, member, strict=True):
        when = claim.when
        if when is None:
            lent = [claims[i].when for i in groups[at].claims if claims[i].when is not None]
            days = {(w.start, w.end) for w in lent if w is not None}
            if len(days) == 1 and lent[0] is not None:
                when = carried(lent[0])
        out.append(replace(claim, event=f"e{at + 1}", when=when))
    return out
