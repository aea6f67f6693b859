"""An HTML page into a report: the article by trafilatura; a date only from where pages state their publication."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from panj.intake.assemble import rejection, report_from_text
from panj.intake.dates import parse_date
from panj.intake.jsonl import Given
from panj.model import Rejection, Report

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
ARTICLE = re.compile(r"article|report|posting|newsarticle|reviewnewsarticle", re.I)


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON-LD block, outer ones first."""
    queue = [value]
    for item in queue:
        if len(queue) > 2000:
            return
        if isinstance(item, dict):
            yield item
            queue += item.values()
        elif isinstance(item, list):
            queue += item


def _linked(tree: Any) -> date | None:
    """`datePublished` of an article in a JSON-LD block."""
    for node in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            value = json.loads(re.sub(r"[\x00-\x1f]", " ", node.text or ""))
        except (ValueError, RecursionError):
            continue
        for item in _objects(value):
            kind = item.get("@type", "")
            if ARTICLE.search(" ".join(map(str, kind)) if isinstance(kind, list) else str(kind)):
                day = _day(item.get("datePublished"))
                if day:
                    return day
    return None


def _day(value: Any) -> date | None:
    if not isinstance(value, str):
        return None
    day = parse_date(value)
    return day if day and 1990 <= day.year <= 2099 else None


def _marked(node: Any) -> bool:
    """Does a <time> say that it is the day of publication?"""
    said = f"{node.get('itemprop') or ''} {node.get('class') or ''}"
    return bool(re.search(r"publish|entry-date|pub-?date", said, re.I))


def published_in(tree: Any, url: str | None) -> tuple[date | None, str]:
    """(day, basis): json-ld, meta, time or url, in that order; (None, "none") when the page does not state it."""
    day = _linked(tree)
    if day:
        return day, "json-ld"
    metas: dict[str, str] = {}
    for node in tree.iterfind(".//meta[@content]"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        metas.setdefault(name.lower(), node.get("content"))
    for name in METAS:
        day = _day(metas.get(name))
        if day:
            return day, "meta"
    times = list(tree.iterfind(".//time[@datetime]"))
    marked = [n for n in times if n.get("pubdate") is not None or _marked(n)]
    for chosen in (marked, times):
        days = {_day(n.get("datetime")) for n in chosen} - {None}
        # one day for all of them: with several, some belong to other stories on the page
        if len(days) == 1 or (chosen is marked and days):
            first = next(d for d in (_day(n.get("datetime")) for n in chosen) if d)
            return first, "time"
    found = URL_DATE.search(url or "")
    if found:
        y, m, d = (found["y"], found["m"], found["d"]) if found["y"] else (found["y2"], found["m2"], found["d2"])
        day = parse_date(f"{d} {m} {y}") if m.isalpha() else parse_date(f"{y}-{m}-{d}")
        if day:
            return day, "url"
    day = _htmldate(tree)
    return (day, "meta") if day else (None, "none")


def _htmldate(tree: Any) -> date | None:
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
        if not re.search(r"modif|updat|expir|revis|lastmod|copyright|birth|event", name):
            etree.SubElement(kept, "meta", dict(node.attrib))
    etree.SubElement(alone, "body")
    latest = datetime(2099, 12, 31)  # fixed, so that the answer does not hang on the day it is asked
    found = find_date(alone, extensive_search=False, original_date=True, max_date=latest)
    return date.fromisoformat(found) if found else None


def _canonical(tree: Any, found: str | None) -> str | None:
    for path, key in ((".//link[@rel='canonical']", "href"), (".//meta[@property='og:url']", "content")):
        node = tree.find(path)
        if node is not None and (node.get(key) or "").startswith("http"):
            return str(node.get(key)).strip()
    return found if found and found.startswith("http") else None


def report_from_html(
    text: str, given: Given | None = None, path: str | None = None, place: str | None = None
) -> Report | Rejection:
    """The article of a page. What is `given` wins over what the page says of itself; no article: Rejection"
    " (empty)."""
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    given = given or Given()
    try:
        tree = load_html(text)
        found = None if tree is None else bare_extraction(
            text, fast=True, include_comments=False, include_tables=True, with_metadata=True, url=given.url,
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2099-12-31"},
        )  # fmt: skip
    except Exception as cause:  # lxml and trafilatura raise many kinds on broken pages; one page must not end a run
        message = f"the page cannot be taken apart ({type(cause).__name__}: {cause}); save its text"
        return rejection("html", message, path, place)
    if tree is None or found is None:
        return rejection("empty", "no article can be found in the page; save its text and read that", path, place)
    page: dict[str, Any] = found if isinstance(found, dict) else found.as_dict()
    body = str(page.get("text") or "").replace("\n", "\n\n")
    url = given.url or _canonical(tree, page.get("url"))
    published, basis = (given.published, "given") if given.published else published_in(tree, url)
    site = re.sub(r"^https?://(?:www\.)?", "", str(page.get("sitename") or "")).split(" | ")[0].strip()
    outlets = given.outlets or ((site,) if site else ())
    return report_from_text(
        body, title=given.title or page.get("title"), outlets=outlets, published=published, url=url, path=path,
        place=place, date_basis=basis if published else None,
    )  # fmt: skip
