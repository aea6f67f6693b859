"""Toponyms to points (LGL, GeoVirus; Gritta et al. 2018), and 40 ambiguous names of our own in tests/ground.

Given: the gold toponyms are handed to the package as spans and grounded by the resolver that reading uses; right is
within 161 km of the key, over all toponyms that the key has a point for. Found: the package looks for toponyms itself
(F1 over spans that overlap a gold one). The headline is of the first file, other files' scores bear their names. One
report is one unit.
"""

import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.board import f1, progress, records
from panj.ground.context import Context
from panj.ground.places import Places
from panj.language import Parser
from panj.lexicon.names import country, nationality

FILES = ("place/lgl.jsonl.gz", "place/geovirus.jsonl.gz")
HEAD = "within 161 km"
RIGHT_KM = 161.0
Record = dict[str, Any]


def pointed(record: Record) -> Record:
    """The record with the toponyms that its key has a point for; spans and degrees as numbers."""
    tops = [placed(t, record["text"]) for t in record["toponyms"]]
    ordered = sorted((t for t in tops if t["lat"] is not None), key=lambda t: t["start"])
    return {**record, "toponyms": ordered, "spans": [(t["start"], t["end"]) for t in tops]}


def placed(toponym: Record, text: str) -> Record:
    """A toponym with numbers for its span and degrees; geovirus counts its letters from 1."""
    start, end = int(toponym["start"]), int(toponym["end"])
    name = toponym.get("phrase") or toponym["name"]
    if text[start:end] != name and text[start - 1 : end - 1] == name:
        start, end = start - 1, end - 1
    lat, lon = (float(toponym[k]) if toponym.get(k) not in (None, "") else None for k in ("lat", "lon"))
    return {**toponym, "start": start, "end": end, "lat": lat, "lon": lon}


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance."""
    (y1, x1), (y2, x2) = (tuple(map(math.radians, p)) for p in (a, b))
    h = math.sin((y2 - y1) / 2) ** 2 + math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def whole(toponym: Record) -> bool:
    """Whether the key means a country: by its feature code, else by the words."""
    code = toponym.get("fcode")
    if code:
        return str(code).startswith("PCL")
    name = toponym.get("phrase") or toponym["name"]
    return country(name) is not None or nationality(name) is not None


def given(record: Record) -> Iterator[tuple[Record, Any, float | None]]:
    """(key's toponym, what was found, km between or None) with the key's spans as the report's places."""
    text = record["text"]
    names = [(t["start"], t["end"], "GPE") for t in record["toponyms"]]
    places = Places(Context(text, names=names))
    for t in record["toponyms"]:
        found = places.locate(t["start"], t["end"])
        spot = found.spot if found else None
        away = None if spot is None or spot.lat is None else km((spot.lat, spot.lon), (t["lat"], t["lon"]))
        yield t, found, away


def overlapping(mine: list[tuple[int, int]], spans: list[tuple[int, int]]) -> int:
    """How many of my toponyms overlap one of the key's, one to one."""
    gold, right = set(spans), 0
    for start, end in mine:
        hit = next((g for g in sorted(gold) if g[0] < end and start < g[1]), None)
        if hit:
            gold.discard(hit)
            right += 1
    return right


def kind_of_error(t: Record, found: Any, away: float | None) -> str:
    code = str(t.get("fcode") or "?")
    group = "country" if whole(t) else code if code.startswith(("ADM", "PPL", "?")) else "other"
    if found is None or found.spot is None:
        return f"{group}: nothing found"
    if away is None:
        return f"{group}: no point"
    return f"{group}: {'near' if away < 500 else 'far'}, as {found.spot.kind}"


def _runs(paths: list[Path], limit: int | None) -> Iterator[tuple[str, Record, list[tuple[int, int]]]]:
    """(prefix of the file's scores, record, toponyms found)."""
    for number, path in enumerate(paths):
        rows = [pointed(r) for r in records(path, limit)]
        prefix = f"{path.name.split('.')[0]} " if number else ""
        for record, doc in progress(zip(rows, Parser().parse(r["text"] for r in rows), strict=True), len(rows)):
            names = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
            yield prefix, record, Places(Context(record["text"], names=names)).toponyms()


def units(paths: list[Path], limit: int | None) -> Iterator[Counter[str]]:
    for prefix, record, mine in _runs(paths, limit):
        n: Counter[str] = Counter()
        for t, _, away in given(record):
            side = "countries" if whole(t) else "others"
            n[side] += 1
            n[f"{side} right"] += away is not None and away <= RIGHT_KM
        n.update(told=len(mine), key=len(set(record["spans"])), found=overlapping(mine, record["spans"]))
        yield Counter({prefix + k: v for k, v in n.items()})


def errors(paths: list[Path], limit: int | None) -> Iterator[str]:
    """Kind, letters, what the key has, what was found, km between."""
    for path in paths:
        for record in (pointed(r) for r in records(path, limit)):
            for t, found, away in given(record):
                if away is None or away > RIGHT_KM:
                    spot = found.spot if found else None
                    said = f"{spot.name}, {spot.admin1}, {spot.country} ({spot.kind})" if spot else "-"
                    key = ", ".join(str(t.get(k)) for k in ("name", "admin1", "country", "fcode") if t.get(k))
                    letters = record["text"][t["start"] : t["end"]]
                    yield "\t".join((kind_of_error(t, found, away), letters, key, said, f"{away or 0:.0f}"))


def scores(total: Counter[str]) -> dict[str, float]:
    out = {}
    for prefix in sorted({k[: -len("told")] for k in total if k.endswith("told")}):
        n = {k[len(prefix) :]: v for k, v in total.items() if k.startswith(prefix)}
        every, right = (n.get("countries" + w, 0) + n.get("others" + w, 0) for w in ("", " right"))
        out[f"{prefix}within 161 km"] = right / max(every, 1)
        out[f"{prefix}countries aside"] = n.get("others right", 0) / max(n.get("others", 0), 1)
        out[f"{prefix}found F1"] = f1(n["found"], n["told"], n["key"])
    return out
