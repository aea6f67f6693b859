"""CEAF-REE on answers worked out by hand; each differs between right and nearly right."""

from collections import Counter

import pytest

from bench.boards.roles import Entity, count, entities, key, matched, normal, scores


def told(**found: list[list[str]]) -> dict[str, list[Entity]]:
    roles = ("perpetrator", "organisation", "target", "victim", "weapon")
    return {role: entities(found.get(role, [])) for role in roles}


def test_letters_are_compared_without_case_punctuation_and_articles() -> None:
    assert normal('The "Blue  Dawn" Column') == "blue dawn column"
    assert normal("an M-16 rifle") == "m16 rifle"
    assert normal("theatre") == "theatre"


def test_an_entity_is_right_only_when_every_mention_of_it_is_the_keys() -> None:
    wanted = entities([["Rafael Pons", "Pons"], ["a driver"]])
    assert matched(entities([["pons"]]), wanted) == {0: 0}
    assert matched(entities([["pons", "driver"]]), wanted) == {}
    assert matched(entities([["Rafael"]]), wanted) == {}


def test_one_entity_of_the_key_pays_for_one_answer_only() -> None:
    got = count(told(weapon=[["bomb"], ["car bomb"]]), told(weapon=[["bomb", "car bomb"]]))
    assert (got["weapon right"], got["weapon told"], got["weapon wanted"]) == (1, 2, 1)


def test_the_assignment_is_the_best_there_is() -> None:
    # taken in order, "truck" would sit on the first entity and leave "tank truck" without its own
    wanted = entities([["truck", "tank truck"], ["truck", "army truck"]])
    assert len(matched(entities([["truck"], ["tank truck"]]), wanted)) == 2
    # three answers and three entities that only one chain of moves seats
    wanted = entities([["a1", "b1"], ["b1", "c1"], ["a1"]])
    assert len(matched(entities([["a1"], ["b1"], ["c1"]]), wanted)) == 3


def test_roles_do_not_lend_each_other() -> None:
    got = count(told(organisation=[["army"]]), told(perpetrator=[["army"]]))
    assert got["organisation right"] == got["perpetrator right"] == 0


def test_sums_are_over_all_reports_and_roles() -> None:
    one = count(told(victim=[["Ana Ruiz"]], weapon=[["knife"]]), told(victim=[["Ana Ruiz"], ["Leo Ruiz"]]))
    two = count(told(), told(target=[["bridge"]]))
    got = scores(Counter(one) + Counter(two))
    # 1 right of 2 told, of 3 wanted
    assert got["precision"] == pytest.approx(1 / 2)
    assert got["recall"] == pytest.approx(1 / 3)
    assert got["F1"] == pytest.approx(2 / 5)
    assert got["victim"] == pytest.approx(2 / 3)
    assert got["weapon"] == 0.0


def test_the_keys_form_is_read() -> None:
    record = {"extracts": {"PerpOrg": [[["northern front", 3], ["nf", 30]]], "Weapon": []}}
    found = key(record)
    assert found["organisation"] == [frozenset({"northern front", "nf"})]
    assert found["weapon"] == found["victim"] == []
