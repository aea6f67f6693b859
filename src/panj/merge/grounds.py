"""Do the places of two claims agree? Towns are compared with towns, provinces with provinces, lands with lands."""

from collections.abc import Iterable
from functools import cache

from panj.lexicon.names import country, nationality
from panj.model import Place

FINE = frozenset({"place", "admin2", "facility"})
EMPTY = frozenset(
    "city town province district region border north south east west northern southern eastern western central the of "
    "new airport state port capital provincial".split()
)  # words that two places may share without being one


@cache
def is_land(name: str) -> bool:
    """Whether a name is a country's or a people's."""
    return country(name) is not None or nationality(name) is not None


def is_town(p: Place) -> bool:
    """A place finer than a province, or a name that the gazetteer could not place more finely than its country."""
    if p.precision in FINE:
        return True
    return p.precision in (None, "country") and p.name[:1].isupper() and not is_land(p.name)


def bare(name: str) -> frozenset[str]:
    """The words of a place's name without those that many share."""
    return frozenset(name.lower().replace("-", " ").split()) - EMPTY


def _words(p: Place) -> frozenset[str]:
    return bare(p.name)


def one_name(p: Place, q: Place) -> bool:
    if p.geonameid and q.geonameid and is_town(p) == is_town(q):
        return p.geonameid == q.geonameid
    return bool(_words(p) & _words(q))


def _comparable(p: Place, q: Place) -> bool:
    return p.role == q.role or "at" in (p.role, q.role)


def grounds(one: Iterable[Place], other: Iterable[Place]) -> tuple[float, str, bool]:
    """(log-odds, why, whether the two can never be one place) of two claims' places; 0 where nothing can be said."""
    mine, theirs = tuple(one), tuple(other)
    pairs = [(p, q) for p in mine for q in theirs if _comparable(p, q)]
    towns = [(p, q) for p, q in pairs if is_town(p) and is_town(q)]
    for p, q in towns:
        if one_name(p, q):
            return 2.0, f"both in {p.name}", False
    if towns:
        p, q = towns[0]
        if (p.precision in FINE) != (q.precision in FINE) and p.country == q.country:
            return -0.8, f"{p.name} may lie in {q.name}", False  # a gate or a hotel that no gazetteer has
        sure = p.role == q.role and p.precision in FINE and q.precision in FINE
        return -3.0, f"{p.name} is not {q.name}", sure
    for p, q in pairs:
        if is_town(p) != is_town(q) and _words(p) & _words(q):
            return 1.0, f"{p.name} and {q.name}", False
    provinces = [(p, q) for p, q in pairs if p.admin1 and q.admin1]
    for p, q in provinces:
        if p.country == q.country and p.admin1 == q.admin1:
            return (0.8 if is_town(p) or is_town(q) else 1.3), f"both in {p.admin1}", False
    if provinces:
        p, q = provinces[0]
        return -3.0, f"{p.admin1} is not {q.admin1}", p.role == q.role
    lands = [(p, q) for p, q in pairs if p.country and q.country]
    for p, q in lands:
        if p.country == q.country:
            return (0.5 if one_name(p, q) else 0.2), f"both in {p.country}", False
    if lands:
        p, q = lands[0]
        if p.role == q.role:
            return -2.5, f"{p.country} is not {q.country}", False
    return 0.0, "", False
