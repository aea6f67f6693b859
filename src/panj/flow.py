"""The whole way on one page: reports in, readings out; every stage before the ledger, none that knows of it."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from panj import __version__, lexicon
from panj.errors import PanjError
from panj.extract.claims import extract
from panj.extract.outline import outline
from panj.ground import ground, userdata
from panj.language import Doc, Parser, gate
from panj.model import Reading, Rejection, Report, digest
from panj.model.outline import Outline
from panj.settings import Settings

AHEAD = 64  # reports parsed together at most: bounds memory (about 2 MB of parse a report of 1,000 words)


class Reader:
    """Reads reports: gate, parse, extract, ground. One reader a process; the model loads at the first report."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.parser = Parser(self.settings.model, self.settings.batch)

    @cached_property
    def version(self) -> str:
        """`RELEASE+HASH`: hash of code, lexicon, user's tables and model; another hash may give other claims."""
        # a report that one interest turns away must be read again for another: it is of another version
        interest = (self.settings.interest,) if self.settings.interest else ()
        parts = _code(), lexicon.identity(), userdata.identity(), self.parser.identity, *interest
        return f"{__version__}+{digest(*parts, size=4)}"

    def read(self, items: Iterable[Report | Rejection]) -> Iterator[Reading | Rejection]:
        """A Reading for each Report, Rejections passed through, in order. Memory is bounded by AHEAD reports."""
        held: list[Report | Rejection] = []
        waiting = 0
        for item in items:
            held.append(item)
            waiting += len(item.text) if isinstance(item, Report) else 0
            if len(held) >= AHEAD or waiting > 400_000:
                yield from self._batch(held)
                held, waiting = [], 0
        yield from self._batch(held)

    def _batch(self, items: list[Report | Rejection]) -> Iterator[Reading | Rejection]:
        open_to = [isinstance(x, Report) and gate.passes(x.text, self.settings.interest) for x in items]
        docs = self.parser.parse(x.text for x, ok in zip(items, open_to, strict=True) if ok and isinstance(x, Report))
        for item, ok in zip(items, open_to, strict=True):
            if not isinstance(item, Report):
                yield item
            elif ok:
                yield self._one(item, next(docs))
            else:
                yield Reading(item, self.version, (), (self._turned_away(item),))

    def outlines(self, items: Iterable[Report | Rejection]) -> Iterator[Outline | Rejection]:
        """An Outline for each Report, whatever it is about, Rejections passed through, in order; one at a time."""
        for item in items:
            if isinstance(item, Report):
                (doc,) = self.parser.parse([item.text])
                yield outline(doc, item)
            else:
                yield item

    def _turned_away(self, report: Report) -> Rejection:
        interest, share = self.settings.interest, gate.relevance(report.text)
        why = f"nothing about people and power was expected in it ({share:.0%} likely); it was not parsed"
        if interest:
            why = f"it holds no word of the interest {interest!r}; it was not parsed"
        return Rejection("gate", "off-topic", why, report.path, None, report.doc_id)

    def _one(self, report: Report, doc: Doc) -> Reading:
        try:
            claims = ground(extract(doc, report), report, [(e.start_char, e.end_char, e.label_) for e in doc.ents])
        except PanjError:
            raise
        except Exception as e:  # one report that trips a rule must not cost the batch; it is accounted for
            why = Rejection(
                "extract",
                "fault",
                f"{type(e).__name__}: {e}; please report this text",
                report.path,
                None,
                report.doc_id,
            )
            return Reading(report, self.version, (), (why,))
        return Reading(report, self.version, tuple(replace(c, made_by=self.version) for c in claims))


READING = ("intake", "language", "extract", "ground", "model", "lexicon")  # rooms whose code can change a claim


def _code() -> str:
    """Hash of the Python files that can change a claim; how a ledger is kept or shown is none of the version."""
    h = hashlib.sha256()

    def walk(node: Traversable) -> None:
        for child in sorted(node.iterdir(), key=lambda x: x.name):
            if child.is_dir() and child.name != "__pycache__":
                walk(child)
            elif child.name.endswith(".py"):
                h.update(child.name.encode() + b"\0" + child.read_bytes())

    for room in READING:
        walk(files("panj") / room)
    return h.hexdigest()
