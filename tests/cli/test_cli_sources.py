"""`panj sources` and `panj export --what events` as they are typed."""

import json
from typing import Any

import pytest


def test_sources_and_their_ratings(filled: Any) -> None:
    told = [json.loads(x) for x in filled("sources", "--json").stdout.splitlines()]
    assert {x["by"] for x in told} == {"outlet", "origin"} and sum(
        x["claims"] for x in told if x["by"] == "origin"
    ) == 15
    name = told[0]["name"]
    assert filled("sources", "rate", name, "g", "--why", "x").exit_code == 2
    made = filled("sources", "rate", name.upper(), "b", "--why", "known for years", "--who", "me")
    assert made.exit_code == 0 and "B usually reliable (entry" in made.stdout
    again = [json.loads(x) for x in filled("sources", "--json").stdout.splitlines()]
    assert (again[0]["rating"], again[0]["reliability"]) == ("B", "usually reliable")
    assert "known for years" in filled("sources", "ratings").stdout
    assert "usually" in filled("sources").stdout


@pytest.mark.parametrize("form", ["acled", "ucdp", "plover", "hapi", "idmc", "ftm", "geojson", "csv"])
def test_each_form_says_what_became_of_every_event(filled: Any, form: str) -> None:
    made = filled("export", "--to", form, "--what", "events")
    assert made.exit_code == 0 and "events written" in made.stderr
    assert filled("export", "--to", form, "--what", "events", "--country", "NZL").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "parquet", "--what", "events"], "parquet holds claims only"),
        (["--to", "ftm", "--what", "claims"], "ftm holds events only"),
        (["--to", "acled", "--disputed"], "--disputed asks of events; add --what events"),
        (["--to", "acled", "--what", "events", "--sort", "type"], "--sort is for claims"),
    ],
)
def test_what_cannot_be_exported_says_what_can(filled: Any, arguments: list[str], said: str) -> None:
    made = filled("export", *arguments)
    assert made.exit_code == 2 and said in " ".join(made.output.replace("│", " ").split())
