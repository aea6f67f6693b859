"""One claim with its receipt, or one report with all its claims."""

import json
from dataclasses import dataclass

from panj.errors import NotFound
from panj.ledger import Decided, Entry, Hit, Ledger, Standing
from panj.model import Claim, Report
from panj.model.forms import claim_from


@dataclass(frozen=True, slots=True)
class Receipt:
    """A claim, its report, the journal entry that holds both, and the report's other claims of the same event.

    `decisions`: people's words on the claim, oldest first. `standing`: what is kept of the report, and what revises it.
    """

    claim: Claim
    report: Report
    entry: Entry
    others: tuple[Claim, ...]
    decisions: tuple[Decided, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report with its claims in the order of the text, and the journal entry that holds them.

    `decisions`: people's words on any of its claims, and on such as this reading does not find.
    """

    report: Report
    entry: Entry
    claims: tuple[Claim, ...]
    decisions: tuple[Decided, ...]
    standing: Standing


def hit_of(ledger: Ledger, wanted: str) -> Hit:
    """The one claim or report that goes by a name. Raises NotFound where none does, or several do."""
    wanted = wanted.strip()
    hits = ledger.named(wanted) if wanted else []
    if len(hits) == 1:
        return hits[0]
    if hits:
        listed = "\n".join(f"  {hit.name}  {hit.title[:80]}" for hit in hits)
        raise NotFound(f"{wanted!r} is the name of several; give one in full:\n{listed}")
    # an anchor begins with its report's id
    for gone in ledger.withdrawals() if wanted else ():
        if gone.report.startswith(wanted.split(":", 1)[0]):
            raise NotFound(f"report {gone.report} was withdrawn on {gone.at[:10]} ({gone.why}); nothing of it is left")
    raise NotFound(f"no claim or report goes by {wanted!r}; `panj claims` lists what there is")


def show(ledger: Ledger, wanted: str) -> Receipt | Sheet:
    """What goes by a claim id, anchor, report id or doc_id, or an unambiguous start of one, or a file read.

    Raises NotFound where nothing does, or several things do (the message lists them), and LedgerError.
    """
    hit = hit_of(ledger, wanted)
    report = ledger.report(hit.seq)
    standing = ledger.standing(report.id) if report else None
    if report is None or standing is None:
        raise NotFound(f"the text of {hit.name} was erased from this ledger")
    all_claims = tuple(claim_from(json.loads(body)) for body in ledger.claims_of(hit.seq))
    entry = ledger.entry(hit.seq)
    if hit.kind == "report":
        return Sheet(report, entry, all_claims, tuple(ledger.decisions(report=report.id)), standing)
    claim = next(c for c in all_claims if c.id == hit.name)
    others = tuple(c for c in all_claims if c.event == claim.event and c != claim)
    return Receipt(claim, report, entry, others, tuple(ledger.decisions(anchor=claim.anchor)), standing)
