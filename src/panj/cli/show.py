"""`panj show`: one claim with its receipt, or one report with all its claims."""

import json
from typing import Annotated, Any

import typer

from panj.ask import Receipt, Sheet, context
from panj.ask import show as ask_show
from panj.cli.console import line, out
from panj.cli.options import JsonOption, LedgerOption
from panj.cli.receipt import BLANKS, receipt, sheet
from panj.ledger import Ledger
from panj.model import Reading
from panj.model.forms import plain, reading_json
from panj.settings import from_environment


def _standing(found: Receipt | Sheet) -> dict[str, Any]:
    return {**plain(found.standing), "decisions": [d.json() for d in found.decisions]}


def _json(found: Receipt | Sheet) -> dict[str, Any]:
    """A report in the form of `panj read --json`; a claim with its context, its report and its journal entry."""
    entry = found.entry
    if isinstance(found, Sheet):
        row = reading_json(Reading(found.report, entry.version, found.claims))
        return row | _standing(found) | ({} if found.standing.kept == "full" else {"text": "", "struck": []})
    report = plain(found.report)
    where = context(found.report.text, found.claim)
    text, span = found.report.text[where.start : where.end], [where.start, where.end]
    return {
        **plain(found.claim),
        "context": {"text": text if found.standing.kept == "full" else BLANKS.sub(" … ", text), "span": span},
        "report": {
            "report": report["id"],
            **{k: report[k] for k in ("doc_id", "outlets", "title", "url", "published")},
            "version": entry.version,
        },
        "entry": {"seq": entry.seq, "at": entry.at, "hash": entry.hash},
        **_standing(found),
        "same_event": [c.id for c in found.others],
    }


def show(
    wanted: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="A claim's id or anchor, a report's id, doc_id or file; an id may be cut short."
        ),
    ],
    json_: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Show one claim with its receipt, or one report with all its claims."""
    with Ledger(from_environment(ledger=ledger).ledger, write=False) as book:
        found = ask_show(book, wanted)
    if json_:
        line(json.dumps(_json(found), ensure_ascii=False))
        return
    console = out()
    no_colour = console.color_system is None or console.no_color
    console.print(receipt(found, no_colour) if isinstance(found, Receipt) else sheet(found, no_colour))
