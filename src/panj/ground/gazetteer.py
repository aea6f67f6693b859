"""Names of places to candidates: the user's own rows and our table of regions first, then the gazetteer files."""

import math
import os
import sqlite3
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from panj.ground.gazetteer_build import ready
from panj.ground.gazetteer_own import dump_file, own_rows
from panj.ground.gazetteer_rows import BARE, KIND_WORDS, MAIN, OTHER, key_of
from panj.lexicon import rows
from panj.lexicon.names import country_name

REGION_WEIGHT = 6.3  # prior of a row of places.tsv: as well known as a city of two million
OWN_WEIGHT = 6.0  # prior of a row that the user added
MOST = 200  # candidates of one name; "San Antonio" has the most, 163
QUERY = (
    "SELECT p.name, p.country, p.admin1, p.admin2, p.lat, p.lon, p.geonameid, p.kind, p.population, n.main, p.area"
    " FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? ORDER BY p.population DESC, p.id LIMIT ?"
)
TOWN = 4.0  # log10 of the people of a town that a row of our table is taken to mean
KNOWN = 5.5  # prior that a row of our table lends to it
TOWNS = ("city", "seat", "capital", "section")
AREAS = ("country", "admin1", "admin2", "region", "area", "sea")


@dataclass(frozen=True, slots=True)
class Spot:
    """One real place that a name may mean. `country` None: several countries' or nobody's (seas, continents).

    `kind`: country, admin1, admin2, capital, seat (of a first-level area), city, section (of a city), region, area,
    sea, or what a dump or the user's row gives (village, river, airport, …). `weight`: log10 of the population, or a
    prior.
    `main`: how the name asked for names it: 2 as usual, 1 less its kind word ("Franklin" County), 0 by another name.
    `area`: country and GeoNames codes of what it lies in, of an area its own ("USA.OH.049").
    """

    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None
    kind: str
    weight: float
    main: int = MAIN
    admin2: str | None = None
    area: str = ""
    population: int = 0

    @property
    def wide(self) -> bool:
        """An area that other places lie in."""
        return self.kind in AREAS

    def holds(self, other: "Spot") -> bool:
        """Whether `other` lies inside this area by its codes."""
        return self.wide and bool(self.area) and other.area.startswith(self.area) and (
            other.area[len(self.area) :][:1] == "." or (other.area == self.area and not other.wide)
        )  # fmt: skip


@cache
def regions() -> dict[str, Spot]:
    """Folded name → row of lexicon/places.tsv; of two rows with one name the first counts."""
    out: dict[str, Spot] = {}
    for _, cells in rows("places.tsv", 3):
        names = cells[2].split("|")
        lat, lon = (float(cells[3]), float(cells[4])) if len(cells) > 4 else (None, None)
        country = None if cells[0] == "-" else cells[0]
        for name in names:
            spot = Spot(names[0], country, None, lat, lon, None, cells[1], REGION_WEIGHT, area=country or "")
            out.setdefault(key_of(name.removeprefix("the ")), spot)
    return out


@cache
def _own() -> dict[str, tuple[Spot, ...]]:
    """Folded name → the user's own rows."""
    out: dict[str, tuple[Spot, ...]] = {}
    for row in own_rows():
        for rank, name in enumerate((row.name, *row.aliases)):
            first = _of(row.country, row.admin1) if row.admin1 else None
            spot = Spot(
                row.name, row.country, row.admin1, row.lat, row.lon, None, row.kind, OWN_WEIGHT,
                MAIN if rank == 0 else BARE, area=first.area if first else row.country,
            )  # fmt: skip
            key = key_of(name)
            out[key] = (*out.get(key, ()), spot)
    return out


def _of(country: str, admin1: str) -> Spot | None:
    return next((s for s in _stored(key_of(admin1)) if s.kind == "admin1" and s.country == country), None)


@cache
def _files(process: int) -> tuple[sqlite3.Connection, ...]:
    """Read-only connections of this process, the user's dump first: SQLite's must not cross a fork."""
    paths = [p for p in (dump_file(),) if p.is_file()] + [ready()]
    return tuple(sqlite3.connect(f"file:{p}?mode=ro&immutable=1", uri=True, check_same_thread=False) for p in paths)


@lru_cache(maxsize=200_000)
def _stored(key: str) -> tuple[Spot, ...]:
    """Candidates of the gazetteer files, the most populous first; a place in both is the dump's."""
    out: dict[object, Spot] = {}
    for db in _files(os.getpid()):
        for row in db.execute(QUERY, (key, MOST)):
            name, country, admin1, admin2, lat, lon, geonameid, kind, population, main, area = row
            weight = math.log10(max(population, 500))
            out.setdefault(
                geonameid or len(out),
                Spot(name, country or None, admin1, lat, lon, geonameid, kind, weight, main, admin2, area, population),
            )
    return tuple(sorted(out.values(), key=lambda s: -s.weight))


@cache
def country_spot(code: str) -> Spot:
    """A country as a place."""
    name = country_name(code) or code
    found = next((s for s in _stored(key_of(name)) if s.kind == "country" and s.country == code), None)
    return found or Spot(name, code, None, None, None, None, "country", 6.5, area=code)


def _bare(key: str) -> str:
    return " ".join(w for w in key.split() if w not in KIND_WORDS)


@lru_cache(maxsize=200_000)
def spots(text: str) -> tuple[Spot, ...]:
    """Candidates for a name (folded here): the user's rows, a region of our table, then the most populous first."""
    key = key_of(text).removeprefix("the ")
    found = [*_own().get(key, ())]
    stored = _stored(key)
    region = regions().get(key)
    if region is not None and not any(
        s.country == region.country and s.kind in ("admin1", "capital") and s.main for s in stored
    ):
        found.append(_same(region, key, stored) or region)
    return (*found, *(s for s in stored if s not in found))


def _same(region: Spot, key: str, stored: tuple[Spot, ...]) -> Spot | None:
    """What GeoNames has for a row of our table, the better row: it has an id and divisions. Known as our table says."""
    near = [
        s for s in (*stored, *_stored(_bare(key)))
        if s.country == region.country
        and ((s.kind == "admin1" and s.main) or (s.kind in TOWNS and s.weight >= TOWN))
        and (region.lat is None or region.lon is None or s.lat is None or s.lon is None
             or abs(s.lat - region.lat) + abs(s.lon - region.lon) < 2)
    ]  # fmt: skip
    if not near:
        return None
    area = any(w in KIND_WORDS for w in key.split())
    best = min(near, key=lambda s: (s.kind != "admin1" if area else s.kind == "admin1", s.main == OTHER, -s.weight))
    return replace(best, main=MAIN, weight=max(best.weight, KNOWN))


def forget() -> None:
    """Drop what is held in memory after the user's files changed."""
    for held in (_own, _files, _stored, country_spot, spots):
        held.cache_clear()


__all__ = ["BARE", "MAIN", "OTHER", "Spot", "country_spot", "forget", "regions", "spots"]
