"""Panj: who did what to whom, where, when, how many, and who says so, from news reports, with receipts."""

__version__ = "0.1.0"
