"""When: time expressions in a report, what they say, and which of them dates an act."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from panj.extract.times_attach import BOUNDING, LIMIT, PREMODIFIER, Walk, walk
from panj.extract.times_cascade import Item, reduce
from panj.extract.times_compose import later_stages
from panj.extract.times_events import bare_events, clause_of, hinge, reach
from panj.extract.times_grammar import stage_one
from panj.extract.times_resolve import Known, absolute, bounded, dates_of, tense_under, within
from panj.extract.times_sense import Sense, kind_of
from panj.extract.times_tense import tense_at
from panj.extract.times_timex import value_of
from panj.extract.times_tokens import times_lexicon, words_of
from panj.language import Doc, Token
from panj.lexicon import words
from panj.model import Span, When

NAMED = frozenset({"PERSON", "ORG", "GPE", "FAC", "WORK_OF_ART", "LAW"})
ON_HOLD = frozenset("suspend close shut cancel halt ban bar seal block ground detain remand".split())
EVENT_LIMIT = 1.0  # a time told by another act is close to the act it dates


@dataclass(frozen=True, slots=True)
class TimeExpr:
    """A time expression: its letters (preposition included), character offsets, tokens first to last (inclusive).

    `core`: offsets of the time itself, without its preposition. `kind`: date, time, duration or set. `sense`: what it
    says, not yet resolved against the report's date. `parts`: offsets and senses of the two ends of a range.
    """

    text: str
    start: int
    end: int
    first: int
    last: int
    core: Span
    kind: str
    sense: Sense
    parts: tuple[tuple[int, int, Sense], ...] = ()

    @property
    def value(self) -> str:
        """TIMEX3-like value as far as the letters alone tell it: XXXX-09-11, XXXX-WXX-7, P3D."""
        return value_of(self.sense, Known(None, None, None))


def find_times(doc: Doc) -> list[TimeExpr]:
    """Every time expression of the report, in order, none overlapping another."""
    text = doc.text
    words = words_of(text)
    codes = times_lexicon().codes
    starts = [t.idx for t in doc]
    dated, named = _entities(doc, starts)
    items = [Item(codes[w.kind], i, i) for i, w in enumerate(words)]
    context = (words, dated, named)
    for stage in (stage_one(), *later_stages()):
        items = reduce(items, stage, context)
    out: list[TimeExpr] = []
    for item in items:
        if item.sense is None:
            continue
        start, end = words[item.first].start, words[item.last].end
        core = (words[item.core[0]].start, words[item.core[1]].end)
        parts = tuple((words[a].start, words[b].end, s) for a, b, s in item.parts)
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        out.append(TimeExpr(text[start:end], start, end, first, last, core, kind_of(item.sense), item.sense, parts))
    return _with_events(doc, starts, out)


def _entities(doc: Doc, starts: list[int]) -> tuple[frozenset[int], frozenset[int]]:
    """Offsets of the words that the parser takes for dates, and for names."""
    dated: set[int] = set()
    named: set[int] = set()
    for ent in doc.ents:
        if ent.label_ in ("DATE", "TIME"):
            dated.update(starts[ent.start : ent.end])
        elif ent.label_ in NAMED:
            named.update(starts[ent.start : ent.end])
    return frozenset(dated), frozenset(named)


def _with_events(doc: Doc, starts: list[int], exprs: list[TimeExpr]) -> list[TimeExpr]:
    """Counted times told by an act run on over it; clauses that only name an act are added where no time stands."""
    out: list[TimeExpr] = []
    for i, expr in enumerate(exprs):
        if expr.sense.form == "event":
            stop = exprs[i + 1].first if i + 1 < len(exprs) else len(doc)
            last = reach(hinge(doc, expr.first, expr.last), stop)
            if last > expr.last:
                end = doc[last].idx + len(doc[last])
                expr = replace(expr, text=doc.text[expr.start : end], end=end, last=last)
        out.append(expr)
    taken = {i for e in out for i in range(e.first, e.last + 1)}
    for first, last in bare_events(doc, starts):
        if taken.isdisjoint(range(first, last + 1)):
            start, end = doc[first].idx, doc[last].idx + len(doc[last])
            out.append(TimeExpr(doc.text[start:end], start, end, first, last, (start, start), "date", Sense("event")))
            taken.update(range(first, last + 1))
    return sorted(out, key=lambda e: e.start)


def resolve(
    expr: TimeExpr, published: date | None, tense: str | None = None, anchor: When | None = None
) -> When | None:
    """The dates of an expression, `published` the report's day, `tense` past, present, future or None.

    `anchor`: the time told before, for "the same day", "two days later". None for what dates nothing: durations,
    frequencies, "recently". What cannot be placed (no `published`, or relative to an act) keeps its text and no dates.
    """
    sense = expr.sense
    if sense.form in ("ref", "set", "clock") or (sense.form == "ago" and sense.n is None):
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


def timex_value(expr: TimeExpr, published: date | None, tense: str | None = None, anchor: When | None = None) -> str:
    """TIMEX3-like value, resolved as far as the report's day, the tense and the time told before allow."""
    return value_of(expr.sense, Known(published, tense_under(expr.sense, tense), anchor, expr.sense.bound))


def carried(when: When) -> When:
    """The same time, taken over from another claim of the same event."""
    return replace(when, basis="carried")


def tense_of(expr: TimeExpr, head: Token, site: Token) -> str | None:
    """Tense of the act named by `head` whose time hangs on `site`; None where the time stands before a noun, whose
    sentence's tense says nothing of it ("will look into Wednesday's ruling")."""
    return None if root_of(expr, head.doc).dep_ in PREMODIFIER else tense_at(head, site)


def when_of(head: Token, exprs: Sequence[TimeExpr], published: date | None) -> When | None:
    """The time of the act named by `head`, out of the report's `exprs` (find_times); None where none is its own."""
    sent = head.sent
    best: tuple[float, int, int, Walk] | None = None
    for i, expr in enumerate(exprs):
        if expr.last < sent.start or not dates_acts(expr.sense) or expr.first <= head.i <= expr.last:
            continue
        if expr.first >= sent.end:
            break
        root = root_of(expr, head.doc)
        way = walk(head, root, expr.sense.bound in ("by", "within", "until"))
        if way.cost <= (EVENT_LIMIT if expr.sense.form == "event" else LIMIT) and (
            best is None or (way.cost, abs(root.i - head.i)) < best[:2]
        ):
            best = (way.cost, abs(root.i - head.i), i, way)
    if best is None:
        return None
    _, _, i, way = best
    expr = _bounded(exprs[i], way)
    tense = tense_of(exprs[i], head, way.site)
    if expr.sense.bound == "until" and (way.site.lemma_.lower() in words("times_ahead.tsv") | ON_HOLD):
        tense = "future"  # "extended the ban until Tuesday", "suspended flights until Sunday"
    if expr.sense.form == "event" and tense != "future" and not expr.text.lower().startswith("since"):
        return None
    anchor = None
    if expr.sense.form in ("anchor", "clock"):
        anchor = told_before(exprs[:i], published)
        if expr.sense.form == "clock":
            return replace(anchor, text=expr.text, span=(expr.start, expr.end), basis="carried") if anchor else None
    when = resolve(expr, published, tense, anchor)
    return _and_next(when, exprs[i : i + 2], head.doc, published, tense)


def _and_next(
    when: When | None, pair: Sequence[TimeExpr], doc: Doc, published: date | None, tense: str | None
) -> When | None:
    """ "on Saturday and Sunday": both days, where the second is the day after."""
    if when is None or when.end is None or len(pair) < 2 or {x.sense.form for x in pair} != {"weekday"}:
        return when
    one, two = pair
    if doc.text[one.end : two.start].strip() != "and" or one.sense.bound is not None:
        return when
    later = resolve(two, published, tense)
    if later is None or later.end is None or (later.end - when.end).days != 1:
        return when
    return replace(when, text=doc.text[one.start : two.end], span=(one.start, two.end), end=later.end, precision="span")


def root_of(expr: TimeExpr, doc: Doc) -> Token:
    """The word by which an expression hangs on the sentence."""
    if expr.sense.form == "event":
        mark = hinge(doc, expr.first, expr.last) if expr.sense.unit else doc[expr.first]
        clause = clause_of(mark)
        return clause if clause is not None and clause.dep_ == "advcl" else mark
    return doc[expr.first : expr.last + 1].root


def _bounded(expr: TimeExpr, way: Walk) -> TimeExpr:
    """The expression under the bound met on the way ("until the vote on Sunday"); "extended to May 5" is until then."""
    bound = way.bound
    if bound is not None and expr.sense.bound is None:
        start = min(bound.idx, expr.start)
        text = bound.doc.text[start : expr.end]
        return replace(expr, start=start, text=text, first=min(bound.i, expr.first),
                       sense=replace(expr.sense, bound=BOUNDING[bound.lower_]))  # fmt: skip
    if expr.text[:3].lower() == "to " and way.site.lemma_.lower() in ("extend", "prolong", "renew", "extension"):
        return replace(expr, sense=replace(expr.sense, bound="until"))
    return expr


def told_before(exprs: Sequence[TimeExpr], published: date | None) -> When | None:
    """The last single day told among `exprs`, for "the same day" and hours without a day."""
    for expr in reversed(exprs):
        if expr.sense.form in ("day", "weekday", "ago", "holiday") and expr.sense.bound is None:
            when = resolve(expr, published, "past")
            if when and when.start and when.start == when.end and (published is None or when.start <= published):
                return when
    return None


def dates_acts(sense: Sense) -> bool:
    """Whether a sense can date an act: durations, frequencies, clock times and "recently" cannot."""
    if sense.weak and not sense.part:
        return False
    if sense.form == "dur":
        return sense.bound in ("within", "in") and sense.n is not None
    if sense.form == "ago" and sense.n is None:
        return False
    if sense.form == "clock":
        return sense.clock is not None and not sense.clock.isalpha()
    return sense.form not in ("ref", "set", "now")
