"""`panj explain`: the story with what Panj found in it marked, what it struck out struck through; no ledger."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from panj.cli import feed
from panj.cli.console import note, out, safe
from panj.cli.draw import STYLES, claims_lines
from panj.cli.marks import marks_of, runs
from panj.cli.options import OutletOption, PublishedOption, TitleOption, UrlOption, must_exist
from panj.cli.page import page
from panj.cli.read import where
from panj.cli.receipt import styled
from panj.model import Reading
from panj.settings import from_environment


def _terminal(reading: Reading) -> None:
    console = out()
    plain = console.color_system is None or console.no_color
    report = reading.report
    legend = Text.assemble(*((f"{kind}  ", style) for kind, style in STYLES.items()))
    if not plain:
        console.print(legend)
    day = report.published or "no date known"
    console.print(Text(safe(f"{' + '.join(report.outlets) or 'outlet not named'} · {day} · {report.doc_id}"), "dim"))
    console.print()
    console.print(styled(runs(report, marks_of(reading.claims, report.outlets)), True, plain))
    console.print()
    if reading.claims:
        console.print(claims_lines((f"[{n}]", c, report.outlets, None) for n, c in enumerate(reading.claims, 1)))
    else:
        console.print(Text("No claims were found in it.", "italic"))
    console.print()


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A text, HTML or JSONL file, or - for standard input.")],
    html: Annotated[
        Path | None, typer.Option(metavar="OUT", help="Write a web page (one file, no scripts) instead; - for stdout.")
    ] = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    url: UrlOption = None,
    title: TitleOption = None,
) -> None:
    """Mark what Panj finds in a story, and what it strikes out. Nothing goes into a ledger."""
    must_exist([file])
    settings = from_environment()
    items = feed.reports([file], settings, published=published, outlet=outlet, url=url, title=title)
    readings: list[Reading] = []
    for item in feed.reader(settings).read(items):
        if not isinstance(item, Reading):
            note(f"not read: {where(item)}", "yellow")
            continue
        if html is None:
            _terminal(item)
        readings.append(item)
    if not readings:
        note("nothing was read", "red")
        raise typer.Exit(1)
    if html is not None:
        text = page(readings)
        if str(html) == "-":
            out().file.write(text)
            return
        try:
            html.write_text(text, encoding="utf-8", errors="replace")
        except OSError as error:
            raise typer.BadParameter(f"{html} cannot be written: {error.strerror}", param_hint="--html") from None
        note(f"{html}: {len(readings)} report{'' if len(readings) == 1 else 's'} explained")
