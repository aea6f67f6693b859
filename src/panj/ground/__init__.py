"""Mentions tied to real things: countries, sectors and places of claims."""

from panj.ground.claims import ground
from panj.ground.sectors import SECTORS

__all__ = ["SECTORS", "ground"]
