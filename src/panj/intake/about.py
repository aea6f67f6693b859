"""Who and what a page is: its headline, outlet, authors, agency and addresses, as it states them."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from panj.intake.bylines import byline, joined
from panj.intake.linked import names
from panj.intake.wires import wire_of, wire_of_host

SEPARATED = re.compile(r"\s+[|•·»:–—-]+\s+|\s*[|»]\s*|\s*::\s*")
TITLE_METAS = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title")
AUTHOR_METAS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl",
                "cxenseparse:author", "citation_author", "article.author", "dcterms.creator", "bt:author")  # fmt: skip
SITE_METAS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "citation_journal_title",
    "apple-mobile-web-app-title",
)
# Elements that hold a byline, best first.
BYLINE_PATHS = (
    ".//*[@rel='author']", ".//*[@itemprop='author']//*[@itemprop='name']", ".//*[@itemprop='author']",
    ".//*[contains(@class,'byline') or contains(@class,'Byline')]",
    ".//*[contains(@class,'author-name') or contains(@class,'author_name') or contains(@class,'authorName')]",
    ".//address",
    ".//*[contains(concat(' ', @class, ' '), ' author ') or @class='post-author' or @class='article-author']",
)  # fmt: skip
ELSEWHERE = re.compile(r"comment|related|recommend|sidebar|popular|teaser|promo|footer", re.I)
SLOGAN = re.compile(r"^(?:the )?(?:home ?page|home|latest|breaking|news|online|official)\b", re.I)
LONGEST_BYLINE = 200


@dataclass(frozen=True, slots=True)
class About:
    """What a page states of itself; None or empty where it does not."""

    title: str = ""
    outlet: str | None = None
    author: str | None = None
    wire: str | None = None
    url: str | None = None  # its own address
    canonical: str | None = None  # the address that it names as the text's


def _plain(text: Any) -> str:
    """One line of text, entities that were escaped twice resolved."""
    return " ".join(html.unescape(text).split()) if isinstance(text, str) else ""


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def host_of(url: str | None) -> str:
    """The host without www. or m., or the empty string."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.", "", host)


def _address(value: Any, base: str | None) -> str | None:
    """An absolute http address, made of `base` where it is relative; a site's front door is no address of a story."""
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    text = value.strip() if isinstance(value, str) else ""
    try:
        full = urljoin(base, text) if base and text else text
        parts = urlsplit(full)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or " " in full:
        return None
    return full if parts.path.strip("/") or parts.query else None


def canonical_in(tree: Any, meta: dict[str, str], items: Sequence[dict[str, Any]], base: str | None) -> str | None:
    """<link rel=canonical>, og:url or JSON-LD's address, in that order."""
    for node in tree.iterfind(".//link[@rel][@href]"):
        if "canonical" in node.get("rel").lower().split():
            found = _address(node.get("href"), base)
            if found:
                return found
    stated = [meta.get("og:url"), *(i.get(k) for i in items[:1] for k in ("mainEntityOfPage", "url"))]
    return next((found for value in stated if (found := _address(value, base))), None)


def _bare(title: str, outlet_keys: set[str]) -> tuple[str, str]:
    """(title without an outlet's name at its end or start, the name)."""
    parts = list(SEPARATED.finditer(title))
    for cut in parts:
        tail = title[cut.end() :]
        if _key(tail) in outlet_keys:
            return title[: cut.start()], tail
    if parts and _key(title[: parts[0].start()]) in outlet_keys:
        return title[parts[0].end() :], title[: parts[0].start()]
    return title, ""


def _alike(a: str, b: str) -> bool:
    """Do two headlines share half the words of the shorter?"""
    one, two = ({w for w in re.findall(r"\w+", x.casefold()) if len(w) > 2} for x in (a, b))
    return bool(one and two) and len(one & two) * 2 >= min(len(one), len(two))


def headline_in(tree: Any, stated: Sequence[str], outlet_keys: set[str]) -> tuple[str, str]:
    """(headline, outlet in the <title>): the <h1> when it tells the same as a stated title, else what is stated."""
    node = tree.find(".//title")
    shown = _plain(node.text) if node is not None else ""
    bare, outlet = _bare(shown, outlet_keys)
    tops = [_plain(n.text_content()) for n in tree.iterfind(".//h1")][:4]
    known = [_bare(t, outlet_keys)[0] for t in stated if t]
    if shown and not outlet:
        # what stands behind a headline that is stated elsewhere is the outlet's name
        for cut in reversed(list(SEPARATED.finditer(shown))):
            if _key(shown[: cut.start()]) in {_key(t) for t in (*known, *tops) if t}:
                bare, outlet = shown[: cut.start()], shown[cut.end() :]
    candidates = [t for t in (*known, bare) if t]
    for top in tops:
        if 8 <= len(top) <= 300 and any(_alike(top, t) for t in candidates):
            return top, outlet
    return (candidates or [t for t in tops if t] or [""])[0], outlet


def _site(name: str) -> str | None:
    """An outlet's name without slogan, address or handle."""
    name = re.sub(r"^https?://(?:www\.)?", "", _plain(name)).strip(" /@").removeprefix("www.")
    parts = [p for p in SEPARATED.split(name) if p and p.strip()]
    named = [p.strip() for p in parts if not (len(parts) > 1 and SLOGAN.match(p.strip()))]
    return named[0] if named and len(named[0]) <= 80 else None


def _named(known: Sequence[str], host: str) -> str | None:
    """The name that agrees with the host, else the first; the host itself where a name is but its beginning."""
    base = _key(host.rsplit(".", 1)[0])
    for name in known:
        key = _key(name)
        if key and (key == base or (len(key) > 3 and (key in base or (len(base) > 3 and base in key)))):
            return host if name.islower() and "." not in name else name
    return next(iter(known), None)


def _shown_bylines(tree: Any, paths: Sequence[str]) -> Iterator[str]:
    """The texts of the elements that hold a byline, path by path."""
    for path in paths:
        texts: list[str] = []
        for node in tree.xpath(path):
            near = [node, *list(node.iterancestors())[:6]]
            if any(ELSEWHERE.search(f"{n.get('class') or ''} {n.get('id') or ''}") for n in near if n.tag != "body"):
                continue
            text = node.get("content") or node.text_content()
            if text.strip() and len(text) <= LONGEST_BYLINE:
                texts.append(" ".join(text.split()))
        yield " and ".join(dict.fromkeys(texts[:4]))


def _authors(
    tree: Any, meta: dict[str, str], item: dict[str, Any], outlets: Sequence[str]
) -> tuple[tuple[str, ...], str | None]:
    """(persons, agency) from JSON-LD, then <meta>, then the byline that readers see."""
    wire: str | None = None
    people: list[str] = []
    for key in ("author", "creator"):
        for name, kind in names(item.get(key)):
            found, agency = byline(_plain(name), outlets, stated=True)
            wire = wire or agency
            people += found if "Organization" not in kind else ()
        if people:
            break
    if not people:
        for key in AUTHOR_METAS:
            value = _plain(meta.get(key))
            if value and "://" not in value and len(value) <= LONGEST_BYLINE:
                found, agency = byline(value, outlets, stated=True)
                wire, people = wire or agency, [*people, *found]
                if people:
                    break
    if not people or not wire:
        # where the authors are known, the byline may still name the agency that they write for
        for text in _shown_bylines(tree, BYLINE_PATHS if not people else BYLINE_PATHS[3:4]):
            found, agency = byline(text, outlets) if text else ((), None)
            wire = wire or agency
            if found and not people:
                people = [*found]
            if found:
                break
    return tuple(dict.fromkeys(people)), wire


def own_first(
    items: Sequence[dict[str, Any]], tree: Any, meta: dict[str, str], url: str | None
) -> list[dict[str, Any]]:
    """The page's JSON-LD articles, those of its own address or headline before those that tell of another story."""
    stated = {a for a in (url, canonical_in(tree, meta, (), url), meta.get("og:url")) if a}
    node = tree.find(".//title")
    shown = _key(_plain(meta.get("og:title") or (node.text if node is not None else "")))

    def other(item: dict[str, Any]) -> bool:
        addresses = {a for k in ("url", "mainEntityOfPage", "@id") if (a := _address(item.get(k), None))}
        head = _key(_plain(item.get("headline")))
        return not (addresses & stated or (head and (head in shown or shown in head)))

    return sorted(items, key=other)


def about(
    tree: Any,
    meta: dict[str, str],
    items: Sequence[dict[str, Any]],
    *,
    url: str | None = None,
    outlets: Sequence[str] = (),
) -> About:
    """What the page states. `items`: its JSON-LD articles; `url` and `outlets` as the caller knows them."""
    item = items[0] if items else {}
    canonical = canonical_in(tree, meta, items, url or meta.get("og:url"))
    own = url or _address(meta.get("og:url"), None) or canonical
    publishers = [name for key in ("publisher", "provider", "sourceOrganization") for name, _ in names(item.get(key))]
    sites = [*outlets, *(meta[k] for k in SITE_METAS if k in meta), *publishers]
    known = [site for s in sites if (site := _site(s))]
    host = host_of(own)
    keys = {_key(x) for x in (*known, host, host.split(".")[0], "www." + host) if x}
    title, behind = headline_in(tree, [_plain(item.get("headline")), *(_plain(meta.get(k)) for k in TITLE_METAS)], keys)
    shown, agency = _site(behind), wire_of_host(own)
    outlet = _named([*known, *([agency] if known and agency else [])], host) or shown or agency or host or None
    people, wire = _authors(tree, meta, item, [*known, *filter(None, [shown, outlet])])
    for name in publishers:
        wire = wire or wire_of(_plain(name))
    wire = wire or wire_of_host(canonical) or wire_of(outlet or "")
    return About(title, outlet, joined(people), wire, own, canonical)
