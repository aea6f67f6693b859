"""`panj event`: the dossier of one event."""

import json
from typing import Annotated

import typer

from panj import flow_events as flow
from panj.ask import dossier as ask
from panj.ask.events import one
from panj.cli.console import line, note, out
from panj.cli.merged import AsOf, events_of
from panj.cli.options import JsonOption, LedgerOption


def event(
    wanted: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="An event's id, of today or of earlier days, or a claim's; may be cut short."
        ),
    ],
    as_of: AsOf = None,
    json_: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Show all that is known of one event: figures as each source states them, chains, quotes, and how it grew."""
    with events_of(ledger, as_of) as (book, pool):
        name = one(pool, wanted)
        found = ask.dossier(book, pool.get([name])[name])
        course = flow.course(book, found.event.claims, as_of)
    if json_:
        line(json.dumps(ask.json_of(found, course), ensure_ascii=False))
        return
    from panj.cli.dossier import sheet

    if not name.startswith(wanted.strip()) and wanted.strip().startswith("e"):
        note(f"{wanted} is part of {name} now", "dim")
    out().print(sheet(found, course))
