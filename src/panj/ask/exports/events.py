"""Events in the forms of others: each handed to a form as one statement with reconciled figures, and what was lost.

A form that holds one number gets the cautious one, the low bound of what sources say; a form that holds a range gets
low, best and high.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from panj.ask.claims import Found, Head, found
from panj.ask.event_table import COLUMNS as OURS
from panj.ask.event_table import cells
from panj.ask.event_words import main_figures, sentence
from panj.ask.exports import acled, events_geo, ftm, hapi, idmc, plover, ucdp
from panj.ask.exports.cells import Tally, csv_lines
from panj.ask.exports.events_parts import Reported, chief, dead
from panj.ask.sources import held as ratings_held
from panj.ask.sources import reliability
from panj.ledger import Ledger
from panj.model import Claim, Figure, Mention, When
from panj.model.events import Event
from panj.model.events import Tally as Count

CHUNK = 500  # events whose reports are fetched together
NOWHERE = (0, 0)  # an event's own words stand in no text
Row = dict[str, Any]


def reported(ledger: Ledger, events: Sequence[Event]) -> Iterator[Reported]:
    """Events with the heads of their reports, the earliest first; a report that has left meanwhile is left out."""
    rated = ratings_held(ledger.ratings())
    for start in range(0, len(events), CHUNK):
        some = events[start : start + CHUNK]
        told = [found(row) for row in ledger.claim_rows([c for e in some for c in e.claims])]
        by_id = {x.claim.id: x for x in told}
        for event in some:
            heads = {by_id[c].report.report: by_id[c].report for c in event.claims if c in by_id}
            ordered = tuple(sorted(heads.values(), key=lambda h: (str(h.published), h.report)))
            yield Reported(event, ordered, reliability(event, rated))


def _figure(count: Count) -> Figure:
    """A reconciled figure as one that a report might state; "at least" is open above, "at most" below."""
    low = None if count.bound == "at most" and count.low == count.high else count.low
    high = None if count.bound == "at least" and count.low == count.high else count.high
    return Figure("", NOWHERE, count.what, count.of, count.unit, low, high, count.bound == "about")


def _statement(item: Reported, *, cautious: bool) -> Found:
    """An event as one claim in one report, for the forms that write claims; `cautious`: of the dead, one number."""
    e = item.event
    when = e.when
    dated = when.basis != "report date only" and (when.start or when.end)
    figures = [_figure(f) for f in main_figures(e) if f.what != "killed"]
    count = chief(e)
    if count is not None:
        one = _figure(count)
        if cautious and one.low is not None and one.high is not None:
            one = Figure("", NOWHERE, "killed", one.of, one.unit, one.low, one.low, one.approx)
        figures.append(one)
    claim = Claim(
        e.id, "", e.id, "", Mention(sentence(e), NOWHERE), Mention("", NOWHERE), e.type, e.mode, e.realis, False,
        actors=e.actors, targets=e.targets, places=e.places, figures=tuple(figures),
        when=When("", NOWHERE, when.start, when.end, None, when.basis) if dated else None,
    )  # fmt: skip
    first = item.heads[0] if item.heads else None
    title, url, language = (first.title, first.url, first.language) if first else ("", None, None)
    head = Head("", "", e.outlets, title, url, e.first_known, language, "", 0)
    return Found(claim, head)


def _lost(item: Reported, tally: Tally) -> None:
    """What no table of one row an event has a column for."""
    e = item.event
    tally.missing["who says so is no column: origins, chains and which of them are independent"] += 1
    tally.missing["the grade of credibility and the reliability of sources have no column"] += 1
    if e.disputed:
        tally.missing["disputed (one source denies what another asserts), which has no column"] += 1


def _acled(item: Reported, tally: Tally) -> Row | None:
    row = acled.row(_statement(item, cautious=True), tally)
    if row is None:
        return None
    _lost(item, tally)
    counts, count = dead(item.event), chief(item.event)
    if count is not None and count.low != count.high:
        tally.missing["sources differ on the dead: fatalities is the lowest that stands; best and high are lost"] += 1
    if len(counts) > 1:
        tally.missing["the dead are counted of several groups, which may overlap: fatalities is the largest one"] += 1
    if any(f.what not in ("killed", "protesters", "participants") for f in item.event.figures):
        tally.missing["other figures (injured, captured, displaced …) have no column; notes name four"] += 1
    return row


def _ucdp(item: Reported, tally: Tally) -> Row | None:
    row = ucdp.row(_statement(item, cautious=False), tally)
    if row is None:
        return None
    e, count = item.event, chief(item.event)
    assert count is not None  # UCDP holds no event without dead
    _lost(item, tally)
    if len(dead(e)) > 1:
        tally.missing["the dead are counted of several groups, which may overlap: the largest one is taken"] += 1
    best = int(count.best or 0)
    kind = next(k for k in ("deaths_civilians", "deaths_b", "deaths_unknown") if row[k])
    articles = [
        f'"{"; ".join(h.outlets)},{h.published or ""},{h.title}"' for h in item.heads
    ]  # as UCDP writes them: "office,date,headline";…
    return row | {
        "relid": e.id, "number_of_sources": len(e.reports), "source_article": ";".join(articles),
        "source_office": ";".join(e.outlets), "source_original": "; ".join(o.name for o in e.origins), kind: best,
        "low": int(count.low if count.low is not None else best), "best": best,
        "high": int(count.high if count.high is not None else best),
    }  # fmt: skip


def _plover(item: Reported, tally: Tally) -> Row | None:
    row = plover.row(_statement(item, cautious=True), tally)
    if row is not None:
        _lost(item, tally)
    return row


def _ours(item: Reported, tally: Tally) -> Row:
    e = item.event
    if any(p.lat is not None for p in e.places):
        tally.missing["coordinates of places have no column (geojson has them)"] += 1
    if any(len(f.stated) > 1 for f in e.figures):
        tally.missing["what each source states of a figure has no column (`panj event ID` shows it)"] += 1
    if any(x.sector for x in (*e.actors, *e.targets)):
        tally.missing["sectors of parties have no column (`panj events --json` has them)"] += 1
    return cells(e)


@dataclass(frozen=True, slots=True)
class Table:
    """A form of one row an event: `row` gives the cells by column, None where the form has no home for the event."""

    columns: Sequence[str]
    row: Callable[[Reported, Tally], Row | None]


TABLES: Mapping[str, Table] = {
    "acled": Table(acled.COLUMNS, _acled), "ucdp": Table(ucdp.COLUMNS, _ucdp),
    "plover": Table(plover.COLUMNS, _plover), "idmc": Table(idmc.COLUMNS, idmc.row), "csv": Table(OURS, _ours),
}  # fmt: skip
ONLY = ("hapi", "idmc", "ftm")  # forms that hold events and no claims
TARGETS = (*TABLES, "hapi", "ftm", "geojson")


def _rows(table: Table, items: Iterable[Reported], tally: Tally) -> Iterator[Row]:
    for item in items:
        tally.total += 1
        row = table.row(item, tally)
        if row is not None:
            yield row


def text_of(ledger: Ledger, events: Sequence[Event], target: str, tally: Tally) -> Iterator[str]:
    """The events as pieces of text, in the form of one of TARGETS; `tally` is filled on the way."""
    items = reported(ledger, events)
    tally.noun = "events"
    if target == "ftm":
        return ftm.lines(items, tally)
    if target == "geojson":
        return events_geo.lines(items, tally)
    if target == "hapi":
        # HAPI counts what ACLED's terms call political violence and demonstrations
        return csv_lines(hapi.COLUMNS, hapi.rows(((item, _acled) for item in items), tally))
    table = TABLES[target]
    return csv_lines(table.columns, _rows(table, items, tally))
