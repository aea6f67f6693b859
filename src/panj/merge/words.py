"""Words of a text and how much each tells: their weight comes from one shipped table, never from the batch.

So the likeness of two texts is a function of these two alone, and merging in parts gives what merging at once gives.
The table: in how many of 36,530 news items a word stands (bench/learn_merge.py writes it from the portal's items and
Wikinews, 2019–2024).
"""

import gzip
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from panj.lexicon import read_bytes, word_class

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d,.]*\d|\d")
Vector = dict[str, float]


def words(text: str) -> list[str]:
    """Words and numbers of a text in lower case, in order, those that tell nothing left out."""
    empty = word_class("merge/words.tsv", "empty")
    found = (w.lower().replace("’", "'").removesuffix("'s") for w in WORD.findall(text))
    return [w for w in found if len(w) > 1 and w not in empty]


@cache
def _table() -> tuple[int, dict[str, int]]:
    """(items counted, items by word); (0, {}) where the table is absent: then every word weighs the same."""
    data = read_bytes("merge/frequencies.tsv.gz")
    if not data:
        return 0, {}
    first, *lines = gzip.decompress(data).decode("utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return int(first.split("\t")[1]), {word: int(n) for word, n in rows}


@cache
def weight(word: str) -> float:
    """Inverse document frequency, smoothed: 1 for a word in every item, 11.5 for one in none."""
    items, found = _table()
    return 1.0 + math.log((1 + items) / (1 + found.get(word, 0)))


def vector(counts: Mapping[str, float]) -> Vector:
    """Unit vector of a bag of words: (1 + ln count) · weight."""
    raw = {w: (1.0 + math.log(n)) * weight(w) for w, n in sorted(counts.items()) if n > 0}
    size = math.sqrt(sum(x * x for x in raw.values()))
    return {w: x / size for w, x in raw.items()} if size else {}


def bag(parts: Iterable[tuple[str, int]]) -> Counter[str]:
    """Words of (text, times) counted together: a title may count twice."""
    out: Counter[str] = Counter()
    for text, times in parts:
        for word in words(text):
            out[word] += times
    return out


def cosine(a: Vector, b: Vector) -> float:
    """Likeness of two unit vectors, 0–1."""
    if len(a) > len(b):
        a, b = b, a
    return sum(x * b[w] for w, x in sorted(a.items()) if w in b)


def rarest(v: Vector, most: int) -> list[str]:
    """The words that weigh most in a vector, ties by the word."""
    return sorted(v, key=lambda w: (-v[w], w))[:most]
