"""A ledger made by an earlier Panj (layout 1, 22 November 2026, samples/ of that day) opens, asks and grows."""

import gzip
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select

from panj.errors import LedgerError
from panj.flow import Reader
from panj.intake import read_sources
from panj.language import Parser
from panj.ledger import Filters, Ledger, views
from panj.ledger import tables as t
from panj.settings import Settings

ROOT = Path(__file__).parents[2]
OLD = Path(__file__).parent / "old" / "ledger-2026-11-22.db.gz"
HEAD = "0a00af825e86f4f4c5c2f9bfcc22bf702ec2689ed6f5f4111202b8e3df076c58"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "panj.db"
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    return path


def layout(path: Path) -> tuple[dict[str, str], set[str], int]:
    """(meta, columns of the view claim_sources, entries) as they lie in the file."""
    db = sqlite3.connect(path)
    meta = dict(db.execute("SELECT name, value FROM meta").fetchall())
    columns = {row[1] for row in db.execute("PRAGMA table_info(claim_sources)")}
    (entries,) = db.execute("SELECT count(*) FROM journal").fetchone()
    db.close()
    return meta, columns, entries


def test_it_opens_and_answers(path: Path) -> None:
    assert layout(path)[0] == {"schema": "1", "views": "1"}
    with Ledger(path, write=False) as ledger:  # asking is enough to bring it up to date
        assert ledger.counts() == {"entries": 14, "reports": 12, "claims": 111, "rejections": 2}
        rows, total = ledger.find(Filters(types=("ASSAULT",), text=("car bomb",)))
        assert total == len(rows) > 1
        (hit,) = ledger.named("gao-market")
        report = ledger.report(hit.seq)
        assert report is not None and report.outlets == ("Northgate Post",) and report.author is None
        verdict = ledger.verify(HEAD)
        assert verdict.ok and verdict.head == HEAD
    meta, columns, entries = layout(path)
    assert meta == {"schema": str(t.SCHEMA), "views": str(t.VIEWS)} and "actor" in columns and entries == 14


def test_a_migration_that_is_interrupted_leaves_the_old_state(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = layout(path)
    done: list[int] = []

    def stops_half_way(connection: object, rows: object) -> None:
        done.append(1)
        if len(done) == 7:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(views, "put", stops_half_way)
        Ledger(path)
    assert len(done) == 7 and layout(path) == before
    with Ledger(path) as ledger:
        assert ledger.verify(HEAD).ok and ledger.counts()["claims"] == 111


def test_an_older_panj_would_refuse_it_now_as_we_refuse_a_newer_one(path: Path) -> None:
    Ledger(path).close()
    db = sqlite3.connect(path)
    with db:
        db.execute("UPDATE meta SET value = ? WHERE name = 'schema'", (str(t.SCHEMA + 1),))
    db.close()
    before = path.read_bytes()
    for write in (True, False):
        with pytest.raises(LedgerError, match=rf"newer Panj \(layout {t.SCHEMA + 1}, known here: {t.SCHEMA}\)"):
            Ledger(path, write=write)
    assert path.read_bytes() == before


def test_today_s_reader_adds_readings_to_its_reports(
    path: Path, parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    reader = Reader(Settings())
    reader.parser = parser
    with Ledger(path) as ledger:
        with ledger.reading() as c:
            there = set(c.execute(select(t.reports.c.report)).scalars())
        (before,) = ledger.named("gao-market")
        items = list(read_sources(["samples/stories.jsonl"], Settings()))
        entries = [ledger.append(item) for item in reader.read(items)]
        anew = [e for e in entries if e is not None and e.instead is not None]
        assert {e.subject for e in anew} <= there and len(anew) == 8  # the same texts have the same ids
        assert ledger.counts()["reports"] == 12
        assert [ledger.append(item) for item in reader.read(items)] == [None] * len(items)
        verdict = ledger.verify(HEAD)
        assert verdict.ok and verdict.readings == 20
        (now,) = ledger.named("gao-market")
        assert now.name == before.name and now.seq > before.seq
