"""Set phrases that stand for something on a scale: verbal probabilities, and how far an act has got."""

import re
from functools import cache

from panj import lexicon
from panj.errors import LexiconError
from panj.lexicon.loader import word_class
from panj.model.due import Odds

PERCENT = re.compile(
    r"(\d{1,3}(?:\.\d+)?)(?:\s?(?:-|–|to)\s?(\d{1,3}))?\s?(?:%|per ?cent)\s+(?:chance|likelihood|probability|risk)\b",
    re.I,
)
WORD = re.compile(r"[a-z]+")
# times and deadlines, whose "last", "end" and "final" say nothing of the act
TIMES = re.compile(
    r"\b(?:last|end of (?:the|this|next|last)) (?:week|month|year|night|summer|winter|spring|autumn|fall|\w+day)\b"
    r"|\bfinal deadline\b|\bat last\b|\bend of [A-Z]\w+",
    re.I,
)


@cache
def _scale() -> tuple[re.Pattern[str], dict[str, tuple[float, float] | None]]:
    """(one pattern of every phrase, the longest first; phrase → band of 0 to 1, or None where it is no estimate)."""
    bands: dict[str, tuple[float, float] | None] = {}
    for place, (phrase, low, high, *_) in lexicon.rows("probability.tsv", 3):
        try:
            bands[phrase] = None if low == "-" else (int(low) / 100, int(high) / 100)
        except ValueError:
            raise LexiconError(f"{place}: two whole numbers or two dashes wanted, not {low!r} and {high!r}") from None
    longest = sorted(bands, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b", re.I), bands


def odds(text: str) -> Odds | None:
    """The first estimate in a text. A bare "could" or "may" is none; neither is "more likely"."""
    number = PERCENT.search(text)
    if number:
        low, high = float(number[1]) / 100, float(number[2] or number[1]) / 100
        return Odds(number[0], low, high) if low <= high <= 1 else None
    pattern, bands = _scale()
    for match in pattern.finditer(" ".join(text.split())):
        band = bands[match[0].lower()]
        if band:
            return Odds(match[0], *band)
    return None


def phase(text: str) -> str | None:
    """`begun` or `done`, as a text says of an act that takes time; None where it says neither."""
    words = set(WORD.findall(TIMES.sub(" ", text).lower()))
    return next((label for label in ("begun", "done") if words & word_class("phases.tsv", label)), None)
