"""What the forms of events ask of an event, answered once."""

from dataclasses import dataclass

from panj.ask.claims import Head
from panj.model.events import Event, Tally


@dataclass(frozen=True, slots=True)
class Reported:
    """An event and the reports that tell of it, without their texts, the earliest first.

    `rated`: what people hold of its sources, as panj.ask.sources.reliability has it.
    """

    event: Event
    heads: tuple[Head, ...]
    rated: tuple[str, ...] = ()


def counts(event: Event, what: str) -> list[Tally]:
    """Figures of people of one kind that have a size, the largest best first."""
    sized = [f for f in event.figures if f.what == what and f.unit == "person" and f.best is not None]
    return sorted(sized, key=lambda f: (-float(f.best or 0), str(f.of)))


def dead(event: Event) -> list[Tally]:
    return counts(event, "killed")


def chief(event: Event) -> Tally | None:
    """The one count of the dead for forms that hold one: the largest, as the groups counted may overlap."""
    return next(iter(dead(event)), None)
