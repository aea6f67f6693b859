"""The gate: whether a report is about people and power at all, from its words alone, before anything is parsed.

Weights: lexicon/gate.json, made by `python -m bench.learn_gate` (logistic regression over words). Without the file all
reports pass. Who is after one thing only names an interest (lexicon/interests.tsv): then a report, or a sentence, is
worth parsing where it holds one of the interest's words.
"""

import math
import re
from functools import cache
from typing import Any

from panj.errors import SettingError
from panj.lexicon import read_json, rows

WORD = re.compile(r"[^\W\d_]{4,}")
SHORT = 200  # characters
LENGTH = 4000  # characters: what a report is about stands at its beginning


def weights() -> dict[str, Any]:
    """{"threshold", "bias", "words": {word: weight}} or {}."""
    return read_json("gate.json")


def features(text: str) -> list[str]:
    """Words of the beginning of a report, lower case, cut to seven letters so that "sanctions" and "sanctioned" meet;
    those of the first 300 characters again, marked, since a headline and lead weigh more."""
    lead = {"^" + w.lower()[:7] for w in WORD.findall(text[:300])}
    return sorted(lead | {w.lower()[:7] for w in WORD.findall(text[:LENGTH])})


def relevance(text: str) -> float:
    """Probability that a report holds a claim; 1.0 where no weights are there."""
    table = weights()
    if not table:
        return 1.0
    words = table["words"]
    score = table["bias"] + sum(words.get(w, 0.0) for w in features(text))
    return 1.0 / (1.0 + math.exp(-score))


def interests() -> tuple[str, ...]:
    """Names of the interests that there are words for."""
    return tuple(sorted({cells[0] for _, cells in rows("interests.tsv", 2)}))


def _pattern(form: str) -> str:
    return r"\s+".join(map(re.escape, form.rstrip("*").split())) + (r"\w*" if form.endswith("*") else "")


@cache
def _words(interest: str) -> re.Pattern[str]:
    forms = [f.strip() for _, cells in rows("interests.tsv", 2) if cells[0] == interest for f in cells[1].split("|")]
    if not forms:
        raise SettingError(f"interest must be one of {', '.join(interests())}, not {interest!r}")
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_pattern, forms))})(?!\w)", re.IGNORECASE)


def mentions(text: str, interest: str) -> bool:
    """Whether a report or a sentence holds a word of an interest. Raises SettingError where there is no such one."""
    return _words(interest).search(text) is not None


def passes(text: str, interest: str = "") -> bool:
    """Whether a report is worth parsing, to anyone or to who has one interest. Without an interest a few sentences say
    too little to be turned away. Raises SettingError where there is no such interest."""
    if interest:
        return mentions(text, interest)
    return len(text) < SHORT or relevance(text) >= float(weights().get("threshold", 0.0))
