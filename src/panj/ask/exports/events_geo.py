"""Events as GeoJSON (RFC 7946): a pin only where a place is a point; areas stay without one and say so."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from panj.ask.event_words import main_figures, sentence, tally_line
from panj.ask.exports import parts
from panj.ask.exports.cells import Tally
from panj.ask.exports.events_parts import Reported, best_place
from panj.ledger import AREAS
from panj.model.forms import plain


def _geometry(points: list[list[float]]) -> dict[str, Any] | None:
    if len(points) > 1:
        return {"type": "MultiPoint", "coordinates": points}
    return {"type": "Point", "coordinates": points[0]} if points else None


def feature(item: Reported, tally: Tally) -> dict[str, Any]:
    """`located`: point, else the finest kind of area that is known, else null."""
    e = item.event
    points = {(p.lon, p.lat): None for p in e.places if parts.is_point(p) and p.lat is not None and p.lon is not None}
    best = best_place(e.places)
    located = "point" if points else best.precision if best and best.precision in AREAS else None
    if not points:
        told = f"known only as {located}" if located else "no place known"
        tally.missing[f"{told}: geometry is null"] += 1
    if len(points) > 1:
        tally.missing["several points: a MultiPoint, whose roles (at, origin, destination) stand in `places` only"] += 1
    return {
        "type": "Feature",
        "id": e.id,
        "geometry": _geometry([[float(lon), float(lat)] for lon, lat in points if lon is not None and lat is not None]),
        "properties": {
            "located": located,
            "places": [
                {"name": p.name, "role": p.role, "country": p.country, "admin1": p.admin1, "precision": p.precision}
                for p in e.places
            ],
            "sentence": sentence(e), "type": e.type, "mode": e.mode, "realis": e.realis, "disputed": e.disputed,
            "start": plain(e.when.start), "end": plain(e.when.end), "basis": e.when.basis,
            "actors": [x.name for x in e.actors], "targets": [x.name for x in e.targets],
            "figures": [
                {"what": f.what, "of": f.of, "unit": f.unit, "low": f.low, "best": f.best, "high": f.high,
                 "bound": f.bound, "words": tally_line(f)}
                for f in main_figures(e)
            ],
            "claims": list(e.claims), "reports": list(e.reports), "outlets": list(e.outlets),
            "origins": [o.name for o in e.origins], "first_known": plain(e.first_known),
            "last_known": plain(e.last_known), "grade": e.credibility.grade, "credibility": e.credibility.word,
            "reasons": list(e.credibility.reasons), "reliability": list(item.rated),
            "urls": [h.url for h in item.heads if h.url],
        },
    }  # fmt: skip


def lines(items: Iterable[Reported], tally: Tally) -> Iterator[str]:
    """One FeatureCollection, a feature a line."""
    yield '{"type": "FeatureCollection", "features": ['
    before = "\n"
    for item in items:
        tally.total += 1
        yield before + json.dumps(feature(item, tally), ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"
