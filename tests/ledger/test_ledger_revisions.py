"""A changed text at the same address revises the other; it is no second report of an event."""

import random
from pathlib import Path
from typing import Any

import pytest
from ledger_makers import TEXT, reading
from sqlalchemy import select

from panj.ledger import Ledger
from panj.ledger import tables as t
from panj.ledger.revisions import keys
from panj.model import Reading

URL = "https://elm.example/2021/harbour"


def text(number: int, version: str = "v1", **more: Any) -> Reading:
    """Texts that differ, at one address unless told otherwise."""
    return reading(number, version, text=TEXT + f"Update {number}.\n", **{"url": URL, **more})


def links(ledger: Ledger) -> dict[str, tuple[str | None, str | None]]:
    r = t.reports.c
    with ledger.reading() as c:
        return {row[0]: (row[1], row[2]) for row in c.execute(select(r.report, r.revises, r.superseded_by))}


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "panj.db", create=True)


def test_texts_at_one_url_form_a_line(ledger: Ledger) -> None:
    a, b, c = (text(n).report.id for n in (1, 2, 3))
    for n in (1, 2, 3):
        ledger.append(text(n))
    assert links(ledger) == {a: (None, b), b: (a, c), c: (b, None)}
    ledger.append(text(1, "v2"))  # an old text read anew stays an old text
    assert links(ledger) == {a: (None, b), b: (a, c), c: (b, None)} and ledger.verify().ok
    ledger.withdraw(b, "x")
    assert links(ledger) == {a: (None, c), c: (a, None)} and ledger.verify().ok
    ledger.withdraw(a, "x")
    assert links(ledger) == {c: (None, None)} and ledger.verify().ok


def test_an_older_text_that_comes_in_late_is_the_older_one(ledger: Ledger) -> None:
    from datetime import date

    late, early = text(1, published=date(2021, 7, 6)), text(2, published=date(2021, 7, 5))
    ledger.append(late)
    ledger.append(early)
    assert links(ledger) == {early.report.id: (None, late.report.id), late.report.id: (early.report.id, None)}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({}, {"url": "http://www.ELM.example/2021/harbour/#live"}, True),
        ({"url": URL + "?from=mail", "canonical": URL}, {}, True),
        ({"url": None, "doc_id": "d1"}, {"url": None, "doc_id": "d1"}, True),
        ({"url": None, "doc_id": "d1"}, {"url": None, "doc_id": "d1", "outlets": ("Oak Post",)}, False),
        ({"url": None, "doc_id": "d1", "outlets": ()}, {"url": None, "doc_id": "d1", "outlets": ()}, False),
        ({}, {"url": URL + "?page=2"}, False),
        # a site's front page holds another story every hour
        ({"url": "https://elm.example/"}, {"url": "https://elm.example"}, False),
        # a copy that names its original is another outlet's report, no revision
        ({}, {"url": "https://oak.example/copy", "canonical": URL, "outlets": ("Oak Post",)}, False),
    ],
)
def test_what_is_one_address(ledger: Ledger, one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    first, second = text(1, **one), text(2, **other)
    ledger.append(first)
    ledger.append(second)
    assert (links(ledger)[second.report.id] == (first.report.id, None)) is same
    assert ledger.verify().ok


def test_odd_addresses_do_no_harm() -> None:
    report = {"outlets": [], "url": "http://[::1", "canonical": "   ", "doc_id": "d", "id": "r1"}
    assert keys(report) == []


def test_grown_and_rebuilt_lines_are_alike(ledger: Ledger) -> None:
    chance = random.Random(7)
    urls = [URL + f"/{n}" for n in range(4)]
    for _ in range(80):
        more = {"url": chance.choice([None, *urls]), "canonical": chance.choice([None, None, *urls])}
        made = text(chance.randrange(40), chance.choice(["v1", "v2"]), doc_id=f"d{chance.randrange(5)}", **more)
        ledger.append(made)
        if chance.random() < 0.05:
            ledger.withdraw(chance.choice(sorted(links(ledger))), "x")
    grown = links(ledger)
    assert sum(a is not None for a, _ in grown.values()) > 10 and ledger.verify().ok
    ledger.rebuild_views()
    assert links(ledger) == grown and ledger.verify().ok
