"""Questions to a ledger and their answers as records."""

from panj.ask.claims import Found, Head, claims
from panj.ask.context import Context, context
from panj.ask.show import Receipt, Sheet, show
from panj.ledger import Filters

__all__ = ["Context", "Filters", "Found", "Head", "Receipt", "Sheet", "claims", "context", "show"]
