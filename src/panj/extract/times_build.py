"""What each pattern of stage one says: builders of senses out of matched words."""

from collections.abc import Callable
from typing import Any

from panj.extract.times_cascade import Found
from panj.extract.times_sense import Sense, count_of
from panj.extract.times_tokens import CENTURY

WHICH = {"last": -1, "past": -1, "this": 0, "cur": 0, "next": 1, "coming": 1, "prev": -1, "follow": 1, "that": 0}


def _which(m: Found, name: str) -> int | None:
    got = m.words_at(name)
    return WHICH[got[-1].kind] if got else None


def year_fields(m: Found) -> dict[str, Any]:
    """Year, or years before the report's, of the [YEAR] macro."""
    if m.has("y"):
        return {"year": m.number("y")}
    if m.has("yr"):
        return {"year_shift": _which(m, "yr")}
    return {}


def day(m: Found) -> Sense | None:
    weekday = m.number("wd") if m.has("wd") else None
    day = int(m.value("d"))
    if not 1 <= day <= 31:
        return None
    if m.has("d2"):
        first = Sense("day", month=m.number("m"), day=day, **year_fields(m))
        return Sense(
            "range", base=first, last=Sense("day", month=m.number("m"), day=int(m.value("d2")), **year_fields(m))
        )
    return Sense("day", month=m.number("m"), day=day, weekday=weekday, **year_fields(m))


MONTH_LEADS = ("in", "since", "last", "this", "next", "early", "until", "during", "by", "from", "of", "earlier")


def bare_month(m: Found) -> Sense | None:
    """May, March and the like are also words and names: the parser must call a bare one a date, or "in" lead to it."""
    word = m.first
    if word.start in m.named or (m.kind(1) == "poss" and m.kind(-1) in ("other", "")):
        return None
    led = m.kind(-1) in MONTH_LEADS or word.start in m.dated
    if word.text in ("May", "March", "Jan", "Mar", "Dec", "April", "June", "August") and not led:
        return None
    if len(word.text) == 3 and word.text != "May" and word.start not in m.dated:
        return None
    return Sense("month", month=int(word.value))


def month(m: Found) -> Sense | None:
    return Sense("month", month=m.number("m"), shift=_which(m, "w"), **year_fields(m))


LEADS = frozenset(
    {"in", "since", "of", "by", "until", "from", "to", "before", "after", "during", "the", "early", "between", "and",
     "fiscal", "begin", "hyphen", "dash", "follow", "within", "asof", "partof", "over", "exact", "approx", "its",
     "open", "comma"}
)  # fmt: skip


def bare_year(m: Found) -> Sense | None:
    word = m.first
    year = int(word.value)
    before, after = m.kind(-1), m.kind(1)
    if after in ("units", "num", "u_other", "ampm", "clocktail", "hyphen", "slash") and not (
        after == "hyphen" and m.kind(2) in ("small", "number", "yearnum")
    ):
        return None
    if before == "hyphen" and m.kind(-2) not in ("early", "yearnum", "small"):
        return None  # "Exercise Shield-2022" is a name
    if word.start in m.dated and CENTURY[0] <= year <= CENTURY[1]:
        return Sense("year", year=year)
    if before in ("slash",) or not CENTURY[0] <= year <= CENTURY[1]:
        return Sense("year", year=year) if before == "in" and word.start in m.dated else None
    return Sense("year", year=year) if before in LEADS else None


def weekday(m: Found) -> Sense | None:
    return Sense("weekday", weekday=m.number("wd"), shift=_which(m, "w"))


def near_weekday(m: Found) -> Sense | None:
    return Sense("anchor", weekday=m.number("wd"), shift=_which(m, "w"))


def rel(m: Found) -> Sense | None:
    word = m.words_at("u")[0]
    shift = _which(m, "w")
    if word.kind == "season":
        return Sense("season", name=word.value, shift=shift)
    whole = m.words_at("w")
    if whole and whole[-1].kind == "past" and word.kind != "weekend" and len(whole) == 1:
        return Sense("past", unit=word.value, n=1)
    if whole and whole[-1].kind == "coming" and word.kind not in ("weekend",):
        return Sense("coming", unit=word.value, n=1)
    return Sense("rel", unit=word.value, shift=shift)


def near(m: Found) -> Sense | None:
    word = m.words_at("u")[0]
    if word.kind == "season":
        return None
    return Sense("anchor", unit=word.value, n=float(_which(m, "w") or 0))


def weak(m: Found) -> Sense | None:
    word = m.words_at("u")[0]
    if word.kind == "season":
        return Sense("season", name=word.value, weak=True)
    if word.kind == "weekend":
        return Sense("rel", unit="weekend")
    return Sense("rel", unit=word.value, shift=0, weak=True)


def counts(m: Found, name: str = "n") -> dict[str, Any]:
    words = m.words_at(name)
    cut = next((i for i, w in enumerate(words) if w.kind in ("to", "or", "dash")), None)
    if cut is None:
        digits = [i for i, w in enumerate(words) if w.kind == "hyphen" and i + 1 < len(words)]
        if digits and words[digits[0] + 1].kind in ("small", "number"):
            cut = digits[0]
    if cut is None:
        return {"n": count_of(words)}
    return {"n": count_of(words[:cut]), "n2": count_of(words[cut + 1 :])}


def mod(m: Found) -> str | None:
    words = m.words_at("ap")
    return next(
        (w.value for w in words if w.kind == "approx" and w.value),
        "MORE_THAN" if any(w.kind == "over" for w in words) else None,
    )


def _exact(m: Found) -> bool:
    return any(w.kind == "exact" and w.text.lower() in ("exactly", "precisely") for w in m.words_at("ap"))


def span(form: str, shift: bool = False) -> Callable[[Found], Sense | None]:
    """Builder of a counted stretch: past, coming, ago, anchor or dur."""

    def build(m: Found) -> Sense | None:
        unit = m.words_at("u")[0].value
        count = counts(m)
        if form == "dur" and m.has("halfmore"):
            count["n"] = (count["n"] or 0) + 0.5
        n = count["n"]
        if form in ("ago", "anchor") and m.words_at("dir"):
            sign = (
                int(m.words_at("dir")[-1].value or -1)
                if m.words_at("dir")[-1].kind != "earlier"
                else (-1 if m.words_at("dir")[-1].text.lower() == "earlier" else 1)
            )
            return Sense(form, unit=unit, n=n, shift=sign, mod=mod(m), exact=_exact(m))
        return Sense(form, unit=unit, n=n, n2=count.get("n2"), mod=mod(m))

    return build


STOPS = ("", "dot", "comma", "newline")


def dur(m: Found) -> Sense | None:
    unit = m.words_at("u")[0]
    count = counts(m)
    words = m.words_at("n")
    if unit.kind == "second" and (words[-1].kind in ("a", "num") or words[0].text.lower() == "the"):
        return None
    if unit.kind == "u_quarter" and words and words[-1].kind == "a":
        return None
    if unit.kind == "season" or (unit.kind == "weekend" and words[-1].kind == "a"):
        return None
    single = unit.kind.startswith("u_") and not m.has("hy") and not m.has("old") and (count["n"] or 0) > 1
    if single and words[-1].kind in ("small", "num", "number", "yearnum") and m.kind(1) in STOPS:
        return None  # "section 3 minute." is no duration
    if m.has("halfmore"):
        count["n"] = (count["n"] or 0) + 0.5
    return Sense(
        "dur", unit=unit.value, n=count["n"], n2=count.get("n2"), mod=mod(m), part="age" if m.has("old") else None
    )


def opening(m: Found) -> Sense | None:
    """ "the first six months": counted from the start of what the text names behind it."""
    first = "first" if m.value("o") == "1" else None
    return Sense("dur", unit=m.value("u"), name=first, **counts(m))


def units(m: Found) -> Sense | None:
    if m.kind(-1) in ("ord", "ordnum", "second", "hyphen") or m.first.value in ("second", "minute"):
        return None
    return Sense("dur", unit=m.words_at("u")[0].value, n=None, weak=True)


def every(m: Found) -> Sense | None:
    word = m.words_at("u")[0]
    if word.kind in ("weekday", "weekdays"):
        return Sense("set", weekday=int(word.value))
    if word.kind == "month":
        return Sense("set", month=int(word.value))
    if word.kind in ("season", "daypart"):
        return Sense("set", name=word.value)
    return Sense("set", unit=word.value, n=count_of(m.words_at("n")) if m.has("n") else 1)


def _ord_of(m: Found, name: str) -> int | None:
    word = m.words_at(name)[-1]
    return 2 if word.kind == "second" else int(word.value)


def quarter(m: Found) -> Sense | None:
    n = m.number("q") if m.has("q") else _ord_of(m, "o")
    if n is None or not 1 <= n <= 4:
        return None
    form = "half" if (m.has("q") and m.words_at("q")[0].text[0] in "hH") else "quarter"
    return Sense(form, n=float(n), **year_fields(m))


def century(m: Found) -> Sense | None:
    return Sense("century", n=float(_ord_of(m, "o") or 0), part=m.value("p") or None)


def decade(m: Found) -> Sense | None:
    year = int(m.words_at("d")[0].value)
    if m.words_at("d")[0].text[0].isdigit() and len(m.words_at("d")[0].text) == 3 and m.kind(-1) in ("its",):
        return None
    return Sense("decade", year=year, part=m.value("p") or None)


def clock(m: Found) -> Sense | None:
    if m.has("hm"):
        hour, minute = (int(x) for x in m.words_at("hm")[0].text.split(":")[:2])
    elif m.has("h4"):
        digits = m.words_at("h4")[0].text
        if len(digits) != 4:
            return None
        hour, minute = int(digits[:2]), int(digits[2:])
    else:
        hour, minute = int(count_of(m.words_at("h")) or 0), 0
    half = m.words_at("ap2")
    if half and half[0].kind == "ampm":
        if hour > 12:
            return None
        hour = hour % 12 + (12 if half[0].value == "p" else 0)
    if hour > 24 or minute > 59:
        return None
    return Sense("clock", clock=f"{hour:02d}:{minute:02d}", mod=mod(m))


def iso(m: Found) -> Sense | None:
    text = m.first.text
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:])
    return Sense("day", year=year, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def slashed(m: Found) -> Sense | None:
    """Month before day, as the outlets of the United States write it, unless that cannot be."""
    month, day, year = (int(x) for x in m.first.text.split("/"))
    if month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Sense("day", year=year + (2000 if year < 50 else 1900) * (year < 100), month=month, day=day)


def holiday(m: Found) -> Sense | None:
    value = m.words_at("h")[0].value
    if len(value) == 10:
        return Sense("day", year=int(value[:4]), month=int(value[5:7]), day=int(value[8:]))
    return Sense("holiday", name=value, shift=_which(m, "w"), **year_fields(m))


def spoken_year(m: Found) -> Sense | None:
    first, rest = m.words_at("a1")[0], m.words_at("b1")
    low = count_of(rest) or 0
    if (first.value not in ("17", "18", "19") and not (first.value == "20" and low >= 10)) or not 1 <= low <= 99:
        return None
    return Sense("year", year=int(first.value) * 100 + int(low))


def moment(m: Found) -> Sense | None:
    value = m.first.value
    cut = len(value) - 2
    code = value[cut:]
    if code == "ON":
        return Sense("overnight")
    part = {"LT": "later", "ER": "earlier"}.get(code)
    return Sense("ago", unit="day", n=abs(float(value[:cut])), shift=-1 if value[0] == "-" else 1, exact=True,
                 clock=None if part else code, part=part)  # fmt: skip


def dayword(m: Found) -> Sense | None:
    n = int(m.first.value)
    return Sense("ago", unit="day", n=float(abs(n)), shift=-1 if n < 0 else 1, exact=True)


def ref(m: Found) -> Sense | None:
    return Sense("ref", name=m.words_at("r")[0].value if m.has("r") else "PAST_REF")
