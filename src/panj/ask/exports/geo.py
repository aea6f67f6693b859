"""Claims as GeoJSON (RFC 7946): a pin only where the place is a point; areas stay without one and say so."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from panj.ask.claims import Found
from panj.ask.exports import parts
from panj.ask.exports.cells import Tally
from panj.ask.words import chain, figure_line
from panj.ledger import AREAS

NAME = "GeoJSON"


def _geometry(points: list[list[float]]) -> dict[str, Any] | None:
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": points[0]}
    return {"type": "MultiPoint", "coordinates": points}


def feature(found: Found, tally: Tally) -> dict[str, Any]:
    """`located`: point, else the finest kind of area that is known, else null."""
    claim, report = found.claim, found.report
    points = [[p.lon, p.lat] for p in claim.places if parts.is_point(p) and p.lat is not None and p.lon is not None]
    unique = [list(x) for x in dict.fromkeys((lon, lat) for lon, lat in points)]
    best = parts.best_place(claim)
    located = "point" if unique else best.precision if best and best.precision in AREAS else None
    if not unique:
        told = f"known only as {located}" if located else "no place known"
        tally.missing[f"{told}: geometry is null"] += 1
    return {
        "type": "Feature",
        "id": claim.id,
        "geometry": _geometry(unique),
        "properties": {
            "located": located,
            "places": [
                {"name": p.name, "role": p.role, "country": p.country, "admin1": p.admin1, "precision": p.precision}
                for p in claim.places
            ],
            "type": claim.type, "mode": claim.mode, "realis": claim.realis, "hedged": claim.hedged,
            "start": claim.when.start.isoformat() if claim.when and claim.when.start else None,
            "end": claim.when.end.isoformat() if claim.when and claim.when.end else None,
            "actors": [p.name for p in claim.actors], "targets": [p.name for p in claim.targets],
            "figures": [figure_line(f) for f in claim.figures], "chain": chain(claim, report.outlets),
            "evidence": claim.evidence.text, "report": report.report, "outlets": list(report.outlets),
            "published": report.published.isoformat() if report.published else None, "title": report.title,
            "url": report.url,
        },
    }  # fmt: skip


def geojson_lines(found: Iterable[Found], tally: Tally) -> Iterator[str]:
    """One FeatureCollection, a feature a line."""
    yield '{"type": "FeatureCollection", "features": ['
    before = "\n"
    for item in found:
        tally.total += 1
        yield before + json.dumps(feature(item, tally), ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"
