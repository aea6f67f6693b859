"""A ledger with its events, made anew where they are old; imported late by the verbs that ask for events."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from panj import flow_events as flow
from panj.ask.events import Pool, kept, made
from panj.cli.console import err, note
from panj.cli.options import until_day
from panj.errors import LedgerError
from panj.ledger import Ledger
from panj.settings import from_environment

AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of", metavar="DATE", parser=until_day, help="The world as reports had it up to this day: 2021-07-05."
    ),
]


def _make(book: Ledger, until: date | None) -> flow.Made:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=err(), transient=True, disable=not err().is_terminal) as progress:
        task = progress.add_task("loading claims")
        return flow.make(
            book, until, lambda many: progress.update(task, description=f"drawing events from {many:,} claims")
        )


def _keep(path: Path, found: flow.Made) -> bool:
    """Whether the view was kept; a ledger that nobody may write to is asked all the same, only slower."""
    try:
        with Ledger(path) as book:
            return flow.keep(book, found)
    except LedgerError as error:
        note(f"events are made anew at each question: {error}", "dim")
        return False


@contextmanager
def events_of(ledger: Path | None, until: date | None = None) -> Iterator[tuple[Ledger, Pool]]:
    """The ledger, open for asking, and its events today, or as reports had them up to a day."""
    path = Path(from_environment(ledger=ledger).ledger)
    with Ledger(path, write=False) as book:
        if until is None and flow.fresh(book):
            pool = kept(book)
        else:
            found = _make(book, until)
            for sentence in found.notes:
                note(sentence, "dim")
            pool = kept(book) if until is None and _keep(path, found) else made(found.events, until)
        yield book, pool
