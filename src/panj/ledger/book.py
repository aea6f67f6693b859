"""The ledger as the rest of Panj sees it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, func, select

from panj.errors import LedgerError
from panj.ledger import (
    decisions,
    dialects,
    events,
    info,
    journal,
    lookup,
    migrate,
    policy,
    ratings,
    ties,
    verify,
    views,
    withdrawal,
)
from panj.ledger import tables as t
from panj.ledger.copying import copy
from panj.ledger.decisions import Decided
from panj.ledger.events import Kept
from panj.ledger.info import Info
from panj.ledger.journal import Entry
from panj.ledger.lookup import Filters, Hit
from panj.ledger.payloads import report_of
from panj.ledger.ratings import Rating
from panj.ledger.ties import Tied
from panj.ledger.withdrawal import Withdrawal
from panj.model import Reading, Rejection, Report
from panj.model.events import Event


def utc_now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Standing:
    """`kept`: full, quote or none; `revises`, `superseded_by`: ids of the texts before and after it at its address."""

    kept: str
    revises: str | None
    superseded_by: str | None


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
        """Adds one entry, all of it or nothing; None where the ledger has it already.

        Of a reading, what its outlet's policy forbids is not stored. A reading of a report that was withdrawn becomes
        a rejection that says so.
        """
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
        """The report of a reading entry, raw text and all; None where its payload was erased.

        Where its outlet's policy kept no text, line breaks stand for the letters that are not in a claim.
        """
        with self.reading() as connection:
            parts = views.parts_of(connection, seq)
        return report_of(parts["report"], parts["claims"]) if {"report", "claims"} <= set(parts) else None

    def standing(self, report: str) -> Standing | None:
        """How a report stands in the ledger: what is kept of it, what it revises, what supersedes it."""
        r = t.reports.c
        with self.reading() as connection:
            row = connection.execute(select(r.kept, r.revises, r.superseded_by).where(r.report == report)).first()
        return None if row is None else Standing(*row)

    def find(self, filters: Filters) -> tuple[list[Any], int]:
        """(rows of claim body and report head, how many there are without the limit); see panj.ledger.lookup."""
        with self.reading() as connection:
            return lookup.find(connection, filters)

    def numbers(self, filters: Filters) -> tuple[list[int], int]:
        """What `find` finds as mere numbers, for more claims than fit into memory; `rows` gives a number's row."""
        with self.reading() as connection:
            return lookup.numbers(connection, filters)

    def claim_rows(self, wanted: Sequence[str]) -> list[Any]:
        """The rows of claims by id; one that is not there is left out."""
        with self.reading() as connection:
            return list(lookup.rows(connection, lookup.numbered(connection, wanted)))

    def claim_ids(self, filters: Filters) -> tuple[list[str], int]:
        """What `find` finds as ids of claims."""
        with self.reading() as connection:
            found, total = lookup.numbers(connection, filters)
            return lookup.ids(connection, found), total

    def rows(self, numbers: Sequence[int]) -> list[Any]:
        """The rows of those numbers; what has left the views meanwhile is left out."""
        with self.reading() as connection:
            return list(lookup.rows(connection, numbers))

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

    def decide(self, anchor: str, field: str, new: Any, *, who: str, why: str) -> Entry | None:
        """A person's word on a field of the claim at that anchor; None where the last one on it says the same.

        `field`: `mode`, `figures.0.low`, `when.start` …; `new`: the value, or text that stands for it, empty for none.
        Raises NotFound where no such claim or field is, LedgerError for a value that the field cannot take.
        """
        at = self._clock()
        with self._writing() as connection:
            return journal.add_decision(connection, anchor, field, new, who, why, at)

    def decisions(self, *, anchor: str | None = None, report: str | None = None) -> list[Decided]:
        """Decisions, oldest first, each as it stands today: all, or those on one claim or one report."""
        with self.reading() as connection:
            return list(decisions.listed(connection, anchor, report))

    def orphans(self) -> list[Decided]:
        """Decisions whose claim the newest reading of the report does not find; they wait for one that does."""
        return [d for d in self.decisions() if d.state == "orphan"]

    def tie(self, a: str, b: str, same: bool | None, *, who: str, why: str) -> Entry | None:
        """A person's word on whether the claims at two anchors tell of one act; `same` None takes back what was said.

        None where the last word on the two says the same. Raises NotFound where no claim is there.
        """
        at = self._clock()
        with self._writing() as connection:
            return journal.add_tie(connection, a, b, same, who, why, at)

    def ties(self, anchor: str | None = None) -> list[Tied]:
        """Joins and splits, oldest first, each as it stands today: all, or those on one claim."""
        with self.reading() as connection:
            return ties.listed(connection, anchor)

    def events_basis(self) -> str:
        """Hash of all in this ledger that events are made from; another hash, other events."""
        with self.reading() as connection:
            return events.basis(connection)

    def shown(
        self, until: date | None = None, only: Collection[str] | None = None
    ) -> list[tuple[int, Report, list[dict[str, Any]]]]:
        """(entry, report, claims) of the texts in view (on that day); `only`: those of these claims."""
        with self.reading() as connection:
            return list(events.shown(connection, until, only))

    def keep_events(self, version: str, basis: str, found: Sequence[Event], notes: Iterable[str] = ()) -> bool:
        """Puts these events, made from `basis`, in the place of those before; ids that are gone lead to their heirs.

        False, and nothing kept, where the ledger has grown or lost a report since.
        """
        with self._writing() as connection:
            return events.keep(connection, version, basis, found, notes)

    def kept_events(self) -> Kept | None:
        """What the view of events was made from; None where it is empty."""
        with self.reading() as connection:
            return events.kept(connection)

    def event_heads(self) -> list[Any]:
        """A row an event, without its JSON: what events are asked and sorted by."""
        with self.reading() as connection:
            return events.heads(connection)

    def event_bodies(self, wanted: Sequence[str]) -> dict[str, dict[str, Any]]:
        """JSON of events by id."""
        with self.reading() as connection:
            return events.bodies(connection, wanted)

    def event_homes(self) -> tuple[dict[str, str], dict[str, str]]:
        """(claim → its event; id that is gone → the event that took its place)."""
        with self.reading() as connection:
            return events.home(connection), events.redirects(connection)

    def set_policy(self, outlet: str, kept: str) -> Entry | None:
        """What is kept of an outlet's texts from now on (full, quote, none); None where it was so. `*`: all others."""
        at = self._clock()
        with self._writing() as connection:
            return journal.add_policy(connection, outlet, kept, at)

    def policies(self) -> dict[str, str]:
        """The policy in force by outlet; `*` is that of all others."""
        with self.reading() as connection:
            return policy.listed(connection)

    def rate(self, name: str, grade: str, *, who: str, why: str) -> Entry | None:
        """A person's word on how reliable a source is, A to F; None where the last word on it says the same."""
        at = self._clock()
        with self._writing() as connection:
            return journal.add_rating(connection, name, grade, who, why, at)

    def ratings(self) -> list[Rating]:
        """Ratings of sources, oldest first; the last on a name holds."""
        with self.reading() as connection:
            return ratings.listed(connection)

    def revising(self) -> dict[str, str]:
        """Report in view → the report it revises, for those that do."""
        r = t.reports.c
        with self.reading() as connection:
            found = connection.execute(select(r.report, r.revises).where(r.revises.is_not(None)))
            return {row.report: row.revises for row in found}

    def withdraw(self, report: str, why: str, who: str | None = None) -> Withdrawal:
        """Erases a report for good: its letters in payloads, views, word index, free pages and log.

        What stays: its entries' hashes, and a tombstone with `why`. Raises NotFound where there is no such report,
        LedgerError where another process keeps the log from being emptied (`panj ledger vacuum` does it later).
        """
        at = self._clock()
        with self._writing() as connection:
            dialects.overwrite_freed(connection)
            made = journal.withdraw(connection, report, why, who, at)
            migrate.stamp(connection, "scrub", journal.last(connection)[0])
        self.vacuum()
        return made

    def withdrawal(self, report: str) -> Withdrawal | None:
        """The tombstone of a report, where it was withdrawn."""
        with self.reading() as connection:
            return withdrawal.of(connection, report)

    def withdrawals(self) -> list[Withdrawal]:
        with self.reading() as connection:
            return withdrawal.listed(connection)

    def vacuum(self) -> tuple[int, int]:
        """Writes the file anew without what was deleted; its bytes before and after.

        Raises LedgerError where another process still reads an older state.
        """
        before = sum(dialects.sizes(self.path))
        with self.reading() as connection:
            asked = migrate.layout(connection).get("scrub")
        with dialects.mending(self.path):
            if not dialects.scrub(self.path):
                raise LedgerError(
                    f"another process reads {self.path}, so its log still holds what was deleted; run `panj ledger "
                    "vacuum` when that one is done (what was withdrawn is in no answer any more)"
                )
        if asked is not None:
            with self._writing() as connection:
                # another process may have withdrawn something since, which is not scrubbed yet
                if migrate.layout(connection).get("scrub") == asked:
                    migrate.unstamp(connection, "scrub")
        return before, sum(dialects.sizes(self.path))

    def info(self) -> Info:
        """Sizes, counts, versions, head, days, outlets, policies; see panj.ledger.info."""
        with self.reading() as connection:
            return info.gathered(connection, self.path)

    def copy(self, to: str | Path) -> verify.Verdict:
        """An exact copy of the journal in a new ledger, views computed anew, both verified; the copy's verdict.

        Raises LedgerError where there is a file already, or this ledger does not hold.
        """
        with self.reading() as connection:
            found = verify.verify(connection, None)
            if found.broken is not None:
                raise LedgerError(f"{self.path} is broken ({found.broken.why}); `panj verify` says where. Not copied")
            dialects.must_be_free(Path(to))
            try:
                with Ledger(to, create=True, clock=self._clock) as other:
                    with other._writing() as target:
                        copy(connection, target)
                    made = other.verify(found.head)
                    if made.broken is not None or made.head != found.head:
                        raise LedgerError(f"{to} came out unlike {self.path}; it was removed, try again")
            except BaseException:
                dialects.remove(Path(to))
                raise
        return made

    def verify(self, head: str | None = None) -> verify.Verdict:
        """Recomputes the chain, the payloads' hashes and the views; see panj.ledger.verify."""
        with self.reading() as connection:
            return verify.verify(connection, head)

    def rebuild_views(self) -> int:
        """Drops the views and computes them anew from the journal; the number of entries shown."""
        with self._writing() as connection:
            return views.rebuild(connection)
