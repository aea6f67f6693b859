"""Our own table: one row a claim, every part in words, several of one kind parted by `; `."""

from typing import Any

from panj.ask.claims import Found
from panj.ask.exports.cells import Tally
from panj.ask.words import chain, figure_line

NAME = "CSV"
COLUMNS = (
    "claim", "type", "mode", "realis", "hedged", "trigger", "actors", "targets", "places", "countries", "when",
    "start", "end", "figures", "chain", "evidence", "report", "doc_id", "outlets", "published", "title", "url",
    "version", "anchor",
)  # fmt: skip


def row(found: Found, tally: Tally) -> dict[str, Any]:
    """Cells of one claim by column."""
    c, r = found.claim, found.report
    parties = [x.country for x in (*c.actors, *c.targets)]
    countries = dict.fromkeys(code for code in (*parties, *(x.country for x in c.places)) if code)
    if any(p.lat is not None for p in c.places):
        tally.missing["coordinates of places have no column (geojson has them)"] += 1
    if any(x.sector for x in (*c.actors, *c.targets)):
        tally.missing["sectors of parties have no column (parquet and `panj claims --json` have them)"] += 1
    return {
        "claim": c.id, "type": c.type, "mode": c.mode, "realis": c.realis, "hedged": "yes" if c.hedged else "no",
        "trigger": c.trigger.text, "actors": "; ".join(x.name for x in c.actors),
        "targets": "; ".join(x.name for x in c.targets), "places": "; ".join(x.name for x in c.places),
        "countries": "; ".join(countries), "when": c.when.text if c.when else None,
        "start": c.when and c.when.start and c.when.start.isoformat(),
        "end": c.when and c.when.end and c.when.end.isoformat(),
        "figures": "; ".join(figure_line(f) for f in c.figures), "chain": chain(c, r.outlets),
        "evidence": c.evidence.text, "report": r.report, "doc_id": r.doc_id, "outlets": "; ".join(r.outlets),
        "published": r.published and r.published.isoformat(), "title": r.title, "url": r.url, "version": r.version,
        "anchor": c.anchor,
    }  # fmt: skip
