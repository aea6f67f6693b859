"""Realis and hedges: sentences of our own."""

from collections.abc import Callable

import pytest

from panj.extract.acts import find_acts
from panj.extract.realis import hedged, held, realis_of
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
    ("The rebels said they would not attack the town.", "attack", "denied"),
    ("The junta will not recognize the new government.", "recognize", "denied"),
    ("The mayor denied that he had fled.", "fled", "denied"),
    ("The mayor denied in a broadcast that he had fled.", "fled", "denied"),
    ("The generals denied that anyone was beaten.", "beaten", "denied"),
    ("The army did not deny that it had shelled the town.", "shelled", "asserted"),
    ("No soldier had crossed the border, an aide said.", "crossed", "denied"),
    ("There was no fighting in the town.", "fighting", "denied"),
    ("The alliance had no plans to send troops to Mali.", "send", "denied"),
    ("There was no evidence that troops had crossed the border.", "crossed", "denied"),
    ("The envoys said they would not let anyone use their soil to attack its neighbors.", "attack", "denied"),
    ("Paris to send 300 troops to Gao", "send", "planned"),
    ("Villagers could flee to Chad", "flee", "possible"),
    ("The march is planned for Friday.", "march", "planned"),
    ("Another attack is likely, the mission said.", "attack", "forecast"),
    ("They would not let the monks in, but permitted a visit.", "permitted", "asserted"),
]
# sentence, word, what a reader who looks at the words alone takes it for, what the clause leaves of that
HELD = [
    ("The rebels said they would not attack the town.", "attack", "planned", "denied"),
    ("The mayor denied that he had fled.", "fled", "asserted", "denied"),
    ("The rebels may attack the capital.", "attack", "asserted", "possible"),
    ("The rebels may attack the capital within a week.", "attack", "forecast", "forecast"),
    ("The army will withdraw from Gao.", "withdraw", "asserted", "planned"),
    ("The army will withdraw from Gao.", "withdraw", "forecast", "forecast"),
    ("If the rebels withdrew, the army would follow.", "withdrew", "asserted", "possible"),
    ("The army shelled the town.", "shelled", "planned", "planned"),
    ("The bishop does not recognize the council.", "recognize", "asserted", "asserted"),
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


@pytest.mark.parametrize(("text", "word", "judged", "expected"), HELD, ids=[f"{c[0][:40]} {c[2]}" for c in HELD])
def test_the_clause_bounds_what_is_judged(
    doc: Callable[[str], Doc], text: str, word: str, judged: str, expected: str
) -> None:
    act = next(a for a in find_acts(doc(text), loose=True) if word in a.head.doc[a.first : a.last + 1].text)
    assert held(act, realis_of(act), judged) == expected


@pytest.mark.parametrize(("text", "word", "expected"), HEDGES, ids=[c[0][:40] for c in HEDGES])
def test_hedges(doc: Callable[[str], Doc], text: str, word: str, expected: bool) -> None:
    act = next(a for a in find_acts(doc(text)) if a.head.text == word)
    assert hedged(act) is expected
