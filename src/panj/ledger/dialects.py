"""All that differs between databases: opening, locking, full text. SQLite is the one spoken so far."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import ColumnElement, Connection, Engine, NullPool, and_, create_engine, event, func, text, true
from sqlalchemy.exc import DBAPIError

from panj.errors import LedgerError
from panj.ledger.sphere import kilometres

APPLICATION_ID = 0x50414E4A  # "PANJ" in the file's header, so that a stranger's database is known at once
BUSY_SECONDS = 60
MAGIC = b"SQLite format 3\0"


def check_path(path: Path, create: bool) -> None:
    """Raises LedgerError, with the mend, where `path` cannot be a ledger."""
    if "://" in str(path) or str(path).startswith(("postgresql:", "sqlite:")):
        raise LedgerError(f"{path}: a ledger is a file so far; give its path, not a URL")
    if path.is_dir():
        raise LedgerError(f"{path} is a folder; name a file in it, such as {path / 'panj.db'}")
    if not path.exists():
        if not create:
            raise LedgerError(f"no ledger at {path}; make one with `panj read FILE`, or name another with --ledger")
        if not path.parent.is_dir():
            raise LedgerError(f"{path}: there is no folder {path.parent}; make it first (mkdir -p {path.parent})")
        return
    try:
        with path.open("rb") as file:
            start = file.read(16)
    except OSError as error:
        raise LedgerError(f"{path} cannot be read ({error.strerror}); check its permissions") from None
    if start and start != MAGIC:
        raise LedgerError(f"{path} is not a Panj ledger; name another file with --ledger")


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.absolute()))}?{mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
    connection.create_function("kilometres", 4, kilometres, deterministic=True)
    return connection


def _wal(connection: sqlite3.Connection) -> None:
    """Turns to write-ahead logging. Two processes that both turn at once get 'locked' without the busy wait."""
    for attempt in range(200):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            break
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == 199:
                raise
            time.sleep(0.02)
    # NORMAL: a commit is not flushed to the platter but survives the death of the process, which is what we promise
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA cache_size=-32768")
    # 4,000 pages (16 MB) of log before it is folded into the file: a quarter of the flushes of the default
    connection.execute("PRAGMA wal_autocheckpoint=4000")


def _reader(path: Path) -> sqlite3.Connection:
    """A connection that never changes the file's content."""
    connection = _connect(path, "mode=rw")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
        connection.execute("PRAGMA query_only=1")
        return connection
    except sqlite3.OperationalError:
        connection.close()
        # A write-ahead log wants its side files beside it. Where nobody may write there is no writer either, so the
        # file can be read as it lies, unless a log with entries not yet in the file was left there.
        log = path.with_name(path.name + "-wal")
        if os.access(path.parent, os.W_OK) or (log.exists() and log.stat().st_size):
            raise
    return _connect(path, "mode=ro&immutable=1")


def _writer(path: Path) -> sqlite3.Connection:
    connection = _connect(path, "mode=rwc")
    try:
        _wal(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def open_engine(path: Path, write: bool) -> Engine:
    """An engine on the file; with `write=False` no statement can change it."""
    creator = (lambda: _writer(path)) if write else (lambda: _reader(path))
    engine = create_engine("sqlite://", creator=creator, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # IMMEDIATE takes the writer's lock first, so that the chain's last link is read under it
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.info.get("immediate") else "BEGIN")

    return engine


@contextmanager
def transaction(connection: Connection, write: bool) -> Iterator[Connection]:
    """One transaction: kept whole where the block ends, undone where it raises."""
    connection.info["immediate"] = write
    with connection.begin():
        yield connection


@contextmanager
def mending(path: Path) -> Iterator[None]:
    """Database errors as LedgerError with the mend."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        said = str(getattr(error, "orig", None) or error)
        if "locked" in said or "busy" in said:
            message = f"{path} was locked by another process for {BUSY_SECONDS} seconds; try again when it is done"
        elif "readonly" in said or "read-only" in said:
            message = f"{path} cannot be written to; check permissions of the file and its folder, or use --ledger"
        elif "unable to open" in said:
            message = f"{path} cannot be opened or made; check permissions of its folder, or use --ledger"
        elif "full" in said:
            message = f"{path}: the disk is full; make room and run again, what was read is kept"
        elif "not a database" in said or "malformed" in said:
            message = f"{path} is damaged ({said}); go back to a copy of it, or read the reports into a new one"
        else:
            message = f"{path}: {said}"
        raise LedgerError(message) from error


def identity(connection: Connection) -> tuple[int, bool]:
    """(application id, whether the file has any table)."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    return int(application), bool(tables)


def sign(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def make_full_text(connection: Connection) -> None:
    """A stemmed, accent-blind word index of evidence, kept in step by triggers so that no claim can miss its words.

    External content: the letters stay in the claims view, the index holds words only.
    """
    for statement in (
        "CREATE VIRTUAL TABLE claims_text USING fts5(evidence, content='claims', content_rowid='n', "
        "tokenize='porter unicode61 remove_diacritics 2')",
        "CREATE TRIGGER claims_text_in AFTER INSERT ON claims BEGIN "
        "INSERT INTO claims_text(rowid, evidence) VALUES (new.n, new.evidence); END",
        "CREATE TRIGGER claims_text_out AFTER DELETE ON claims BEGIN "
        "INSERT INTO claims_text(claims_text, rowid, evidence) VALUES ('delete', old.n, old.evidence); END",
    ):
        connection.exec_driver_sql(statement)


def drop_full_text(connection: Connection) -> None:
    for what in ("TRIGGER claims_text_in", "TRIGGER claims_text_out", "TABLE claims_text"):
        kind, name = what.split()
        connection.exec_driver_sql(f"DROP {kind} IF EXISTS {name}")


def forget_words(connection: Connection) -> None:
    """Makes the word index anew from the claims there are: a word taken out by a trigger stays in its old segments."""
    connection.exec_driver_sql("INSERT INTO claims_text(claims_text) VALUES ('rebuild')")


def scrub(path: Path) -> bool:
    """Writes the file anew from what it holds, so that no letter of what was deleted is left in it or its log.

    Returns False where another process still reads an older state, which keeps the log from being emptied.
    """
    connection = _writer(path)
    try:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("VACUUM")
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy
    finally:
        connection.close()


def overwrite_freed(connection: Connection) -> None:
    """From here on this connection fills what it deletes with zeros, whatever this SQLite was compiled to do."""
    connection.exec_driver_sql("PRAGMA secure_delete=ON")


def must_be_free(path: Path) -> None:
    """Raises LedgerError where a new ledger would overwrite something."""
    if path.exists():
        raise LedgerError(f"{path} is there already; name a file that is not")


def remove(path: Path) -> None:
    """Removes a ledger file that was begun and not finished, with its log."""
    for name in (path.name, path.name + "-wal", path.name + "-shm"):
        path.with_name(name).unlink(missing_ok=True)


def sizes(path: Path) -> tuple[int, int]:
    """Bytes of the file and of the log beside it."""
    log = path.with_name(path.name + "-wal")
    return path.stat().st_size, log.stat().st_size if log.exists() else 0


def holds(column: ColumnElement[Any], words: str) -> ColumnElement[bool]:
    """The condition that `words` stand somewhere in the column, letter for letter; faster than LIKE, no wildcards."""
    return func.instr(column, words) > 0


def distance(
    lat: ColumnElement[Any], lon: ColumnElement[Any], from_lat: float, from_lon: float
) -> ColumnElement[float]:
    """Kilometres along the globe between a row's point and another; degrees."""
    return func.kilometres(lat, lon, from_lat, from_lon)


def phrase(words: str, parameter: str) -> ColumnElement[bool]:
    """The condition on `claims` that the evidence holds the words, next to each other and in this order.

    `parameter` names the bound value and must be a name of its own within one query.
    """
    clause = text(f"claims.n IN (SELECT rowid FROM claims_text WHERE claims_text MATCH :{parameter})")
    bound = clause.bindparams(**{parameter: '"' + words.replace('"', '""') + '"'})
    return and_(bound, true())
