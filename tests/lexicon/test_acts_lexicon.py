"""The acts lexicon: every line is well formed, and plain sentences are read in the sense they have."""

import re
from collections import Counter
from collections.abc import Callable

import pytest

from panj.errors import LexiconError
from panj.extract.acts import find_acts
from panj.language import Doc
from panj.lexicon import Condition, acts, rows
from panj.lexicon.loader import entry
from panj.model import MODES

SLOTS = {"subj", "obj", "mod", "gov", "near", "sent", "next", "prev", "form", "comp", "inf"}
PREPOSITION = re.compile(
    r"about|across|after|against|among|around|as|at|before|behind|between|by|during|for|from|in|into|of|off|on|onto|out|over|"
    r"since|through|to|towards?|under|until|upon|via|with"
)
CLASSES = {"ANY", "PERSON", "PLACE", "NAME", "NUM", "FORCE", "OFFICE", "GOV", "WEAPON", "VIOLENCE"}
LONG, PASTED = 12, 2  # a list of twelve words on more than two lines is pasted, and wants a name
WEIGHTS = {"": 0, "obj:ANY": 1, "obj:ANY +2": 3, "+1": 1, "subj:@army !obj:ANY -1": 1}
SIDES = {"actor", "target", "place", "origin", "destination", "at", "none"}
ROLES = {"subj", "obj", "poss", "adj", "comp", "inf", "that"}


def test_every_type_has_a_file_and_every_mode_a_line() -> None:
    found = {(e.type, e.mode) for e in acts()}
    missing = [(t, m) for t, modes in MODES.items() for m in (*modes,) if (t, m) not in found]
    assert missing == []
    assert len(acts()) > 2000


def test_forms_are_lower_case_without_determiners_or_doubled_spaces() -> None:
    for e in acts():
        assert e.form, e.place
        assert e.pos == "p" or not {"the", "an", "his", "her", "their", "its"} & set(e.form), e.place
        assert all(w == w.lower() or "'" in w for w in e.form), e.place


def test_conditions_name_known_slots_and_classes() -> None:
    for e in acts():
        for c in e.conditions:
            assert c.slot in SLOTS or PREPOSITION.fullmatch(c.slot), f"{e.place}: {c.slot}"
            assert all(w == w.lower() for w in c.words), f"{e.place}: {sorted(c.words)}"
            assert CLASSES.issuperset(c.classes), f"{e.place}: {c.classes}"
            assert "" not in c.words, f"{e.place}: an empty word in {c.slot}"


def test_every_named_list_is_used_and_long_lists_have_a_name() -> None:
    lines = [cells[4] for kind in MODES for _, cells in rows(f"acts/{kind}.tsv", 2) if len(cells) > 4]
    conditions = [c.partition(":")[2].split("|") for cell in lines for c in cell.split()]
    used = {word[1:] for listed in conditions for word in listed if word.startswith("@")}
    names = [cells[0] for _, cells in rows("acts/lists.tsv", 2)]
    assert sorted(used) == sorted(names)
    pasted = Counter(tuple(sorted(listed)) for listed in conditions if len(listed) >= LONG)
    assert [listed for listed, n in pasted.items() if n > PASTED] == []


def test_a_weight_adds_to_the_number_of_conditions() -> None:
    weights = {cell: entry("ASSAULT", "here", ["kill", "v", "-", "-", cell]).weight for cell in WEIGHTS}
    assert weights == WEIGHTS
    assert not any(c.slot == "form" and "ANY" in c.classes for e in acts() for c in e.conditions)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("kill\tx", "part of speech"),
        ("kill\tv\tsoftly", "no mode 'softly'"),
        ("kill\tv\t-\t-\tsubj", "slot:word"),
        ("kill\tv\t-\t-\t:man", "slot:word"),
        ("kill\tv\t-\t-\tsubj:", "single words"),
        ("kill\tv\t-\t-\tsubj:super_bowl", "single words"),
        ("kill\tv\t-\t-\tsubj:@nothing", "no list 'nothing'"),
        ("kill\tv\t-\t-\t+1 +2", "weight"),
        ("kill\tv\t-\t-\t+many", "weight"),
        ("kill", "2 cells wanted"),
    ],
)
def test_a_bad_line_is_named_with_its_place(line: str, wrong: str) -> None:
    with pytest.raises(LexiconError, match=f"ASSAULT.tsv:7: .*{wrong}"):
        entry("ASSAULT", "lexicon/acts/ASSAULT.tsv:7", line.split("\t"))


def _role(word: str) -> bool:
    return word in ROLES or PREPOSITION.fullmatch(word) is not None


def test_roles_name_known_words_and_sides() -> None:
    for e in acts():
        for pair in filter(None, e.roles.split(",")):
            word, equals, side = pair.partition("=")
            assert pair == "mutual" or (equals and _role(word) and side in SIDES), f"{e.place}: {pair}"


def _plain(c: Condition) -> tuple[str, list[str], tuple[str, ...], bool]:
    return c.slot, sorted(c.words), c.classes, c.negated


def test_no_line_stands_twice() -> None:
    lines = Counter((e.type, e.form, e.pos, tuple(sorted(map(repr, map(_plain, e.conditions))))) for e in acts())
    assert [line for line, n in lines.items() if n > 1] == []


def test_light_verbs_are_single_lemmas() -> None:
    assert all(" " not in cells[0] and cells[0].islower() for _, cells in rows("light.tsv"))


READ = [
    ("Militants killed four farmers near the river.", "killed", "ASSAULT", None),
    ("A drone strike hit the depot.", "strike", "ASSAULT", "drone"),
    ("The suicide bombing wounded nine guards.", "bombing", "ASSAULT", "suicide-attack"),
    ("Soldiers shot dead two teachers.", "shot", "ASSAULT", "firearms"),
    ("Rebels kidnapped a doctor.", "kidnapped", "ASSAULT", "abduct"),
    ("Workers at the port went on strike.", "strike", "PROTEST", "strike"),
    ("Hundreds protested against the tax.", "protested", "PROTEST", "demo"),
    ("Police arrested the mayor of Lisbon.", "arrested", "COERCE", "arrest"),
    ("The army captured the town of Dara.", "captured", "COERCE", "seize"),
    ("The ministry imposed a curfew on Monday.", "curfew", "COERCE", "curfew"),
    ("The interior minister resigned on Friday.", "resigned", "RETREAT", "resign"),
    ("The group released three hostages.", "released", "RETREAT", "release"),
    ("Both sides agreed to a ceasefire.", "ceasefire", "RETREAT", "ceasefire"),
    ("The two presidents held talks in Vienna.", "talks", "CONSULT", None),
    ("He discussed the border in a phone call with the king.", "call", "CONSULT", "phone"),
    ("Norway expelled two diplomats.", "expelled", "SANCTION", "expel"),
    ("The court sentenced the general to ten years in prison.", "sentenced", "SANCTION", "convict"),
    ("Hundreds of families fled the fighting.", "fled", "MOVE", "flee"),
    ("The queen appointed a new prime minister.", "appointed", "FALL", "appointed"),
    ("The opposition accused the government of fraud.", "accused", "ACCUSE", "allege"),
    ("Chile condemned the attack.", "condemned", "ACCUSE", "disapprove"),
    ("Peru recognized the new government.", "recognized", "SUPPORT", "recognise"),
    ("The envoy urged restraint.", "urged", "REQUEST", None),
    ("Parliament rejected the proposal.", "rejected", "REJECT", None),
    ("The general threatened to shell the city.", "threatened", "THREATEN", None),
    ("Sweden sent two thousand troops to the border.", "sent", "MOBILIZE", "troops"),
]


@pytest.mark.parametrize(("text", "word", "kind", "mode"), READ)
def test_an_act_is_read_in_its_sense(
    doc: Callable[[str], Doc], text: str, word: str, kind: str, mode: str | None
) -> None:
    parsed = doc(text)
    found = [
        (a.type, a.mode)
        for a in find_acts(parsed)
        if not a.loose and word in {t.text for t in parsed[a.first : a.last + 1]}
    ]
    assert (kind, mode) in found


SILENT = [
    "The striker scored twice and the team won the cup.",
    "A fire in a factory killed six workers.",
    "The earthquake killed dozens of people.",
    "He died of cancer at the age of 90.",
    "She suffered a heart attack.",
    "The band released a new album in March.",
    "The storm hit the coast and destroyed hundreds of homes.",
    "Shares of the company fell by five percent in March.",
    "A virus infected thousands of people.",
]


@pytest.mark.parametrize("text", SILENT)
def test_accidents_sport_and_science_name_no_act(doc: Callable[[str], Doc], text: str) -> None:
    assert [(a.type, " ".join(a.entry.form)) for a in find_acts(doc(text)) if not a.loose] == []
