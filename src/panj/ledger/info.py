"""What a ledger holds, in numbers."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

from panj.ledger import decisions as people
from panj.ledger import dialects, journal, migrate, policy
from panj.ledger import tables as t


@dataclass(frozen=True, slots=True)
class Info:
    """`bytes`: of the file and of the log beside it. `entries`: of the journal by kind. `shown`: rows of the views.

    `superseded`: reports that a later text replaced. `versions`: readings entered and shown by version. `days`: first
    and last day a report came out; `entered`: when the first and last entry was made. `outlets`: reports by outlet,
    most first. `kept`: reports by what is kept of them. `to_scrub`: a withdrawal waits for `panj ledger vacuum`.
    """

    path: str
    bytes: tuple[int, int]
    layout: int
    head: str
    entries: dict[str, int]
    shown: dict[str, int]
    superseded: int
    versions: dict[str, tuple[int, int]]
    days: tuple[str | None, str | None]
    entered: tuple[str | None, str | None]
    outlets: dict[str, int]
    policies: dict[str, str]
    kept: dict[str, int]
    decisions: dict[str, int]
    to_scrub: bool


def _counted(connection: Connection, column: Any, *conditions: Any) -> dict[str, int]:
    number = func.count()
    query = select(column, number).where(*conditions).group_by(column).order_by(number.desc(), column)
    return {str(name): int(n) for name, n in connection.execute(query)}


def _ends(connection: Connection, column: Any) -> tuple[str | None, str | None]:
    first, last = connection.execute(select(func.min(column), func.max(column))).one()
    return first, last


def gathered(connection: Connection, path: Path) -> Info:
    """Everything that `panj ledger info` tells."""
    j, r = t.journal.c, t.reports.c
    read = _counted(connection, j.version, j.kind == "reading")
    showing = _counted(connection, r.version)
    states = [d.state for d in people.listed(connection) if d.last]
    found = migrate.layout(connection)
    return Info(
        path=str(path), bytes=dialects.sizes(path), layout=found["schema"], head=journal.last(connection)[1],
        entries=_counted(connection, j.kind),
        shown={
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (t.reports, t.claims, t.rejections, t.withdrawals)
        },
        superseded=sum(_counted(connection, r.report, r.superseded_by.is_not(None)).values()),
        versions={version: (n, showing.get(version, 0)) for version, n in read.items()},
        days=_ends(connection, r.published), entered=_ends(connection, j.at),
        outlets=_counted(connection, t.outlets.c.name), policies=policy.listed(connection),
        kept=_counted(connection, r.kept), decisions={s: states.count(s) for s in people.STATES if s in states},
        to_scrub="scrub" in found,
    )  # fmt: skip
