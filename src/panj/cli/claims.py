"""`panj claims`: what the ledger holds, asked by what, who, where, when and who says so."""

import json
import sys
from dataclasses import replace
from typing import Annotated

import typer

from panj.ask import Filters
from panj.ask import claims as ask_claims
from panj.cli.console import line, note, out
from panj.cli.draw import claims_list
from panj.cli.filters import asking
from panj.cli.options import JsonOption, LedgerOption
from panj.cli.spread import csv_text
from panj.ledger import Ledger
from panj.settings import from_environment

SHOWN = 50  # rows of a table unless told otherwise: a screen or two

Limit = Annotated[
    int | None, typer.Option(metavar="N", min=0, help=f"At most so many, 0 for all; a table shows {SHOWN} untold.")
]
Page = Annotated[int, typer.Option(metavar="N", min=1, help=f"The Nth page of --limit claims, or of {SHOWN}.")]
Csv = Annotated[bool, typer.Option("--csv", help="CSV on stdout; cells that a spreadsheet would run are defused.")]


def _tally(shown: int, total: int, offset: int, limit: int | None) -> str:
    if limit is None or (total <= limit and not offset):
        return f"{total:,} claim{'' if total == 1 else 's'}"
    pages = -(-total // limit)
    page = f"page {offset // limit + 1:,} of {pages:,}"
    if not shown:
        return f"nothing on {page}; {total:,} claims in all"
    return f"claims {offset + 1:,} to {offset + shown:,} of {total:,}, {page}; --limit 0 shows all"


@asking
def claims(
    wanted: Filters, limit: Limit = None, page: Page = 1, json_: JsonOption = False, csv_: Csv = False,
    ledger: LedgerOption = None,
) -> None:  # fmt: skip
    """List claims. Different options must all hold; several values of one, parted by commas, are alternatives."""
    if json_ and csv_:
        raise typer.BadParameter("choose one of --json and --csv")
    most = (limit if limit is not None else (None if (json_ or csv_) and page == 1 else SHOWN)) or None
    wanted = replace(wanted, limit=most, offset=(page - 1) * most if most else 0)
    with Ledger(from_environment(ledger=ledger).ledger, write=False) as book:
        found, total = ask_claims(book, wanted)
    if json_:
        for item in found:
            line(json.dumps(item.json(), ensure_ascii=False))
    elif csv_:
        sys.stdout.write(csv_text(found))
    elif found:
        console = out()
        console.print(claims_list(found, console.width))
    if total > len(found) or not (json_ or csv_):
        note(_tally(len(found), total, wanted.offset, most), "dim")
