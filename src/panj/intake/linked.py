"""What a page says of itself to machines: JSON-LD objects and <meta> fields."""

import json
import re
from collections.abc import Iterator
from typing import Any

ARTICLE = re.compile(r"article|report|posting", re.I)
VIDEO = re.compile(r"^(?:VideoObject|AudioObject|PodcastEpisode|MediaObject|BroadcastEvent)$")
INDEX = re.compile(r"^(?:CollectionPage|SearchResultsPage|ItemList)$")
OTHERS = frozenset(("itemListElement", "hasPart", "relatedLink", "mentions", "liveBlogUpdate", "comment", "review"))
MOST = 2000  # objects looked at in one block
CONTROL = re.compile(r"[\x00-\x1f]")
COMMA = re.compile(r",\s*(?=[}\]])")
WRAPPED = re.compile(r"^\s*(?:<!--|/\*.*?\*/|//\s*)?(?:<!\[CDATA\[)?|(?:\]\]>)?\s*(?:-->)?;?\s*$", re.S)


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON-LD block, outer ones first, less those that tell of other stories."""
    queue = [value]
    for item in queue:
        if len(queue) > MOST:
            return
        if isinstance(item, dict):
            yield item
            queue += [v for k, v in item.items() if k not in OTHERS]
        elif isinstance(item, list):
            queue += item


def kinds(item: dict[str, Any]) -> list[str]:
    """The `@type` of an object, as a list."""
    kind = item.get("@type", "")
    return [str(k) for k in kind] if isinstance(kind, list) else [str(kind)]


def blocks(tree: Any) -> list[Any]:
    """The JSON-LD blocks of a page that can be read; a stray comma or comment does not spoil one."""
    out: list[Any] = []
    for node in tree.iterfind(".//script[@type]"):
        if "ld+json" not in node.get("type").lower():
            continue
        text = CONTROL.sub(" ", node.text or "")
        for attempt in (text, COMMA.sub("", WRAPPED.sub("", text))):
            try:
                out.append(json.loads(attempt))
                break
            except (ValueError, RecursionError):
                continue
    return out


def articles(found: list[Any]) -> list[dict[str, Any]]:
    """The objects of an article's kind, the page's own first."""
    return [o for block in found for o in objects(block) if any(ARTICLE.search(k) for k in kinds(o))]


def types(found: list[Any]) -> set[str]:
    """The kinds of the blocks' outer objects, those of an `@graph` among them."""
    tops: list[Any] = []
    for block in found:
        for top in block if isinstance(block, list) else [block]:
            if isinstance(top, dict):
                graph = top.get("@graph")
                tops += [top, *(graph if isinstance(graph, list) else [])]
    return {k for top in tops if isinstance(top, dict) for k in kinds(top)}


def names(value: Any) -> Iterator[tuple[str, str]]:
    """(name, kind) of authors or publishers, however they are nested; kind is empty where a bare string stands."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item, ""
        elif isinstance(item, dict):
            name = item.get("name")
            for one in name if isinstance(name, list) else [name]:
                if isinstance(one, str):
                    yield one, " ".join(kinds(item))


def metas(tree: Any) -> dict[str, str]:
    """The first content of each <meta>, by its property, name or itemprop in lower case."""
    out: dict[str, str] = {}
    for node in tree.iterfind(".//meta[@content]"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        content = node.get("content").strip()
        if content:
            out.setdefault(name.lower(), content)
    return out
