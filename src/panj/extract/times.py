"""When: time expressions in a report, what they say, and which of them dates an act."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from panj.extract.times_attach import BOUNDING, LIMIT, governor, walk
from panj.extract.times_cascade import Item, reduce
from panj.extract.times_compose import later_stages
from panj.extract.times_grammar import stage_one
from panj.extract.times_resolve import Known, absolute, bounded, dates_of, tense_under, within
from panj.extract.times_sense import Sense, kind_of
from panj.extract.times_tense import tense_at
from panj.extract.times_tokens import times_lexicon, words_of
from panj.language import Doc, Token
from panj.model import Span, When


@dataclass(frozen=True, slots=True)
class TimeExpr:
    """A time expression: its letters (preposition included), character offsets, token indexes first to last (inclusive).

    `core`: offsets of the time itself, without its preposition. `kind`: date, time, duration or set. `sense`: what it
    says, not yet resolved against the report's date.
    """

    text: str
    start: int
    end: int
    first: int
    last: int
    core: Span
    kind: str
    sense: Sense


def find_times(doc: Doc) -> list[TimeExpr]:
    """Every time expression of the report, in order, none overlapping another."""
    text = doc.text
    words = words_of(text)
    codes = times_lexicon().codes
    dated = frozenset(t.idx for t in doc if t.ent_type_ in ("DATE", "TIME"))
    named = frozenset(t.idx for t in doc if t.ent_type_ in ("PERSON", "ORG", "GPE", "FAC", "WORK_OF_ART", "LAW"))
    items = [Item(codes[w.kind], i, i) for i, w in enumerate(words)]
    context = (words, dated, named)
    for stage in (stage_one(), *later_stages()):
        items = reduce(items, stage, context)
    starts = [t.idx for t in doc]
    out: list[TimeExpr] = []
    for item in items:
        if item.sense is None:
            continue
        start, end = words[item.first].start, words[item.last].end
        core = (words[item.core[0]].start, words[item.core[1]].end)
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        out.append(TimeExpr(text[start:end], start, end, first, last, core, kind_of(item.sense), item.sense))
    return out


def resolve(expr: TimeExpr, published: date | None, tense: str | None = None, anchor: When | None = None) -> When | None:
    """The dates of an expression, `published` the report's day, `tense` past, present, future or None.

    `anchor`: the time told before, for "the same day", "two days later". None for what dates nothing: durations,
    frequencies, "recently". What cannot be placed (no `published`, or relative to an act) keeps its text and no dates.
    """
    sense = expr.sense
    if sense.form in ("ref", "set", "clock"):
        return None
    known = Known(published, tense_under(sense, tense), anchor, sense.bound)
    span = (expr.start, expr.end)
    if sense.form == "event":
        return When(expr.text, span, None, None, None, "relative")
    if sense.form == "dur":
        got = within(sense, known)
        return When(expr.text, span, got.start, got.end, got.precision, "relative") if got else None
    dates = dates_of(sense, known)
    basis = "stated" if absolute(sense) else "relative"
    if dates is None:
        return When(expr.text, span, None, None, None, basis)
    dates = bounded(sense, dates, known)
    return When(expr.text, span, dates.start, dates.end, dates.precision, basis)


def carried(when: When) -> When:
    """The same time, taken over from another claim of the same event."""
    return replace(when, basis="carried")


def when_of(head: Token, exprs: Sequence[TimeExpr], published: date | None) -> When | None:
    """The time of the act named by `head`, out of the report's `exprs` (find_times); None where it has none of its own."""
    doc, sent = head.doc, head.sent
    best: tuple[float, int, TimeExpr, Token | None] | None = None
    for expr in exprs:
        if expr.last < sent.start or not dates_acts(expr.sense) or expr.first <= head.i <= expr.last:
            continue
        if expr.first >= sent.end:
            break
        root = doc[expr.first : expr.last + 1].root
        way = walk(head, root, expr.sense.bound in ("by", "within", "until"))
        if way.cost <= LIMIT and (best is None or (way.cost, abs(root.i - head.i)) < best[:2]):
            best = (way.cost, abs(root.i - head.i), expr, way.bound)
    if best is None:
        return None
    expr, bound = best[2], best[3]
    if bound is not None and expr.sense.bound is None:
        start = min(bound.idx, expr.start)
        expr = replace(expr, start=start, text=doc.text[start : expr.end], first=bound.i,
                       sense=replace(expr.sense, bound=BOUNDING[bound.lower_]))  # fmt: skip
    tense = tense_at(head, governor(doc[expr.first : expr.last + 1].root))
    when = resolve(expr, published, tense)
    return when


def dates_acts(sense: Sense) -> bool:
    """Whether a sense can date an act: durations, frequencies, clock times and "recently" cannot."""
    if sense.weak and not sense.part:
        return False
    if sense.form == "dur":
        return sense.bound in ("within", "in") and sense.n is not None
    return sense.form not in ("ref", "set", "clock", "now")
