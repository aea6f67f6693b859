"""Sentences with a marked source and target, and the root of the act between them: what `pairs` is learned from.

Forms: `<s>…</s>` and `<t>…</t>` in the text, as in PLV and in our own sentences (annotations/written_pairs.jsonl: root,
text); the PLOVER gold records of 2016 list their actors beside the text and have older names for some roots.
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.annotations import HERE
from bench.keys import SHARED
from panj.model import Span

MARK = re.compile(r"<(/?)([st])>")
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}


@dataclass(frozen=True)
class Marked:
    """A sentence without its marks, the letters of its sources and targets, and the root."""

    text: str
    sources: tuple[Span, ...]
    targets: tuple[Span, ...]
    root: str


def unmark(marked: str, root: str) -> Marked:
    """A sentence with `<s>` and `<t>` marks, which may be nested; spaces at a mark's edge are left out of its span."""
    text, begun = "", dict[str, int]()
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    at = 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        closing, kind = mark.groups()
        if not closing:
            begun[kind] = len(text)
        elif kind in begun:
            inner = text[begun[kind] :]
            start = begun.pop(kind) + len(inner) - len(inner.lstrip())
            if inner.strip():
                spans[kind].append((start, start + len(inner.strip())))
    return Marked(text + marked[at:], tuple(spans["s"]), tuple(spans["t"]), root)


def _actors(text: str, listed: object) -> list[Span]:
    """The letters of a gold record's actors, so far as the text has them word for word."""
    names = [str(x.get("actorText", "")) for x in listed if isinstance(x, dict)] if isinstance(listed, list) else []
    return [(text.find(n), text.find(n) + len(n)) for n in names if n and n in text]


def plover() -> Iterator[Marked]:
    """The PLOVER gold records (boards/acts/plover_gsr) whose source stands in the text; of several sources that name
    no target (a mutual act) the first is the source."""
    with gzip.open(SHARED / "boards/acts/plover_gsr.jsonl.gz", "rt", encoding="utf-8") as f:
        records = json.loads(json.loads(f.readline())["raw"])
    for record in records:
        text = str(record.get("text", ""))
        sources, targets = _actors(text, record.get("source")), _actors(text, record.get("target"))
        if not targets:
            sources, targets = sources[:1], sources[1:]
        if sources:
            yield Marked(text, tuple(sources), tuple(targets), RENAMED.get(record["event"], record["event"]))


def written(path: Path = HERE / "written_pairs.jsonl") -> Iterator[Marked]:
    """The sentences that we wrote ourselves."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield unmark(row["text"], row["root"])
