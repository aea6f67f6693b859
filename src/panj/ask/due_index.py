"""Claims laid out so that those that could be of one act are found without a look at all of them."""

from collections.abc import Iterable

from panj.ask.claims import Found
from panj.ask.due_match import family, forces, same_act
from panj.ledger.fold import fold
from panj.model import Claim

# Kinds that can tell of one act beside their own: a town that falls is taken, a government that falls loses its capital
ACROSS = {"fall": ("COERCE/seize",), "COERCE/seize": ("fall",)}


def marks(claim: Claim) -> frozenset[str]:
    """What two claims must share one of to be tied: an id, a name or a country of a party or a place."""
    parties = (*claim.actors, *claim.targets)
    lands = (*(x.country for x in parties), *(p.country for p in claim.places))
    out = {x.id for x in parties if x.id} | {code for code in lands if code}
    out |= {fold(x.name) for x in parties} | {str(p.geonameid) for p in claim.places if p.geonameid is not None}
    if family(claim) == "leave":
        out |= forces(claim)
    return frozenset(out)


class Told:
    """Claims of what happened or did not, by the family of their act."""

    def __init__(self, found: Iterable[Found]) -> None:
        self._by: dict[str, list[tuple[frozenset[str], Found]]] = {}
        for item in found:
            self._by.setdefault(family(item.claim), []).append((marks(item.claim), item))
        # a type without a mode fits each of its modes
        self._modes: dict[str, set[str]] = {}
        for name, many in self._by.items():
            for kind in {item.claim.type for _, item in many}:
                self._modes.setdefault(kind, set()).add(name)

    def of(self, name: str) -> list[Found]:
        """Those of one family."""
        return [item for _, item in self._by.get(name, ())]

    def near(self, claim: Claim) -> list[Found]:
        """Those that could be of the claim's act: its family's and its type's that share a mark with it."""
        own, mine = family(claim), marks(claim)
        names = {own, *ACROSS.get(own, ()), *self._modes.get(claim.type, ())}
        return [x for name in sorted(names) for found, x in self._by.get(name, ()) if not mine.isdisjoint(found)]


def by_act(found: Iterable[Found]) -> list[list[Found]]:
    """Claims in groups of one act each, in the order of each group's first; the seam where events come in."""
    groups: list[list[Found]] = []
    heads: dict[str, list[tuple[frozenset[str], list[Found]]]] = {}
    for item in found:
        mine = marks(item.claim)
        near = heads.setdefault(item.claim.type, [])
        for theirs, group in near:
            if not mine.isdisjoint(theirs) and same_act(group[0].claim, item.claim):
                group.append(item)
                break
        else:
            near.append((mine, [item]))
            groups.append(near[-1][1])
    return groups
