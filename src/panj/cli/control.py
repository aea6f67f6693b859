"""`panj control`: who holds which place since when, on whose word, and how long ago that was last said."""

import json
from collections.abc import Sequence
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from panj.ask import Filters
from panj.ask.control import Holds
from panj.ask.control import control as holds
from panj.ask.control_table import COLUMNS, place_words, row, since_words
from panj.ask.exports import csv_lines
from panj.cli.console import note, out, safe
from panj.cli.draw import SHORT, STYLES
from panj.cli.due import AsOf
from panj.cli.filters import asking, known
from panj.cli.options import JsonOption, LedgerOption
from panj.cli.writing import CsvOption, OutputOption, one_form, write
from panj.ledger import Ledger
from panj.model.control import STANDINGS, Hold
from panj.model.forms import plain
from panj.settings import from_environment

History = Annotated[bool, typer.Option("--history", help="Also the holds that have ended, each with its end.")]
Standings = Annotated[
    list[str] | None, typer.Option("--standing", metavar="STANDING,…", help=f"Any of {', '.join(STANDINGS)}.")
]
COLOURS = {"reported": "green", "unconfirmed": "yellow", "contested": "red", "left": "dim"}


def _table(rows: Sequence[Hold]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    for name, ratio, least in (
        ("hold", None, SHORT), ("place", 4, 12), ("holder", 3, 10), ("since", None, 13), ("last said", None, 13),
        ("standing", None, 11), ("on whose word, and why", 8, 20),
    ):  # fmt: skip
        table.add_column(name, ratio=ratio, min_width=least, max_width=None if ratio else least, overflow="fold")
    for x in rows:
        word = Text(safe(", ".join(x.on_word) or "the report"), STYLES["source"])
        word.append(safe(f"\n{x.why}"), "none")
        word.append(safe(f"\n{x.claims[0].claim[:SHORT]} “{x.claims[0].quote}”"), "dim")
        if len(x.claims) > 1:
            word.append(f" and {len(x.claims) - 1} more", "dim")
        for w in x.against[-1:]:
            word.append(safe(f"\nagainst: {w.claim[:SHORT]} “{w.quote}” ({', '.join(w.outlets)})"), "dim")
        ago = f"\n{x.silent} day{'' if x.silent == 1 else 's'} ago" if x.silent else ""
        said = Text.assemble(str(x.confirmed), (f"\nuntil {x.until}" if x.until else ago, "dim"))
        table.add_row(
            Text(x.id[:SHORT], "dim"), Text(safe(place_words(x.place) + ("?" if x.guessed else "")), STYLES["place"]),
            Text(safe(x.holder.name if x.holder else "not said"), STYLES["actor"]),
            Text(since_words(x).replace(" … ", "\n… "), STYLES["when"]), said,
            Text(x.standing, COLOURS[x.standing]), word,
        )  # fmt: skip
    return table


def _told(answer: Holds, rows: Sequence[Hold]) -> None:
    counts = ", ".join(f"{n} {s}" for s in STANDINGS if (n := sum(x.standing == s for x in rows)))
    note(
        f"{len(rows)} hold{'' if len(rows) == 1 else 's'} as of {answer.as_of}" + (f": {counts}" if counts else ""),
        "dim",
    )
    if rows:
        note("nothing is known of a place after the day on which it was last said", "dim")
    if answer.placeless:
        bare = f"{answer.placeless:,} claim{'' if answer.placeless == 1 else 's'} of taking, giving up or leaving"
        note(f"{bare} without a known place of their own", "dim")


@asking
def control(
    wanted: Filters, as_of: AsOf = None, history: History = False, standing: Standings = None,
    json_: JsonOption = False, csv_: CsvOption = False, output: OutputOption = None, ledger: LedgerOption = None,
) -> None:  # fmt: skip
    """List who holds which place, since when and on whose word: reported, unconfirmed, contested or left.

    The filters choose places by the claims that tell of them; how a place stands comes from all claims of it.
    """
    one_form(json_, csv_, output)
    standings = known(standing, STANDINGS)
    with Ledger(from_environment(ledger=ledger).ledger, write=False) as book:
        answer = holds(book, wanted, as_of, history)
    rows = [x for x in answer.rows if not standings or x.standing in standings]
    if json_:
        write((json.dumps(plain(x), ensure_ascii=False) + "\n" for x in rows), output)
    elif csv_:
        write(csv_lines(COLUMNS, map(row, rows)), output)
    elif rows:
        out().print(_table(rows))
    if not (json_ or csv_) or output:
        _told(answer, rows)
