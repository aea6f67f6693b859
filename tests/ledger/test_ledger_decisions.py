"""People's words on claims: bound to place, field and value seen; kept through every reading."""

from dataclasses import replace
from pathlib import Path

import pytest
from ledger_makers import reading
from test_ledger_journal import tamper

from panj.errors import LedgerError, NotFound
from panj.ledger import Decided, Ledger
from panj.ledger.decisions import worth

ONE = reading(1)
SEIZED, KILLED, FLED = (c.anchor for c in ONE.claims)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = Ledger(tmp_path / "panj.db", create=True, clock=lambda: "2026-11-22T12:00:00Z")
    ledger.append(ONE)
    return ledger


def states(ledger: Ledger) -> list[tuple[str, str]]:
    return [(d.decision.field, d.state) for d in ledger.decisions()]


def test_a_decision_stands_beside_the_machine_s_answer(ledger: Ledger) -> None:
    entry = ledger.decide(KILLED, "figures.0.low", "22", who="ann", why="the hospital's list")
    assert entry is not None and entry.kind == "decision"
    (made,) = ledger.decisions(anchor=KILLED)
    word = made.decision
    assert (word.seen, word.new, word.who, word.why, word.at) == (
        20, 22, "ann", "the hospital's list", "2026-11-22T12:00:00Z",
    )  # fmt: skip
    assert made == Decided(word, entry.seq, "stands", ONE.claims[1].id, 20, True)
    assert '"low":20' in ledger.claims_of(1)[1]  # the machine's answer is as it was
    assert ledger.decisions(report=ONE.report.id) == [made] and ledger.decisions(anchor=SEIZED) == []
    assert ledger.verify().ok and ledger.rebuild_views() and ledger.decisions() == [made] and ledger.verify().ok


def test_the_same_word_again_is_no_news_and_another_one_is(ledger: Ledger) -> None:
    assert ledger.decide(FLED, "mode", "return", who="ann", why="read it again")
    assert ledger.decide(FLED, "mode", "return", who="bob", why="me too") is None
    assert ledger.decide(FLED, "mode", "", who="bob", why="neither")
    assert [(d.decision.new, d.last) for d in ledger.decisions()] == [("return", False), (None, True)]


def test_decisions_survive_readings_and_wait_where_theirs_is_not_found(ledger: Ledger) -> None:
    for anchor, field, new in ((SEIZED, "mode", "restrict"), (KILLED, "hedged", "no"), (FLED, "realis", "asserted")):
        ledger.decide(anchor, field, new, who="ann", why="x")
    seized, killed, _ = reading(1, "v2").claims
    # a newer version says what ann said of the first, something else of the second, and finds the third no more
    killed = replace(killed, hedged=False, mode="firearms")
    ledger.decide(KILLED, "mode", "aerial", who="ann", why="y")
    newer = replace(reading(1, "v2"), claims=(replace(seized, mode="restrict"), killed))
    assert ledger.append(newer)
    assert states(ledger) == [("mode", "agreed"), ("hedged", "agreed"), ("realis", "orphan"), ("mode", "changed")]
    assert [d.decision.field for d in ledger.orphans()] == ["realis"]
    assert ledger.decisions()[3].now == "firearms"
    assert ledger.append(reading(1, "v3"))  # the claim is found again, and so is its decision
    assert ledger.orphans() == [] and set(states(ledger)) == {
        ("mode", "stands"),
        ("hedged", "stands"),
        ("realis", "stands"),
    }
    assert ledger.verify().ok


def test_a_part_that_is_gone_changes_the_claim(ledger: Ledger) -> None:
    ledger.decide(KILLED, "figures.0.low", 25, who="ann", why="x")
    ledger.append(replace(reading(1, "v2"), claims=tuple(replace(c, figures=()) for c in ONE.claims)))
    assert [(d.state, d.now) for d in ledger.decisions()] == [("changed", None)]


@pytest.mark.parametrize(
    ("field", "new", "said"),
    [
        ("type", "EAT", "takes one of"), ("mode", "fly", "takes one of"), ("realis", "", "cannot be empty"),
        ("figures.0.low", "many", "takes a number"), ("hedged", "perhaps", "yes or no"),
        ("when.start", "soon", "a day"),
        ("anchor", "x", "nothing to decide on"), ("figures", "[]", "nothing to decide on"),
        ("evidence.text", "x", "nothing to decide on"),
    ],
)  # fmt: skip
def test_values_that_a_field_cannot_take(ledger: Ledger, field: str, new: str, said: str) -> None:
    with pytest.raises(LedgerError, match=said):
        ledger.decide(SEIZED, field, new, who="ann", why="x")
    assert ledger.decisions() == []


def test_what_is_not_there(ledger: Ledger) -> None:
    for anchor, field in ((KILLED, "figures.4.low"), (KILLED, "colour"), (FLED, "when.start"), ("r0:1-2:0", "mode")):
        with pytest.raises(NotFound):
            ledger.decide(
                anchor, field, "" if "start" in field else "flee" if field == "mode" else "3", who="a", why="b"
            )
    with pytest.raises(LedgerError, match="who decides and why"):
        ledger.decide(FLED, "mode", "return", who=" ", why="x")


def test_values_as_people_write_them() -> None:
    assert worth("figures.0.high", "1,037") == 1037 and worth("places.0.lat", "1.5") == 1.5
    assert worth("figures.0.low", "") is None and worth("hedged", "Yes") is True
    assert worth("when.start", "2021-07-02") == "2021-07-02" and worth("actors.0.country", "tur") == "TUR"


def test_a_changed_decision_is_found(ledger: Ledger) -> None:
    ledger.decide(FLED, "mode", "return", who="ann", why="x")
    ledger.close()
    tamper(ledger.path, "UPDATE payload SET body = replace(body, 'return', 'cross') WHERE part = 'decision'")
    with Ledger(ledger.path, write=False) as again:
        broken = again.verify().broken
    assert broken is not None and "decision part was changed" in broken.why
