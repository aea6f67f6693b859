"""Views: rows computed from the journal's payloads and from nothing else."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select

from panj.ledger import decisions, policy, ratings, revisions, ties, withdrawal
from panj.ledger import tables as t
from panj.ledger.chain import canonical
from panj.ledger.dialects import drop_full_text, make_full_text
from panj.ledger.fold import fold as fold

Rows = dict[Table, list[dict[str, Any]]]
_parts = select(t.payload.c.part, t.payload.c.body).where(t.payload.c.seq == bindparam("seq"))
_insert = {table: insert(table) for table in t.VIEW_TABLES}
# taken over as the record has them; a report entered before a field existed has none of it
REPORT_COLUMNS = ("doc_id", "title", "path", "url", "published", "canonical", "author", "wire", "language")
ROOM = 1_000_000  # claims a reading may hold before keys of two readings could meet


def stretch(when: dict[str, Any] | None, published: str | None) -> tuple[str | None, str | None]:
    """First and last day a claim is asked by: its time, an open end closed by the report's date, else that date.

    "since June" in a report of 5 July is June to 5 July; "by 11 September" is 5 July to 11 September.
    """
    start: str | None = when["start"] if when else None
    end: str | None = when["end"] if when else None
    if start is None and end is None:
        return published, published
    if start is None and end is not None:
        return (min(published, end) if published else end), end
    if start is not None and end is None:
        return start, (max(published, start) if published else start)
    return start, end


def _claim_rows(rows: Rows, n: int, claim: dict[str, Any]) -> None:
    for role in ("actor", "target"):
        for x in claim[role + "s"]:
            kept = {k: x.get(k) for k in ("text", "name", "country", "sector", "id")}
            rows[t.claim_actors].append({"n": n, "role": role, **kept, "folded": fold(x["name"], x["text"])})
    for x in claim["places"]:
        kept = {k: v for k, v in x.items() if k != "span"}
        folded = fold(x["name"], x["text"], x["admin1"], x["admin2"])
        admin1 = fold(x["admin1"]) if x["admin1"] else None
        rows[t.claim_places].append({"n": n, **kept, "folded": folded, "admin1_folded": admin1})
    for x in claim["figures"]:
        rows[t.claim_figures].append({"n": n, **{k: v for k, v in x.items() if k != "span"}})
    for x in claim["sources"]:
        kept = {k: x.get(k) for k in ("step", "kind", "text", "name", "cue", "actor")}
        rows[t.claim_sources].append({"n": n, **kept, "folded": fold(x["name"], x["text"], x["cue"])})


def reading_rows(seq: int, version: str, report: dict[str, Any], found: dict[str, Any]) -> Rows:
    """View rows of one reading from its two payload parts."""
    rows: Rows = {table: [] for table in t.VIEW_TABLES}
    kept = {k: report.get(k) for k in REPORT_COLUMNS}
    count = len(found["claims"])
    kind = report.get("kept", "full")
    head = {"seq": seq, "report": report["id"], "version": version, "claims": count, "kept": kind}
    rows[t.reports].append({**head, **kept, "outlets": canonical(report["outlets"]), "folded": fold(report["title"])})
    rows[t.addresses] += [{"seq": seq, "key": key} for key in revisions.keys(report)]
    rows[t.outlets] += [{"seq": seq, "name": o, "folded": fold(o)} for o in report["outlets"]]
    for position, claim in enumerate(found["claims"]):
        n = seq * ROOM + position
        first, last = stretch(claim["when"], report["published"])
        rows[t.claims].append(
            {"n": n, "seq": seq, "position": position, "claim": claim["id"], "anchor": claim["anchor"],
             "event": claim["event"], "published": report["published"], "type": claim["type"], "mode": claim["mode"],
             "realis": claim["realis"], "hedged": claim["hedged"],
             "first": first, "last": last, "evidence": claim["evidence"]["text"], "body": canonical(claim)}
        )  # fmt: skip
        _claim_rows(rows, n, claim)
    rows[t.rejections] += [{"seq": seq, **x, "report": report["id"]} for x in found["rejections"]]
    return rows


def rejection_rows(seq: int, rejection: dict[str, Any]) -> Rows:
    """View rows of one rejection."""
    return {t.rejections: [{"seq": seq, **rejection, "report": None}]}


# kinds whose one payload part, named like them, makes one row
OTHERS: dict[str, tuple[Table, Callable[[int, str], dict[str, Any]]]] = {
    "decision": (t.decisions, decisions.row),
    "tie": (t.ties, lambda seq, body: ties.row(seq, json.loads(body))),
    "policy": (t.policies, policy.row),
    "rating": (t.ratings, ratings.row),
    "withdrawal": (t.withdrawals, withdrawal.row),
}


def entry_rows(seq: int, kind: str, version: str, parts: dict[str, str]) -> Rows:
    """View rows of one entry from its payload parts; a part that was erased gives none."""
    if kind == "reading" and "report" in parts and "claims" in parts:
        return reading_rows(seq, version, json.loads(parts["report"]), json.loads(parts["claims"]))
    if kind == "rejection" and "rejection" in parts:
        return rejection_rows(seq, json.loads(parts["rejection"]))
    if kind in OTHERS and kind in parts:
        table, row = OTHERS[kind]
        return {table: [row(seq, parts[kind])]}
    return {}


def put(connection: Connection, rows: Rows) -> None:
    for table, many in rows.items():
        if many:
            connection.execute(_insert[table], many)


def take_out(connection: Connection, seq: int) -> None:
    """Removes the view rows of one entry."""
    low, high = seq * ROOM, (seq + 1) * ROOM
    for table in t.CLAIM_TABLES:
        connection.execute(delete(table).where(table.c.n >= low, table.c.n < high))
    for table in (*t.READING_TABLES, t.decisions, t.ties):
        connection.execute(delete(table).where(table.c.seq == seq))


def parts_of(connection: Connection, seq: int) -> dict[str, str]:
    """Payload parts of one entry that are still there."""
    return {part: body for part, body in connection.execute(_parts, {"seq": seq}) if body is not None}


def shown(connection: Connection) -> Iterator[tuple[int, str, str]]:
    """(seq, kind, version) of the entries views are made of: the latest reading of each report, and all others."""
    latest = select(func.max(t.journal.c.seq)).group_by(t.journal.c.kind, t.journal.c.subject)
    wanted = select(t.journal.c.seq, t.journal.c.kind, t.journal.c.version).where(t.journal.c.seq.in_(latest))
    for row in connection.execute(wanted.order_by(t.journal.c.seq)):
        yield row.seq, row.kind, row.version


def make(connection: Connection) -> None:
    t.derived.create_all(connection)
    make_full_text(connection)


def rebuild(connection: Connection) -> int:
    """Drops every view and computes it anew; the number of entries that views are made of."""
    drop_full_text(connection)
    t.derived.drop_all(connection)
    make(connection)
    count = 0
    for seq, kind, version in list(shown(connection)):
        put(connection, entry_rows(seq, kind, version, parts_of(connection, seq)))
        count += 1
    revisions.settle_all(connection)
    return count
