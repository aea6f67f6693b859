"""A file made into a ledger, and an older ledger brought up to date; both inside the caller's transaction."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select

from panj.errors import LedgerError
from panj.ledger import dialects, views
from panj.ledger import tables as t


def _new_kinds(connection: Connection) -> None:
    """1 to 2: decisions, policies and withdrawals in the same tables; an older Panj would take them for faults."""


def _ties(connection: Connection) -> None:
    """2 to 3: joins and splits, entries of a kind that an older Panj would take for faults."""


def _ratings(connection: Connection) -> None:
    """3 to 4: ratings of sources, likewise."""


# from layout n to n + 1 of journal, payload and meta; views need no step, they are rebuilt
STEPS: dict[int, Callable[[Connection], None]] = {1: _new_kinds, 2: _ties, 3: _ratings}


def stamp(connection: Connection, name: str, value: int) -> None:
    connection.execute(delete(t.meta).where(t.meta.c.name == name))
    connection.execute(insert(t.meta), {"name": name, "value": str(value)})


def unstamp(connection: Connection, name: str) -> None:
    connection.execute(delete(t.meta).where(t.meta.c.name == name))


def layout(connection: Connection) -> dict[str, int]:
    """`schema` and `views` as the file has them; `scrub`: entry whose letters may be in free pages yet."""
    return {name: int(value) for name, value in connection.execute(select(t.meta.c.name, t.meta.c.value))}


def check(connection: Connection, path: Path) -> bool:
    """Whether the file is a ledger (False: an empty file). Raises LedgerError for a stranger's or a newer one."""
    application, tables = dialects.identity(connection)
    if not tables and not application:
        return False
    if application != dialects.APPLICATION_ID:
        raise LedgerError(f"{path} is a database but not a Panj ledger; name another file with --ledger")
    schema = layout(connection).get("schema", 0)
    if schema > t.SCHEMA:
        raise LedgerError(f"{path} was written by a newer Panj (layout {schema}, known here: {t.SCHEMA}); upgrade Panj")
    return True


def prepare(connection: Connection, path: Path) -> None:
    """Makes, migrates or leaves alone, so that afterwards the file has today's layout."""
    if not check(connection, path):
        t.truth.create_all(connection)
        views.make(connection)
        stamp(connection, "schema", t.SCHEMA)
        stamp(connection, "views", t.VIEWS)
        dialects.sign(connection)
        return
    found = layout(connection)
    for step in range(found["schema"], t.SCHEMA):
        if step not in STEPS:
            raise LedgerError(f"{path}: no way from layout {step} to {step + 1}; read the reports into a new ledger")
        STEPS[step](connection)
        stamp(connection, "schema", step + 1)
    if found.get("views") != t.VIEWS:
        views.rebuild(connection)
        stamp(connection, "views", t.VIEWS)


def outdated(connection: Connection) -> bool:
    """Whether `prepare` would change the file."""
    found = layout(connection)
    return found.get("schema") != t.SCHEMA or found.get("views") != t.VIEWS
