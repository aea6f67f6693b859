"""How reliable people hold a source to be, by the Admiralty code: journal entries, the last one on a name holds.

Source: NATO AJP-2.1 / STANAG 2511, reliability of the source, A to F. Panj never sets one itself.
"""

import json
import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from panj.errors import LedgerError
from panj.ledger import tables as t
from panj.ledger.fold import fold
from panj.ledger.payloads import Parts, body_of
from panj.model.forms import plain

RELIABILITY = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable",
    "E": "unreliable", "F": "cannot be judged",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rating:
    """A person's word on a source, an outlet or whoever says a thing first. `grade`: of RELIABILITY; `at`: UTC."""

    name: str
    grade: str
    who: str
    why: str
    at: str

    @property
    def word(self) -> str:
        return RELIABILITY[self.grade]


def key(name: str) -> str:
    """A name as ratings are looked up by: in any case, with any accents or spaces, with or without "the"."""
    return fold(" ".join(name.split())).removeprefix("the ")


def listed(connection: Connection) -> list[Rating]:
    """Every rating, oldest first."""
    c = t.ratings.c
    rows = connection.execute(select(c.name, c.grade, c.who, c.why, c.at).order_by(c.seq))
    return [Rating(*row) for row in rows]


def make(connection: Connection, name: str, grade: str, who: str, why: str, at: str) -> Rating | None:
    """The rating; None where the last one on that name has the grade already. Raises LedgerError where it is none."""
    name = " ".join(name.split())
    if grade not in RELIABILITY:
        raise LedgerError(f"{grade!r} is no reliability; choose one of {', '.join(RELIABILITY)}")
    if not name:
        raise LedgerError("name an outlet or another source")
    if not who.strip() or not why.strip():
        raise LedgerError("a decision names who decides and why")
    before = [r for r in listed(connection) if key(r.name) == key(name)]
    if before and before[-1].grade == grade:
        return None
    return Rating(name, grade, who.strip(), why.strip(), at)


def parts(rating: Rating) -> tuple[str, Parts]:
    """(key, payload parts) of the entry."""
    return "g" + secrets.token_hex(8), {"rating": body_of(plain(rating))}


def row(seq: int, body: str) -> dict[str, Any]:
    """The view row of an entry."""
    return {"seq": seq, **json.loads(body)}
