"""What the passes over a report hand each other: attributions, and interval arithmetic on token indexes."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from panj.extract.chains_voice import Voice
from panj.language import Token

Interval = tuple[int, int]  # token indexes, end exclusive


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's words: `steps` from the one who says it to those who pass it on, and the tokens they cover.

    `structure`: clause, object, infinitive, preposition, small, according, noun, quote, citing.
    """

    steps: tuple[tuple[Voice, ...], ...]
    cue: Token | None
    content: tuple[Interval, ...]
    structure: str

    @property
    def size(self) -> int:
        return sum(b - a for a, b in self.content)

    def holds(self, i: int) -> bool:
        """Whether token `i` is among the words covered."""
        return any(a <= i < b for a, b in self.content)


def covered(found: Sequence[Attribution], marks: Iterable[int]) -> dict[int, list[int]]:
    """Token index → numbers of the attributions whose words hold it, for the tokens in `marks`."""
    at = sorted(set(marks))
    out: dict[int, list[int]] = {i: [] for i in at}
    for n, one in enumerate(found):
        for a, b in one.content:
            for i in at[bisect_left(at, a) : bisect_left(at, b)]:
                out[i].append(n)
    return out


def join(parts: list[Interval]) -> tuple[Interval, ...]:
    """Intervals in order, overlapping and touching ones as one, empty ones gone."""
    out: list[Interval] = []
    for a, b in sorted(p for p in parts if p[0] < p[1]):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return tuple(out)


def without(parts: list[Interval], holes: list[Interval]) -> list[Interval]:
    """`parts` less `holes`."""
    for x, y in holes:
        left: list[Interval] = []
        for a, b in parts:
            if y <= a or b <= x:
                left.append((a, b))
            else:
                left += [(a, x), (y, b)]
        parts = [p for p in left if p[0] < p[1]]
    return parts


def subtree(head: Token) -> Interval:
    """First to last token below `head`."""
    return head.left_edge.i, head.right_edge.i + 1
