"""`panj sources`: who feeds the ledger, and what people hold of their reliability."""

import json
from collections.abc import Sequence
from functools import partial
from typing import Annotated

import typer
from rich.console import Group
from rich.table import Table
from rich.text import Text

from panj.ask import Filters, stream
from panj.ask import sources as ask
from panj.cli.console import line, note, out, safe
from panj.cli.filters import asking
from panj.cli.merged import AsOf, events_of
from panj.cli.options import JsonOption, LedgerOption
from panj.cli.why import Reason, Who, _me
from panj.cli.writing import CsvOption, OutputOption, one_form, write
from panj.ledger import RELIABILITY, Ledger
from panj.ledger.ratings import key
from panj.model.forms import plain
from panj.settings import from_environment

SHOWN = 20  # outlets, and origins, in a table: a screen each
WIDE = 110  # columns that the whole table wants
FEW = ("claims", "relayed", "superseded", "contradicted")  # what a narrower one shows
sources = typer.Typer(invoke_without_command=True, help="See who feeds the ledger; rate how reliable a source is.")
Top = Annotated[
    int | None,
    typer.Option("--limit", metavar="N", min=0, help=f"So many of each in the table, 0 all; untold {SHOWN}."),
]


def _rated(f: ask.Feeder) -> str:
    return f"{f.rating} {f.reliability}" if f.rating else f.reliability


def _many(some: Sequence[tuple[str, int]], most: int = 2) -> str:
    named = ", ".join(f"{name} {n}" for name, n in some[:most])
    return named + (f" + {len(some) - most}" if len(some) > most else "")


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole}" if whole else ""


def _cells(by: str, f: ask.Feeder) -> dict[str, str]:
    """Numbers by column, and of an origin the first outlets that carry it; of an outlet's origins, how many."""
    fates = {"superseded": _of(f.superseded, f.figures), "contradicted": str(f.contradicted or "")}
    if by == "origin":
        return {"claims": str(f.claims), "events": str(f.events), "alone": str(f.alone), **fates}
    return {
        "reports": str(f.reports), "claims": str(f.claims), "relayed": f"{f.share:.0%}", "origins": str(len(f.others)),
        "events": str(f.events), "alone": str(f.alone), **fates, "corrected": str(f.corrected or ""),
    }  # fmt: skip


def _table(by: str, some: Sequence[ask.Feeder], width: int) -> Table:
    """A row a source; a narrow screen shows fewer columns, all of them are in --json and --csv."""
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    rows = [_cells(by, f) for f in some]
    names = [x for x in (rows[0] if rows else ()) if width >= WIDE or x in FEW]
    carried = by == "origin" and width >= WIDE
    table.add_column(by, ratio=3, min_width=12, overflow="fold")
    for name in names:
        table.add_column(name, justify="right", no_wrap=True)
    if carried:
        table.add_column("outlets", ratio=3, overflow="fold")
    table.add_column("reliability", ratio=2, min_width=11, overflow="fold")
    for f, cells in zip(some, rows, strict=True):
        outlets = [Text(safe(_many(f.others)), "dim")] if carried else []
        table.add_row(Text(safe(f.name), "bold"), *(cells[name] for name in names), *outlets, _rated(f))
    return table


@sources.callback()
@partial(asking, but=("sort", "event", "all_revisions"))
def listed(
    wanted: Filters, ctx: typer.Context, as_of: AsOf = None, limit: Top = None, json_: JsonOption = False,
    csv_: CsvOption = False, output: OutputOption = None, ledger: LedgerOption = None,
) -> None:  # fmt: skip
    """Say who feeds the ledger: outlets and origins, how much they only relay, and how what they say fared.

    relayed: claims that came through another outlet or a wire. alone: events told by it only. superseded: of the
    figures it states, those that later ones replaced. contradicted: claims that another origin denies, or the other
    way round. corrected: its reports that revise an earlier text. Filters are those of `panj claims`; `panj sources
    rate` keeps what you hold of a source.
    """
    if ctx.invoked_subcommand:
        return
    one_form(json_, csv_, output)
    with events_of(ledger, as_of) as (book, pool):
        found, _ = stream(book, wanted)
        outlets, origins = ask.sources(book, pool, found)
    tables = {"outlet": outlets, "origin": origins}
    if json_:
        write((json.dumps(f.json(by), ensure_ascii=False) + "\n" for by, some in tables.items() for f in some), output)
    elif csv_:
        write(ask.csv(tables), output)
    elif outlets or origins:
        most = (SHOWN if limit is None else limit) or None
        console = out()
        shown = (_table(by, some[:most], console.width) for by, some in tables.items())
        console.print(Group(next(shown), "", next(shown)))
        note(f"{len(outlets):,} outlets, {len(origins):,} origins; --limit 0 shows all", "dim")
    else:
        note("no claim answers", "dim")


@sources.command()
def rate(
    outlet: Annotated[str, typer.Argument(metavar="SOURCE", help="An outlet, or whoever says a thing first.")],
    grade: Annotated[
        str, typer.Argument(metavar="A…F", help="; ".join(f"{k} {v}" for k, v in RELIABILITY.items()) + ".")
    ],
    reason: Reason, who: Who = None, json_: JsonOption = False, ledger: LedgerOption = None,
) -> None:  # fmt: skip
    """Keep how reliable you hold a source to be, by the Admiralty code. Panj never rates one itself."""
    if grade.upper() not in RELIABILITY:
        raise typer.BadParameter(f"{grade!r} is none of {', '.join(RELIABILITY)}")
    if not reason.strip():
        raise typer.BadParameter("say why", param_hint="--why")
    with Ledger(from_environment(ledger=ledger).ledger) as book:
        entry = book.rate(outlet, grade.upper(), who=who or _me(), why=reason)
        rating = ask.held(book.ratings())[key(outlet)]
    if json_:
        line(json.dumps({**plain(rating), "word": rating.word, "entry": entry and entry.seq}, ensure_ascii=False))
        return
    if entry is None:
        note("rated so already; nothing was added", "dim")
        return
    line(safe(f"{rating.name}: {rating.grade} {rating.word} (entry {entry.seq})"))


@sources.command()
def ratings(json_: JsonOption = False, ledger: LedgerOption = None) -> None:
    """List every rating that was ever given, oldest first, by whom and why; the last on a name holds."""
    with Ledger(from_environment(ledger=ledger).ledger, write=False) as book:
        found = book.ratings()
    holds = ask.held(found)
    for r in found:
        last = holds[key(r.name)] is r
        if json_:
            line(json.dumps({**plain(r), "word": r.word, "last": last}, ensure_ascii=False))
        else:
            line(
                safe(
                    f"{r.name}: {r.grade} {r.word} · {r.who}, {r.at[:10]}: {r.why}" + ("" if last else " (rated anew)")
                )
            )
    if not found and not json_:
        note("no source is rated yet; `panj sources rate SOURCE A…F --why TEXT` does", "dim")
