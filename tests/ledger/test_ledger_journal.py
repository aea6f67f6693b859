"""The journal: entries once, chain unbroken, tampering found."""

import os
import sqlite3
from pathlib import Path

import pytest
from ledger_makers import reading, rejection, report
from sqlalchemy import select

from panj.errors import LedgerError
from panj.ledger import Ledger, chain, migrate
from panj.ledger import tables as t
from panj.ledger.payloads import restored
from panj.model import Rejection


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "panj.db"


def fill(path: Path, many: int = 3) -> list[str]:
    with Ledger(path, create=True) as ledger:
        heads = [entry.hash for i in range(many) if (entry := ledger.append(reading(i)))]
        entry = ledger.append(rejection())
        assert entry is not None
        return [*heads, entry.hash]


def tamper(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement)
    connection.close()


def test_reading_again_adds_nothing(path: Path) -> None:
    heads = fill(path)
    with Ledger(path) as ledger:
        assert ledger.append(reading(1)) is None
        assert ledger.append(rejection()) is None
        assert ledger.has(reading(1).report.id, "v1")
        assert not ledger.has(reading(1).report.id, "v2")
        assert ledger.head() == heads[-1]
        assert ledger.counts() == {"entries": 4, "reports": 3, "claims": 9, "rejections": 4}


def test_newer_version_adds_a_reading_and_views_show_it(path: Path) -> None:
    fill(path)
    with Ledger(path) as ledger:
        entry = ledger.append(reading(1, "v2"))
        assert entry is not None and (entry.seq, entry.instead) == (5, 2)
        assert ledger.counts() == {"entries": 5, "reports": 3, "claims": 9, "rejections": 4}
        with ledger.reading() as c:
            shown = c.execute(select(t.reports.c.version).where(t.reports.c.report == entry.subject)).scalar_one()
        assert shown == "v2"
        assert ledger.append(reading(1, "v1")) is None
        assert ledger.verify().ok


def test_verify_counts_and_knows_every_earlier_head(path: Path) -> None:
    heads = fill(path)
    with Ledger(path, write=False) as ledger:
        verdict = ledger.verify()
        assert (verdict.ok, verdict.entries, verdict.readings, verdict.head) == (True, 4, 3, heads[-1])
        assert all(ledger.verify(head).ok for head in [*heads, chain.GENESIS])
        stranger = ledger.verify("f" * 64)
        assert stranger.broken is not None and "rewritten" in stranger.broken.why


@pytest.mark.parametrize(
    ("statement", "seq", "why"),
    [
        ("UPDATE payload SET body = replace(body, 'At least 20', 'At least 90') WHERE seq = 2", 2, "was changed"),
        ("UPDATE payload SET body = NULL, salt = NULL WHERE seq = 2 AND part = 'report'", 2, "gone"),
        ("DELETE FROM payload WHERE seq = 2 AND part = 'claims'", 2, "does not match"),
        ("DELETE FROM payload WHERE seq = 2", 2, "gone"),
        ("UPDATE journal SET at = '1999-01-01' WHERE seq = 2", 2, "entry itself"),
        ("DELETE FROM journal WHERE seq = 2", 3, "entry 2 is missing"),
        ("UPDATE journal SET previous = hash WHERE seq = 2", 2, "does not follow"),
        ("UPDATE claims SET realis = 'denied' WHERE seq = 2", 2, "view claims"),
        ("DELETE FROM claim_sources WHERE n / 1000000 = 3", 3, "view claim_sources"),
    ],
)
def test_tampering_is_found(path: Path, statement: str, seq: int, why: str) -> None:
    fill(path)
    tamper(path, statement)
    with Ledger(path, write=False) as ledger:
        broken = ledger.verify().broken
    assert broken is not None and broken.seq == seq and why in broken.why


def test_rehashed_journal_is_found_against_a_kept_head(path: Path, tmp_path: Path) -> None:
    kept = fill(path)[-1]
    other = tmp_path / "other.db"
    with Ledger(other, create=True) as ledger:
        for i in (0, 7, 2):
            ledger.append(reading(i))
        ledger.append(rejection())
        assert ledger.verify().ok
        assert not ledger.verify(kept).ok


def test_payload_gives_the_report_back(path: Path) -> None:
    fill(path)
    whole = report(0)
    assert restored(whole.text, whole.struck) == whole.raw
    with Ledger(path) as ledger:
        assert ledger.report(1) == whole
        with ledger.reading() as c:
            body = c.execute(select(t.payload.c.body).where(t.payload.c.part == "report")).scalars().first()
        assert body is not None and '"raw"' not in body


def test_equal_readings_have_unequal_hashes_in_two_ledgers(path: Path, tmp_path: Path) -> None:
    """The salt keeps an erased text from being guessed from its hash."""
    heads = fill(path, 1), fill(tmp_path / "other.db", 1)
    assert heads[0] != heads[1]


def test_a_failure_half_way_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(path)
    with Ledger(path) as ledger:
        head = ledger.head()

        def boom(*_: object) -> None:
            raise RuntimeError("boom")

        with monkeypatch.context() as patch, pytest.raises(RuntimeError):
            patch.setattr("panj.ledger.views.put", boom)
            ledger.append(reading(9))
        assert ledger.head() == head and ledger.verify().ok
        assert ledger.append(reading(9)) is not None


def test_strange_letters_are_kept(path: Path) -> None:
    text = "A line with a null \x00, \u2028 and 😀.\n\n" + report().text
    unnameable = Rejection("intake", "unreadable", "no such letters", path="stack/\udcff.txt")
    with Ledger(path, create=True) as ledger:
        for item in (reading(1, text=text), unnameable):
            assert ledger.append(item) is not None
            assert ledger.append(item) is None
        assert ledger.verify().ok
        kept = ledger.report(1)
        assert kept is not None and kept.text == text


def test_what_is_no_ledger_is_refused_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder; name a file"):
        Ledger(tmp_path, create=True)
    with pytest.raises(LedgerError, match="make one with `panj read FILE`"):
        Ledger(tmp_path / "none.db", write=False)
    with pytest.raises(LedgerError, match="mkdir -p"):
        Ledger(tmp_path / "none" / "panj.db", create=True)
    with pytest.raises(LedgerError, match="not a URL"):
        Ledger("postgresql://host/panj", create=True)
    text = tmp_path / "story.txt"
    text.write_text("A story of more than sixteen letters.")
    with pytest.raises(LedgerError, match="not a Panj ledger"):
        Ledger(text, create=True)
    other = tmp_path / "other.db"
    tamper(other, "CREATE TABLE recipes (name TEXT)")
    for write in (True, False):
        with pytest.raises(LedgerError, match="database but not a Panj ledger"):
            Ledger(other, create=write, write=write)
    empty = tmp_path / "empty.db"
    empty.touch()
    with pytest.raises(LedgerError, match="is empty"):
        Ledger(empty, write=False)
    Ledger(empty, create=True).close()
    assert text.read_text().startswith("A story")


def test_damaged_file_is_refused(path: Path) -> None:
    fill(path)
    data = bytearray(path.read_bytes())
    data[20:3000] = b"\xff" * 2980
    path.write_bytes(data)
    with pytest.raises(LedgerError, match=r"panj\.db"):
        Ledger(path)


def test_read_only_asking_changes_nothing(path: Path) -> None:
    fill(path)
    with Ledger(path, write=False) as ledger:
        before = ledger.counts()
        with pytest.raises(LedgerError, match="cannot be written"):
            ledger.append(reading(8))
        assert ledger.counts() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_folder_nobody_may_write_to(path: Path, tmp_path: Path) -> None:
    fill(path)
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with Ledger(path, write=False) as ledger:
            assert ledger.verify().ok
        with pytest.raises(LedgerError, match="cannot be written"):
            Ledger(path, create=True)
        with pytest.raises(LedgerError, match="cannot be opened or made"):
            Ledger(tmp_path / "new.db", create=True)
    finally:
        tmp_path.chmod(0o755)


def test_newer_layout_is_refused_and_older_is_migrated(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(path)
    tamper(path, f"UPDATE meta SET value = '{t.SCHEMA + 1}' WHERE name = 'schema'")
    with pytest.raises(LedgerError, match="newer Panj"):
        Ledger(path)
    tamper(path, "UPDATE meta SET value = '0' WHERE name = 'schema'")
    with pytest.raises(LedgerError, match="no way from layout 0"):
        Ledger(path)
    met: list[int] = []
    monkeypatch.setitem(migrate.STEPS, 0, lambda connection: met.append(0))
    with Ledger(path, write=False) as ledger:
        assert ledger.verify().ok
    assert met == [0]


def test_older_views_are_rebuilt_on_opening(path: Path) -> None:
    fill(path)
    tamper(path, "UPDATE meta SET value = '0' WHERE name = 'views'")
    tamper(path, "UPDATE claims SET realis = 'denied'")
    with Ledger(path, write=False) as ledger:
        assert ledger.verify().ok
