"""A dump of GeoNames (allCountries, XX.txt, or the zip of one) into the user's own gazetteer, for full coverage.

A dump covers what it holds: rows of the package's gazetteer that it has too are taken from the dump, the rest stays. A
second dump is added to the first; a file built again replaces its rows.
"""

import os
import shutil
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from panj.errors import PanjError
from panj.ground import userdata
from panj.ground.gazetteer_build import STEP, Progress, fresh, write
from panj.ground.gazetteer_own import dump_file, dump_notes
from panj.ground.gazetteer_rows import Key, Row, area_keys, areas, data, keys
from panj.lexicon import rows

COLUMNS = 19
CHUNK = 100_000  # rows written at once: about 100 MB of memory


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a dump: places kept, lines of other features, lines that could not be read."""

    kept: int
    passed: int
    broken: int
    path: Path


@cache
def kind_of(feature: str) -> str | None:
    """The kind of place of a GeoNames feature code; None for what is not read."""
    for _, cells in rows("place_features.tsv", 2):
        code = cells[0]
        if feature == code or (code.endswith("*") and feature.startswith(code[:-1])):
            return None if cells[1] == "-" else cells[1]
    return None


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    """(area code → name of the divisions that ship with Panj, ISO alpha-2 → alpha-3)."""
    return {a.code: a.name for a in areas()}, {c["iso"]: c["iso3"] for c in data("countries.json").values()}


def row_of(cells: list[str]) -> tuple[Row, list[Key]] | None:
    """A line of a dump as a row, None where its feature is not read. Raises ValueError where it cannot be read."""
    if len(cells) != COLUMNS:
        raise ValueError(f"{COLUMNS} cells wanted, got {len(cells)}")
    number, name, ascii_name, others, lat, lon, _, feature, iso2 = cells[:9]
    kind = kind_of(feature)
    names, three = _names()
    iso3 = three.get(iso2, "")
    if kind is None:
        return None
    parts = [iso3, *(c for c in cells[10:12] if c)] if cells[10] not in ("", "00") else [iso3]
    code = ".".join(parts)
    if kind == "admin1":
        parts, code = parts[:2], ".".join(parts[:2])
    admin1 = names.get(".".join(parts[:2])) if len(parts) > 1 else None
    admin2 = names.get(code) if len(parts) > 2 else None
    row = Row(int(number), name, iso3, code, admin1, admin2, float(lat), float(lon), int(cells[14] or 0), kind)
    listed = [ascii_name, *others.split(",")]
    return row, area_keys(name, listed) if kind.startswith("admin") else keys(name, listed)


def _lines(path: Path, progress: Progress | None) -> Iterator[list[str]]:
    def read(stream: BinaryIO, size: int) -> Iterator[list[str]]:
        done = 0
        for number, line in enumerate(TextIOWrapper(stream, encoding="utf-8", newline="\n")):
            done += len(line)
            if progress and number % STEP == 0:
                progress(min(done, size), size)
            yield line.rstrip("\r\n").split("\t")

    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as held:
            inside = [i for i in held.infolist() if i.filename.endswith(".txt") and "readme" not in i.filename.lower()]
            if not inside:
                raise PanjError(f"{path}: no .txt in it; give a GeoNames dump such as allCountries.zip or AF.zip")
            largest = max(inside, key=lambda i: i.file_size)
            with held.open(largest) as stream:
                yield from read(stream, largest.file_size)  # type: ignore[arg-type]
    else:
        with path.open("rb") as stream:
            yield from read(stream, path.stat().st_size)


def _store(db: sqlite3.Connection, found: Iterable[tuple[Row, list[Key]]], first: int) -> int:
    held = list(found)
    ids = [(r.geonameid,) for r, _ in held]
    db.execute("CREATE INDEX IF NOT EXISTS place_geonameid ON place (geonameid)")
    db.executemany("DELETE FROM name WHERE place IN (SELECT id FROM place WHERE geonameid = ?)", ids)
    db.executemany("DELETE FROM place WHERE geonameid = ?", ids)
    return write(db, held, first)


def build(source: Path, progress: Progress | None = None) -> Built:
    """Add a dump to the user's gazetteer. Raises PanjError for what is no dump, OSError for what cannot be read."""
    path = dump_file()
    db, name = fresh(path)
    kept = passed = broken = 0
    try:
        if path.is_file():
            db.close()
            shutil.copyfile(path, name)
            db = sqlite3.connect(name)
            db.execute("CREATE INDEX IF NOT EXISTS name_place ON name (place)")
        first = (db.execute("SELECT max(id) FROM place").fetchone()[0] or 0) + 1
        waiting: list[tuple[Row, list[Key]]] = []
        for cells in _lines(source, progress):
            try:
                row = row_of(cells)
            except ValueError:
                broken += 1
                if broken > 20 and not kept:
                    raise PanjError(
                        f"{source}: no dump of GeoNames: {COLUMNS} cells a line with tabs between are wanted "
                        "(allCountries.txt, AF.txt, or the zip of one)"
                    ) from None
                continue
            if row is None:
                passed += 1
                continue
            waiting.append(row)
            kept += 1
            if len(waiting) >= CHUNK:
                first += _store(db, waiting, first)
                waiting = []
        _store(db, waiting, first)
        if not kept:
            raise PanjError(f"{source}: no place in it that Panj reads; give a GeoNames dump such as AF.txt")
        db.execute("CREATE INDEX IF NOT EXISTS name_place ON name (place)")
        db.commit()
        db.close()
        os.replace(name, path)
    finally:
        db.close()
        Path(name).unlink(missing_ok=True)
    _note(source, kept)
    return Built(kept, passed, broken, path)


def _note(source: Path, kept: int) -> None:
    """Write down what was built, so that the version of a reading changes with it."""
    path = dump_notes()
    head = "# Dumps in geonames.sqlite: file, bytes, places\n"
    held = path.read_text(encoding="utf-8").splitlines(keepends=True)[1:] if path.is_file() else []
    told = [x for x in held if x.split("\t")[0] != source.name]
    userdata.write(path, head + "".join(told) + f"{source.name}\t{source.stat().st_size}\t{kept}\n")
