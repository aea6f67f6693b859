"""`panj verify`: is the ledger what it was?"""

import json
import re
from typing import Annotated

import typer

from panj.cli.console import line, safe
from panj.cli.options import JsonOption, LedgerOption
from panj.ledger import Ledger, Verdict
from panj.model.forms import plain
from panj.settings import from_environment


def _head(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", text.strip().lower()):
        raise typer.BadParameter("a head is 64 hex digits, as `panj read` prints it")
    return text.strip().lower()


def _tell(path: str, verdict: Verdict) -> None:
    if verdict.broken is None:
        gone = f", {verdict.withdrawn:,} withdrawn" if verdict.withdrawn else ""
        line(f"{path} holds: {verdict.entries:,} entries, {verdict.readings:,} of them readings{gone}")
        line(f"head {verdict.head}")
        return
    broken = verdict.broken
    where = f"entry {broken.seq} ({broken.subject}): " if broken.seq else ""
    line(safe(f"{path} is BROKEN: {where}{broken.why}"))
    before = "before it " if broken.seq else ""
    line(f"{verdict.entries:,} entries {before}hold; the last of them has the hash {verdict.head}")


def verify(
    head: Annotated[
        str | None, typer.Option(parser=_head, metavar="HASH", help="A head kept elsewhere, of any earlier day.")
    ] = None,
    json_: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Recompute the journal's chain, its payloads and the views; name the first entry that does not hold.

    Whoever can write to the file can rewrite all of it, hashes too. Keep the head that `panj read` prints somewhere
    else, and `--head` tells whether this journal has grown from that one.
    """
    with Ledger(from_environment(ledger=ledger).ledger, write=False) as book:
        verdict = book.verify(head)
        path = str(book.path)
    if json_:
        line(json.dumps({"ledger": path, "ok": verdict.ok, **plain(verdict)}, ensure_ascii=False))
    else:
        _tell(path, verdict)
    if not verdict.ok:
        raise typer.Exit(1)
