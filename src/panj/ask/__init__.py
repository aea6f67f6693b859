"""Questions to a ledger and their answers as records."""

from panj.ask.claims import Found, Head, claims, stream
from panj.ask.context import Context, context
from panj.ask.show import Receipt, Sheet, hit_of, show
from panj.ledger import SORTS, Filters, Near, Wanted

__all__ = [
    "SORTS",
    "Context",
    "Filters",
    "Found",
    "Head",
    "Near",
    "Receipt",
    "Sheet",
    "Wanted",
    "claims",
    "context",
    "hit_of",
    "show",
    "stream",
]
