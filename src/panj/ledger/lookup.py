"""Queries over the views: claims by what is asked of them, and whatever goes by an id."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from panj.ledger import tables as t
from panj.ledger.filters import Filters as Filters
from panj.ledger.filters import begins, far_conditions, from_file, near_conditions
from panj.ledger.views import ROOM
from panj.model import FIGURE_KINDS

CHUNK = 500  # claims fetched together; far under the number of values that a statement may hold
HEAD = (t.reports.c.report, t.reports.c.doc_id, t.reports.c.outlets, t.reports.c.title, t.reports.c.url,
        t.reports.c.published, t.reports.c.language, t.reports.c.version, t.reports.c.seq)  # fmt: skip
# what claims can be sorted by, beside the kinds of figures (their low bound, the high one where it is open)
KEYS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "day": (t.claims.c.first,),
    "published": (t.claims.c.published,),
    "type": (t.claims.c.type, t.claims.c.mode),
    "read": (t.claims.c.seq,),
}
SORTS = (*KEYS, *FIGURE_KINDS)


def _sorted(sort: Sequence[str]) -> tuple[Any, list[tuple[ColumnElement[Any], bool]]]:
    """(claims joined with what they are sorted by, the columns to sort by with whether they fall)."""
    source: Any = t.claims
    keys: list[tuple[ColumnElement[Any], bool]] = []
    for given in sort:
        key, falling = given.removeprefix("-"), given.startswith("-")
        columns = KEYS.get(key)
        if columns is None:
            f = t.claim_figures.c
            size = func.coalesce(f.low, f.high)
            # of several figures of a kind the one that puts the claim first
            best = (func.max if falling else func.min)(size).label("size")
            one = select(f.n, best).where(f.what == key).group_by(f.n).subquery()
            source = source.outerjoin(one, one.c.n == t.claims.c.n)
            columns = (one.c.size,)
        keys += [(c, falling) for c in columns]
    return source, keys


def numbers(connection: Connection, filters: Filters) -> tuple[list[int], int]:
    """(numbers of the claims that answer; how many there are without limit and offset).

    Sorted by each key in turn, `-` before one for falling; what has no value comes last, equals as they were read.
    """
    near, far = list(near_conditions(filters)), list(far_conditions(filters))
    source, keys = _sorted(filters.sort)
    labelled = [c.label(f"key_{i}") for i, (c, _) in enumerate(keys)]
    query: Select[Any] = select(t.claims.c.n, *labelled).select_from(source).where(*near, *far)
    counted: Any = select(func.count()).select_from(t.claims).where(*near, *far)
    # SQLite knows no offset without a limit; -1 is none
    limit = -1 if filters.limit is None else filters.limit
    if far:
        # found once, then both counted and sorted
        hits = query.cte("hits")
        counted = select(func.count()).select_from(hits)
        order: list[ColumnElement[Any]] = [hits.c[f"key_{i}"] for i in range(len(keys))]
        query = select(hits.c.n, counted.scalar_subquery())
        last = hits.c.n
    else:
        # an index gives the page without a look at the rest
        order, last = [c for c, _ in keys], t.claims.c.n
        query = query.with_only_columns(t.claims.c.n)
    falls = zip(order, (falling for _, falling in keys), strict=True)
    ordered = query.order_by(*((c.desc() if down else c.asc()).nulls_last() for c, down in falls), last)
    cut = list(connection.execute(ordered.limit(limit).offset(filters.offset)))
    found = [row[0] for row in cut]
    if far and cut:
        return found, cut[0][1]
    if (cut or not filters.offset) and (filters.limit is None or len(cut) < filters.limit):
        return found, filters.offset + len(cut)
    return found, connection.execute(counted).scalar_one()


def rows(connection: Connection, wanted: Sequence[int]) -> Iterator[Any]:
    """Claim bodies with report heads, in the order of the numbers; what is no longer there is left out."""
    both = t.claims.join(t.reports, t.claims.c.seq == t.reports.c.seq)
    query = select(t.claims.c.n, t.claims.c.body, *HEAD).select_from(both)
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        found = {row.n: row for row in connection.execute(query.where(t.claims.c.n.in_(part)))}
        yield from (found[n] for n in part if n in found)


def ids(connection: Connection, wanted: Sequence[int]) -> list[str]:
    """Ids of the claims of those numbers; what is no longer there is left out."""
    c = t.claims.c
    out: list[str] = []
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        out.extend(connection.execute(select(c.claim).where(c.n.in_(part))).scalars())
    return out


def numbered(connection: Connection, wanted: Sequence[str]) -> list[int]:
    """Numbers of the claims of those ids, in the order of the text."""
    c = t.claims.c
    out: list[int] = []
    for start in range(0, len(wanted), CHUNK):
        out.extend(connection.execute(select(c.n).where(c.claim.in_(wanted[start : start + CHUNK]))).scalars())
    return sorted(out)


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
