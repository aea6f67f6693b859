"""Claims as GeoJSON (RFC 7946): a pin only where the place is a point; areas stay without one and say so."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from panj.ask.claims import Found
from panj.ask.exports import parts
from panj.ask.exports.cells import Tally
from panj.ask.words import chain, figure_line
from panj.ledger import AREAS
from panj.model import Place

NAME = "GeoJSON"


def pinned(places: Iterable[Place], best: Place | None, tally: Tally) -> dict[str, Any]:
    """Geometry and `located` (point, else the finest kind of area that is known, else null) of some places."""
    points = dict.fromkeys(
        (p.lon, p.lat) for p in places if parts.is_point(p) and p.lat is not None and p.lon is not None
    )
    pins = [[lon, lat] for lon, lat in points]
    if len(pins) > 1:
        return {"geometry": {"type": "MultiPoint", "coordinates": pins}, "located": "point"}
    if pins:
        return {"geometry": {"type": "Point", "coordinates": pins[0]}, "located": "point"}
    located = best.precision if best and best.precision in AREAS else None
    told = f"known only as {located}" if located else "no place known"
    tally.missing[f"{told}: geometry is null"] += 1
    return {"geometry": None, "located": located}


def named(places: Iterable[Place]) -> list[dict[str, Any]]:
    """The property `places`."""
    return [{"name": p.name, "role": p.role, "country": p.country, "admin1": p.admin1, "precision": p.precision}
            for p in places]  # fmt: skip


def feature(found: Found, tally: Tally) -> dict[str, Any]:
    """`located`: point, else the finest kind of area that is known, else null."""
    claim, report = found.claim, found.report
    pin = pinned(claim.places, parts.best_place(claim.places), tally)
    return {
        "type": "Feature",
        "id": claim.id,
        "geometry": pin["geometry"],
        "properties": {
            "located": pin["located"],
            "places": named(claim.places),
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


def collection(features: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One FeatureCollection, a feature a line."""
    yield '{"type": "FeatureCollection", "features": ['
    before = "\n"
    for one in features:
        yield before + json.dumps(one, ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"


def geojson_lines(found: Iterable[Found], tally: Tally) -> Iterator[str]:
    """Claims as a FeatureCollection."""
    return collection(feature(item, tally) for item in tally.counted(found))
