"""Text of any length to standard output or into a file that is there whole or not at all."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from panj.errors import ExportError

OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Into this file instead of standard output.")
]

CsvOption = Annotated[bool, typer.Option("--csv", help="CSV; cells that a spreadsheet would run are defused.")]


def one_form(json_: bool, csv_: bool, output: Path | None) -> None:
    """Raises BadParameter where both forms are asked for, or a file for a table that is drawn for a screen."""
    if json_ and csv_:
        raise typer.BadParameter("choose one of --json and --csv")
    if output and not (json_ or csv_):
        raise typer.BadParameter("--output goes with --json or --csv")


def write(pieces: Iterable[str], path: Path | None) -> None:
    """Raises ExportError where the file cannot be written; what stood there before then stays."""
    if path is None:
        for piece in pieces:
            sys.stdout.write(piece)
        return
    beside = path.with_name(path.name + ".part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise ExportError(
            f"{path} cannot be written ({error.strerror}); check the folder and its permissions"
        ) from None
