"""The shape of a page where it would mislead the extractor: layout tables, live entries, embedded posts, headings."""

import re
from collections import Counter
from typing import Any

BLOCKS = frozenset(("p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption"))
TWEETS = re.compile(r"twitter-tweet|twitter-video|instagram-media|tiktok-embed|telegram-post|fb-post|bluesky-embed")
SUBHEAD = re.compile(
    r"(?:^|[\s_-])(?:sub-?head(?:line|ing|er)?|cross-?head|inter-?title|section-?(?:title|heading))s?(?:$|[\s_-])"
)
ASIDE = frozenset(("aside", "nav", "footer", "form"))
LONGEST_CELL = 500  # characters; no table of figures has more in one cell
LONGEST_HEADING = 160  # characters
LEAST_PARAGRAPH = 60  # characters of a paragraph that counts as prose
LEAST_PROSE = 250  # characters of prose that a page must have for its frame to be looked for
# The frame of a story holds at least this share of the page's prose; entries of a live blog, more than half of it.
MOST, HALF = 0.8, 0.5


def length(node: Any) -> int:
    """Characters of an element's text, white space as one."""
    return len(" ".join(node.text_content().split()))


def _layout_tables(body: Any) -> None:
    """Tables that lay out the page become plain blocks; else a story in one cell would be one endless line."""
    for table in list(body.iter("table")):
        cells = [n for n in table.iterdescendants("td", "th") if next(n.iterancestors("table")) is table]
        if any(length(cell) > LONGEST_CELL for cell in cells):
            for node in [table, *table.iterdescendants("tbody", "thead", "tfoot", "tr", "td", "th")]:
                if node is table or next(node.iterancestors("table"), table) is table:
                    node.tag = "div"


def _breaks(body: Any) -> None:
    """Empty blocks between two texts are line breaks; the extractor would drop them and glue two sentences."""
    for node in body.iter("div"):
        if len(node) == 0 and not (node.text or "").strip() and (node.tail or "").strip():
            node.tag, node.text = "br", None


def _embeds(body: Any) -> None:
    """Posts that an article embeds are its evidence: they become quotes, out of the wrapper that would drop them."""
    for node in list(body.iter("blockquote")):
        if not TWEETS.search(node.get("class") or ""):
            continue
        top = node
        for up in node.iterancestors():
            if up.tag in ("article", "main", "body") or length(up) > 1.2 * length(node) + 20:
                break
            top = up
        node.attrib.clear()
        if top is not node and top.getparent() is not None:
            node.tail = top.tail
            top.getparent().replace(top, node)


def _headings(body: Any) -> None:
    """Headings that a page makes of plain elements, which the extractor would drop as text outside of paragraphs."""
    for node in body.xpath(".//div[@class] | .//span[@class]"):
        if SUBHEAD.search(node.get("class").lower()) and not any(n.tag in BLOCKS for n in node.iterdescendants()):
            up = node.getparent()
            if up is not None and up.tag in ("div", "article", "section") and length(node) <= LONGEST_HEADING:
                node.tag = "h3"


def _paragraphs(body: Any) -> list[tuple[Any, int]]:
    """Paragraphs of prose with their lengths, those in asides left out."""
    return [
        (p, size)
        for p in body.iter("p")
        if (size := length(p)) >= LEAST_PARAGRAPH and not any(up.tag in ASIDE for up in p.iterancestors())
    ]


def _entries(body: Any) -> None:
    """Entries of a live blog, each an <article> with its time, become parts of one; else the first alone is read."""
    found = list(body.iter("article"))
    parents = Counter(up for node in found if (up := node.getparent()) is not None)
    for parent, number in parents.items():
        entries = [node for node in parent.iterchildren("article") if node.find(".//time") is not None]
        if number < 2 or len(entries) * 2 < number or any(n.find(".//h1") is not None for n in entries):
            continue
        whole = sum(size for _, size in _paragraphs(body))
        if sum(size for node in entries for _, size in _paragraphs(node)) > HALF * whole:
            for node in parent.iterchildren("article"):
                node.tag = "div"
            if parent.tag in ("div", "section", "main"):
                parent.tag = "article"


def _frame(body: Any) -> None:
    """Names the innermost element that holds nearly all prose, for pages whose classes and tags do not name it."""
    prose = _paragraphs(body)
    whole = sum(size for _, size in prose)
    if whole < LEAST_PROSE:
        return
    held: Counter[Any] = Counter()
    for p, size in prose:
        for up in p.iterancestors():
            held[up] += size
    # the innermost one comes first among an element's ancestors
    first = next((up for p, _ in prose for up in p.iterancestors() if held[up] >= MOST * whole), None)
    if first is not None and first.tag in ("div", "section", "main"):
        first.set("role", "article")


def shape(body: Any) -> None:
    """Mends the tree in place."""
    _layout_tables(body)
    _breaks(body)
    _embeds(body)
    _headings(body)
    _entries(body)
    _frame(body)
