"""Stage one of the grammar of times: single dates, durations, clock times, frequencies, out of classes of words.

Classes in braces are those of lexicon/times.tsv and of times_tokens.SHAPES; macros stand in square brackets.
"""

from functools import cache

from panj.extract import times_build as b
from panj.extract.times_cascade import Found, Grammar, Pattern
from panj.extract.times_sense import Sense

MACROS = {
    "UNIT": "{u_day}|{u_week}|{u_month}|{u_quarter}|{u_year}|{u_decade}|{u_century}|{u_other}",
    "CALENDAR": "{u_week}|{u_month}|{u_quarter}|{u_year}|{u_decade}|{u_century}|{weekend}|{season}",
    "UNITS": "{units}|{nights}",
    "DIGITS": "{small}|{number}|{yearnum}",
    "APPROX": "(?:{approx}|{over}|{exact})+",
    "COUNT": "{a}?{half}{a}?|{a}?{vague}|(?:[DIGITS])(?:{small}{slash}{small}|{hyphen}?(?:{num}|{bignum}))?"
    "|{a}?{bignum}(?:{hyphen}?{num})*|{num}(?:{hyphen}?(?:{num}|{bignum}))*|{a}",
    "COUNTS": "(?:[COUNT])(?:(?:{to}|{or}|{dash}|{hyphen}|{and}{a}?(?={half}))(?:[COUNT]))?",
    "QTY": "(?P<ap>[APPROX])?(?P<n>[COUNTS])",
    "MONTHDAY": "{small}|{ordnum}",
    "ORD": "{ord}|{ordnum}|{second}",
    "WD": "(?P<wd>{weekday}){dot}?{comma}?{the}?",
    "WHICH": "{this}{last}|{this}{past}|{this}{coming}|{this}|{last}|{next}|{past}|{coming}",
    "NEAR": "{prev}|{follow}|{that}",
    "YREL": "{comma}?{of}?{the}?(?:(?P<yr>{last}|{this}|{next})|(?P<ya>{prev}|{follow}|{that})){u_year}",
    "YEAR": "{comma}?{of}?(?P<y>{yearnum})|[YREL]",
    "DASH": "{dash}|{hyphen}|{to}|{and}|{until}",
}


def _year_back(m: Found) -> Sense:
    return Sense("ago", unit="year", n=1.0, shift=-1)


@cache
def stage_one() -> tuple[Pattern, ...]:
    g = Grammar(MACROS)
    r = g.rule
    past, coming, ago, anchor = (b.span(x) for x in ("past", "coming", "ago", "anchor"))
    return (
        r("{iso}", b.iso), r("{slashdate}", b.slashed),
        r("[WD]?(?P<d>[MONTHDAY]|{ord}|{second}(?={of})){of}?(?P<m>{month})[YEAR]?", b.day),
        r("[WD]?(?P<m>{month}){the}?(?P<d>[MONTHDAY]|{ord})(?!{num}|{bignum}|[UNITS])[YEAR]?", b.day),
        r("(?P<m>{month})(?P<d>[MONTHDAY])(?:[DASH])(?P<d2>[MONTHDAY])(?!{month})[YEAR]?", b.day),
        r("(?P<d>[MONTHDAY])(?:[DASH])(?P<d2>[MONTHDAY]){of}?(?P<m>{month})[YEAR]?", b.day),
        r("(?P<m>{month})(?:[YEAR])", b.month),
        r("(?P<w>[WHICH])(?P<m>{month})[YEAR]?", b.month), r("{month}", b.bare_month),
        r("{yearnum}", b.bare_year),
        r("{the}{more}?{fiscal}{u_year}", lambda m: Sense("rel", unit="year", shift=0, weak=True)),
        r("{the}{u_year}(?P<y>{yearnum})", lambda m: Sense("year", year=m.number("y"))),
        r("{fiscal}(?:{u_year})?(?P<y>{yearnum})", lambda m: Sense("year", year=m.number("y"), name="fiscal")),
        r("{the}?(?P<w>{this}|{last}|{next}|{cur}|{latest}|{prev}){fiscal}(?P<u>{u_year}|{u_quarter})",
          lambda m: Sense("rel", unit=m.value("u"), shift=b.WHICH.get(m.words_at("w")[0].kind, 0), name="fiscal")),
        r("(?P<a1>{num}){hyphen}?(?P<b1>{num}(?:{hyphen}?{num})?)(?!{hyphen}|[UNITS]|[UNIT])", b.spoken_year),
        r("{the}?(?:(?P<p>{early}|{partof}){hyphen}?(?:{of}{the})?)?(?P<d>{decade}|{decadeword})", b.decade),
        r("{the}?(?:(?P<p>{early}){hyphen}?)?(?P<o>[ORD]){hyphen}?{u_century}", b.century),
        r("(?P<q>{quarterno})(?:(?:{comma}?{of}?(?P<y>{yearnum}))|[YREL])?", b.quarter),
        r("{the}?{fiscal}?(?P<o>[ORD]){fiscal}?{u_quarter}(?:{of}?{fiscal}?(?P<y>{yearnum})|{of}?[YREL])?",
          b.quarter),
        r("{fiscal}?{hyphen}?(?P<o>[ORD]){hyphen}{u_quarter}", b.quarter),
        r("{the}?(?P<y>{yearnum})(?P<o>[ORD]){hyphen}?{u_quarter}", b.quarter),
        r("{the}?{latest}(?P<u>{u_quarter}|{period})", lambda m: Sense("rel", unit="quarter", name="latest")),
        r("(?:(?P<yr>{this}|{last}|{next}){u_year}){poss}{fiscal}?(?P<o>[ORD]){hyphen}?{u_quarter}", b.quarter),
        r("(?P<w>[WHICH])?(?P<wd>{weekday})", b.weekday),
        r("{the}(?P<w>{prev}|{follow}|{next}|{that})(?P<wd>{weekday})", b.near_weekday),
        r("{weekdays}", lambda m: Sense("set", weekday=int(m.first.value)), "SET"),
        r("{dayword}", b.dayword), r("{nightword}|{daypartword}", b.moment),
        r("{the}?(?P<w>[WHICH]|{cur})(?P<u>[CALENDAR])", b.rel),
        r("{the}?(?P<w>{prev}|{follow}|{that})(?P<u>[UNIT]|{weekend})", b.near),
        r("{the}(?P<w>{next})(?P<u>{u_day})", b.near),
        r("{the}{early}?(?P<u>[CALENDAR])(?!{hyphen})", b.weak),
        r("(?:{in}|{during})(?P<u>{season})(?!{and}|{of})", b.weak, core="u"),
        r("(?:{the}|{in}|{by})?(?P<s>{season})(?:{of}?(?P<y>{yearnum})|{of}?[YREL])",
          lambda m: Sense("season", name=m.value("s"), **b.year_fields(m)), core=""),
        r("{the}?{this}?(?:{last}|{past}|{prev})(?P<n>[COUNTS]){more}?(?P<u>[UNITS])", past, "DUR"),
        r("{the}?(?:{next}|{coming}|{follow})(?P<n>[COUNTS]){more}?(?P<u>[UNITS])", coming, "DUR"),
        r("{the}[QTY](?P<u>[UNITS]){ahead}", coming, "DUR"),
        r("{the}?(?:{last}|{past}|{recent}|{prev})(?P<u>[UNITS])", lambda m: Sense("past", unit=m.value("u")), "DUR"),
        r("{the}?(?:{next}|{coming})(?P<u>[UNITS])", lambda m: Sense("coming", unit=m.value("u")), "DUR"),
        r("[QTY](?:{or}(?:{other}|{more}))?(?P<u>[UNITS]|[UNIT]|{weekend})(?P<dir>{ago}|{hence})", ago),
        r("[QTY](?P<u>[UNITS]|[UNIT]){hyphen}?(?P<dir>{earlier}|{earl}|{prev})", anchor),
        r("(?P<u>[UNITS])(?P<dir>{ago})", lambda m: Sense("ago", unit=m.value("u"), shift=-1)),
        r("{the}(?P<u>{u_year}){hyphen}(?:{ago}|{earlier})(?:{period}|{u_quarter})", _year_back),
        r("(?P<u>{u_year}){hyphen}(?:{ago}|{earlier})", _year_back),
        r("{the}?[QTY]{more}?(?P<u>[UNIT]|{second}|[UNITS])"
          "(?P<halfmore>{and}{a}{half})?(?P<old>{old})?", b.dur, "DUR"),
        r("[QTY](?P<hy>{hyphen})(?P<u>[UNIT]|{second}|[UNITS])(?P<old>{hyphen}{old}|{hyphen}{long})?", b.dur, "DUR"),
        r("{the}(?P<o>{ord})(?P<n>[COUNTS])(?P<u>[UNITS])", b.opening, "DUR"),
        r("(?P<u>[UNITS])", b.units, "DUR"),
        r("{every}(?P<n>{other}|[COUNT])?(?P<u>[UNIT]|[UNITS]|{weekday}|{month}|{season}|{daypart}|{weekend})",
          b.every, "SET"),
        r("{set}", lambda m: Sense("set", name=m.first.value), "SET"),
        r("(?:(?:[COUNT]){times}|{once})(?:{a}|{per})(?P<u>[UNIT])",
          lambda m: Sense("set", unit=m.value("u"), n=1), "SET"),
        r("(?P<ap>[APPROX])?(?P<hm>{hm})(?P<ap2>{ampm})?{clocktail}*", b.clock, "CLOCK"),
        r("(?P<ap>[APPROX])?(?P<h>{small}|{num})(?P<ap2>{ampm}){clocktail}*", b.clock, "CLOCK"),
        r("(?P<ap>[APPROX])?(?P<h>{small}|{num}){clocktail}+", b.clock, "CLOCK"),
        r("(?P<ap>[APPROX])?(?P<h4>{number}|{yearnum}){clocktail}+", b.clock, "CLOCK"),
        r("(?P<ap>[APPROX])?(?P<w>{clockword})", lambda m: Sense("clock", clock=m.value("w"), mod=b.mod(m)), "CLOCK"),
        r("(?P<w>[WHICH])?(?P<h>{holiday})[YEAR]?", b.holiday),
        r("(?P<r>{ref})", b.ref, "REF"), r("(?P<r>{cur})", b.ref, "REF"), r("{the}{past}(?!{of})", b.ref, "REF"),
        r("{immediately}", lambda m: Sense("now")),
    )  # fmt: skip
