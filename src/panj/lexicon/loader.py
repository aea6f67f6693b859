"""The one loader of lexicon files: tab-separated lines, `#` comments, blank lines free. Bad lines name their place."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

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
    """One way to name an act: `form` in lemmas, `pos` v / n / a / p, roles other than the default, sense conditions."""

    form: tuple[str, ...]
    pos: str
    type: str
    mode: str | None
    roles: str
    conditions: tuple[Condition, ...]
    place: str


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


def read_text(name: str) -> str:
    """A file's text, or "" where it is absent (learned tables may be)."""
    node = _file(name)
    return node.read_text(encoding="utf-8") if node.is_file() else ""


@cache
def words(name: str) -> frozenset[str]:
    """First cells of a file as a set."""
    return frozenset(cells[0] for _, cells in rows(name))


def _condition(text: str, place: str) -> Condition:
    negated = text.startswith("!")
    slot, colon, listed = text.lstrip("!").partition(":")
    if not colon or not listed:
        raise LexiconError(f"{place}: a condition reads slot:word|word, not {text!r}")
    words = frozenset(listed.replace("_", " ").split("|"))
    classes = frozenset(w for w in words if w.isupper() and len(w) > 2)
    return Condition(slot, words - classes, tuple(sorted(classes)), negated)


@cache
def acts() -> tuple[ActEntry, ...]:
    """Every entry of lexicon/acts/TYPE.tsv, files in alphabetical order, lines in theirs."""
    out: list[ActEntry] = []
    for kind in sorted(MODES):
        name = f"acts/{kind}.tsv"
        if not _file(name).is_file():
            continue
        for place, cells in rows(name, 2):
            form, pos, mode, roles, conditions = (*cells, "", "", "", "")[:5]
            mode = "" if mode == "-" else mode
            if pos not in ("v", "n", "a", "p"):
                raise LexiconError(f"{place}: part of speech must be v, n, a or p, not {pos!r}")
            if mode and mode not in MODES[kind]:
                raise LexiconError(f"{place}: {kind} has no mode {mode!r}; it has {', '.join(MODES[kind])}")
            out.append(
                ActEntry(
                    tuple(form.split()), pos, kind, mode or None, "" if roles == "-" else roles,
                    tuple(_condition(c, place) for c in conditions.split() if c != "-"), place,
                )
            )  # fmt: skip
    return tuple(out)


def _walk(node: Traversable) -> Iterator[Traversable]:
    for child in sorted(node.iterdir(), key=lambda x: x.name):
        if child.is_dir():
            yield from _walk(child)
        elif child.name.endswith((".tsv", ".json", ".txt")):
            yield child


@cache
def identity() -> str:
    """Hash of every lexicon file, part of a reading's version."""
    h = hashlib.sha256()
    for node in _walk(ROOT):
        h.update(node.name.encode() + b"\0" + node.read_bytes() + b"\0")
    return h.hexdigest()[:16]
