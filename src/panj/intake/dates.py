"""The day a report says it was published, from the forms that leave no doubt; never from the clock, never a guess."""

import re
from datetime import date

MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?"
_CLOCK = (
    r"(?:(?:\s*,\s*|\s+at\s+|\s+[-–—|]\s+|T|\s+)\d{1,2}(?:[:.]\d{2}){1,2}(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?"
    r"|(?:\s*,\s*|\s+at\s+|\s+)\d{1,2}\s*[ap]\.?m\.?)"
    r"(?:\s*\(?(?:Z|UTC|GMT|[A-Z]{2,4}T|[A-Z]{3})?\s*(?:[+-]\d{2}:?\d{2})?\)?)?"
)
_TAIL = rf"(?:{_CLOCK})?\s*$"
_HEAD = rf"^\s*(?:{_WEEKDAY},?\s+)?"
FORMS = tuple(
    re.compile(head + form + _TAIL, re.I)
    for head, form in (
        (_HEAD, rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}"),
        (_HEAD, rf"{_DAY}[\s-]+(?:of\s+)?{_MONTH}[\s,-]+{_YEAR}"),
        (_HEAD, rf"{_YEAR}[\s-]+{_MONTH}[\s-]+{_DAY}"),
        (r"^\s*", rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})"),
        (r"^\s*", rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)"),
    )
)
SLASHED = re.compile(rf"^\s*(?P<a>\d{{1,2}})[/.-](?P<b>\d{{1,2}})[/.-]{_YEAR}{_TAIL}", re.I)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else MONTHS[text[:3].lower()]


def parse_date(text: str) -> date | None:
    """The day written in `text`, which must hold a date and nothing else but a weekday and a time.

    The day is the one written, whatever the time zone. None when it is no date or can be read two ways (03/04/2021).
    """
    text = text.strip()
    if not 6 <= len(text) <= 80:
        return None
    for form in FORMS:
        found = form.match(text)
        if found:
            return _day(int(found["year"]), _month(found["month"]), int(found["day"]))
    found = SLASHED.match(text)
    if found:
        a, b, year = int(found["a"]), int(found["b"]), int(found["year"])
        if a > 12 or a == b:
            return _day(year, b, a)
        if b > 12:
            return _day(year, a, b)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
