"""Letters to the word pieces that the encoder knows, each with its place in the text.

The scheme is BERT's, uncased: words split at white space and around punctuation, lower case, accents off, then the
longest known piece first (Devlin et al. 2019; Wu et al. 2016). test_wordpiece.py holds it to the pieces of the
reference implementation.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from panj.lexicon import read_text

LONGEST = 100  # characters; a longer word is unknown, as in the reference implementation
RUN = re.compile(r"[^ \t\n\r]+")
UNKNOWN, START, STOP = "[UNK]", "[CLS]", "[SEP]"


@cache
def vocabulary() -> dict[str, int]:
    """Piece → number: the line it stands in; {} where no encoder is shipped."""
    return {piece: n for n, piece in enumerate(read_text("encoder/vocab.txt").splitlines())}


@dataclass(frozen=True, slots=True)
class Piece:
    """A word piece: its number and its first and last (exclusive) character in the text."""

    number: int
    start: int
    end: int


@cache
def _kind(char: str) -> str:
    """space, own (a word by itself: punctuation, Chinese characters), drop (control characters) or word."""
    if char in " \t\n\r" or unicodedata.category(char) == "Zs":
        return "space"
    category = unicodedata.category(char)
    if category[0] == "C" or char == "\ufffd":
        return "drop"
    ascii_mark = char.isascii() and not char.isalnum()
    return "own" if ascii_mark or category[0] == "P" or 0x4E00 <= ord(char) <= 0x9FFF else "word"


@cache
def _folded(char: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", char.lower()) if unicodedata.category(c) != "Mn")


def _numbers(word: str) -> tuple[tuple[int, int, int], ...]:
    """(number, first, last) of the pieces of a folded word, offsets in its own letters."""
    known = vocabulary()
    out: list[tuple[int, int, int]] = []
    at = 0
    while at < len(word):
        for end in range(len(word), at, -1):
            number = known.get(("##" if at else "") + word[at:end])
            if number is not None:
                out.append((number, at, end))
                at = end
                break
        else:
            return ((known[UNKNOWN], 0, len(word)),)
    return tuple(out) if len(word) <= LONGEST else ((known[UNKNOWN], 0, len(word)),)


@lru_cache(maxsize=65536)
def _of_run(run: str) -> tuple[tuple[int, int, int], ...]:
    """(number, first, last) of the pieces of a run without white space; kept, since news repeats its words."""
    out: list[tuple[int, int, int]] = []
    word = ""
    places: list[int] = []

    def flush() -> None:
        nonlocal word, places
        if word:
            out.extend((n, places[a], places[b - 1] + 1) for n, a, b in _numbers(word))
        word, places = "", []

    for i, char in enumerate(run):
        kind = _kind(char)
        if kind == "drop":
            continue
        if kind != "word":
            flush()
        if kind != "space":
            folded = _folded(char)
            word += folded
            places += [i] * len(folded)
        if kind == "own":
            flush()
    flush()
    return tuple(out)


def pieces(text: str) -> list[Piece]:
    """The word pieces of a text in order."""
    runs = ((run.start(), run[0]) for run in RUN.finditer(text))
    return [Piece(number, at + a, at + b) for at, run in runs for number, a, b in _of_run(run)]
