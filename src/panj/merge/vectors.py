"""What a word is like, beyond its letters: a table of 128 numbers a word, so that "flee" stands near "escape".

lexicon/merge/vectors.npz, written by bench/learn_merge.py: each word put alone through MiniLM (Wang et al. 2020,
Apache-2.0), means taken out, the first 128 principal components, 8 bits each. Without it every word is like itself
alone.
"""

import io
from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np

from panj.lexicon import read_bytes
from panj.merge.words import weight

SIZE = 128
Numbers = Any  # np.ndarray of float32, SIZE long


@cache
def _table() -> tuple[dict[str, int], Any]:
    data = read_bytes("merge/vectors.npz")
    if not data:
        return {}, np.zeros((0, SIZE), np.int8)
    with np.load(io.BytesIO(data)) as held:
        return {w: n for n, w in enumerate(str(held["words"]).split())}, held["numbers"]


@cache
def _of(word: str) -> Numbers | None:
    index, numbers = _table()
    at = index.get(word)
    if at is None:
        return None
    v = numbers[at].astype(np.float32)
    return v / (np.linalg.norm(v) or 1.0)


def meaning(found: Iterable[str]) -> Numbers:
    """Unit vector of some words, each by its weight; zeros where none is known."""
    total = np.zeros(SIZE, np.float32)
    for word in sorted(found):
        v = _of(word)
        if v is not None:
            total += weight(word) * v
    size = float(np.linalg.norm(total))
    return total / size if size else total
