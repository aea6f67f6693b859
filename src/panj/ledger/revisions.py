"""Reports that are one report in several texts: which revises which, told by where they stand."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, bindparam, func, select, update

from panj.ledger import tables as t
from panj.ledger.chain import canonical

Links = dict[int, tuple[str | None, str | None]]  # entry: (revises, superseded_by)

_theirs = t.addresses.alias("theirs")
_beside = (
    select(_theirs.c.seq)
    .join(t.addresses, t.addresses.c.key == _theirs.c.key)
    .where(t.addresses.c.seq == bindparam("mine"), _theirs.c.seq != bindparam("mine"))
)
_first = (
    select(func.min(t.journal.c.seq)).where(t.journal.c.kind == "reading", t.journal.c.subject == t.reports.c.report)
).scalar_subquery()
_members = select(t.reports.c.seq, t.reports.c.report, t.reports.c.published, _first.label("first")).where(
    t.reports.c.seq.in_(bindparam("seqs", expanding=True))
)


def _page(url: str | None) -> str | None:
    """Host and path of a page; None for a site's front page, where a hundred reports stand in turn."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    if not (path or parts.query):
        return None
    return parts.netloc.lower().removeprefix("www.") + path + (f"?{parts.query}" if parts.query else "")


def keys(report: dict[str, Any]) -> list[str]:
    """Where a report (its JSON) stands: its url; its canonical address in its outlets; without a url, its doc_id there.

    A canonical address counts within the outlets only: a copy that names another outlet's page is no revision of it.
    """
    outlets = sorted(o.casefold() for o in report["outlets"])
    url = _page(report["url"])
    home = _page(report.get("canonical")) or url
    found = [canonical([url])] if url else []
    if home and outlets:
        found.append(canonical([home, *outlets]))
    if not report["url"] and outlets and report["doc_id"] != report["id"]:
        found.append(canonical(["doc_id", report["doc_id"], *outlets]))
    return found


def _linked(members: Iterable[Any]) -> Links:
    """Each member's neighbours, oldest text first: by date of publication where all have one, else as they came in."""
    rows = list(members)
    dated = all(row.published for row in rows)
    rows.sort(key=lambda row: (row.published if dated else "", row.first))
    ids = [None, *(row.report for row in rows), None]
    return {row.seq: (ids[i], ids[i + 2]) for i, row in enumerate(rows)}


def _write(connection: Connection, links: Links) -> None:
    for seq, (revises, superseded_by) in links.items():
        values = {"revises": revises, "superseded_by": superseded_by}
        connection.execute(update(t.reports).where(t.reports.c.seq == seq).values(values))


def group(connection: Connection, seq: int) -> list[int]:
    """The entries shown that share an address with this one, itself among them, near or by way of others."""
    met, left = {seq}, [seq]
    while left:
        new = set(connection.execute(_beside, {"mine": left.pop()}).scalars()) - met
        met |= new
        left += new
    return sorted(met)


def settle(connection: Connection, seqs: Iterable[int]) -> None:
    """Sets what these entries, and all that share an address with one of them, revise and are superseded by."""
    left = set(seqs)
    while left:
        members = group(connection, left.pop())
        left -= set(members)
        _write(connection, _linked(connection.execute(_members, {"seqs": members})))


def all_links(connection: Connection) -> Links:
    """What `settle` would set, for every report that shares its address with another."""
    parent: dict[int, int] = {}

    def root(seq: int) -> int:
        while parent.setdefault(seq, seq) != seq:
            parent[seq] = seq = parent[parent[seq]]
        return seq

    owner: dict[str, int] = {}
    for seq, key in connection.execute(select(t.addresses.c.seq, t.addresses.c.key).order_by(t.addresses.c.seq)):
        parent[root(seq)] = root(owner.setdefault(key, seq))
    groups: dict[int, list[int]] = defaultdict(list)
    for seq in parent:
        groups[root(seq)].append(seq)
    links: Links = {}
    for seqs in groups.values():
        if len(seqs) > 1:
            links |= _linked(connection.execute(_members, {"seqs": seqs}))
    return links


def settle_all(connection: Connection) -> None:
    """`settle` for a ledger whose views were just computed anew."""
    _write(connection, all_links(connection))
