"""A withdrawn report is gone to the last letter, and the journal holds without it."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from ledger_makers import TEXT, reading, span_of
from sqlalchemy import select
from test_ledger_journal import tamper
from test_ledger_kill import start

from panj.errors import LedgerError, NotFound
from panj.ledger import Ledger
from panj.ledger import tables as t
from panj.model import Mention, Reading


def marked(number: int, word: str, version: str = "v1") -> Reading:
    """A reading whose headline, text, raw text, evidence and index hold a word of its own."""
    sentence = f"Nobody but the {word} watched it"
    made = reading(number, version, text=f"{word.title()} looks on\n\n" + TEXT + sentence + " all.\n")
    evidence = Mention(sentence, span_of(made.report.text, sentence))
    return replace(made, claims=tuple(replace(c, evidence=evidence) for c in made.claims))


def letters(path: Path, word: str) -> int:
    """How often the bytes of the file, of its log and of its log's index hold the word, in any case."""
    files = (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm"))
    return sum(f.read_bytes().lower().count(word.lower().encode()) for f in files if f.exists())


def words(path: Path) -> set[str]:
    """The terms of the word index, which the bytes may hold in a shortened form."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'claims_text', 'row')")
    found = {row[0] for row in connection.execute("SELECT term FROM temp.terms")}
    connection.close()
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Ten reports; two readings of the first, with a decision on a claim that quotes it."""
    path = tmp_path / "panj.db"
    with Ledger(path, create=True) as ledger:
        for i in range(10):
            ledger.append(reading(i))
        first = marked(20, "quagmirolog")
        ledger.append(first)
        ledger.decide(first.claims[1].anchor, "targets.0.name", "two quagmirologs", who="ann", why="a quagmirolog said")
        ledger.append(marked(20, "quagmirolog", "v2"))
        ledger.append(marked(21, "vexilloth"))
    return path


REPORT = marked(20, "quagmirolog").report.id


def test_nothing_is_left_of_it_and_all_of_the_rest(path: Path) -> None:
    assert letters(path, "quagmirolog") > 10 and "quagmirolog" in words(path)
    with Ledger(path) as ledger:
        head, counts = ledger.head(), ledger.counts()
        made = ledger.withdraw(REPORT, "the court said so", "desk")
        assert letters(path, "quagmirolog") == 0  # while the ledger is open
        assert (made.report, made.erased, made.who) == (REPORT, (11, 12, 13), "desk")
        assert ledger.counts() == {
            "entries": counts["entries"] + 1, "reports": counts["reports"] - 1,
            "claims": counts["claims"] - 3, "rejections": counts["rejections"] - 1,
        }  # fmt: skip
        assert ledger.decisions() == [] and ledger.named(REPORT) == []
        assert ledger.withdrawals() == [made] == [ledger.withdrawal(REPORT)]
        verdict = ledger.verify(head)
        assert (verdict.ok, verdict.withdrawn) == (True, 3)
        assert ledger.rebuild_views() and ledger.verify(head).ok and ledger.withdrawals() == [made]
        assert ledger.report(11) is None
    assert letters(path, "quagmirolog") == 0 and letters(path, "vexilloth") > 0
    assert "quagmirolog" not in words(path) and "vexilloth" in words(path)


def test_it_is_not_read_again(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.withdraw(REPORT, "the court said so")
        entry = ledger.append(marked(20, "quagmirolog", "v3"))
        assert entry is not None and entry.kind == "rejection"
        assert ledger.append(marked(20, "quagmirolog", "v4")) is None  # it says so once
        (told,) = [r for r in ledger.rejections() if r["stage"] == "ledger"]
        assert told["reason"] == "withdrawn" and "the court said so" in told["message"]
        assert ledger.verify().ok
    assert letters(path, "quagmirolog") == 0


def test_what_is_not_there_cannot_be_withdrawn(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.withdraw(REPORT, "x")
        for wanted in (REPORT, "r0000000000000000"):
            with pytest.raises(NotFound):
                ledger.withdraw(wanted, "x")
        assert ledger.verify().ok and len(ledger.withdrawals()) == 1


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE payload SET body = '{}', salt = 'aa' WHERE seq = 11 AND part = 'report'", "says it was withdrawn"),
        ("UPDATE payload SET hash = 'aa' WHERE seq = 11 AND part = 'report'", "does not match"),
        ("UPDATE payload SET body = NULL, salt = NULL WHERE seq = 14", "no withdrawal says so"),
        (
            "UPDATE payload SET body = replace(body, '[11,12,13]', '[11,12,13,14]') WHERE part = 'withdrawal'",
            "entry 15",
        ),
    ],
)
def test_a_false_withdrawal_is_found(path: Path, statement: str, why: str) -> None:
    with Ledger(path) as ledger:
        ledger.withdraw(REPORT, "x")
    tamper(path, statement)
    with Ledger(path, write=False) as ledger:
        broken = ledger.verify().broken
    assert broken is not None and why in broken.why


def test_a_reader_of_the_old_state_keeps_the_log(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("panj.ledger.dialects.BUSY_SECONDS", 0)
    with Ledger(path) as ledger, Ledger(path, write=False) as other:
        with other.reading() as c:
            assert c.execute(select(t.reports.c.seq)).first()
            with pytest.raises(LedgerError, match="panj ledger vacuum"):
                ledger.withdraw(REPORT, "x")
            assert ledger.info().to_scrub and ledger.named(REPORT) == []
        ledger.vacuum()
        assert not ledger.info().to_scrub and letters(path, "quagmirolog") == 0
        assert ledger.verify().ok


def test_withdrawing_while_others_write(tmp_path: Path) -> None:
    """A writer appends reports again and again while another takes some of them back."""
    path = tmp_path / "panj.db"
    Ledger(path, create=True).close()
    writers = [start(path, 0, 60), start(path, 0, 60)]
    with Ledger(path) as ledger:
        gone: set[str] = set()
        while any(w.poll() is None for w in writers) or len(gone) < 5:
            with ledger.reading() as c:
                there = c.execute(select(t.reports.c.report).order_by(t.reports.c.seq)).scalars().first()
            if there is not None and len(gone) < 5:
                assert there not in gone
                ledger.withdraw(there, "x")
                gone.add(there)
        for writer in writers:
            writer.communicate()
            assert writer.returncode == 0
        verdict, counts = ledger.verify(), ledger.counts()
        assert verdict.ok, verdict
        assert counts["reports"] == 55 and verdict.readings == 60 and verdict.withdrawn == 5
