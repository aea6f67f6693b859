"""Names of places to candidates: our own table of regions first, then cities and areas of the gazetteer file."""

import math
import os
import sqlite3
from dataclasses import dataclass
from functools import cache

from panj.ground.gazetteer_build import ready
from panj.lexicon import rows
from panj.lexicon.names import fold

REGION_WEIGHT = 6.3  # prior of a row of places.tsv: as well known as a city of two million


@dataclass(frozen=True, slots=True)
class Spot:
    """One real place that a name may mean. `country` None: several countries' or nobody's (seas, continents).

    `kind`: region, sea, area (places.tsv), city, admin1, admin2; `weight`: log10 of the population, or the prior.
    `main`: the name asked for is the usual one, not an alternate.
    """

    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None
    kind: str
    weight: float
    main: bool = True


@cache
def regions() -> dict[str, Spot]:
    """Folded name → row of lexicon/places.tsv; of two rows with one name the first counts."""
    out: dict[str, Spot] = {}
    for _, cells in rows("places.tsv", 3):
        names = cells[2].split("|")
        lat, lon = (float(cells[3]), float(cells[4])) if len(cells) > 4 else (None, None)
        country = None if cells[0] == "-" else cells[0]
        for name in names:
            spot = Spot(names[0], country, None, lat, lon, None, cells[1], REGION_WEIGHT)
            out.setdefault(fold(name.removeprefix("the ")), spot)
    return out


@cache
def _db(process: int) -> sqlite3.Connection:
    """One read-only connection a process: SQLite's must not cross a fork."""
    return sqlite3.connect(f"file:{ready()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


@cache
def spots(text: str) -> tuple[Spot, ...]:
    """Candidates for a name (folded here), the most populous first; regions of our own table before all."""
    key = fold(text).removeprefix("the ")
    found = [regions()[key]] if key in regions() else []
    query = (
        "SELECT p.name, p.country, p.admin1, p.lat, p.lon, p.geonameid, p.kind, p.population, n.main FROM name n"
        " JOIN place p ON p.id = n.place WHERE n.key = ? ORDER BY p.population DESC, p.id LIMIT 40"
    )
    for row in _db(os.getpid()).execute(query, (key,)):
        name, country, admin1, lat, lon, geonameid, kind, population, main = row
        weight = math.log10(max(population, 500))
        found.append(Spot(name, country or None, admin1, lat, lon, geonameid, kind, weight, bool(main)))
    return tuple(found)
