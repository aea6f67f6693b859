"""An HTML page into a report: what it states of itself, the article by trafilatura, furniture by its markup."""

import html as entities
import re
from collections.abc import Sequence
from typing import Any

from panj.intake.about import About, about
from panj.intake.assemble import rejection, report_from_text
from panj.intake.jsonl import Given
from panj.intake.labels import label
from panj.intake.linked import INDEX, VIDEO, articles, blocks, metas, types
from panj.intake.marked import Marked, unmark
from panj.intake.published import published_in
from panj.model import Rejection, Report

ERROR = re.compile(
    r"\b(?:404|410|403|500|503)\b|\b(?:page|story|article|content) (?:not found|(?:is )?(?:no longer|not) available)"
    r"|\b(?:not found|access denied|are you a robot|just a moment|attention required|page unavailable)\b",
    re.I,
)
SHORT = 600  # characters below which a page that calls itself an error holds no story
LINKED = 0.6  # share of letters in links above which a page lists stories instead of telling one
LEAST = 150  # characters of prose that a video page or the stub of a paid article must hold to be a report
PROSE = re.compile(r"[^\n]{60,}")


def _main_text(tree: Any) -> str:
    """The main text by trafilatura, a line a block; empty when it finds none."""
    from trafilatura import bare_extraction

    found = bare_extraction(tree, fast=True, include_comments=False, include_tables=True, with_metadata=False)
    if found is None:
        return ""
    page = found if isinstance(found, dict) else found.as_dict()
    return str(page.get("text") or "")


def _stated_body(items: Sequence[dict[str, Any]]) -> str:
    """The article as JSON-LD gives it to machines; tags that some put into it taken out."""
    best = max((v for i in items if isinstance(v := i.get("articleBody"), str)), key=len, default="")
    return entities.unescape(re.sub(r"<[^>]{1,200}>", " ", best)).strip()


def _not_a_story(
    page: About, body: Marked, kinds: set[str], meta: dict[str, str], items: Sequence[Any]
) -> tuple[str, str] | None:
    """Why a page tells no story, as (reason, message); None when it does."""
    prose = sum(len(line) for line in PROSE.findall(_kept(body)))
    if ERROR.search(page.title) and len(body.text) < SHORT:
        return "error", "it is an error page; fetch the story again"
    listing = any(INDEX.search(k) for k in kinds) or meta.get("og:type", "") == "website" or page.canonical is None
    if not items and body.linked > LINKED and listing:
        return "index", "it lists stories and tells none; give the stories' own pages"
    if prose < LEAST:
        if not items and (any(VIDEO.search(k) for k in kinds) or meta.get("og:type", "").startswith("video")):
            return "video", "it is a video page without a text; give a transcript"
        free = [i.get("isAccessibleForFree") for i in items]
        if any(str(f).lower() == "false" for f in free):
            return "paywall", "the page holds only the stub of a paid article; save it where it opens in full"
    return None


def _kept(body: Marked) -> str:
    """The text less what the markup says is furniture."""
    out, done = [], 0
    for start, end, _ in body.spans:
        out.append(body.text[done:start])
        done = max(done, end)
    return "".join((*out, body.text[done:]))


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
        items = articles(found)
        page = about(tree, meta, items, url=given.url, outlets=given.outlets)
        published, basis = (given.published, "given")
        if published is None:
            published, basis = published_in(tree, meta, items, page.url)
        label(tree, page.title)
        body = unmark(_main_text(tree).replace("\n", "\n\n"))
    except Exception as cause:  # lxml and trafilatura raise many kinds on broken pages; one page must not end a run
        message = f"the page cannot be taken apart ({type(cause).__name__}: {cause}); save its text"
        return rejection("html", message, path, place)
    stated = _stated_body(items)
    if len(_kept(body)) * 2 < len(stated):  # the story is there for machines alone, or the markup hides it
        body = Marked(stated, (), 0.0)
    reason = _not_a_story(page, body, types(found), meta, items)
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
