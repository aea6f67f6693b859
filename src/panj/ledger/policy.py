"""What is kept of an outlet's texts: journal entries, each holding from then on until the next for that outlet."""

import json
import secrets
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, func, select

from panj.errors import LedgerError
from panj.ledger import tables as t
from panj.ledger.fold import fold
from panj.ledger.payloads import Parts, body_of

POLICIES = ("full", "quote", "none")  # from the widest to the strictest
EVERYONE = "*"  # outlets without a policy of their own, and reports without an outlet

_newest = select(func.max(t.policies.c.seq)).group_by(t.policies.c.folded)
_all = select(t.policies.c.folded, t.policies.c.policy).where(t.policies.c.seq.in_(_newest))


def _in_force(connection: Connection) -> dict[str, str]:
    """Policy by folded name."""
    return {row.folded: str(row.policy) for row in connection.execute(_all)}


def kept(connection: Connection, outlets: Iterable[str]) -> str:
    """full, quote or none: the strictest policy among a report's outlets."""
    names = {fold(o) for o in outlets} or {EVERYONE}
    found = _in_force(connection)
    default = found.get(EVERYONE, POLICIES[0])
    return max((found.get(name, default) for name in names), key=POLICIES.index)


def listed(connection: Connection) -> dict[str, str]:
    """The policies in force by outlet; EVERYONE always among them."""
    p = t.policies.c
    found = connection.execute(select(p.outlet, p.policy).where(p.seq.in_(_newest)).order_by(p.folded))
    return {EVERYONE: POLICIES[0], **{row.outlet: row.policy for row in found}}


def in_force(connection: Connection, outlet: str) -> str | None:
    """The policy of an outlet's own, by its name in any case and with any accents."""
    return _in_force(connection).get(fold(" ".join(outlet.split())))


def parts(outlet: str, policy: str, at: str) -> tuple[str, Parts]:
    """(key, payload parts) of the entry that sets a policy. Raises LedgerError where it is none."""
    outlet = " ".join(outlet.split())
    if policy not in POLICIES:
        raise LedgerError(f"{policy!r} is no policy; choose one of {', '.join(POLICIES)}")
    if not outlet:
        raise LedgerError(f"name an outlet, or {EVERYONE} for all that have no policy of their own")
    return "p" + secrets.token_hex(8), {"policy": body_of({"outlet": outlet, "policy": policy, "at": at})}


def row(seq: int, body: str) -> dict[str, Any]:
    """The view row of an entry."""
    found = json.loads(body)
    return {"seq": seq, **found, "folded": fold(found["outlet"])}
