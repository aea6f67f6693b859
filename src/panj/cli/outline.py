"""`panj outline`: a report as a whole, beside its claims: whose words, which roles, what toll; no ledger."""

import json
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from panj.cli import feed
from panj.cli.console import line, note, out, safe
from panj.cli.options import JsonOption, OutletOption, PublishedOption, TitleOption, UrlOption, must_exist
from panj.cli.read import where
from panj.model import Rejection
from panj.model.forms import plain
from panj.settings import from_environment

if TYPE_CHECKING:
    from panj.model.outline import Outline, Voice

ROLES = {
    "perpetrator": "did it", "organisation": "group behind it", "target": "thing attacked", "victim": "harmed",
    "weapon": "with",
}  # fmt: skip


def _said(voice: "Voice") -> Text:
    who = safe(voice.source.text) if voice.source else "(nobody named)"
    cue = safe(voice.cue.text) if voice.cue else ":"
    words = safe(" … ".join(w.text for w in voice.words))
    return Text.assemble(("  " * voice.depth + who, "bold"), (f" {cue} ", "dim"), " ".join(words.split()))


def _shown(told: "Outline") -> None:
    console = out()
    head = " + ".join(told.outlets) or "outlet not named"
    console.print(Text(safe(f"{head} · {told.doc_id} · {told.title or 'no title'}"), "dim"))
    toll = [f"{n:,} {word}" for n, word in ((told.killed, "killed"), (told.injured, "injured")) if n]
    console.print(Text.assemble(("Toll, a guess over the whole text: ", "bold"), ", ".join(toll) or "nobody harmed"))
    if told.parts:
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        for role, words in ROLES.items():
            found = [f"{safe(p.text)} ({p.sure:.0%})" for p in told.parts if p.role == role]
            if found:
                table.add_row(Text(words, "bold"), "; ".join(found))
        console.print(table)
    for voice in told.voices:
        console.print(_said(voice))
    console.print()


def outline(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Texts, HTML, JSONL, folders, or - for stdin.")],
    published: PublishedOption = None, outlet: OutletOption = None, url: UrlOption = None, title: TitleOption = None,
    json_: JsonOption = False,
) -> None:  # fmt: skip
    """Tell a report as a whole: who says what in which words, who did harm to whom with what, and the toll."""
    must_exist(files)
    settings = from_environment()
    told = 0
    reader = feed.reader(settings)
    items = feed.reports(files, settings, published=published, outlet=outlet, url=url, title=title)
    for found in reader.outlines(items):
        if isinstance(found, Rejection):
            note(f"not read: {where(found)}", "yellow")
            continue
        told += 1
        if json_:
            line(json.dumps(plain(found), ensure_ascii=False))
        else:
            _shown(found)
    if not told:
        note("nothing was read", "red")
        raise typer.Exit(1)
