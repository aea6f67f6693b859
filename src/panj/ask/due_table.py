"""Rows of what is due as cells, for CSV and tables."""

from typing import Any

from panj.model.due import Due, Window

COLUMNS = (
    "due", "kind", "type", "mode", "what", "who", "targets", "places", "said_by", "outlets", "window", "start", "end",
    "window_basis", "after", "status", "basis", "why", "decided_by", "quotes", "early", "probability", "low", "high",
    "brier", "base_rate", "hedged", "claims", "first_reported", "last_reported",
)  # fmt: skip


def window_words(window: Window) -> str:
    """`by 2021-09-11`, `2021-09-11 … 2021-11-11`, `from 2022-02-28`, or the words where no day is known."""
    start, end = window.start, window.end
    if start is None and end is None:
        return f"“{window.text}”"
    if end is None:
        return f"from {start}"
    if start is None:
        return f"by {end}"
    return str(start) if start == end else f"{start} … {end}"


def row(x: Due) -> dict[str, Any]:
    """Cells of one row by column."""
    p = x.probability
    return {
        "due": x.id, "kind": x.kind, "type": x.type, "mode": x.mode, "what": x.what,
        "who": "; ".join(a.name for a in x.who), "targets": "; ".join(a.name for a in x.targets),
        "places": "; ".join(a.name for a in x.places), "said_by": "; ".join(x.said_by), "outlets": "; ".join(x.outlets),
        "window": x.window.text, "start": x.window.start and x.window.start.isoformat(),
        "end": x.window.end and x.window.end.isoformat(), "window_basis": x.window.basis, "after": x.window.after,
        "status": x.status, "basis": x.basis, "why": x.why, "decided_by": "; ".join(w.claim for w in x.decided_by),
        "quotes": "; ".join(f"“{w.quote}”" for w in x.decided_by), "early": x.early,
        "probability": p.words if p else None, "low": p.low if p else None, "high": p.high if p else None,
        "brier": x.brier, "base_rate": x.base_rate, "hedged": "yes" if x.hedged else "no",
        "claims": "; ".join(x.claims),
        "first_reported": x.first_reported and x.first_reported.isoformat(),
        "last_reported": x.last_reported and x.last_reported.isoformat(),
    }  # fmt: skip
