"""Furniture by lines: what goes, what stays, and that the raw text can be had back."""

import json
import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panj.intake import clean, report_from_text, restore
from panj.model import Report

LEAD = (
    "Soldiers seized the town of Kolm on Tuesday after three days of fighting, officials said, and at least 14 people "
    "were killed, among them a deputy governor."
)
NEXT = "The defence ministry said on Wednesday that it would send 2,000 more troops to the province after the attack."

FURNITURE = [
    ("© Getty Images", "credit"), ("Photo: Jane Doe", "credit"), ("AP Photo/Jane Doe", "credit"),
    ("Jane Doe/Reuters", "credit"), ("REUTERS/Jane Doe", "credit"), ("Photograph: Jane Doe/AFP", "credit"),
    ("Credit: Jane Doe/Getty Images", "credit"), ("Getty Images", "credit"),
    ("Image source, Reuters", "caption"), ("Image caption Soldiers on the road to the town", "caption"),
    ("Media caption, The moment of the blast", "caption"),
    ("FILE PHOTO: A soldier stands guard in Kolm, 2 May 2020. REUTERS/Jane Doe", "caption"),
    ("A soldier on guard. Image: Jane Doe.", "caption"),
    ("Read more: What we know about the attack", "link"), ("READ MORE", "link"),
    ("ALSO READ: Ten dead in Kolm", "link"),
    ("Related: The long road to Kolm", "link"), ("See also: Timeline of the war", "link"),
    ("[Why the north matters so much to both sides]", "link"), ("https://example.org/story", "link"),
    ("The long road to Kolm Read more", "link"),
    ("Advertisement", "advert"), ("ADVERTISEMENT", "advert"), ("Story continues below advertisement", "advert"),
    ("Share this article", "share"), ("Follow us on Twitter", "share"),
    ("Follow Jane Doe on Twitter @janedoe", "share"),
    ("Facebook Twitter WhatsApp", "share"),
    ("Subscribe to our newsletter", "sign-up"), ("Sign up for our daily briefing", "sign-up"),
    ("Get the latest news in your inbox", "sign-up"),
    ("We use cookies to improve this site.", "cookies"), ("Skip to main content", "menu"),
    ("14:32 GMT", "stamp"), ("10:15 p.m.", "stamp"), ("2 hours ago", "stamp"),
    ("Last updated: 5 July 2021, 14:30 GMT", "stamp"),
    ("3 min read", "stamp"),
    ("This article originally appeared in the Kolm Gazette.", "notice"), ("This is a breaking news story.", "notice"),
    ("This story has been updated with comment from the ministry.", "notice"),
    ("Copyright 2021 The Kolm Gazette. All rights reserved.", "copyright"), ("© 2021 Kolm Media Ltd", "copyright"),
    ("12 comments", "comments"), ("Comments (34)", "comments"), ("Leave a comment", "comments"),
    ("(Reporting by Jane Doe in Kolm; Editing by John Roe)", "byline"),
]  # fmt: skip

PROSE = [
    "KABUL (Reuters) — Three soldiers died.",
    "Gunmen kill three in Kolm. (BBC News) (Al Jazeera)",
    "This report was published by the ministry and says that 40 people were killed.",
    "The report was published on Tuesday.",
    "This story is about a village that two armies wanted.",
    "By Monday, the army had left.",
    "Share prices fell after the coup.",
    "Photos of the dead were shown on state television.",
    "Follow-up attacks killed nine.",
    "Related charges were dropped in May.",
    "Sources: rebels, ministry differ over toll, and neither will say why it is so.",
    "More than 200 people were arrested.",
    "Comments by the minister led to protests.",
    "Images of the raid were shared on Facebook.",
    "Print workers went on strike.",
    "Watch towers were burned.",
    "Monday, 28 January was the day of the raid.",
    "At 10:15 p.m. a bomb went off.",
    "Reuters could not verify the figures.",
    "Twitter suspended the account.",
    "Subscribers of the newspaper were arrested.",
    "“We need MORE,” he said.",
    "‘Stop the war’",
    "Copyright law was changed by decree.",
    "Live fire was used against the crowd.",
    "The photo (taken on Monday) shows two tanks.",
    "A poll (Reuters/Ipsos) gave him 40 percent.",
]


@pytest.mark.parametrize(("line", "reason"), FURNITURE)
def test_furniture_line_goes(line: str, reason: str) -> None:
    raw = f"Army takes northern town\n\n{LEAD}\n\n{line}\n\n{NEXT}"
    text, struck = clean(raw)
    assert text == f"Army takes northern town\n\n{LEAD}\n\n{NEXT}"
    assert [s.reason for s in struck] == [reason]
    assert restore(text, struck) == raw


@pytest.mark.parametrize("line", PROSE)
def test_prose_stays(line: str) -> None:
    raw = f"Army takes northern town\n\n{LEAD}\n\n{line}\n\n{NEXT}"
    assert clean(raw) == (raw, ())


@pytest.mark.parametrize(
    ("second", "first"),
    [
        ("Army takes northern town", "Army takes northern town"),
        ("ARMY TAKES NORTHERN TOWN", "Army takes northern town"),
        ("Army takes northern town.", "Army takes northern town"),
        ("Army takes northern town - Kolm Gazette", "Army takes northern town"),
        ("Army takes northern town", "Army takes northern town | Kolm Gazette"),
    ],
)
def test_one_headline_is_kept(first: str, second: str) -> None:
    text, struck = clean(f"{first}\n\n{second}\n© Getty Images\n\n{LEAD}\n")
    assert text == f"Army takes northern town\n\n{LEAD}\n"
    assert "title" in {s.reason for s in struck}


def test_outlet_goes_from_the_headline_when_known() -> None:
    assert clean(f"Army takes town - Kolm Gazette\n\n{LEAD}", ["Kolm Gazette"])[0] == f"Army takes town\n\n{LEAD}"
    assert clean(f"Army takes town - again\n\n{LEAD}", ["Kolm Gazette"])[1] == ()


def test_paragraphs_stay_apart() -> None:
    assert clean(f"{LEAD}\nRead more: The road to Kolm\n\n{NEXT}")[0] == f"{LEAD}\n\n{NEXT}"
    assert clean(f"{LEAD}\n\nRead more: The road to Kolm\n{NEXT}")[0] == f"{LEAD}\n\n{NEXT}"


def test_head_of_a_page() -> None:
    head = "Army takes northern town\n\nBy Jane Doe and John Roe, Kolm Gazette\nMonday, July 5, 2021 \n\n"
    text, struck = clean(head + LEAD)
    assert text == f"Army takes northern town\n\n{LEAD}"
    assert [s.reason for s in struck] == ["byline", "date line"]
    bare, struck = clean(f"Army takes northern town\n\nJane Doe and John Roe\nJuly 5, 2021\n\n{LEAD}")
    assert bare == f"Army takes northern town\n\n{LEAD}" and [s.reason for s in struck] == ["byline", "date line"]


def test_a_date_below_the_head_is_a_heading_and_stays() -> None:
    raw = f"{LEAD}\n\nMonday, January 28, 2019\n\n{NEXT}"
    assert clean(raw) == (raw, ())


def test_inside_a_line() -> None:
    assert clean(f"Tanks roll into Kolm. (AP Photo/Jane Doe) {LEAD}")[0] == f"Tanks roll into Kolm. {LEAD}"
    assert clean(f"{LEAD} ADVERTISEMENT {NEXT}")[0] == f"{LEAD} {NEXT}"
    assert clean(f"{LEAD} [Read more: The road to Kolm] {NEXT}")[0] == f"{LEAD} {NEXT}"
    assert clean(f"{LEAD} READ MORE: The road to Kolm\n\n{NEXT}")[0] == f"{LEAD}\n\n{NEXT}"
    assert clean(f"Army takes northern town © AFP\n\n{LEAD}")[0] == f"Army takes northern town\n\n{LEAD}"
    assert clean(f"Copyright 2021 Kolm Media, Inc. All rights reserved. {LEAD}")[0] == LEAD
    assert clean(f"{LEAD} (Reporting by Jane Doe; Editing by John Roe)")[0] == LEAD


def test_sections_at_the_end() -> None:
    tail = "Sources:\n\nJane Doe. “Army takes town” — Kolm Gazette, July 4, 2021\nMinistry statement, July 5, 2021"
    text, struck = clean(f"{LEAD}\n\n{NEXT}\n\n{tail}")
    assert text == f"{LEAD}\n\n{NEXT}" and {s.reason for s in struck} == {"sources"}
    listed = f"{LEAD}\n\nRelated stories\nWhy the north matters\nTen dead in Kolm market\n\n{NEXT}"
    assert clean(listed)[0] == f"{LEAD}\n\n{NEXT}"


def test_a_date_line_gives_the_day_when_none_is_given() -> None:
    report = report_from_text(f"Monday, January 28, 2019 \n\n{LEAD}")
    assert isinstance(report, Report)
    assert str(report.published) == "2019-01-28" and report.date_basis == "date line"
    given_too = report_from_text(f"Kolm falls to army\n\nPublished: 5 July 2021\n\n{LEAD}")
    assert isinstance(given_too, Report) and str(given_too.published) == "2021-07-05"
    none = report_from_text(LEAD)
    assert isinstance(none, Report) and none.published is None and none.date_basis == "none"


PIECES = st.sampled_from(
    [line for line, _ in FURNITURE] + PROSE + [LEAD, NEXT, "", "\u00a0", "President BidenJoe BidenA MORE x"]
)


@settings(deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\n\n", " ", "\n \n\n"])), max_size=12))
def test_struck_letters_restore_the_raw_text(parts: list[tuple[str, str]]) -> None:
    raw = "".join(a + b for a, b in parts)
    text, struck = clean(raw)
    assert restore(text, struck) == raw
    assert clean(raw) == (text, struck)


@settings(deadline=None)
@given(st.text(alphabet="aB©R M\n.O:(/E)'20Jr-", max_size=200))
def test_any_letters_can_be_restored(raw: str) -> None:
    text, struck = clean(raw)
    assert restore(text, struck) == raw


@settings(deadline=None)
@given(st.lists(PIECES, max_size=8))
def test_raw_offsets_point_at_the_same_letters(parts: list[str]) -> None:
    report = report_from_text("\n\n".join(parts), title="Army takes northern town")
    if isinstance(report, Report):
        assert all(report.raw[report.raw_offset(i)] == c for i, c in enumerate(report.text))


@pytest.mark.parametrize(
    "raw", [" " * 200_000, "\n" * 200_000, "(photo " * 20_000, "Sources:\n" * 5000, "aB" * 2000 + " MORE"]
)
def test_no_input_takes_quadratic_time(raw: str) -> None:
    began = time.process_time()
    clean(raw)
    assert time.process_time() - began < 5


SHARED = Path(os.environ.get("PANJ_SHARED", Path(__file__).resolve().parents[3] / "shared"))


@pytest.mark.parametrize("name", ["dev", "train", "chains"])
def test_no_evidence_is_struck(name: str) -> None:
    path = SHARED / "gold" / f"{name}.jsonl"
    if not path.exists():
        pytest.skip("needs ../shared")
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        report = report_from_text(row["text"], title=row["title"])
        assert isinstance(report, Report), row["doc_id"]
        for claim in row["claims"]:
            quotes = [claim["evidence"], *(x["text"] for key in ("actors", "targets") for x in claim[key])]
            for quote in quotes:
                card = any(s.reason == "card" and s.text in quote for s in report.struck)
                assert card or quote in report.text, (row["doc_id"], quote)
