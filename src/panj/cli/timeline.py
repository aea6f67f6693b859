"""`panj timeline`: one event from day to day, or all events of an actor or at a place in the order of days."""

import json
from datetime import date
from typing import Annotated

import typer
from rich.text import Text

from panj import flow_events as flow
from panj.ask.dossier import dossier
from panj.ask.events import Asked, one, row
from panj.ask.timeline import timeline as ask
from panj.cli.console import line, note, out, safe
from panj.cli.draw_events import events_lines
from panj.cli.merged import AsOf, events_of
from panj.cli.options import JsonOption, LedgerOption, country_code, since_day, until_day
from panj.errors import NotFound
from panj.ledger import Filters
from panj.model.forms import plain

Since = Annotated[
    date | None, typer.Option("--since", metavar="DATE", parser=since_day, help="Acts of this day or later.")
]
Until = Annotated[
    date | None, typer.Option("--until", metavar="DATE", parser=until_day, help="Acts of this day or earlier.")
]


def timeline(
    wanted: Annotated[
        str, typer.Argument(metavar="EVENT|ACTOR|PLACE", help="An event's id, or part of an actor's or a place's name.")
    ],
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    json_: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Show how an event grew from day to day, or what an actor did and suffered, or what happened at a place."""
    with events_of(ledger, as_of) as (book, pool):
        try:
            name = one(pool, wanted) if wanted[:1] in "ec" and wanted[1:2].isalnum() and len(wanted) > 5 else None
        except NotFound:
            name = None
        if name is not None:
            found = dossier(book, pool.get([name])[name])
            steps = flow.course(book, found.event.claims, as_of)
        else:
            code = country_code(wanted)
            lines = ask(book, pool, wanted, (code,) if code else (), Asked(Filters(since=since, until=until)))
    if name is not None:
        from panj.cli.dossier import course

        if json_:
            for step in steps:
                line(json.dumps(plain(step), ensure_ascii=False))
            return
        out().print(Text(safe(found.sentence), "bold"))
        out().print(course(found, steps))
        return
    if json_:
        for x in lines:
            line(json.dumps({**row(x.event), "ties": list(x.ties)}, ensure_ascii=False))
        return
    if lines:
        out().print(events_lines(x.event for x in lines))
    note(f"{len(lines):,} event{'' if len(lines) == 1 else 's'} of or at {wanted!r}", "dim")
