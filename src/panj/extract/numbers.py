"""The number grammar: where letters of a text spell a number, and between which bounds it lies. No parse needed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from panj.lexicon import rows

Bound = int | float | None

DIGITS = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
BEFORE_WINDOW = 64  # characters; the longest chain of binding words ("an estimated minimum of about") takes 45


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands: `start`/`end` with its binding words, `core` without, currency and percent sign included.

    `kind`: exact, verbal, pair, share, zero. `sign`: percent, a currency code, or "". `rule`: the effects of the words
    that bind it (above, floor, ceiling, below, approx).
    """

    start: int
    end: int
    core: tuple[int, int]
    low: Bound
    high: Bound
    kind: str
    sign: str
    rule: frozenset[str]
    digits: bool


def any_of(forms: Iterable[str]) -> str:
    """Alternation, longest first; spaces stand for any run of blanks inside a line."""
    return "|".join(re.escape(f).replace(r"\ ", r"[ \u00a0]+") for f in sorted(forms, key=lambda f: (-len(f), f)))


def tidy(value: float) -> int | float:
    """An int where nothing is lost; floats rounded to 6 decimals (1.1 million is 1100000, not 1100000.0000000001)."""
    value = round(value, 6)
    return int(value) if value == int(value) else value


def _cell(text: str) -> Bound:
    return None if text in ("-", "") else tidy(float(text))


class Grammar:
    """Lexicon files compiled once: quantities.tsv, bounds.tsv, currencies.tsv."""

    def __init__(self) -> None:
        table: dict[str, dict[str, tuple[Bound, Bound]]] = {}
        for _, cells in rows("quantities.tsv", 3):
            phrase, kind, low, *high = cells
            table.setdefault(kind, {})[phrase] = (_cell(low), _cell(high[0]) if high else _cell(low))
        self.ones = {w: float(v[0] or 0) for w, v in table["one"].items()}
        self.scales = {w: float(v[0] or 0) for w, v in table["scale"].items()}
        self.shorts = {w: float(v[0] or 0) for w, v in table["short"].items()}
        self.fixed = {k: table[k] for k in ("verbal", "pair", "share", "zero")}
        before = {f: e for _, (f, e, side) in rows("bounds.tsv", 3) if side == "b"}
        after = {f: e for _, (f, e, side) in rows("bounds.tsv", 3) if side == "a"}
        self.effects = {**after, **before}
        pre = {f: code for _, (f, code, side) in rows("currencies.tsv", 3) if side == "b"}
        post = {f: code for _, (f, code, side) in rows("currencies.tsv", 3) if side == "a"}
        self.currency = {**{f.lower(): c for f, c in pre.items()}, **{f.lower(): c for f, c in post.items()}}

        one, scale = any_of(self.ones), any_of(self.scales)
        small = rf"(?:{one})(?:[- ](?:{one}))?"
        link = r"(?:[- ]|,? and |-and-)"
        half = r"(?:[- ]and[- ]a[- ]half)"
        words = (
            rf"(?:(?:{small}){half}?|an?(?=[ -](?:{scale})\b))(?:[- ](?:{scale}))*"
            rf"(?:{link}(?:{small})(?:[- ](?:{scale}))+)*(?:(?<=hundred|housand|million){link}(?:{small}))?"
        )
        digits = rf"(?:{DIGITS})(?:[ -]?(?:{scale})\b|[ ]?(?:{any_of(self.shorts)})\b(?!\.\w))?"
        atom = rf"(?:{digits}|\b(?:{words}|{scale})\b)"
        sign = any_of(pre)
        money = rf"(?P<sign>(?:(?<![\w$€£])(?:{sign}))[ ]?)"
        again = rf"(?:(?:{sign})[ ]?)?"
        fixed = any_of([f for k in self.fixed.values() for f in k])
        self.core = re.compile(
            rf"(?<![\w.,:/\-#’'–])(?:\b(?P<fixed>{fixed})\b|{money}?(?:(?P<a>{digits}|(?:\b(?:{words})\b))"
            rf"(?:(?P<sep>[ ]?[-–—][ ]?|[ ]to[ ]|[ ]or[ ]|[ ]and[ ]){again}(?P<b>{atom}))?))"
            rf"(?P<percent>[ ]?%|[- ]?per ?cent\b(?!age))?(?!\w)",
            re.IGNORECASE,
        )
        self.after_money = re.compile(rf"[- ](?:of )?({any_of(post)})s?\b", re.IGNORECASE)
        bind = rf"(?:{any_of(before)})"
        self.before = re.compile(
            rf"(?:(?<![\w-])(?P<binds>{bind}(?:(?:[ ]|(?<=~)){bind})*)(?:[ ]|(?<=~)))?"
            rf"(?P<fill>(?:another|an additional|additional|a further|further|a total of|a record|a|an|the|and)[ ])?$",
            re.IGNORECASE,
        )
        self.binder = re.compile(bind, re.IGNORECASE)
        self.after = re.compile(
            rf"[ ]?(\+|-?plus\b)(?!\w)|[ ]({any_of(f for f in after if f not in '+plus')})\b", re.IGNORECASE
        )
        self.half = re.compile(half, re.IGNORECASE)
        self.parts = re.compile(r"[a-z]+|\d[\d,.]*", re.IGNORECASE)

    def value(self, text: str) -> tuple[float, float] | None:
        """(number, last scale) of letters that spell one number, or None when they do not."""
        total = current = 0.0
        last = 1.0
        half = bool(self.half.search(text))
        seen = False
        for part in self.parts.findall(self.half.sub("", text).lower()):
            if part[0].isdigit():
                current, seen = float(part.rstrip(",.").replace(",", "")), True
            elif part in ("and", "a", "an"):
                continue
            elif part in self.ones:
                step = self.ones[part]
                # "twenty one" adds up, "nineteen twenty" (a year) and "two three" do not
                if current % 100 and not (current % 10 == 0 and current % 100 >= 20 and step < 10):
                    return None
                current, seen = current + step, True
            else:
                last = self.scales.get(part) or self.shorts.get(part) or 0.0
                if not last:
                    return None
                current = (current or 1.0) + (0.5 if half else 0.0)
                half, seen = False, True
                if last in (12.0, 100.0):
                    current *= last
                else:
                    total, current = total + current * last, 0.0
        return (total + current + (0.5 if half else 0.0), last) if seen else None


@cache
def grammar() -> Grammar:
    return Grammar()


def bounds(low: Bound, high: Bound, rule: frozenset[str], share: bool) -> tuple[Bound, Bound]:
    """The bounds a reader accepts: strict words move a whole number by one, except for shares."""
    if "above" in rule and low is not None:
        return (low + 1 if isinstance(low, int) and not share else low), None
    if "floor" in rule:
        return low, None
    if "below" in rule and high is not None:
        return None, (high - 1 if isinstance(high, int) and not share else high)
    if "ceiling" in rule:
        return None, high if high is not None else low
    return low, high


def _binding(g: Grammar, text: str, start: int) -> tuple[int, frozenset[str]]:
    window = text[max(0, start - BEFORE_WINDOW) : start]
    cut = window.rfind("\n") + 1
    found = g.before.search(window, cut)
    if found is None or found.group("binds") is None:
        return start, frozenset()
    words = frozenset(
        g.effects[m.group().lower()] for m in g.binder.finditer(found.group("binds")) if m.group().lower() in g.effects
    )
    return start - (len(window) - found.start()), words


def numbers(text: str) -> Iterator[Number]:
    """Every number in the text, in order, spans apart from each other. What is a date or a name is not known here."""
    g, at, last = grammar(), 0, 0
    while found := g.core.search(text, at):
        at = found.end()
        for number, stop in _read(g, text, found):
            at = stop
            if number.start < last:  # "from 33 to over 40": binding words never reach into the number before
                number = Number(
                    number.core[0],
                    number.end,
                    number.core,
                    number.low,
                    number.high,
                    number.kind,
                    number.sign,
                    number.rule,
                    number.digits,
                )
            yield number
            last = number.end


def _read(g: Grammar, text: str, found: re.Match[str]) -> Iterator[tuple[Number, int]]:
    start, end = found.span()
    fixed = found.group("fixed")
    sign = "percent" if found.group("percent") else ""
    if found.group("sign"):
        sign = g.currency[found.group("sign").strip().lower()]
    low: Bound
    high: Bound
    if fixed:
        form = re.sub(r"\s+", " ", fixed).lower()
        kind = next(k for k, forms in g.fixed.items() if form in forms)
        low, high = g.fixed[kind][form]
        digits = False
    else:
        first = g.value(found.group("a"))
        digits = found.group("a")[0].isdigit()
        if first is None:
            return
        kind, value, upper = "exact", first[0], first[0]
        if found.group("b"):
            second = g.value(found.group("b"))
            joined = second and _range(found, text, first, second)
            if joined:
                value, upper = joined
            else:
                end = found.end("a")
                sign = "" if sign == "percent" else sign
        low, high = tidy(value), tidy(upper)
    stop = end
    if not sign and (money := g.after_money.match(text, end)):
        sign, end = g.currency[money.group(1).lower()], money.end()
        stop = end
    begin, rule = _binding(g, text, start)
    if tail := g.after.match(text, end):
        rule |= {g.effects[(tail.group(1) or tail.group(2)).lower().lstrip("-")]}
        end = stop = tail.end()
    low, high = bounds(low, high, rule, sign == "percent" or kind == "share")
    yield Number(begin, end, (start, stop), low, high, kind, sign, rule, digits), stop


def _range(
    found: re.Match[str], text: str, first: tuple[float, float], second: tuple[float, float]
) -> tuple[float, float] | None:
    """Both ends of "20 to 30", "between 2 and 3 million", "five or six"; None where two numbers only stand together."""
    sep, low, high = found.group("sep").strip().lower(), first[0], second[0]
    if low < second[1] and first[1] == 1 and second[1] > 12 and sep != "and":
        low *= second[1]
    before = text[max(0, found.start() - 12) : found.start()].lower().rstrip()
    between = before.endswith("between")
    if sep == "and":
        if between and first[1] == 1 and low < second[1]:
            low *= second[1]
        return (low, high) if between and low < high else None
    if low >= high or before.endswith("from") or re.match(r"[-–]\d", text[found.end() : found.end() + 2]):
        return None
    if sep == "or" and high > 2 * low:
        return None
    return low, high
