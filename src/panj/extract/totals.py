"""Totals of a whole report: how many were killed and how many injured in the violence it tells of."""

import re
from functools import cache

from panj.extract.governors import effect, governor, spared
from panj.extract.links import TOLL
from panj.extract.quantities import Quantity, find_quantities
from panj.language import Doc
from panj.lexicon import rows

KINDS = ("killed", "injured")
LIMIT = 60  # more victims than this in one local report is a statistic, not a toll
LEAD = 8  # sentences in which one mention is enough; further down a death is often another report's (set on the board)


@cache
def cues() -> dict[str, re.Pattern[str]]:
    """kind → one pattern of lexicon/casualties.tsv."""
    table: dict[str, list[str]] = {}
    for _, (kind, pattern) in rows("casualties.tsv", 2):
        table.setdefault(kind, []).append(pattern)
    return {kind: re.compile("|".join(f"(?:{p})" for p in patterns)) for kind, patterns in table.items()}


def _counted(doc: Doc, quantities: list[Quantity]) -> dict[str, int]:
    """The largest number of victims told in one sentence, by kind."""
    past = cues()["past"]
    best = dict.fromkeys(KINDS, 0)
    sums: dict[tuple[int, str], int] = {}
    last: dict[tuple[int, str], int] = {}
    for q in quantities:
        if q.kind != "count" or q.low is None or not 1 <= q.low <= LIMIT or (q.unit not in (None, "person")):
            continue
        sent = doc[q.first].sent
        if past.search(sent.text.lower()):
            continue
        word, slot = governor(q, doc, frozenset())
        found = effect(word)
        toll = TOLL.search(doc.text[max(doc[sent.start].idx, q.start - 160) : q.start])
        if toll and toll.group("toll"):
            kind = "killed"
        elif found is None or found[1] != slot or found[0] not in KINDS or spared(word) or word.tag_ == "VB":
            continue
        else:
            kind = found[0]
        where = (sent.start, kind)
        between = doc.text[last.get(where, q.start) : q.start]
        if where in sums and re.search(r"\b(?:including|among|of them|of the)\b", between):
            continue
        sums[where] = sums.get(where, 0) + int(q.low)
        last[where] = q.end
    for (_, kind), n in sums.items():
        best[kind] = max(best[kind], n)
    return best


def document_totals(doc: Doc) -> dict[str, int]:
    """`{"killed": n, "injured": n}` of one report. Numbers count first; a victim told without one ("a man was shot and
    killed") counts one; whoever died is not counted among the injured again."""
    table = cues()
    best = _counted(doc, find_quantities(doc))
    seen = dict.fromkeys((*KINDS, "beside"), 0)
    for number, sent in enumerate(doc.sents):
        text = sent.text.lower()
        if table["past"].search(text):
            continue
        text = table["void"].sub(" ", text)
        for kind in seen:
            if table[kind].search(text):
                seen[kind] += 2 if number < LEAD else 1
    killed = max(best["killed"], int(seen["killed"] > 1))
    injured = max(best["injured"], int(seen["beside" if killed else "injured"] > 1))
    return {"killed": killed, "injured": injured}
