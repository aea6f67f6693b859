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
