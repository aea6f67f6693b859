"""`panj ledger`: what a ledger holds and how it is kept."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from panj.cli.console import line, note, out, safe
from panj.cli.merged import events_of
from panj.cli.options import JsonOption, LedgerOption
from panj.ledger import POLICIES, Info, Ledger
from panj.model.forms import plain
from panj.settings import from_environment

SHOWN = 12  # outlets and versions told by name

ledger = typer.Typer(no_args_is_help=True, help="See what a ledger holds; set what it keeps; tidy and copy it.")


def _rows(rows: Iterable[tuple[str, str]]) -> None:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, told in rows:
        grid.add_row(name, Text(safe(told)))
    out().print(grid)


def _list(counts: Mapping[str, int]) -> str:
    named = [f"{name} {n:,}" for name, n in list(counts.items())[:SHOWN]]
    left = len(counts) - len(named)
    return ", ".join(named) + (f" and {left:,} more" if left > 0 else "")


def _bytes(n: int) -> str:
    return f"{n / 1e6:,.1f} MB" if n >= 100_000 else f"{n:,} bytes"


def _told(found: Info) -> Iterator[tuple[str, str]]:
    size, log = found.bytes
    yield "ledger", f"{found.path}, {_bytes(size)}" + (f" and {_bytes(log)} of log" if log else "")
    yield "layout", str(found.layout)
    yield "entries", f"{sum(found.entries.values()):,}: {_list(found.entries)}"
    yield "", f"made {found.entered[0]} to {found.entered[1]}" if found.entered[0] else "none yet"
    yield "shown", _list(found.shown)
    if found.superseded:
        yield "superseded", f"{found.superseded:,}, by a later text at the same address"
    for version, (read, showing) in list(found.versions.items())[:SHOWN]:
        yield "version", f"{version}: {read:,} reading{'' if read == 1 else 's'}, {showing:,} of them shown"
    yield "published", f"{found.days[0]} to {found.days[1]}" if found.days[0] else "no date known"
    yield "outlets", _list(found.outlets) or "none named"
    yield "policy", ", ".join(f"{outlet} {policy}" for outlet, policy in found.policies.items())
    yield "kept", _list(found.kept) or "nothing"
    if found.decisions:
        yield "decisions", _list(found.decisions)
    if found.to_scrub:
        yield "to scrub", "letters of a withdrawn report may be in the file yet: run `panj ledger vacuum`"
    yield "head", found.head


@ledger.command()
def info(json_: JsonOption = False, ledger: LedgerOption = None) -> None:
    """Say how large the ledger is, what it holds, who read it and from which days."""
    with Ledger(from_environment(ledger=ledger).ledger, write=False) as book:
        found = book.info()
    if json_:
        line(json.dumps(plain(found) | {"policies": found.policies}, ensure_ascii=False))
        return
    _rows(_told(found))


@ledger.command()
def policy(
    outlet: Annotated[
        str | None, typer.Argument(metavar="OUTLET", help="An outlet's name, or * for all that have none of their own.")
    ] = None,
    kept: Annotated[str | None, typer.Argument(metavar="|".join(POLICIES), help="What is kept of its texts.")] = None,
    json_: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Set what is kept of an outlet's texts from now on, or list what is set.

    full: the whole text. quote: headline and the quotes of its claims only. none: neither, but who, what, where, when
    and how many. A report of several outlets gets the strictest of theirs. What is there already stays as it is.
    """
    if (outlet is None) != (kept is None):
        raise typer.BadParameter(f"name an outlet and one of {', '.join(POLICIES)}, or neither")
    if kept is not None and kept not in POLICIES:
        raise typer.BadParameter(f"{kept!r} is none of {', '.join(POLICIES)}")
    path = from_environment(ledger=ledger).ledger
    if outlet is not None and kept is not None:
        with Ledger(path, create=True) as book:
            book.set_policy(outlet, kept)
    with Ledger(path, write=False) as book:
        found = book.policies()
    if json_:
        line(json.dumps(found, ensure_ascii=False))
        return
    _rows(found.items())


@ledger.command()
def vacuum(ledger: LedgerOption = None) -> None:
    """Write the file anew without the room that deleted rows left."""
    with Ledger(from_environment(ledger=ledger).ledger) as book:
        before, after = book.vacuum()
        line(f"{book.path}: {_bytes(before)} before, {_bytes(after)} now")


@ledger.command()
def rebuild(ledger: LedgerOption = None) -> None:
    """Drop the views and compute them anew from the journal."""
    with Ledger(from_environment(ledger=ledger).ledger) as book:
        many = book.rebuild_views()
        line(f"{book.path}: views computed anew from {many:,} entries")
    with events_of(ledger) as (_, pool):
        line(f"{len(pool.heads):,} events drawn anew from {len(pool.home):,} claims")


@ledger.command()
def copy(
    to: Annotated[Path, typer.Argument(metavar="TO", help="The new ledger; nothing may be there yet.")],
    ledger: LedgerOption = None,
) -> None:
    """Copy the journal, entry by entry, into a new ledger, and verify both."""
    with Ledger(from_environment(ledger=ledger).ledger, write=False) as book:
        made = book.copy(to)
    line(f"{to} holds: {made.entries:,} entries, {made.readings:,} of them readings")
    line(f"head {made.head}")
    note("both ledgers were verified", "dim")
