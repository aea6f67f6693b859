"""Numbers of those who speak, of whole towns and of several kinds of harm together, and what stands beside a number."""

from collections.abc import Callable

import pytest

from panj.extract.figures import figures_of
from panj.extract.quantities import find_quantities
from panj.language import Doc

Reads = Callable[[str], Doc]
Told = list[tuple[str, int | float | None, int | float | None]]

SPEAKERS: list[tuple[str, str, str, str | None, Told]] = [
    ("Two rebel captains told Radio Fjord that their men had taken over the ferry.", "taken", "COERCE", "seize", []),
    ("Marchers burned the town hall on Sunday, three city officials said.", "burned", "PROTEST", "riot", []),
    ("Four villagers said the gunmen had freed all prisoners.", "freed", "RETREAT", "release", []),
    ("The envoy met the rebels on the island on Monday, two diplomats said.", "met", "CONSULT", None, []),
    ("According to three sailors, the navy captured the trawler.", "captured", "COERCE", "seize", []),
    ("Two gunmen stormed the ferry, a sailor said.", "stormed", "COERCE", "seize", [("participants", 2, 2)]),
    ("Three miners were killed and nine wounded by a blast on Sunday, two nurses at the clinic said.", "killed",
     "ASSAULT", None, [("killed", 3, 3), ("injured", 9, 9)]),
]  # fmt: skip
OTHERS: list[tuple[str, str, str, str | None, Told]] = [
    ("Soldiers in Lome, a port of about 900,000 people, retreated to the barracks.", "retreated", "RETREAT",
     "withdraw", []),
    ("The army drove the rebels out of most of the valley.", "drove", "MOVE", "displace", []),
    ("Some 500 sailors came and most of them were flown home.", "flown", "MOVE", "return", [("displaced", 500, 500)]),
    ("In June 450 sailors and a nurse had fled over the pass.", "fled", "MOVE", "flee",
     [("displaced", 450, 450), ("displaced", 1, 1)]),
    ("The front claims to have killed or captured about 160 guards.", "killed", "ASSAULT", None, [("other", 160, 160)]),
    ("Floods or bandits killed about 160 guards.", "killed", "ASSAULT", None, [("killed", 160, 160)]),
    ("Norway deployed 80 soldiers and four Hk-52 bombers.", "deployed", "MOBILIZE", "troops",
     [("troops", 80, 80), ("launched", 4, 4)]),
    ("Rebels attacked a crowd, killing 60 shoppers, a doctor said, and 12 policemen, according to the ministry.",
     "killing", "ASSAULT", None, [("killed", 60, 60), ("killed", 12, 12)]),
    ("A sailor was a hundred percent sure that rebels seized the ferry.", "seized", "COERCE", "seize", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "trigger", "type", "mode", "want"), SPEAKERS + OTHERS)
def test_figures(doc: Reads, sentence: str, trigger: str, type: str, mode: str | None, want: Told) -> None:
    report = doc(sentence)
    head = next(t for t in report if t.text == trigger)
    found = figures_of(head, type, mode, find_quantities(report), report, set())
    assert [(f.what, f.low, f.high) for f in found] == want
