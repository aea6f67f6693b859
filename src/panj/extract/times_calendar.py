"""Calendar arithmetic: stretches of days as pairs of inclusive dates."""

from calendar import monthrange
from datetime import date, timedelta

Stretch = tuple[date, date]
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
HOURS = {"hour": 24, "minute": 1440, "second": 86400}


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, None where the month has no such day or the year cannot be held."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def months_on(start: date, n: int) -> date:
    """The same day n months on, the month's last day where it is shorter; held within years 1 to 9999."""
    year, month = divmod(start.year * 12 + start.month - 1 + n, 12)
    year, month = min(max(year, 1), 9999), month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def days_on(start: date, n: int) -> date:
    """n days on, held within the calendar."""
    return date.fromordinal(min(max(start.toordinal() + n, 1), date.max.toordinal()))


def units_on(start: date, unit: str, n: float) -> date:
    """n units on (n may be negative or a fraction); hours count as whole days begun."""
    n = min(max(n, -1e5), 1e5)
    if unit in MONTHS:
        whole = int(n * MONTHS[unit])
        return days_on(months_on(start, whole), round((n * MONTHS[unit] - whole) * 30))
    if unit in HOURS:
        return days_on(start, int(n / HOURS[unit]) if abs(n) >= HOURS[unit] else 0)
    return days_on(start, round(n * DAYS.get(unit, 1)))


def around(day: date, unit: str) -> Stretch:
    """The whole unit that holds the day: week (Monday to Sunday), weekend, month, quarter, year, decade, century."""
    if unit in ("week", "fortnight"):
        monday = days_on(day, -day.weekday())
        return monday, days_on(monday, 6)
    if unit == "weekend":
        monday = days_on(day, -day.weekday())
        return days_on(monday, 5), days_on(monday, 6)
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "quarter":
        first = 3 * ((day.month - 1) // 3) + 1
        return date(day.year, first, 1), month_of(day.year, first + 2)[1]
    if unit == "year":
        return year_of(day.year)
    if unit == "decade":
        first = max(day.year // 10 * 10, 1)
        return date(first, 1, 1), date(min(first + 9, 9999), 12, 31)
    if unit in ("century", "millennium"):
        size = 100 if unit == "century" else 1000
        first = (day.year - 1) // size * size + 1
        return date(first, 1, 1), date(min(first + size - 1, 9999), 12, 31)
    return day, day


def month_of(year: int, month: int) -> Stretch:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_of(year: int) -> Stretch:
    return date(year, 1, 1), date(year, 12, 31)


def season_of(year: int, name: str) -> Stretch:
    """Meteorological seasons of the north; the winter of a year begins in its December."""
    first, last = SEASONS[name]
    start = date(year, first, 1)
    return start, month_of(year + (last < first) if year < 9999 else year, last)[1]


def easter(year: int) -> date:
    """Western Easter Sunday (anonymous Gregorian computus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    f = h + e - 7 * ((a + 11 * h + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def holiday_of(year: int, rule: str) -> date | None:
    """MM-DD, MM:n:W (n-th weekday, -1 the last) or E±n (days from Easter)."""
    if rule[0] == "E":
        return easter(year) + timedelta(days=int(rule[1:]))
    if ":" not in rule:
        return day_of(year, int(rule[:2]), int(rule[3:]))
    month, n, weekday = (int(x) for x in rule.split(":"))
    first, last = month_of(year, month)
    if n > 0:
        return days_on(first, (weekday - 1 - first.weekday()) % 7 + 7 * (n - 1))
    return days_on(last, -((last.weekday() - weekday + 1) % 7))


def part_of(stretch: Stretch, part: str) -> Stretch:
    """Early, mid, late or a half of a stretch. Months fall into tens (1-10, 11-20, the rest), all else into thirds."""
    start, end = stretch
    size = (end - start).days + 1
    if size < 3:
        return stretch
    if part in ("H1", "H2"):
        if start.day == 1 and size > 88:
            half = months_on(start, max(1, round(size / 30.4) // 2))
            return (start, days_on(half, -1)) if part == "H1" else (half, end)
        middle = days_on(start, size // 2)
        return (start, days_on(middle, -1)) if part == "H1" else (middle, end)
    if 28 <= size <= 31:
        cuts = (10, 20)
        one, two = days_on(start, cuts[0]), days_on(start, cuts[1])
    elif start.day == 1 and size > 88:
        months = round(size / 30.4)
        one, two = months_on(start, months // 3), months_on(start, 2 * months // 3)
    else:
        one, two = days_on(start, size // 3), days_on(start, size - size // 3)
    return {"early": (start, days_on(one, -1)), "mid": (one, days_on(two, -1)), "late": (two, end)}.get(part, stretch)
