"""Near-copies of a text, by MinHash over its shingles (Broder 1997; library rensa, R-MinHash) and checked exactly.

Two outlets that print one wire story share most of its five-word shingles; two stories of one event by two hands
share hardly any.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from rensa import RMinHash

from panj.merge.words import WORD

SHINGLE = 5  # words
HASHES, BANDS = 64, 16  # four hashes a band: a pair alike to .5 shares one with probability .64, to .7 with .988
ALIKE = 0.5  # Jaccard of the shingles, or the share of the shorter text that the longer one holds
HELD = 0.7
CROWD = 200  # a band shared by more texts than this is boilerplate


def shingles(text: str) -> frozenset[str]:
    """Runs of five words, lower case; the whole text where it is shorter."""
    found = [w.lower() for w in WORD.findall(text)]
    return frozenset(" ".join(found[i : i + SHINGLE]) for i in range(max(1, len(found) - SHINGLE + 1))) - {""}


def alike(a: frozenset[str], b: frozenset[str]) -> float:
    """0–1: Jaccard of two shingle sets."""
    return len(a & b) / len(a | b) if a and b else 0.0


def is_copy(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two texts are one text, or one is most of the other cut short (a brief of 3 sentences is not)."""
    if not a or not b:
        return False
    shorter = min(len(a), len(b))
    return alike(a, b) >= ALIKE or (shorter >= 40 and len(a & b) / shorter >= HELD)


def copies(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of ids, sorted, whose texts are copies of each other. Texts of under 12 words are nobody's copy."""
    held = {key: shingles(text) for key, text in sorted(texts.items()) if len(WORD.findall(text)) >= 12}
    bands: dict[tuple[int, tuple[int, ...]], list[str]] = defaultdict(list)
    for key, found in held.items():
        for band, part in enumerate(_bands(found)):
            bands[band, part].append(key)
    near = {pair for keys in bands.values() if 1 < len(keys) <= CROWD for pair in combinations(keys, 2)}
    return sorted((a, b) for a, b in near if is_copy(held[a], held[b]))


def _bands(found: Iterable[str]) -> list[tuple[int, ...]]:
    sketch = RMinHash(num_perm=HASHES, seed=1)
    sketch.update(sorted(found))
    digest, size = sketch.digest(), HASHES // BANDS
    return [tuple(digest[i : i + size]) for i in range(0, HASHES, size)]
