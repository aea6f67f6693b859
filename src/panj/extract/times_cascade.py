"""A cascade of finite-state stages: items (words, then times) are joined to larger items, pattern by pattern."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from panj.extract.times_sense import Sense
from panj.extract.times_tokens import Word, times_lexicon

# Classes of finished times, beside the lexicon's classes of words.
TIMES = {"DATE": "A", "CLOCK": "B", "DUR": "C", "SET": "D", "REF": "E"}


@dataclass(frozen=True, slots=True)
class Item:
    """Words first to last (inclusive); `core`: without the preposition; `parts`: the two ends of a range."""

    code: str
    first: int
    last: int
    sense: Sense | None = None
    core: tuple[int, int] = (-1, -1)
    parts: tuple[tuple[int, int, Sense], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a pattern over items; what a builder gets."""

    match: "re.Match[str]"
    items: Sequence[Item]
    words: Sequence[Word]
    dated: frozenset[int]
    named: frozenset[int]

    def has(self, name: str) -> bool:
        return bool(self.match.groupdict().get(name))

    def words_at(self, name: str) -> list[Word]:
        """Words under a group, empty when it took no part."""
        if not self.has(name):
            return []
        start, end = self.match.span(name)
        return list(self.words[self.items[start].first : self.items[end - 1].last + 1])

    def value(self, name: str) -> str:
        got = self.words_at(name)
        return got[0].value if got else ""

    def number(self, name: str) -> int | None:
        value = self.value(name)
        return int(value) if value else None

    def sense(self, name: str) -> Sense | None:
        return self.items[self.match.start(name)].sense if self.has(name) else None

    def item(self, name: str) -> Item:
        return self.items[self.match.start(name)]

    def kind(self, offset: int) -> str:
        """Class of the word `offset` after the match's last (1, 2 …) or before its first (-1, -2 …); "" outside."""
        i = self.match.end() - 1 + offset if offset > 0 else self.match.start() + offset
        if not 0 <= i < len(self.items):
            return ""
        return self.words[self.items[i].first].kind

    @property
    def first(self) -> Word:
        return self.words[self.items[self.match.start()].first]

    @property
    def last(self) -> Word:
        return self.words[self.items[self.match.end() - 1].last]


Build = Callable[[Found], Sense | None]


@dataclass(frozen=True, slots=True)
class Pattern:
    """`code`: class of the item made, a key of TIMES. `core`: group that is the time itself, "" for all of it."""

    regex: "re.Pattern[str]"
    build: Build
    code: str
    core: str


class Grammar:
    """Patterns written with {class} for a word class, [MACRO] filled in from `macros`, and DATE, DUR … for times."""

    def __init__(self, macros: dict[str, str]) -> None:
        self.codes = times_lexicon().codes
        self.macros = macros

    def compile(self, source: str) -> "re.Pattern[str]":
        for _ in range(4):
            source = re.sub(r"\[(\w+)\]", lambda m: f"(?:{self.macros[m.group(1)]})", source)
        source = re.sub(r"\{([a-z_]+)\}", lambda m: self.codes[m.group(1)], source)
        source = re.sub(r"\b(DATE|CLOCK|DUR|SET|REF)\b", lambda m: TIMES[m.group(1)], source)
        return re.compile(source, re.X)

    def rule(self, source: str, build: Build, code: str = "DATE", core: str = "") -> Pattern:
        return Pattern(self.compile(source), build, code, core)


def reduce(
    items: list[Item], patterns: Sequence[Pattern], context: tuple[Sequence[Word], frozenset[int], frozenset[int]]
) -> list[Item]:
    """One stage: leftmost, then longest, then first-listed matches are joined; a builder that says None refuses."""
    line = "".join(i.code for i in items)
    found: list[tuple[int, int, int, Pattern, re.Match[str]]] = []
    for rank, pattern in enumerate(patterns):
        for m in pattern.regex.finditer(line):
            if m.end() > m.start():
                found.append((m.start(), -m.end(), rank, pattern, m))
    found.sort(key=lambda x: x[:3])
    out: list[Item] = []
    at = 0
    for start, end, _, pattern, m in found:
        if start < at:
            continue
        sense = pattern.build(Found(m, items, *context))
        if sense is None:
            continue
        out.extend(items[at:start])
        at = -end
        first, last = items[start], items[at - 1]
        if pattern.core:
            core = items[m.start(pattern.core)]
            span = core.core if core.sense else (core.first, items[m.end(pattern.core) - 1].last)
        else:
            span = (first.core[0] if first.sense else first.first, last.core[1] if last.sense else last.last)
        parts = tuple(p for i in items[start:at] for p in i.parts)
        if sense.form == "range" and not parts:
            parts = tuple((*i.core, i.sense) for i in items[start:at] if i.sense is not None)
        out.append(Item(TIMES[pattern.code], first.first, last.last, sense, span, parts))
    out.extend(items[at:])
    return out
