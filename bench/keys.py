"""The answer keys laid over parsed reports, so that one stage can be measured on the keys' own triggers."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.annotations import HERE, text_of
from bench.annotations import records as annotated
from panj.language import Doc, Parser, Token

SHARED = Path(os.environ.get("PANJ_SHARED", Path(__file__).resolve().parents[2] / "shared"))


@dataclass(frozen=True)
class Key:
    """One report's key: record, text (title above the body), doc, and its claims with the trigger's head token."""

    record: dict[str, Any]
    text: str
    doc: Doc
    published: date
    claims: list[tuple[dict[str, Any], Token]]


def head_of(doc: Doc, start: int, end: int) -> Token:
    """The highest token of the letters start to end."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.root


def _records(name: str) -> list[dict[str, Any]]:
    if name.startswith("written"):
        # their keys leave headlines aside, gold's do not: a headline unmarked there must not teach that it is none
        lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        return [{**json.loads(x), "title": ""} for x in lines]
    if name.startswith("own"):
        return list(annotated(name, SHARED))
    lines = (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(x) for x in lines if x.strip()]


def keys(name: str, parser: Parser, limit: int | None = None) -> Iterator[Key]:
    """Keys of gold/NAME.jsonl, or of bench/annotations/NAME.jsonl for `own…`, in order.

    Claims whose trigger cannot be found in the text are left out.
    """
    records = _records(name)[:limit]
    for record, doc in zip(records, parser.parse(text_of(r) for r in records), strict=True):
        found = []
        for claim in record["claims"]:
            at = doc.text.find(claim["evidence"])
            if at < 0:
                continue
            start = at + claim["evidence"].find(claim["trigger"])
            found.append((claim, head_of(doc, start, start + len(claim["trigger"]))))
        yield Key(record, doc.text, doc, date.fromisoformat(record["published"]), found)
