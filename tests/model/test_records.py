"""Ids and JSON forms."""

from datetime import date

from panj.model import (
    Actor,
    Claim,
    Figure,
    Mention,
    Place,
    Report,
    Source,
    Struck,
    When,
    anchor_of,
    claim_id,
    report_id,
)
from panj.model.forms import claim_from, plain, report_from

CLAIM = Claim(
    id="c1", anchor="r:0-5:0", event="e1", made_by="v", evidence=Mention("rebels fled", (0, 11)),
    trigger=Mention("fled", (7, 11)), type="MOVE", mode="flee", realis="asserted", hedged=False,
    actors=(Actor("rebels", (0, 6), "rebels", None, "REB"),), targets=(),
    places=(Place("Kidal", (20, 25), "origin", "Kidal", "MLI"),),
    when=When("Monday", (30, 36), date(2023, 5, 1), date(2023, 5, 1), "day", "relative"),
    figures=(Figure("dozens", (40, 46), "crossed", "rebels", "person", 24, None),),
    sources=(Source("the army", (50, 58), "the army", "organisation", "said", 0),),
)  # fmt: skip


def test_claim_json_there_and_back() -> None:
    assert claim_from(plain(CLAIM)) == CLAIM


def test_report_json_there_and_back() -> None:
    report = Report("r1", "d1", ("A", "B"), "t", date(2023, 5, 1), "en", "t x b", "t b", (Struck(2, "x ", "card"),))
    assert report_from(plain(report)) == report


def test_ids_depend_on_every_part_and_on_nothing_else() -> None:
    day = date(2023, 5, 1)
    base = report_id(["A"], "u", day, "text")
    assert base == report_id(["A"], "u", day, "text")
    others = {
        report_id(["B"], "u", day, "text"),
        report_id(["A"], None, day, "text"),
        report_id(["A"], "u", None, "text"),
        report_id(["A"], "u", day, "texts"),
        report_id(["A", "B"], "u", day, "text"),
    }
    assert base not in others and len(others) == 5
    assert anchor_of("r1", 3, 9, 0) == "r1:3-9:0"
    assert claim_id("r1:3-9:0") != claim_id("r1:3-9:1")


def test_raw_offsets_count_what_was_struck_before() -> None:
    report = Report("r", "d", (), "", None, None, "abXXcd", "abcd", (Struck(2, "XX", "card"),))
    assert [report.raw[report.raw_offset(i)] for i in range(4)] == list("abcd")
