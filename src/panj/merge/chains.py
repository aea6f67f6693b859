"""Mentions of acts that are known by their words alone, into chains across texts: no claims, no grounding needed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, combinations_with_replacement

import numpy as np

from panj.merge.clusters import Clustering, Pair, cluster, pair
from panj.merge.telling import Profile, Told, profile
from panj.merge.wording import features, probabilities
from panj.merge.words import cosine

LEAST = 0.42  # average probability; set by hand on the training and dev topics of ECB+
EDGE = 0.05  # a pair less likely than this counts as none
STORY = 0.05  # texts less alike than this are of different stories
LIKE = 0.15  # words less alike than this are compared only where one text has the other's word as well
AT_ONCE = 50_000
LARGEST = 4000


def near(profiles: Sequence[Profile]) -> Iterator[tuple[int, int, float, float]]:
    """(index, index, likeness of the texts, likeness of their names) of the pairs worth comparing."""
    by_report: dict[str, list[int]] = defaultdict(list)
    for n, p in enumerate(profiles):
        by_report[p.report].append(n)
    for one, other in combinations_with_replacement(sorted(by_report), 2):
        mine, theirs = by_report[one], by_report[other]
        a, b = profiles[mine[0]], profiles[theirs[0]]
        story = cosine(a.story, b.story) if one != other else 1.0
        if story < STORY:
            continue
        cast = cosine(a.cast, b.cast) if one != other else 1.0
        heads = np.array([profiles[i].head for i in mine]) @ np.array([profiles[j].head for j in theirs]).T
        said = np.array([profiles[i].trigger for i in mine]) @ np.array([profiles[j].trigger for j in theirs]).T
        like = (heads > LIKE) | (said > LIKE)
        pairs = combinations(range(len(mine)), 2) if one == other else np.ndindex(len(mine), len(theirs))
        for m, n in pairs:
            p, q = profiles[mine[m]], profiles[theirs[n]]
            if like[m, n] or p.stem == q.stem or p.stem in q.stems or q.stem in p.stems:
                yield mine[m], theirs[n], story, cast


def scores(profiles: Sequence[Profile]) -> dict[Pair, float]:
    """Probability of each pair that is likely enough to count."""
    out: dict[Pair, float] = {}
    rows: list[list[float]] = []
    ids: list[Pair] = []

    def flush() -> None:
        out.update((p, s) for p, s in zip(ids, probabilities(rows), strict=True) if s >= EDGE)
        rows.clear()
        ids.clear()

    for i, j, story, cast in near(profiles):
        rows.append(features(profiles[i], profiles[j], story, cast))
        ids.append(pair(profiles[i].id, profiles[j].id))
        if len(rows) >= AT_ONCE:
            flush()
    flush()
    return out


def chains(told: Sequence[Told], least: float = LEAST) -> Clustering:
    """Groups of mention ids that tell of one act."""
    profiles = [profile(t) for t in sorted(told, key=lambda t: t.id)]
    return cluster([p.id for p in profiles], scores(profiles), least, largest=LARGEST)
