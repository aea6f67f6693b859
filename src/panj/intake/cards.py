"""Person cards that some outlets' pages leave inside a sentence.

A link on a name opens a card (full name, headlines, the word MORE), and scraping glues it all onto the name:
`President DoeJane Anne DoeDoe signs bill Senate backs treaty MORE said` is `President Doe said` and a card.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

PARTICLES = frozenset(
    ("de", "da", "di", "do", "dos", "du", "del", "della", "der", "den", "des", "van", "von", "zu", "bin", "ibn", "bint",
     "al", "el", "abu", "ben", "la", "le", "los", "las", "y", "e", "ter", "ten", "af", "av")
)  # fmt: skip
# What names begin with inside one word: no card starts behind it.
PREFIXES = frozenset(("mc", "mac", "de", "di", "du", "la", "le", "o", "fitz", "van", "von", "st", "al", "el"))
NAMEWORD = re.compile(r"^[\"“(‘']?[^\W\d_](?:[^\W\d_]|['’.\-])*[\"”)’']?,?$")
SUFFIX = re.compile(r",? (?:Jr\.?|Sr\.?|I{2,3}|IV)(?=[A-Z0-9\"“'‘(]|\s)")
ANCHOR = re.compile(r"[^\W\d_](?:[^\W\d_]|['’\-](?=[^\W\d_]))*$")
ENDING = re.compile(r"(?:^|[\s.])(?:Jr\.|Sr\.|II|III|IV)$")
GLUE = re.compile(r"(?<=[^\W\d_]|\.)(?=[^\W\d_a-z])")
MORE = re.compile(r"(?<![A-Z])MORE(?![A-Z])")
LONGEST_NAME = 90  # characters from the glue to the end of the full name
LONGEST_CARD = 1200  # three or four headlines with their rubrics; the longest seen runs to 400


@cache
def _plain(letter: str) -> str:
    """One letter without its accent, lower case; one kind of apostrophe. Always one letter, so that offsets hold."""
    return "'" if letter == "’" else (unicodedata.normalize("NFKD", letter)[:1].lower() or letter)[:1]


def _fold(word: str) -> str:
    return word.lower() if word.isascii() else "".join(map(_plain, word))


def _anchor(raw: str, at: int) -> list[str]:
    """The surname that ends at `at`, folded, with the last part of a double name as a second try."""
    left = raw[max(0, at - 60) : at]
    ending = ENDING.search(left)
    if ending:
        left = left[: ending.start()].rstrip(" ,")
    elif left.endswith("."):
        return []
    for possessive in ("'s", "’s"):
        left = left.removesuffix(possessive)
    found = ANCHOR.search(left)
    if not found:
        return []
    word = _fold(found.group())
    if not any(c.isupper() for c in found.group()) or word in PREFIXES:
        return []
    parts = word.split("-")
    return [word] if len(parts) == 1 else [word, parts[-1]]


def _glued(raw: str, at: int) -> bool:
    """Is a headline, or the word MORE, joined on at `at` with no space between?"""
    rest = raw[at : at + 6]
    if not rest or rest.lstrip().startswith("MORE") or rest[0] == "\n":
        return bool(rest)
    if rest[0] in "\"“”'‘’(#$[" and len(rest) > 1:
        return rest[1].isupper() or rest[1].isdigit()
    return rest[0].isupper() or rest[0].isdigit()


def _namelike(text: str) -> bool:
    words = text.split()
    return len(words) <= 7 and all(
        NAMEWORD.match(w) and (w.strip("\"“(‘'")[:1].isupper() or w.lower() in PARTICLES or "-" in w) for w in words
    )


def _inner_glue(word: str) -> int | None:
    """Where a second word begins inside `word` ("JongXi" → 4), names such as McCain aside."""
    for i in range(2, len(word)):
        if word[i].isupper() and word[i - 1].islower() and _fold(word[:i]) not in PREFIXES:
            return i
    return None


def _name_end(raw: str, at: int, anchors: list[str]) -> int | None:
    """Where the full name that begins at `at` ends, if it holds the anchor and something is glued onto it."""
    window = raw[at : at + LONGEST_NAME]
    folded = _fold(window)
    anchors = [a for a in anchors if a in folded]
    if not anchors:
        return None
    starts = [0] + [m.end() for m in re.finditer(r"[ (\-]", window)]
    for anchor in anchors:
        for p in starts:
            q = p + len(anchor)
            if not folded.startswith(anchor, p) or not _namelike(window[:p].rstrip("-(") or "A"):
                continue
            suffix = SUFFIX.match(raw, at + q)
            end = suffix.end() if suffix else at + q
            if _glued(raw, end):
                return end
            # the name goes on behind the anchor, family name first: "Kim Jong UnKim oversees"
            if raw[end : end + 1] == " ":
                tail = _family_first(raw, end)
                if tail is not None:
                    return tail
    return None


def _family_first(raw: str, at: int) -> int | None:
    end = at
    for _ in range(3):
        found = re.compile(r" ([^\W\d_](?:[^\W\d_]|['’\-])*)").match(raw, end)
        if not found or not (found[1][0].isupper() or found[1].lower() in PARTICLES):
            return None
        inner = _inner_glue(found[1])
        if inner is not None:
            return found.start(1) + inner
        end = found.end()
        if end > at and _glued(raw, end):
            return end
    return None


def _more(raw: str, at: int) -> int | None:
    """End of the word MORE that closes the card, in the same paragraph."""
    stop = raw.find("\n\n", at, at + LONGEST_CARD)
    stop = min(len(raw), at + LONGEST_CARD) if stop < 0 else stop
    first: int | None = None
    for found in MORE.finditer(raw, at, stop):
        if first is None:
            first = found.end()
        # MORE among capitals belongs to a shouting headline, when another one follows
        if not re.compile(r" [A-Z]{2,} ").match(raw, found.end()):
            return found.end()
    return first


def cards(raw: str) -> Iterator[tuple[int, int]]:
    """Spans of `raw` to strike. A card with no room before the next word leaves one of its own spaces standing."""
    if "MORE" not in raw:
        return
    done = 0
    for glue in GLUE.finditer(raw):
        at = glue.start()
        if at < done or not raw[at].isupper() or not (raw[at - 1].islower() or ENDING.search(raw[max(0, at - 5) : at])):
            continue
        anchors = _anchor(raw, at)
        if not anchors:
            continue
        name = _name_end(raw, at, anchors)
        end = _more(raw, name) if name is not None else None
        if end is None:
            continue
        done = end
        space = raw.rfind(" ", at, end)
        if end < len(raw) and raw[end].isalnum() and space > at:
            yield at, space
            yield space + 1, end
        else:
            yield at, end
