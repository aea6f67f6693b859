"""Role fillers: gathered into things, told once each, the same in any case, and by known phrases without weights."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from panj.extract import fillers as stage
from panj.extract import fillers_tagger
from panj.extract.fillers import fillers
from panj.extract.fillers_entities import Mention, acronym, entities
from panj.extract.fillers_tagger import TAGS, Tags, mentions
from panj.extract.fillers_words import ROLES, folded, seen
from panj.language.wordpiece import pieces

STORY = (
    "Guerrillas of the Northern Liberation Army (NLA) shot dead Judge Marta Quiroga outside her home on Monday. "
    "The guerrillas then threw a bomb at the town hall and fled. The NLA claimed the attack, police said."
)


def places(role: str, text: str, *phrases: str) -> list[Mention]:
    return [Mention(role, text.index(p), text.index(p) + len(p), 0.9) for p in phrases]


def told(text: str) -> set[tuple[str, str]]:
    return {(f.role, f.text.lower()) for f in fillers(text)}


def test_a_name_its_acronym_and_its_short_form_are_one_thing() -> None:
    found = places("organisation", STORY, "Northern Liberation Army", "NLA")
    assert [set(e.forms) for e in entities(STORY, found)] == [{"northern liberation army", "nla"}]
    text = "Marta Quiroga was killed. Quiroga, 51, and Luis Quiroga were judges."
    found = places("victim", text, "Marta Quiroga", "Quiroga,", "Luis Quiroga")
    assert [next(iter(e.forms)) for e in entities(text, found)] == ["marta quiroga", "luis quiroga"]


def test_things_of_two_roles_and_two_kinds_stay_apart() -> None:
    text = "A grenade and two rifles; the rifle squad of the army attacked the army depot."
    found = places("weapon", text, "grenade", "rifles", "rifle") + places("target", text, "army depot")
    assert [(e.role, sorted(e.forms)) for e in entities(text, found)] == [
        ("weapon", ["grenade"]), ("weapon", ["rifle", "rifles"]), ("target", ["army depot"])]  # fmt: skip


def test_acronyms_skip_small_words_or_not() -> None:
    words = "front for the defence of miners".split()
    assert acronym("fdm", words) and acronym("fftdom", words)
    assert not acronym("fd", words) and not acronym("f", ["front"])


def test_the_likeliest_stretch_of_whole_words_is_a_mention() -> None:
    text = "Gunmen attacked a waystation."
    found = pieces(text)
    shares = np.zeros((len(found), len(TAGS), 3), np.float32)
    shares[:, :, 0] = 1.0
    target = TAGS.index("target")
    first = next(i for i, p in enumerate(found) if text[p.start :].startswith("waystation"))
    shares[first, target] = (0.1, 0.9, 0.0)
    for i in range(first + 1, len(found) - 1):  # the word's other pieces
        shares[i, target] = (0.2, 0.0, 0.8)
    got = list(mentions(text, Tags(found, shares, np.zeros(len(TAGS) + 1))))
    assert [(m.role, text[m.start : m.end]) for m in got] == [("target", "waystation")]


def test_a_report_is_answered_in_any_case_with_receipts() -> None:
    got = told(STORY)
    wanted = {("perpetrator", "guerrillas"), ("victim", "marta quiroga"), ("target", "town hall"), ("weapon", "bomb")}
    assert len(wanted & got) >= 3  # learned numbers may lose one when they are learned anew
    assert told(STORY.lower()) == told(STORY.upper()) == got
    for f in fillers(STORY):
        assert f.text == STORY[f.start : f.end] and (f.start, f.end) in f.mentions and 0 < f.sure <= 1
        assert f.role in TAGS


def test_a_report_without_harm_has_none() -> None:
    assert fillers("The central bank raised its rate by half a point. Analysts had expected a quarter.") == []
    assert fillers("") == fillers(" \n ") == []


def test_known_phrases_answer_where_no_tagger_is_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fillers_tagger, "read_bytes", lambda name: b"")
    fillers_tagger.layers.cache_clear()
    try:
        assert ("weapon", "bomb") in told("Urban guerrillas threw a bomb at the office.")
    finally:
        fillers_tagger.layers.cache_clear()


def test_a_report_is_left_out_of_its_own_counts() -> None:
    table = {role: {} for role in ROLES} | {"weapon": {"mortar": (1, 1), "bomb": (2, 3)}}
    own = {role: set() for role in ROLES} | {"weapon": {"mortar", "bomb"}}
    got = {s.phrase: s.share for s in seen("A mortar and a bomb.", table, own)}
    assert got == {"bomb": pytest.approx(1 / 3)}


@given(st.text(max_size=80))
def test_offsets_hold_for_any_letters(text: str) -> None:
    assert len(folded(text)) == len(text)
    for f in stage.by_words(text + " bomb " + text):
        assert (text + " bomb " + text)[f.start : f.end] == f.text
