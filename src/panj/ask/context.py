"""A claim's evidence with the letters around it."""

import re
from dataclasses import dataclass

from panj.model import Claim

AROUND = 160  # characters on each side at most, about one sentence of news
STOP = re.compile(r"[.!?][\"'”’)\]]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Context:
    """`text[start:end]` of a report, the least stretch that shows the claim; `cut_*`: whether a sentence was cut."""

    start: int
    end: int
    cut_left: bool
    cut_right: bool


def _spans(claim: Claim) -> list[tuple[int, int]]:
    parties = [p.span for p in (*claim.actors, *claim.targets)]
    rest = [*(p.span for p in claim.places), *(p.span for p in claim.figures), *(p.span for p in claim.sources)]
    return [claim.trigger.span, *parties, *rest, *([claim.when.span] if claim.when else [])]


def context(text: str, claim: Claim) -> Context:
    """The sentence or sentences that the claim's evidence and near mentions stand in.

    Mentions further than AROUND from the evidence (a pronoun's full name, a carried date) are left out.
    """
    first, last = claim.evidence.span
    for start, end in _spans(claim):
        if first - AROUND <= start and end <= last + AROUND:
            first, last = min(first, start), max(last, end)
    low, high = max(0, first - AROUND), min(len(text), last + AROUND)
    left = [m.end() for m in STOP.finditer(text, low, first)]
    # the stop may be the evidence's own last letter
    right = STOP.search(text, max(first, last - 2), high)
    start = left[-1] if left else low
    end = max(last, right.start() + len(right.group().rstrip())) if right else high
    return Context(start, end, not left and low > 0, right is None and high < len(text))
