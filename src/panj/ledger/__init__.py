"""The append-only journal of readings and rejections, and the views computed from it."""

from panj.ledger.book import Ledger
from panj.ledger.journal import Entry
from panj.ledger.lookup import Filters, Hit
from panj.ledger.verify import Broken, Verdict

__all__ = ["Broken", "Entry", "Filters", "Hit", "Ledger", "Verdict"]
