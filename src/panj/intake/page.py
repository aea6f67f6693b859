"""An HTML page into a report: what it states of itself, the article by trafilatura, furniture by its markup."""

import html as entities
import re
from collections.abc import Sequence
from typing import Any

from panj.intake.about import about, own_first
from panj.intake.assemble import rejection, report_from_text
from panj.intake.jsonl import Given
from panj.intake.labels import label
from panj.intake.linked import articles, blocks, metas
from panj.intake.marked import Marked, unmark
from panj.intake.nostory import no_story
from panj.intake.published import published_in
from panj.model import Rejection, Report

RULE = re.compile(r"[|-]+\s*")  # what the extractor draws under a table's head


def _main_text(tree: Any) -> str:
    """The main text by trafilatura, a line a block; empty when it finds none."""
    from trafilatura import bare_extraction

    found = bare_extraction(tree, fast=True, include_comments=False, include_tables=True, with_metadata=False)
    if found is None:
        return ""
    page = found if isinstance(found, dict) else found.as_dict()
    lines = str(page.get("text") or "").split("\n")
    return "\n".join(line.strip() for line in lines if not RULE.fullmatch(line))


def _stated_body(items: Sequence[dict[str, Any]]) -> str:
    """The article as JSON-LD gives it to machines, less tags that some put into it."""
    best = max((v for i in items if isinstance(v := i.get("articleBody"), str)), key=len, default="")
    return entities.unescape(re.sub(r"<[^>]{1,200}>", " ", best)).strip()


def _story(tree: Any, items: Sequence[dict[str, Any]], title: str) -> Marked:
    """The main text of the page, or the one that is there for machines where it is twice as long or has the lines."""
    label(tree, title)
    body = unmark(_main_text(tree).replace("\n", "\n\n"))
    stated = _stated_body(items)
    same = "".join(body.text.split()) == "".join(stated.split())
    if same or len(body.kept) * 2 < len(stated):
        return Marked(re.sub(r"\s*\n\s*", "\n\n", stated), (), 0.0)
    return body


def report_from_html(
    text: str,
    given: Given | None = None,
    path: str | None = None,
    place: str | None = None,
    allow_any_language: bool = False,
) -> Report | Rejection:
    """The article of a page. What is `given` wins over what the page says of itself.

    Rejected, never raised: html (cannot be taken apart), empty (no article found), error, index, video, paywall (the
    page is of another kind), and what report_from_text turns away.
    """
    from trafilatura.utils import load_html

    given = given or Given()
    try:
        tree = load_html(text)
        if tree is None:
            return rejection("empty", "no page can be found in it; save its text and read that", path, place)
        found, meta = blocks(tree), metas(tree)
        items = own_first(articles(found), tree, meta, given.url)
        page = about(tree, meta, items, url=given.url, outlets=given.outlets)
        published, basis = (given.published, "given")
        if published is None:
            published, basis = published_in(tree, meta, items, page.url)
        body = _story(tree, items, page.title)
        reason = no_story(tree, page, body, found, meta, items)
    except Exception as cause:  # lxml and trafilatura raise many kinds on broken pages; one page must not end a run
        message = f"the page cannot be taken apart ({type(cause).__name__}: {cause}); save its text"
        return rejection("html", message, path, place)
    if reason:
        return rejection(*reason, path, place)
    if not body.text.strip():
        return rejection("empty", "no article can be found in the page; save its text and read that", path, place)
    return report_from_text(
        body.text, title=given.title or page.title, outlets=given.outlets or ((page.outlet,) if page.outlet else ()),
        published=published, url=given.url or page.canonical or page.url, path=path, place=place,
        date_basis=basis if published else None, author=page.author, canonical=page.canonical, wire=page.wire,
        marked=body.spans, allow_any_language=allow_any_language,
    )  # fmt: skip
