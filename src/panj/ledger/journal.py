"""Appending: one entry a reading or rejection, all of it in the caller's one transaction."""

import json
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from panj.errors import NotFound
from panj.ledger import chain, decisions, erase, policy, ratings, revisions, ties, views, withdrawal
from panj.ledger import tables as t
from panj.ledger.payloads import Parts, reading_parts, rejection_key, rejection_parts
from panj.ledger.withdrawal import Withdrawal
from panj.model import Reading, Rejection


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal entry: `subject` is a report's id or a rejection's key, `at` UTC, `hash` the head it makes.

    `instead`: told on appending, the entry of the earlier reading that views showed until now.
    """

    seq: int
    kind: str
    subject: str
    version: str
    at: str
    hash: str
    instead: int | None = None


_j = t.journal.c
# built once: a statement made anew costs more than SQLite's answer to it
_last = select(_j.seq, _j.hash).order_by(_j.seq.desc()).limit(1)
_same = select(_j.seq).where(_j.kind == bindparam("k"), _j.subject == bindparam("s"), _j.version == bindparam("v"))
_shown = select(t.reports.c.seq).where(t.reports.c.report == bindparam("r"))


def last(connection: Connection) -> tuple[int, str]:
    """(seq, hash) of the newest entry; (0, GENESIS) where there is none."""
    row = connection.execute(_last).first()
    return (row[0], row[1]) if row else (0, chain.GENESIS)


def known(connection: Connection, kind: str, subject: str, version: str) -> bool:
    return connection.execute(_same, {"k": kind, "s": subject, "v": version}).first() is not None


def entry(connection: Connection, seq: int) -> Entry:
    """The entry of that number. Raises NotFound."""
    row = connection.execute(select(t.journal).where(_j.seq == seq)).first()
    if row is None:
        raise NotFound(f"the journal has no entry {seq}; its last is {last(connection)[0]}")
    return Entry(row.seq, row.kind, row.subject, row.version, row.at, row.hash)


def _write(connection: Connection, kind: str, subject: str, version: str, at: str, parts: Parts) -> Entry:
    seq, previous = last(connection)
    seq += 1
    salts = {part: chain.new_salt() for part in parts}
    hashes = {part: chain.part_hash(salts[part], body) for part, body in parts.items()}
    whole = chain.payload_hash(hashes)
    mine = chain.entry_hash(seq, kind, subject, version, at, whole, previous)
    connection.execute(
        insert(t.journal),
        {"seq": seq, "kind": kind, "subject": subject, "version": version, "at": at, "payload_hash": whole,
         "previous": previous, "hash": mine},
    )  # fmt: skip
    connection.execute(
        insert(t.payload),
        [{"seq": seq, "part": p, "hash": hashes[p], "salt": salts[p], "body": body} for p, body in parts.items()],
    )
    return Entry(seq, kind, subject, version, at, mine)


def add_reading(connection: Connection, reading: Reading, at: str) -> Entry | None:
    """None where this version has read this report before; the views show the reading added last.

    A report that was withdrawn stays so: the entry is then a rejection that says it.
    """
    subject = reading.report.id
    if gone := withdrawal.of(connection, subject):
        return add_rejection(connection, gone.refusal(reading.report), at)
    if known(connection, "reading", subject, reading.version):
        return None
    shown = connection.execute(_shown, {"r": subject}).scalar()
    beside: set[int] = set()
    if shown is not None:
        beside = set(revisions.group(connection, shown)) - {shown}
        views.take_out(connection, shown)
    parts = reading_parts(reading, policy.kept(connection, reading.report.outlets))
    entry = _write(connection, "reading", subject, reading.version, at, parts)
    report, found = json.loads(parts["report"]), json.loads(parts["claims"])
    views.put(connection, views.reading_rows(entry.seq, reading.version, report, found))
    if beside or len(revisions.group(connection, entry.seq)) > 1:
        revisions.settle(connection, {*beside, entry.seq})
    return replace(entry, instead=shown)


def add_rejection(connection: Connection, rejection: Rejection, at: str) -> Entry | None:
    """None where the same rejection is in the ledger already."""
    subject = rejection_key(rejection)
    if known(connection, "rejection", subject, ""):
        return None
    parts = rejection_parts(rejection)
    entry = _write(connection, "rejection", subject, "", at, parts)
    views.put(connection, views.rejection_rows(entry.seq, json.loads(parts["rejection"])))
    return entry


def _add(connection: Connection, kind: str, subject: str, at: str, parts: Parts) -> Entry:
    entry = _write(connection, kind, subject, "", at, parts)
    views.put(connection, views.entry_rows(entry.seq, kind, "", parts))
    return entry


def add_decision(
    connection: Connection, anchor: str, field: str, new: Any, who: str, why: str, at: str
) -> Entry | None:
    """None where the last decision on that field says the same; see panj.ledger.decisions.make for what it raises."""
    made = decisions.make(connection, anchor, field, new, who, why, at)
    return None if made is None else _add(connection, "decision", made.id, at, decisions.parts(made))


def add_tie(connection: Connection, a: str, b: str, same: bool | None, who: str, why: str, at: str) -> Entry | None:
    """None where the last word on the two anchors says the same; see panj.ledger.ties.make for what it raises."""
    made = ties.make(connection, a, b, same, who, why, at)
    return None if made is None else _add(connection, "tie", made.id, at, ties.parts(made))


def add_policy(connection: Connection, outlet: str, kept: str, at: str) -> Entry | None:
    """None where the outlet has that policy already; see panj.ledger.policy.parts for what it raises."""
    key, parts = policy.parts(outlet, kept, at)
    if policy.in_force(connection, outlet) == kept:
        return None
    return _add(connection, "policy", key, at, parts)


def add_rating(connection: Connection, name: str, grade: str, who: str, why: str, at: str) -> Entry | None:
    """None where the source is rated so already; see panj.ledger.ratings.make for what it raises."""
    made = ratings.make(connection, name, grade, who, why, at)
    if made is None:
        return None
    key, parts = ratings.parts(made)
    return _add(connection, "rating", key, at, parts)


def withdraw(connection: Connection, report: str, why: str, who: str | None, at: str) -> Withdrawal:
    """Erases a report, all its readings and the decisions on it, and puts a tombstone on top.

    Raises NotFound where no reading of that report is in the ledger, or it was withdrawn already.
    """
    if gone := withdrawal.of(connection, report):
        raise NotFound(f"report {report} was withdrawn already, on {gone.at[:10]} ({gone.why})")
    erased = erase.erase(connection, report)
    if not erased:
        raise NotFound(f"no report has the id {report!r}; `panj show` finds one by its doc_id or file")
    made = Withdrawal(report, why, who, at, tuple(erased))
    _add(connection, "withdrawal", report, at, withdrawal.parts(made))
    return made
