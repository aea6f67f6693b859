"""The slots that conditions ask after: who stands in them, which words and classes they meet."""

from collections.abc import Callable

import pytest

from panj.extract.senses import NEAR, Around, in_class, objects, subjects
from panj.language import Doc, Token
from panj.lexicon import Condition
from panj.lexicon.loader import entry

Parse = Callable[[str], Doc]


def word(doc: Doc, text: str) -> Token:
    return next(t for t in doc if t.text == text)


def condition(text: str) -> Condition:
    [found] = entry("ASSAULT", "here", ["kill", "v", "-", "-", text]).conditions
    return found


@pytest.mark.parametrize(
    ("text", "verb", "want"),
    [
        ("Soldiers burned the barn.", "burned", ["Soldiers"]),
        ("Soldiers took and burned the barn.", "burned", ["Soldiers"]),
        ("The soldiers who burned the barn fled.", "burned", ["soldiers"]),
        ("The soldiers wanted to burn the barn.", "burn", ["soldiers"]),
        ("The soldiers are expected to burn the barn.", "burn", ["soldiers"]),
        ("The barn was burned.", "burned", []),
    ],
)
def test_subjects_are_seen_through_coordination_control_and_relative_clauses(
    doc: Parse, text: str, verb: str, want: list[str]
) -> None:
    assert [t.text for t in subjects(word(doc(text), verb))] == want


@pytest.mark.parametrize(
    ("text", "verb", "want"),
    [
        ("Soldiers burned the barn.", "burned", ["barn"]),
        ("The barn was burned.", "burned", ["barn"]),
        ("The barn was looted and burned.", "burned", ["barn"]),
        ("The barn burned by soldiers was old.", "burned", ["barn"]),
        ("The soldiers fled.", "fled", []),
    ],
)
def test_objects_are_seen_through_passives_and_participles(doc: Parse, text: str, verb: str, want: list[str]) -> None:
    assert [t.text for t in objects(word(doc(text), verb))] == want


TEXT = "Angry soldiers and two teachers burned the old barn with torches on Monday. The mayor wept."


@pytest.mark.parametrize(
    ("asked", "at", "want"),
    [
        ("subj:soldier", "burned", True),
        ("subj:teacher", "burned", True),
        ("subj:barn", "burned", False),
        ("!subj:barn", "burned", True),
        ("!subj:soldier", "burned", False),
        ("subj:FORCE", "burned", True),
        ("subj:PLACE", "burned", False),
        ("obj:barn|house", "burned", True),
        ("obj:ANY", "burned", True),
        ("obj:ANY", "wept", False),
        ("!obj:ANY", "wept", True),
        ("mod:old", "barn", True),
        ("mod:angry", "barn", False),
        ("gov:burn", "barn", True),
        ("gov:with", "torches", True),
        ("gov:burn", "torches", True),
        ("with:torch", "burned", True),
        ("on:monday", "burned", True),
        ("by:ANY", "burned", False),
        ("next:the", "burned", True),
        ("prev:teacher", "burned", True),
        ("prev:teachers", "burned", True),
        ("form:burned", "burned", True),
        ("form:burn", "burned", False),
        ("sent:torch", "soldiers", True),
        ("sent:mayor", "soldiers", False),
        ("sent:FORCE", "Monday", True),
        ("sent:WEAPON", "wept", False),
        ("near:old", "burned", True),
        ("near:burned", "burned", False),
        ("near:mayor", "burned", False),
        ("near:FORCE", "burned", True),
    ],
)
def test_a_condition_asks_one_slot(doc: Parse, asked: str, at: str, want: bool) -> None:
    parsed = doc(TEXT)
    assert Around(parsed).met(condition(asked), word(parsed, at)) is want


def test_near_reaches_six_words_and_no_more(doc: Parse) -> None:
    parsed = doc("one two three four five six seven eight nine ten")
    around, first = Around(parsed), parsed[0]
    assert [around.met(condition(f"near:{t.lower_}"), first) for t in parsed[1:]] == [t.i <= NEAR for t in parsed[1:]]


def test_a_named_list_and_words_beside_it_are_asked_as_one() -> None:
    asked = condition("!obj:@shells|brick|PERSON")
    assert (asked.slot, asked.negated, asked.classes) == ("obj", True, ("PERSON",))
    assert {"mortar", "shell", "brick"} <= asked.words
    assert "PERSON" not in asked.words


def test_a_sentence_s_words_are_its_lemmas_and_its_forms(doc: Parse) -> None:
    parsed = doc(TEXT)
    around = Around(parsed)
    assert {"soldier", "soldiers", "burn", "burned", "monday"} <= around.words(0)
    assert "mayor" in around.words(len(parsed) - 1)
    assert "mayor" not in around.words(0)


def test_an_entry_holds_where_all_its_conditions_do(doc: Parse) -> None:
    parsed = doc(TEXT)
    around, burned = Around(parsed), word(parsed, "burned")
    assert around.holds(entry("ASSAULT", "here", ["burn", "v", "-", "-", "subj:FORCE obj:barn +1"]), burned)
    assert not around.holds(entry("ASSAULT", "here", ["burn", "v", "-", "-", "subj:FORCE obj:house"]), burned)


@pytest.mark.parametrize(
    ("text", "at", "inside", "outside"),
    [
        ("The soldiers slept.", "soldiers", ("ANY", "FORCE", "PERSON"), ("PLACE", "OFFICE", "NUM", "NAME")),
        ("The minister slept.", "minister", ("OFFICE", "PERSON"), ("FORCE", "WEAPON")),
        ("They saw Norway.", "Norway", ("PLACE", "NAME", "GOV", "PERSON"), ("FORCE", "VIOLENCE")),
        ("Three barns burned.", "barns", ("NUM", "ANY"), ("PERSON", "NAME")),
        ("The bombing ended.", "bombing", ("VIOLENCE",), ("PERSON", "FORCE")),
        ("A rifle lay there.", "rifle", ("WEAPON",), ("VIOLENCE", "PERSON")),
        ("The government fell.", "government", ("GOV", "PERSON"), ("OFFICE",)),
    ],
)
def test_classes(doc: Parse, text: str, at: str, inside: tuple[str, ...], outside: tuple[str, ...]) -> None:
    token = word(doc(text), at)
    assert [c for c in inside if not in_class(token, c)] == []
    assert [c for c in outside if in_class(token, c)] == []
