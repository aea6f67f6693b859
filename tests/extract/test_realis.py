"""Realis and hedges: sentences of our own."""

from collections.abc import Callable

import pytest

from panj.extract.acts import find_acts
from panj.extract.realis import hedged, realis_of
from panj.language import Doc

CASES = [
    ("The army shelled the town.", "shelled", "asserted"),
    ("The army did not shell the town.", "shell", "denied"),
    ("The general denied attacking the village.", "attacking", "denied"),
    ("The army plans to attack the village.", "attack", "planned"),
    ("The rebels vowed to attack the capital.", "attack", "planned"),
    ("The rebels may attack the capital.", "attack", "possible"),
    ("If the rebels attack the capital, France will withdraw.", "attack", "possible"),
    ("The United Nations called for a ceasefire.", "ceasefire", "planned"),
    ("The government is expected to collapse within weeks.", "collapse", "forecast"),
    ("The court ordered the release of the editor.", "release", "planned"),
    ("Troops refused to withdraw from the bridge.", "withdraw", "denied"),
    ("Troops will withdraw from the bridge on Friday.", "withdraw", "planned"),
]
HEDGES = [
    ("Gunmen reportedly killed the mayor.", "killed", True),
    ("Gunmen killed the mayor.", "killed", False),
    ("The suspected attack wounded two guards.", "attack", True),
    ("The mayor was allegedly kidnapped.", "kidnapped", True),
    ("Troops appear to have seized the bridge.", "seized", True),
]


@pytest.mark.parametrize(("text", "word", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_realis(doc: Callable[[str], Doc], text: str, word: str, expected: str) -> None:
    act = next(a for a in find_acts(doc(text)) if a.head.text == word)
    assert realis_of(act) == expected


@pytest.mark.parametrize(("text", "word", "expected"), HEDGES, ids=[c[0][:40] for c in HEDGES])
def test_hedges(doc: Callable[[str], Doc], text: str, word: str, expected: bool) -> None:
    act = next(a for a in find_acts(doc(text)) if a.head.text == word)
    assert hedged(act) is expected
