"""`panj review`: a person's word on a claim, kept beside the machine's."""

import json
from collections.abc import Sequence
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from panj.ask.show import hit_of
from panj.cli.console import line, note, out
from panj.cli.decided import decided_line, tie_line, value
from panj.cli.draw import SHORT
from panj.cli.options import JsonOption, LedgerOption
from panj.errors import NotFound
from panj.ledger import Decided, Ledger, Tied
from panj.settings import from_environment

On = Annotated[str | None, typer.Argument(metavar="CLAIM", help="A claim's id or anchor; an id may be cut short.")]
Field = Annotated[
    str | None, typer.Option(metavar="FIELD", help="What is decided on: type, mode, realis, hedged, figures.0.low …")
]
New = Annotated[str | None, typer.Option(metavar="VALUE", help="What it should say; empty for nothing.")]
Who = Annotated[str | None, typer.Option(metavar="NAME", help="Who decides.")]
Why = Annotated[str | None, typer.Option(metavar="TEXT", help="The reason, for whoever reads it later.")]
Listed = Annotated[bool, typer.Option("--list", help="Every decision in the ledger.")]
Orphans = Annotated[
    bool, typer.Option("--orphans", help="Decisions whose claim the newest reading of its report does not find.")
]


def _anchor(book: Ledger, wanted: str) -> str:
    hit = hit_of(book, wanted)
    if hit.kind != "claim":
        raise NotFound(f"{wanted!r} is a report; name one of its claims, `panj show {hit.name}` lists them")
    return next(str(body["anchor"]) for body in map(json.loads, book.claims_of(hit.seq)) if body["id"] == hit.name)


def _show(found: list[Decided], json_: bool, what: str, ties: Sequence[Tied] = ()) -> None:
    if json_:
        for row in [*(d.json() for d in found), *(x.json() for x in ties)]:
            line(json.dumps(row, ensure_ascii=False))
        return
    if found or ties:
        grid = Table.grid(padding=(0, 2))
        grid.add_column(style="bold", no_wrap=True)
        grid.add_column(overflow="fold")
        for d in found:
            grid.add_row(Text((d.claim or "orphan")[:SHORT]), decided_line(d))
            if d.claim is None:
                grid.add_row("", Text(d.decision.anchor, "dim"))
        for tied in ties:
            grid.add_row("split" if tied.tie.same is False else "join", tie_line(tied))
        out().print(grid)
    many = len(found) + len(ties)
    note(f"{many:,} {what}{'' if many == 1 else 's'}", "dim")


def review(
    claim: On = None, field: Field = None, new: New = None, who: Who = None, why: Why = None,
    list_: Listed = False, orphans: Orphans = False, json_: JsonOption = False, ledger: LedgerOption = None,
) -> None:  # fmt: skip
    """Decide on a field of a claim, or list decisions. The machine's answer stays; the decision is shown beside it.

    A decision holds on to the claim's place in the report and to what the machine said there. It survives every new
    reading; where one says something else, or finds no claim there, `--list` and `--orphans` tell.
    """
    deciding = any(given is not None for given in (field, new, who, why))
    path = from_environment(ledger=ledger).ledger
    if list_ or orphans:
        if claim or deciding or (list_ and orphans):
            raise typer.BadParameter("--list and --orphans stand alone")
        with Ledger(path, write=False) as book:
            found = book.orphans() if orphans else book.decisions()
            ties = [x for x in book.ties() if not orphans or (x.last and None in x.claims)]
        _show(found, json_, "orphan" if orphans else "decision", ties)
        return
    if claim is None:
        raise typer.BadParameter("name a claim, or give --list or --orphans")
    if not deciding:
        with Ledger(path, write=False) as book:
            found = book.decisions(anchor=_anchor(book, claim))
        _show(found, json_, "decision")
        return
    if field is None or new is None or not (who or "").strip() or not (why or "").strip():
        raise typer.BadParameter("a decision needs --field, --new, --who and --why")
    with Ledger(path) as book:
        anchor = _anchor(book, claim)
        entry = book.decide(anchor, field, new, who=str(who), why=str(why))
        made = [d for d in book.decisions(anchor=anchor) if d.decision.field == field][-1]
    if json_:
        line(json.dumps(made.json(), ensure_ascii=False))
        return
    if entry is None:
        note("decided so already; nothing was added", "dim")
    said = f"{field}: {value(made.decision.new)}"
    seen = "as the machine says" if made.decision.new == made.decision.seen else f"not {value(made.decision.seen)}"
    line(f"{made.decision.id} on {made.claim}: {said}, {seen} (entry {made.seq})")
