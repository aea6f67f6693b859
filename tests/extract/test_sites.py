"""Sites set right: places that a trigger holds, common nouns beside their names, names in two."""

from collections.abc import Callable

import pytest

from panj.extract.arguments import decide
from panj.extract.claims import scenes
from panj.language import Doc

CASES = [
    ("The minister and her son left the country, police in Lomar said.", "country:origin"),
    ("More than 90 soldiers crossed the Tajik border on Sunday.", "Tajik border:at"),
    ("Thousands protested in the Serbian capital Belgrade on Monday.", "Belgrade:at"),
    ("Rebels captured six districts in Badakhshan Province.", "Badakhshan Province:at"),
    ("Paratroopers recaptured Antonov Airport near Kyiv.", "Antonov Airport:at"),
]


@pytest.mark.parametrize("text,wanted", CASES, ids=[w for _, w in CASES])
def test_each_place_once_and_by_its_name(doc: Callable[[str], Doc], text: str, wanted: str) -> None:
    found = [f"{s.phrase.text}:{s.role}" for _, parts in scenes(doc(text)) for s in decide(parts[0])[1]]
    assert wanted in found
    assert not {x.split(":")[0] for x in found} & {"Serbian capital", "capital", "districts", "six districts", "Kyiv"}
