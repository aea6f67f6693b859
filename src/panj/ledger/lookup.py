"""Queries over the views: claims by what is asked of them, and whatever goes by an id."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, exists, func, or_, select

from panj.ledger import tables as t
from panj.ledger.dialects import phrase
from panj.ledger.views import ROOM, fold


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of a claim; all that is given must hold, any one of several values given for one question.

    `since` and `until` (days, inclusive) overlap the claim's time, or the report's date where it has none.
    `source`, `actor`, `target`, `place`, `outlet`: part of a name, blind to case and accents; `source` looks at every
    step of the chain and at the cue. `place_country` (ISO 3166-1 alpha-3) widens `place`; `country` is that of any
    actor, target or place. `text`: phrases that the evidence must hold, each of them. `report`: report id, the start
    of one, a doc_id, or the file it was read from.
    """

    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    realis: tuple[str, ...] = ()
    hedged: bool | None = None
    since: date | None = None
    until: date | None = None
    published_since: date | None = None
    published_until: date | None = None
    source: str | None = None
    actor: str | None = None
    target: str | None = None
    place: str | None = None
    place_country: str | None = None
    country: str | None = None
    outlet: str | None = None
    text: tuple[str, ...] = ()
    report: str | None = None
    limit: int | None = None


def _among(table: Table, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(select(1).select_from(table).where(table.c.n == t.claims.c.n, *conditions))


def _holds(column: ColumnElement[Any], words: str) -> ColumnElement[bool]:
    return column.contains(fold(words), autoescape=True)


def begins(column: ColumnElement[Any], start: str) -> ColumnElement[bool]:
    """A range, since LIKE would not use the index."""
    return and_(column >= start, column < start + "\U0010ffff")


def _from_file(name: str) -> ColumnElement[bool]:
    path = t.reports.c.path
    return or_(path == name, path.endswith("/" + name, autoescape=True))


def _conditions(f: Filters) -> Iterator[ColumnElement[bool]]:
    c, r = t.claims.c, t.reports.c
    actors, places = t.claim_actors.c, t.claim_places.c
    for column, values in ((c.type, f.types), (c.mode, f.modes), (c.realis, f.realis)):
        if values:
            yield column.in_(values)
    if f.hedged is not None:
        yield c.hedged == f.hedged
    if f.since:
        yield c.last >= f.since.isoformat()
    if f.until:
        yield c.first <= f.until.isoformat()
    if f.published_since:
        yield r.published >= f.published_since.isoformat()
    if f.published_until:
        yield r.published <= f.published_until.isoformat()
    if f.source:
        yield _among(t.claim_sources, _holds(t.claim_sources.c.folded, f.source))
    if f.actor:
        yield _among(t.claim_actors, actors.role == "actor", _holds(actors.folded, f.actor))
    if f.target:
        yield _among(t.claim_actors, actors.role == "target", _holds(actors.folded, f.target))
    if f.place:
        named = _holds(places.folded, f.place)
        yield _among(t.claim_places, or_(named, places.country == f.place_country) if f.place_country else named)
    if f.country:
        yield or_(
            _among(t.claim_places, places.country == f.country), _among(t.claim_actors, actors.country == f.country)
        )
    if f.outlet:
        o = t.outlets.c
        yield exists(select(1).select_from(t.outlets).where(o.seq == c.seq, _holds(o.folded, f.outlet)))
    for number, words in enumerate(f.text):
        yield phrase(words, f"text_{number}")
    if f.report:
        yield or_(begins(r.report, f.report), r.doc_id == f.report, _from_file(f.report))


HEAD = (t.reports.c.report, t.reports.c.doc_id, t.reports.c.outlets, t.reports.c.title, t.reports.c.url,
        t.reports.c.published, t.reports.c.version, t.reports.c.seq)  # fmt: skip


def find(connection: Connection, filters: Filters) -> tuple[list[Any], int]:
    """(rows of claim body and report head, ordered by day and report; how many there are without the limit)."""
    both = t.claims.join(t.reports, t.claims.c.seq == t.reports.c.seq)
    where = list(_conditions(filters))
    query: Select[Any] = select(t.claims.c.body, *HEAD).select_from(both).where(*where)
    query = query.order_by(t.claims.c.first.is_(None), t.claims.c.first, t.reports.c.published, t.claims.c.n)
    if filters.limit is None:
        rows = list(connection.execute(query))
        return rows, len(rows)
    rows = list(connection.execute(query.limit(filters.limit)))
    if len(rows) < filters.limit:
        return rows, len(rows)
    return rows, connection.execute(select(func.count()).select_from(both).where(*where)).scalar_one()


def of_report(connection: Connection, seq: int) -> list[str]:
    """Bodies of a reading's claims, in the order of the text."""
    c = t.claims.c
    found = connection.execute(select(c.body).where(c.n >= seq * ROOM, c.n < (seq + 1) * ROOM).order_by(c.n))
    return list(found.scalars())


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that goes by an id: `kind` claim or report, `name` its full id, `seq` its reading."""

    kind: str
    name: str
    seq: int
    title: str


def named(connection: Connection, wanted: str, most: int = 6) -> list[Hit]:
    """What goes by an id, anchor, doc_id or file: those so named, else those whose name begins so; at most `most`."""
    c, r = t.claims.c, t.reports.c
    both = t.claims.join(t.reports, c.seq == r.seq)
    claims = select(c.claim, c.seq, c.evidence).select_from(both).order_by(c.n).limit(most)
    reports = select(r.report, r.seq, r.title).order_by(r.seq).limit(most)
    for exact in (True, False):

        def match(column: ColumnElement[Any], exact: bool = exact) -> ColumnElement[bool]:
            return column == wanted if exact else begins(column, wanted)

        whole = or_(match(r.report), match(r.doc_id))
        if exact:
            whole = or_(whole, _from_file(wanted))
        hits = [Hit("report", *row) for row in connection.execute(reports.where(whole))]
        # an anchor begins with its report's id: where the report itself is meant, its claims are not
        if not hits:
            found = connection.execute(claims.where(or_(match(c.claim), match(c.anchor))))
            hits = [Hit("claim", *row) for row in found]
        if hits:
            return hits[:most]
    return []


def all_rejections(connection: Connection) -> list[dict[str, Any]]:
    """Every rejection in the order of the journal, with the day it was entered."""
    query = select(t.rejections, t.journal.c.at).join(t.journal, t.journal.c.seq == t.rejections.c.seq)
    return [dict(row) for row in connection.execute(query.order_by(t.rejections.c.seq)).mappings()]
