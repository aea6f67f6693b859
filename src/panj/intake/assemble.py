"""One report out of its parts, or the reason why it is none."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from panj.intake.bylines import credits_in
from panj.intake.decode import Unreadable, check_text, newlines
from panj.intake.furniture import Span, clean, stated_date
from panj.intake.tongue import language_of
from panj.intake.wires import wire_of_host
from panj.model import Rejection, Report, report_id

# A first line of a plain text is its headline when it is short, alone in its paragraph and no sentence with a stop.
HEADLINE = re.compile(r"\s*(\S[^\n]{5,198}\S)[ \t\u00a0]*\n[ \t\u00a0]*\n")
NOT_HEADLINE = (".", ":", ";", ",", "…")
ABBREVIATED = ("U.S.", "U.N.", "U.K.", "Jr.", "a.m.", "p.m.")


def rejection(
    reason: str, message: str, path: str | None = None, place: str | None = None, doc_id: str | None = None
) -> Rejection:
    """A Rejection of this stage whose message names file and place before the cause and the mend."""
    where = f"{path} ({place})" if path and place else path or place
    return Rejection("intake", reason, f"{where}: {message}" if where else message, path, place, doc_id)


def headline(text: str) -> str:
    """The first line where it looks like a headline, else the empty string."""
    found = HEADLINE.match(text)
    line = found[1].strip() if found else ""
    if not found or (line.endswith(NOT_HEADLINE) and not line.endswith(ABBREVIATED)):
        return ""
    return line if len(line.split()) > 1 else ""


def _shown(title: str, body: str) -> str:
    """The headline to show: as given, less an outlet's name that was struck from its end; else the text's own."""
    if not title:
        return headline(body)
    first = body.split("\n", 1)[0].strip()
    return first if first and title.startswith(first) else " ".join(title.split())


def report_from_text(
    text: str,
    *,
    title: str | None = None,
    outlets: Sequence[str] = (),
    published: date | None = None,
    url: str | None = None,
    doc_id: str | None = None,
    path: str | None = None,
    place: str | None = None,
    date_basis: str | None = None,
    author: str | None = None,
    canonical: str | None = None,
    wire: str | None = None,
    marked: Sequence[Span] = (),
    allow_any_language: bool = False,
) -> Report | Rejection:
    """A Report whose `raw` is title and body (newlines as LF), `text` the raw without page furniture.

    With no `title`, a first line that looks like a headline is one; with no `published`, a date line in the text
    (struck as furniture) gives the day, `date_basis` says which: given, date line or none, or what the caller names.
    Where no `author` or `wire` is given, a struck byline, a dateline, a credit at the end or the host of `canonical`
    tells. `marked`: spans of `text` that a page's markup says are furniture, in order.
    Rejected, never raised: empty, binary, encoding (half characters), language (surely not English).
    """
    title = newlines(title or "").strip()
    raw = newlines(text).removeprefix("\ufeff")
    if not raw.strip():
        return rejection("empty", "it holds no text; give the report's text", path, place, doc_id)
    behind = len(title) + 2 if title else 0
    raw = f"{title}\n\n{raw}" if title else raw
    try:
        check_text(raw)
        for part in (doc_id, url, *outlets):
            check_text(part or "")
    except Unreadable as cause:
        return rejection(cause.reason, cause.message, path, place, doc_id)
    body, struck = clean(raw, outlets, [(a + behind, b + behind, why) for a, b, why in marked])
    if not body.strip() or (title and all(line.strip() in ("", title) for line in body.split("\n"))):
        return rejection("empty", "nothing but page furniture is in it; give the article", path, place, doc_id)
    language, foreign = language_of(body)
    if foreign and not allow_any_language:
        message = f"it reads as {language!r}, and only English is read; leave it out or translate it"
        return rejection("language", message, path, place, doc_id)
    if published is not None:
        date_basis = date_basis or "given"
    else:
        published = stated_date(struck)
        date_basis = "date line" if published else "none"
    people, agency = credits_in(body, struck, outlets)
    report = Report(
        id="", doc_id="", outlets=tuple(outlets), title=_shown(title, body), published=published,
        language=language, raw=raw, text=body, struck=struck, url=url, path=path, date_basis=date_basis,
        author=author or people, canonical=canonical, wire=wire or agency or wire_of_host(canonical or url),
    )  # fmt: skip
    own = report_id(report.outlets, url or doc_id, published, raw)
    return replace(report, id=own, doc_id=doc_id or own)
