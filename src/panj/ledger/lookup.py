"""Queries over the views: claims by what is asked of them, and whatever goes by an id."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, UnaryExpression, func, or_, select

from panj.ledger import tables as t
from panj.ledger.filters import Filters as Filters
from panj.ledger.filters import begins, conditions, from_file
from panj.ledger.views import ROOM
from panj.model import FIGURE_KINDS

CHUNK = 500  # claims fetched together; far under the number of values that a statement may hold
HEAD = (t.reports.c.report, t.reports.c.doc_id, t.reports.c.outlets, t.reports.c.title, t.reports.c.url,
        t.reports.c.published, t.reports.c.version, t.reports.c.seq)  # fmt: skip
# what claims can be sorted by, beside the kinds of figures (their low bound, the high one where it is open)
KEYS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "day": (t.claims.c.first,),
    "published": (t.claims.c.published,),
    "type": (t.claims.c.type, t.claims.c.mode),
    "read": (t.claims.c.seq,),
}
SORTS = (*KEYS, *FIGURE_KINDS)


def _order(query: Select[Any], sort: Sequence[str]) -> Select[Any]:
    """Sorted by each key in turn, `-` before one for falling; what has no value comes last; else as read."""
    order: list[UnaryExpression[Any] | ColumnElement[Any]] = []
    for given in sort:
        key, falling = given.removeprefix("-"), given.startswith("-")
        columns = KEYS.get(key)
        if columns is None:
            f = t.claim_figures.c
            size = func.coalesce(f.low, f.high)
            # of several figures of a kind the one that puts the claim first
            best = (func.max if falling else func.min)(size)
            one = select(f.n, best.label("size")).where(f.what == key).group_by(f.n).subquery()
            query = query.outerjoin(one, one.c.n == t.claims.c.n)
            columns = (one.c.size,)
        order += [(c.desc() if falling else c.asc()).nulls_last() for c in columns]
    return query.order_by(*order, t.claims.c.n)


def numbers(connection: Connection, filters: Filters) -> tuple[list[int], int]:
    """(numbers of the claims that answer, sorted and cut; how many there are without limit and offset)."""
    where = list(conditions(filters))
    query = _order(select(t.claims.c.n).select_from(t.claims).where(*where), filters.sort)
    if filters.limit is None and not filters.offset:
        every = list(connection.execute(query).scalars())
        return every, len(every)
    # SQLite knows no offset without a limit; -1 is none
    limit = -1 if filters.limit is None else filters.limit
    cut = list(connection.execute(query.limit(limit).offset(filters.offset)).scalars())
    if (cut or not filters.offset) and (filters.limit is None or len(cut) < filters.limit):
        return cut, filters.offset + len(cut)
    counted = select(func.count()).select_from(t.claims).where(*where)
    return cut, connection.execute(counted).scalar_one()


def rows(connection: Connection, wanted: Sequence[int]) -> Iterator[Any]:
    """Claim bodies with report heads, in the order of the numbers; what is no longer there is left out."""
    both = t.claims.join(t.reports, t.claims.c.seq == t.reports.c.seq)
    query = select(t.claims.c.n, t.claims.c.body, *HEAD).select_from(both)
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        found = {row.n: row for row in connection.execute(query.where(t.claims.c.n.in_(part)))}
        yield from (found[n] for n in part if n in found)


def find(connection: Connection, filters: Filters) -> tuple[list[Any], int]:
    """(rows of claim body and report head, how many there are without limit and offset)."""
    wanted, total = numbers(connection, filters)
    return list(rows(connection, wanted)), total


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
            whole = or_(whole, from_file(wanted))
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
