"""How likely two mentions tell of one act, by their words: a small forest learned from ECB+ (bench/learn_merge.py)."""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from panj.lexicon import read_text
from panj.merge.telling import Profile
from panj.merge.words import Vector, cosine

FEATURES = (
    "same word", "like word", "like trigger", "shared beginning", "word's weight", "story", "cast", "evidence",
    "around", "names", "figures shared", "figures apart", "who", "whom", "parts", "where", "when",
    "same report", "distance", "other's word", "who unknown", "whom unknown", "where unknown", "when unknown",
)  # fmt: skip


def _beginning(a: str, b: str) -> float:
    """Share of the longer stem that both begin with."""
    n = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        n += 1
    return n / max(len(a), len(b), 1)


def _some(a: Vector, b: Vector) -> float:
    return cosine(a, b) if a and b else 0.0


def features(a: Profile, b: Profile, story: float, cast: float) -> list[float]:
    """The numbers of FEATURES; the same for (b, a). `story`, `cast`: likeness of the two whole
    texts, and of their names."""
    figures = a.figures | b.figures
    shared = len(a.figures & b.figures)
    return [
        float(a.stem == b.stem),
        float(a.head @ b.head),
        float(a.trigger @ b.trigger),
        _beginning(a.stem, b.stem),
        min(a.weight, b.weight),
        story,
        cast,
        _some(a.evidence, b.evidence),
        float(a.around @ b.around),
        _some(a.names, b.names),
        float(shared),
        float(len(figures) - shared if a.figures and b.figures else 0),
        float(a.who @ b.who),
        float(a.whom @ b.whom),
        _some(a.parts, b.parts),
        _some(a.where, b.where),
        _some(a.when, b.when),
        float(a.report == b.report),
        float(min(abs(a.order - b.order), 5)) if a.report == b.report else 6.0,
        (a.stem in b.stems) + float(b.stem in a.stems),
        float(not a.who.any() or not b.who.any()),
        float(not a.whom.any() or not b.whom.any()),
        float(not a.where or not b.where),
        float(not a.when or not b.when),
    ]


@cache
def _forest() -> list[tuple[Any, ...]] | None:
    """(feature, threshold, left, right, value) of each tree; None where the file is absent."""
    text = read_text("merge/wording.json")
    if not text:
        return None
    names = ("feature", "threshold", "left", "right", "value")
    return [tuple(np.array(tree[k]) for k in names) for tree in json.loads(text)["trees"]]


@cache
def _base() -> float:
    return float(json.loads(read_text("merge/wording.json"))["base"])


def probabilities(rows: Sequence[Sequence[float]]) -> list[float]:
    """0–1 for each row of features. Without the learned forest: the same word in like stories and sentences."""
    if not rows:
        return []
    x = np.asarray(rows, dtype=np.float64)
    forest = _forest()
    if forest is None:
        plain = x[:, 0] * 2.0 + x[:, 1] + 4.0 * x[:, 5] + 2.0 * x[:, 7] + x[:, 8] - 4.0
        return [float(p) for p in 1 / (1 + np.exp(-plain))]
    total = np.full(len(x), _base())
    every = np.arange(len(x))
    for feature, threshold, left, right, value in forest:
        at = np.zeros(len(x), dtype=np.int64)
        while True:
            inner = left[at] >= 0
            if not inner.any():
                break
            goes = x[every, np.where(inner, feature[at], 0)] <= threshold[at]
            at = np.where(inner, np.where(goes, left[at], right[at]), at)
        total += value[at]
    return [float(p) for p in 1 / (1 + np.exp(-total))]
