"""People's words on whether two claims tell of one act: joins and splits, each an entry that later ones may undo."""

import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, or_, select

from panj.errors import LedgerError, NotFound
from panj.ledger import tables as t
from panj.ledger.payloads import Parts, body_of
from panj.model.forms import plain

WORDS = {True: "join", False: "split", None: "undo"}


@dataclass(frozen=True, slots=True)
class Tie:
    """Two anchors, the smaller first. `same`: one act, two acts, or None: what was said is taken back. `at`: UTC."""

    id: str
    a: str
    b: str
    same: bool | None
    who: str
    why: str
    at: str


@dataclass(frozen=True, slots=True)
class Tied:
    """A tie as it stands: its entry, the ids of its claims (None: no reading finds one there now; the tie waits), and
    whether no later one is on the same pair."""

    tie: Tie
    seq: int
    claims: tuple[str | None, str | None]
    last: bool

    @property
    def holds(self) -> bool:
        """Whether it decides today."""
        return self.last and self.tie.same is not None and None not in self.claims

    def json(self) -> dict[str, Any]:
        word = {"decision": WORDS[self.tie.same], "claims": list(self.claims)}
        return {**plain(self.tie), **word, "last": self.last, "entry": self.seq}


def make(connection: Connection, a: str, b: str, same: bool | None, who: str, why: str, at: str) -> Tie | None:
    """The tie of two anchors; None where the last one on them says the same (or there is none to undo).

    Raises NotFound where no claim stands at one of them, LedgerError for a pair or a word that cannot be.
    """
    if not who.strip() or not why.strip():
        raise LedgerError("a decision names who decides and why")
    if a == b:
        raise LedgerError("a claim is one with itself; name two claims")
    for anchor in (a, b):
        if connection.execute(select(t.claims.c.n).where(t.claims.c.anchor == anchor)).first() is None:
            raise NotFound(f"no claim stands at {anchor!r} today")
    a, b = sorted((a, b))
    c = t.ties.c
    last = connection.execute(select(c.same).where(c.a == a, c.b == b).order_by(c.seq.desc()).limit(1)).first()
    if (last is None and same is None) or (last is not None and last.same == same):
        return None
    return Tie("t" + secrets.token_hex(8), a, b, same, who.strip(), why.strip(), at)


def parts(tie: Tie) -> Parts:
    return {"tie": body_of(plain(tie))}


def row(seq: int, found: dict[str, Any]) -> dict[str, Any]:
    """The view row of an entry."""
    reports = {f"report_{side}": found[side].split(":", 1)[0] for side in "ab"}
    kept = {k: found[k] for k in ("a", "b", "same", "who", "why", "at")}
    return {"seq": seq, "tie": found["id"], **kept, **reports}


def listed(connection: Connection, anchor: str | None = None) -> list[Tied]:
    """Ties, oldest first: all of them, or those on one claim."""
    a, b = t.claims.alias("first"), t.claims.alias("second")
    query = (
        select(t.ties, a.c.claim.label("claim_a"), b.c.claim.label("claim_b"))
        .join(a, a.c.anchor == t.ties.c.a, isouter=True)
        .join(b, b.c.anchor == t.ties.c.b, isouter=True)
        .order_by(t.ties.c.seq)
    )
    if anchor is not None:
        query = query.where(or_(t.ties.c.a == anchor, t.ties.c.b == anchor))
    rows = list(connection.execute(query))
    last = {(row.a, row.b): row.seq for row in rows}
    return [
        Tied(
            Tie(row.tie, row.a, row.b, row.same, row.who, row.why, row.at), row.seq, (row.claim_a, row.claim_b),
            last[row.a, row.b] == row.seq,
        )
        for row in rows
    ]  # fmt: skip
