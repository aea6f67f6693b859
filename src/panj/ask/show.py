"""One claim with its receipt, or one report with all its claims."""

import json
from dataclasses import dataclass

from panj.errors import NotFound
from panj.ledger import Entry, Ledger
from panj.model import Claim, Report
from panj.model.forms import claim_from


@dataclass(frozen=True, slots=True)
class Receipt:
    """A claim, its report, the journal entry that holds both, and the report's other claims of the same event."""

    claim: Claim
    report: Report
    entry: Entry
    others: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report with its claims in the order of the text, and the journal entry that holds them."""

    report: Report
    entry: Entry
    claims: tuple[Claim, ...]


def show(ledger: Ledger, wanted: str) -> Receipt | Sheet:
    """What goes by a claim id, anchor, report id or doc_id, or an unambiguous start of one, or a file read.

    Raises NotFound where nothing does, or several things do (the message lists them), and LedgerError.
    """
    wanted = wanted.strip()
    hits = ledger.named(wanted) if wanted else []
    if not hits:
        raise NotFound(f"no claim or report goes by {wanted!r}; `panj claims` lists what there is")
    if len(hits) > 1:
        listed = "\n".join(f"  {hit.name}  {hit.title[:80]}" for hit in hits)
        raise NotFound(f"{wanted!r} is the name of several; give one in full:\n{listed}")
    hit = hits[0]
    report = ledger.report(hit.seq)
    if report is None:
        raise NotFound(f"the text of {hit.name} was erased from this ledger")
    all_claims = tuple(claim_from(json.loads(body)) for body in ledger.claims_of(hit.seq))
    entry = ledger.entry(hit.seq)
    if hit.kind == "report":
        return Sheet(report, entry, all_claims)
    claim = next(c for c in all_claims if c.id == hit.name)
    return Receipt(claim, report, entry, tuple(c for c in all_claims if c.event == claim.event and c != claim))
