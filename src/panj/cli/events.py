"""`panj events`: what happened, as the claims of all reports have it."""

import json
from functools import partial
from typing import Annotated

import typer

from panj.ask.events import KEYS, ORDER, Asked, find, row
from panj.cli.claims import SHOWN, Limit, Page
from panj.cli.console import note, out
from panj.cli.filters import asking, split
from panj.cli.merged import AsOf, events_of
from panj.cli.options import JsonOption, LedgerOption
from panj.cli.writing import CsvOption, OutputOption, one_form, write
from panj.ledger import Filters
from panj.model import FIGURE_KINDS

Disputed = Annotated[bool, typer.Option("--disputed", help="Only what one source asserts and another denies.")]
Origins = Annotated[int, typer.Option(metavar="N", min=0, help="From at least so many independent origins.")]
Outlets = Annotated[int, typer.Option(metavar="N", min=0, help="Told by at least so many outlets.")]
Grade = Annotated[
    int, typer.Option(metavar="N", min=1, max=6, help="No worse than this: 1 confirmed … 5 improbable, 6 no judging.")
]
Sort = Annotated[
    list[str] | None,
    typer.Option(
        "--sort", metavar="KEY,…",
        help=f"Keys {', '.join(KEYS)}, or a kind of figure (its best); -KEY for falling: -killed,day.",
    ),
]  # fmt: skip
BUT = ("sort", "event", "all_revisions")  # claims' own


def _sort(given: list[str] | None) -> tuple[str, ...]:
    keys = split(given)
    for key in keys:
        if key.removeprefix("-") not in (*KEYS, *FIGURE_KINDS):
            names = ", ".join((*KEYS, *FIGURE_KINDS))
            raise typer.BadParameter(f"{key!r} is no key to sort by; there are {names}, each also as -KEY")
    return tuple(keys) or ORDER


def _told(shown: int, total: int, offset: int, most: int | None) -> str:
    if most is None or (total <= most and not offset):
        return f"{total:,} event{'' if total == 1 else 's'}"
    page = f"page {offset // most + 1:,} of {-(-total // most):,}"
    if not shown:
        return f"nothing on {page}; {total:,} events in all"
    return f"events {offset + 1:,} to {offset + shown:,} of {total:,}, {page}; --limit 0 shows all"


@partial(asking, but=BUT)
def events(
    wanted: Filters, as_of: AsOf = None, disputed: Disputed = False, min_origins: Origins = 0,
    min_outlets: Outlets = 0, max_grade: Grade = 6, sort: Sort = None, limit: Limit = None, page: Page = 1,
    json_: JsonOption = False, csv_: CsvOption = False, output: OutputOption = None, ledger: LedgerOption = None,
) -> None:  # fmt: skip
    """List events: the claims of all reports that tell of one act are one row, counted by claims, reports, outlets and
    independent origins.

    Filters are those of `panj claims`; each must hold for one of the event's claims, type, mode, realis, days and
    figures for the event as a whole.
    """
    one_form(json_, csv_, output)
    form = json_ or csv_
    most = (limit if limit is not None else (None if form and page == 1 else SHOWN)) or None
    offset = (page - 1) * most if most else 0
    asked = Asked(wanted, disputed, min_origins, min_outlets, max_grade, _sort(sort), most, offset)
    with events_of(ledger, as_of) as (book, pool):
        found, total = find(book, pool, asked)
    if json_:
        write((json.dumps(row(e), ensure_ascii=False) + "\n" for e in found), output)
    elif csv_:
        from panj.ask.event_table import csv

        write(csv(found), output)
    elif found:
        from panj.cli.draw_events import events_list

        console = out()
        console.print(events_list(found, console.width))
    if not form or output or total > len(found):
        note(_told(len(found), total, offset, most) + (f", as of {as_of}" if as_of else ""), "dim")
