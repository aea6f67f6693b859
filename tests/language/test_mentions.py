"""Whom names, pronouns and common nouns stand for. The last occurrence of the words is asked for."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panj.language import Doc, Parser, Phrase
from panj.language.mentions import Names

Make = Callable[[str], Doc]


def full(doc: Doc, words: str) -> str:
    start = doc.text.rindex(words)
    span = doc.char_span(start, start + len(words), alignment_mode="expand")
    return Names(doc).full(Phrase(span.root, start, start + len(words)))


MALI = "Malian President Ibrahim Keita met French President Emmanuel Macron in Paris. "
NAMES = [
    (MALI + "Keita left on Friday.", "Keita", "Ibrahim Keita"),
    (MALI + "Macron stayed.", "Macron", "Emmanuel Macron"),
    (MALI, "Malian President Ibrahim Keita", "Ibrahim Keita"),
    (MALI, "French President Emmanuel Macron", "Emmanuel Macron"),
    ("Prime Minister Scott Morrison resigned. Mr Morrison lost the vote.", "Mr Morrison", "Scott Morrison"),
    ("The African Union (AU) met. The AU sent troops.", "AU", "African Union"),
    ("The West African Relief Network (WARN) met. WARN sent food.", "WARN", "West African Relief Network"),
    ("The Free Valley Army (FVA) attacked.", "Free Valley Army (FVA)", "Free Valley Army"),
    ("The United States sent envoys. The US denied it.", "US", "United States"),
    ("The Kenyan airline Safari Wings halted flights.", "Kenyan airline Safari Wings", "Safari Wings"),
    ("The rebel group said members of the Iraqi security forces fled.",
     "members of the Iraqi security forces", "Iraqi security forces"),
    ("A Russian offensive began. Russia denied it.", "Russian", "Russia"),
    ("Russia sent ships. Moscow threatened Kyiv over the ships.", "Moscow", "Russia"),
    ("The blast hit a market. (Al Jazeera) (Al Jazeera 2)", "Al Jazeera 2", "Al Jazeera"),
    ("Foreign Minister Wang Yi and General Li Wei spoke. Wang left.", "Wang", "Wang Yi"),
    ("Governor John Smith met Judge Mary Smith. Reporters left.", "Governor John Smith", "John Smith"),
    ("Pope Francis prayed.", "Pope Francis", "Pope Francis"),
    ("President Erdogan spoke. Recep Tayyip Erdoğan then left.", "President Erdogan", "Recep Tayyip Erdoğan"),
]  # fmt: skip
SAME = [
    ("Reuters saw the list.", "Reuters"),
    ("The Washington Post saw it.", "The Washington Post"),
    ("Syrian troops moved north.", "Syrian troops"),
    ("Police fired on protesters.", "protesters"),
    ("A man shot three people.", "man"),
    ("It rained. The village flooded.", "village"),
    ("Two Ukrainians were held.", "Ukrainians"),
    ("The Taliban took a town.", "Taliban"),
    ("Soldiers guarded the gate.", "Soldiers"),
    ("The United Nations Security Council voted.", "United Nations Security Council"),
    ("He left.", "He"),
    ("They marched at noon.", "They"),
    ("The group met at noon.", "group"),
    ("The country was calm.", "country"),
]
PRONOUNS = [
    ("President Lazarus Chakwera arrived in Harare. He met farmers.", "He", "Lazarus Chakwera"),
    ("Prime Minister Jacinda Ardern arrived. She met farmers.", "She", "Jacinda Ardern"),
    ("Angela Merkel met Emmanuel Macron. She then flew home.", "She", "Angela Merkel"),
    ("Angela Merkel met Emmanuel Macron. He then flew home.", "He", "Emmanuel Macron"),
    ("Robert Mugabe said he would resign.", "he", "Robert Mugabe"),
    ("Robert Mugabe fired the minister and praised his wife.", "his", "Robert Mugabe"),
    ("Hezbollah fired rockets. It claimed the attack on Monday.", "It", "Hezbollah"),
    ("Turkey closed the border. It blamed the war.", "It", "Turkey"),
    ("Turkey said it would close the border.", "it", "Turkey"),
    ("The protesters marched to the palace. They burned tyres.", "They", "protesters"),
    ("The Taliban took the town. They freed prisoners.", "They", "Taliban"),
    ("Peter Obi accused Bola Tinubu of fraud. Tinubu sued him.", "him", "Peter Obi"),
    ("“I will not resign,” President Kais Saied said.", "I", "Kais Saied"),
    ("“We reject the plan,” said Hamas in a statement.", "We", "Hamas"),
]
NOUNS = [
    ("The Taliban attacked a base. The group said it killed ten.", "group", "Taliban"),
    ("Boko Haram struck again. The armed group took cattle.", "armed group", "Boko Haram"),
    ("Reuters reported the deal. The minister resigned, the news agency said.", "news agency", "Reuters"),
    ("Fighting spread in Chad. Soldiers left the country.", "country", "Chad"),
    ("Peru and Chile signed. Both countries hailed the pact.", "Both countries", "Peru and Chile"),
    ("Macron’s office denied it. The office gave no reason.", "office", "Macron’s office"),
    ("French President Emmanuel Macron flew to Berlin. Aides of the president met.", "president", "Emmanuel Macron"),
    ("The airline Safari Wings halted flights. The airline gave no reason.", "airline", "Safari Wings"),
    ("NATO met. The alliance backed Poland.", "alliance", "NATO"),
    ("Amnesty International published a report. The report blames the army.", "report", "Amnesty International"),
    ("Police shot a man, later identified as Tom Walker. The suspect had fired first.", "suspect", "Tom Walker"),
    ("Neighbours knew John Walker. The man worked nights.", "man", "John Walker"),
]


@pytest.mark.parametrize(("text", "words", "name"), NAMES)
def test_names_in_full(doc: Make, text: str, words: str, name: str) -> None:
    assert full(doc(text), words) == name


@pytest.mark.parametrize(("text", "words"), SAME)
def test_the_text_itself_when_nothing_is_known(doc: Make, text: str, words: str) -> None:
    assert full(doc(text), words).removeprefix("The ") == words.removeprefix("The ")


@pytest.mark.parametrize(("text", "words", "name"), PRONOUNS)
def test_pronouns(doc: Make, text: str, words: str, name: str) -> None:
    assert full(doc(text), words) == name


@pytest.mark.parametrize(("text", "words", "name"), NOUNS)
def test_common_nouns(doc: Make, text: str, words: str, name: str) -> None:
    assert full(doc(text), words) == name


def test_is_person(doc: Make) -> None:
    parsed = doc("Angela Merkel told soldiers that the village and its mayor were safe. She left.")
    people = {t.text for t in parsed if Names(parsed).is_person(t)}
    assert {"Merkel", "mayor", "She"} <= people
    assert not {"village", "left"} & people


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("He she it they Ali Omar (UN) said “we” the group . ,\n"), max_size=80))
def test_any_text_has_an_answer_for_every_token(parser: Parser, text: str) -> None:
    """Never an error, never an empty answer for a word; the same answer twice."""
    parsed = next(parser.parse([text]))
    names = Names(parsed)
    for token in parsed:
        if token.text.strip():
            answer = names.full(Phrase(token, token.idx, token.idx + len(token)))
            assert answer.strip() and answer == Names(parsed).full(Phrase(token, token.idx, token.idx + len(token)))


@pytest.mark.parametrize("words", ["It", "They", "The group"])
def test_a_day_is_nobody(doc: Make, words: str) -> None:
    made = doc(f"The front took the bridge at Oro on Monday. {words} cut the road behind the town.")
    assert "Monday" not in full(made, words)
