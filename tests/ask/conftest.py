"""Readings made by hand live beside the ledger's tests."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "ledger"))

from panj.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    from datetime import date

    from ledger_makers import reading, rejection

    with Ledger(tmp_path / "panj.db", create=True) as book:
        book.append(reading(1))
        book.append(rejection())
        book.append(reading(2, outlets=("Birch Times", "Zürcher Bote"), published=date(2021, 8, 20)))
        book.append(reading(3, published=None))
        yield book
