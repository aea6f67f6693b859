"""The gate turns away what is not about people and power, and only that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panj.language.gate import features, passes, relevance

ON = [
    "Rebel fighters stormed an army base near the border on Tuesday and killed nine men, the defence ministry said. "
    "The government vowed to strike back and imposed a curfew on three districts; the opposition called for talks.",
    "The president dismissed his interior minister after a week of protests, with police firing tear gas at students. "
    "Parliament votes on the appointment on Monday, and unions have called a general strike for the same day.",
]
OFF = [
    "The home side won the final by two goals before a record crowd, the striker scoring his tenth of the season. "
    "The coach praised the goalkeeper, and the team plays the quarter-finals of the cup next week in its stadium.",
    "Astronomers have measured the size of a distant planet with a new telescope. The study, in a journal, finds "
    "that its atmosphere holds water vapour, and the scientists hope to observe the star again next year.",
]


@pytest.mark.parametrize("text", ON)
def test_news_of_people_and_power_passes(text: str) -> None:
    assert passes(text) and relevance(text) > 0.9


@pytest.mark.parametrize("text", OFF)
def test_sport_and_science_are_less_likely(text: str) -> None:
    assert relevance(text) < 0.8


def test_a_few_sentences_are_never_turned_away() -> None:
    assert passes("The team won the cup.")


@given(st.text(max_size=300))
def test_any_text_has_a_probability(text: str) -> None:
    assert 0.0 <= relevance(text) <= 1.0
    assert features(text) == features(text)
