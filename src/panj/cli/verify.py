"""`panj verify`: is the ledger what it was?"""

import re
from typing import Annotated

import typer

from panj.cli.console import line, safe
from panj.cli.options import LedgerOption
from panj.ledger import Ledger
from panj.settings import from_environment


def _head(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", text.strip().lower()):
        raise typer.BadParameter("a head is 64 hex digits, as `panj read` prints it")
    return text.strip().lower()


def verify(
    head: Annotated[
        str | None, typer.Option(parser=_head, metavar="HASH", help="A head kept elsewhere, of any earlier day.")
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Recompute the journal's chain, its payloads and the views; name the first entry that does not hold."""
    with Ledger(from_environment(ledger=ledger).ledger, write=False) as book:
        verdict = book.verify(head)
        path = book.path
    if verdict.broken is None:
        line(f"{path} holds: {verdict.entries:,} entries, {verdict.readings:,} of them readings")
        line(f"head {verdict.head}")
        return
    broken = verdict.broken
    where = f"entry {broken.seq} ({broken.subject}): " if broken.seq else ""
    line(safe(f"{path} is BROKEN: {where}{broken.why}"))
    line(f"{verdict.entries:,} entries before it hold; the last of them has the hash {verdict.head}")
    raise typer.Exit(1)
