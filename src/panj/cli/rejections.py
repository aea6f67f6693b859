"""`panj rejections`: what was not taken up, at which stage and why."""

import json

from rich.table import Table
from rich.text import Text

from panj.cli.console import line, note, out, safe
from panj.cli.options import JsonOption, LedgerOption
from panj.ledger import Ledger
from panj.settings import from_environment


def rejections(json_: JsonOption = False, ledger: LedgerOption = None) -> None:
    """List everything that was not taken up, with the stage and the reason."""
    with Ledger(from_environment(ledger=ledger).ledger, write=False) as book:
        rows = book.rejections()
    if json_:
        for row in rows:
            line(json.dumps(row, ensure_ascii=False))
        return
    if rows:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for name in ("where", "stage", "reason", "what to do about it"):
            table.add_column(name, overflow="fold")
        for row in rows:
            where = ":".join(x for x in (row["path"], row["place"]) if x) or row["doc_id"] or "?"
            table.add_row(
                *(
                    Text(safe(x))
                    for x in (where, row["stage"], row["reason"], row["message"].removeprefix(f"{row['path']}: "))
                )
            )
        out().print(table)
    note(f"{len(rows):,} rejection{'' if len(rows) == 1 else 's'}", "dim")
