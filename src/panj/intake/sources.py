"""Paths, folders and standard input into reports, in input order, one at a time; what cannot be read is a Rejection."""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import BinaryIO

from panj.intake.assemble import rejection, report_from_text
from panj.intake.decode import Unreadable, decode, wide
from panj.intake.jsonl import Given, by_line, by_value, report_of
from panj.intake.page import report_from_html
from panj.intake.streams import pieces, too_large, utf8, whole
from panj.model import Rejection, Report
from panj.settings import Settings

HTML = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]*>\s*){0,4}<(?:!doctype\s+html|html|head|body|article|div|p)\b", re.I | re.S
)
XML = re.compile(rb"\s*<(?:\?xml|rss|feed|rdf:RDF|sitemapindex|urlset)\b", re.I)
LINES = (".jsonl", ".ndjson", ".jl")
PAGES = (".html", ".htm", ".xhtml", ".shtml")
# Text files that hold no report; read as prose they would fill a ledger with nonsense.
NOT_REPORTS = (".csv", ".tsv", ".css", ".js", ".py", ".yaml", ".yml", ".toml", ".xml", ".rss", ".log", ".ini", ".sql")


def _kind(head: bytes, suffix: str) -> str:
    """lines, value, html or text, by content first where content tells, else by the name's ending."""
    codec = wide(head)
    probe = head if codec is None else head[: len(head) // 4 * 4].decode(codec, "replace").encode("utf-8", "replace")
    start = probe.removeprefix(b"\xef\xbb\xbf").lstrip()
    if suffix in LINES:
        return "value" if re.match(rb"\{\s*\r?\n", start) or re.match(rb"\[\s*\r?\n", start) else "lines"
    if suffix == ".json" or suffix == "":
        if re.match(rb"\[\s*[\[{\]]", start) or (suffix == ".json" and start[:1] != b"{"):
            return "value"
        if re.match(rb"\{\s*[\"}]", start):
            first = start.split(b"\n", 1)
            # one object a line: the first line closes its brace and another begins
            return "lines" if first[0].rstrip().endswith(b"}") or (len(first) == 1 and suffix == "") else "value"
        if suffix == ".json":
            return "value"
    if suffix in PAGES or HTML.match(start):
        return "html"
    if XML.match(start):
        raise Unreadable("format", "it is XML (a feed or a site map), which is not read; give the pages themselves")
    return "text"


def _stream(
    stream: BinaryIO, name: str, suffix: str, size: int | None, given: Given, limit: int
) -> Iterator[Report | Rejection]:
    try:
        head, source, packed = pieces(stream)
        if not head.strip(b"\xef\xbb\xbf \t\r\n"):
            for _ in source:
                break
            rest = next((p for p in source if p.strip()), b"")
            if not rest:
                yield rejection("empty", "it is empty; give a file with a report", name)
                return
            source = chain([rest], source)
            head = rest[:8192]
        kind = _kind(head, suffix)
        if kind in ("lines", "value"):
            split = by_line if kind == "lines" else by_value
            for place, record in split(utf8(head, source), limit):
                yield from report_of(record, given, name, place)
            return
        if size is not None and size > limit and not packed:
            raise too_large(limit)
        text = decode(whole(source, limit), html=kind == "html")
    except Unreadable as cause:
        yield rejection(cause.reason, cause.message, name)
        return
    except OSError as cause:
        yield rejection("unreadable", f"it cannot be read ({cause.strerror or cause}); check its rights", name)
        return
    if kind == "html":
        yield report_from_html(text, given, name)
    else:
        yield report_from_text(
            text, title=given.title, outlets=given.outlets, published=given.published, url=given.url, path=name
        )


def _file(path: str, given: Given, limit: int) -> Iterator[Report | Rejection]:
    name = path.lower().removesuffix(".gz")
    suffix = os.path.splitext(name)[1]
    if suffix in NOT_REPORTS:
        yield rejection("format", f"{suffix} files hold no reports; give text, HTML or JSON lines", path)
        return
    try:
        with open(path, "rb") as stream:
            yield from _stream(stream, path, suffix or ".txt", os.fstat(stream.fileno()).st_size, given, limit)
    except OSError as cause:
        yield rejection("unreadable", f"it cannot be opened ({cause.strerror or cause}); check its rights", path)


def _walk(folder: str, given: Given, limit: int) -> Iterator[Report | Rejection]:
    """Files below `folder`, names sorted, files before folders; hidden ones (a dot in front) are no sources."""
    faults: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(n for n in names if not n.startswith(".")):
            path = os.path.join(here, name)
            if os.path.isfile(path):
                yield from _file(path, given, limit)
            else:
                yield rejection("unreadable", "it is no regular file, or a link to nothing; give a file", path)
    for fault in faults:
        message = f"the folder cannot be listed ({fault.strerror}); check its rights"
        yield rejection("unreadable", message, str(fault.filename))


def read_sources(
    paths: Sequence[str],
    settings: Settings,
    *,
    stdin: BinaryIO | None = None,
    published: date | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
) -> Iterator[Report | Rejection]:
    """Reports and Rejections in input order, lazily. A path is a file, a folder (walked) or `-` (standard input).

    Text, HTML, JSON (array, object, one object a line), each also gzipped, told by content and ending. What is given
    fills what a JSON record does not state, and stands for what a page or a plain text would say. Never raises for
    content: missing, unreadable, empty, large (over settings.max_bytes, a record at a time in JSON), binary, encoding,
    truncated, damaged, json, text, record, format, html and language are reasons of Rejections; `date`, `outlet`,
    `title` and `url` name a field that could not be used of a report that was read.
    """
    given = Given(published, outlet, url, title)
    for path in paths:
        path = os.fspath(path)
        if path == "-":
            yield from _stream(stdin or sys.stdin.buffer, "-", "", None, given, settings.max_bytes)
        elif os.path.isdir(path):
            yield from _walk(path, given, settings.max_bytes)
        elif not os.path.exists(path):
            yield rejection("missing", "there is no such file or folder; check the path", path)
        else:
            yield from _file(path, given, settings.max_bytes)
