"""Totals of a whole report: how many were killed and how many injured in the incident it tells of."""

import re
from collections import Counter
from functools import cache

from panj.extract.governors import effect, governor, spared
from panj.extract.links import TOLL
from panj.extract.quantities import find_quantities
from panj.extract.victims import Victim, mentions, together, victims
from panj.language import Doc
from panj.lexicon import rows

KINDS = ("killed", "injured")
LEAD = 8  # sentences in which one mention is enough; further down a death is often another report's (set on the board)
OPENING = 3  # sentences that tell of one incident whatever they say of days and places: headline, lead, detail
PART = re.compile(r"\b(?:including|among|of them|of the|of whom)\b|[;:—–]| - ")
MORE = re.compile(r"\b(?:others?|more|another|additional)\b")


@cache
def cues() -> dict[str, re.Pattern[str]]:
    """kind → one pattern of lexicon/casualties.tsv."""
    table: dict[str, list[str]] = {}
    for _, (kind, pattern) in rows("casualties.tsv", 2):
        table.setdefault(kind, []).append(pattern)
    return {kind: re.compile("|".join(f"(?:{p})" for p in patterns)) for kind, patterns in table.items()}


def _sentences(doc: Doc, kind: str) -> frozenset[int]:
    """Numbers of the sentences that hold a cue."""
    return frozenset(n for n, s in enumerate(doc.sents) if cues()[kind].search(s.text.lower()))


def _counted(doc: Doc, skip: frozenset[int]) -> dict[str, int]:
    """The largest number of victims told in one sentence, by kind; `shot` is the largest number of people shot, which
    may hold the dead."""
    numbers = {s.start: n for n, s in enumerate(doc.sents)}
    sums: dict[tuple[int, str], int] = {}
    last: dict[tuple[int, str], tuple[int, int]] = {}
    for q in find_quantities(doc):
        if q.kind != "count" or q.low is None or q.low < 1 or (q.unit not in (None, "person")):
            continue
        sent = doc[q.first].sent
        if numbers[sent.start] in skip:
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
        others = bool(MORE.search(doc.text[q.start : q.end + 12].lower()))
        if kind == "injured" and word.lemma_ == "shoot" and not others:
            kind = "shot"
        where = (sent.start, kind)
        before = last.get(where)
        if before and (PART.search(doc.text[before[0] : q.start]) or (before[1] == q.low and not others)):
            continue
        sums[where] = sums.get(where, 0) + int(q.low)
        last[where] = q.end, int(q.low)
    best = dict.fromkeys((*KINDS, "shot"), 0)
    for (_, kind), n in sums.items():
        best[kind] = max(best[kind], n)
    return best


def _told(doc: Doc, skip: frozenset[int]) -> dict[str, bool]:
    """Whether the report tells of anybody killed, injured, and injured beside the dead, by word cues."""
    table = cues()
    seen = dict.fromkeys((*KINDS, "beside"), 0)
    for number, sent in enumerate(doc.sents):
        if number not in skip:
            text = table["void"].sub(" ", sent.text.lower())
            for kind in seen:
                if table[kind].search(text):
                    seen[kind] += 2 if number < LEAD else 1
    return {kind: n > 1 for kind, n in seen.items()}


def _toll(people: list[Victim]) -> tuple[int, int]:
    dead = sum("killed" in v.whats for v in people)
    return dead, len(people) - dead


def document_totals(doc: Doc) -> dict[str, int]:
    """`{"killed": n, "injured": n}` of one report. Numbers count first; victims told without one ("a man and a woman
    were shot") are told apart and counted; whoever died is not counted among the injured again. A round-up of several
    incidents gives the toll that most of them have."""
    past, several = _sentences(doc, "past"), _sentences(doc, "several")
    told, roundup = _told(doc, past), any(n <= LEAD for n in several)
    fresh = frozenset(n for n in _sentences(doc, "new") if roundup or n >= OPENING)
    groups = [_toll(g) for g in together(victims(mentions(doc, past)), fresh)]
    if roundup and len(groups) > 1:
        killed, injured = Counter(groups).most_common(1)[0][0]
        return {"killed": killed, "injured": injured}
    counted = _counted(doc, past | several)
    dead, hurt = groups[0] if groups else (0, 0)
    killed = counted["killed"] or (max(1, dead) if told["killed"] else 0)
    injured = counted["injured"] or max(0, counted["shot"] - killed)
    if not injured and told["beside" if killed else "injured"]:
        injured = 1
    if not counted["injured"] and not counted["shot"] and told["injured"]:
        injured = max(injured, dead + hurt - killed)
    return {"killed": killed, "injured": injured}
