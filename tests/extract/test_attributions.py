"""Who says it, with which cue, and which letters: sentence, source, cue, content (stretches joined by " | ")."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from panj.extract.attributions import attributions
from panj.language import Doc

Reads = Callable[[str], Doc]

CASES = [
    ("The mayor said that the bridge had fallen.", "The mayor", "said", "that the bridge had fallen"),
    ("The bridge has fallen, according to the mayor of the town.", "the mayor of the town", "according to",
     "The bridge has fallen"),
    ("“The bridge has fallen,” the mayor said.", "the mayor", "said", "“The bridge has fallen,”"),
    ("The senator opposed the new tax.", "The senator", "opposed", "the new tax"),
    ("Farmers called for a ban on imports.", "Farmers", "called for", "a ban on imports"),
    ("The minister, who is 61, blamed the army for the delay.", "The minister", "blamed", "the army for the delay"),
    ("The union has not accused the firm of theft.", "The union", "has not accused", "the firm of theft"),
    ("Her support for the treaty surprised voters.", "Her", "support for", "the treaty"),
    ("The envoy expressed concern about the vote.", "The envoy", "expressed concern about", "the vote"),
    ("Bankers are wary of the plan.", "Bankers", "are wary of", "the plan"),
    ("The general declined to name the culprits.", "The general", "declined to name", "the culprits"),
    ("Villagers want the road to be mended.", "Villagers", "want", "the road to be mended"),
    ("The plan was criticized by doctors.", "doctors", "was criticized", "The plan"),
    ("A court is expected to hear the case.", None, "is expected", "A court | to hear the case"),
    ("“It’s closed,” the baker said. “Go home.”", "the baker", "said", "“It’s closed,” | “Go home.”"),
    ("“The roads,” he said. “The bridges are shut.”", "he", "said", "“The roads,” | “The bridges are shut.”"),
    ("The coach criticized the club, saying the players were tired.", "The coach", "saying", "the players were tired"),
    ("The coach criticized the club, saying the players were tired.", "The coach", "criticized", "the club"),
    ("Voters like the mayor, who says taxes must fall.", "who", "says", "taxes must fall"),
    ("The firm said in a statement that the plant was safe.", "The firm", "said", "that the plant was safe"),
    ("Ann Hill, a nurse, denied the charge.", "Ann Hill, a nurse,", "denied", "the charge"),
    ("In a recent poll, most voters backed the mayor.", "a recent poll", "In", "most voters backed the mayor"),
    ("The bridge, the mayor said, was unsafe.", "the mayor", "said", "The bridge | was unsafe"),
]  # fmt: skip


def shown(text: str, doc: Doc) -> list[tuple[str | None, str | None, str]]:
    out = []
    for one in attributions(doc):
        if not one.depth:
            source = text[slice(*one.source)] if one.source else None
            cue = text[slice(*one.cue)] if one.cue else None
            out.append((source, cue, " | ".join(text[a:b] for a, b in one.content)))
    return out


@pytest.mark.parametrize(("text", "source", "cue", "content"), CASES, ids=[f"{c[0]} [{c[2]}]" for c in CASES])
def test_the_letters_of_each(doc: Reads, text: str, source: str | None, cue: str, content: str) -> None:
    assert (source, cue, content) in shown(text, doc(text))


def test_words_inside_anothers_words_lie_deeper(doc: Reads) -> None:
    found = attributions(doc("The clerk said that the mayor opposed the new tax."))
    assert sorted(s.depth for s in found) == [0, 1]


@given(st.text(st.sampled_from('said to “”"\n.,: Police that X opposes the plan '), max_size=80))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_stretches_are_in_order_and_within_the_text(doc: Reads, text: str) -> None:
    for one in attributions(doc(text)):
        spans = [s for s in (one.source, one.cue, *one.content) if s]
        assert all(0 <= a < b <= len(text) for a, b in spans)
        assert list(one.content) == sorted(one.content)
