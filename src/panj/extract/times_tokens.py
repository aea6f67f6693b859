"""Text as a string of word classes, one character a word, so that a grammar of times can be regular expressions."""

import re
from dataclasses import dataclass
from functools import cache

from panj import lexicon

TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?!\d)|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\d)|\d{1,2}:\d\d(?::\d\d)?(?!\d)|[QH][1-4](?!\w)"
    r"|(?:\d{2})?\d0s\b|['’]\d0s\b|\d{1,2}(?:st|nd|rd|th)\b"
    r"|\d+(?![ap]\.?m\b)[^\W\d_]+|\d+(?:,\d{3})*(?:\.\d+)?"
    r"|(?<![^\W\d_])[ap](?:\.m\.|m\b\.?)|o['’]clock\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|St|[Jj]r)\."
    r"|[^\W\d_]+|['’][sS]\b|\n|[^\s\w]|_",
    re.I,
)
MONTH_DAYS, YEARS, CENTURY = 31, (1000, 2199), (1900, 2099)
# Classes of what is not in the lexicon: read off the letters themselves.
SHAPES = (
    "other", "newline", "comma", "hyphen", "dash", "slash", "open", "close", "poss", "iso", "slashdate", "hm", "ampm",
    "decade", "ordnum", "small", "number", "yearnum", "quarterno", "dot",
)  # fmt: skip
PUNCT = {",": "comma", "-": "hyphen", "–": "dash", "—": "dash", "/": "slash", "(": "open", ")": "close", ".": "dot"}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the text: its letters' offsets, its class, and the lexicon's value for it."""

    start: int
    end: int
    kind: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`entries`: phrase in lower case → (class, value, capital wanted).

    `longest`: first word → words of its longest phrase. `codes`: class → its letter.
    """

    entries: dict[str, tuple[str, str, bool]]
    longest: dict[str, int]
    codes: dict[str, str]


@cache
def times_lexicon() -> Lexicon:
    """lexicon/times.tsv and lexicon/times_days.tsv, with one letter (Latin-1 and up) for every class."""
    entries: dict[str, tuple[str, str, bool]] = {}
    longest: dict[str, int] = {}
    for name, least in (("times.tsv", 2), ("times_days.tsv", 2)):
        for _, cells in lexicon.rows(name, least):
            phrase = cells[0]
            if name == "times.tsv":
                kind, value, flag = (*cells[1:], "", "")[:3]
            else:
                kind, value, flag = "holiday", *(*cells[1:], "")[:2]
            entries[phrase] = (kind, "" if value == "-" else value, flag == "C")
            parts = [m.group() for m in TOKEN.finditer(phrase)]
            longest[parts[0]] = max(longest.get(parts[0], 1), len(parts))
    kinds = list(dict.fromkeys([*SHAPES, *(k for k, _, _ in entries.values())]))
    return Lexicon(entries, longest, {k: chr(0xC0 + i) for i, k in enumerate(kinds)})


def _shape(text: str) -> tuple[str, str]:
    """Class and value of a word that the lexicon lacks."""
    first = text[0]
    if first == "\n":
        return "newline", ""
    if text in PUNCT:
        return PUNCT[text], ""
    if first in "'’" and len(text) > 1:
        return ("decade", "19" + text[1:3]) if text[1].isdigit() else ("poss", "")
    if first in "qQ" and text[1:].isdigit():
        return "quarterno", text[1]
    if first.isdecimal():
        if text[-1].isalpha():
            if text[-1] in "sS" and text[-2] == "0" and len(text) in (3, 5):
                return "decade", text[:-1] if len(text) == 5 else "19" + text[:2]
            return ("ordnum", text[:-2]) if text[-2:].lower() in ("st", "nd", "rd", "th") else ("other", "")
        if "-" in text:
            return "iso", text
        if "/" in text:
            return "slashdate", text
        if ":" in text:
            return "hm", text
        plain = text.replace(",", "")
        if not plain.isdecimal() or "," in text:
            return "number", plain
        value = int(plain)
        if len(plain) == 4 and YEARS[0] <= value <= YEARS[1]:
            return "yearnum", plain
        return ("small" if 1 <= value <= MONTH_DAYS and len(plain) <= 2 else "number"), plain
    if first in "apAP" and len(text) > 1 and text.lower().replace(".", "") in ("am", "pm"):
        return "ampm", text[0].lower()
    return "other", ""


def words_of(text: str) -> list[Word]:
    """Every word and punctuation mark of `text`, phrases of the lexicon joined to one word (longest first)."""
    lex = times_lexicon()
    entries, longest = lex.entries, lex.longest
    raw = [(m.start(), m.end(), m.group()) for m in TOKEN.finditer(text)]
    out: list[Word] = []
    i, n = 0, len(raw)
    while i < n:
        start, end, word = raw[i]
        lower = word.lower()
        most = longest.get(lower)
        if most is not None:
            for size in range(min(most, n - i), 0, -1):
                last = raw[i + size - 1][1]
                letters = text[start:last]
                entry = entries.get(lower if size == 1 else " ".join(letters.lower().split()))
                if entry is None or (size > 1 and "\n" in letters):
                    continue
                if entry[2] and not word[0].isupper():
                    continue
                out.append(Word(start, last, entry[0], entry[1], letters))
                i += size
                break
            else:
                out.append(Word(start, end, *_shape(word), word))
                i += 1
            continue
        if lower[-1] == "." and lower[:-1] in entries and (word[0].isupper() or not entries[lower[:-1]][2]):
            kind, value, _ = entries[lower[:-1]]
        else:
            kind, value = _shape(word)
        out.append(Word(start, end, kind, value, word))
        i += 1
    return out
