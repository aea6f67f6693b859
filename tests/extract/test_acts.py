"""Which words of a sentence name an act, of which type and mode; and which look like one and name none."""

from collections.abc import Callable

import pytest

from panj.extract.acts import Act, find_acts
from panj.language import Doc, Parser

Found = list[tuple[str, str, str | None]]

ACTIVE: list[tuple[str, Found]] = [
    ("Gunmen killed seven villagers near the lake.", [("killed", "ASSAULT", "firearms")]),
    ("Militants abducted a priest on Sunday.", [("abducted", "ASSAULT", "abduct")]),
    ("Warplanes bombed a hospital in the north.", [("bombed", "ASSAULT", "aerial")]),
    ("The army shelled the village for hours.", [("shelled", "ASSAULT", "heavy-weapons")]),
    ("A missile struck a school.", [("struck", "ASSAULT", "heavy-weapons")]),
    ("Police beat several protesters with batons.", [("beat", "ASSAULT", "beat")]),
    ("Thousands of families fled to Chad.", [("fled", "MOVE", "flee")]),
    ("The regime collapsed in December.", [("collapsed", "FALL", "collapse")]),
    ("The army overthrew the president.", [("overthrew", "FALL", "overthrow")]),
    ("The king appointed a general as prime minister.", [("appointed", "FALL", "appointed")]),
    ("The court freed two reporters.", [("freed", "RETREAT", "release")]),
    ("The tribunal sentenced him to life in prison.", [("sentenced", "SANCTION", "convict")]),
    ("The foreign ministers met in Geneva.", [("met", "CONSULT", None)]),
    ("The chancellor visited Ankara.", [("visited", "CONSULT", "visit")]),
    ("Oman mediated between the two sides.", [("mediated", "CONSULT", "third-party")]),
    ("Farmers blocked the motorway with tractors.", [("blocked", "PROTEST", "obstruct")]),
    ("The state censored three newspapers.", [("censored", "COERCE", "censor")]),
    ("Hackers attacked the ministry's network.", [("attacked", "COERCE", "cyber")]),
    ("The navy deployed two frigates to the strait.", [("deployed", "MOBILIZE", "troops")]),
    ("Japan donated food to flood victims.", [("donated", "AID", None)]),
    ("Brazil recognised the new government.", [("recognised", "SUPPORT", "recognise")]),
    (
        "The commander warned that his men would retaliate.",
        [("warned", "THREATEN", None), ("retaliate", "ASSAULT", None)],
    ),
]

PASSIVE: list[tuple[str, Found]] = [
    ("Seven villagers were killed by gunmen.", [("killed", "ASSAULT", "firearms")]),
    ("Two hundred citizens were evacuated from Khartoum.", [("evacuated", "MOVE", "evacuate")]),
    ("Sailors were taken hostage by pirates.", [("taken hostage", "ASSAULT", "abduct")]),
    ("Tariffs were imposed on steel.", [("Tariffs", "SANCTION", None)]),
    ("The cabinet is expected to collapse this week.", [("collapse", "FALL", "collapse")]),
    ("Residents were told to leave their homes.", [("told to", "REQUEST", None), ("leave", "MOVE", None)]),
    ("All the brigades were ordered to withdraw from Tervola.", [("withdraw", "RETREAT", "withdraw")]),
]

NOMINAL: list[tuple[str, Found]] = [
    ("The killing of the judge shocked the town.", [("killing", "ASSAULT", None)]),
    (
        "The abduction of the priest was condemned by the bishop.",
        [("abduction", "ASSAULT", "abduct"), ("condemned", "ACCUSE", "disapprove")],
    ),
    (
        "A drone attack destroyed two tanks.",
        [("attack", "ASSAULT", "drone"), ("destroyed", "ASSAULT", "destroy")],
    ),
    (
        "The mayor's resignation followed a week of riots.",
        [("resignation", "RETREAT", "resign"), ("riots", "PROTEST", "riot")],
    ),
    ("The group claimed responsibility for the bombing.", [("bombing", "ASSAULT", "explosives")]),
    ("The city was placed under curfew.", [("curfew", "COERCE", "curfew")]),
    ("The talks between Peru and Chile collapsed.", [("talks", "CONSULT", None), ("collapsed", "REJECT", None)]),
]

PARTICIPLES: list[tuple[str, Found]] = [
    ("Rebels fighting the army seized a bridge.", [("fighting", "ASSAULT", None), ("seized", "COERCE", "seize")]),
    ("The villages shelled on Sunday lie near the river.", [("shelled", "ASSAULT", "heavy-weapons")]),
    (
        "The kidnapped engineers were freed unharmed.",
        [("kidnapped", "ASSAULT", "abduct"), ("freed", "RETREAT", "release")],
    ),
    (
        "Two men accused of spying were hanged.",
        [("accused", "ACCUSE", "allege"), ("hanged", "ASSAULT", "targeted")],
    ),
    ("The striking miners marched to the ministry.", [("marched", "PROTEST", "demo")]),
]

COORDINATED: list[tuple[str, Found]] = [
    (
        "Troops captured the airport and burned two villages.",
        [("captured", "COERCE", "seize"), ("burned", "ASSAULT", "destroy")],
    ),
    (
        "Police arrested and charged a former minister.",
        [("arrested", "COERCE", "arrest"), ("charged", "COERCE", "arrest")],
    ),
    (
        "Soldiers stormed the palace and detained the president.",
        [("stormed", "ASSAULT", None), ("detained", "COERCE", "arrest")],
    ),
    (
        "Angola and Zambia agreed to reopen the border.",
        [("agreed", "AGREE", None), ("reopen the border", "RETREAT", "access")],
    ),
]

# The tagger takes some of these verbs for nouns.
HEADLINES: list[tuple[str, Found]] = [
    ("Minister quits over leaked letters", [("quits", "RETREAT", "resign")]),
    ("Court jails editor for five years", [("jails editor for", "SANCTION", "convict")]),
    ("Army kills four rebels in mountain raid", [("kills", "ASSAULT", None)]),
    ("Norway expels two diplomats", [("expels", "SANCTION", "expel")]),
    ("Ghana severs diplomatic relations with Gabon.", [("severs diplomatic relations", "SANCTION", "discontinue")]),
    ("Rebels in Bhamo, Burma, abduct a monk.", [("abduct", "ASSAULT", "abduct")]),
    ("A court in Lima, Peru, sentences a banker to nine years in prison.", [("sentences", "SANCTION", "convict")]),
    ("Rebels led by a former colonel capture the airfield.", [("capture", "COERCE", "seize")]),
]

PARTICLES: list[tuple[str, Found]] = [
    ("The prime minister stepped down after the vote.", [("stepped down", "RETREAT", "resign")]),
    ("The coalition pulled its troops out of Mali.", [("pulled its troops out", "RETREAT", "withdraw")]),
    ("The militia laid down its weapons.", [("laid down its weapons", "RETREAT", "disarm")]),
    ("Kenya cut off diplomatic relations with Somalia.", [("cut off", "SANCTION", "discontinue")]),
    ("The general called up reservists.", [("called up", "MOBILIZE", "troops")]),
    ("The senate voted down the bill.", [("voted down", "REJECT", None)]),
    ("The government turned down the offer.", [("turned down", "REJECT", None)]),
    ("The army took over the airport on Monday.", [("took over", "COERCE", "seize")]),
    ("The prosecutor charged the banker with fraud.", [("charged the banker with", "COERCE", "arrest")]),
    ("The minister withdrew from the race for president.", [("withdrew from", "RETREAT", "resign")]),
]

LIGHT: list[tuple[str, Found]] = [
    ("Canada imposed sanctions on three generals.", [("sanctions", "SANCTION", None)]),
    ("Soldiers staged a coup in Niger.", [("coup", "FALL", "coup")]),
    ("The cult has claimed responsibility.", [("claimed responsibility", "ASSAULT", None)]),
    ("The trader pleaded guilty on Friday.", [("pleaded guilty", "CONCEDE", None)]),
    ("Teachers went on strike over pay.", [("went on strike", "PROTEST", "strike")]),
    ("The prisoners began a hunger strike.", [("began a hunger strike", "PROTEST", "hunger")]),
    ("The army took control of the harbour.", [("took control", "COERCE", "seize")]),
    ("The army opened fire on the crowd.", [("opened fire", "ASSAULT", "firearms")]),
    ("Rioters set fire to the town hall.", [("set fire", "PROTEST", "vandalize")]),
    ("The two navies held joint exercises.", [("held joint exercises", "COOPERATE", "joint exercise")]),
    ("North Korea launched a ballistic missile.", [("launched a ballistic missile", "MOBILIZE", "weapons")]),
]

# An object between verb and preposition, or a word before the verb, can change the sense.
SENSES: list[tuple[str, Found]] = [
    (
        "The president is withdrawing all his soldiers from Iraq.",
        [("withdrawing", "RETREAT", "withdraw")],
    ),
    ("He fired his chief of staff on taking over.", [("fired", "SANCTION", "expel")]),
    (
        "On Monday the senator called for an inquiry.",
        [("called for", "REQUEST", None), ("inquiry", "ACCUSE", "investigate")],
    ),
    ("The union struck a deal with the airline.", [("deal", "AGREE", None)]),
    ("The lawyer plans to appeal the verdict.", [("appeal", "REQUEST", None)]),
    ("The bill was given assent in Suva.", []),
    ("The pilot was flown to a hospital.", []),
    ("She called off the concert on Friday.", []),
    ("He called it a day on Friday.", []),
    ("The team dropped out of the top twenty.", []),
    ("The minister cut two years off the course.", []),
    ("The order designated the valley as a park.", []),
    ("Heavy rain forced families out of their homes.", []),
]

# Acts that stand in an adjective, or in a noun that is one only beside certain words.
NARROW: list[tuple[str, Found]] = [
    ("Masks became compulsory in shops.", [("compulsory", "COERCE", "restrict")]),
    ("The course is compulsory for beginners.", []),
    ("The mayor announced the relaxation of the rules.", [("relaxation", "CONCEDE", None)]),
    ("The spa is known for relaxation.", []),
    ("The valley is under the control of the rebels.", [("control", "COERCE", "seize")]),
    ("The senator came second in the ballot.", [("came", "FALL", "elected")]),
    ("The parcel came on Monday.", []),
    ("Tear gas drifted over the square.", [("Tear gas", "ASSAULT", "crowd-control")]),
    ("A man was taken as a hostage.", [("hostage", "ASSAULT", "abduct")]),
    ("The judge found the order unlawful.", [("unlawful", "REJECT", None)]),
    ("The papers were leaked: one report named him.", []),
]

# Words whose sense turns on who does it, to whom, and in what straits.
STRAITS: list[tuple[str, Found]] = [
    ("Guards fired into the air.", [("fired into the air", "ASSAULT", "firearms")]),
    ("Troops killed a man who had fired at them.", [("killed", "ASSAULT", None), ("fired at", "ASSAULT", "firearms")]),
    ("The rebels dismissed the figure.", [("dismissed", "REJECT", None)]),
    ("The king dismissed his chief adviser.", [("dismissed", "SANCTION", "expel")]),
    ("I went to the bazaar in the morning.", []),
    ("The foreign minister went to Ankara.", [("went", "CONSULT", "visit")]),
    ("Fifty guards had gone over to Chad.", [("gone over to", "MOVE", "cross")]),
    ("A bomber attacked a hotel nearby.", [("attacked", "ASSAULT", "explosives")]),
    ("Russian bombers struck the town.", [("struck", "ASSAULT", "aerial")]),
    ("Two soldiers crossed into Chad to save their lives.", [("crossed into", "MOVE", "cross")]),
    ("Rebel soldiers crossed into Chad on Sunday.", [("crossed into", "MOBILIZE", "troops")]),
    ("Five districts of the province fell in one day.", [("fell", "COERCE", "seize")]),
    ("Prices in the city fell by nine percent.", []),
    ("Gao is in the rebels' hands.", [("hands", "COERCE", "seize")]),
    ("The group had taken 50 of the country's 370 districts.", [("taken", "COERCE", "seize")]),
    ("Forty guards were let in on Tuesday.", [("let in", "RETREAT", "access")]),
    ("The union froze $2 billion of reserves.", [("froze", "COERCE", "withhold")]),
    ("Two thousand soldiers began five days of exercises.", [("exercises", "COOPERATE", "joint exercise")]),
    ("They ended six years of war.", [("ended", "RETREAT", "ceasefire")]),
    ("The vote ended six years of their rule.", []),
    ("A spokesman denied it.", [("denied", "REJECT", None)]),
    ("The death toll has risen to 85.", [("death toll", "ASSAULT", None)]),
    ("The death toll of the flood has risen to 85.", []),
    ("The agency declined to comment.", []),
    ("The mission warned that children could starve.", []),
    ("Two commanders had sworn to defend the port.", [("sworn", "SUPPORT", "pledge"), ("defend", "SUPPORT", None)]),
    ("A lawmaker told the Daily that the army surrendered first.", [("surrendered", "RETREAT", None)]),
]

SILENT: list[tuple[str, Found]] = [
    (text, [])
    for text in (
        "The earthquake struck the coast and killed ninety people.",
        "An earthquake strikes northern Chile.",
        "Lightning struck a church and killed two pilgrims.",
        "Lightning kills three farmers",
        "A storm strikes the coast of Cuba.",
        "Storm kills nine in Vietnam",
        "The hurricane destroyed the harbour.",
        "The virus killed four patients.",
        "The battery exploded in a factory fire.",
        "A bus overturned near the bridge.",
        "The striker fired a shot over the bar.",
        "The pitcher struck out nine batters.",
        "The team captured the title.",
        "The museum released a catalogue.",
        "The firm launched a new phone.",
        "Ambulances carried out the wounded.",
    )
]

TABLES = {
    "active": ACTIVE, "passive": PASSIVE, "nominal": NOMINAL, "participle": PARTICIPLES, "coordinated": COORDINATED,
    "headline": HEADLINES, "particle": PARTICLES, "light": LIGHT, "sense": SENSES, "straits": STRAITS,
    "narrow": NARROW, "silent": SILENT,
}  # fmt: skip
CASES = [pytest.param(*case, id=f"{name}: {case[0]}") for name, table in TABLES.items() for case in table]


def sure(doc: Doc) -> list[Act]:
    """Acts whose conditions hold; the loose ones are left to the judge."""
    return [a for a in find_acts(doc) if not a.loose]


@pytest.mark.parametrize(("text", "want"), CASES)
def test_acts_of_a_sentence(doc: Callable[[str], Doc], text: str, want: Found) -> None:
    parsed = doc(text)
    assert [(parsed[a.first : a.last + 1].text, a.type, a.mode) for a in sure(parsed)] == want


@pytest.fixture(scope="module")
def report(parser: Parser) -> Doc:
    text = " ".join(text if text.endswith(".") else f"{text}." for table in TABLES.values() for text, _ in table)
    return next(parser.parse([text]))


def test_no_word_belongs_to_two_acts_and_triggers_hold_their_head(report: Doc) -> None:
    found = sure(report)
    words = [i for act in found for i in act.tokens]
    assert len(found) > 60
    assert len(words) == len(set(words))
    assert all(a.first <= a.head.i <= a.last and a.head.i in a.words for a in found)
    assert [a.head.i for a in found] == sorted(a.head.i for a in found)


def test_the_same_report_gives_the_same_acts(report: Doc) -> None:
    assert find_acts(report) == find_acts(report)


def test_a_light_verb_carries_the_subject_of_a_noun(doc: Callable[[str], Doc]) -> None:
    [act] = sure(doc("The guards carried out an attack on Thursday."))
    assert (act.nominal, act.verb.text, act.head.text) == (True, "carried", "attack")


def test_words_inside_names_and_empty_texts_name_no_act(doc: Callable[[str], Doc]) -> None:
    assert find_acts(doc("")) == []
    assert find_acts(doc("\n\n")) == []
    assert sure(doc("She works for Human Rights Watch and reads Strike Force Monthly.")) == []


def test_a_word_in_another_sense_is_loose(doc: Callable[[str], Doc]) -> None:
    found = find_acts(doc("The earthquake killed dozens of people."), loose=True)
    assert [(a.head.text, a.loose) for a in found] == [("killed", True)]


def test_a_firm_line_is_nothing_where_its_conditions_fail(doc: Callable[[str], Doc]) -> None:
    found = find_acts(doc("The speech was dull and the debate was long."), loose=True)
    assert [(a.head.text, a.loose) for a in found] == [("debate", True)]
