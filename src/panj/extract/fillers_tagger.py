"""How likely each word piece of a report begins, continues or is outside a filler of each role.

Two transformer layers over the states of Panj's own encoder (its four layers run in windows, these two over the whole
report at once, so that a weapon in the fifth paragraph knows of the murder in the first), with the shares of known
phrases added at their input. Learned on MUC-4 by `python -m bench.learn_fillers`; the numbers lie in
lexicon/fillers/layers.npz as 16-bit floats. Computed with numpy: 7 million multiplications a word piece.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from panj.extract.fillers_entities import Mention
from panj.extract.fillers_words import ROLES, Counts, seen
from panj.language.encoder import run
from panj.language.wordpiece import START, STOP, Piece, pieces, vocabulary
from panj.lexicon import read_bytes
from panj.model import Span

CORE, MARGIN = 192, 32  # pieces: a window's own, and those to either side that it only looks at
MOST = 1800  # pieces read at once by the upper layers; a longer report is read in parts
TAGS = (*ROLES, "described")  # described: people harmed who are not named
HEADS = 12
LAST, FIRST = re.compile(r"(?:^|\W+)(\w+)\W*$"), re.compile(r"(\w+)\W+")
LOOSE = frozenset("a an the of and or in on at to by with from for who which that was were".split())
LOOSE_FIRST = LOOSE - {"a", "an", "the"}
LOW, REACH = 0.05, 20  # a mention less likely than LOW is none; the most pieces of one


@dataclass(frozen=True, slots=True)
class Tags:
    """`shares`: pieces × TAGS × (outside, begins, continues); `has`: log-odds that the report has a filler, per tag
    and of any."""

    pieces: list[Piece]
    shares: Any
    has: Any


@cache
def layers() -> dict[str, Any]:
    """The shipped numbers by name, {} where absent."""
    data = read_bytes("fillers/layers.npz")
    if not data:
        return {}
    with np.load(io.BytesIO(data)) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}


def states(found: list[Piece]) -> Any:
    """A row of 384 numbers a piece from the encoder, in windows; None where no encoder is shipped."""
    numbers, known = [p.number for p in found], vocabulary()
    out = []
    for low in range(0, len(numbers), CORE):
        first, last = max(0, low - MARGIN), low + CORE + MARGIN
        made = run([known[START], *numbers[first:last], known[STOP]])
        if made is None:
            return None
        out.append(made[1:-1][low - first : low - first + CORE])
    return np.concatenate(out) if out else None


def phrases(text: str, found: list[Piece], table: Counts, own: dict[str, set[str]] | None = None) -> Any:
    """Pieces × roles: the highest share of a known phrase that covers the piece."""
    out = np.zeros((len(found), len(ROLES)), np.float32)
    starts = np.array([p.start for p in found])
    for s in seen(text, table, own):
        low, high = np.searchsorted(starts, [s.start, s.end])
        k = ROLES.index(s.role)
        out[low:high, k] = np.maximum(out[low:high, k], s.share)
    return out


def _dense(net: dict[str, Any], name: str, x: Any) -> Any:
    return x @ net[name + ".weight"].T + net[name + ".bias"]


def _norm(net: dict[str, Any], name: str, x: Any) -> Any:
    x = x - x.mean(-1, keepdims=True)
    return x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12) * net[name + ".weight"] + net[name + ".bias"]


def _softmax(x: Any) -> Any:
    made = np.exp(x - x.max(-1, keepdims=True))
    return made / made.sum(-1, keepdims=True)


def _gelu(x: Any) -> Any:
    """The usual tanh form; it stays within .001 of the exact one that the weights were learned with."""
    return 0.5 * x * (1.0 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x)))


def upper(net: dict[str, Any], x: Any) -> tuple[Any, Any]:
    """(shares, has) from the sum of states and phrases' numbers, all pieces seeing all."""
    size, wide = len(x), x.shape[1] // HEADS
    for n in range(sum(name.endswith("attention.self.query.bias") for name in net)):
        at = f"layers.{n}."
        q, k, v = (
            _dense(net, f"{at}attention.self.{part}", x).reshape(size, HEADS, wide).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        looked = _softmax(q @ k.transpose(0, 2, 1) / np.float32(wide**0.5)) @ v
        mixed = _dense(net, at + "attention.output.dense", looked.transpose(1, 0, 2).reshape(size, -1))
        x = _norm(net, at + "attention.output.LayerNorm", mixed + x)
        inner = _dense(net, at + "output.dense", _gelu(_dense(net, at + "intermediate.dense", x)))
        x = _norm(net, at + "output.LayerNorm", inner + x)
    return _softmax(_dense(net, "tag", x).reshape(size, len(TAGS), 3)), _dense(net, "has", x.mean(0))


def tag(text: str, table: Counts) -> Tags | None:
    """The tagger's word on every piece of a text; None where encoder or layers are not shipped, or nothing is said."""
    net, found = layers(), pieces(text)
    made = states(found) if net and found else None
    if made is None:
        return None
    x = made + _dense(net, "lex", phrases(text, found, table))
    parts = [upper(net, x[low : low + MOST]) for low in range(0, len(x), MOST)]
    return Tags(found, np.concatenate([s for s, _ in parts]), np.max([h for _, h in parts], axis=0))


def _edges(text: str, start: int, end: int) -> Span:
    """Letters without the punctuation and small words around them; quotation marks and brackets of theirs stay."""
    while (end_word := LAST.search(text, start, end)) and end_word[1].lower() in LOOSE:
        end = end_word.start()
    while (first := FIRST.match(text, start, end)) and first[1].lower() in LOOSE_FIRST:
        start = first.end()
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in '")'):
        end -= 1
    while start < end and not (text[start].isalnum() or text[start] in '"('):
        start += 1
    return start, end


def _joined(stretches: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """Stretches that follow each other without a gap as one: "several" and "unidentified men"."""
    out: list[tuple[int, int, float]] = []
    for i, j, share in stretches:
        if out and out[-1][1] + 1 == i:
            first, _, before = out.pop()
            i, share = first, max(before, share)
        out.append((i, j, share))
    return out


def mentions(text: str, tags: Tags) -> Iterator[Mention]:
    """The likeliest stretches of pieces for each tag, none overlapping another of its tag, whole words only."""
    found, size = tags.pieces, len(tags.pieces)

    def opens(i: int) -> bool:
        a, b = found[i - 1].end if i else 0, found[i].start
        return i == 0 or a < b or not (text[b].isalnum() and text[a - 1].isalnum())

    for k, role in enumerate(TAGS):
        begins, inside = tags.shares[:, k, 1], 1.0 - tags.shares[:, k, 0]
        # The tags of one mention stand or fall together: .3 that "three" begins one and .3 that "men" goes on make .3
        # for both, not .09. So each share is taken given that the piece before it is inside.
        goes_on = np.append(np.minimum(1.0, tags.shares[1:, k, 2] / np.maximum(inside[:-1], 1e-6)), 0.0)
        stretches = []
        for i in (int(i) for i in np.flatnonzero(begins >= LOW) if opens(int(i))):
            share, best = float(begins[i]), (0.0, i)
            for j in range(i, min(size, i + REACH)):
                if j + 1 == size or opens(j + 1):
                    best = max(best, (share * (1.0 - float(goes_on[j])), j))
                share *= float(goes_on[j])
                if share < LOW / 3:
                    break
            if best[0] > LOW / 2:
                stretches.append((best[0], i, best[1]))
        kept: list[tuple[int, int, float]] = []
        for share, i, j in sorted(stretches, reverse=True):
            if all(j < a or i > b for a, b, _ in kept):
                kept.append((i, j, share))
        for i, j, share in _joined(sorted(kept)):
            start, end = _edges(text, found[i].start, found[j].end)
            if start < end:
                yield Mention(role, start, end, share)
