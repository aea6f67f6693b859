"""Times taken over from elsewhere in the report: theirs, told as guesses, and none where the report has none."""

from collections.abc import Callable
from datetime import date

import pytest

from panj.extract import carrying
from panj.extract.claims import extract
from panj.language import Doc
from panj.model import Claim, Report

STORY = (
    "Gunmen raid two villages\n\n"
    "Gunmen on motorbikes attacked two villages near Djibo on Monday, killing nine people, the governor said. "
    "The attackers burned the market of the second village. "
    "In 2019 militants killed 14 people in the same district."
)


def read(doc: Callable[[str], Doc], text: str) -> list[Claim]:
    return extract(doc(text), Report("r1", "r1", ("Desk",), "", date(2023, 5, 3), "en", text, text))


def test_a_time_is_carried_and_says_so(doc: Callable[[str], Doc]) -> None:
    claims = {c.trigger.text: c for c in read(doc, STORY)}
    burned = claims["burned"].when
    assert burned is not None and (burned.start, burned.basis) == (date(2023, 5, 1), "carried")
    assert STORY[slice(*burned.span)] == burned.text
    old = claims["killed"].when
    assert old is not None and old.start == date(2019, 1, 1) and old.basis != "carried"


def test_no_time_is_made_up(doc: Callable[[str], Doc]) -> None:
    claims = read(doc, "Gunmen attacked two villages near Djibo. Soldiers arrested three men there.")
    assert claims and all(c.when is None for c in claims)


def test_without_the_table_claims_of_one_event_lend_each_other_their_time(
    doc: Callable[[str], Doc], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carrying, "weights", dict)
    claims = {c.trigger.text: c for c in read(doc, STORY)}
    assert claims["burned"].when is None


def test_shares_leave_room_for_none() -> None:
    """Odds of e to one against nothing: .73; two equal options share with none by thirds."""
    assert carrying.shares_of([["a"]], {"a": 1.0}) == [pytest.approx(0.731, abs=1e-3)]
    assert carrying.shares_of([["x"], ["y"]], {}) == [pytest.approx(1 / 3)] * 2
