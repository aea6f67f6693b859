"""Figures of displacement in the columns of IDMC's Internal Displacement Updates, one row an event.

Source: IDMC, "API documentation", Internal Displacement Updates (IDU), fields description; the client `idmc` on CRAN
shows them as served. A row of IDU is one figure of people who left their homes inside one country.
"""

from typing import Any

from panj.ask.event_words import sentence
from panj.ask.exports import lands, parts
from panj.ask.exports.cells import Tally
from panj.ask.exports.events_parts import Reported, counts

COLUMNS = (
    "id", "country", "iso3", "latitude", "longitude", "centroid", "role", "displacement_type", "qualifier", "figure",
    "displacement_date", "displacement_start_date", "displacement_end_date", "year", "event_id", "event_name",
    "event_codes", "event_code_types", "event_start_date", "event_end_date", "category", "subcategory", "type",
    "subtype", "standard_popup_text", "standard_info_text", "old_id", "sources", "source_url", "locations_name",
    "locations_coordinates", "locations_accuracy", "locations_type", "displacement_occurred", "created_at",
)  # fmt: skip
QUALIFIER = {None: "total", "at least": "more than", "at most": "less than", "about": "approximately"}
ACCURACY = {"admin1": "State/Region/Province", "admin2": "District/Zone/Department", "country": "Country/territory"}


def row(item: Reported, tally: Tally) -> dict[str, Any] | None:
    """Cells by column; None where nobody is told to be displaced."""
    e = item.event
    if e.realis != "asserted":
        tally.left_out["denied, planned, possible or forecast; IDMC holds only what happened"] += 1
        return None
    told = counts(e, "displaced")
    if not told:
        tally.left_out["no number of displaced people; IDMC holds such figures alone"] += 1
        return None
    figure = told[0]
    if len(told) > 1:
        tally.missing["several groups of displaced are counted, which may overlap: the largest is taken"] += 1
    if figure.low != figure.high:
        tally.missing["sources differ: figure is the best; low and high are lost"] += 1
    if e.mode != "displace":
        tally.missing["a new movement or all who are displaced by now, which the text does not always tell apart"] += 1
    tally.missing["the cause (conflict, disaster) is not read: displacement_type and categories are empty"] += 1
    tally.missing["role, created_at and IDMC's own ids are IDMC's to give: empty"] += 1
    tally.missing["origins, credibility and disputes have no column"] += 1
    place = parts.best_place([p for p in e.places if p.role != "destination"] or list(e.places))
    point = place if place and parts.is_point(place) else None
    if place is None:
        tally.missing["no place told: country, iso3 and locations are empty"] += 1
    start = e.when.start or e.when.end or e.first_known
    end = e.when.end or start
    if e.when.basis == "report date only":
        start = end = e.first_known
        tally.missing["no day told: dates are those on which it became known"] += 1
    where = f"{point.lat}, {point.lon}" if point else None
    return {
        "id": e.id, "country": lands.acled_name(place.country if place else None),
        "iso3": place and place.country, "latitude": point and point.lat, "longitude": point and point.lon,
        "centroid": f"[{where}]" if where else None, "qualifier": QUALIFIER.get(figure.bound, figure.bound),
        "figure": int(figure.best or 0), "displacement_date": end and end.isoformat(),
        "displacement_start_date": start and start.isoformat(), "displacement_end_date": end and end.isoformat(),
        "year": start and start.year, "event_id": e.id, "event_name": sentence(e).split(". By the word")[0],
        "event_start_date": start and start.isoformat(), "event_end_date": end and end.isoformat(),
        "standard_popup_text": sentence(e), "sources": "; ".join(e.outlets),
        "source_url": "; ".join(h.url for h in item.heads if h.url),
        "locations_name": place and ", ".join(x for x in dict.fromkeys((place.name, place.admin1)) if x),
        "locations_coordinates": where, "locations_accuracy": place and ACCURACY.get(place.precision or ""),
        "locations_type": place and {"destination": "Destination"}.get(place.role, "Origin"),
    }  # fmt: skip
