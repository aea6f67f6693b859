"""`panj due`: commitments and forecasts, when they are due, and what became of them."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from panj.ask import Filters
from panj.ask.due import Answer, due_rows
from panj.ask.due_table import COLUMNS, row, window_words
from panj.ask.exports import csv_lines
from panj.cli.console import note, out, safe
from panj.cli.draw import SHORT
from panj.cli.filters import asking, known
from panj.cli.options import JsonOption, LedgerOption, whole_day
from panj.cli.writing import CsvOption, OutputOption, one_form, write
from panj.ledger import Ledger
from panj.model.due import KINDS, STATUSES, Due
from panj.model.forms import plain
from panj.settings import from_environment

AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of", parser=whole_day, metavar="DATE", help="As reported up to this day; else the newest report's."
    ),
]
Kinds = Annotated[list[str] | None, typer.Option("--kind", metavar="KIND,…", help=f"Any of {', '.join(KINDS)}.")]
Statuses = Annotated[
    list[str] | None, typer.Option("--status", metavar="STATUS,…", help=f"Any of {', '.join(STATUSES)}.")
]
FEW = 5  # scored forecasts; of fewer the base rate is hardly more than their own outcomes
STYLES = {"open": "yellow", "met": "green", "missed": "red", "overtaken": "magenta"}


def _status(due: Due) -> str:
    """`missed?` where only silence speaks for it: nobody reported the act, which proves nothing."""
    if due.status == "met" and due.early:
        return "met early"
    return due.status + ("?" if due.basis in ("silence", "untied") else "")


def _table(rows: Sequence[Due]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    for name, ratio, least in (
        ("due", None, SHORT), ("window", None, 12), ("status", None, 10), ("what is due, and who said so", 6, 20),
        ("why, and on which claims", 6, 20),
    ):  # fmt: skip
        most = None if ratio else {"window": 24}.get(name, least)
        table.add_column(name, ratio=ratio, min_width=least, max_width=most, overflow="fold")
    for x in rows:
        what = Text.assemble((x.kind, "italic"), "  ", safe(x.what))
        if x.probability:
            p = x.probability
            what.append(f"\n“{safe(p.words)}” = {p.low:.0%} to {p.high:.0%}", "yellow")
            if x.brier is not None:
                what.append(f", Brier {x.brier:.2f}", "yellow")
        said = f"\n{', '.join(x.said_by)}, {x.first_reported or 'no date'}"
        what.append(safe(said + (f"; {len(x.claims)} claims" if len(x.claims) > 1 else "")), "dim")
        why = Text(safe(x.why))
        for w in x.decided_by[:2]:
            source = f" ({', '.join(w.outlets)}{', ' if w.outlets else ''}{w.published or 'no date'})"
            why.append(f"\n{w.claim[:SHORT]} “{safe(w.quote)}”", "").append(safe(source), "dim")
        if len(x.decided_by) > 2:
            why.append(f"\nand {len(x.decided_by) - 2} more", "dim")
        status = Text(_status(x), STYLES[x.status])
        table.add_row(Text(x.id[:SHORT], "dim"), Text(safe(window_words(x.window)), "cyan"), status, what, why)
    return table


def _score(rows: Sequence[Due]) -> Iterator[str]:
    scores = [x for x in rows if x.brier is not None]
    if not scores:
        return
    lead = f"{len(scores)} forecast{'' if len(scores) == 1 else 's'} with a stated probability resolved"
    mean = sum(x.brier or 0.0 for x in scores) / len(scores)
    rate = scores[0].base_rate or 0.0
    base = sum((rate - (x.status == "met")) ** 2 for x in scores) / len(scores)
    held = f"; always saying the base rate of {rate:.0%} scores {base:.2f}"
    yield f"{lead}: mean Brier {mean:.2f}" + (held if len(scores) >= FEW else "; too few to hold against a base rate")


def _told(answer: Answer, rows: Sequence[Due]) -> None:
    counts = ", ".join(f"{n} {s}" for s in STATUSES if (n := sum(x.status == s for x in rows)))
    note(f"{len(rows)} due as of {answer.as_of}" + (f": {counts}" if counts else ""), "dim")
    for sentence in _score(rows):
        note(sentence, "dim")
    if any(x.basis == "silence" for x in rows):
        note("missed? = nothing reported in time; that is silence, no proof", "dim")
    if any(x.basis == "untied" for x in rows):
        note("open? = names no doer and no place by which a report could decide it", "dim")
    if answer.untimed:
        bare = f"{answer.untimed:,} planned, possible or forecast claims say no time ahead"
        note(f"{bare}; `panj claims --realis planned,possible,forecast` lists them", "dim")


@asking
def due(
    wanted: Filters, as_of: AsOf = None, kind: Kinds = None, status: Statuses = None, json_: JsonOption = False,
    csv_: CsvOption = False, output: OutputOption = None, ledger: LedgerOption = None,
) -> None:  # fmt: skip
    """List commitments with a deadline and forecasts with a horizon: open, met, missed or overtaken, and why.

    The filters ask for the claims that announce them; what decides them may be any claim of the ledger.
    """
    one_form(json_, csv_, output)
    kinds, statuses = known(kind, KINDS), known(status, STATUSES)
    with Ledger(from_environment(ledger=ledger).ledger, write=False) as book:
        answer = due_rows(book, wanted, as_of)
    rows = [x for x in answer.rows if (not kinds or x.kind in kinds) and (not statuses or x.status in statuses)]
    if json_:
        write((json.dumps(plain(x), ensure_ascii=False) + "\n" for x in rows), output)
    elif csv_:
        write(csv_lines(COLUMNS, map(row, rows)), output)
    elif rows:
        out().print(_table(rows))
    if not (json_ or csv_) or output:
        _told(answer, rows)
