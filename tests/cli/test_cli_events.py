"""events, event, timeline, conflicts, why, join, split: from the terminal, on a ledger with real merging."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from event_makers import SECOND, raid, story

from panj.ask.event_table import COLUMNS
from panj.errors import LedgerError
from panj.ledger import Ledger

STORY = story()
ELM, BIRCH, OAKHAM = (STORY[n].claims[0].id for n in (0, 2, 3))


@pytest.fixture
def told(run: Any) -> Any:
    with Ledger("panj.db", create=True) as book:
        for reading in STORY:
            book.append(reading)
    return run


def rows(result: Any) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_events_in_a_table_of_120_columns(told: Any) -> None:
    result = told("events", env={"COLUMNS": "120"})
    assert result.exit_code == 0 and "2 events" in result.stderr
    first, *rest = result.stdout.splitlines()
    assert first.split()[:3] == ["event", "when", "act"] and all(len(x) <= 120 for x in rest)
    flat = " ".join(result.stdout.split())
    assert "Northern Front →" in flat and "15 killed" in flat and "4 4 4 2" in flat


def test_events_on_a_narrow_screen(told: Any) -> None:
    flat = " ".join(told("events", "--place", "oakham", env={"COLUMNS": "80"}).stdout.split())
    assert "Attack by Northern Front on fishers in Oakham: 4 killed (fishers) Elm Courier; possibly true" in flat


def test_a_ledger_that_nobody_may_write_to_is_asked_all_the_same(told: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bool:
        raise LedgerError("panj.db cannot be written to")

    monkeypatch.setattr("panj.flow_events.keep", refuse)
    result = told("events", "--json")
    assert len(rows(result)) == 2 and "made anew at each question: panj.db cannot be written to" in result.stderr


def test_events_as_json_and_csv(told: Any) -> None:
    (row,) = rows(told("events", "--json", "--place", "port elm"))
    assert {
        "id", "type", "mode", "realis", "when", "places", "actors", "targets", "figures", "claims", "reports",
        "outlets", "origins", "first_known", "last_known", "credibility",
    } <= set(row)  # fmt: skip
    assert set(row["figures"][0]) == {"what", "of", "unit", "low", "best", "high", "bound", "claims"}
    table = list(csv.DictReader(io.StringIO(told("events", "--csv", "-o", "e.csv") and Path("e.csv").read_text())))
    assert [tuple(x) for x in table] == [COLUMNS, COLUMNS] and {x["reports"] for x in table} == {"4", "1"}


def test_events_as_of_a_day(told: Any) -> None:
    (row,) = rows(told("events", "--json", "--as-of", "2022-05-03"))
    assert row["figures"][0]["best"] == 12 and row["last_known"] == "2022-05-03"
    result = told("events", "--as-of", "2022-05-01")
    assert result.exit_code == 0 and "0 events, as of 2022-05-01" in result.stderr and result.stdout == ""


@pytest.mark.parametrize("wrong", [["--sort", "size"], ["--json", "--csv"], ["-o", "x"], ["--country", "Atlantis"]])
def test_what_cannot_be_asked_is_said(told: Any, wrong: list[str]) -> None:
    assert told("events", *wrong).exit_code == 2


def test_a_dossier(told: Any) -> None:
    text = " ".join(told("event", ELM, env={"COLUMNS": "120"}).stdout.split())
    assert "Attack by Northern Front on fishers in Port Elm" in text and "best “15” 2022-05-04 Birch Times" in text
    assert "superseded “12”" in text and "the coast guard → Elm Courier + Oak Post 2 claims" in text
    assert "“Raiders »killed« 12 fishers in Port Elm on Tuesday, the coast guard said”" in text
    assert "2022-05-04 +1 claim (Birch Times) 15 killed" in text
    (row,) = rows(told("event", ELM, "--json"))
    assert [len(row[k]) for k in ("claims", "told", "ways", "course")] == [4, 4, 3, 3]
    assert row["figures"][0]["stated"][0]["standing"] in ("best", "held", "superseded", "part")
    assert told("event", "e0000").exit_code == 1


def test_joined_and_split_by_people(told: Any) -> None:
    assert "two events" in told("why", ELM, OAKHAM).stdout and "ruled out" in told("why", ELM, OAKHAM).stdout
    old = rows(told("events", "--json", "--place", "oakham"))[0]["id"]
    made = told("join", ELM, OAKHAM, "--why", "one raid on two towns", "--who", "ann")
    assert "tell of one act" in made.stdout
    (row,) = rows(told("events", "--json"))
    assert len(row["claims"]) == 5
    shown = told("event", old)
    assert shown.exit_code == 0 and f"{old} is part of {row['id']} now" in shown.stderr
    assert "one act · ann" in shown.stdout
    assert "people: " in told("why", OAKHAM, ELM).stdout
    assert "already" in told("join", OAKHAM, ELM, "--why", "again", "--who", "ann").stderr
    assert rows(told("review", "--list", "--json"))[0]["decision"] == "join"
    told("join", ELM, OAKHAM, "--undo", "--why", "a slip", "--who", "ann")
    assert len(rows(told("events", "--json"))) == 2
    told("split", ELM, BIRCH, "--why", "two raids", "--who", "ann")
    assert len(rows(told("events", "--json"))) == 3
    assert told("split", ELM, ELM, "--why", "x").exit_code == 2 and told("verify").exit_code == 0


def test_conflicts_and_timelines(told: Any) -> None:
    assert rows(told("conflicts", "--json")) == []
    with Ledger("panj.db") as book:
        book.append(raid(7, "Moor Echo", SECOND, 31))
    (row,) = rows(told("conflicts", "--json"))
    assert row["kind"] == "figures" and len(row["sides"]) == 2
    assert "“31”" in told("conflicts").stdout and "1 conflict" in told("conflicts").stderr
    assert [x["ties"] for x in rows(told("timeline", "oakham", "--json"))] == [["place"]]
    assert "Attack by Northern Front" in told("timeline", "northern front").stdout
    assert [x["day"] for x in rows(told("timeline", ELM, "--json"))] == ["2022-05-03", "2022-05-04", None]


def test_rebuilt_with_the_other_views(told: Any) -> None:
    result = told("ledger", "rebuild")
    assert result.exit_code == 0 and "2 events drawn anew from 5 claims" in result.stdout
    assert len(rows(told("events", "--json"))) == 2


def test_a_rating_stands_in_the_dossier(told: Any) -> None:
    """What a person holds of a source's reliability is shown beside the grade; unrated, nothing is made up."""
    first, *_ = rows(told("events", "--json"))
    flat = " ".join(told("event", first["id"]).stdout.split())
    assert "reliability cannot be judged: none is rated" in flat
    assert told("sources", "rate", first["outlets"][0], "B", "--why", "right for years").exit_code == 0
    (after,) = rows(told("event", first["id"], "--json"))
    assert [r for r in after["ratings"] if r.startswith(f"{first['outlets'][0]} B")]
