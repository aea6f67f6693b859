"""Views are a function of the journal and of nothing else."""

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_makers import reading, rejection
from sqlalchemy import select

from panj.ledger import Ledger
from panj.ledger import tables as t
from panj.ledger.views import fold, stretch


def content(ledger: Ledger) -> dict[str, list[Any]]:
    with ledger.reading() as c:
        rows: dict[str, list[Any]] = {
            table.name: sorted((tuple(r) for r in c.execute(select(table))), key=repr) for table in t.VIEW_TABLES
        }
        found = c.exec_driver_sql("SELECT rowid FROM claims_text WHERE claims_text MATCH 'soldier' ORDER BY rowid")
        rows["claims_text"] = [tuple(r) for r in found]
        return rows


def test_rebuilt_views_equal_grown_ones(tmp_path: Path) -> None:
    chance = random.Random(5)
    with Ledger(tmp_path / "panj.db", create=True) as ledger:
        for _ in range(60):
            version = chance.choice(["v1", "v2", "v3"])
            ledger.append(chance.choice([reading(chance.randrange(8), version), rejection(chance.randrange(4))]))
        grown = content(ledger)
        assert len(grown["claims_text"]) == ledger.counts()["reports"]
        assert ledger.rebuild_views() == ledger.counts()["reports"] + 4
        assert content(ledger) == grown
        assert ledger.verify().ok


@pytest.mark.parametrize(
    ("start", "end", "published", "wanted"),
    [
        (None, None, "2021-07-05", ("2021-07-05", "2021-07-05")),
        (None, None, None, (None, None)),
        (None, "2021-09-11", "2021-07-05", ("2021-07-05", "2021-09-11")),
        (None, "2019-08-15", "2021-07-05", ("2019-08-15", "2019-08-15")),
        (None, "2021-09-11", None, ("2021-09-11", "2021-09-11")),
        ("2021-06-01", None, "2021-07-05", ("2021-06-01", "2021-07-05")),
        ("2021-08-01", None, "2021-07-05", ("2021-08-01", "2021-08-01")),
        ("2021-06-01", "2021-06-30", "2021-07-05", ("2021-06-01", "2021-06-30")),
    ],
)
def test_stretch(start: str | None, end: str | None, published: str | None, wanted: tuple[str, str]) -> None:
    assert stretch({"start": start, "end": end}, published) == wanted


def test_stretch_without_a_time_is_the_report_s_date() -> None:
    assert stretch(None, "2021-07-05") == ("2021-07-05", "2021-07-05")


@settings(max_examples=50)
@given(st.text(max_size=30))
def test_fold_is_blind_to_case_and_settled(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_fold_takes_accents_off() -> None:
    assert fold("Zoë ÇELİK", None, "Straße") == "zoe celik\nstrasse"
