"""Pages that tell no story: lists of stories, error pages, players, stubs of paid articles."""

import re
from collections.abc import Sequence
from typing import Any

from panj.intake.about import About
from panj.intake.linked import INDEX, VIDEO, types
from panj.intake.marked import Marked
from panj.intake.shape import length

ERROR = re.compile(
    r"\b(?:404|410|403|500|503)\b|\b(?:page|story|article|content) (?:not found|(?:is )?(?:no longer|not) available)"
    r"|\b(?:not found|access denied|are you a robot|just a moment|attention required|page unavailable)\b",
    re.I,
)
SHORT = 600  # characters below which a page that calls itself an error holds no story
LINKED = 0.6  # share of letters in links above which a page lists stories instead of telling one
# Headings that are links to stories; so many on a page that says it is a list make it one.
TEASERS = ".//*[self::h2 or self::h3 or self::h4][.//a[@href] or parent::a[@href]]"
MANY = 5
LEAST = 150  # characters of prose that a video page or the stub of a paid article must hold to be a report
PROSE = re.compile(r"[^\n]{60,}")


def _told(tree: Any) -> bool:
    """Do three paragraphs of prose stand side by side, as in a story and in no list of teasers?"""
    for p in tree.iter("p"):
        run: Any = p
        for _ in range(2):
            run = run.getnext() if run is not None and length(run) >= 60 else None
            run = run if run is not None and run.tag == "p" else None
        if run is not None and length(run) >= 60:
            return True
    return False


def no_story(
    tree: Any, page: About, body: Marked, found: list[Any], meta: dict[str, str], items: Sequence[dict[str, Any]]
) -> tuple[str, str] | None:
    """(reason, message) of a page that tells no story, or None. `found`: its JSON-LD blocks, `items` the articles."""
    kinds, says = types(found), meta.get("og:type", "")
    prose = sum(len(line) for line in PROSE.findall(body.kept))
    if ERROR.search(page.title) and len(body.text) < SHORT:
        return "error", "it is an error page; fetch the story again"
    listing = says == "website" or any(INDEX.search(k) for k in kinds)
    linked = body.linked > LINKED and (listing or page.canonical is None)
    if not items and (linked or (listing and len(tree.xpath(TEASERS)) >= MANY and not _told(tree))):
        return "index", "it lists stories and tells none; give the stories' own pages"
    if prose < LEAST:
        if not items and (says.startswith("video") or any(VIDEO.search(k) for k in kinds)):
            return "video", "it is a video page without a text; give a transcript"
        if any(str(item.get("isAccessibleForFree")).lower() == "false" for item in items):
            return "paywall", "the page holds only the stub of a paid article; save it where it opens in full"
    return None
