"""Furniture that a page's own markup gives away, marked letter by letter before the main text is taken out of the tree.

The extractor drops tags and classes, so what they say is written into the text: each piece of text inside a labelled
element stands between an opening mark, one for each reason, and a closing one. `marked.py` reads them off again.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from panj.intake.shape import BLOCKS, length, shape

# Hexagrams of the Book of Changes: printable, so that they pass the extractor, and in no news text.
FIRST, CLOSE = 0x4DC0, "\u4dff"
REASONS = (
    "anchor", "card", "title", "credit", "caption", "link", "advert", "share", "sign-up", "cookies", "menu", "stamp",
    "byline", "comments",
)  # fmt: skip
OPEN = {reason: chr(FIRST + i) for i, reason in enumerate(REASONS)}
REASON = {mark: reason for reason, mark in OPEN.items()}
MARKS = re.compile(f"[{chr(FIRST)}-{CLOSE}]")

# (reason, what class, id, role and the like say). Tried in this order on the words of an element's attributes.
LABELS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(rf"(?:^|[\s/-])(?:{words})(?:$|[\s/-])"))
    for reason, words in (
        ("card", r"pop-?over|hover-?cards?|tool-?tips?|dialog"
                 r"|(?:person|people|profile|politician|bio)-+(?:card|popover|box|tip)s?"),
        ("cookies", r"cookies?|gdpr|cookie-?(?:wall|banner|notice|consent)|onetrust|cmp|privacy-(?:notice|banner)"),
        ("sign-up", r"newsletters?|(?:email-?)?sign-?up|subscri(?:be|ption|ber)s?|paywall|pay-?wall-\w+|cta|\w*-?cta"
                    r"|regwall|membership|donat(?:e|ion)|(?:push-?)?notification-?(?:bar|s)?|app-?promo|snippet-label"),
        ("advert", r"ads?|advert\w*|ad-?(?:slot|unit|container|wrapper|label|box)|sponsor\w*|promoted|outbrain"
                   r"|taboola"),
        ("comments", r"comments?|comment-?(?:list|section|area|form|count)s?|disqus\w*|fb-comments|discussion"),
        ("link", r"related\w*|recommend\w*|read-?more|read-?also|also-?read|more-?(?:stories|news|on|from)"
                 r"|latest-?news|trending|most-?(?:read|popular|viewed)|top-?stories|up-?next|next-?article"
                 r"|(?:see|read|watch)-?(?:also|next)|promos?|push-?down|teasers?|latest-\w*|rail"),
        ("share", r"share|sharing|share-?\w+|social|social-?\w+|addthis\w*|sharedaddy|follow-?us"),
        ("caption", r"caption\w*|\w+-?caption|figcaption|wp-caption-text"),
        ("credit", r"(?:photo|image|media|picture)-?(?:credits?|copyright|source)|credits?|photographer"),
        ("byline", r"by-?lines?|author-?(?:name|info|bio|box|card|block|meta|line|details|description)s?"
                   r"|contributors?|about-?(?:the-)?author|post-?author|article-?author"),
        ("stamp", r"time-?stamps?|pub-?date|publish(?:ed)?-?(?:date|time|on)?|entry-?date|post-?date|article-?date"
                  r"|date-?time|date-?published|last-?updated|update-?time|entry-time|live-?time"),
        ("menu", r"tags?-?(?:list|links|cloud)?|post-?tags|breadcrumbs?|menu|nav|navigation|pagination|pager|toolbar"
                 r"|filed-?under"),
    )
)  # fmt: skip
ANY = re.compile("|".join(pattern.pattern for _, pattern in LABELS))  # one look settles most elements
ATTRIBUTES = frozenset(("class", "id", "role", "data-testid", "data-component", "itemprop"))
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
LAYOUT = re.compile(r"\S*(?:has|with|no|without|is|show|hide|lazy|js)-\S+")
NOT_TEXT = frozenset(("script", "style", "noscript", "template", "head", "title", "meta", "link", "svg", "iframe"))
# A labelled element with more than this share of the page's paragraphs holds the story, whatever it is called.
MOST = 0.25
SENTENCE = 30  # characters around a <time> that make it a part of a sentence


@lru_cache(20_000)
def _label(said: str) -> str | None:
    """The reason that an element's attributes give, or None."""
    # camelCase as-words; a class that says how the page is laid out ("has-ads") says nothing of the element
    words = LAYOUT.sub(" ", CAMEL.sub("-", said)).lower().replace("_", "-")
    return next((reason for reason, pattern in LABELS if pattern.search(words)), None) if ANY.search(words) else None


def _wrap(text: str, mark: str) -> str:
    core = text.strip()
    if not core:
        return text
    lead = len(text) - len(text.lstrip())
    return f"{text[:lead]}{mark}{core}{CLOSE}{text[lead + len(core) :]}"


def mark(node: Any, reason: str) -> None:
    """Puts each piece of text inside `node` between marks; pieces marked before stay as they are."""
    opening = OPEN[reason]
    for inner in node.iter():
        if not isinstance(inner.tag, str) or inner.tag in NOT_TEXT:
            pass
        elif inner.text and CLOSE not in inner.text:
            inner.text = _wrap(inner.text, opening)
        if inner is not node and inner.tail and CLOSE not in inner.tail:
            inner.tail = _wrap(inner.tail, opening)


def _labelled(body: Any) -> Iterator[tuple[Any, str]]:
    """Outermost labelled elements that do not hold the story."""
    whole = sum(length(p) for p in body.iter("p")) or length(body)
    done: set[Any] = set()
    for node in body.xpath(".//*[@class or @id or @role or @itemprop or @data-testid or @data-component]"):
        if node.tag in NOT_TEXT or node.tag in ("a", "main"):
            continue
        reason = _label(" ".join([value for name, value in node.items() if name in ATTRIBUTES]))
        if reason is None or any(up in done for up in node.iterancestors()):
            continue
        if node.find(".//h1") is not None or node.tag == "h1" or length(node) > MOST * whole:
            continue
        done.add(node)
        yield node, reason


def _times(body: Any) -> None:
    """<time> elements as text: a block of its own is a stamp; inside a sentence it stays with the sentence."""
    for node in list(body.iter("time")):
        parent = node.getparent()
        if parent is None:
            continue
        block = next((up for up in node.iterancestors() if up.tag in BLOCKS), None)
        around = length(block) - length(node) if block is not None else 0
        own = block is None or around < SENTENCE
        if own and CLOSE not in node.text_content():
            mark(node, "stamp")
        node.tag = "p" if block is None and parent.tag != "a" else "span"
        for attribute in ("class", "id", "aria-hidden", "style"):
            node.attrib.pop(attribute, None)


def label(tree: Any, title: str = "") -> None:
    """Marks links and furniture in the tree, in place; `title` is the headline, which an <h1> in the text repeats.

    A page that holds such marks itself is left as it is.
    """
    body = tree.find(".//body")
    if body is None or MARKS.search(body.text_content()):
        return
    shape(body)
    for node, reason in _labelled(body):
        mark(node, reason)
        if reason == "stamp":  # the extractor drops such classes, and with them the times of a live blog's entries
            for attribute in ("class", "id"):
                node.attrib.pop(attribute, None)
    _times(body)
    for node in body.iter("a"):
        mark(node, "anchor")
    tops = list(body.iter("h1"))
    for node in tops:
        if len(tops) == 1 or " ".join(node.text_content().split()) == title:
            mark(node, "title")
