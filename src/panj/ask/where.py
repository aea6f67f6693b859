"""Places of claims: which are one and known, and which lie in which."""

import re
from collections.abc import Iterable

from panj.ground.gazetteer import spots
from panj.ledger.fold import fold
from panj.model import Place

FACILITY = re.compile(r"\b(?:airport|airfield|air ?base|base|camp|palace|embassy|crossing|port|prison|dam)$", re.I)
NAMED = re.compile(r"(?:^|\W)(?:[A-Z]\S*|valley|province|district|county|governorate)$")


def facility(place: Place) -> bool:
    """Whether the name is of a thing in a town rather than of the town."""
    return bool(FACILITY.search(place.name))


def specific(places: Iterable[Place]) -> list[Place]:
    """Places that are one and known: not "the city", nor "more districts" or "Afghan territory"."""
    return [
        p for p in places
        if p.geonameid is not None
        or (p.country and p.name[:1].isupper() and (NAMED.search(p.name) or facility(p)))
    ]  # fmt: skip


def within(inner: Place, outer: Place) -> bool:
    """Whether a place is another, or lies in it."""
    if inner.geonameid is not None and inner.geonameid == outer.geonameid:
        return True
    if inner.country != outer.country:
        return False
    if (
        outer.precision == "country" and outer.geonameid is not None
    ):  # without: a name of which only the country is known
        return True
    if fold(inner.name) == fold(outer.name):
        return True
    names = {fold(x) for x in (inner.admin1, inner.admin2) if x}
    areas = {"admin1": outer.admin1, "admin2": outer.admin2}
    return outer.precision in areas and fold(areas[outer.precision] or outer.name) in names


def capital(place: Place) -> bool:
    """Whether a place is the capital of its country."""
    return any(s.kind == "capital" and s.geonameid == place.geonameid for s in spots(place.name) if s.geonameid)
