"""claims, show, rejections, verify, doctor, schema."""

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from ledger_makers import claims_of, report

from panj.ask.exports import defused
from panj.ask.exports.flat import COLUMNS

SEIZED = claims_of(report(1))[0]


def test_claims_as_a_table(filled: Any) -> None:
    result = filled("claims", "--type", "coerce,move", "--source", "wire", env={"COLUMNS": "220"})
    assert result.exit_code == 0
    assert "a senior officer → Daily Wire → Elm Courier" in result.stdout
    assert "MOVE" not in result.stdout and "5 claims" in result.stderr


def test_claims_on_a_narrow_screen(filled: Any) -> None:
    flat = " ".join(filled("claims", "--limit", "1", env={"COLUMNS": "80"}).stdout.split())
    assert "COERCE/seize “seized” Northern Front @ Port Elm 2021-07-02 a senior officer → Daily Wire" in flat


def test_claims_as_json(filled: Any) -> None:
    result = filled("claims", "--json", "--realis", "denied", "--report", "doc-2")
    (row,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert row["type"] == "MOVE" and row["report"]["doc_id"] == "doc-2" and result.stderr == ""


def test_claims_as_csv(filled: Any) -> None:
    result = filled("claims", "--csv", "--type", "ASSAULT", "--limit", "2")
    rows = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert len(rows) == 2 and tuple(rows[0]) == COLUMNS
    assert rows[0]["figures"] == "≥ 20 killed (soldiers)"
    assert "claims 1 to 2 of 5, page 1 of 3" in result.stderr
    assert list(csv.reader(io.StringIO(filled("claims", "--csv", "--actor", "nobody").stdout))) == [list(COLUMNS)]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_cells_are_defused(cell: str) -> None:
    assert defused(cell) == "'" + cell


def test_plain_cells_stay() -> None:
    assert (defused("1,037"), defused(None), defused("a=b")) == ("1,037", "", "a=b")


def test_places_by_country_name(filled: Any) -> None:
    assert filled("claims", "--country", "turkey", "--json").stdout.count("\n") == 5
    result = filled("claims", "--country", "Atlantis")
    assert result.exit_code == 2 and "Atlantis" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--type", "EAT"], "'EAT' is none of"), (["--mode", "x"], "is none of"), (["--since", "soon"], "is no date"),
     (["--json", "--csv"], "choose one"), (["--limit", "-1"], "greater than or equal")],
)  # fmt: skip
def test_wrong_usage(filled: Any, arguments: list[str], said: str) -> None:
    result = filled("claims", *arguments)
    assert result.exit_code == 2 and said in " ".join(result.output.replace("│", " ").split())


def test_days_of_months(filled: Any) -> None:
    assert filled("claims", "--since", "2021-07", "--until", "2021", "--json").stdout.count("\n") == 15
    assert filled("claims", "--until", "2021-06", "--json").stdout == ""


def test_show_a_claim(filled: Any) -> None:
    result = filled("show", SEIZED.id[:10])
    flat = " ".join(result.stdout.split())
    for said in (
        "»seized« the harbour town", "COERCE/seize, asserted", "Northern Front rebels = Northern Front ELM · REB",
        "“on Friday” = 2021-07-02 day · relative", "origin a senior officer (told) · unnamed ↓ relay Daily Wire",
        "↓ outlet Elm Courier", "entry 1", SEIZED.anchor, "told the Daily Wire.",
    ):  # fmt: skip
        assert said in flat, said


def test_show_a_claim_as_json(filled: Any) -> None:
    row = json.loads(filled("show", SEIZED.anchor, "--json").stdout)
    start, end = row["context"]["span"]
    assert row["context"]["text"] == report(1).text[start:end]
    assert row["context"]["text"].startswith("Northern Front rebels seized")
    assert row["entry"]["seq"] == 1 and row["report"]["outlets"] == ["Elm Courier"]


def test_show_a_report(filled: Any) -> None:
    flat = " ".join(filled("show", "doc-1").stdout.split())
    assert "struck 1 piece of page furniture" in flat and "Rebels take harbour town" in flat
    assert "At least 20 soldiers were »killed«" in flat and "“At least 20” = ≥ 20 killed of soldiers" in flat
    row = json.loads(filled("show", "doc-1", "--json").stdout)
    assert len(row["claims"]) == 3 and row["text"] == report(1).text


def test_show_what_is_not_there(filled: Any) -> None:
    result = filled("show", "c000")
    assert result.exit_code == 1 and "no claim or report goes by" in result.stderr
    result = filled("show", "doc-")
    assert result.exit_code == 1 and result.stderr.count("Rebels take") == 5


def test_rejections(filled: Any) -> None:
    result = filled("rejections")
    assert "empty.txt" in result.stdout and "nothing to read" in result.stdout
    assert json.loads(filled("rejections", "--json").stdout)["reason"] == "empty"


def test_verify(filled: Any, tmp_path: Path) -> None:
    head = filled("verify").stdout.split("head ")[1].strip()
    assert filled("verify", "--head", head).exit_code == 0
    assert filled("verify", "--head", "f" * 64).exit_code == 1
    with sqlite3.connect(tmp_path / "panj.db") as connection:
        connection.execute("UPDATE payload SET body = replace(body, '20', '90') WHERE seq = 3 AND part = 'claims'")
    result = filled("verify")
    assert result.exit_code == 1 and "BROKEN: entry 3" in result.stdout and "claims part was changed" in result.stdout


def test_doctor(filled: Any) -> None:
    result = filled("doctor")
    assert result.exit_code == 0, result.output
    for said in ("en_fake-1", "CC BY 4.0", "5 reports", "full text", "v1"):
        assert said in result.stdout
    assert "ILL" not in result.stdout
    assert "ILL" in filled("doctor", "--ledger", "one.txt").stdout


def test_doctor_without_a_ledger(run: Any) -> None:
    assert "none at panj.db yet" in run("doctor").stdout


def test_schema_and_version(run: Any) -> None:
    assert json.loads(run("schema").stdout)["$schema"].endswith("2020-12/schema")
    assert run("--version").stdout.startswith("panj 0.")
