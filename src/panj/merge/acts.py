"""What one report tells as one act: the unit that is clustered, so that a bare "the crossings" stands by its sentence.

Two reports' acts are as like as the likest of their claims: one report may tell an act three times, once in full.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

from panj.merge.clusters import Pair, cluster, pair
from panj.merge.facts import Fact


def acts(
    facts: Mapping[str, Fact], apart: Callable[[str, str], bool], parted: Iterable[Pair]
) -> dict[str, tuple[str, ...]]:
    """First claim id of each act → ids of its claims. Where two claims of an act are held apart, by a person or by
    what rules them out, each of its claims is an act of its own."""
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    for f in facts.values():
        told[f.report.id, f.claim.event].append(f.id)
    split = {pair(*p) for p in parted}
    out: dict[str, tuple[str, ...]] = {}
    for ids in (sorted(x) for x in told.values()):
        if any(p in split or apart(*p) for p in combinations(ids, 2)):
            out.update({i: (i,) for i in ids})
        else:
            out[ids[0]] = tuple(ids)
    return dict(sorted(out.items()))


def grown(
    told: Mapping[str, tuple[str, ...]],
    scores: Mapping[Pair, float],
    report: Mapping[str, str],
    least: float,
    apart: Callable[[str, str], bool],
    parted: Iterable[Pair],
) -> dict[str, tuple[str, ...]]:
    """Acts of one report that are judged one, as one: its headline and the sentence under it, and what it comes back
    to. Otherwise each bare mention would count against its act in every average. `scores` of acts; `report`: claim →
    its report."""
    inside = {(a, b): s for (a, b), s in scores.items() if report[a] == report[b]}
    found = cluster(told.keys(), inside, least, apart=apart, parted=parted)
    return {group[0]: tuple(sorted(i for act in group for i in told[act])) for group in found.groups}


def raised(scores: Mapping[Pair, float], home: Mapping[str, str]) -> dict[Pair, float]:
    """Scores of claims as scores of their acts, the highest of each pair of acts. `home`: claim → its act."""
    out: dict[Pair, float] = {}
    for (a, b), score in scores.items():
        if home[a] != home[b]:
            key = pair(home[a], home[b])
            out[key] = max(score, out.get(key, 0.0))
    return out
