"""`panj withdraw`: a report taken back for good."""

import json
from typing import Annotated

import typer

from panj.ask.show import hit_of
from panj.cli.console import line, note, safe
from panj.cli.options import JsonOption, LedgerOption
from panj.errors import NotFound
from panj.ledger import Ledger
from panj.model.forms import plain
from panj.settings import from_environment


def withdraw(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A report's id, its doc_id or the file it was in.")],
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason; it stays in the ledger. Quote nothing here.")],
    who: Annotated[str | None, typer.Option(metavar="NAME", help="Who withdraws it; it stays too.")] = None,
    json_: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:
    """Erase a report's text, quotes and claims for good, in every reading; that it was withdrawn stays, and why.

    The journal holds afterwards (`panj verify`). A report that was withdrawn is not read again.
    """
    if not why.strip():
        raise typer.BadParameter("say why; it is all that stays", param_hint="--why")
    with Ledger(from_environment(ledger=ledger).ledger) as book:
        hit = hit_of(book, report)
        if hit.kind != "report":
            of = json.loads(book.claims_of(hit.seq)[0])["anchor"].split(":", 1)[0]
            raise NotFound(f"{report!r} is a claim; a report is withdrawn whole: `panj withdraw {of}`")
        standing = book.standing(hit.name)
        made = book.withdraw(hit.name, why.strip(), who)
        head = book.head()
    if json_:
        line(json.dumps({**plain(made), "head": head}, ensure_ascii=False))
        return
    many = f"{len(made.erased)} entr{'y' if len(made.erased) == 1 else 'ies'}"
    line(safe(f"{made.report} is withdrawn: {many} erased, their hashes stay"))
    line(f"head {head}")
    for other in (standing.revises, standing.superseded_by) if standing else ():
        if other:
            note(f"{other} is another text at the same address and is still there", "yellow")
