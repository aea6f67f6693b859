"""Which pairs of claims are worth judging: those that share a key of kind, days and one of place, party or rare word.

Each key's claims are ordered by day and each is paired with the next NEAR alone, so that the pairs grow with the
claims, not with their square, however crowded a key is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from panj.merge.clusters import Pair, pair
from panj.merge.facts import Fact
from panj.merge.grounds import is_town
from panj.merge.words import rarest

NEAR = 25
STRETCH = 10  # days; two stretches half a step apart, so that claims within five days always share one
RARE = 5
Key = tuple[str, ...]


def _stretches(day: date | None) -> list[str]:
    if day is None:
        return ["?"]
    n = day.toordinal()
    return [f"a{n // STRETCH}", f"b{(n + STRETCH // 2) // STRETCH}"]


def _marks(f: Fact) -> Iterator[str]:
    """What two claims of one act may share, beside the kind and the days."""
    for p in f.places:
        if is_town(p):
            yield f"town {p.geonameid or p.name.lower()}"
        if p.admin1:
            yield f"admin1 {p.country} {p.admin1}"
    for party in (*f.claim.actors, *f.claim.targets):
        yield f"party {party.id or party.name.lower()}"
    for word in rarest(f.told.evidence, RARE):
        yield f"word {word}"
    for land in f.lands:
        yield f"land {land}"


def keys(f: Fact) -> set[Key]:
    """The keys of a claim; two claims are candidates when they share one and stand near each other under it."""
    out: set[Key] = set()
    for kind in f.kinds:
        for stretch in _stretches(f.day):
            out.update((kind, stretch, mark) for mark in _marks(f))
        # a long figure is worth comparing across weeks; 1,037 beside the 1,000 that it is told as in short
        out.update((kind, f"figure {b.what} {b.said:.1e}") for b in f.bounds if b.said and b.said >= 100)
        out.add((kind, "report", f.report.id))  # "the attack" may share nothing else with the sentence it means
    out.add(("report", f.report.id, f.claim.event))
    return out


def candidates(facts: Iterable[Fact]) -> list[Pair]:
    """Pairs of claim ids, sorted."""
    held: dict[Key, list[tuple[int, str]]] = defaultdict(list)
    for f in facts:
        at = f.day.toordinal() if f.day else 0
        for key in keys(f):
            held[key].append((at, f.id))
    out: set[Pair] = set()
    for found in held.values():
        ids = [i for _, i in sorted(found)]
        for n, one in enumerate(ids):
            out.update(pair(one, other) for other in ids[n + 1 : n + 1 + NEAR])
    return sorted(out)
