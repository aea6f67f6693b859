"""Holds of places as cells, for CSV and tables."""

from typing import Any

from panj.model import Place
from panj.model.control import Hold

COLUMNS = (
    "hold", "place", "precision", "admin1", "country", "geonameid", "lat", "lon", "guessed", "holder", "holder_id",
    "how", "standing", "since", "since_by", "confirmed", "until", "silent", "on_word", "outlets", "claims", "quotes",
    "against", "why",
)  # fmt: skip


def place_words(place: Place) -> str:
    """`Kunduz, place in Kunduz`, `Kunduz, admin1`; the name alone where the gazetteer does not know it."""
    if place.geonameid is None:
        return place.name
    lies = f" in {place.admin1}" if place.precision not in ("admin1", "country") and place.admin1 else ""
    return f"{place.name}, {'town' if place.precision == 'place' else place.precision}{lies}"


def since_words(hold: Hold) -> str:
    """`2021-08-08`, `2021-08-06 … 2021-08-07`, `by 2021-08-15`."""
    if hold.since is None:
        return f"by {hold.since_by}"
    return str(hold.since_by) if hold.since == hold.since_by else f"{hold.since} … {hold.since_by}"


def row(x: Hold) -> dict[str, Any]:
    """Cells of one hold by column."""
    p = x.place
    return {
        "hold": x.id, "place": p.name, "precision": p.precision, "admin1": p.admin1, "country": p.country,
        "geonameid": p.geonameid, "lat": p.lat, "lon": p.lon, "guessed": "yes" if x.guessed else "no",
        "holder": x.holder.name if x.holder else None, "holder_id": x.holder.id if x.holder else None, "how": x.how,
        "standing": x.standing, "since": x.since and x.since.isoformat(), "since_by": x.since_by.isoformat(),
        "confirmed": x.confirmed.isoformat(), "until": x.until and x.until.isoformat(), "silent": x.silent,
        "on_word": "; ".join(x.on_word), "outlets": "; ".join(x.outlets),
        "claims": "; ".join(w.claim for w in x.claims), "quotes": "; ".join(f"“{w.quote}”" for w in x.claims),
        "against": "; ".join(w.claim for w in x.against), "why": x.why,
    }  # fmt: skip
