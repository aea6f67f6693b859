"""Articles of one story: average linkage over the likeness of whole texts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from panj.merge.clusters import Clustering, Pair, cluster, pair
from panj.merge.words import Vector, bag, cosine, rarest, vector

LEAST = 0.15  # average cosine; set by hand on the board news_clusters (B³ over .94 from .12 to .18)
KEYS = 25  # two articles are compared when they share one of each other's weightiest words
CROWD = 400  # articles with one such word; more than these and the word says too little


def article(title: str, text: str) -> Vector:
    """An article's vector; the title counts twice."""
    return vector(bag([(title, 2), (text, 1)]))


def likeness(vectors: Mapping[str, Vector]) -> dict[Pair, float]:
    """Cosine of the pairs of articles that share a weighty word."""
    shared: dict[str, list[str]] = defaultdict(list)
    for key, v in sorted(vectors.items()):
        for word in rarest(v, KEYS):
            shared[word].append(key)
    near = {pair(a, b) for keys in shared.values() if len(keys) <= CROWD for a, b in combinations(keys, 2)}
    return {(a, b): s for a, b in sorted(near) if (s := cosine(vectors[a], vectors[b])) > 0}


def stories(articles: Mapping[str, Sequence[str]], least: float = LEAST) -> Clustering:
    """Groups of article ids from id → (title, text)."""
    vectors = {key: article(title, text) for key, (title, text) in articles.items()}
    return cluster(vectors.keys(), likeness(vectors), least)
