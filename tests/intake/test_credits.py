"""Bylines, datelines and credits: who wrote it, and whose text it is."""

import pytest

from panj.intake import report_from_text
from panj.intake.bylines import byline
from panj.intake.jsonl import Given, report_of
from panj.intake.wires import wire_in, wire_of, wire_of_host
from panj.model import Rejection, Report

LEAD = "Gunmen took control of the Ostrel dam before dawn on Monday and cut the power to three towns, officials said."
NEXT = (
    "Governor Ilse Marrow told local radio that eleven guards were missing and that two bodies had been found nearby."
)


@pytest.mark.parametrize(
    ("text", "people", "wire"),
    [
        ("By A. Wright", ("A. Wright",), None),
        ("By Jane Doe and John Roe, Associated Press", ("Jane Doe", "John Roe"), "Associated Press"),
        ("By JANE DOE, AP", ("JANE DOE",), "Associated Press"),
        ("By Jane Doe, John Roe and Ann Poe", ("Jane Doe", "John Roe", "Ann Poe"), None),
        ("By Jane Doe in Kolm, with additional reporting by John Roe", ("Jane Doe",), None),
        ("By Jane Doe, New York", ("Jane Doe",), None),
        ("By Jane Doe, Kolm Gazette | 5 July 2021", ("Jane Doe",), None),
        ("By Reuters Staff", (), "Reuters"),
        ("Reporting by Jane Doe in Kolm and John Roe; Editing by Ann Poe", ("Jane Doe", "John Roe"), None),
        ("By Ilse van der Berg", ("Ilse van der Berg",), None),
        ("By staff writers", (), None),
        ("Kolm Gazette newsroom", (), None),
        ("@janedoe", (), None),
        ("", (), None),
    ],
)
def test_byline(text: str, people: tuple[str, ...], wire: str | None) -> None:
    assert byline(text) == (people, wire)


@pytest.mark.parametrize(
    ("line", "wire"),
    [
        ("KABUL (Reuters) \u2014 Three soldiers died.", "Reuters"),
        ("MOSCOW, July 5 (Interfax) - Three soldiers died.", "Interfax"),
        ("MOSCOW, July 5. /TASS/. Three soldiers died.", "TASS"),
        ("BEIJING, July 5 (Xinhua) -- Three soldiers died.", "Xinhua"),
        ("(Reuters) - Three soldiers died.", "Reuters"),
        ("NEW YORK (AP) Three soldiers died.", "Associated Press"),
        ("PARIS, July 5 (AFP/Coast 24) \u2013 Three soldiers died.", "AFP"),
        ("Three soldiers died, the army said (Reuters could not check this).", None),
        ("A poll (Reuters/Ipsos) gave him 40 percent.", None),
        ("He told the AP (the agency) that he would go.", None),
        ("The TASS agency said three soldiers died.", None),
        ("KOLM (CNN) \u2014 Three soldiers died.", None),
    ],
)
def test_dateline(line: str, wire: str | None) -> None:
    assert wire_in([line, NEXT]) == wire


@pytest.mark.parametrize(
    ("line", "wire"),
    [
        ("(Reuters)", "Reuters"),
        ("\u2013 AFP", "AFP"),
        ("Source: Xinhua", "Xinhua"),
        ("Copyright 2021 The Associated Press. All rights reserved.", "Associated Press"),
        ("Source: ministry of defence", None),
        ("With inputs from agencies", None),
    ],
)
def test_credit_at_the_end(line: str, wire: str | None) -> None:
    assert wire_in([LEAD, NEXT, line]) == wire


def test_names_and_hosts() -> None:
    assert wire_of("The Associated Press") == "Associated Press" and wire_of("Reuters News Agency") == "Reuters"
    assert wire_of("Associated Pressmen") is None and wire_of("") is None
    assert wire_of_host("https://www.reuters.com/x") == "Reuters" and wire_of_host("https://notreuters.com/x") is None
    assert wire_of_host("http://[x") is None and wire_of_host(None) is None


def test_plain_text_names_its_author_and_agency() -> None:
    report = report_from_text(
        f"Dam seized\n\nBy Jane Doe, Associated Press\n5 July 2021\n\nOSTREL (AP) \u2014 {LEAD}\n\n{NEXT}"
    )
    assert isinstance(report, Report)
    assert (report.author, report.wire) == ("Jane Doe", "Associated Press")
    assert "OSTREL (AP)" in report.text and "Jane Doe" not in report.text  # the dateline stays, the byline goes
    helped = report_from_text(f"{LEAD}\n\n{NEXT}\n\nJane Doe contributed to this report.")
    assert isinstance(helped, Report) and helped.author is None
    pictured = report_from_text(f"Dam seized\n\nJane Doe/Reuters\n\n{LEAD}\n\n{NEXT}")
    assert isinstance(pictured, Report) and pictured.wire is None  # the picture is the agency's, the text is not


def test_records_are_taken_at_their_word() -> None:
    record = {"text": f"By Jane Doe\n\n{LEAD}\n\n{NEXT}", "author": ["John Roe", "Ann Poe"], "wire": "Kolm Wire",
              "url": "https://copy.example/1", "canonical": "https://own.example/1"}  # fmt: skip
    (report,) = report_of(record, Given(), "a.jsonl", "line 1")
    assert isinstance(report, Report)
    assert (report.author, report.wire) == ("John Roe, Ann Poe", "Kolm Wire")
    assert (report.url, report.canonical) == ("https://copy.example/1", "https://own.example/1")
    found = list(report_of({"text": LEAD, "author": 5, "wire": [1], "canonical": {}}, Given(), "a.jsonl", "line 1"))
    assert isinstance(found[0], Report)
    assert {r.reason for r in found[1:] if isinstance(r, Rejection)} == {"author", "wire", "canonical"}
