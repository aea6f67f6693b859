"""The letters of an attribution: a source's whole phrase, a cue with its helpers, words with their quotation marks.

Intervals are token indexes, end exclusive, as in chains_records.
"""

from collections.abc import Collection

from panj.extract.chains_quotes import Quote
from panj.extract.chains_records import Interval
from panj.language import Doc, Token

HELPERS = {"aux", "auxpass", "neg"}
MARKS = {",", ";", ":", "—", "–", "-", "--", "―", "(", ")", "[", "]"}
QUOTES = {"“", "”", '"', "''", "``", "‘", "’", "'"}
OPENING, CLOSING = {"“", '"', "''", "‘"}, {"”", '"', "''"}
ENDS = {*MARKS, "."}
RELATIVE = {"who", "which", "whom", "whose", "that"}


def shorn(doc: Doc, start: int, end: int, marks: Collection[str] = ENDS) -> Interval:
    """The interval without spaces and `marks` at its ends; empty where nothing else is in it."""
    while start < end and (doc[start].is_space or doc[start].text in marks):
        start += 1
    while end > start and (doc[end - 1].is_space or (doc[end - 1].text in marks and not _needed(doc, start, end))):
        end -= 1
    return start, end


def _needed(doc: Doc, start: int, end: int) -> bool:
    """Whether a closing bracket at the end has its fellow inside."""
    mark = {")": "(", "]": "["}.get(doc[end - 1].text)
    return mark is not None and any(t.text == mark for t in doc[start:end])


def nominal(head: Token, cue: Token) -> Interval:
    """The whole phrase of a source: all below its head but the cue's clause and what a comma sets beside it."""
    doc = head.doc
    start, end = head.left_edge.i, head.right_edge.i + 1
    if head.i < cue.i < end:
        clause = cue
        while clause.head.i != clause.i and clause.head.i != head.i and head.is_ancestor(clause.head):
            clause = clause.head
        end = max(head.i + 1, min(clause.left_edge.i, cue.i))
    elif start <= cue.i < head.i:
        start = cue.i + 1
    for child in head.rights:
        edge = child.left_edge.i
        if child.dep_ in ("relcl", "acl", "advcl") and edge and doc[edge - 1].text in MARKS and edge < end:
            end = edge
            break
    while start < head.i and (doc[start].dep_ in ("cc", "mark") or (doc[start].text in QUOTES)):
        start += 1
    first, last = shorn(doc, start, end, {*ENDS, *QUOTES} - {"’", "'"})
    if last < len(doc) and doc[last].text in CLOSING and any(t.text in OPENING for t in doc[first:last]):
        last += 1  # a show's title closes the phrase
    aside = last < cue.i and last < len(doc) and doc[last].text == ","
    if aside and any(t.text == "," for t in doc[head.i + 1 : last]):
        last += 1  # "Ann Lee, a nurse," with the comma that closes the aside
    return first, last


def verbal(cue: Token, first: Token | None = None) -> Interval:
    """A cue with its auxiliaries, negation, adverbs right before it, and its particle; from `first` where given."""
    doc = cue.doc
    top = first or cue
    start, end = top.i, cue.i + 1
    while start > 0:
        before = doc[start - 1]
        own = before.head.i in (top.i, cue.i) or before.head.head.i in (top.i, cue.i)
        adverb = before.pos_ == "ADV" and before.dep_ == "advmod"
        if own and (before.dep_ in HELPERS or adverb or before.tag_ == "TO"):
            start -= 1
        else:
            break
    while start < cue.i and doc[start].pos_ == "ADV" and doc[start].lower_ in ("when", "where", "how", "why", "even"):
        start += 1
    if end < len(doc) and doc[end].dep_ == "prt":
        end += 1
    if end < len(doc) and doc[end].text == ":":
        end += 1
    return start, end


def worded(doc: Doc, start: int, end: int, spans: Collection[Quote]) -> Interval:
    """What is said, shorn of the marks around it, with the quotation marks that open or close in it."""
    start, end = shorn(doc, start, end)
    if start >= end:
        return start, end
    for quote in spans:
        last = quote.end - 1
        if quote.start == start - 1 and end >= min(last, quote.start + 2):
            start = quote.start
        inside = quote.closed and start <= quote.start < end <= last
        if inside and all(t.is_punct or t.is_space for t in doc[end:last]):
            end = quote.end
    return start, end
