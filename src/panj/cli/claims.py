"""`panj claims`: what the ledger holds, asked by type, time, place, party, source and words."""

import json
import sys
from datetime import date
from typing import Annotated

import typer

from panj.ask import Filters
from panj.ask import claims as ask_claims
from panj.cli.console import line, note, out
from panj.cli.draw import claims_list
from panj.cli.options import JsonOption, LedgerOption, country, country_code, since_day, until_day
from panj.cli.spread import csv_text
from panj.ledger import Ledger
from panj.model import MODES, REALIS, TYPES
from panj.settings import from_environment

SHOWN = 50  # rows of a table unless told otherwise: a screen or two
HELD = {m for many in MODES.values() for m in many}

Types = Annotated[list[str] | None, typer.Option("--type", metavar="TYPE,…", help=f"Any of {', '.join(TYPES)}.")]
Modes = Annotated[list[str] | None, typer.Option(metavar="MODE,…", help="Modes of a type: seize, aerial, flee …")]
Stands = Annotated[list[str] | None, typer.Option(metavar="REALIS,…", help=f"Any of {', '.join(REALIS)}.")]
Since = Annotated[
    date | None,
    typer.Option(parser=since_day, metavar="DATE", help="Acts of this day or later: 2021-07-05, 2021-07 or 2021."),
]
Until = Annotated[date | None, typer.Option(parser=until_day, metavar="DATE", help="Acts of this day or earlier.")]
Out = Annotated[date | None, typer.Option(parser=since_day, metavar="DATE", help="Reports of this day or later.")]
OutBy = Annotated[date | None, typer.Option(parser=until_day, metavar="DATE", help="Reports of this day or earlier.")]
Source = Annotated[
    str | None, typer.Option(metavar="NAME", help="Part of a source's name, at any step of the chain, or its cue.")
]
Party = Annotated[str | None, typer.Option(metavar="NAME", help="Part of a doer's name.")]
Hit = Annotated[str | None, typer.Option(metavar="NAME", help="Part of the name of who is affected.")]
Where = Annotated[str | None, typer.Option(metavar="NAME", help="Part of a place's name, or a country.")]
In = Annotated[
    str | None, typer.Option("--country", parser=country, metavar="COUNTRY", help="Country of a place or a party.")
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Part of an outlet's name.")]
Said = Annotated[
    list[str] | None, typer.Option(metavar="WORDS", help="Words of the evidence, in this order; may be repeated.")
]
Of = Annotated[str | None, typer.Option(metavar="ID", help="A report's id, the start of one, its doc_id or file.")]
Hedged = Annotated[
    bool | None, typer.Option("--hedged/--unhedged", help="What the text keeps its distance from, or the rest.")
]
Limit = Annotated[
    int | None, typer.Option(metavar="N", min=0, help=f"At most so many, 0 for all; a table shows {SHOWN} untold.")
]
Csv = Annotated[bool, typer.Option("--csv", help="CSV on stdout; cells that a spreadsheet would run are defused.")]


def _listed(given: list[str] | None, known: tuple[str, ...], upper: bool = False) -> tuple[str, ...]:
    """Values of an option that may be repeated and may hold commas."""
    values = [v.strip() for text in given or () for v in text.split(",") if v.strip()]
    values = [v.upper() if upper else v.lower() for v in values]
    for value in values:
        if value not in known:
            raise typer.BadParameter(f"{value!r} is none of {', '.join(known)}")
    return tuple(values)


def claims(
    type_: Types = None, mode: Modes = None, realis: Stands = None, since: Since = None, until: Until = None,
    published_since: Out = None, published_until: OutBy = None, source: Source = None, actor: Party = None,
    target: Hit = None, place: Where = None, in_country: In = None, outlet: Outlet = None, text: Said = None,
    report: Of = None, hedged: Hedged = None, limit: Limit = None, json_: JsonOption = False, csv_: Csv = False,
    ledger: LedgerOption = None,
) -> None:  # fmt: skip
    """List claims. Different options must all hold; several values of one are alternatives."""
    if json_ and csv_:
        raise typer.BadParameter("choose one of --json and --csv")
    most = limit if limit is not None else (None if json_ or csv_ else SHOWN)
    filters = Filters(
        types=_listed(type_, TYPES, upper=True), modes=_listed(mode, tuple(sorted(HELD))),
        realis=_listed(realis, REALIS), hedged=hedged, since=since, until=until, published_since=published_since,
        published_until=published_until, source=source, actor=actor, target=target, place=place,
        place_country=country_code(place) if place else None, country=in_country, outlet=outlet,
        text=tuple(text or ()), report=report, limit=most or None,
    )  # fmt: skip
    with Ledger(from_environment(ledger=ledger).ledger, write=False) as book:
        found, total = ask_claims(book, filters)
    if json_:
        for item in found:
            line(json.dumps(item.json(), ensure_ascii=False))
    elif csv_:
        sys.stdout.write(csv_text(found))
    elif found:
        console = out()
        console.print(claims_list(found, console.width))
    if total > len(found):
        note(f"{len(found):,} of {total:,} claims; --limit 0 shows all, `panj show CLAIM` the receipt of one", "dim")
    elif not (json_ or csv_):
        note(f"{total:,} claim{'' if total == 1 else 's'}", "dim")
