"""Claims in the columns of UCDP's Georeferenced Event Dataset.

Source: UCDP GED Codebook version 25.1 (Uppsala Conflict Data Program): variables `type_of_violence`, `where_prec`,
`date_prec`, `event_clarity`, the death estimates. An event is lethal violence by an organised actor.
"""

from typing import Any

from panj.ask.claims import Found
from panj.ask.exports import lands, parts
from panj.ask.exports.cells import Tally
from panj.ask.words import origins
from panj.model import Actor, Place

NAME = "UCDP GED"
COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
# 1 the place itself, 3 the district, 4 the province, 5 a vaguer area, 6 the country, 7 the sea
WHERE = {"admin2": 3, "admin1": 4, "region": 5, "area": 5, "country": 6, "sea": 7}


def _violence(doers: tuple[Actor, ...], hit: tuple[Actor, ...]) -> int | None:
    """State-based, non-state or one-sided, by the sectors of both sides; None where they do not tell."""
    one, other = parts.sectors(doers[:1]), parts.sectors(hit)
    if not one & (parts.ARMED | parts.STATE):
        return None
    if other & parts.CIVIL:
        return ONE_SIDED
    if not other & (parts.ARMED | parts.STATE):
        return None
    return STATE_BASED if (one | other) & parts.STATE else NON_STATE


def _date_prec(days: int) -> int:
    """1 the day, 2 up to six days, 3 the week, 4 up to a month, 5 up to a year."""
    return next(code for most, code in ((1, 1), (6, 2), (7, 3), (31, 4), (10**9, 5)) if days <= most)


def priogrid(lat: float, lon: float) -> int:
    """Number of the half-degree cell, counted from the south-west corner of the world (PRIO-GRID, gid)."""
    row, column = min(int((lat + 90) * 2), 359), min(int((lon + 180) * 2), 719)
    return row * 720 + column + 1


def _where(place: Place | None, tally: Tally) -> dict[str, Any]:
    if place is None:
        tally.missing["no place told: where_* and country are empty"] += 1
        return {}
    known: dict[str, Any] = {
        "where_prec": 1 if parts.is_point(place) else WHERE.get(place.precision or ""),
        "where_coordinates": place.name, "where_description": place.text, "adm_1": place.admin1, "adm_2": place.admin2,
        "country": lands.ucdp_name(place.country), "region": lands.ucdp_region(place.country),
    }  # fmt: skip
    if parts.is_point(place) and place.lat is not None and place.lon is not None:
        point = f"POINT ({place.lon} {place.lat})"
        known |= {"latitude": place.lat, "longitude": place.lon, "geom_wkt": point}
        known["priogrid_gid"] = priogrid(place.lat, place.lon)
    else:
        tally.missing["no point known, only an area: coordinates are empty, where UCDP takes the area's middle"] += 1
    return known


def row(found: Found, tally: Tally) -> dict[str, Any] | None:
    """Cells of one claim by column; None, with the reason tallied, where it is no event of UCDP's."""
    claim, report = found.claim, found.report
    if claim.realis != "asserted":
        tally.left_out["denied, planned, possible or forecast; UCDP holds only what happened"] += 1
        return None
    figures = parts.dead(claim)
    if claim.type != "ASSAULT" or not figures or not parts.least(figures[0]):
        tally.left_out["no deaths in numbers; UCDP holds lethal violence"] += 1
        return None
    doers, hit = parts.sides(claim)
    violence = _violence(doers, hit)
    if violence is None:
        tally.left_out["the sides are not told as armed actor against armed actor or civilians"] += 1
        return None
    day = parts.day(found)
    if day.date is None or day.last is None:
        tally.left_out["neither the act nor the report has a date"] += 1
        return None
    if day.days is None:
        tally.missing["no day told: date_start and date_end are the report's, date_prec 4"] += 1
    if claim.hedged:
        tally.missing["hedged (reportedly, allegedly …), which UCDP has no column for"] += 1
    if len(claim.sources) > 1:
        tally.missing["only the first step of the chain has a column (source_original)"] += 1
    if len(figures) > 1:
        tally.missing["several numbers of deaths; the largest is taken"] += 1
    figure = figures[0]
    if figure.low is None or figure.high is None:
        tally.missing[
            "deaths open to one side (at least, up to): low, best and high repeat the bound that is told"
        ] += 1
    best = parts.least(figure)
    kind = "deaths_civilians" if violence == ONE_SIDED else "deaths_b" if claim.targets else "deaths_unknown"
    side_b = "Civilians" if violence == ONE_SIDED else parts.names(hit)
    published = report.published.isoformat() if report.published else None
    outlets = ";".join(report.outlets)
    tally.missing["ids of conflicts, dyads, sides and countries are UCDP's own to give: empty"] += 1
    return {
        "id": claim.id, "relid": report.report, "year": day.date.year, "type_of_violence": violence,
        "dyad_name": f"{parts.names(doers)} - {side_b}", "side_a": parts.names(doers), "side_b": side_b,
        "number_of_sources": len(report.outlets) or -1,
        "source_article": f'"{outlets},{published or ""},{report.title}"',
        "source_office": outlets, "source_date": published, "source_headline": report.title,
        "source_original": "; ".join(origins(claim, report.outlets)), **_where(parts.best_place(claim.places), tally),
        "event_clarity": 1 if day.days == 1 else 2, "date_prec": 4 if day.days is None else _date_prec(day.days),
        "date_start": day.date.isoformat(), "date_end": day.last.isoformat(), "deaths_a": 0, "deaths_b": 0,
        "deaths_civilians": 0, "deaths_unknown": 0, kind: best, "best": best,
        "low": best, "high": best if figure.high is None else int(figure.high),
    }  # fmt: skip
