"""Sources that close their sentence, whatever clauses stand before them: sentence, trigger, voices by step."""

from collections.abc import Callable

import pytest

from panj.extract.chains import analyse
from panj.language import Doc

Reads = Callable[[str], Doc]

CLOSING = [
    ("Masked men went from house to house late on Monday and shot the guards, the mayor's office said.", "shot",
     "the mayor's office"),
    ("Rebels crossed the river to reach the depot after a battle with the army, the border police said on Friday.",
     "battle", "the border police"),
    ("Three miners were killed and nine injured by a blast on Sunday when the roof of the shaft came down, "
     "a nurse at the district clinic said.", "killed", "a nurse at the district clinic"),
    ("Raiders stormed the prison and freed sixty inmates before soldiers drove them out of the town, residents said.",
     "freed", "residents"),
    ("Norway is preparing to evacuate its last diplomats, a person with knowledge of the plans told Radio Fjord.",
     "evacuate", "a person with knowledge of the plans > Radio Fjord"),
    ("The province will disarm the militia and arrest its leaders, the head of the council, Petra Vondra, said.",
     "arrest", "Petra Vondra"),
    ("Analysts put the share at a third; the rebels seized nine of the towns, one monitoring group says.", "seized",
     "monitoring group"),
    ("Some two thousand people flee over the pass every week, an aid organization estimates.", "flee",
     "an aid organization"),
    ("Looters ransacked the depot before the guards arrested them, several of the villagers said.", "ransacked",
     "several of the villagers"),
    ("Gunmen attacked the market, killing nine shoppers, a doctor said, and two policemen, according to the ministry.",
     "attacked", "a doctor"),
    ("In May nine sailors had fled over the strait, a captain of the coast guard was quoted as saying by Radio Fjord.",
     "fled", "a captain of the coast guard > Radio Fjord"),
    ("Blast outside mill workers' hostel kill at least 30, officials say", "Blast", "officials"),
]  # fmt: skip
INSIDE = [
    ("The rebels said they had crossed the river and captured nine posts, according to Radio Fjord.", "captured",
     "The rebels > Radio Fjord"),
    ("Fiona Hill said the rebels had captured nine posts, according to a transcript.", "captured",
     "Fiona Hill > a transcript"),
    ("Radio Fjord said the rebels had captured nine posts, according to police.", "captured", "police > Radio Fjord"),
    ("The mayor said that guards at the gate had exchanged fire with the gang and freed two hostages.", "freed",
     "The mayor"),
    ("The mayor said that guards had chased the gang and praised the troops.", "chased", "The mayor"),
    ("A health official in the former cabinet's ministry and a rebel officer told Radio Fjord that nine men were shot.",
     "shot", "A health official in the former cabinet's ministry, a rebel officer > Radio Fjord"),
    ("Norway promised on Monday to help Chad, where hunger has spread since soldiers seized power.", "seized", ""),
    ("Norway promised on Monday to help Chad, where hunger has spread since soldiers seized power.", "help", "Norway"),
]  # fmt: skip
NOT_CLOSING = [
    ("The governor, who had fled the city, said the talks would go on.", "fled", ""),
    ("Police investigated the fire, with no cause of the deaths confirmed yet by the coroner.", "fire", ""),
    ("Turkey arrested fighters whom, the statement said, nobody wanted.", "arrested", ""),
    ("Farmers blocked the road on Sunday, and each side said that it had been attacked.", "blocked", ""),
]


@pytest.mark.parametrize(("sentence", "trigger", "chain"), CLOSING + INSIDE + NOT_CLOSING)
def test_a_source_at_the_end_of_a_sentence_covers_all_before_it(
    doc: Reads, sentence: str, trigger: str, chain: str
) -> None:
    assert steps(doc(sentence), trigger) == chain


def steps(report: Doc, trigger: str, outlets: tuple[str, ...] = ()) -> str:
    head = next(t for t in report if t.text == trigger)
    got: dict[int, list[str]] = {}
    for s in analyse(report, None, outlets).chain(head):
        got.setdefault(s.step, []).append(s.text)
    return " > ".join(", ".join(v) for _, v in sorted(got.items()))


def test_the_outlets_own_acronym_is_the_outlet(doc: Reads) -> None:
    text = "GLASGOW, May 3 (AFP) — Rioters burned two cars in the harbor, police told AFP on Monday."
    assert steps(doc(text), "burned", ("Agence France-Presse",)) == "police"
    assert steps(doc(text), "burned", ("Andaman Free Post",)) == "police"
    assert steps(doc(text), "burned", ("Baltic Ledger",)) == "police > AFP"
    assert steps(doc("Rioters burned two cars, the US said."), "burned", ("United Stories",)) == "the US"


@pytest.mark.parametrize(
    ("sentence", "trigger", "chain"),
    [
        ("Nine farmers were shot near the dam, Reuters reported, quoting police.", "shot", "police > Reuters"),
        ("Nine farmers were shot near the dam, the Valley Bugle reported, quoting police.", "shot",
         "police > the Valley Bugle"),
        ("Reuters reported, citing two officials, that nine farmers were shot.", "shot", "officials > Reuters"),
        ("State television put the number of dead at nine, quoting police.", "dead", "police > State television"),
    ],
)  # fmt: skip
def test_whom_an_outlet_quotes_spoke_first(doc: Reads, sentence: str, trigger: str, chain: str) -> None:
    assert steps(doc(sentence), trigger) == chain


def test_it_is_the_body_that_spoke_before_and_no_day(doc: Reads) -> None:
    report = doc("Rebels shelled the port on Friday, the navy said. Gunmen attacked the pier too, it said.")
    day = next(t.text for t in report if t.text == "Friday")
    found = analyse(report, lambda phrase: day if phrase.text.lower() == "it" else phrase.text)
    assert [s.name for s in found.chain(next(t for t in report if t.text == "attacked"))] == ["the navy"]
