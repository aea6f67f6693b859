"""`panj conflicts`: what sources disagree on, side by side."""

import json
from functools import partial
from itertools import groupby
from typing import Annotated

import typer
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from panj.ask.conflicts import Conflict
from panj.ask.conflicts import conflicts as ask
from panj.ask.event_words import act
from panj.ask.events import Asked, find
from panj.cli.console import line, note, out, safe
from panj.cli.draw import SHORT
from panj.cli.events import BUT
from panj.cli.filters import asking
from panj.cli.merged import AsOf, events_of
from panj.cli.options import JsonOption, LedgerOption
from panj.ledger import Filters

Settled = Annotated[bool, typer.Option("--settled", help="Also figures that a later count has settled.")]


def _sheet(found: Conflict) -> Table:
    grid = Table.grid(padding=(0, 2))
    for style in ("bold", "", "dim"):
        grid.add_column(style=style, no_wrap=True)
    grid.add_column(overflow="fold")
    for number, side in enumerate(found.sides):
        for n, s in enumerate(side):
            mark = (
                ("" if n else "says" if number == 0 else "but")
                if found.kind == "denial"
                else ""
                if n
                else "or" * (number > 0)
            )
            quote = safe(f"“{s.says}”")
            told = Text(safe(s.chain))
            told.append(safe(f"  {s.why}" if s.why else ""), "italic dim")
            if found.kind == "denial":
                told = Text.assemble(quote, "\n", told)
                quote = s.standing
            grid.add_row(mark, quote, f"{s.published or 'no day'} {s.claim[:SHORT]}", told)
    return grid


@partial(asking, but=BUT)
def conflicts(
    wanted: Filters, as_of: AsOf = None, settled: Settled = False, json_: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:  # fmt: skip
    """List what sources disagree on: figures of one event that cannot both be true, and acts that one source asserts
    and another denies, with who says what, since when, and which figure stands for which reason."""
    with events_of(ledger, as_of) as (book, pool):
        events, _ = find(book, pool, Asked(wanted))
        found = list(ask(book, events, settled))
    if json_:
        for one in found:
            line(json.dumps(one.json(), ensure_ascii=False))
        return
    console = out()
    for _, some in groupby(found, key=lambda x: x.event.id):
        of_one = list(some)
        event = of_one[0].event
        console.print(Text.assemble((event.id[:SHORT], "dim"), "  ", (safe(act(event, counted=False)), "bold")))
        for one in of_one:
            console.print(Text(f"  {safe(one.matter)}{', settled since' if one.settled else ''}", "yellow"))
            console.print(Padding(_sheet(one), (0, 0, 0, 4)))
        line("")
    things = [f"{n:,} {word}{'' if n == 1 else 's'}" for n, word in ((len(found), "conflict"), (len(events), "event"))]
    note(" in ".join(things), "dim")
