"""What a time expression says, before it is known when the report was written."""

from dataclasses import dataclass

from panj.extract.times_tokens import Word


@dataclass(frozen=True, slots=True)
class Sense:
    """A parsed, unresolved time.

    `form`: day, month, year, decade, century, quarter, half, season, weekday, rel (this / last / next unit),
    ago (n units from the report's day), past / coming (the n units before / after it), anchor (n units from the time
    told before), shifted (n units from `base`), event (relative to an act), holiday, clock, overnight, range, dur, set,
    ref, now. `shift`: -1 last, 0 this, 1 next. `n`, `n2`: counts, None when vague. `part`: early, mid, late, end,
    rest, earlier, later, H1, H2. `clock`: MO, AF, EV, NI, DT, MI or hh:mm. `bound`: by, until, since, from, before,
    after, laterthan, asof, within, in, for.
    """

    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str | None = None
    n: float | None = None
    n2: float | None = None
    shift: int | None = None
    year_shift: int | None = None
    part: str | None = None
    clock: str | None = None
    name: str | None = None
    bound: str | None = None
    base: "Sense | None" = None
    last: "Sense | None" = None
    mod: str | None = None
    exact: bool = False
    weak: bool = False


DATES = frozenset(
    {"day", "month", "year", "decade", "century", "quarter", "half", "season", "weekday", "rel", "ago", "past",
     "coming", "anchor", "shifted", "holiday", "overnight", "range"}
)  # fmt: skip


def kind_of(sense: Sense) -> str:
    """date, time, duration or set."""
    if sense.form == "clock" or (sense.clock and sense.form in DATES) or sense.form == "overnight":
        return "time"
    if sense.form in ("dur", "past", "coming"):
        return "duration"
    if sense.form == "set":
        return "set"
    return "date"


def count_of(words: list[Word]) -> float | None:
    """The number that number words say ("twenty-four", "2 1/2", "a couple of"); None when vague ("several")."""
    total, current, seen = 0.0, 0.0, False
    for i, word in enumerate(words):
        kind, value = word.kind, word.value
        if kind == "a":
            if not any(w.kind in ("num", "bignum", "half", "vague") for w in words[i + 1 :]) and not seen:
                current, seen = 1.0, True
        elif kind == "half":
            current, seen = current + 0.5, True
        elif kind == "vague":
            if value:
                current, seen = float(value), True
        elif kind in ("num", "bignum"):
            number, seen = float(value), True
            if number in (100, 1000, 1_000_000):
                current = max(current, 1) * number
                if number >= 1000:
                    total, current = total + current, 0.0
            elif number == 12 and word.text.lower() == "dozen":
                current = max(current, 1) * 12
            else:
                current += number
        elif kind in ("small", "number", "yearnum"):
            if i >= 2 and words[i - 1].kind == "slash":
                current += -float(words[i - 2].value) + float(words[i - 2].value) / max(float(value), 1)
            else:
                current += float(value)
            seen = True
    return total + current if seen else None
