"""Who did what to whom and where: sentences of our own, one construction each."""

from collections.abc import Callable
from datetime import date

import pytest

from panj.extract.claims import extract
from panj.language import Doc
from panj.model import Claim, Report

CASES = [
    # sentence, trigger, type, actors, targets
    ("Rebels ambushed an army convoy near Mopti.", "ambushed", "ASSAULT", ["Rebels"], ["army convoy"]),
    ("An army convoy was ambushed by rebels near Mopti.", "ambushed", "ASSAULT", ["rebels"], ["army convoy"]),
    (
        "The convoy, ambushed by jihadist fighters, lost six trucks.",
        "ambushed",
        "ASSAULT",
        ["jihadist fighters"],
        ["convoy"],
    ),
    (
        "Police arrested two journalists and a lawyer in Minsk.",
        "arrested",
        "COERCE",
        ["Police"],
        ["journalists", "lawyer"],
    ),
    ("Two journalists were arrested in Minsk.", "arrested", "COERCE", [], ["journalists"]),
    ("Soldiers who had kidnapped the mayor released him on Friday.", "kidnapped", "ASSAULT", ["Soldiers"], ["mayor"]),
    ("Ethiopia and Eritrea signed a border treaty.", "signed", "AGREE", ["Ethiopia", "Eritrea"], []),
    ("The general vowed to withdraw his troops from Aleppo.", "withdraw", "RETREAT", ["general", "his troops"], []),
    ("Israeli airstrikes destroyed a school in Rafah.", "airstrikes", "ASSAULT", ["Israeli"], ["school"]),
    (
        "Turkey's president met the Greek prime minister in Ankara.",
        "met",
        "CONSULT",
        ["Turkey's president"],
        ["Greek prime minister"],
    ),
    ("The army repelled an attack on the port.", "attack", "ASSAULT", [], ["port"]),
    ("The bishop condemned the killing of two monks.", "killing", "ASSAULT", [], ["monks"]),
    ("Two organizers were threatened by telephone.", "threatened", "THREATEN", [], ["organizers"]),
    ("Thousands of villagers fled to Chad.", "fled", "MOVE", ["villagers"], []),
    ("France condemned the coup in Niger.", "condemned", "ACCUSE", ["France"], []),
    ("The militia carried out an attack on a clinic in Goma.", "attack", "ASSAULT", ["militia"], ["clinic"]),
    ("Gunmen stormed a hotel, killing nine guests.", "stormed", "ASSAULT", ["Gunmen"], ["hotel", "guests"]),
    ("A car bomb killed four soldiers in Mogadishu.", "killed", "ASSAULT", [], ["soldiers"]),
    (
        "Washington imposed sanctions on three Sudanese generals.",
        "sanctions",
        "SANCTION",
        ["Washington"],
        ["Sudanese generals"],
    ),
    ("The minister resigned on Tuesday.", "resigned", "RETREAT", ["minister"], []),
    ("Students protested against the government in Dhaka.", "protested", "PROTEST", ["Students"], ["government"]),
]
PLACES = [
    ("Rebels ambushed an army convoy near Mopti, Mali.", "ambushed", [("Mopti", "at"), ("Mali", "at")]),
    ("Thousands of villagers fled from Sudan to Chad.", "fled", [("Sudan", "origin"), ("Chad", "destination")]),
    ("The general withdrew his troops from Aleppo.", "withdrew", [("Aleppo", "origin")]),
    ("Gunmen killed nine people at a hotel in northern Kenya.", "killed", [("hotel", "at"), ("northern Kenya", "at")]),
    ("Fighters seized the town of Bambari.", "seized", [("Bambari", "at")]),
]


@pytest.fixture()
def claims(doc: Callable[[str], Doc]) -> Callable[[str], list[Claim]]:
    def read(text: str) -> list[Claim]:
        return extract(doc(text), Report("r1", "r1", ("Desk",), "", date(2023, 5, 3), "en", text, text))

    return read


def on(found: list[Claim], trigger: str) -> Claim:
    hits = [c for c in found if trigger in c.trigger.text] or [c for c in found if trigger in c.evidence.text]
    assert hits, [c.trigger.text for c in found]
    return hits[0]


@pytest.mark.parametrize(("text", "trigger", "kind", "actors", "targets"), CASES, ids=[c[0][:40] for c in CASES])
def test_roles(
    claims: Callable[[str], list[Claim]], text: str, trigger: str, kind: str, actors: list[str], targets: list[str]
) -> None:
    claim = on(claims(text), trigger)
    assert claim.type == kind
    assert [a.text for a in claim.actors] == actors
    assert [t.text for t in claim.targets] == targets


@pytest.mark.parametrize(("text", "trigger", "places"), PLACES, ids=[c[0][:40] for c in PLACES])
def test_places(claims: Callable[[str], list[Claim]], text: str, trigger: str, places: list[tuple[str, str]]) -> None:
    assert [(p.text, p.role) for p in on(claims(text), trigger).places] == places
