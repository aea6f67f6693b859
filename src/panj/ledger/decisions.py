"""People's words on the fields of claims, and how each stands against what the machine says today."""

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from panj.errors import LedgerError, NotFound
from panj.ledger import tables as t
from panj.ledger.chain import canonical
from panj.ledger.payloads import Parts, body_of
from panj.model import FIGURE_KINDS, MODES, REALIS, TYPES, Decision
from panj.model.forms import plain

# the machine says what it said · now says what the person says · says a third thing · no longer finds the claim
STATES = ("stands", "agreed", "changed", "orphan")
FIXED = {"id", "anchor", "event", "made_by", "span", "text", "evidence", "trigger"}  # what a claim is bound by
WHOLE = {"actors", "targets", "places", "figures", "sources", "when"}
CODES: dict[str, tuple[str, ...]] = {
    "type": TYPES, "mode": tuple(sorted({m for many in MODES.values() for m in many})), "realis": REALIS,
    "what": FIGURE_KINDS, "role": ("at", "origin", "destination"),
}  # fmt: skip
NUMBERS = {"low", "high", "lat", "lon", "geonameid", "step"}
FLAGS = {"hedged", "approx"}
DAYS = {"start", "end"}
NEVER_NULL = {"type", "realis", "what", "role", "step", "name", "unit", *FLAGS}


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it stands: `state` one of STATES, `now` what the machine says today (None for an orphan).

    `seq`: its entry. `claim`: id of the claim it is on, None for an orphan. `last`: no later one is on the same field.
    """

    decision: Decision
    seq: int
    state: str
    claim: str | None
    now: Any
    last: bool

    def json(self) -> dict[str, Any]:
        more = {"state": self.state, "claim": self.claim, "now": self.now, "last": self.last, "entry": self.seq}
        return {**plain(self.decision), **more}


def _steps(field: str) -> list[str | int]:
    return [int(step) if step.isdecimal() else step for step in field.split(".")]


def value_at(claim: dict[str, Any], field: str) -> Any:
    """What a claim's JSON says at a field (`mode`, `figures.0.low`). Raises NotFound where there is no such field."""
    value: Any = claim
    for step in _steps(field):
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            there = f"a list of {len(value)}" if isinstance(value, list) else "nothing"
            if isinstance(value, dict):
                there = ", ".join(x for x in value if x not in FIXED)
            raise NotFound(
                f"claim {claim['id']} has no field {field!r}: instead of {step!r} there is {there}"
            ) from None
    return value


def worth(field: str, new: Any) -> Any:
    """What a person gives for a field, as the JSON value it stands for. Raises LedgerError where it cannot stand there.

    Text is taken for the number, day or yes/no that the field holds; an empty text is null.
    """
    leaf = field.rsplit(".", 1)[-1]
    if leaf in FIXED | WHOLE or leaf.isdecimal():
        raise LedgerError(
            f"{field!r} is nothing to decide on; name a field with one value, such as mode or figures.0.low"
        )
    text = new.strip() if isinstance(new, str) else new
    if text is None or text == "" or text == "null":
        if leaf in NEVER_NULL:
            raise LedgerError(f"{field!r} cannot be empty")
        return None
    try:
        if leaf in FLAGS:
            return {"true": True, "yes": True, "false": False, "no": False}[str(text).lower()]
        if leaf in NUMBERS:
            number = float(str(text).replace(",", ""))
            return int(number) if number.is_integer() else number
        if leaf in DAYS:
            return date.fromisoformat(str(text)).isoformat()
    except (KeyError, ValueError):
        wanted = "yes or no" if leaf in FLAGS else "a number" if leaf in NUMBERS else "a day such as 2021-07-05"
        raise LedgerError(f"{field!r} takes {wanted}, not {new!r}") from None
    text = str(text).upper() if leaf in ("type", "country") else str(text)
    if leaf in CODES and text not in CODES[leaf]:
        raise LedgerError(f"{field!r} takes one of {', '.join(CODES[leaf])}, not {new!r}")
    return text


def claim_at(connection: Connection, anchor: str) -> dict[str, Any] | None:
    """The JSON of the claim that the views show at an anchor."""
    body = connection.execute(select(t.claims.c.body).where(t.claims.c.anchor == anchor)).scalar()
    return None if body is None else dict(json.loads(body))


def make(connection: Connection, anchor: str, field: str, new: Any, who: str, why: str, at: str) -> Decision | None:
    """The decision on what the machine says today; None where the last one on that field says the same.

    Raises NotFound where no claim stands at the anchor or has no such field, LedgerError for a value it cannot take.
    """
    if not who.strip() or not why.strip():
        raise LedgerError("a decision names who decides and why")
    value = worth(field, new)
    claim = claim_at(connection, anchor)
    if claim is None:
        raise NotFound(f"no claim stands at {anchor!r} today; `panj review --orphans` lists decisions that lost theirs")
    seen = value_at(claim, field)
    d = t.decisions.c
    before = connection.execute(
        select(d.seen, d.new).where(d.anchor == anchor, d.field == field).order_by(d.seq.desc()).limit(1)
    ).first()
    if before is not None and tuple(before) == (canonical(seen), canonical(value)):
        return None
    return Decision("d" + secrets.token_hex(8), anchor, field, seen, value, who.strip(), why.strip(), at)


def parts(decision: Decision) -> Parts:
    return {"decision": body_of(plain(decision))}


def row(seq: int, body: str) -> dict[str, Any]:
    """The view row of an entry."""
    found = json.loads(body)
    kept = {k: found[k] for k in ("anchor", "field", "who", "why", "at")}
    values = {k: canonical(found[k]) for k in ("seen", "new")}
    report = found["anchor"].split(":", 1)[0]
    return {"seq": seq, "decision": found["id"], "report": report, **kept, **values}


def _standing(row: Row[Any], last: bool) -> Decided:
    seen, new = json.loads(row.seen), json.loads(row.new)
    decision = Decision(row.decision, row.anchor, row.field, seen, new, row.who, row.why, row.at)
    if row.body is None:
        return Decided(decision, row.seq, "orphan", None, None, last)
    claim = json.loads(row.body)
    try:
        now = value_at(claim, row.field)
    except NotFound:  # the claim is there, the figure or party decided on is not
        now = None
    state = "stands" if now == seen else "agreed" if now == new else "changed"
    return Decided(decision, row.seq, state, claim["id"], now, last)


def listed(connection: Connection, anchor: str | None = None, report: str | None = None) -> Iterator[Decided]:
    """Decisions, oldest first: all of them, or those on one claim or one report."""
    d = t.decisions
    query = select(d, t.claims.c.body).join(t.claims, t.claims.c.anchor == d.c.anchor, isouter=True)
    if anchor is not None:
        query = query.where(d.c.anchor == anchor)
    if report is not None:
        query = query.where(d.c.report == report)
    rows = list(connection.execute(query.order_by(d.c.seq)))
    last = {(row.anchor, row.field): row.seq for row in rows}
    for row in rows:
        yield _standing(row, last[row.anchor, row.field] == row.seq)
