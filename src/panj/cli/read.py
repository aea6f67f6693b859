"""`panj read`: reports in, claims into the ledger, or out as JSON lines."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from panj.ask import Filters
from panj.ask import claims as ask_claims
from panj.cli import feed
from panj.cli.console import err, line, note, out
from panj.cli.draw import claims_list
from panj.cli.options import JsonOption, LedgerOption, OutletOption, PublishedOption, TitleOption, UrlOption, must_exist
from panj.ledger import Ledger
from panj.model import Reading, Rejection, Report
from panj.model.forms import reading_json
from panj.settings import Settings, from_environment

if TYPE_CHECKING:
    from panj.flow import Reader

Item = Report | Rejection
FEW = 3  # reports whose claims are shown at once; of more, only the counts
TOLD = 20  # rejections told one by one


@dataclass
class Tally:
    """What became of everything that was given."""

    reports: int = 0
    new: int = 0
    anew: int = 0
    claims: int = 0
    rejections: int = 0
    withdrawn: int = 0
    ids: dict[str, None] = field(default_factory=dict)

    def met(self, report: Report) -> None:
        self.reports += 1
        if len(self.ids) <= FEW:
            self.ids[report.id] = None

    def summary(self) -> str:
        def many(n: int, what: str) -> str:
            return f"{n:,} {what}{'' if n == 1 else 's'}"

        anew = f"{self.anew:,} read anew by a newer version, " if self.anew else ""
        there = self.reports - self.new - self.anew - self.withdrawn
        gone = f", {self.withdrawn:,} withdrawn" if self.withdrawn else ""
        return (
            f"{many(self.reports, 'report')} ({self.new:,} new, {anew}{there:,} already there{gone}) · "
            f"{many(self.claims, 'claim')} added · {many(self.rejections, 'rejection')}"
        )


def where(rejection: Rejection) -> str:
    """Place and message in one line; a message that names its file is left to say so itself."""
    place = ":".join(x for x in (rejection.path, rejection.place) if x) or rejection.doc_id or ""
    own = rejection.path is not None and rejection.message.startswith(rejection.path)
    return rejection.message if own or not place else f"{place}: {rejection.message}"


def _tell(rejection: Rejection, told: int, console: Console | None = None) -> None:
    if told <= TOLD:
        note(f"not read: {where(rejection)}", "yellow", console)
    elif told == TOLD + 1:
        note("not read: more; `panj rejections` lists all of a ledger", "yellow", console)


def _as_json(items: Iterable[Item], reader: "Reader", quiet: bool) -> Tally:
    tally = Tally()
    for item in reader.read(items):
        rejected = item.rejections if isinstance(item, Reading) else (item,)
        for rejection in rejected:
            tally.rejections += 1
            if not quiet:
                _tell(rejection, tally.rejections)
        if isinstance(item, Reading):
            tally.met(item.report)
            line(json.dumps(reading_json(item), ensure_ascii=False))
            sys.stdout.flush()
    return tally


def _unread(items: Iterable[Item], book: Ledger, version: str, tally: Tally) -> Iterator[Report | Rejection]:
    """Leaves out what this version has read before, which costs no parsing then, and what was withdrawn."""
    for item in items:
        gone = book.withdrawal(item.id) if isinstance(item, Report) else None
        if isinstance(item, Report) and gone is not None:
            tally.reports += 1
            tally.withdrawn += 1
            yield gone.refusal(item)
        elif isinstance(item, Report) and book.has(item.id, version):
            tally.met(item)
        else:
            yield item


def _into(book: Ledger, items: Iterable[Item], reader: "Reader", quiet: bool) -> Tally:
    tally = Tally()
    watched = not quiet and err().is_terminal
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:,} reports, {task.fields[claims]:,} claims"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=err(), transient=True, disable=not watched) as progress:
        task = progress.add_task("reading", total=None, claims=0)
        for item in reader.read(_unread(items, book, reader.version, tally)):
            entry = book.append(item)
            if isinstance(item, Reading):
                tally.met(item.report)
                if entry is not None and entry.kind == "reading":  # another process may have withdrawn it
                    tally.new += entry.instead is None
                    tally.anew += entry.instead is not None
                    tally.claims += len(item.claims)
            for rejection in item.rejections if isinstance(item, Reading) else (item,):
                tally.rejections += 1
                if not quiet:
                    _tell(rejection, tally.rejections, progress.console)
            progress.update(task, completed=tally.reports, claims=tally.claims)
    return tally


def _show_few(book: Ledger, tally: Tally) -> None:
    found = [f for report in tally.ids for f in ask_claims(book, Filters(report=report))[0]]
    if found:
        found.sort(key=lambda f: (list(tally.ids).index(f.report.report), f.claim.trigger.span))
        console = out()
        console.print(claims_list(found, console.width))
        line("")


def read(
    files: Annotated[list[str], typer.Argument(help="Text, HTML or JSONL files, folders, or - for standard input.")],
    published: PublishedOption = None,
    outlet: OutletOption = None,
    url: UrlOption = None,
    title: TitleOption = None,
    ledger: LedgerOption = None,
    json_: JsonOption = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="The closing lines only (with --json: nothing else).")
    ] = False,
) -> None:
    """Read reports and add their claims to the ledger; with --json print them and touch no ledger."""
    must_exist(files)
    settings: Settings = from_environment(ledger=ledger)
    reader = feed.reader(settings)
    items = feed.reports(files, settings, published=published, outlet=outlet, url=url, title=title)
    if json_:
        tally = _as_json(items, reader, quiet)
    else:
        reader.version  # noqa: B018  # a missing model ends the run before a ledger is made
        with Ledger(settings.ledger, create=True) as book:
            tally = _into(book, items, reader, quiet)
            if not quiet and len(tally.ids) <= FEW:
                _show_few(book, tally)
            line(f"{tally.summary()} · {book.path}")
            line(f"head {book.head()}")
    if not tally.reports:
        note("nothing was read", "red")
        raise typer.Exit(1)
