"""The command `panj`: its verbs, its exit codes, and what becomes of errors.

0 fine · 1 nothing was read although something was asked, a broken ledger, nothing by that name · 2 wrong usage ·
130 stopped by Ctrl-C · 141 whoever read our output went away.
"""

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from panj import __version__
from panj.cli.actors import actors
from panj.cli.claims import claims
from panj.cli.conflicts import conflicts
from panj.cli.console import line, note, speak_utf8
from panj.cli.control import control
from panj.cli.doctor import doctor
from panj.cli.due import due
from panj.cli.event import event
from panj.cli.events import events
from panj.cli.explain import explain
from panj.cli.export import export
from panj.cli.ledger import ledger
from panj.cli.outline import outline
from panj.cli.places import places
from panj.cli.read import read
from panj.cli.rejections import rejections
from panj.cli.review import review
from panj.cli.schema import schema
from panj.cli.show import show
from panj.cli.sources import sources
from panj.cli.timeline import timeline
from panj.cli.verify import verify
from panj.cli.why import join, split, why
from panj.cli.withdraw import withdraw
from panj.errors import PanjError, SettingError


class Verbs(TyperGroup):
    """Turns errors into one line and an exit code; a traceback is for faults of ours only."""

    def invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except PanjError as error:
            note(f"panj: {error}", "red")
            raise typer.Exit(2 if isinstance(error, SettingError) else 1) from None
        except KeyboardInterrupt:
            note("panj: stopped")
            raise typer.Exit(130) from None
        except BrokenPipeError:
            # what is still in the buffer must not be tried again when Python closes the stream
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            raise typer.Exit(141) from None


app = typer.Typer(cls=Verbs, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)


def _version(wanted: bool) -> None:
    if wanted:
        line(f"panj {__version__}")
        raise typer.Exit


@app.callback()
def panj(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Who did what to whom, where, when, how many, and who says so: news reports in, claims with receipts out."""


for verb in (
    read, claims, events, event, timeline, conflicts, why, join, split, due, control, export, show, explain,
    outline, rejections, review, withdraw, verify, doctor, schema,
):  # fmt: skip
    app.command()(verb)
app.add_typer(ledger, name="ledger")
app.add_typer(actors, name="actors")
app.add_typer(places, name="places")
app.add_typer(sources, name="sources")


def main() -> None:
    """The console script."""
    speak_utf8()
    app(prog_name="panj")
