"""Score places on boards/place: python -m bench.places [lgl geovirus] [--errors N] [--json]

`given`: the gold toponyms are handed to the package as spans and grounded by the resolver that reading uses; right is
within 161 km of the key. `found`: the package looks for toponyms itself (F1 over spans that overlap a gold one).
"""

import argparse
import gzip
import json
import math
import sys
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from bench.keys import SHARED
from panj.ground.context import Context
from panj.ground.places import Places
from panj.language import Parser
from panj.lexicon.names import country, nationality

BOARDS = ("lgl", "geovirus")
RIGHT_KM = 161.0
Record = dict[str, Any]


def board(name: str) -> list[Record]:
    """Records with toponyms that the key has a point for; spans and degrees as numbers."""
    out = []
    with gzip.open(SHARED / "boards" / "place" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            tops = [placed(t, record["text"]) for t in record["toponyms"]]
            spans = [(t["start"], t["end"]) for t in tops]
            pointed = sorted((t for t in tops if t["lat"] is not None), key=lambda t: t["start"])
            out.append({**record, "toponyms": pointed, "spans": spans})
    return out


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


def found_f1(records: list[Record]) -> tuple[float, float, float]:
    """P, R, F1 of the toponyms that the package finds itself, overlapping spans counting as the same."""
    right = told = wanted = 0
    parser = Parser()
    for record, doc in zip(records, parser.parse(r["text"] for r in records), strict=True):
        names = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
        mine = Places(Context(record["text"], names=names)).toponyms()
        gold = set(record["spans"])
        told, wanted = told + len(mine), wanted + len(gold)
        for start, end in mine:
            hit = next((g for g in gold if g[0] < end and start < g[1]), None)
            if hit:
                gold.discard(hit)
                right += 1
    p, r = right / max(told, 1), right / max(wanted, 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


def kind_of_error(t: Record, found: Any, away: float | None) -> str:
    code = str(t.get("fcode") or "?")
    group = "country" if whole(t) else code if code.startswith(("ADM", "PPL", "?")) else "other"
    if found is None or found.spot is None:
        return f"{group}: nothing found"
    if away is None:
        return f"{group}: no point"
    return f"{group}: {'near' if away < 500 else 'far'}, as {found.spot.kind}"


def measure(name: str, errors: int = 0, find: bool = True) -> Record:
    """Shares of gold toponyms within 161 km, all and countries aside, and F1 of finding them."""
    records = board(name)
    tally: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    shown: list[str] = []
    began = time.perf_counter()
    for record in records:
        for t, found, away in given(record):
            right = away is not None and away <= RIGHT_KM
            side = "countries" if whole(t) else "others"
            tally[side] += 1
            tally[f"{side} right"] += right
            if not right:
                classes[kind_of_error(t, found, away)] += 1
                spot = found.spot if found else None
                said = f"{spot.name}, {spot.admin1}, {spot.country} ({spot.kind})" if spot else "-"
                key = ", ".join(str(t.get(k)) for k in ("name", "admin1", "country", "fcode") if t.get(k))
                letters = record["text"][t["start"] : t["end"]]
                shown.append("\t".join((record["doc_id"], letters, key, said, f"{away or 0:.0f}")))
    took = time.perf_counter() - began
    count = tally["countries"] + tally["others"]
    p, r, f1 = found_f1(records) if find else (0.0, 0.0, 0.0)
    out = {
        "board": name, "reports": len(records), "toponyms": count,
        "all": (tally["countries right"] + tally["others right"]) / count,
        "countries aside": tally["others right"] / tally["others"],
        "found": {"p": p, "r": r, "f1": f1}, "seconds": round(took, 2),
        "words a second": round(sum(len(x["text"].split()) for x in records) / took),
        "errors": dict(classes.most_common()),
    }  # fmt: skip
    if errors:
        print("\n".join(shown[:errors]))
    return out


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.places", description=__doc__)
    parser.add_argument("names", nargs="*", default=list(BOARDS), help=", ".join(BOARDS))
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list the first N wrong ones")
    parser.add_argument("--no-finding", action="store_true", help="leave the parser out; given spans only")
    parser.add_argument("--json", action="store_true", help="one JSON object a board")
    args = parser.parse_args(argv)
    for name in args.names:
        got = measure(name, args.errors, not args.no_finding)
        if args.json:
            print(json.dumps(got))
            continue
        print(f"== {name}: {got['reports']} reports, {got['toponyms']} toponyms with a point, {got['seconds']} s")
        print(f"within 161 km: all {got['all']:.3f}, countries aside {got['countries aside']:.3f}")
        print("found: P {p:.3f} R {r:.3f} F1 {f1:.3f}".format(**got["found"]))
        print("errors: " + "; ".join(f"{k} {v}" for k, v in list(got["errors"].items())[:14]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
