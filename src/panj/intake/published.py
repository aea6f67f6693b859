"""The day a page says it was published, and where it says so; a day of change is no such day."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from panj.intake.dates import parse_date

# Names of <meta> that state the day of publication, best first; names for "modified" are left out on purpose.
METAS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date", "dc.date.created", "dcterms.date", "pubdate",
    "publishdate", "publish_date", "publish-date", "published_date", "publication_date", "sailthru.date",
    "article.published", "article:published", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "date",
    "originalpublicationdate", "article_date_original", "citation_publication_date", "citation_date",
    "rnews:datepublished",
    "bt:pubdate", "displaydate", "dat", "article:post_date", "release_date", "created", "iso-8601-publish-date",
)  # fmt: skip
URL_DATE = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)[/-](?P<d>0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
    r"|[/_-](?P<y2>20\d\d)(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)",
    re.I,
)
CHANGED = re.compile(r"modif|updat|expir|revis|lastmod|copyright|birth|event", re.I)
# Elements that show the day to readers, outside of comments and of links to other stories.
SHOWN = (
    ".//*[contains(@class,'date') or contains(@class,'Date') or contains(@class,'time') or contains(@class,'publish')]"
)
ELSEWHERE = re.compile(r"comment|related|recommend|sidebar|popular|teaser|promo|footer|updat|modif|event", re.I)
LABEL = re.compile(r"^\s*(?:(?:first )?published|posted|publication date|date)(?: on| at)?\s*:?\s*", re.I)


def day_of(value: Any) -> date | None:
    """The day in a field, if it lies in 1990 to 2099."""
    day = parse_date(value) if isinstance(value, str) else None
    return day if day and 1990 <= day.year <= 2099 else None


def _marked(node: Any) -> bool:
    """Does a <time> say that it is the day of publication?"""
    said = f"{node.get('itemprop') or ''} {node.get('class') or ''}"
    return node.get("pubdate") is not None or bool(re.search(r"publish|entry-date|pub-?date", said, re.I))


def _changed(node: Any) -> bool:
    """Does a <time>, or what stands before it, say that it is the day of a change?"""
    up = node.getparent()
    before = node.getprevious()
    said = (node.get("itemprop"), node.get("class"), up.text if before is None and up is not None else None,
            before.tail if before is not None else None)  # fmt: skip
    return bool(CHANGED.search(" ".join(filter(None, said))))


def _times(tree: Any) -> date | None:
    times = [n for n in tree.iterfind(".//time[@datetime]") if not _changed(n)]
    marked = [n for n in times if _marked(n)]
    for chosen in (marked, times):
        days = [day for n in chosen if (day := day_of(n.get("datetime")))]
        # one day for all of them: with several, some belong to other stories on the page
        if days and (chosen is marked or len(set(days)) == 1):
            return days[0]
    return None


def _in_url(url: str | None) -> date | None:
    found = URL_DATE.search(url or "")
    if not found:
        return None
    y, m, d = (found["y"], found["m"], found["d"]) if found["y"] else (found["y2"], found["m2"], found["d2"])
    return parse_date(f"{d} {m} {y}") if m.isalpha() else parse_date(f"{y}-{int(m):02}-{int(d):02}")


def _shown(tree: Any) -> date | None:
    """The day in the one element of a date's class that holds a date and nothing else."""
    days: list[date] = []
    for node in tree.xpath(SHOWN)[:40]:
        near = [node, *list(node.iterancestors())[:5]]
        if any(ELSEWHERE.search(f"{n.get('class') or ''} {n.get('id') or ''}") for n in near if n.tag != "body"):
            continue
        text = " ".join(node.text_content().split()) if len(node) < 6 else ""
        day = day_of(LABEL.sub("", text)) if len(text) < 80 else None
        if day:
            days.append(day)
    return days[0] if len(set(days)) == 1 else None


def _rare_meta(tree: Any) -> date | None:
    """htmldate over the page's head alone: meta names of a rarer kind, never a guess from the page's text."""
    from htmldate import find_date
    from lxml import etree, html  # type: ignore[import-untyped,unused-ignore]

    head = tree.find(".//head")
    if head is None:
        return None
    alone = html.Element("html")
    kept = etree.SubElement(alone, "head")
    for node in head.iterfind("meta"):
        name = " ".join((node.get("property") or "", node.get("name") or "", node.get("itemprop") or "")).lower()
        if not CHANGED.search(name):
            etree.SubElement(kept, "meta", dict(node.attrib))
    etree.SubElement(alone, "body")
    latest = datetime(2099, 12, 31)  # fixed, so that the answer does not hang on the day it is asked
    found = find_date(alone, extensive_search=False, original_date=True, max_date=latest)
    return date.fromisoformat(found) if found else None


def published_in(
    tree: Any, meta: dict[str, str], items: Sequence[dict[str, Any]], url: str | None
) -> tuple[date | None, str]:
    """(day, basis): json-ld, meta, time, url or date line, in that order; (None, "none") when it is not stated.

    `items`: the page's JSON-LD articles, the page's own first.
    """
    for item in items:
        day = day_of(item.get("datePublished"))
        if day:
            return day, "json-ld"
    for name in METAS:
        day = day_of(meta.get(name))
        if day:
            return day, "meta"
    for basis, day in (("time", _times(tree)), ("url", _in_url(url)), ("date line", _shown(tree))):
        if day:
            return day, basis
    day = _rare_meta(tree)
    return (day, "meta") if day else (None, "none")
