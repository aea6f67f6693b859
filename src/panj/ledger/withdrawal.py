"""A report taken back: its letters erased for good, its entries left as links of the chain, a tombstone on top."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from panj.ledger import tables as t
from panj.ledger.payloads import Parts, body_of
from panj.model import Rejection, Report


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A tombstone: which report, why, by whom, when (UTC), and the entries whose letters are gone."""

    report: str
    why: str
    who: str | None
    at: str
    erased: tuple[int, ...]

    def refusal(self, report: Report) -> Rejection:
        """What becomes of the report where it is read again."""
        why = f"report {report.id} was withdrawn on {self.at[:10]} ({self.why}); a withdrawn report is not read again"
        return Rejection("ledger", "withdrawn", why, report.path, None, report.doc_id)


_all = select(t.withdrawals)
_of = _all.where(t.withdrawals.c.report == bindparam("r"))


def _made(row: Any) -> Withdrawal:
    return Withdrawal(row.report, row.why, row.who, row.at, tuple(json.loads(row.erased)))


def of(connection: Connection, report: str) -> Withdrawal | None:
    """The tombstone of a report, if it was withdrawn."""
    row = connection.execute(_of, {"r": report}).first()
    return None if row is None else _made(row)


def listed(connection: Connection) -> list[Withdrawal]:
    return [_made(row) for row in connection.execute(_all.order_by(t.withdrawals.c.seq))]


def parts(made: Withdrawal) -> Parts:
    body = {"report": made.report, "why": made.why, "who": made.who, "at": made.at, "erased": list(made.erased)}
    return {"withdrawal": body_of(body)}


def row(seq: int, body: str) -> dict[str, Any]:
    """The view row of an entry."""
    found = json.loads(body)
    return {"seq": seq, **found, "erased": json.dumps(found["erased"])}
