"""Totals of a whole report, and the people behind them."""

from collections.abc import Callable

import pytest

from panj.extract.totals import document_totals
from panj.extract.victims import mentions, victims
from panj.language import Doc

TOLLS = [
    ("A man and a woman were shot outside a bakery on Tuesday. Both were taken to hospital.", 0, 2),
    ("A baker was shot dead on Tuesday. His wife, who was shot in the arm, is in stable condition.", 1, 1),
    ("A man shot his wife dead and then killed himself, police said. No one else was hurt.", 2, 0),
    ("A man died and a woman was injured in an attack on a bus. The man was shot in the chest.", 1, 1),
    ("Three people were shot at a market, killing one of them. The dead man has not been named.", 1, 2),
    ("Two farmers were wounded. The two farmers were treated for gunshot wounds.", 0, 2),
    ("An officer shot a gunman. The gunman, who was hit in the leg, was taken to a hospital.", 0, 1),
    ("Police do not believe that anyone was shot. No customers or clerks were injured.", 0, 0),
    ("An earthquake levelled two villages, killing 140 people and injuring at least 900.", 140, 900),
    # a round-up: the sum is no toll of any one incident
    ("Five people were wounded in separate shootings since Friday. A 20-year-old man was shot on Elm Road. "
     "Hours earlier, a 35-year-old woman was shot in the hand. On Sunday, a 19-year-old man was shot at a park.", 0, 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "killed", "injured"), TOLLS)
def test_tolls(doc: Callable[[str], Doc], text: str, killed: int, injured: int) -> None:
    assert document_totals(doc(text)) == {"killed": killed, "injured": injured}


PEOPLE = [
    ("A 34-year-old man was shot on Monday. The man died on Tuesday.", [("m", {"killed", "injured"})]),
    ("One man was killed and another wounded.", [("m", {"killed"}), ("", {"injured"})]),
    ("A boy who shot himself was taken to a hospital.", [("m", {"injured"})]),
]


@pytest.mark.parametrize(("text", "people"), PEOPLE)
def test_people_are_told_apart(doc: Callable[[str], Doc], text: str, people: list[tuple[str, set[str]]]) -> None:
    assert [(v.sex, v.whats) for v in victims(mentions(doc(text), frozenset()))] == people
