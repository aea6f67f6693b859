"""What event tables ask of a claim, answered once: its sides, its one place, its day, its dead."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from panj.ask.claims import Found
from panj.ledger import AREAS
from panj.model import Actor, Claim, Figure, Place

STATE = {"GOV", "MIL", "COP", "SPY", "JUD", "LEG"}
REBEL = {"REB"}
MILITIA = {"UAF", "CRM"}
OUTSIDE = {"IGO"}
ARMED = {"MIL", "COP", "SPY", "REB", "UAF", "CRM"}
CIVIL = {"CVL", "REF", "MED", "BUS", "LAB", "EDU", "HLH", "REL", "NGO", "PTY", "OPP"}
FINEST = {None: 9, "country": 8, "sea": 7, "region": 6, "area": 5, "admin1": 4, "admin2": 3}  # a point: 0
ROLES = {"at": 0, "destination": 1, "origin": 2}


@dataclass(frozen=True, slots=True)
class Day:
    """One day for an act: `date` its first, `days` how many it may lie among, None where only the report has a date."""

    date: datetime.date | None
    last: datetime.date | None
    days: int | None


def sides(claim: Claim) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """(doers, affected); of two who fight each other, told as two doers, the second stands on the other side."""
    if claim.type == "ASSAULT" and not claim.targets and len(claim.actors) == 2:
        return claim.actors[:1], claim.actors[1:]
    return claim.actors, claim.targets


def is_point(place: Place) -> bool:
    """Whether its coordinates are its own and not the middle of an area."""
    return place.lat is not None and place.lon is not None and place.precision not in (*AREAS, None)


def best_place(places: Sequence[Place]) -> Place | None:
    """The place that says most: where it happened before whither and whence, a point before an area."""
    return min(
        places,
        key=lambda p: (ROLES.get(p.role, 3), 0 if is_point(p) else FINEST.get(p.precision, 9)),
        default=None,
    )


def day(found: Found) -> Day:
    when = found.claim.when
    first = (when.start or when.end) if when else None
    if when is None or first is None:
        return Day(found.report.published, found.report.published, None)
    last = when.end or found.report.published
    if last is None or last < first:
        last = first
    return Day(first, last, (last - first).days + 1)


def dead(claim: Claim) -> list[Figure]:
    """Figures of killed people that have a bound, the largest first."""
    known = [f for f in claim.figures if f.what == "killed" and f.unit not in ("percent",)]
    sized = [f for f in known if f.low is not None or f.high is not None]
    return sorted(sized, key=lambda f: -(f.low if f.low is not None else f.high or 0))


def least(figure: Figure) -> int | None:
    """The number to take where a table holds one: the low bound, else the high one."""
    value = figure.low if figure.low is not None else figure.high
    return None if value is None else int(value)


def names(parties: tuple[Actor, ...]) -> str:
    return "; ".join(dict.fromkeys(p.name or p.text for p in parties))


def sectors(parties: tuple[Actor, ...]) -> set[str]:
    return {p.sector for p in parties if p.sector}
