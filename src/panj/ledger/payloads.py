"""What an entry holds, as JSON text, and back."""

import json
import re
from collections.abc import Iterable
from typing import Any

from panj.ledger.chain import canonical, sha
from panj.model import Reading, Rejection, Report, Struck
from panj.model.forms import plain, report_from

Parts = dict[str, str]
LONE = re.compile("[\ud800-\udfff]")


def restored(text: str, struck: Iterable[Struck]) -> str:
    """The raw text: each struck stretch put back at its offset in the clean one."""
    out: list[str] = []
    done = 0
    for piece in struck:
        out += (text[done : piece.at], piece.text)
        done = piece.at
    return "".join(out) + text[done:]


def _body(value: Any) -> str:
    """JSON a database can hold: a lone surrogate becomes U+FFFD, one letter for one, so that spans still hold."""
    return LONE.sub("\ufffd", canonical(value))


def reading_parts(reading: Reading) -> Parts:
    """The raw text is left out where the clean text and what was struck give it back, which halves a ledger."""
    report = plain(reading.report)
    if restored(reading.report.text, reading.report.struck) == reading.report.raw:
        del report["raw"]
    found = {"claims": plain(reading.claims), "rejections": plain(reading.rejections)}
    return {"report": _body(report), "claims": _body(found)}


def rejection_parts(rejection: Rejection) -> Parts:
    return {"rejection": _body(plain(rejection))}


def rejection_key(rejection: Rejection) -> str:
    """`x` + 16 hex over all of its fields: the same rejection again is no news."""
    return "x" + sha(canonical(plain(rejection)))[:16]


def report_of(body: str) -> Report:
    """The Report of a payload's report part, raw text put back."""
    row: dict[str, Any] = json.loads(body)
    if "raw" not in row:
        row["raw"] = restored(row["text"], (Struck(**s) for s in row["struck"]))
    return report_from(row)
