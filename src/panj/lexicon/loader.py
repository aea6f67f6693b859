"""The one loader of lexicon files: tab-separated lines, `#` comments, blank lines free. Bad lines name their place."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from panj.errors import LexiconError
from panj.model import MODES

ROOT = files("panj.lexicon")


@dataclass(frozen=True, slots=True)
class Condition:
    """`slot:word|word|CLASS`; with `!` before it the slot must not match. See lexicon/acts/README.md."""

    slot: str
    words: frozenset[str]
    classes: tuple[str, ...]
    negated: bool


@dataclass(frozen=True, slots=True)
class ActEntry:
    """One way to name an act: `form` in lemmas, `pos` v / n / a / p, roles other than the default, sense conditions.

    `weight`: how many conditions it has, and what the line adds to them. `place`: file and line. `firm`: where a
    condition fails the word is nothing, not even a loose act.
    """

    form: tuple[str, ...]
    pos: str
    type: str
    mode: str | None
    roles: str
    conditions: tuple[Condition, ...]
    weight: int
    place: str
    firm: bool = False

    @property
    def rank(self) -> tuple[int, int]:
        """Sorts the line that wins first: the longer form, then the greater weight."""
        return -len(self.form), -self.weight


def _file(name: str) -> Traversable:
    node: Traversable = ROOT
    for part in name.split("/"):
        node = node / part
    return node


def rows(name: str, least: int = 1) -> Iterator[tuple[str, list[str]]]:
    """(place, cells) of each line of `name`, a path under lexicon/. Cells are stripped; missing ones are absent."""
    text = _file(name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split("\t#")[0].rstrip()
        if not line or line.startswith("#"):
            continue
        cells = [c.strip() for c in line.split("\t")]
        place = f"lexicon/{name}:{number}"
        if len(cells) < least:
            raise LexiconError(f"{place}: {least} cells wanted, tab between them, got {len(cells)}: {line!r}")
        yield place, cells


@cache
def word_class(name: str, label: str) -> frozenset[str]:
    """The words of the line `label` of a file whose lines read label, tab, words with spaces between."""
    for _, cells in rows(name, 2):
        if cells[0] == label:
            return frozenset(cells[1].split())
    raise LexiconError(f"lexicon/{name}: no line {label!r}")


def read_text(name: str) -> str:
    """A file's text, or "" where it is absent (learned tables may be)."""
    node = _file(name)
    return node.read_text(encoding="utf-8") if node.is_file() else ""


@cache
def read_json(name: str) -> dict[str, Any]:
    """A learned table, or {} where it is absent; it is shared, so it is only read."""
    text = read_text(name)
    found: dict[str, Any] = json.loads(text) if text else {}
    return found


def read_bytes(name: str) -> bytes:
    """A file's bytes, or b"" where it is absent."""
    node = _file(name)
    return node.read_bytes() if node.is_file() else b""


@cache
def words(name: str) -> frozenset[str]:
    """First cells of a file as a set."""
    return frozenset(cells[0] for _, cells in rows(name))


@cache
def _lists() -> dict[str, frozenset[str]]:
    """Named word lists of acts/lists.tsv."""
    out: dict[str, frozenset[str]] = {}
    for place, (name, listed, *_) in rows("acts/lists.tsv", 2):
        if name in out:
            raise LexiconError(f"{place}: the list {name!r} stands twice")
        out[name] = frozenset(listed.split())
    return out


def _listed(text: str, place: str) -> Iterator[str]:
    for word in text.split("|"):
        if not word or "_" in word:
            raise LexiconError(f"{place}: conditions ask for single words, not {word!r} in {text!r}")
        if not word.startswith("@"):
            yield word
        elif word[1:] in _lists():
            yield from _lists()[word[1:]]
        else:
            raise LexiconError(f"{place}: acts/lists.tsv has no list {word[1:]!r}")


def _condition(text: str, place: str) -> Condition:
    slot, colon, listed = text.removeprefix("!").partition(":")
    if not colon or not slot:
        raise LexiconError(f"{place}: a condition reads slot:word|word, not {text!r}")
    words = frozenset(_listed(listed, place))
    classes = frozenset(w for w in words if w.isupper() and len(w) > 2)
    return Condition(slot, words - classes, tuple(sorted(classes)), text.startswith("!"))


def _conditions(cell: str, place: str) -> tuple[tuple[Condition, ...], int]:
    """The conditions of a cell, and their number with the weight `+N` or `-N` added to it."""
    asked = [x for x in cell.split() if x not in ("-", "firm")]
    weights = [x for x in asked if x[0] in "+-"]
    if any(not x[1:].isdecimal() for x in weights) or len(weights) > 1:
        raise LexiconError(f"{place}: a weight reads +1 or -1, once a line, not {' '.join(weights)!r}")
    found = tuple(_condition(x, place) for x in asked if x not in weights)
    return found, len(found) + sum(int(x) for x in weights)


def entry(kind: str, place: str, cells: list[str]) -> ActEntry:
    """One line of acts/KIND.tsv; `place` goes into the entry and into LexiconError where the line is wrong."""
    if len(cells) < 2:
        raise LexiconError(f"{place}: 2 cells wanted, tab between them, got {len(cells)}")
    form, pos, mode, roles, asked = ("" if c == "-" else c for c in (*cells, "", "", "")[:5])
    if pos not in ("v", "n", "a", "p"):
        raise LexiconError(f"{place}: part of speech must be v, n, a or p, not {pos!r}")
    if mode and mode not in MODES[kind]:
        raise LexiconError(f"{place}: {kind} has no mode {mode!r}; it has {', '.join(MODES[kind])}")
    conditions, weight = _conditions(asked, place)
    firm = "firm" in asked.split()
    return ActEntry(tuple(form.split()), pos, kind, mode or None, roles, conditions, weight, place, firm)


@cache
def acts() -> tuple[ActEntry, ...]:
    """Every entry of lexicon/acts/TYPE.tsv, files in alphabetical order, lines in theirs."""
    names = [(kind, f"acts/{kind}.tsv") for kind in sorted(MODES)]
    found = [(kind, name) for kind, name in names if _file(name).is_file()]
    return tuple(entry(kind, place, cells) for kind, name in found for place, cells in rows(name, 2))


def _walk(node: Traversable) -> Iterator[Traversable]:
    for child in sorted(node.iterdir(), key=lambda x: x.name):
        if child.is_dir():
            if child.name != "merge":  # merging comes after the reading, whose version it must not change
                yield from _walk(child)
        elif child.name.endswith((".tsv", ".gz", ".json", ".txt", ".onnx", ".npz")):
            yield child


@cache
def identity() -> str:
    """Hash of every lexicon file, part of a reading's version."""
    h = hashlib.sha256()
    for node in _walk(ROOT):
        h.update(node.name.encode() + b"\0" + node.read_bytes() + b"\0")
    return h.hexdigest()[:16]
