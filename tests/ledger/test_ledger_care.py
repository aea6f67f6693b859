"""Looking into a ledger, copying it, tidying it; and a journal that was rewritten, hashes and all."""

import sqlite3
from pathlib import Path

import pytest
from ledger_makers import reading, rejection
from test_ledger_journal import fill, tamper
from test_ledger_views import content

from panj.errors import LedgerError
from panj.ledger import Ledger, chain


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Everything a ledger can hold."""
    path = tmp_path / "panj.db"
    with Ledger(path, create=True) as ledger:
        ledger.set_policy("Oak Post", "quote")
        for i in range(4):
            ledger.append(reading(i))
        ledger.append(reading(1, "v2"))
        ledger.append(reading(5, outlets=("Oak Post",), url="https://oak.example/1"))
        ledger.append(reading(6, outlets=("Oak Post",), url="https://oak.example/1"))
        ledger.append(rejection())
        ledger.decide(reading(2).claims[0].anchor, "mode", "restrict", who="ann", why="x")
        ledger.withdraw(reading(3).report.id, "x", "desk")
    return path


def test_info(path: Path) -> None:
    with Ledger(path, write=False) as ledger:
        found = ledger.info()
        assert found.head == ledger.head()
    assert found.entries == {"reading": 7, "decision": 1, "policy": 1, "rejection": 1, "withdrawal": 1}
    assert found.shown == {"reports": 5, "claims": 15, "rejections": 6, "withdrawals": 1}
    assert found.versions == {"v1": (6, 4), "v2": (1, 1)}
    assert found.days == ("2021-07-05", "2021-07-05") and found.superseded == 1
    assert found.outlets == {"Elm Courier": 3, "Oak Post": 2} and found.kept == {"full": 3, "quote": 2}
    assert found.policies == {"*": "full", "Oak Post": "quote"} and found.decisions == {"stands": 1}
    assert found.bytes[0] == path.stat().st_size and not found.to_scrub


def test_a_copy_is_the_journal_entry_by_entry(path: Path, tmp_path: Path) -> None:
    to = tmp_path / "copy.db"
    with Ledger(path, write=False) as ledger:
        made = ledger.copy(to)
        with Ledger(to) as other:
            assert made.ok and made.head == ledger.head() == other.head()
            assert content(other) == content(ledger)
            assert other.append(reading(9)) and other.verify(ledger.head()).ok
        with pytest.raises(LedgerError, match="is there already"):
            ledger.copy(to)
        with pytest.raises(LedgerError, match="no folder"):
            ledger.copy(tmp_path / "none" / "copy.db")


def test_a_broken_ledger_is_not_copied(path: Path, tmp_path: Path) -> None:
    tamper(path, "UPDATE journal SET at = '1999-01-01' WHERE seq = 3")
    to = tmp_path / "copy.db"
    with Ledger(path, write=False) as ledger, pytest.raises(LedgerError, match="is broken"):
        ledger.copy(to)
    assert not to.exists()


def test_vacuum_gives_room_back(path: Path) -> None:
    with Ledger(path) as ledger:
        for i in range(10, 60):
            ledger.append(reading(i))
            ledger.append(reading(i, "v2"))
        tamper(path, "DELETE FROM claims WHERE seq > 60")
        before, after = ledger.vacuum()
        assert after < before and after == path.stat().st_size
        assert ledger.rebuild_views() and ledger.verify().ok


def rewritten(path: Path, old: str, new: str) -> None:
    """What a careful forger does: letters changed, and every hash of the journal computed anew."""
    db = sqlite3.connect(path)
    with db:
        db.execute("UPDATE payload SET body = replace(body, ?, ?)", (old, new))
        db.create_function("part_hash", 2, chain.part_hash)
        db.execute("UPDATE payload SET hash = part_hash(salt, body) WHERE body NOTNULL")
        previous = chain.GENESIS
        entries = db.execute("SELECT seq, kind, subject, version, at FROM journal ORDER BY seq").fetchall()
        for seq, *rest in entries:
            parts = dict(db.execute("SELECT part, hash FROM payload WHERE seq = ?", (seq,)).fetchall())
            whole = chain.payload_hash(parts)
            values = (whole, previous, chain.entry_hash(seq, *rest, whole, previous), seq)
            db.execute("UPDATE journal SET payload_hash = ?, previous = ?, hash = ? WHERE seq = ?", values)
            previous = values[2]
    db.close()
    with Ledger(path) as ledger:
        ledger.rebuild_views()


def test_a_forged_journal_holds_together_but_not_against_a_head_kept_elsewhere(path: Path) -> None:
    with Ledger(path) as ledger:
        kept = ledger.head()
        ledger.append(reading(20))
        assert ledger.verify(kept).ok  # an older head of the same journal
    rewritten(path, "At least 20 soldiers", "At least 90 soldiers")
    with Ledger(path, write=False) as ledger:
        assert ledger.verify().ok and "At least 90" in ledger.claims_of(2)[1]
        broken = ledger.verify(kept).broken
    assert broken is not None and (broken.seq, "rewritten" in broken.why) == (0, True)


@pytest.mark.parametrize("seq", [1, 4, 11])
def test_a_cut_out_entry_is_found(path: Path, seq: int) -> None:
    with Ledger(path) as ledger:
        kept = ledger.head()
    tamper(path, f"DELETE FROM journal WHERE seq = {seq}")
    with Ledger(path, write=False) as ledger:
        assert not ledger.verify(kept).ok


def test_rows_that_no_entry_makes_are_found(path: Path) -> None:
    tamper(path, "INSERT INTO outlets (seq, name, folded) VALUES (999, 'Ghost Post', 'ghost post')")
    with Ledger(path) as ledger:
        broken = ledger.verify().broken
        assert broken is not None and "view outlets holds rows that no entry makes" in broken.why
        ledger.rebuild_views()
        assert ledger.verify().ok


@pytest.mark.parametrize("column", ["superseded_by", "revises", "kept"])
def test_a_changed_standing_is_found(path: Path, column: str) -> None:
    tamper(path, f"UPDATE reports SET {column} = 'x' WHERE seq = 4")
    with Ledger(path, write=False) as ledger:
        broken = ledger.verify().broken
    assert broken is not None and (broken.seq, "view reports" in broken.why) == (4, True)


def test_a_ledger_with_one_head_only(tmp_path: Path) -> None:
    (head, *_) = fill(tmp_path / "panj.db", 1)
    with Ledger(tmp_path / "panj.db", write=False) as ledger:
        assert ledger.verify(head).ok and ledger.info().to_scrub is False
