"""The acts board and what feeds it, on cases worked out by hand."""

from collections import Counter
from collections.abc import Callable

import pytest

from bench.boards.acts import answer, scores
from bench.marked import unmark, written
from panj.extract.pairs import ROOTS, Link, encoder_hash, link, weights
from panj.language import Doc


def _count(wanted: str, told: str, quads: tuple[str, str]) -> Counter[str]:
    one = Counter({f"root told {told}": 1, f"root wanted {wanted}": 1, "sentences": 1})
    one.update({f"root right {told}": int(told == wanted), "right": int(told == wanted)})
    one.update(
        {f"quad told {quads[1]}": 1, f"quad wanted {quads[0]}": 1, f"quad right {quads[1]}": quads[0] == quads[1]}
    )
    return one


def test_macro_f1_weighs_every_root_of_the_file_alike() -> None:
    total = Counter[str]()
    for x in (("AID", "AID", ("2", "2")), ("AID", "AGREE", ("2", "1")), ("REJECT", "REJECT", ("3", "3"))):
        total.update(_count(*x))
    got = scores(total)
    assert got["macro F1"] == pytest.approx((2 / 3 + 1) / 2)  # AGREE is told in vain but is no root of the file
    assert got["micro"] == pytest.approx(2 / 3)
    assert got["quad macro F1"] == pytest.approx((2 / 3 + 1) / 2)


def test_concede_and_retreat_are_joined_before_the_best_is_taken() -> None:
    shares = dict.fromkeys(ROOTS, 0.0) | {"AID": 0.4, "CONCEDE": 0.3, "RETREAT": 0.3}
    assert answer(Link("AID", 0.4, shares)) == "YIELD"


def test_marks_are_read_also_where_they_nest() -> None:
    one = unmark("<s><t>Malian</t> rebels</s> met <t> nobody </t>.", "CONSULT")
    assert one.text == "Malian rebels met  nobody ."
    assert [one.text[a:b] for a, b in one.sources] == ["Malian rebels"]
    assert [one.text[a:b] for a, b in one.targets] == ["Malian", "nobody"]


def test_own_sentences_mark_both_sides_and_know_their_root() -> None:
    found = list(written())
    assert {m.root for m in found} == set(ROOTS)
    assert all(m.sources and m.targets for m in found)
    assert len({m.text for m in found}) == len(found)


CASES = [
    ("<s>Benin</s> promised to send <t>Togo</t> forty water pumps.", "AGREE"),
    ("<s>Benin</s> sent <t>Togo</t> forty water pumps.", "AID"),
    ("<s>Benin</s> refused to send <t>Togo</t> forty water pumps.", "REJECT"),
    ("<s>Togo</s> asked <t>Benin</t> for forty water pumps.", "REQUEST"),
    ("<t>Two clerks</t> were arrested by <s>the Togolese police</s> on Friday.", "COERCE"),
    ("<s>Weavers</s> marched against <t>the governor</t> on Friday.", "PROTEST"),
]


@pytest.mark.parametrize(("marked", "root"), CASES)
def test_the_root_turns_on_what_is_said_of_the_act(marked: str, root: str, doc: Callable[[str], Doc]) -> None:
    one = unmark(marked, root)
    found = link(doc(one.text), one.sources, one.targets)
    assert found.root == root
    assert sum(found.shares.values()) == pytest.approx(1.0)


def test_a_sentence_without_a_target_or_an_act_is_answered_all_the_same(doc: Callable[[str], Doc]) -> None:
    text = "The envoy of Togo went home."
    assert link(doc(text), [(0, 17)], []).root in ROOTS
    assert link(doc(text), [], []).root in ROOTS


def test_the_table_was_learned_from_the_encoder_that_is_shipped() -> None:
    assert weights()["encoder"] == encoder_hash(), "python -m bench.learn_pairs --write"
