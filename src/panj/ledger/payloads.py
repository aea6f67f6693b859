"""What an entry holds, as JSON text, and back."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from panj.ledger.chain import canonical, sha
from panj.model import Reading, Rejection, Report, Struck
from panj.model.forms import plain, report_from

Parts = dict[str, str]
BLANK = "\n"  # stands for a letter that is not kept: no quote runs across it
LONE = re.compile("[\ud800-\udfff]")


def restored(text: str, struck: Iterable[Struck]) -> str:
    """The raw text: each struck stretch put back at its offset in the clean one."""
    out: list[str] = []
    done = 0
    for piece in struck:
        out += (text[done : piece.at], piece.text)
        done = piece.at
    return "".join(out) + text[done:]


def body_of(value: Any) -> str:
    """JSON a database can hold: a lone surrogate becomes U+FFFD, one letter for one, so that spans still hold."""
    return LONE.sub("\ufffd", canonical(value))


def reading_parts(reading: Reading, kept: str = "full") -> Parts:
    """What `kept` (full, quote or none; see panj.ledger.policy) allows to be stored, and no letter more.

    The raw text is left out where the clean text and what was struck give it back, which halves a ledger.
    """
    report = plain(reading.report)
    claims = plain(reading.claims)
    if kept == "full":
        if restored(reading.report.text, reading.report.struck) == reading.report.raw:
            del report["raw"]
    else:
        for field in ("raw", "text", "struck"):
            del report[field]
        report.update(kept=kept, length=len(reading.report.text))
    if kept == "none":
        report["title"] = ""
        for claim in claims:
            claim["evidence"]["text"] = ""
    return {"report": body_of(report), "claims": body_of({"claims": claims, "rejections": plain(reading.rejections)})}


def rejection_parts(rejection: Rejection) -> Parts:
    return {"rejection": body_of(plain(rejection))}


def rejection_key(rejection: Rejection) -> str:
    """`x` + 16 hex over all of its fields: the same rejection again is no news."""
    return "x" + sha(canonical(plain(rejection)))[:16]


def _mentions(value: Any) -> Iterator[tuple[int, str]]:
    """(start, text) of everything in a claim's JSON that has a span and letters as long as it."""
    if isinstance(value, list):
        for x in value:
            yield from _mentions(x)
    elif isinstance(value, dict):
        span, text = value.get("span"), value.get("text")
        if isinstance(span, list) and isinstance(text, str) and len(text) == span[1] - span[0]:
            yield span[0], text
        for x in value.values():
            yield from _mentions(x)


def _quoted(length: int, claims: str) -> str:
    """A text of line breaks with the mentions of its claims where they stood, so that every span still holds."""
    sheet = [BLANK] * length
    for start, text in _mentions(json.loads(claims)["claims"]):
        sheet[start : start + len(text)] = text
    return "".join(sheet)


def report_of(body: str, claims: str) -> Report:
    """The Report of a reading's two parts, raw text put back; one whose text is not kept has blanks for it."""
    row: dict[str, Any] = json.loads(body)
    if row.pop("kept", "full") != "full":
        row["text"] = row["raw"] = _quoted(row.pop("length"), claims)
        row["struck"] = []
    if "raw" not in row:
        row["raw"] = restored(row["text"], (Struck(**s) for s in row["struck"]))
    return report_from(row)
