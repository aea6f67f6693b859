"""The view of events: kept as merging made them, with what they were made from, so that one can tell when they are old.

Merging lies outside this room; whoever merges hands the events in. What is kept here is dropped with the other views.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select

from panj.ledger import tables as t
from panj.ledger import views
from panj.ledger.chain import canonical, sha
from panj.ledger.payloads import report_of
from panj.model import Report
from panj.model.events import Event
from panj.model.forms import plain

CHUNK = 500  # events fetched together


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands in the view: `stamp` of what it was made from, and the notes that merging left; None: nothing."""

    stamp: str
    notes: tuple[str, ...]


def basis(connection: Connection) -> str:
    """Hash of all that events are made from in this ledger: readings shown, decisions, ties."""
    shown = select(t.reports.c.seq).where(t.reports.c.superseded_by.is_(None)).order_by(t.reports.c.seq)
    people = (select(table.c.seq).order_by(table.c.seq) for table in (t.decisions, t.ties))
    return sha(canonical([list(connection.execute(query).scalars()) for query in (shown, *people)]))


def shown(
    connection: Connection, until: date | None = None, only: Collection[str] | None = None
) -> Iterator[tuple[int, Report, list[dict[str, Any]]]]:
    """(entry, report, its claims as JSON) of the texts in view; with `until`, of those in view on that day.

    `only`: ids of claims; their texts alone.

    A text that a later one at its address replaced is left out, where the later one was there on that day; so are, with
    `until`, texts without a day.
    """
    r = t.reports.c
    rows = list(connection.execute(select(r.seq, r.report, r.published, r.superseded_by).order_by(r.seq)))
    there = {x.report: x for x in rows if until is None or (x.published and x.published <= until.isoformat())}
    after = {x.report: x.superseded_by for x in rows}
    c = t.claims.c
    wanted = None if only is None else set(connection.execute(select(c.seq).where(c.claim.in_(sorted(only)))).scalars())
    for row in there.values():
        if wanted is not None and row.seq not in wanted:
            continue
        later = row.superseded_by
        while later is not None and later not in there:
            later = after.get(later)
        if later is not None:
            continue
        parts = views.parts_of(connection, row.seq)
        if {"report", "claims"} <= set(parts):
            claims = json.loads(parts["claims"])["claims"]
            if claims:
                yield row.seq, report_of(parts["report"], parts["claims"]), claims


def kept(connection: Connection) -> Kept | None:
    row = connection.execute(select(t.events_made)).first()
    return None if row is None else Kept(row.stamp, tuple(json.loads(row.notes)))


def row_of(event: Event) -> dict[str, Any]:
    """The view row of an event: what it is sorted and asked by, and all of it as JSON."""
    days = (event.when.start, event.when.end, event.first_known, event.last_known)
    start, end, first, last = (day.isoformat() if day else None for day in days)
    return {
        "event": event.id, "type": event.type, "mode": event.mode, "realis": event.realis, "disputed": event.disputed,
        "start": start, "end": end, "basis": event.when.basis, "first_known": first, "last_known": last,
        "claims": len(event.claims),
        "reports": len(event.reports), "outlets": len(event.outlets), "origins": len(event.origins),
        "grade": event.credibility.grade, "body": canonical(plain(event)),
    }  # fmt: skip


def _homes(connection: Connection) -> dict[str, list[str]]:
    """Event → its claims, in order."""
    c = t.event_claims.c
    out: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(c.event, c.claim).order_by(c.event, c.position)):
        out[row.event].append(row.claim)
    return out


def led(old: Mapping[str, Sequence[str]], before: Mapping[str, str], new: Iterable[Event]) -> dict[str, str]:
    """Ids that are gone → the event that took their place. `old`: claims by event; `before`: what led on until now.

    An event that is gone leads to the one that holds the claim it was named for, else most of its claims.
    """
    home = {claim: event.id for event in new for claim in event.claims}
    there = set(home.values())
    out: dict[str, str] = {}
    for event, claims in old.items():
        if event not in there:
            named = home.get("c" + event.removeprefix("e"))
            most = Counter(sorted(home[c] for c in claims if c in home)).most_common(1)
            if named or most:
                out[event] = named or most[0][0]
    for gone, target in before.items():
        target = target if target in there else out.get(target, "")
        if target and gone not in there and gone not in out:
            out[gone] = target
    return out


def keep(connection: Connection, version: str, made_from: str, events: Sequence[Event], notes: Iterable[str]) -> bool:
    """Puts the events in the place of those before; the caller's transaction.

    False where the ledger is no longer what they were made from: what was withdrawn meanwhile must not come back.
    """
    if basis(connection) != made_from:
        return False
    redirects = led(_homes(connection), dict(_redirects(connection)), events)
    numbers = {row.claim: row.n for row in connection.execute(select(t.claims.c.claim, t.claims.c.n))}
    for table in (t.events, t.event_claims, t.event_redirects, t.events_made):
        connection.execute(delete(table))
    rows: dict[Any, list[dict[str, Any]]] = {
        t.events: [row_of(e) for e in events],
        t.event_claims: [
            {"claim": claim, "n": numbers.get(claim), "event": e.id, "position": position}
            for e in events
            for position, claim in enumerate(e.claims)
        ],
        t.event_redirects: [{"old": old, "event": new} for old, new in sorted(redirects.items())],
        t.events_made: [{"stamp": f"{version}:{made_from}", "notes": canonical(sorted(notes))}],
    }
    for table, many in rows.items():
        if many:
            connection.execute(insert(table), many)
    return True


def _redirects(connection: Connection) -> Iterator[tuple[str, str]]:
    for row in connection.execute(select(t.event_redirects)):
        yield row.old, row.event


def redirects(connection: Connection) -> dict[str, str]:
    """Ids that are gone → the event that took their place."""
    return dict(_redirects(connection))


def forget(connection: Connection, seqs: Iterable[int]) -> None:
    """Takes out every event that holds a claim of these entries, and what led to or from it."""
    c = t.event_claims.c
    for seq in seqs:
        low, high = seq * views.ROOM, (seq + 1) * views.ROOM
        mine = list(connection.execute(select(c.claim, c.event).where(c.n >= low, c.n < high)))
        gone = {row.event for row in mine} | {"e" + row.claim.removeprefix("c") for row in mine}
        for start in range(0, len(gone), CHUNK):
            part = sorted(gone)[start : start + CHUNK]
            r = t.event_redirects.c
            connection.execute(delete(t.events).where(t.events.c.event.in_(part)))
            connection.execute(delete(t.event_claims).where(c.event.in_(part)))
            connection.execute(delete(t.event_redirects).where(or_(r.old.in_(part), r.event.in_(part))))
        if gone:
            connection.execute(delete(t.events_made))


def heads(connection: Connection) -> list[Any]:
    """Rows of the view without their JSON."""
    columns = [column for column in t.events.c if column.name != "body"]
    return list(connection.execute(select(*columns).order_by(t.events.c.event)))


def bodies(connection: Connection, wanted: Sequence[str]) -> dict[str, dict[str, Any]]:
    """JSON of events by id; one that is not there is left out."""
    out: dict[str, dict[str, Any]] = {}
    for start in range(0, len(wanted), CHUNK):
        some = t.events.c.event.in_(wanted[start : start + CHUNK])
        for row in connection.execute(select(t.events.c.event, t.events.c.body).where(some)):
            out[row.event] = json.loads(row.body)
    return out


def home(connection: Connection) -> dict[str, str]:
    """Claim → its event."""
    return {row.claim: row.event for row in connection.execute(select(t.event_claims.c.claim, t.event_claims.c.event))}
