"""Quantity expressions: bounds as the guidelines give them, and what is no quantity at all."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panj.extract.numbers import numbers
from panj.extract.quantities import find_quantities
from panj.language import Doc, Parser

BOUNDS = [
    ("1,204 guards left", 1204, 1204, False),
    ("eighteen miners left", 18, 18, False),
    ("two hundred and fifty boats left", 250, 250, False),
    ("one hundred and five boats left", 105, 105, False),
    ("a hundred boats left", 100, 100, False),
    ("twenty-one boats left", 21, 21, False),
    ("3.4 million voters stayed home", 3400000, 3400000, False),
    ("two-and-a-half million voters stayed home", 2500000, 2500000, False),
    ("1.1 million voters stayed home", 1100000, 1100000, False),
    ("7 lakh voters stayed home", 700000, 700000, False),
    ("12k followers joined", 12000, 12000, False),
    ("more than 400 guards left", 401, None, False),
    ("over 90 guards left", 91, None, False),
    ("at least 17 guards left", 17, None, False),
    ("no fewer than 17 guards left", 17, None, False),
    ("17 or more guards left", 17, None, False),
    ("up to 60 guards left", None, 60, False),
    ("as many as 60 guards left", None, 60, False),
    ("no more than 60 guards left", None, 60, False),
    ("fewer than 60 guards left", None, 59, False),
    ("about 70 guards left", 70, 70, True),
    ("around seventy guards left", 70, 70, True),
    ("some 70 guards left", 70, 70, True),
    ("roughly 70 guards left", 70, 70, True),
    ("an estimated 70 guards left", 70, 70, True),
    ("nearly 70 guards left", 70, 70, True),
    ("almost 70 guards left", 70, 70, True),
    ("approximately 70 guards left", 70, 70, True),
    ("70 or so guards left", 70, 70, True),
    ("~70 guards left", 70, 70, True),
    ("40 to 50 guards left", 40, 50, False),
    ("40-50 guards left", 40, 50, False),
    ("40–50 guards left", 40, 50, False),
    ("between 40 and 50 guards left", 40, 50, False),
    ("four or five guards left", 4, 5, False),
    ("2 to 3 million voters stayed home", 2000000, 3000000, False),
    ("dozens of guards left", 24, None, False),
    ("hundreds of guards left", 200, None, False),
    ("thousands of guards left", 2000, None, False),
    ("tens of thousands of guards left", 20000, None, False),
    ("hundreds of thousands of guards left", 200000, None, False),
    ("millions of voters stayed home", 2000000, None, False),
    ("scores of guards left", 40, None, False),
    ("several guards left", 3, None, False),
    ("a few guards left", 3, None, False),
    ("a couple of guards left", 2, 2, False),
    ("a dozen guards left", 12, 12, False),
    ("half a dozen guards left", 6, 6, False),
    ("two dozen guards left", 24, 24, False),
    ("more than a dozen guards left", 13, None, False),
    ("no guards were hurt", 0, 0, False),
    ("nobody was hurt", 0, 0, False),
    ("not a single guard was hurt", 0, 0, False),
    ("another 30 guards left", 30, 30, False),
    ("at least another 30 guards left", 30, None, False),
    ("twin blasts shook the port", 2, 2, False),
]


@pytest.mark.parametrize(("text", "low", "high", "approx"), BOUNDS)
def test_bounds(doc: Callable[[str], Doc], text: str, low: int | None, high: int | None, approx: bool) -> None:
    parsed = doc(f"Officials said that {text} that day.")
    found = find_quantities(parsed)
    assert [(q.low, q.high, q.approx) for q in found] == [(low, high, approx)]


UNITS = [
    ("It lost 35 percent of its fleet.", "percent", 35, 35, "share"),
    ("It lost over 35% of its fleet.", "percent", 35, None, "share"),
    ("It lost half of its fleet.", "percent", 50, 50, "share"),
    ("It lost two-thirds of its fleet.", "percent", 66.7, 66.7, "share"),
    ("Most of the fleet sank.", "percent", 50, None, "share"),
    ("The state gave €20 billion.", "EUR", 20_000_000_000, 20_000_000_000, "money"),
    ("The state gave $75 million.", "USD", 75_000_000, 75_000_000, "money"),
    ("The state gave more than $75 million.", "USD", 75_000_001, None, "money"),
    ("The state gave US$75m.", "USD", 75_000_000, 75_000_000, "money"),
    ("The state gave 40,000 euros.", "EUR", 40_000, 40_000, "money"),
    ("The state gave 3.5 crore rupees.", "INR", 35_000_000, 35_000_000, "money"),
    ("The state gave £3bn.", "GBP", 3_000_000_000, 3_000_000_000, "money"),
    ("He spent nine years there.", "year", 9, 9, "duration"),
    ("They drove 60 kilometres.", "kilometre", 60, 60, "measure"),
    ("They met 14 shepherds.", "person", 14, 14, "count"),
    ("They met 14 Georgians.", "person", 14, 14, "count"),
    ("They burned 14 barns.", "barn", 14, 14, "count"),
    ("He was shot three times.", "time", 3, 3, "measure"),
]


@pytest.mark.parametrize(("text", "unit", "low", "high", "kind"), UNITS)
def test_units(doc: Callable[[str], Doc], text: str, unit: str, low: float, high: float | None, kind: str) -> None:
    (q,) = find_quantities(doc(text))
    assert (q.unit, q.low, q.high, q.kind) == (unit, low, high, kind)


NONE = [
    "The treaty was signed on July 14.",
    "The treaty was signed on 14 July 2019.",
    "The treaty was signed in 1994.",
    "The 1990s were calm.",
    "A 27-year-old woman spoke.",
    "Ana Petrova, 44, spoke.",
    "She was aged 28 when she spoke.",
    "Trains leave at 10:45 and at 7 p.m. daily.",
    "They bought the S-400 and the MiG-29.",
    "He carried an AK-47.",
    "The COVID-19 rules ended.",
    "Leaders of the G7 spoke.",
    "They cited Resolution 2231 again.",
    "He won the 3rd prize.",
    "This is one of the oldest laws.",
    "They love one another.",
    "Officers went to the 300 block of Elm Street.",
    "Call 555-867-5309 now.",
    "Article 50 was invoked.",
    "A magnitude 5.1 earthquake struck.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_quantity(doc: Callable[[str], Doc], text: str) -> None:
    assert find_quantities(doc(text)) == []


def test_letters_include_the_binding_words(doc: Callable[[str], Doc]) -> None:
    text = "At least 40 nurses struck; more than half of the wards closed."
    assert [q.text for q in find_quantities(doc(text))] == ["At least 40", "more than half"]


def test_head_and_phrase(doc: Callable[[str], Doc]) -> None:
    parsed = doc("Dozens of armed border guards fled and 14 others stayed.")
    first, second = find_quantities(parsed)
    assert first.head is not None
    assert parsed[first.head].text == "guards"
    assert first.of == "armed border guards"
    assert second.head is not None
    assert parsed[second.head].text == "others"
    assert second.unit == "person"


def test_votes_are_two_numbers(doc: Callable[[str], Doc]) -> None:
    found = find_quantities(doc("The bill passed by a vote of 61–38."))
    assert [(q.low, q.kind) for q in found] == [(61, "votes"), (38, "votes")]


def test_from_to_is_no_range(doc: Callable[[str], Doc]) -> None:
    found = find_quantities(doc("The court cut his term from 30 to 12 years."))
    assert [q.low for q in found] == [30, 12]


def test_the_last_of_a_list_counts_one(doc: Callable[[str], Doc]) -> None:
    found = find_quantities(doc("Three sailors and a nurse were killed."))
    assert [(q.text, q.low) for q in found] == [("Three", 3), ("a nurse", 1)]


WORDS = """at least more than 20 1,000 hundreds of people killed and two-thirds half $ € 5 million percent between to –
- , . no one a dozen 1999 July aged twelve thousand (30) wounded were the 3.5bn over not a single twenty hundred"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\t", ""])


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join)))
def test_numbers_quote_the_text_in_order(text: str) -> None:
    end = 0
    for n in numbers(text):
        assert end <= n.start <= n.core[0] < n.core[1] <= n.end <= len(text)
        assert n.low is None or n.high is None or n.low <= n.high
        end = n.end


@settings(max_examples=40, deadline=None)
@given(text=st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join)))
def test_any_text_gives_quoted_quantities(parser: Parser, text: str) -> None:
    parsed = next(parser.parse([text]))
    for q in find_quantities(parsed):
        assert parsed.text[q.start : q.end] == q.text
        assert q.low is None or q.high is None or q.low <= q.high
        assert 0 <= q.first <= q.last < len(parsed)
        assert q.head is None or 0 <= q.head < len(parsed)
    assert find_quantities(parsed) == find_quantities(parsed)
