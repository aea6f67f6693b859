"""`panj outline` from the command line: words, roles and toll of a report as a whole."""

import json

from typer.testing import CliRunner

from panj.cli.app import app

STORY = (
    "A car bomb tore through a police station in Mosul on Tuesday, killing six officers and wounding a dozen. "
    "The governor said that the attackers came from outside the city."
)


def test_a_report_as_a_whole() -> None:
    got = CliRunner().invoke(app, ["outline", "-", "--json"], input=STORY)
    assert got.exit_code == 0, got.output
    told = json.loads(got.stdout.splitlines()[-1])
    assert (told["killed"], told["injured"]) == (6, 12)
    (voice,) = told["voices"]
    assert (voice["source"]["text"], voice["cue"]["text"], voice["depth"]) == ("The governor", "said", 0)
    for mention in (voice["source"], voice["cue"], *voice["words"]):
        assert STORY[slice(*mention["span"])] == mention["text"]
    assert "the attackers came from outside the city" in voice["words"][0]["text"]
    for part in told["parts"]:
        assert STORY[slice(*part["span"])] == part["text"] and part["span"] in part["spans"]
    assert any(p["role"] == "weapon" and "bomb" in p["text"] for p in told["parts"])


def test_nothing_read_is_an_error() -> None:
    got = CliRunner().invoke(app, ["outline", "-"], input="")
    assert got.exit_code == 1
