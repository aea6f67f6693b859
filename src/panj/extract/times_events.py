"""Times told by another act: "six months after the pull-out", "once the war ends". They get no dates."""

import re
from bisect import bisect_right

from panj.extract.times_tense import verb_tense
from panj.language import Doc, Token

VERBS = ("VERB", "AUX")
MARKS = re.compile(r"\b(?:after|once|since|until)\b", re.I)
WORDS = 25  # a longer clause is a tale of its own, not a time


def hinge(doc: Doc, first: int, last: int) -> Token:
    """The after, before or since that ends the words first to last."""
    for i in range(last, first - 1, -1):
        if doc[i].lower_ in ("after", "before", "since", "following"):
            return doc[i]
    return doc[last]


def clause_of(mark: Token) -> Token | None:
    """The verb or noun that `mark` (after, once …) leads in: its clause, or the object of the preposition."""
    if mark.dep_ in ("mark", "advmod") and mark.head.pos_ in VERBS and mark.head.i > mark.i:
        return mark.head
    return next((c for c in mark.rights if c.dep_ in ("pobj", "pcomp")), None)


def reach(mark: Token, stop: int) -> int:
    """Index of the last word of what `mark` leads in, before token `stop`; `mark` itself where that is unclear."""
    head = clause_of(mark)
    if head is None:
        return int(mark.i)
    end = min(head.right_edge.i, stop - 1, mark.sent.end - 1)
    end = next((i - 1 for i in range(head.i + 1, end + 1) if mark.doc[i].lower_ == "according"), end)
    if end - mark.i > WORDS or head.i > end:
        return int(mark.i)
    while end > mark.i and (doc_word := mark.doc[end]) and (doc_word.is_punct or doc_word.is_space):
        end -= 1
    return int(end)


def bare_events(doc: Doc, starts: list[int]) -> list[tuple[int, int]]:
    """Tokens (first, last) of clauses that put an act off until another: "after the war ends", "once it is over".

    `starts`: offset of each token.
    """
    out: list[tuple[int, int]] = []
    for found in MARKS.finditer(doc.text):
        mark = doc[bisect_right(starts, found.start()) - 1]
        if mark.dep_ not in ("mark", "advmod", "prep"):
            continue
        head = clause_of(mark)
        if head is None or head.pos_ not in VERBS or head.dep_ not in ("advcl", "pcomp"):
            continue
        main = head.head if head.dep_ == "advcl" else mark.head
        if main.pos_ not in VERBS:
            continue
        inner, outer = verb_tense(head), verb_tense(main)
        if inner is None and head.tag_ == "VB":
            inner = "present"  # "once they leave": the tagger hesitates between VB and VBP
        if mark.lower_ == "since":
            if inner != "past" or outer != "past":
                continue
        elif inner != "present" or outer == "past":
            continue
        last = reach(mark, mark.sent.end)
        if last > mark.i:
            out.append((int(mark.i), last))
    return out
