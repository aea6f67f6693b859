"""Events from their JSON form; the inverse of `plain`."""

from datetime import date
from typing import Any

from panj.model.events import Credibility, Event, Origin, Span, Stated, Tally
from panj.model.records import Actor, Place


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _tupled(row: dict[str, Any]) -> dict[str, Any]:
    """Lists as tuples, as records hold them."""
    return {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}


def _tally(row: dict[str, Any]) -> Tally:
    stated = tuple(Stated(**{**x, "published": _day(x["published"])}) for x in row["stated"])
    return Tally(**{**_tupled(row), "stated": stated})


def event_from(row: dict[str, Any]) -> Event:
    when = row["when"]
    return Event(
        **{
            **_tupled(row),
            "when": Span(**{**when, "start": _day(when["start"]), "end": _day(when["end"])}),
            "places": tuple(Place(**_tupled(x)) for x in row["places"]),
            "actors": tuple(Actor(**_tupled(x)) for x in row["actors"]),
            "targets": tuple(Actor(**_tupled(x)) for x in row["targets"]),
            "figures": tuple(map(_tally, row["figures"])),
            "origins": tuple(Origin(**_tupled(x)) for x in row["origins"]),
            "first_known": _day(row["first_known"]),
            "last_known": _day(row["last_known"]),
            "credibility": Credibility(**_tupled(row["credibility"])),
        }
    )
