"""Events counted as HDX HAPI's conflict events: one row a place, kind of event and month.

Source: HDX Humanitarian API v2, `coordination-context/conflict-events` (OCHA Centre for Humanitarian Data): models
ConflictEventResponse and HapiModelWithAdmins of OCHA-DAP/hdx-hapi, EventType of OCHA-DAP/hapi-sqlalchemy-schema. HAPI
takes them from ACLED's monthly files, where an event against civilians counts as political violence too.
"""

import calendar
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from panj.ask.exports import lands, parts
from panj.ask.exports.cells import Tally
from panj.ask.exports.events_parts import Reported, chief

COLUMNS = (
    "location_code", "location_name", "has_hrp", "in_gho", "provider_admin1_name", "provider_admin2_name",
    "admin1_code", "admin1_name", "admin2_code", "admin2_name", "admin_level", "resource_hdx_id", "event_type",
    "events", "fatalities", "reference_period_start", "reference_period_end",
)  # fmt: skip
MONTH = 31  # days
CIVILIANS = "civilian_targeting"
TYPES = {"Political violence": "political_violence", "Demonstrations": "demonstration"}  # ACLED's disorder types
Key = tuple[str, str, str, str, int, int]  # country, admin1, admin2, event type, year, month
Coded = Callable[[Reported, Tally], dict[str, Any] | None]  # an event in ACLED's columns


def _counted(items: Iterable[tuple[Reported, Coded]], tally: Tally) -> dict[Key, list[int | None]]:
    """Key → the dead of each of its events, None where nobody counted them."""
    out: dict[Key, list[int | None]] = defaultdict(list)
    for item, coded in items:
        tally.total += 1
        lost = Tally()  # of ACLED's columns, few of which HAPI has
        row = coded(item, lost)
        tally.left_out += lost.left_out
        tally.homeless += lost.homeless
        if row is None:
            continue
        kind = TYPES.get(row["disorder_type"])
        place = parts.best_place(item.event.places)
        if kind is None:
            tally.left_out["strategic developments in ACLED's terms; HAPI counts violence and demonstrations"] += 1
            continue
        if place is None or not place.country:
            tally.left_out["no country known, which HAPI's location_code asks for"] += 1
            continue
        when = item.event.when
        if when.start and when.end and (when.end - when.start).days >= MONTH:
            tally.left_out["told of more than a month as one; HAPI counts by the month"] += 1
            continue
        if not place.admin1:
            tally.missing["no province known: counted for the country as a whole, admin_level 0"] += 1
        day = date.fromisoformat(row["event_date"])
        if when.end and (when.end.year, when.end.month) != (day.year, day.month):
            tally.missing["lasted into another month, or may have: counted in the first"] += 1
        if row["fatalities"] is None:
            tally.missing["the dead of this event are not known: they are not in the sum"] += 1
        elif (count := chief(item.event)) is not None and not count.low == count.best == count.high:
            tally.missing["sources differ on the dead: the sum takes the lowest number that stands"] += 1
        kinds = [kind]
        if row["civilian_targeting"] and kind == "political_violence":
            kinds.append(CIVILIANS)
            tally.missing["against civilians: counted in two rows, as HAPI does; the kinds must not be added up"] += 1
        for name in kinds:
            out[place.country, place.admin1 or "", place.admin2 or "", name, day.year, day.month].append(
                row["fatalities"]
            )
    return out


def rows(items: Iterable[tuple[Reported, Coded]], tally: Tally) -> Iterator[dict[str, Any]]:
    """Cells by column, in the order of places, months and kinds. `fatalities` is a sum of cautious numbers, and empty
    where no event of the row has one."""
    counted = _counted(items, tally)
    for key in sorted(counted, key=lambda k: (k[0], k[1], k[2], k[4], k[5], k[3])):
        country, admin1, admin2, kind, year, month = key
        known = [x for x in counted[key] if x is not None]
        yield {
            "location_code": country, "location_name": lands.acled_name(country), "provider_admin1_name": admin1,
            "provider_admin2_name": admin2, "admin_level": 2 if admin2 else 1 if admin1 else 0, "event_type": kind,
            "events": len(counted[key]), "fatalities": sum(known) if known else None,
            "reference_period_start": f"{year}-{month:02}-01T00:00:00",
            "reference_period_end": f"{year}-{month:02}-{calendar.monthrange(year, month)[1]}T23:59:59",
        }  # fmt: skip
    tally.unit = "events"
    if tally.written:
        tally.missing["one row counts many events: each event's sides, day, place, sources and grade are lost"] += (
            tally.written
        )
        tally.missing["p-codes (admin1_code …), has_hrp, in_gho and resource_hdx_id are OCHA's to give: empty"] += (
            tally.written
        )
