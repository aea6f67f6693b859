"""Events as rows of a table: one row an event, every part in words, several of one kind parted by `; `."""

from collections.abc import Iterable, Iterator
from typing import Any

from panj.ask.event_words import main_figures, tally_line
from panj.ask.exports import csv_lines
from panj.model.events import Event

COLUMNS = (
    "event", "type", "mode", "realis", "disputed", "start", "end", "basis", "actors", "targets", "places", "countries",
    "figures", "claims", "reports", "outlets", "origins", "outlet_names", "origin_names", "first_known", "last_known",
    "grade", "credibility", "reasons",
)  # fmt: skip


def cells(e: Event) -> dict[str, Any]:
    """Cells of one event by column; `claims`, `reports`, `outlets`, `origins` are counts."""
    lands = dict.fromkeys(
        c for c in (*(p.country for p in e.places), *(a.country for a in (*e.actors, *e.targets))) if c
    )
    return {
        "event": e.id, "type": e.type, "mode": e.mode, "realis": e.realis, "disputed": "yes" if e.disputed else "no",
        "start": e.when.start and e.when.start.isoformat(), "end": e.when.end and e.when.end.isoformat(),
        "basis": e.when.basis, "actors": "; ".join(x.name for x in e.actors),
        "targets": "; ".join(x.name for x in e.targets), "places": "; ".join(x.name for x in e.places),
        "countries": "; ".join(lands), "figures": "; ".join(tally_line(f) for f in main_figures(e)),
        "claims": len(e.claims), "reports": len(e.reports), "outlets": len(e.outlets), "origins": len(e.origins),
        "outlet_names": "; ".join(e.outlets), "origin_names": "; ".join(o.name for o in e.origins),
        "first_known": e.first_known and e.first_known.isoformat(),
        "last_known": e.last_known and e.last_known.isoformat(),
        "grade": e.credibility.grade, "credibility": e.credibility.word, "reasons": "; ".join(e.credibility.reasons),
    }  # fmt: skip


def csv(events: Iterable[Event]) -> Iterator[str]:
    """As CSV; cells that a spreadsheet would run are defused."""
    return csv_lines(COLUMNS, map(cells, events))
