"""The append-only journal of readings, rejections and people's decisions, and the views computed from it."""

from panj.ledger.book import Ledger, Standing
from panj.ledger.decisions import Decided
from panj.ledger.filters import AREAS, Filters, Near, Wanted
from panj.ledger.info import Info
from panj.ledger.journal import Entry
from panj.ledger.lookup import SORTS, Hit
from panj.ledger.policy import POLICIES
from panj.ledger.ratings import RELIABILITY, Rating
from panj.ledger.ties import Tied
from panj.ledger.verify import Broken, Verdict
from panj.ledger.withdrawal import Withdrawal

__all__ = [
    "AREAS",
    "POLICIES",
    "RELIABILITY",
    "SORTS",
    "Broken",
    "Decided",
    "Entry",
    "Filters",
    "Hit",
    "Info",
    "Ledger",
    "Near",
    "Rating",
    "Standing",
    "Tied",
    "Verdict",
    "Wanted",
    "Withdrawal",
]
