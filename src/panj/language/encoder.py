"""A small transformer over a report: what each word means where it stands, for the judgements of `extract`.

Model: four layers of MiniLM (Wang et al. 2020; 384 numbers a word piece), tuned on the answer keys by
`python -m bench.learn_encoder` and kept as 8-bit integers in lexicon/encoder/. Each window is run by itself, so that
a report's numbers do not depend on what else is read. Without the file, `encode` answers None and rules stand alone.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import onnxruntime

from panj.language.wordpiece import START, STOP, Piece, pieces, vocabulary
from panj.lexicon import read_bytes
from panj.model import Span

SIZE, BEFORE, HEAD = 160, 48, 16  # pieces: a window's sentences, what is repeated before them, the title's beginning
LONG = 300  # pieces; a longer sentence is cut (the positions end at 512)
NEAR = 12  # pieces to either side that tell the clause


@dataclass(frozen=True, slots=True)
class Window:
    """Numbers of the pieces to encode; `low`–`high` are the report's pieces judged in it, `shift` added to their index
    gives their place in the window."""

    numbers: list[int]
    low: int
    high: int
    shift: int


def windows(found: list[Piece], sentences: Iterable[Span], title: str) -> list[Window]:
    """Consecutive sentences of a report in windows; each begins with the title and the words before."""
    starts = [p.start for p in found]
    cut = [(bisect_left(starts, a), bisect_left(starts, b)) for a, b in sentences]
    cut = [(a, b) for a, b in cut if b > a]
    known = vocabulary()
    head = [known[START], *(p.number for p in pieces(title)[:HEAD]), known[STOP]]
    out: list[Window] = []
    n = 0
    while n < len(cut):
        low, last = cut[n][0], n
        while last + 1 < len(cut) and cut[last + 1][1] - low <= SIZE:
            last += 1
        high, first = min(cut[last][1], low + LONG), max(0, low - BEFORE)
        out.append(Window([*head, *(p.number for p in found[first:high]), known[STOP]], low, high, len(head) - first))
        n = last + 1
    return out


@cache
def _session() -> Any:
    data = read_bytes("encoder/model.onnx")
    if not data:
        return None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # readers share the cores among themselves
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])


def run(numbers: list[int]) -> Any:
    """A row of 384 numbers for each of some pieces, taken as one window; None where no encoder is shipped."""
    session = _session()
    return None if session is None else session.run(None, {"numbers": np.array([numbers], dtype=np.int64)})[0][0]


class Encoding:
    """The states of one report's windows, each run when first asked for."""

    def __init__(self, text: str, title: str, sentences: Iterable[Span]) -> None:
        self._pieces = pieces(text)
        self._starts = [p.start for p in self._pieces]
        self.windows = windows(self._pieces, sentences, title)
        self._lows = [w.low for w in self.windows]
        self._states: dict[int, Any] = {}

    def where(self, span: Span) -> tuple[int, int, int] | None:
        """(window, first, last) of the pieces of some letters in the window's own counting; None where cut off."""
        first = max(0, bisect_right(self._starts, span[0]) - 1)
        while first < len(self._pieces) and self._pieces[first].end <= span[0]:
            first += 1
        last = bisect_left(self._starts, span[1]) - 1
        n = bisect_right(self._lows, first) - 1
        if n < 0 or last < first or first >= self.windows[n].high:
            return None
        one = self.windows[n]
        return n, first + one.shift, min(last, one.high - 1) + one.shift

    def states(self, window: int) -> Any:
        """One row of 384 numbers for each piece of a window."""
        if window not in self._states:
            self._states[window] = run(self.windows[window].numbers)
        return self._states[window]

    def mean(self, span: Span, most: int = 12) -> Any:
        """Mean state of the first `most` pieces of some letters, or None."""
        place = self.where(span)
        if place is None:
            return None
        n, first, last = place
        return self.states(n)[first : min(last, first + most - 1) + 1].mean(0)

    def around(self, span: Span) -> Any:
        """Mean state of some letters and the NEAR pieces to either side, or None."""
        place = self.where(span)
        if place is None:
            return None
        n, first, last = place
        return self.states(n)[max(0, first - NEAR) : last + NEAR + 1].mean(0)

    def whole(self, span: Span) -> Any:
        """State of the first piece of the window that holds some letters: what the window is about; or None."""
        place = self.where(span)
        return None if place is None else self.states(place[0])[0]


def encode(text: str, title: str, sentences: Iterable[Span]) -> Encoding | None:
    """The encoding of a report, nothing run yet; None where no encoder is shipped."""
    return Encoding(text, title, sentences) if _session() is not None else None
