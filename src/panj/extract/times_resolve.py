"""Senses into dates: what a time expression stands for, given the day of the report and the tense of the act."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from panj.extract.times_calendar import (
    Stretch,
    around,
    day_of,
    days_on,
    holiday_of,
    month_of,
    part_of,
    season_of,
    units_on,
    year_of,
)  # fmt: skip
from panj.extract.times_sense import Sense
from panj.model import When

COARSE = {"week": "week", "fortnight": "week", "weekend": "span", "month": "month", "quarter": "span", "year": "year",
          "decade": "decade", "century": "span", "season": "season", "day": "day"}  # fmt: skip
# A yearless day or month under no tense is the last one gone by, unless the coming one is this many times nearer:
# "the April 9 elections" in a report of March 26.
NEARER = 4
JUST, FAR_OFF = 30, 300  # days: a day so near on the wrong side of the tense beats one so far on its right side


@dataclass(frozen=True, slots=True)
class Known:
    """What a sense is resolved against: the report's day, the tense (past, future or None), the time told before."""

    published: date | None
    tense: str | None
    anchor: When | None
    bound: str | None = None


@dataclass(frozen=True, slots=True)
class Dates:
    start: date | None
    end: date | None
    precision: str | None


def _nearest(options: list[Stretch], known: Known) -> Stretch | None:
    """Of the same day or month in years beside each other, the nearest that the tense allows."""
    day = known.published
    if day is None or not options:
        return None
    past = [x for x in options if x[0] <= day]
    future = [x for x in options if x[1] >= day]
    back = max(past, key=lambda x: x[0], default=None)
    ahead = min(future, key=lambda x: x[0], default=None)
    if back is None or ahead is None:
        return back or ahead
    gone, coming = (day - back[1]).days, (ahead[0] - day).days
    if known.tense == "future":
        return back if gone < JUST and coming > FAR_OFF else ahead
    if gone > FAR_OFF and 0 < coming < JUST:
        return ahead
    odds = 1 if known.bound in ("from", "until", "by", "to") else NEARER
    if known.tense != "past" and coming > 0 and coming * odds < gone:
        return ahead
    return back


def _years(known: Known) -> range:
    year = known.published.year if known.published else 0
    return range(year - 2, year + 3) if 3 <= year <= 9990 else range(0)


def _year_of(sense: Sense, known: Known) -> int | None:
    if sense.year is not None:
        return sense.year
    if sense.year_shift is not None and known.published:
        return known.published.year + sense.year_shift
    if sense.base is not None and sense.base.unit in ("year", "month"):
        frame = dates_of(sense.base, known)
        return frame.start.year if frame and frame.start else None
    return None


def _yearly(sense: Sense, known: Known, at: Callable[[int], Stretch | None]) -> Stretch | None:
    """A day, month, season … that comes once a year; `at(year)` gives it."""
    year = _year_of(sense, known)
    if year is not None:
        return at(year) if 1 <= year <= 9998 else None
    options = [x for y in _years(known) if (x := at(y)) is not None]
    day = known.published
    if day and sense.shift == -1:
        return max((x for x in options if x[1] < day), key=lambda x: x[0], default=None)
    if day and sense.shift == 1:
        return min((x for x in options if x[0] > day), key=lambda x: x[0], default=None)
    if day and sense.shift == 0:
        return next((x for x in options if x[0].year == day.year), None)
    return _nearest(options, known)


def _one(day: date | None) -> Stretch | None:
    return (day, day) if day else None


def _weekday(sense: Sense, known: Known) -> date | None:
    day = known.published
    if day is None or sense.weekday is None:
        return None
    if sense.base is not None:
        frame = dates_of(sense.base, known)
        if frame and frame.start:
            return days_on(frame.start, (sense.weekday - 1 - frame.start.weekday()) % 7)
    back = (day.weekday() - (sense.weekday - 1)) % 7
    ahead = (-back) % 7
    if sense.shift == -1:
        return days_on(day, -(back or 7))
    if sense.shift == 1:
        return days_on(day, ahead or 7)
    if sense.shift == 0:
        monday = days_on(day, -day.weekday())
        return days_on(monday, sense.weekday - 1)
    return days_on(day, ahead) if known.tense == "future" else days_on(day, -back)


def _rel(sense: Sense, known: Known) -> Stretch | None:
    day, unit = known.published, sense.unit or "day"
    if day is None:
        return None
    shift = sense.shift or 0
    if unit == "weekend" and sense.shift is None and known.tense != "future" and day.weekday() < 5:
        shift = -1  # "over the weekend": the one gone by
    if unit == "quarter" and sense.name == "latest":
        shift = -1
    return around(units_on(around(day, unit)[0], unit, shift), unit)


def _ago(sense: Sense, day: date) -> Stretch | None:
    """Days and weeks count exactly; months and years ago are whole months and years, unless "exactly" is said."""
    if sense.n is None:
        return None
    unit = sense.unit or "day"
    at = units_on(day, unit, sense.n * (sense.shift or 1))
    if unit in ("month", "year", "decade", "century", "quarter") and not sense.exact and sense.n == int(sense.n):
        return around(at, "year" if unit in ("decade", "century") else unit)
    return at, at


def _anchor(sense: Sense, known: Known) -> Stretch | None:
    anchor = known.anchor
    base = (anchor.start or anchor.end) if anchor else None
    if sense.weekday is not None:
        if base is None:
            return _one(_weekday(Sense("weekday", weekday=sense.weekday, shift=sense.shift), known))
        gap = (sense.weekday - 1 - base.weekday()) % 7
        return _one(days_on(base, (gap or 7) if (sense.shift or 0) > 0 else gap - 7 if (sense.shift or 0) < 0 else gap))
    sign = sense.shift if sense.shift is not None else 1
    n = sense.n
    if base is None:
        back = (n is not None and n * sign < 0) and known.published
        if not back or known.published is None:
            return None
        base = known.published
    if n is None:
        return None
    if sense.shift is not None:
        return _ago(sense, base)
    return around(units_on(base, sense.unit or "day", n), sense.unit or "day")


def _window(sense: Sense, known: Known) -> Dates | None:
    """past and coming: the n units before, after the report's day; open at the far side when n is vague."""
    day, unit = known.published, sense.unit or "day"
    if day is None:
        return None
    if sense.form == "past":
        return Dates(units_on(day, unit, -sense.n) if sense.n else None, day, "span")
    if sense.n2 and sense.n:
        return Dates(units_on(day, unit, sense.n), units_on(day, unit, sense.n2), "span")
    end = units_on(day, unit, sense.n) if sense.n else None
    if end and unit in ("month", "year", "decade"):
        end = days_on(end, -1)
    return Dates(day, end, "span")


def _range(sense: Sense, known: Known) -> Dates | None:
    one = dates_of(sense.base, known) if sense.base else None
    if one is None or one.start is None:
        return None
    if sense.last is None:
        end = days_on(units_on(one.start, sense.unit or "day", sense.n or 0), -1)
        return Dates(one.start, max(end, one.start), "span")
    last = sense.last
    if last.form in ("day", "month") and last.year is None and last.year_shift is None:
        later = dates_of(replace(last, year=one.start.year), known)
        if later and later.end and later.end < one.start:
            later = dates_of(replace(last, year=one.start.year + 1), known)
    else:
        later = dates_of(last, known)
    if later is None or later.end is None:
        return None
    if last.form in ("day", "month") and last.year is not None and sense.base and sense.base.year is None:
        first = dates_of(replace(sense.base, year=last.year), known)
        if first and first.start and first.start > later.end:
            first = dates_of(replace(sense.base, year=last.year - 1), known)
        one = first or one
    if one.start and later.end < one.start:
        if last.form == "weekday":
            return Dates(one.start, days_on(one.start, (later.end.weekday() - one.start.weekday()) % 7), "span")
        return None
    return Dates(one.start, later.end, "span")


def _stretch(sense: Sense, known: Known) -> tuple[Stretch | None, str]:
    """Dates of a sense that names one stretch of the calendar, and their precision."""
    form, day = sense.form, known.published
    if form == "day" and sense.month and sense.day:
        month, number = sense.month, sense.day
        return _yearly(sense, known, lambda y: _one(day_of(y, month, number))), "day"
    if form == "month" and sense.month:
        number = sense.month
        return _yearly(sense, known, lambda y: month_of(y, number)), "month"
    if form == "season":
        name = sense.name or "SP"
        return _yearly(sense, known, lambda y: season_of(y, name)), "season"
    if form == "holiday":
        rule = sense.name or "01-01"
        return _yearly(sense, known, lambda y: _one(holiday_of(y, rule))), "day"
    if form in ("quarter", "half"):
        size, n = (3 if form == "quarter" else 6), int(sense.n or 1)
        first = size * (n - 1) + 1
        if not 1 <= first <= 12:
            return None, "span"
        return _yearly(sense, known, lambda y: (date(y, first, 1), month_of(y, first + size - 1)[1])), "span"
    if form == "year" and sense.year:
        return year_of(sense.year), "year"
    if form == "decade" and sense.year:
        return (date(sense.year, 1, 1), date(sense.year + 9, 12, 31)), "decade"
    if form == "century" and sense.n and 1 <= sense.n <= 99:
        first = int(sense.n) * 100 - 99
        return (date(first, 1, 1), date(first + 99, 12, 31)), "span"
    if form == "weekday":
        return _one(_weekday(sense, known)), "day"
    if form == "rel":
        return _rel(sense, known), COARSE.get(sense.unit or "", "span")
    if form == "ago":
        whole = sense.unit in ("month", "year") and not sense.exact
        return (_ago(sense, day) if day else None), (sense.unit or "day") if whole else "day"
    if form == "anchor":
        return _anchor(sense, known), COARSE.get(sense.unit or "day", "span")
    if form == "now":
        return _one(day), "day"
    if form == "overnight" and day:
        return (days_on(day, -1), day), "day"
    return None, "span"


def dates_of(sense: Sense, known: Known) -> Dates | None:
    """First and last day, each None where open, before the bound is laid on; None when the sense names no dates."""
    if sense.form in ("past", "coming"):
        return _window(sense, known)
    if sense.form == "range":
        return _range(sense, known)
    if sense.form == "shifted" and sense.base:
        base = dates_of(sense.base, known)
        day = base and (base.end if (sense.shift or 1) > 0 else base.start)
        at = units_on(day, sense.unit or "day", (sense.n or 0) * (sense.shift or 1)) if day else None
        return Dates(at, at, "day") if at else None
    stretch, precision = _stretch(sense, known)
    if stretch is None:
        return None
    start, end = stretch
    day = known.published
    if sense.part in ("earlier", "later", "rest") and day and start <= day <= end and start != end:
        return Dates(start, day, "span") if sense.part == "earlier" else Dates(day, end, "span")
    if sense.part == "end" and start != end:
        return Dates(end, end, "day")
    if sense.part and start != end:
        one, two = part_of(stretch, sense.part)
        return Dates(one, two, "span")
    return Dates(start, end, precision)


def bounded(sense: Sense, dates: Dates, known: Known) -> Dates:
    """A preposition's bound laid over dates: "by", "until", "before" leave the start open, "since", "from" the end."""
    bound = sense.bound
    if bound is None or sense.form == "range" or (bound in ("before", "after") and sense.clock):
        return dates
    if bound in ("by", "until", "before", "asof", "to"):
        return replace(dates, start=None)
    if bound in ("since", "from", "after"):
        return replace(dates, end=None)
    if bound == "laterthan" and dates.end:
        return Dates(days_on(dates.end, 1), None, dates.precision)
    return dates


def tense_under(sense: Sense, tense: str | None) -> str | None:
    """Deadlines look ahead unless the verb is past; "since" looks back."""
    if sense.bound == "since":
        return "past"
    if sense.bound in ("by", "until") and tense in (None, "present"):
        return "future"
    return tense


ABSOLUTE = frozenset({"day", "month", "year", "decade", "century", "quarter", "half", "season", "holiday"})


def absolute(sense: Sense) -> bool:
    """Whether the sense is a date of the calendar, however much of it is unsaid, not told from the report's day."""
    if sense.form == "range" or sense.form == "shifted":
        return sense.base is not None and absolute(sense.base)
    return sense.form in ABSOLUTE and sense.shift is None and sense.year_shift is None and sense.base is None


def within(sense: Sense, known: Known) -> Dates | None:
    """Counted stretches under "within", "in", "by": within 30 days → by the 30th day from the report's."""
    if sense.n is None or known.published is None or sense.part == "age":
        return None
    unit = sense.unit or "day"
    at = units_on(known.published, unit, sense.n)
    if sense.bound == "within":
        if known.tense == "past":
            return None
        return Dates(None, at, "span")
    if sense.bound == "in" and known.tense == "future":
        if sense.n2:
            return Dates(at, units_on(known.published, unit, sense.n2), "span")
        return Dates(at, at, "day")
    return None


__all__ = ["Dates", "Known", "absolute", "bounded", "dates_of", "tense_under", "within"]
