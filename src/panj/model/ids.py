"""Ids that survive a better machine: a report is its raw text, a claim is where its trigger stands in it."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date


def digest(*parts: object, size: int = 8) -> str:
    """Hex digest (2 × size characters, SHA-256 cut short) of the parts' JSON; parts cannot run into each other."""
    data = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8", "backslashreplace")
    return hashlib.sha256(data).hexdigest()[: 2 * size]


def report_id(outlets: Sequence[str], where: str | None, published: date | None, raw: str) -> str:
    """`r` + 16 hex. `where` is the url, or the doc_id where there is no url; `raw` is the uncleaned text."""
    return "r" + digest(list(outlets), where, published.isoformat() if published else None, raw)


def anchor_of(report: str, start: int, end: int, ordinal: int) -> str:
    """`REPORT:START-END:ORDINAL`: raw offsets of the trigger; ordinal tells apart two claims on one trigger."""
    return f"{report}:{start}-{end}:{ordinal}"


def claim_id(anchor: str) -> str:
    """`c` + 16 hex, a function of the anchor alone, so that a newer version keeps the id of an act it finds again."""
    return "c" + digest(anchor)
