"""The gate: whether a report is about people and power at all, from its words alone, before anything is parsed.

Weights: lexicon/gate.json, made by `python -m bench.learn_gate` (logistic regression over words). Without the file all
reports pass.
"""

import json
import math
import re
from functools import cache
from typing import Any

from panj.lexicon import read_text

WORD = re.compile(r"[^\W\d_]{4,}")
SHORT = 200  # characters
LENGTH = 4000  # characters: what a report is about stands at its beginning


@cache
def weights() -> dict[str, Any]:
    """{"threshold", "bias", "words": {word: weight}} or {}."""
    text = read_text("gate.json")
    found: dict[str, Any] = json.loads(text) if text else {}
    return found


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


def passes(text: str) -> bool:
    """Whether a report is worth parsing. A few sentences say too little to be turned away."""
    return len(text) < SHORT or relevance(text) >= float(weights().get("threshold", 0.0))
