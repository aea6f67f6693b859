"""`panj export`: claims in the form that others read, and on standard error what that form could not hold."""

from enum import StrEnum
from typing import Annotated

import typer

from panj.ask import Filters, stream
from panj.ask.exports import TARGETS, Tally, text_of, write_parquet
from panj.cli.console import note
from panj.cli.filters import asking
from panj.cli.options import LedgerOption
from panj.cli.writing import OutputOption, write
from panj.ledger import Ledger
from panj.settings import from_environment

Target = StrEnum("Target", {name: name for name in TARGETS})  # type: ignore[misc]
To = Annotated[
    Target,
    typer.Option(
        "--to",
        help="acled, ucdp (GED), plover (POLECAT): their columns as CSV; geojson; csv and parquet: all of a claim.",
    ),
]


def told(tally: Tally) -> None:
    """How many claims were written, and each loss with its count."""
    note(f"{tally.written:,} of {tally.total:,} claims written", "dim")
    for sentence in tally.lines():
        note(sentence, "yellow")


@asking
def export(wanted: Filters, to: To, output: OutputOption = None, ledger: LedgerOption = None) -> None:
    """Write claims as a table or map that others read; what the form cannot hold is told on standard error.

    Evidence leaves the ledger, whole texts do not.
    """
    tally = Tally()
    if to == "parquet" and output is None:
        raise typer.BadParameter("Parquet is no text; name a file with --output")
    with Ledger(from_environment(ledger=ledger).ledger, write=False) as book:
        found, _ = stream(book, wanted)
        if to == "parquet" and output is not None:
            write_parquet(found, output, tally)
        else:
            write(text_of(found, str(to), tally), output)
    told(tally)
