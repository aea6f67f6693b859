"""Groups from scored pairs: average linkage within each component, cannot-links and people's decisions kept.

Average linkage (Sokal & Michener 1958) needs more than one good pair to draw two groups together, so one wrong pair
does not chain two events into one. Pairs without a score count as 0. The result is a function of the set of ids and
of the scores: nothing depends on the order in which they came, and a component that nothing touched keeps its groups.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

Pair = tuple[str, str]
LARGEST = 400  # members of a component clustered at once: average linkage over n members costs about n² log n
STEP = 0.05  # how much the least score rises for a component that is too large
DIGITS = 9  # averages are compared to so many digits, so that sums in another order tie alike


@dataclass(frozen=True, slots=True)
class Clustering:
    """`groups`: ids sorted, each id in one group, groups sorted. `notes`: what was parted or could not be kept."""

    groups: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def pair(a: str, b: str) -> Pair:
    """The key of two ids."""
    return (a, b) if a <= b else (b, a)


def components(ids: Iterable[str], pairs: Iterable[Pair]) -> list[tuple[str, ...]]:
    """Ids that pairs hold together, sorted within and among themselves."""
    parent = {i: i for i in ids}

    def root(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in pairs:
        if a in parent and b in parent:
            low, high = sorted((root(a), root(b)))
            parent[high] = low
    out: dict[str, list[str]] = defaultdict(list)
    for i in sorted(parent):
        out[root(i)].append(i)
    return sorted(tuple(x) for x in out.values())


def cluster(
    ids: Collection[str],
    scores: Mapping[Pair, float],
    least: float,
    *,
    apart: Callable[[str, str], bool] | None = None,
    joined: Iterable[Pair] = (),
    parted: Iterable[Pair] = (),
    largest: int = LARGEST,
    before: Clustering | None = None,
    touched: Collection[str] = (),
) -> Clustering:
    """Groups of ids whose average score is at least `least` (0–1).

    `apart(a, b)`: never in one group, by the machine's word. `joined` and `parted`: people's word, which holds over
    the machine's; where people contradict each other the parting holds and a note says so. `before`: an earlier
    result, whose groups stand for every component without a `touched` id (new ids, changed ones, and those whose
    pairs came or went).
    """
    known = set(ids)
    kept = {p: s for p, s in scores.items() if s > 0 and p[0] in known and p[1] in known}
    parts = {pair(*p) for p in parted}
    joins = sorted(p for p in {pair(*p) for p in joined} if p[0] in known and p[1] in known and p[0] != p[1])
    held = {i: g for g in before.groups for i in g} if before else {}
    changed = set(touched)
    inside: dict[str, list[Pair]] = defaultdict(list)
    whole = components(known, [*kept, *joins])
    home = {i: c[0] for c in whole for i in c}
    for p in sorted(kept):
        inside[home[p[0]]].append(p)
    groups: list[tuple[str, ...]] = []
    notes: list[str] = []
    for part in whole:
        if len(part) == 1:
            groups.append(part)
        elif held and not changed.intersection(part) and all(i in held and set(held[i]) <= set(part) for i in part):
            groups.extend({held[i] for i in part})
        else:
            mine = {p: kept[p] for p in inside[part[0]]}
            bound = [p for p in joins if home[p[0]] == part[0]]
            for piece, few in _pieces(part, mine, least, bound, largest, notes):
                groups.extend(_linked(piece, few, least, apart, bound, parts, notes))
    return Clustering(tuple(sorted(groups)), tuple(sorted(notes)))


def _pieces(
    part: tuple[str, ...], scores: dict[Pair, float], least: float, joins: list[Pair], largest: int, notes: list[str]
) -> list[tuple[tuple[str, ...], dict[Pair, float]]]:
    """A component as it is, or parted at a higher score until no piece is too large or only certain pairs are left."""
    if len(part) <= largest:
        return [(part, scores)]
    floor = least / 2
    pieces = [part]
    while any(len(p) > largest for p in pieces) and floor + STEP < 1:
        floor += STEP
        strong = [p for p, s in scores.items() if s >= floor]
        pieces = components(part, [*strong, *joins])
    notes.append(
        f"{len(part)} claims from {part[0]} on hung together by likeness; parted into {len(pieces)} at {floor:.2f}"
    )
    home = {i: n for n, piece in enumerate(pieces) for i in piece}
    inside: list[dict[Pair, float]] = [{} for _ in pieces]
    for p, s in scores.items():
        if home[p[0]] == home[p[1]]:
            inside[home[p[0]]][p] = s
    return list(zip(pieces, inside, strict=True))


class _Groups:
    """The groups of one component while they are drawn together; a group goes by its first id."""

    def __init__(self, part: tuple[str, ...], apart: Callable[[str, str], bool] | None, parts: set[Pair]) -> None:
        self.members: dict[str, list[str]] = {i: [i] for i in part}
        self.sums: dict[str, dict[str, float]] = {i: {} for i in part}
        self.never: dict[str, set[str]] = {i: set() for i in part}  # ids that people hold apart from the group
        self.joined: set[Pair] = set()
        self.apart = apart
        for a, b in parts:
            if a in self.never and b in self.never:
                self.never[a].add(b)
                self.never[b].add(a)

    def foresee(self, joins: list[Pair]) -> None:
        """What people hold apart from a claim is apart from all that they join it with, before anything is drawn
        together: else a group that likeness made could stand against a join."""
        for few in components(self.never, joins):
            apart = set().union(*(self.never[i] for i in few)).difference(few)
            for i in few:
                self.never[i] |= apart
            for other in apart:
                self.never[other].update(few)

    def torn(self, a: str, b: str) -> bool:
        """Whether a person's word holds the groups of a and b apart."""
        return not self.never[a].isdisjoint(self.members[b])

    def kept_apart(self, a: str, b: str) -> bool:
        if self.torn(a, b):
            return True
        return self.apart is not None and any(self.apart(x, y) for x in self.members[a] for y in self.members[b])

    def average(self, a: str, b: str) -> float:
        return round(self.sums[a].get(b, 0.0) / (len(self.members[a]) * len(self.members[b])), DIGITS)

    def merge(self, a: str, b: str) -> str:
        """One group of two; its name is the smaller one's."""
        a, b = pair(a, b)
        self.members[a] = sorted(self.members[a] + self.members.pop(b))
        self.never[a] |= self.never.pop(b)
        mine, other = self.sums[a], self.sums.pop(b)
        mine.pop(b, None)
        for c, s in other.items():
            if c != a:
                mine[c] = mine.get(c, 0.0) + s
                self.sums[c].pop(b)
                self.sums[c][a] = mine[c]
        return a


def _linked(
    part: tuple[str, ...],
    scores: dict[Pair, float],
    least: float,
    apart: Callable[[str, str], bool] | None,
    joins: list[Pair],
    parts: set[Pair],
    notes: list[str],
) -> list[tuple[str, ...]]:
    """Average linkage over one piece: the closest two groups first, ties by their first ids; then people's joins."""
    groups = _Groups(part, apart, parts)
    for (a, b), s in sorted(scores.items()):
        groups.sums[a][b] = groups.sums[b][a] = s
    groups.foresee(joins)
    heap = [(-groups.average(a, b), a, b) for a in sorted(groups.sums) for b in groups.sums[a] if a < b]
    heapify(heap)
    while heap:
        score, a, b = heappop(heap)
        if -score < least:
            break
        if a not in groups.members or b not in groups.members or groups.average(a, b) != -score:
            continue  # of groups that have grown since
        if groups.kept_apart(a, b):
            continue  # and what either grows into will be kept apart as well
        new = groups.merge(a, b)
        for c in groups.sums[new]:
            heappush(heap, (-groups.average(new, c), *pair(new, c)))
    # people's joins come last: who joins two claims joins the events that they are in
    of = {i: name for name, members in groups.members.items() for i in members}
    for a, b in joins:
        if a not in of or b not in of or of[a] == of[b]:
            continue
        if groups.torn(of[a], of[b]):
            notes.append(f"{a} and {b} were joined by a person, and a person's parting keeps their groups apart")
            continue
        new = groups.merge(of[a], of[b])
        of.update(dict.fromkeys(groups.members[new], new))
    return [tuple(m) for _, m in sorted(groups.members.items())]
