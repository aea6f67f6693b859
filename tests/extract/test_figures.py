"""Figures tied to acts: whose they are and what they count."""

from collections.abc import Callable

import pytest

from panj.extract.figures import figures_of
from panj.extract.quantities import find_quantities
from panj.extract.totals import document_totals
from panj.language import Doc, Token
from panj.model import FIGURE_KINDS

Told = list[tuple[str, int | float | None, int | float | None]]


def _act(doc: Doc, word: str) -> Token:
    return next(t for t in doc if t.text == word)


def _figures(doc: Doc, word: str, type: str, mode: str | None, *others: str) -> Told:
    claimed = {_act(doc, w).i for w in others}
    found = figures_of(_act(doc, word), type, mode, find_quantities(doc), doc, claimed)
    assert all(doc.text[slice(*f.span)] == f.text and f.what in FIGURE_KINDS for f in found)
    return [(f.what, f.low, f.high) for f in found]


CASES: list[tuple[str, str, str, str | None, Told]] = [
    ("The blast killed 12 soldiers and wounded 30.", "blast", "ASSAULT", "explosives",
     [("killed", 12, 12), ("injured", 30, 30)]),
    ("At least 31 killed and 60 others injured in market bombing", "bombing", "ASSAULT", "explosives",
     [("killed", 31, None), ("injured", 60, 60)]),
    ("Gunmen attacked a convoy, killing at least nine drivers.", "attacked", "ASSAULT", None, [("killed", 9, None)]),
    ("The raid left 40 rebels dead.", "raid", "ASSAULT", None, [("killed", 40, 40)]),
    ("A shooting in the port left six sailors wounded.", "shooting", "ASSAULT", "firearms", [("injured", 6, 6)]),
    ("Eleven people were killed in an airstrike on the town.", "airstrike", "ASSAULT", "aerial", [("killed", 11, 11)]),
    ("The shelling caused the deaths of 15 villagers.", "shelling", "ASSAULT", "heavy-weapons", [("killed", 15, 15)]),
    ("The attack raised the death toll to 83.", "attack", "ASSAULT", None, [("killed", 83, 83)]),
    ("Nobody was hurt in the attack.", "attack", "ASSAULT", None, [("injured", 0, 0)]),
    ("Five people, including two children, were killed in the ambush.", "ambush", "ASSAULT", None,
     [("killed", 5, 5), ("killed", 2, 2)]),
    ("Militants killed eight farmers, three guards and a driver.", "killed", "ASSAULT", None,
     [("killed", 8, 8), ("killed", 3, 3), ("killed", 1, 1)]),
    ("Rebels kidnapped 17 pupils from a school.", "kidnapped", "ASSAULT", "abduct", [("abducted", 17, 17)]),
    ("The army shot down two helicopters.", "shot", "ASSAULT", None, [("destroyed", 2, 2)]),
    ("The fire set by rioters destroyed 40 homes.", "destroyed", "ASSAULT", "destroy", [("destroyed", 40, 40)]),
    ("Police arrested more than 200 protesters.", "arrested", "COERCE", "arrest", [("arrested", 201, None)]),
    ("Nine men have been detained.", "detained", "COERCE", "arrest", [("arrested", 9, 9)]),
    ("The rebels captured three districts.", "captured", "COERCE", "seize", [("seized", 3, 3)]),
    ("Customs officers seized 40 rifles.", "seized", "COERCE", "seize", [("seized", 40, 40)]),
    ("About 20,000 people marched through the capital.", "marched", "PROTEST", "demo", [("protesters", 20000, 20000)]),
    ("Tens of thousands of people attended a rally in the capital.", "rally", "PROTEST", "demo",
     [("protesters", 20000, None)]),
    ("More than 900 refugees crossed the border.", "crossed", "MOVE", "cross", [("crossed", 901, None)]),
    ("Hundreds of soldiers fled to Uzbekistan.", "fled", "MOVE", "flee", [("crossed", 200, None)]),
    ("Some 4,000 families fled their homes.", "fled", "MOVE", "flee", [("displaced", 4000, 4000)]),
    ("The floods of fighters displaced 30,000 people.", "displaced", "MOVE", "displace", [("displaced", 30000, 30000)]),
    ("France deployed 800 soldiers to the island.", "deployed", "MOBILIZE", "troops", [("troops", 800, 800)]),
    ("The state withdrew 2,500 troops.", "withdrew", "RETREAT", "withdraw", [("troops", 2500, 2500)]),
    ("The junta released 70 prisoners.", "released", "RETREAT", "release", [("released", 70, 70)]),
    ("The navy fired six missiles into the sea.", "fired", "MOBILIZE", "weapons", [("launched", 6, 6)]),
    ("A court sentenced him to 14 years in prison.", "sentenced", "SANCTION", "convict", [("sentenced", 14, 14)]),
    ("He faces up to 25 years in prison if convicted.", "convicted", "SANCTION", "convict", [("sentenced", None, 25)]),
    ("Japan pledged $300 million for the rebuilding.", "pledged", "SUPPORT", "pledge",
     [("money", 300000000, 300000000)]),
    ("The party won 43 percent of the vote.", "won", "FALL", "elected", [("votes", 43, 43)]),
    ("Lawmakers rejected the motion by a vote of 61–38.", "rejected", "REJECT", None,
     [("votes", 61, 61), ("votes", 38, 38)]),
    ("The state expelled 12 diplomats.", "expelled", "SANCTION", "expel", [("other", 12, 12)]),
    ("Leaders of nine states held talks in Geneva.", "talks", "CONSULT", None, [("participants", 9, 9)]),
    ("Twin bombings shook the port.", "bombings", "ASSAULT", "explosives", [("other", 2, 2)]),
    ("The police chief was killed on Tuesday.", "killed", "ASSAULT", None, []),
    ("The rebels attacked a base 40 kilometres from the capital.", "attacked", "ASSAULT", None, []),
    ("Troops shelled the town for three days.", "shelled", "ASSAULT", "heavy-weapons", []),
    ("The guard was shot four times in the attack.", "attack", "ASSAULT", None, []),
    ("Gunmen attacked the bus but the 20 passengers were not hurt.", "attacked", "ASSAULT", None, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "type", "mode", "told"), CASES)
def test_figures(doc: Callable[[str], Doc], text: str, word: str, type: str, mode: str | None, told: Told) -> None:
    assert _figures(doc(text), word, type, mode) == told


def test_a_number_goes_to_the_nearest_act(doc: Callable[[str], Doc]) -> None:
    parsed = doc("Police arrested five men after an attack that killed 12 villagers.")
    assert _figures(parsed, "arrested", "COERCE", "arrest", "attack") == [("arrested", 5, 5)]
    assert _figures(parsed, "attack", "ASSAULT", None, "arrested") == [("killed", 12, 12)]


def test_an_act_shares_the_phrase_it_is_said_of(doc: Callable[[str], Doc]) -> None:
    parsed = doc("Police arrested six men who kidnapped a mayor.")
    assert _figures(parsed, "arrested", "COERCE", "arrest", "kidnapped") == [("arrested", 6, 6)]
    assert _figures(parsed, "kidnapped", "ASSAULT", "abduct", "arrested") == [("participants", 6, 6)]


def test_other_sentences_keep_their_numbers(doc: Callable[[str], Doc]) -> None:
    parsed = doc("A bomb went off in the port. Officers later arrested 14 men.")
    assert _figures(parsed, "bomb", "ASSAULT", "explosives") == []


TOTALS = [
    ("Two men were killed and three others were wounded in a shooting on Sunday.", 2, 3),
    ("A man was shot and killed outside a bar. He was pronounced dead at the scene.", 1, 0),
    ("A woman was shot in the leg and taken to a hospital in stable condition.", 0, 1),
    ("One man was killed and another wounded in a shooting, police said.", 1, 1),
    ("Officers seized six rifles in a search. No one was hurt.", 0, 0),
    ("Shots were fired at a house, but nobody was injured.", 0, 0),
]


@pytest.mark.parametrize(("text", "killed", "injured"), TOTALS)
def test_totals(doc: Callable[[str], Doc], text: str, killed: int, injured: int) -> None:
    assert document_totals(doc(text)) == {"killed": killed, "injured": injured}
