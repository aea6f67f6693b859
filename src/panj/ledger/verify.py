"""The chain recomputed link by link, payloads against their hashes, views against their payloads."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from panj.ledger import chain, erase, revisions, views
from panj.ledger import tables as t


@dataclass(frozen=True, slots=True)
class Broken:
    """The first entry that does not hold; `seq` is 0 where no entry is to blame."""

    seq: int
    subject: str
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """`entries` counts those that hold from the first on, `withdrawn` those of them whose letters were erased.

    `head` is the hash of the last entry that holds.
    """

    entries: int
    readings: int
    withdrawn: int
    head: str
    broken: Broken | None

    @property
    def ok(self) -> bool:
        return self.broken is None


# built once: a statement made anew costs more than SQLite's answer to it
_parts = (
    select(t.payload.c.part, t.payload.c.hash, t.payload.c.salt, t.payload.c.body)
    .where(t.payload.c.seq == bindparam("seq"))
    .order_by(t.payload.c.part)
)
_rows = {
    table: select(table).where(
        table.c.n.between(bindparam("low"), bindparam("high")) if table in t.CLAIM_TABLES
        else table.c.seq == bindparam("seq")
    )
    for table in t.VIEW_TABLES
}  # fmt: skip


def _payload_fault(connection: Connection, row: Any, gone: tuple[int, str] | None) -> str | None:
    """`gone`: the withdrawal that says this entry's letters are erased, and of which report."""
    hashes: dict[str, str] = {}
    for part, kept, salt, body in connection.execute(_parts, {"seq": row.seq}):
        hashes[part] = kept
        if gone is not None:
            if body is not None or salt is not None:
                return f"entry {gone[0]} says it was withdrawn, but its {part} part is there (mend: withdraw it again)"
            continue
        if body is None or salt is None:
            return f"its {part} part is gone and no withdrawal says so"
        if chain.part_hash(salt, body) != kept:
            return f"its {part} part was changed"
    if not hashes:
        return "its payload is gone and no withdrawal says so"
    if gone is not None and not (gone[0] > row.seq and (row.kind in ("decision", "tie") or row.subject == gone[1])):
        return f"entry {gone[0]} withdraws report {gone[1]}, which this entry is none of"
    return None if chain.payload_hash(hashes) == row.payload_hash else "its payload does not match the journal"


def _key(row: Iterable[Any]) -> str:
    """A row as a sortable string, 20 and 20.0 alike: figures are whole numbers in JSON and reals in the view."""
    return repr([float(x) if isinstance(x, int) else x for x in row])


class _Views:
    """The views held against what the journal's payloads make of them, entry by entry."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.latest = {seq: (kind, version) for seq, kind, version in views.shown(connection)}
        self.links = revisions.all_links(connection)
        self.met: Counter[str] = Counter()

    def fault(self, seq: int) -> str | None:
        if seq not in self.latest:
            return None
        kind, version = self.latest[seq]
        rows = views.entry_rows(seq, kind, version, views.parts_of(self.connection, seq))
        for report in rows.get(t.reports, []):
            report["revises"], report["superseded_by"] = self.links.get(seq, (None, None))
        here = {"low": seq * views.ROOM, "high": (seq + 1) * views.ROOM - 1}
        for table in t.VIEW_TABLES:
            columns = [c.name for c in table.columns]
            wanted = [_key([row.get(c) for c in columns]) for row in rows.get(table, [])]
            place = here if table in t.CLAIM_TABLES else {"seq": seq}
            if sorted(map(_key, self.connection.execute(_rows[table], place))) != sorted(wanted):
                return f"the view {table.name} differs from the journal (mend: `panj ledger rebuild`)"
            self.met[table.name] += len(wanted)
        return None

    def strangers(self) -> str | None:
        """A row that belongs to no entry shown."""
        for table in t.VIEW_TABLES:
            if self.connection.execute(select(func.count()).select_from(table)).scalar_one() != self.met[table.name]:
                return f"the view {table.name} holds rows that no entry makes (mend: `panj ledger rebuild`)"
        return None


def verify(connection: Connection, head: str | None) -> Verdict:
    """Goes through the whole journal; stops at the first entry that does not hold.

    `head` is a head kept elsewhere, from this ledger at any earlier time: it must be the hash of some entry, or
    the journal was rewritten (hashes and all) since.
    """
    j = t.journal.c
    previous, entries, readings, withdrawn, met = chain.GENESIS, 0, 0, 0, head in (None, chain.GENESIS)
    gone, shown = erase.told(connection), _Views(connection)

    def broken(seq: int, subject: str, why: str) -> Verdict:
        return Verdict(entries, readings, withdrawn, previous, Broken(seq, subject, why))

    for row in connection.execute(select(t.journal).order_by(j.seq)).yield_per(500):
        if row.seq != entries + 1:
            return broken(row.seq, row.subject, f"entry {entries + 1} is missing")
        if row.previous != previous:
            return broken(row.seq, row.subject, "it does not follow from the entry before it")
        mine = chain.entry_hash(row.seq, row.kind, row.subject, row.version, row.at, row.payload_hash, row.previous)
        if mine != row.hash:
            return broken(row.seq, row.subject, "the entry itself was changed")
        fault = _payload_fault(connection, row, gone.get(row.seq)) or shown.fault(row.seq)
        if fault is not None:
            return broken(row.seq, row.subject, fault)
        previous, entries = row.hash, entries + 1
        readings += row.kind == "reading"
        withdrawn += row.seq in gone
        met = met or row.hash == head
    if not met:
        return broken(0, "", "the head kept elsewhere is in no entry: the journal was rewritten or cut short since")
    stray = shown.strangers()
    return Verdict(entries, readings, withdrawn, previous, Broken(0, "", stray) if stray else None)
