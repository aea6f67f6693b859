"""Claims as CSV that a spreadsheet can open without running what a report wrote."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from panj.ask import Found
from panj.cli.draw import chain, figure_line

COLUMNS = (
    "claim", "type", "mode", "realis", "hedged", "trigger", "actors", "targets", "places", "countries", "when",
    "start", "end", "figures", "chain", "evidence", "report", "doc_id", "outlets", "published", "title", "url",
    "version", "anchor",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def defused(cell: Any) -> str:
    """A cell that begins like a formula gets an apostrophe before it, which spreadsheets take for "this is text"."""
    text = "" if cell is None else str(cell)
    return "'" + text if text.startswith(FORMULA) else text


def row(found: Found) -> dict[str, Any]:
    """Cells of one claim by column; several values of one kind are parted by `; `."""
    c, r = found.claim, found.report
    parties = [x.country for x in (*c.actors, *c.targets)]
    countries = dict.fromkeys(code for code in (*parties, *(x.country for x in c.places)) if code)
    return {
        "claim": c.id, "type": c.type, "mode": c.mode, "realis": c.realis, "hedged": "yes" if c.hedged else "no",
        "trigger": c.trigger.text, "actors": "; ".join(x.name for x in c.actors),
        "targets": "; ".join(x.name for x in c.targets), "places": "; ".join(x.name for x in c.places),
        "countries": "; ".join(countries), "when": c.when.text if c.when else None,
        "start": c.when.start if c.when else None, "end": c.when.end if c.when else None,
        "figures": "; ".join(figure_line(f) for f in c.figures), "chain": chain(c, r.outlets),
        "evidence": c.evidence.text, "report": r.report, "doc_id": r.doc_id, "outlets": "; ".join(r.outlets),
        "published": r.published, "title": r.title, "url": r.url, "version": r.version, "anchor": c.anchor,
    }  # fmt: skip


def csv_text(found: Sequence[Found]) -> str:
    """RFC 4180 with a header, which stands even where nothing was found."""
    page = io.StringIO(newline="")
    rows = csv.writer(page)
    rows.writerow(COLUMNS)
    rows.writerows([defused(cells[name]) for name in COLUMNS] for cells in map(row, found))
    return page.getvalue()
