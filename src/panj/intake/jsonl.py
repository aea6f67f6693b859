"""Records out of JSON: one object a line, one array, or one object, streamed; the limit holds for each record."""

import codecs
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from panj.intake.assemble import rejection, report_from_text
from panj.intake.dates import parse_date
from panj.intake.decode import Unreadable, decode
from panj.intake.streams import lines
from panj.model import Rejection, Report

Fault = tuple[str, str]  # reason, message
SPACE = re.compile(r"[\s,]*")
ONLY_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller says of every source; it fills what a record does not say itself."""

    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None

    @property
    def outlets(self) -> tuple[str, ...]:
        return (self.outlet,) if self.outlet else ()


def by_line(source: Iterable[bytes], limit: int) -> Iterator[tuple[str, Any | Fault]]:
    """(place, value or Fault) line by line; blank lines are passed over. Faults are tuples, values never are."""
    for number, line, ended in lines(source, limit):
        place = f"line {number}"
        if line is None:
            yield place, ("large", f"the record is larger than {limit:,} bytes; split it, or raise max_bytes")
            continue
        if not line.strip():
            continue
        try:
            text = decode(line.strip())
            value = json.loads(text)
        except Unreadable as cause:
            yield place, (cause.reason, cause.message)
        except RecursionError:
            yield place, ("json", "the JSON is nested too deep; give one flat object a line")
        except ValueError as cause:
            if ended:
                yield place, ("json", f"this line is not JSON ({cause}); mend or remove it")
            else:
                yield place, ("truncated", f"the last line is cut short ({cause}); fetch the file again")
        else:
            if isinstance(value, list):
                for i, item in enumerate(value, 1):
                    yield f"{place}, item {i}", item
            else:
                yield place, value


def by_value(source: Iterable[bytes], limit: int) -> Iterator[tuple[str, Any | Fault]]:
    """(place, value or Fault) of the items of one array, or of JSON values laid one behind the other."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    feed = iter(source)
    scan = json.JSONDecoder().raw_decode
    buffer, at, number, ended, array = "", 0, 0, False, False

    def more(least: int) -> None:
        nonlocal buffer, at, ended
        parts, size = [buffer[at:]], 0
        while size < least and not ended:
            piece = next(feed, b"")
            ended = not piece
            parts.append(decoder.decode(piece, final=ended))
            size += len(parts[-1])
        buffer, at = "".join(parts), 0

    more(1)
    buffer = buffer.lstrip("\ufeff \t\r\n")
    if buffer.startswith("["):
        array, at = True, 1
    while True:
        at = (SPACE if array else ONLY_SPACE).match(buffer, at).end()  # type: ignore[union-attr]
        if at >= len(buffer):
            if ended:
                if array:
                    yield f"item {number + 1}", ("truncated", "the array is not closed; fetch the file again")
                return
            more(1)
            continue
        if array and buffer[at] == "]":
            return
        place = f"item {number + 1}" if array or number else "the object"
        try:
            value, end = scan(buffer, at)
        except RecursionError:
            yield place, ("json", "the JSON is nested too deep; give a list of flat objects")
            return
        except ValueError as cause:
            if ended:
                short = "Unterminated" in str(cause) or getattr(cause, "pos", 0) >= len(buffer.rstrip()) - 1
                what = "is cut short" if short else "is not JSON"
                yield place, ("truncated" if short else "json", f"it {what} ({cause}); the rest is not read: mend it")
                return
            if len(buffer) - at > limit:
                yield place, ("large", f"the record is larger than {limit:,} bytes; what follows is not read: split it")
                return
            more(max(len(buffer) - at, 1 << 16))  # doubling, so that a long record is scanned a few times only
            continue
        number += 1
        yield place, ("large", f"the record is larger than {limit:,} bytes; split it") if end - at > limit else value
        at = end
        if at > 1 << 20:
            buffer, at = buffer[at:], 0


def _names(value: Any) -> tuple[str, ...] | None:
    """Outlets from a string or a list of strings; None when it is neither."""
    listed: Sequence[Any] = [value] if isinstance(value, str) else value if isinstance(value, list) else [None]
    if not all(isinstance(x, str) for x in listed):
        return None
    return tuple(dict.fromkeys(x.strip() for x in listed if x.strip()))


def report_of(record: Any, given: Given, path: str, place: str) -> Iterator[Report | Rejection]:
    """The report of one JSON record, then a Rejection for every field that could not be used.

    Fields: text (required), title, doc_id, outlet or outlets (string or list), published, url, canonical, wire, author
    (string or list); others are ignored.
    """
    if isinstance(record, tuple):
        yield rejection(record[0], record[1], path, place)
        return
    if not isinstance(record, dict):
        yield rejection("record", f"a record is an object with a text field, not {_kind(record)}", path, place)
        return
    doc_id = record.get("doc_id")
    doc_id = str(doc_id).strip() if isinstance(doc_id, (str, int)) and not isinstance(doc_id, bool) else None
    doc_id = doc_id or None
    text = record.get("text")
    if not isinstance(text, str):
        what = "it is missing" if "text" not in record else f"it is {_kind(text)}"
        message = f"`text` must be a string, and {what}; put the report's text there"
        yield rejection("text", message, path, place, doc_id)
        return
    faults: list[Rejection] = []

    def fault(reason: str, message: str) -> None:
        faults.append(rejection(reason, message + "; the report is read without it", path, place, doc_id))

    strings: dict[str, str | None] = {}
    for name, default in (("title", given.title), ("url", given.url)):
        value = record.get(name)
        if value is not None and not isinstance(value, str):
            fault(name, f"`{name}` must be a string, not {_kind(value)}")
            value = None
        strings[name] = value.strip() if value and value.strip() else default
    for name in ("canonical", "wire"):
        value = record.get(name)
        if value is not None and not isinstance(value, str):
            fault(name, f"`{name}` must be a string, not {_kind(value)}")
            value = None
        strings[name] = value.strip() or None if value else None
    authors = _names(record.get("author") or [])
    if authors is None:
        fault("author", "`author` must be a string or a list of strings")
    stated = record.get("outlets") or record.get("outlet")
    outlets = _names(stated) if stated else given.outlets
    if outlets is None:
        fault("outlet", "`outlet` must be a string or a list of strings")
        outlets = given.outlets
    published, day = given.published, record.get("published")
    if day is not None and day != "":
        published = parse_date(day) if isinstance(day, str) else None
        if published is None:
            fault("date", f"`published` {day!r:.60} is no date that can be read one way only; write it as 2021-07-05")
    yield report_from_text(
        text, title=strings["title"], outlets=outlets, published=published, url=strings["url"], doc_id=doc_id,
        path=path, place=place, author=", ".join(authors or ()) or None, canonical=strings["canonical"],
        wire=strings["wire"],
    )  # fmt: skip
    yield from faults


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
