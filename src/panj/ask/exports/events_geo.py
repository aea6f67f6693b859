"""Events as GeoJSON (RFC 7946): a pin only where a place is a point; areas stay without one and say so."""

from collections.abc import Iterable, Iterator
from typing import Any

from panj.ask.event_words import main_figures, sentence, tally_line
from panj.ask.exports import parts
from panj.ask.exports.cells import Tally
from panj.ask.exports.events_parts import Reported
from panj.ask.exports.geo import collection, named, pinned
from panj.model.forms import plain


def feature(item: Reported, tally: Tally) -> dict[str, Any]:
    """`located`: point, else the finest kind of area that is known, else null."""
    e = item.event
    pin = pinned(e.places, parts.best_place(e.places), tally)
    if pin["geometry"] and pin["geometry"]["type"] == "MultiPoint":
        tally.missing["several points: a MultiPoint, whose roles (at, origin, destination) stand in `places` only"] += 1
    return {
        "type": "Feature",
        "id": e.id,
        "geometry": pin["geometry"],
        "properties": {
            "located": pin["located"],
            "places": named(e.places),
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
    """Events as a FeatureCollection."""
    return collection(feature(item, tally) for item in tally.counted(items))
