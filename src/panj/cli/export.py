"""`panj export`: claims or events in the form that others read, and on standard error what that form could not hold."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from panj.ask import Filters, stream
from panj.ask.events import Asked, find
from panj.ask.exports import TARGETS, Tally, text_of, write_parquet
from panj.ask.exports import events as of_events
from panj.cli.console import note
from panj.cli.events import Disputed, Grade, Origins, Outlets
from panj.cli.filters import asking
from panj.cli.merged import AsOf, events_of
from panj.cli.options import LedgerOption
from panj.cli.writing import OutputOption, write
from panj.ledger import Ledger
from panj.settings import from_environment

Target = StrEnum("Target", {n: n for n in dict.fromkeys((*TARGETS, *of_events.TARGETS))})  # type: ignore[misc]
Kind = StrEnum("Kind", {"claims": "claims", "events": "events"})
To = Annotated[
    Target,
    typer.Option(
        "--to",
        help="acled, ucdp (GED), plover (POLECAT): their columns as CSV; geojson; csv; parquet (claims). Of events "
        "alone: hapi (HDX HAPI conflict events), idmc (displacement updates), ftm (FollowTheMoney, JSON lines).",
    ),
]
What = Annotated[
    Kind | None,
    typer.Option(
        "--what",
        help="claims: a row each time it is told. events: a row for each thing that happened. Untold: claims, but "
        "events where the form holds nothing else.",
    ),
]
# questions that claims have no answer to, by the option that asks them
OF_EVENTS = {"as_of": "--as-of", "disputed": "--disputed", "min_origins": "--min-origins",
             "min_outlets": "--min-outlets", "max_grade": "--max-grade"}  # fmt: skip


def told(tally: Tally) -> None:
    """How many claims or events were written, and each loss with its count."""
    note(f"{tally.written:,} of {tally.total:,} {tally.noun} written", "dim")
    for sentence in tally.lines():
        note(sentence, "yellow")


def _events(to: str, asked: Asked, as_of: AsOf, output: Path | None, ledger: Path | None) -> Tally:
    if to not in of_events.TARGETS:
        raise typer.BadParameter(f"{to} holds claims only; for events there are {', '.join(of_events.TARGETS)}")
    f = asked.claims
    for name, given in (
        ("--event", f.event),
        ("--all-revisions", f.all_revisions),
        ("--sort", f.sort != Filters().sort),
    ):
        if given:
            raise typer.BadParameter(f"{name} is for claims; events come in the order of their days")
    tally = Tally()
    with events_of(ledger, as_of) as (book, pool):
        found, _ = find(book, pool, asked)
        write(of_events.text_of(book, found, to, tally), output)
    return tally


def _claims(to: str, wanted: Filters, output: Path | None, ledger: Path | None) -> Tally:
    if to not in TARGETS:
        raise typer.BadParameter(f"{to} holds events only; for claims there are {', '.join(TARGETS)}")
    if to == "parquet" and output is None:
        raise typer.BadParameter("Parquet is no text; name a file with --output")
    tally = Tally()
    with Ledger(from_environment(ledger=ledger).ledger, write=False) as book:
        found, _ = stream(book, wanted)
        if to == "parquet" and output is not None:
            write_parquet(found, output, tally)
        else:
            write(text_of(found, to, tally), output)
    return tally


@asking
def export(
    wanted: Filters, to: To, what: What = None, as_of: AsOf = None, disputed: Disputed = False,
    min_origins: Origins = 0, min_outlets: Outlets = 0, max_grade: Grade = 6, output: OutputOption = None,
    ledger: LedgerOption = None,
) -> None:  # fmt: skip
    """Write claims or events as a table, map or graph that others read; what the form cannot hold is told on standard
    error.

    Evidence leaves the ledger, whole texts do not.
    """
    if what == "events" or (what is None and to in of_events.ONLY):
        asked = Asked(wanted, disputed, min_origins, min_outlets, max_grade)
        told(_events(str(to), asked, as_of, output, ledger))
        return
    given = {"as_of": as_of, "disputed": disputed, "min_origins": min_origins, "min_outlets": min_outlets,
             "max_grade": max_grade != 6}  # fmt: skip
    for name, value in given.items():
        if value:
            raise typer.BadParameter(f"{OF_EVENTS[name]} asks of events; add --what events")
    told(_claims(str(to), wanted, output, ledger))
