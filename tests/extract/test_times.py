"""Times: found where they stand, resolved against the report's day, never shaken by odd text."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from panj.extract.times import carried, find_times, resolve, timex_value
from panj.language import Doc, Parser

DAY = date(2019, 1, 24)  # a Thursday
Find = Callable[[str], Doc]

# phrase, tense, start, end (None = open), told in the frame "The army attacked the town {}." of 24 January 2019
RESOLVED = [
    ("on Thursday", "past", "2019-01-24", "2019-01-24"),
    ("on Sunday", "past", "2019-01-20", "2019-01-20"),
    ("on Sunday", "future", "2019-01-27", "2019-01-27"),
    ("on Sunday", None, "2019-01-20", "2019-01-20"),
    ("last Thursday", "past", "2019-01-17", "2019-01-17"),
    ("next Thursday", "future", "2019-01-31", "2019-01-31"),
    ("by Friday", None, None, "2019-01-25"),
    ("Monday morning", "past", "2019-01-21", "2019-01-21"),
    ("late on Tuesday night", "past", "2019-01-22", "2019-01-22"),
    ("yesterday", "past", "2019-01-23", "2019-01-23"),
    ("yesterday evening", "past", "2019-01-23", "2019-01-23"),
    ("today", "past", "2019-01-24", "2019-01-24"),
    ("tomorrow", "future", "2019-01-25", "2019-01-25"),
    ("the day before yesterday", "past", "2019-01-22", "2019-01-22"),
    ("last night", "past", "2019-01-23", "2019-01-23"),
    ("tonight", "future", "2019-01-24", "2019-01-24"),
    ("overnight", "past", "2019-01-23", "2019-01-24"),
    ("this morning", "past", "2019-01-24", "2019-01-24"),
    ("last week", "past", "2019-01-14", "2019-01-20"),
    ("this week", "past", "2019-01-21", "2019-01-27"),
    ("earlier this week", "past", "2019-01-21", "2019-01-24"),
    ("next week", "future", "2019-01-28", "2019-02-03"),
    ("over the weekend", "past", "2019-01-19", "2019-01-20"),
    ("this weekend", "future", "2019-01-26", "2019-01-27"),
    ("last month", "past", "2018-12-01", "2018-12-31"),
    ("earlier this month", "past", "2019-01-01", "2019-01-24"),
    ("earlier in the month", "past", "2019-01-01", "2019-01-24"),
    ("next month", "future", "2019-02-01", "2019-02-28"),
    ("last year", "past", "2018-01-01", "2018-12-31"),
    ("later this year", "future", "2019-01-24", "2019-12-31"),
    ("next year", "future", "2020-01-01", "2020-12-31"),
    ("early next year", "future", "2020-01-01", "2020-04-30"),
    ("last April", "past", "2018-04-01", "2018-04-30"),
    ("last summer", "past", "2018-06-01", "2018-08-31"),
    ("on 5 July", "past", "2018-07-05", "2018-07-05"),
    ("on 5 July", "future", "2019-07-05", "2019-07-05"),
    ("on July 5, 2021", "past", "2021-07-05", "2021-07-05"),
    ("on the 5th of July 2016", "past", "2016-07-05", "2016-07-05"),
    ("on December 22nd", "past", "2018-12-22", "2018-12-22"),
    ("on Friday, January 18", "past", "2019-01-18", "2019-01-18"),
    ("on 2017-03-09", "past", "2017-03-09", "2017-03-09"),
    ("on 3/9/2017", "past", "2017-03-09", "2017-03-09"),
    ("in March", "past", "2018-03-01", "2018-03-31"),
    ("in March", "future", "2019-03-01", "2019-03-31"),
    ("in May 2015", "past", "2015-05-01", "2015-05-31"),
    ("in June last year", "past", "2018-06-01", "2018-06-30"),
    ("on March 7 next year", "future", "2020-03-07", "2020-03-07"),
    ("in 2014", "past", "2014-01-01", "2014-12-31"),
    ("in early 2016", "past", "2016-01-01", "2016-04-30"),
    ("in late June", "past", "2018-06-21", "2018-06-30"),
    ("in early August", "past", "2018-08-01", "2018-08-10"),
    ("in mid-November", "past", "2018-11-11", "2018-11-20"),
    ("in the 1990s", "past", "1990-01-01", "1999-12-31"),
    ("in the 19th century", "past", "1801-01-01", "1900-12-31"),
    ("in the third quarter of 2017", "past", "2017-07-01", "2017-09-30"),
    ("in the winter of 2014", "past", "2014-12-01", "2015-02-28"),
    ("two days ago", "past", "2019-01-22", "2019-01-22"),
    ("three weeks ago", "past", "2019-01-03", "2019-01-03"),
    ("two months ago", "past", "2018-11-01", "2018-11-30"),
    ("five years ago", "past", "2014-01-01", "2014-12-31"),
    ("exactly five years ago", "past", "2014-01-24", "2014-01-24"),
    ("in the past 24 hours", "past", "2019-01-23", "2019-01-24"),
    ("over the last ten days", "past", "2019-01-14", "2019-01-24"),
    ("over the last several months", "past", None, "2019-01-24"),
    ("for the next four years", "future", "2019-01-24", "2023-01-23"),
    ("within 90 days", "future", None, "2019-04-24"),
    ("in three weeks", "future", "2019-02-14", "2019-02-14"),
    ("by Oct. 4", "future", None, "2019-10-04"),
    ("before 1 March", "future", None, "2019-03-01"),
    ("until June 30", "present", None, "2019-06-30"),
    ("until the end of March", "future", None, "2019-03-31"),
    ("since June", "past", "2018-06-01", None),
    ("since 2011", "past", "2011-01-01", None),
    ("since the beginning of the year", "past", "2019-01-01", None),
    ("from 1 February", "future", "2019-02-01", None),
    ("starting tomorrow", "future", "2019-01-25", None),
    ("as of this morning", "past", None, "2019-01-24"),
    ("later than 3 October 2018", "past", "2018-10-04", None),
    ("from May 3 to 5", "past", "2018-05-03", "2018-05-05"),
    ("between 3 and 5 May", "past", "2018-05-03", "2018-05-05"),
    ("from December 20 to January 5", "past", "2018-12-20", "2019-01-05"),
    ("between 2015 and 2017", "past", "2015-01-01", "2017-12-31"),
    ("from Monday to Wednesday", "past", "2019-01-21", "2019-01-23"),
    ("for 30 days beginning on February 12", "future", "2019-02-12", "2019-03-13"),
    ("two weeks after 1 January", "past", "2019-01-15", "2019-01-15"),
    ("on New Year's Eve", "past", "2018-12-31", "2018-12-31"),
    ("on Christmas Day 2016", "past", "2016-12-25", "2016-12-25"),
    ("on Easter Sunday", "past", "2018-04-01", "2018-04-01"),
    ("on Thanksgiving Day", "past", "2018-11-22", "2018-11-22"),
    ("at 5 p.m. on Friday", "past", "2019-01-18", "2019-01-18"),
    ("on Tuesday of last week", "past", "2019-01-15", "2019-01-15"),
    ("next month on February 2 at 5 p.m.", "future", "2019-02-02", "2019-02-02"),
    ("in the next 24 to 48 hours", "future", "2019-01-25", "2019-01-26"),
]  # fmt: skip

# phrase, TIMEX3-like value in a report of 24 January 2019
VALUES = [
    ("three days", "P3D"), ("two and a half years", "P2Y6M"), ("90 minutes", "PT90M"), ("several weeks", "PXW"),
    ("a decade", "P10Y"), ("every Friday", "XXXX-WXX-5"), ("twice a month", "P1M"), ("daily", "P1D"),
    ("the past three months", "P3M"), ("currently", "PRESENT_REF"), ("recently", "PAST_REF"),
    ("yesterday", "2019-01-23"), ("last week", "2019-W03"), ("last month", "2018-12"), ("the 1980s", "198"),
    ("noon Monday", "2019-01-21T12:00"), ("Monday night", "2019-01-21TNI"), ("July 4, 2017", "2017-07-04"),
    ("the first quarter of 2018", "2018-Q1"), ("last spring", "2018-SP"),
]  # fmt: skip

NO_TIMES = [
    "Theresa May met May Thompson.", "Protesters march on the capital.", "He may leave.", "The second attack failed.",
    "About 2,000 troops and 1,500 police were sent.", "A quarter of the seats fell to them.", "Turn to page 1984b.",
    "Wages fall and spring water flows.", "The sun sat low.",
]  # fmt: skip

NO_DATES = [
    "for three hours",
    "a five-day ceasefire",
    "every Friday",
    "recently",
    "several years ago",
    "aged 23 years old",
]


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@pytest.mark.parametrize(("phrase", "tense", "start", "end"), RESOLVED)
def test_resolved(doc: Find, phrase: str, tense: str | None, start: str | None, end: str | None) -> None:
    text = f"The army attacked the town {phrase}."
    found = find_times(doc(text))
    assert len(found) == 1, [e.text for e in found]
    when = resolve(found[0], DAY, tense)
    assert when is not None
    assert (iso(when.start), iso(when.end)) == (start, end)
    assert when.text == text[slice(*when.span)]
    assert when.text in phrase


@pytest.mark.parametrize(("phrase", "value"), VALUES)
def test_values(doc: Find, phrase: str, value: str) -> None:
    found = find_times(doc(f"They waited {phrase}."))
    assert [timex_value(e, DAY, "past") for e in found] == [value]


@pytest.mark.parametrize("text", NO_TIMES)
def test_words_that_only_look_like_times(doc: Find, text: str) -> None:
    assert [e.text for e in find_times(doc(text))] == []


@pytest.mark.parametrize("phrase", NO_DATES)
def test_lengths_and_frequencies_date_nothing(doc: Find, phrase: str) -> None:
    assert [w for e in find_times(doc(f"It was told {phrase}.")) if (w := resolve(e, DAY, "past"))] == []


@pytest.mark.parametrize(
    ("phrase", "start", "end", "basis"),
    [
        ("on Sunday", None, None, "relative"),
        ("two days ago", None, None, "relative"),
        ("on 5 July", None, None, "stated"),
        ("on 5 July 2018", "2018-07-05", "2018-07-05", "stated"),
        ("in 2017", "2017-01-01", "2017-12-31", "stated"),
    ],
)
def test_without_a_day_of_publication(doc: Find, phrase: str, start: str | None, end: str | None, basis: str) -> None:
    (expr,) = find_times(doc(f"The army attacked the town {phrase}."))
    when = resolve(expr, None, "past")
    assert when is not None
    assert (when.text, iso(when.start), iso(when.end), when.basis) == (phrase, start, end, basis)


def test_a_time_told_by_an_act_keeps_its_whole_text(doc: Find) -> None:
    (expr,) = find_times(doc("The cabinet could fall six months after the last soldiers leave the valley."))
    when = resolve(expr, DAY, "future")
    assert when is not None
    assert when.text == "six months after the last soldiers leave the valley"
    assert (when.start, when.end, when.basis) == (None, None, "relative")


def test_same_day_takes_the_day_told_before(doc: Find) -> None:
    first, second = find_times(doc("The bridge was shelled on 3 January. The depot burned two days later."))
    told = resolve(first, DAY, "past")
    when = resolve(second, DAY, "past", told)
    assert when is not None
    assert when.start == when.end == date(2019, 1, 5)


def test_precision_and_carrying(doc: Find) -> None:
    found = find_times(doc("It began in 2016, grew in May 2017, paused last week and ended on 3 June 2018."))
    whens = [w for e in found if (w := resolve(e, DAY, "past"))]
    assert [w.precision for w in whens] == ["year", "month", "week", "day"]
    assert [w.basis for w in whens] == ["stated", "stated", "relative", "stated"]
    assert carried(whens[0]).basis == "carried"
    assert carried(whens[0]).start == whens[0].start


ODD = (
    "May 31 February 2019 0 99999999999 the last next day weeks ago before after from to until and , . - Monday 's a "
    "half 12:99 25/25/25 Q5 ’90s second hundred thousand early of every midnight p.m. 1000 century ß 日 9/11"
)
PIECES = st.sampled_from([*ODD.split(), "\n\n"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.lists(PIECES, max_size=14).map(" ".join), st.text(max_size=60)))
def test_any_text_is_quoted_rightly(parser: Parser, text: str) -> None:
    doc = next(parser.parse([text]))
    found = find_times(doc)
    assert found == find_times(doc)
    at = 0
    for expr in found:
        assert expr.start >= at
        assert expr.text == text[expr.start : expr.end]
        assert expr.start <= expr.core[0] <= expr.core[1] <= expr.end
        assert 0 <= expr.first <= expr.last < len(doc)
        assert expr.value
        at = expr.end
        for published in (None, DAY, date.min, date.max):
            for tense in (None, "past", "present", "future"):
                when = resolve(expr, published, tense)
                if when and when.start and when.end:
                    assert when.start <= when.end
                assert timex_value(expr, published, tense)
