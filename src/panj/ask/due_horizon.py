"""When a planned or foreseen act is due: from the claim's own time, or from the horizon that its letters name."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from panj.model.due import Window
from panj.model.records import Claim

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "couple of": 2, "three": 3, "few": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18, "twenty": 20,
    "thirty": 30, "sixty": 60, "ninety": 90,
}  # fmt: skip
_N = r"(?:\d+|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")"
# "in one to three months", "within 90 days", "as soon as six months after …", "six months after …"
SPAN = re.compile(
    rf"(?P<how>as (?:soon|early) as|as little as|at least|within|in|after|over|for)?\s*"
    rf"(?:the (?:next|coming) |about |around |some |less than |under |just |only |a )*"
    rf"(?P<low>{_N})(?:\s?(?:to|-|–|or|and)\s?(?P<high>{_N}))?[\s-](?P<unit>hour|day|week|month|year)s?\b"
    rf"(?:\s+(?P<rel>after|of|from|following|once|before)\b\s*(?P<after>.*))?",
    re.I | re.S,
)
UNIT = re.compile(r"\b(?:hour|day|week|month|year)s?\b", re.I)
BARE = re.compile(r"\bwithin \d+(?=\s*(?:[.;,]|$))", re.I)
HANGS = re.compile(
    r"^\W*(?:(?:soon |shortly |immediately )?after|once|when|as soon as|upon|following)\b\s+(?P<after>.+)", re.I | re.S
)
# letters before a date that put the act behind it, where the date itself is all that the claim's time holds
PAST = re.compile(r"\b(?:past|beyond|after)\b[^.;,]{0,25}$", re.I)
NOW = re.compile(r"^\W*(?:now|today|writing|publication)\b", re.I)


@dataclass(frozen=True, slots=True)
class Horizon:
    """`low` to `high` of `unit` from the report's day, or from an act that the letters `after` name.

    None as a bound: at once (`low`), open (`high`).
    """

    text: str
    low: int | None
    high: int | None
    unit: str
    after: str | None


def later(day: date, count: int, unit: str) -> date:
    """The day `count` units on; a month's 31st becomes the last that the other month has."""
    if unit in ("hour", "day", "week"):
        return day + timedelta(days={"hour": 0, "day": 1, "week": 7}[unit] * count)
    months = day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _spelt_out(text: str) -> str:
    """The text with its unit put where it was left out: "in 30 days … within 90" ends in "within 90 days"."""
    units = UNIT.findall(text)
    return BARE.sub(lambda m: f"{m[0]} {units[-1]}", text) if units else text


def _number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text.lower()]


def horizon(text: str, at: int = 0) -> Horizon | None:
    """The first stretch of time ahead that some letters name behind `at`, else before, or the act they wait for."""
    named = _spelt_out(text)
    for match in sorted(SPAN.finditer(named), key=lambda m: (m.start() < at, m.start())):
        how, rel = (match["how"] or "").lower(), (match["rel"] or "").lower()
        after = match["after"] if rel and rel != "before" and match["after"] and not NOW.match(match["after"]) else None
        if rel == "before" or how == "for" or not (how or after):
            continue  # "two days before", "for six months", "three months" say how long or how long ago
        low, high = _number(match["low"]), _number(match["high"] or match["low"])
        unit = match["unit"].lower()
        if how in ("as soon as", "as early as", "as little as", "at least", "after"):
            return Horizon(match[0].strip(), low, None, unit, after)
        if match["high"]:
            return Horizon(match[0].strip(), low, high, unit, after)
        if after and how != "within":
            return Horizon(match[0].strip(), low, None, unit, after)  # "six months after": not before then
        return Horizon(match[0].strip(), None, high, unit, after)  # "in 90 days": by then
    hangs = HANGS.match(text)
    return Horizon(text.strip(), None, None, "day", hangs["after"].strip()) if hangs else None


def _own_time(claim: Claim, published: date | None) -> Window | None:
    """The claim's time, where it lies ahead of the report.

    A time carried from elsewhere in the report is none: of three that the summer of 2021 had on plans, none was theirs.
    """
    when = claim.when
    if when is None or when.basis == "carried" or (when.start is None and when.end is None):
        return None
    start, end = when.start, when.end
    basis = "stated" if when.basis == "stated" else "relative"
    at = when.span[0] - claim.evidence.span[0]
    if start == end and 0 < at <= len(claim.evidence.text) and PAST.search(claim.evidence.text[:at]):
        end = None  # "past the deadline of August 31"
    if published and not ((end and end >= published) or (end is None and start and start > published)):
        return None
    return Window(when.text, start if start and published and start > published else None, end, basis)


def window(claim: Claim, published: date | None) -> Window | None:
    """When the act is due, from the report's day on; None where nothing says it.

    A horizon that hangs on another act has `after` and no days yet: see `from_event`.
    """
    found, at = None, claim.trigger.span[0] - claim.evidence.span[0]
    if claim.when is None or (claim.when.start is None and claim.when.end is None):
        found = horizon(claim.when.text if claim.when else "") or (
            horizon(claim.evidence.text, at) if claim.realis in ("forecast", "possible") else None
        )
    if found is None:
        return _own_time(claim, published)
    if found.after:
        return Window(found.text, None, None, "event", after=found.after)
    if published is None:
        return None
    return from_event(Window(found.text, None, None, "relative"), published)


def from_event(hanging: Window, day: date, claims: tuple[str, ...] = ()) -> Window:
    """The same window with its days, counted from the day of the act (or of the report) that it hangs on."""
    found = horizon(hanging.text)
    if found is None:
        return hanging
    start = later(day, found.low, found.unit) if found.low is not None else day
    end = later(day, found.high, found.unit) if found.high is not None else None
    return Window(hanging.text, start, end, hanging.basis, hanging.after, claims)
