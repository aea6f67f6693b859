"""Values in the manner of TIMEX3 (TimeML 1.2.1): 2021-07-05, 2021-W27, 1989-Q3, P3D, PT2H, XXXX-WXX-5, PAST_REF."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from panj.extract.times_resolve import Known, dates_of
from panj.extract.times_sense import Sense

LETTERS = {"day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "Y",
           "century": "Y", "millennium": "Y", "weekend": "D", "hour": "H", "minute": "M", "second": "S"}  # fmt: skip
TIMES = {"fortnight": 2, "decade": 10, "century": 100, "millennium": 1000, "weekend": 2}
SMALLER = {"year": ("M", 12), "hour": ("M", 60), "minute": ("S", 60), "week": ("D", 7), "day": ("H", 24)}


def period(unit: str, n: float | None) -> str:
    """P3D, PT2H, P2Y6M; PXD where the count is vague."""
    letter = LETTERS.get(unit, "D")
    head = "PT" if unit in ("hour", "minute", "second") else "P"
    if n is None:
        letter = {"decade": "E", "century": "C"}.get(unit, letter)
        return f"{head}X{letter}"
    n *= TIMES.get(unit, 1)
    whole = int(n)
    rest = n - whole
    if rest and unit in SMALLER and whole:
        small, per = SMALLER[unit]
        return f"{head}{whole}{letter}{round(rest * per)}{small}"
    return f"{head}{whole if whole == n else n}{letter}"


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def _grain(sense: Sense) -> str:
    """What the value is cut to: day, week, month, quarter, half, season, year, decade, century, weekend."""
    if sense.form in ("day", "weekday", "holiday", "overnight", "now", "named"):
        return "day"
    if sense.form in ("rel", "ago", "anchor"):
        return "day" if sense.weekday is not None else sense.unit or "day"
    return sense.form


def _cut(day: date, grain: str, sense: Sense) -> str:
    if grain == "week" or grain == "fortnight":
        return _week(day)
    if grain == "weekend":
        return f"{_week(day)}-WE"
    if grain == "month":
        return f"{day:%Y-%m}"
    if grain == "quarter":
        return f"{day.year}-Q{(day.month - 1) // 3 + 1}"
    if grain == "half":
        return f"{day.year}-H{(day.month - 1) // 6 + 1}"
    if grain == "season":
        return f"{day.year}-{sense.name}"
    if grain == "year":
        return f"{day.year:04d}"
    if grain == "decade":
        return f"{day.year:04d}"[:3]
    if grain == "century":
        return f"{day.year:04d}"[:2]
    return day.isoformat()


def _unknown(sense: Sense) -> str:
    """The value with X for what the report's date would tell."""
    if sense.form == "day":
        year = f"{sense.year:04d}" if sense.year else "XXXX"
        return f"{year}-{sense.month:02d}-{sense.day:02d}"
    if sense.form == "month":
        return f"XXXX-{sense.month:02d}"
    if sense.form == "weekday":
        return f"XXXX-WXX-{sense.weekday}"
    if sense.form == "quarter":
        return f"XXXX-Q{int(sense.n or 1)}"
    if sense.form == "season":
        return f"XXXX-{sense.name}"
    if sense.form in ("ago", "past"):
        return "PAST_REF"
    if sense.form == "coming":
        return "FUTURE_REF"
    return "XXXX"


def value_of(sense: Sense, known: Known) -> str:
    """The value of a sense against the report's day; XXXX stands for what cannot be told."""
    form = sense.form
    if form == "ref":
        return sense.name or "PAST_REF"
    if form == "now":
        return "PRESENT_REF"
    if form in ("dur", "past", "coming", "event"):
        return period(sense.unit or "day", sense.n if sense.n2 is None else None)
    if form == "set":
        if sense.weekday:
            return f"XXXX-WXX-{sense.weekday}"
        if sense.month:
            return f"XXXX-{sense.month:02d}"
        if sense.name:
            return sense.name if sense.name.startswith("P") else f"XXXX-{sense.name}"
        return period(sense.unit or "day", sense.n)
    hour = f"T{sense.clock}" if sense.clock else ""
    if form == "clock":
        day = (known.anchor and known.anchor.start) or known.published
        return f"{day.isoformat() if day else 'XXXX-XX-XX'}{hour}"
    if sense.weak and sense.unit == "year" and form == "rel":
        return "P1Y"
    if form == "century" and sense.n:
        return f"{int(sense.n) - 1:02d}"
    if form == "range" and sense.base:
        return value_of(sense.base, known)
    if form == "ago" and sense.n is None:
        return "PAST_REF"
    plain = replace(sense, part=sense.part if sense.part in ("H1", "H2") else None, exact=False)
    got = dates_of(plain, known)
    day = None if got is None else (got.end if form == "overnight" else got.start) or got.end
    if day is None:
        return _unknown(sense) + hour
    if form == "ago" and sense.unit == "day":
        return day.isoformat() + hour
    if form == "ago" and sense.unit in ("hour", "minute", "second"):
        return day.isoformat()
    value = _cut(day, _grain(sense), sense)
    if sense.part in ("H1", "H2") and form == "year":
        return f"{value}-{sense.part}"
    return value + hour + ("TNI" if form == "overnight" else "")


def echoed(sense: Sense, before: Sequence[Sense]) -> Sense:
    """A comparison in the grain of what it is set against: after "third-quarter profit", "a year earlier" is a quarter.

    "The quarter" is the one told last. Other senses come back as they are.
    """
    year_back = sense.form in ("ago", "anchor") and sense.unit == "year" and sense.n == 1 and sense.shift == -1
    the_quarter = sense.form == "rel" and sense.unit == "quarter" and (sense.weak or sense.name == "latest")
    if not (year_back or the_quarter):
        return sense
    told = next((s for s in reversed(before) if s.form == "quarter"), None)
    if told is None:
        return replace(sense, name="latest", weak=False) if the_quarter else sense
    if the_quarter:
        return told
    if told.year is not None:
        return replace(told, year=told.year - 1)
    return replace(told, year_shift=(told.year_shift or 0) - 1)
