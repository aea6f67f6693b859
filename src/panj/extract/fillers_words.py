"""Phrases that filled a role before: how often each did, of the reports that hold it (lexicon/fillers/words.tsv).

Counts are of reports of the MUC-4 training half, made by `python -m bench.learn_fillers`. They stand beside the
tagger's own judgement and are all there is where no tagger is shipped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from panj.lexicon import read_text

ROLES = ("perpetrator", "organisation", "target", "victim", "weapon")
LONGEST = 8  # words of a phrase
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
Counts = dict[str, dict[str, tuple[int, int]]]  # role → phrase → (reports where it fills, reports that hold it)


@dataclass(frozen=True, slots=True)
class Seen:
    """A known phrase in a text, and the share of its reports in which it fills the role."""

    role: str
    phrase: str
    start: int
    end: int
    share: float


@cache
def counts() -> Counts:
    """The shipped counts; every role empty where the file is absent."""
    out: Counts = {role: {} for role in ROLES}
    for line in read_text("fillers/words.tsv").splitlines():
        if line and not line.startswith("#"):
            role, phrase, filled, held = line.split("\t")
            out[role][phrase] = int(filled), int(held)
    return out


def folded(text: str) -> str:
    """Lower case, letter for letter, so that offsets hold."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def phrase(words: str) -> str:
    """The words of some letters with one space between, as the table holds them."""
    return " ".join(WORD.findall(folded(words)))


def seen(text: str, table: Counts, own: dict[str, set[str]] | None = None) -> Iterator[Seen]:
    """Every known phrase of a text, longer ones first at each place.

    `own`: phrases that fill each role in this very report, when it is one that the table was counted on; it is then
    left out of the counts.
    """
    words = [(m[0], m.start(), m.end()) for m in WORD.finditer(folded(text))]
    out = 0 if own is None else 1
    for first in range(len(words)):
        for size in range(min(LONGEST, len(words) - first), 0, -1):
            run = words[first : first + size]
            name = " ".join(w for w, _, _ in run)
            for role in ROLES:
                found = table[role].get(name)
                if found is None:
                    continue
                filled = found[0] - (1 if own is not None and name in own[role] else 0)
                if filled > 0:
                    yield Seen(role, name, run[0][1], run[-1][2], filled / (found[1] - out + 1))
