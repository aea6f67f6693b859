"""What happened, one line an event in the order of days: of an actor, or at a place."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from panj.ask.events import Asked, Pool, find
from panj.ledger import Ledger
from panj.model.events import Event


@dataclass(frozen=True, slots=True)
class Line:
    """An event on a timeline, and what ties it there: actor, target, place."""

    event: Event
    ties: tuple[str, ...]


def timeline(
    ledger: Ledger, pool: Pool, wanted: str, countries: Iterable[str] = (), asked: Asked | None = None
) -> tuple[Line, ...]:
    """Events whose doer, whom, or place has `wanted` in its name, or whose place lies in one of `countries`."""
    asked = asked or Asked()
    f = asked.claims
    met: dict[str, tuple[Event, list[str]]] = {}
    for tie, filters in (
        ("actor", replace(f, actors=(wanted,))),
        ("target", replace(f, targets=(wanted,))),
        ("place", replace(f, places=(wanted,), place_countries=tuple(countries))),
    ):
        for event in find(ledger, pool, replace(asked, claims=filters))[0]:
            met.setdefault(event.id, (event, []))[1].append(tie)
    ordered = sorted(met.values(), key=lambda x: (pool.heads[x[0].id].day or "9999", x[0].id))
    return tuple(Line(event, tuple(ties)) for event, ties in ordered)
