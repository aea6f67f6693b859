"""Filters, each alone and together."""

from datetime import date
from typing import Any

import pytest

from panj.ask import Filters, claims
from panj.ledger import Ledger


def asked(ledger: Ledger, **given: Any) -> list[tuple[str, str]]:
    found, total = claims(ledger, Filters(**given))
    assert total == len(found)
    return [(f.report.doc_id, f.claim.type) for f in found]


ALL = [(f"doc-{i}", kind) for i in (1, 2, 3) for kind in ("COERCE", "ASSAULT", "MOVE")]


def test_all_in_the_order_of_days(ledger: Ledger) -> None:
    found = asked(ledger)
    assert sorted(found) == sorted(ALL)
    # the town was taken on 2 July whichever report says so; the rest stands at its report's date, undated last
    assert [kind for _, kind in found[:3]] == ["COERCE"] * 3
    assert found[-2:] == [("doc-3", "ASSAULT"), ("doc-3", "MOVE")]


@pytest.mark.parametrize(
    ("given", "kinds"),
    [
        ({"types": ("MOVE", "COERCE")}, {"MOVE", "COERCE"}),
        ({"modes": ("seize",)}, {"COERCE"}),
        ({"realis": ("denied",)}, {"MOVE"}),
        ({"hedged": True}, {"ASSAULT"}),
        ({"hedged": False}, {"COERCE", "MOVE"}),
        ({"sources": ("daily wire",)}, {"COERCE"}),
        ({"sources": ("ELM POST",)}, {"ASSAULT"}),
        ({"sources": ("according",)}, {"ASSAULT"}),
        ({"actors": ("northern",)}, {"COERCE"}),
        ({"actors": ("zoe celik",)}, {"MOVE"}),
        ({"actors": ("soldiers",)}, set()),
        ({"targets": ("soldiers",)}, {"ASSAULT"}),
        ({"places": ("port",)}, {"COERCE"}),
        ({"places": ("Elmland",), "place_countries": ("ELM",)}, {"COERCE"}),
        ({"places": ("Elmland",)}, set()),
        ({"countries": ("ELM",)}, {"COERCE"}),
        ({"countries": ("TUR",)}, {"MOVE"}),
        ({"text": ("harbour town",)}, {"COERCE"}),
        ({"text": ("town harbour",)}, set()),
        ({"text": ("soldier",)}, {"ASSAULT"}),
        ({"text": ("celik", "fled")}, {"MOVE"}),
        ({"text": ('"harbour" AND NOT (',)}, set()),
        ({"sources": ("100%_",)}, set()),
        ({"types": ("MOVE",), "realis": ("asserted",)}, set()),
    ],
)
def test_one_filter(ledger: Ledger, given: dict[str, Any], kinds: set[str]) -> None:
    found = asked(ledger, **given)
    assert {kind for _, kind in found} == kinds
    assert len(found) == 3 * len(kinds)


def test_days(ledger: Ledger) -> None:
    assert asked(ledger, since=date(2021, 7, 3), until=date(2021, 7, 31)) == [("doc-1", "ASSAULT"), ("doc-1", "MOVE")]
    assert {doc for doc, _ in asked(ledger, until=date(2021, 7, 2))} == {"doc-1", "doc-2", "doc-3"}
    assert {doc for doc, _ in asked(ledger, published_since=date(2021, 8, 1))} == {"doc-2"}
    assert {doc for doc, _ in asked(ledger, published_until=date(2021, 7, 5))} == {"doc-1"}


def test_outlet_and_report(ledger: Ledger) -> None:
    assert {doc for doc, _ in asked(ledger, outlets=("zurcher",))} == {"doc-2"}
    assert {doc for doc, _ in asked(ledger, outlets=("elm",))} == {"doc-1", "doc-3"}
    whole = claims(ledger, Filters(report="doc-2"))[0][0].report
    assert {doc for doc, _ in asked(ledger, report=whole.report)} == {"doc-2"}
    assert {doc for doc, _ in asked(ledger, report=whole.report[:9])} == {"doc-2"}
    assert whole.outlets == ("Birch Times", "Zürcher Bote")


def test_limit_says_how_many_there_are(ledger: Ledger) -> None:
    found, total = claims(ledger, Filters(limit=2))
    assert (len(found), total) == (2, 9)
    assert claims(ledger, Filters(limit=20))[1] == 9


def test_json_form(ledger: Ledger) -> None:
    row = claims(ledger, Filters(types=("MOVE",)))[0][0].json()
    assert row["report"]["outlets"] == ["Elm Courier"] and row["report"]["published"] == "2021-07-05"
    assert row["evidence"] == {"text": "Minister Zoë Çelik had fled", "span": [221, 248]}
