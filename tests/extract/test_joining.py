"""One act told by two words is one group; what the words share is not lost."""

from collections.abc import Callable

import pytest

from panj.extract.acts import find_acts
from panj.extract.claims import extract
from panj.extract.joining import join
from panj.language import Doc
from panj.model import Report

CASES = [
    ("The blast struck the gate.", ["blast"]),
    ("Two suicide bombers blew themselves up among the crowd, killing dozens.", ["blew"]),
    ("The government sent reinforcements to the valley.", ["reinforcements"]),
    ("India holds talks with the rebels.", ["talks"]),
    ("A car bomb went off near the school.", ["went"]),
    ("Soldiers attacked the camp and burned two villages.", ["attacked", "burned"]),
    ("The attack came after police shot two men.", ["attack", "shot"]),
]


@pytest.mark.parametrize(("text", "mains"), CASES, ids=[c[0][:40] for c in CASES])
def test_words_for_one_act_are_joined(doc: Callable[[str], Doc], text: str, mains: list[str]) -> None:
    acts = [a for a in find_acts(doc(text)) if not a.loose]
    groups = join(acts)
    assert [g.main.head.text for g in groups] == mains
    assert sorted(a.head.i for g in groups for a in g.all) == [a.head.i for a in acts]


def test_a_word_for_the_doers_stays_one_for_them(doc: Callable[[str], Doc]) -> None:
    text = "Two suicide bombers blew themselves up among the crowd, killing dozens."
    report = Report("r1", "r1", ("Harbour News",), "", None, "en", text, text)
    [claim] = extract(doc(text), report)
    assert (claim.mode, [a.text for a in claim.actors]) == ("suicide-attack", ["suicide bombers"])
