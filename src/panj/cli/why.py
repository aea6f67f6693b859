"""`panj why`, `panj join`, `panj split`: whether two claims tell of one act, by the machine's word and by people's."""

import getpass
import json
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from panj import flow_events as flow
from panj.ask.show import hit_of
from panj.cli.console import line, note, out, safe
from panj.cli.decided import tie_line
from panj.cli.draw import SHORT
from panj.cli.merged import events_of
from panj.cli.options import JsonOption, LedgerOption
from panj.errors import NotFound
from panj.ledger import Ledger
from panj.model.forms import plain
from panj.settings import from_environment

One = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id or anchor; an id may be cut short.")]
Other = Annotated[str, typer.Argument(metavar="CLAIM", help="Another claim.")]
Reason = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, for whoever reads it later.")]
Who = Annotated[str | None, typer.Option("--who", metavar="NAME", help="Who decides; your login name untold.")]
Undo = Annotated[bool, typer.Option("--undo", help="Take back what was said of the two: the machine judges again.")]


def _claim(book: Ledger, wanted: str) -> tuple[str, str]:
    """(id, anchor) of the claim that goes by a name."""
    hit = hit_of(book, wanted)
    if hit.kind != "claim":
        raise NotFound(f"{wanted!r} is a report; name one of its claims, `panj show {hit.name}` lists them")
    bodies = map(json.loads, book.claims_of(hit.seq))
    return hit.name, next(str(body["anchor"]) for body in bodies if body["id"] == hit.name)


def _me() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise typer.BadParameter(
            "nobody is known to be at this terminal; say who decides", param_hint="--who"
        ) from None


def why(one: One, other: Other, json_: JsonOption = False, ledger: LedgerOption = None) -> None:
    """Say why two claims were (not) judged to tell of one act: the evidence by weight, what rules it out, and what
    people decided. Weights are log-odds: above 0 for one act, below 0 against."""
    with events_of(ledger) as (book, pool):
        (a, _), (b, _) = _claim(book, one), _claim(book, other)
        if a == b:
            raise typer.BadParameter("these are one claim; name two")
        found = flow.why(book, a, b)
        homes = [pool.home.get(x) for x in (a, b)]
    j = found.judgement
    if json_:
        ties = [x.json() for x in found.ties]
        line(json.dumps({**plain(j), "start": flow.start(), "ties": ties, "events": homes}, ensure_ascii=False))
        return
    same = homes[0] == homes[1]
    told = f"one event: {homes[0]}" if same else f"two events: {homes[0]} and {homes[1]}"
    rows = [
        (Text(f"{e.weight:+.2f}", "green" if e.weight > 0 else "red"), e.name, Text(safe(e.why))) for e in j.evidence
    ]
    from panj.cli.dossier import grid

    console = out()
    console.print(Text.assemble((f"{a[:SHORT]} and {b[:SHORT]} are in ", "dim"), (told, "bold")))
    console.print(Text(f"the machine: {j.probability:.0%} likely to tell of one act"))
    console.print(
        grid(
            [(Text(f"{flow.start():+.2f}", "dim"), "", Text("two claims with nothing else known", "dim")), *rows],
            "",
            "",
        )
    )
    if j.apart:
        console.print(Text(safe(f"ruled out, whatever the sum: {j.apart}"), "bold red"))
    for x in found.ties:
        console.print(Text.assemble("people: ", tie_line(x)))
    if not found.ties and same != (j.apart is None and j.probability >= 0.5):
        how = "other claims of the event draw them together" if same else "their groups as wholes are less alike"
        note(f"events are drawn from all pairs of their claims: {how}", "dim")


def _tie(
    one: str, other: str, same: bool, undo: bool, who: str | None, reason: str, json_: bool, path: Path | None
) -> None:
    if not reason.strip():
        raise typer.BadParameter("say why", param_hint="--why")
    with Ledger(from_environment(ledger=path).ledger) as book:
        (a, x), (b, y) = _claim(book, one), _claim(book, other)
        if a == b:
            raise typer.BadParameter("these are one claim; name two")
        entry = book.tie(x, y, None if undo else same, who=who or _me(), why=reason)
        both = [t for t in book.ties(x) if y in (t.tie.a, t.tie.b)]
    if json_:
        line(json.dumps(both[-1].json() if both else None, ensure_ascii=False))
        return
    if entry is None:
        note(
            "nothing was said of the two that could be taken back"
            if undo and not both
            else "decided so already; nothing was added",
            "dim",
        )
        return
    word = "are left to the machine again" if undo else "tell of one act" if same else "tell of two acts"
    line(safe(f"{a} and {b} {word} (entry {entry.seq})"))


def join(
    one: One, other: Other, reason: Reason, who: Who = None, undo: Undo = False, json_: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:  # fmt: skip
    """Decide that two claims tell of one act. It holds over the machine's word, through every new reading."""
    _tie(one, other, True, undo, who, reason, json_, ledger)


def split(
    one: One, other: Other, reason: Reason, who: Who = None, undo: Undo = False, json_: JsonOption = False,
    ledger: LedgerOption = None,
) -> None:  # fmt: skip
    """Decide that two claims tell of two acts; a split holds over a join."""
    _tie(one, other, False, undo, who, reason, json_, ledger)
