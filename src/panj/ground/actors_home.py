"""Which country people belong to whom no word ties to one: the one that the report is about where they stand."""

import re
from collections.abc import Sequence
from functools import cached_property

from panj.ground.context import Context
from panj.ground.registry_states import may_have
from panj.lexicon.names import outlet_named

ABROAD = 0.5  # the runner-up may have at most this part of the winner's votes
ABOUT = 0.4  # part of a report's votes that makes it about a country
ALONE = 0.65  # part that makes it about no other
DIGEST = 4  # countries with a share of SHARE or more: each line tells a story of its own
SHARE = 0.08
LEADING = 0.5  # and none with so much
OWN = 0.2  # part of the winner's votes for an outlet's home, of the report's votes for an only candidate
FIRST = 0.7  # so must the country that the report names first


NAMED = re.compile(r" (?!Government|Army|Police|President|Prime|Minister)[A-ZÀ-Þ][a-zß-ÿ]+")


class Home:
    """Countries for the people and bodies of one report."""

    def __init__(self, context: Context, outlets: Sequence[str] = ()) -> None:
        self.context = context
        self.outlets = outlets

    @cached_property
    def _places(self) -> list[tuple[int, str]]:
        return [(n.start, n.country) for n in self.context.namings if n.kind not in ("actor", "outlet")]

    @cached_property
    def spoken(self) -> frozenset[str]:
        """Countries that the report names by more than the names of groups and outlets."""
        return frozenset(code for _, code in self._places)

    @cached_property
    def _digest(self) -> bool:
        shares = self.context.shares.values()
        return sum(share >= SHARE for share in shares) >= DIGEST and max(shares) < LEADING

    @cached_property
    def _publisher(self) -> str | None:
        homes = {paper.country for paper in map(outlet_named, self.outlets) if paper and paper.country}
        return homes.pop() if len(homes) == 1 else None

    @cached_property
    def alone(self) -> str | None:
        """The one country that the report is about, None where there are more."""
        shares, text = self.context.shares, self.context.text
        best = max(shares, key=lambda c: (shares[c], c), default=None)
        if best is None or shares[best] < ALONE:
            return None
        # "Jordan Goudreau" by itself makes no report one about Jordan
        people = (NAMED.match(text, n.end) and n.kind == "country" for n in self.context.namings if n.country == best)
        return None if all(people) else best

    def line(self, offset: int) -> frozenset[str]:
        """Countries named in the line that holds the offset."""
        text = self.context.text
        low = text.rfind("\n", 0, offset)
        high = text.find("\n", offset)
        return frozenset(c for at, c in self._places if low < at and (high < 0 or at < high))

    def around(self, offset: int, near: Sequence[str] = (), title: str = "") -> str | None:
        """The country of the claim's places, else the one most spoken of nearby, if it has such a body or post."""
        if len(set(near)) == 1 and may_have(title, near[0]):
            return near[0]
        if self._digest:
            here = {c for c in self.line(offset) if may_have(title, c)}
            if len(here) == 1:
                return next(iter(here))
        ranked = self._ranked(offset, title)
        if not ranked or (len(ranked) > 1 and ranked[1][0] > ABROAD * ranked[0][0]):
            return None
        return ranked[0][1]

    def of_post(self, offset: int, title: str) -> str | None:
        """The country whose post a bare title is: "President Ana Lima". Stricter than `around`: a name is at stake."""
        here = {c for c in self.line(offset) if may_have(title, c)}
        if self._digest:
            here = here if len(here) == 1 else here & {self._publisher}
            return next(iter(here), None)
        ranked = self._ranked(offset, title)
        if not ranked:
            return None
        top, best = ranked[0]
        votes = {code: vote for vote, code in ranked}
        if len(ranked) > 1 and ranked[1][0] > ABROAD * top:
            first = self._places[0][1] if self._places else None
            for code, least in ((self._publisher, OWN), (first, FIRST)):
                if code and votes.get(code, 0.0) >= least * top:
                    return code
            return None
        if len(ranked) == 1 and self.context.shares.get(best, 0.0) >= OWN:
            return best
        return best if best in here or self.context.shares.get(best, 0.0) >= ABOUT else None

    def _ranked(self, offset: int, title: str) -> list[tuple[float, str]]:
        votes = self.context.votes(offset)
        found = [(vote, code) for code, vote in votes.items() if may_have(title, code)]
        return sorted(found, key=lambda x: (-x[0], x[1]))


def possessors(piece: str) -> list[str]:
    """Names in the possessive: "Merkel" of "Angela Merkel's spokesman"."""
    return re.findall(r"\b([A-ZÀ-Þ][\w-]+)(?:'s|’s)\b", piece)
