"""The ledger as the rest of Panj sees it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, func, select

from panj.errors import LedgerError
from panj.ledger import dialects, journal, lookup, migrate, verify, views
from panj.ledger import tables as t
from panj.ledger.journal import Entry
from panj.ledger.lookup import Filters, Hit
from panj.ledger.payloads import report_of
from panj.model import Reading, Rejection, Report


def utc_now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Ledger:
    """One SQLite file. Every method raises LedgerError, with the mend, where the file cannot be used.

    `create=True` makes the file where there is none. `write=False` never changes the file; use it for asking.
    Any number of processes may append at once; each entry is one transaction.
    """

    def __init__(
        self, path: str | Path, *, create: bool = False, write: bool = True, clock: Callable[[], str] = utc_now
    ) -> None:
        self.path = Path(path)
        self._clock = clock
        dialects.check_path(self.path, create)
        if not write:
            self._upgrade()
        self._engine = dialects.open_engine(self.path, write)
        with dialects.mending(self.path):
            self._connection = self._engine.connect()
        try:
            with self._writing() if write else self.reading() as connection:
                if write and (create or migrate.check(connection, self.path)):
                    migrate.prepare(connection, self.path)
                elif not migrate.check(connection, self.path):
                    raise LedgerError(f"{self.path} is empty, no ledger yet; make one with `panj read FILE`")
        except BaseException:
            self.close()
            raise

    def _upgrade(self) -> None:
        """An asker of an older ledger brings it up to date first, with a connection that may write."""
        engine = dialects.open_engine(self.path, False)
        with dialects.mending(self.path), engine.connect() as connection:
            old = migrate.check(connection, self.path) and migrate.outdated(connection)
        if old:
            Ledger(self.path).close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction to ask in: one state of the ledger, whatever others append meanwhile."""
        with dialects.mending(self.path), dialects.transaction(self._connection, False) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with dialects.mending(self.path), dialects.transaction(self._connection, True) as connection:
            yield connection

    def append(self, item: Reading | Rejection) -> Entry | None:
        """Adds one entry, all of it or nothing; None where the ledger has it already."""
        at = self._clock()
        with self._writing() as connection:
            if isinstance(item, Reading):
                return journal.add_reading(connection, item, at)
            return journal.add_rejection(connection, item, at)

    def has(self, report: str, version: str) -> bool:
        """Whether this version has read this report, so that it need not be read again."""
        with self.reading() as connection:
            return journal.known(connection, "reading", report, version)

    def head(self) -> str:
        """Hash of the newest entry (64 hex); 64 zeros where there is none. Keep it elsewhere to verify against."""
        with self.reading() as connection:
            return journal.last(connection)[1]

    def counts(self) -> dict[str, int]:
        """Entries of the journal; reports, claims and rejections in the views."""
        with self.reading() as connection:
            return {
                name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for name, table in (
                    ("entries", t.journal), ("reports", t.reports), ("claims", t.claims), ("rejections", t.rejections),
                )
            }  # fmt: skip

    def report(self, seq: int) -> Report | None:
        """The report of a reading entry, raw text and all; None where its payload was erased."""
        with self.reading() as connection:
            body = views.parts_of(connection, seq).get("report")
        return report_of(body) if body is not None else None

    def find(self, filters: Filters) -> tuple[list[Any], int]:
        """(rows of claim body and report head, how many there are without the limit); see panj.ledger.lookup."""
        with self.reading() as connection:
            return lookup.find(connection, filters)

    def named(self, wanted: str) -> list[Hit]:
        """Claims or reports that go by an id, an anchor, a doc_id or the start of one; at most six."""
        with self.reading() as connection:
            return lookup.named(connection, wanted)

    def claims_of(self, seq: int) -> list[str]:
        """Bodies (JSON) of the claims of one reading."""
        with self.reading() as connection:
            return lookup.of_report(connection, seq)

    def entry(self, seq: int) -> Entry:
        """The journal entry of that number. Raises NotFound."""
        with self.reading() as connection:
            return journal.entry(connection, seq)

    def rejections(self) -> list[dict[str, Any]]:
        """Every rejection, oldest first: seq, stage, reason, message, path, place, doc_id, report, at."""
        with self.reading() as connection:
            return lookup.all_rejections(connection)

    def verify(self, head: str | None = None) -> verify.Verdict:
        """Recomputes the chain, the payloads' hashes and the views; see panj.ledger.verify."""
        with self.reading() as connection:
            return verify.verify(connection, head)

    def rebuild_views(self) -> int:
        """Drops the views and computes them anew from the journal; the number of entries shown."""
        with self._writing() as connection:
            return views.rebuild(connection)
