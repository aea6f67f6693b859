"""`panj claims`: what the ledger holds, asked by what, who, where, when and who says so."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from panj.ask import Filters, stream
from panj.ask.exports import Tally, text_of, write_parquet
from panj.ask.exports.flat import COLUMNS
from panj.cli.console import note, out
from panj.cli.draw import claims_cells, claims_list
from panj.cli.filters import asking, known
from panj.cli.options import JsonOption, LedgerOption
from panj.cli.writing import CsvOption, OutputOption, write
from panj.ledger import Ledger
from panj.settings import from_environment

SHOWN = 50  # rows of a table unless told otherwise: a screen or two

Limit = Annotated[
    int | None, typer.Option(metavar="N", min=0, help=f"At most so many, 0 for all; a table shows {SHOWN} untold.")
]
Page = Annotated[int, typer.Option(metavar="N", min=1, help=f"The Nth page of --limit claims, or of {SHOWN}.")]
Geo = Annotated[bool, typer.Option("--geojson", help="GeoJSON; only places that are points get a pin.")]
Columns = Annotated[
    list[str] | None,
    typer.Option("--columns", metavar="NAME,…", help=f"The table or CSV shows these, in order: {', '.join(COLUMNS)}."),
]
Parquet = Annotated[
    Path | None, typer.Option(metavar="FILE", help="A Parquet file; wants pip install 'panj\\[parquet]'.")
]


def _tally(shown: int, total: int, offset: int, limit: int | None) -> str:
    if limit is None or (total <= limit and not offset):
        return f"{total:,} claim{'' if total == 1 else 's'}"
    page = f"page {offset // limit + 1:,} of {-(-total // limit):,}"
    if not shown:
        return f"nothing on {page}; {total:,} claims in all"
    return f"claims {offset + 1:,} to {offset + shown:,} of {total:,}, {page}; --limit 0 shows all"


@asking
def claims(
    wanted: Filters, limit: Limit = None, page: Page = 1, json_: JsonOption = False, csv_: CsvOption = False,
    geojson: Geo = False, parquet: Parquet = None, columns: Columns = None, output: OutputOption = None,
    ledger: LedgerOption = None,
) -> None:  # fmt: skip
    """List claims. Different options must all hold; several values of one, parted by commas, are alternatives."""
    forms = {"json": json_, "csv": csv_, "geojson": geojson, "parquet": parquet is not None}
    chosen = [name for name, asked in forms.items() if asked]
    if len(chosen) > 1:
        raise typer.BadParameter("choose one of --json, --csv, --geojson and --parquet")
    form = chosen[0] if chosen else None
    if output and form in (None, "parquet"):
        raise typer.BadParameter("--output goes with --json, --csv or --geojson; --parquet names its own file")
    names = known(columns, COLUMNS)
    if names and form not in (None, "csv"):
        raise typer.BadParameter("--columns is for the table and for --csv")
    most = (limit if limit is not None else (None if form and page == 1 else SHOWN)) or None
    wanted = replace(wanted, limit=most, offset=(page - 1) * most if most else 0)
    with Ledger(from_environment(ledger=ledger).ledger, write=False) as book:
        found, total = stream(book, wanted)
        tally = Tally()
        if form == "json":
            tally.total = min(most or total, max(0, total - wanted.offset))
            write((json.dumps(x.json(), ensure_ascii=False) + "\n" for x in found), output)
        elif form == "parquet" and parquet is not None:
            write_parquet(found, parquet, tally)
        elif form:
            write(text_of(found, form, tally, names), output)
        else:
            listed = list(found)
            tally.total = len(listed)
            console = out()
            if listed:
                console.print(claims_cells(listed, names) if names else claims_list(listed, console.width))
    if total > tally.total or not form or output or parquet:
        note(_tally(tally.total, total, wanted.offset, most), "dim")
