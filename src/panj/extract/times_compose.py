"""Later stages of the grammar of times: modifiers, hours, ranges, distances, and the prepositions that bound."""

from dataclasses import replace
from functools import cache

from panj.extract.times_cascade import Found, Grammar, Pattern
from panj.extract.times_sense import Sense

BOUNDS = {
    "by": "by", "until": "until", "since": "since", "from": "from", "begin": "from", "before": "before",
    "after": "after", "follow": "after", "asof": "asof", "laterthan": "laterthan", "within": "within", "in": "in",
    "for": "for", "to": "to",
}  # fmt: skip
DAYS = frozenset({"day", "weekday", "ago", "anchor", "holiday", "overnight", "named"})


def _part(m: Found) -> Sense | None:
    sense = m.sense("d")
    if sense is None or sense.part or sense.form in ("overnight", "range"):
        return None
    if sense.weak and not m.words_at("p"):
        return None
    return replace(sense, part=m.value("p") or None, weak=False)


def _daypart(m: Found) -> Sense | None:
    sense = m.sense("d")
    if sense is None or sense.form not in DAYS or (sense.form == "ago" and sense.unit != "day"):
        return None
    return replace(sense, clock=m.value("c"))


def _clocked(m: Found) -> Sense | None:
    date, clock = m.sense("d"), m.sense("c")
    if date is None or clock is None or date.form not in DAYS:
        return None
    return replace(date, clock=clock.clock)


def _merged(m: Found) -> Sense | None:
    """The finer of two dates, with the coarser as its frame: "last week on Friday", "Tuesday of next week"."""
    one, two = m.sense("d"), m.sense("e")
    if one is None or two is None or one.base or two.base:
        return None
    if one.form in ("weekday", "ago") and two.form == "day" and two.weekday is None:
        return replace(two, clock=two.clock or one.clock)
    for coarse, fine in ((one, two), (two, one)):
        if coarse.form == "rel" and not coarse.weak and fine.form in ("weekday", "day", "month", "season", "quarter"):
            free = fine.year is None and fine.year_shift is None and fine.shift is None
            return replace(fine, base=coarse) if free and fine.form != coarse.unit else None
    return None


def _range(m: Found) -> Sense | None:
    one, two = m.sense("d"), m.sense("e")
    if one is None or two is None or "ref" in (one.form, two.form) or one.form == "range" or two.form == "range":
        return None
    if {one.form, two.form} & {"rel", "ago", "anchor"} and one.form != two.form and not m.has("lead"):
        return None
    if m.words_at("j")[0].kind == "and" and not (m.has("lead") and m.words_at("lead")[0].kind == "between"):
        return None
    if m.words_at("j")[0].kind in ("hyphen",) and one.form != two.form:
        return None
    return Sense("range", base=one, last=two)


def _shifted(m: Found) -> Sense | None:
    far, base = m.sense("n"), m.sense("d")
    if far is None or base is None or far.form != "dur" or far.n is None or base.form in ("ref", "rel"):
        return None
    word = m.words_at("dir")[0]
    return Sense("shifted", unit=far.unit, n=far.n, shift=-1 if word.kind == "before" else 1, base=base, mod=far.mod)


def _stretch(m: Found) -> Sense | None:
    far, base = m.sense("n"), m.sense("d")
    if far is None or base is None or far.form != "dur" or far.n is None:
        return None
    return Sense("range", unit=far.unit, n=far.n, base=base)


def _opening(m: Found) -> Sense | None:
    """ "the first six months of 2021"; a weekday or a day has no first months."""
    base = m.sense("d")
    if (
        base is None
        or base.form not in ("year", "rel", "decade", "month")
        or getattr(m.sense("n"), "name", "") != "first"
    ):
        return None
    return _stretch(m)


def _event(m: Found) -> Sense | None:
    far = m.sense("n")
    if (
        far is None
        or far.form != "dur"
        or far.part == "age"
        or (far.weak and m.words_at("dir")[0].kind in ("before", "since"))
    ):
        return None
    return Sense("event", unit=far.unit, n=far.n, shift=-1 if m.words_at("dir")[0].kind == "before" else 1)


def _bound(m: Found) -> Sense | None:
    sense = m.sense("d")
    kind = m.words_at("b")[0].kind
    if sense is None or sense.form in ("ref", "now", "set", "event") or sense.bound:
        return None
    if sense.form == "dur" and (kind not in ("within", "in", "for", "by", "after") or sense.part == "age"):
        return None
    if sense.form != "dur" and kind in ("in", "for"):
        kind = ""
    if kind == "to":  # "extended to Monday" is for the parse to tell (times_attach); here only a lead-in
        return None if sense.weak or sense.form in ("dur", "past", "coming", "clock") else sense
    return replace(sense, bound=BOUNDS.get(kind))


def _led(m: Found) -> Sense | None:
    sense = m.sense("d")
    return None if sense is None or sense.form in ("ref", "now", "set", "event") or sense.bound else sense


def _same(m: Found) -> Sense | None:
    return m.sense("c")


@cache
def later_stages() -> tuple[tuple[Pattern, ...], ...]:
    g = Grammar({"LOOSE": "(?:{approx}|{exact}|{on}|{in}|{at}|{over})"})
    r = g.rule
    modify = (
        r("{the}?(?P<p>{early}){hyphen}?(?:{in}|{on}|{of})?(?P<d>DATE)", _part),
        r("(?P<p>{earlier})(?:{in}|{on}|{of})?(?P<d>DATE)", _part),
        r("(?P<n>DUR){of}(?P<d>DATE)", _opening),
        r("{sometime}(?:{in}|{on})?(?P<d>DATE)", lambda m: m.sense("d")),
        r("{the}?(?:very)?(?P<p>{partof}|{begin}){of}(?P<d>DATE)", _part),
        r("(?P<c>CLOCK){open}CLOCK{close}", _same, "CLOCK", "c"),
        r("(?P<c>CLOCK){in}{the}{daypart}", _same, "CLOCK"),
        r("(?P<d>DATE){comma}?(?:{in}{the})?(?P<c>{daypart})", _daypart),
        r("{the}?(?P<c>{daypart}){of}(?P<d>DATE)", _daypart),
        r("(?P<c>CLOCK){comma}?(?:{on})?(?P<d>DATE)", _clocked),
        r("(?P<d>DATE){comma}?(?:{at}|{by}|{over})?(?P<c>CLOCK)", _clocked),
        r("(?P<d>DATE){comma}?(?:{on}|{in}|{of})?(?P<e>DATE)", _merged),
        r(
            "(?:{in}{the}|{at}|{the}|{before}|{by}|{every})(?P<c>{daypart})(?!{of})",
            lambda m: Sense("clock", clock=m.value("c"), weak=True),
            "CLOCK",
            "c",
        ),
        r("{approx}(?P<d>DATE)", lambda m: m.sense("d"), "DATE", "d"),
    )
    join = (
        r(
            "(?P<lead>{from}|{between}|{begin})?[LOOSE]?(?P<d>DATE|CLOCK)"
            "(?P<j>{to}|{until}|{and}|{dash}|{hyphen})[LOOSE]?(?P<e>DATE|CLOCK)",
            _range,
        ),
        r("(?P<n>DUR)(?P<dir>{after}|{before}|{follow}|{since}|{from})[LOOSE]?(?P<d>DATE)", _shifted),
        r("{for}?(?P<n>DUR){comma}?(?:{from}|{begin})(?:{on}|{from})?(?P<d>DATE)", _stretch),
        r("(?P<n>DUR)(?P<dir>{after}|{before}|{follow}|{since})", _event, "DATE", "n"),
    )
    bound = (
        r(
            "(?P<b>{by}|{until}|{since}|{from}|{begin}|{before}|{after}|{follow}|{asof}|{laterthan}|{within}|{to})"
            "(?:{from}|[LOOSE])*(?P<d>DATE|CLOCK)",
            _bound,
            "DATE",
            "d",
        ),
        r("(?P<b>{within}|{in}|{for}|{by}|{after})(?P<d>DUR)", _bound, "DUR", "d"),
        r("(?:{in}|{on}|{at}|{during}|{over}|{for}|{around})+(?P<d>DATE)".replace("|{around}", ""), _led, "DATE", "d"),
        r("(?:{in}|{on}|{at}|{during}|{over}|{for})+(?P<d>DUR)", _led, "DUR", "d"),
        r("(?:{in}|{on}|{at}|{during}|{over}|{for}|{before}|{after})+(?P<d>CLOCK)", _led, "CLOCK", "d"),
    )
    return modify, modify, join, bound
