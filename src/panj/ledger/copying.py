"""The journal and its payloads from one ledger into another, row by row."""

from sqlalchemy import Connection, insert, select

from panj.ledger import tables as t
from panj.ledger import views

BATCH = 500  # rows held at a time; a report's payload is some 10 KB


def copy(source: Connection, target: Connection) -> None:
    """Fills an empty ledger with another's journal, erased payloads as they are, and computes its views."""
    for table in (t.journal, t.payload):
        for rows in source.execute(select(table)).mappings().partitions(BATCH):
            target.execute(insert(table), [dict(row) for row in rows])
    views.rebuild(target)
