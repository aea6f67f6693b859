"""`panj export`, and the filters and forms of `panj claims` as they are typed."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from ledger_makers import claims_of, report

SEIZED = claims_of(report(1))[0]


def flat(text: str) -> str:
    return " ".join(text.replace("│", " ").split())


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["--actor", "NORTHERN,çelik"], 10), (["--actor", "celik", "--actor-country", "Turkey"], 5),
        (["--actor", "celik", "--actor-country", "AFG"], 0), (["--target-sector", "mil"], 5), (["--sector", "REB"], 5),
        (["--near", "-1.5,-2.2,10km"], 0), (["--figure", "killed>=20"], 5),
        (["--figure", "killed>20"], 0), (["--figure", "killed", "--figure", "injured"], 0),
        (["--figure", "killed:person,injured"], 5), (["--figure", "killed<=99"], 0), (["--origin", "officer"], 5),
        (["--origin", "daily wire"], 0), (["--source", "daily wire"], 5), (["--source-kind", "office"], 5),
        (["--title", "HARBOUR"], 15), (["--event", SEIZED.id[:12]], 1), (["--unhedged"], 10),
        (["--type", "assault", "--type", "MOVE,COERCE"], 15), (["--all-revisions"], 15),
    ],
)  # fmt: skip
def test_filters_as_typed(filled: Any, arguments: list[str], count: int) -> None:
    result = filled("claims", *arguments, "--json")
    assert result.exit_code == 0 and result.stdout.count("\n") == count


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--sector", "XXX"], "'XXX' is none of GOV, MIL"), (["--figure", "dead>3"], "KIND one of killed"),
        (["--figure", "killed>=many"], "no figure"), (["--near", "91,0,5"], "is no circle"),
        (["--near", "1,2"], "is no circle"), (["--sort", "size"], "day, published, type, read, killed"),
        (["--country", "Germny"], "do you mean Germany"), (["--source-kind", "friend"], "person, office"),
        (["--output", "x.txt"], "--output goes with"), (["--geojson", "--csv"], "choose one"),
        (["--columns", "size"], "is none of claim, type"), (["--columns", "claim", "--json"], "--columns is for"),
    ],
)  # fmt: skip
def test_what_is_not_allowed_names_what_is(filled: Any, arguments: list[str], said: str) -> None:
    result = filled("claims", *arguments)
    assert result.exit_code == 2 and said in flat(result.output)


def test_pages_and_how_many_there_are(filled: Any) -> None:
    pages = [filled("claims", "--limit", "6", "--page", n, "--columns", "claim") for n in (1, 2, 3, 4)]
    shown = [line.strip() for page in pages for line in page.stdout.splitlines()[1:]]
    assert len(set(shown)) == len(shown) == 15
    assert "claims 7 to 12 of 15, page 2 of 3" in pages[1].stderr
    assert pages[3].stdout == "" and "nothing on page 4 of 3; 15 claims in all" in pages[3].stderr


def test_sorted_as_typed(filled: Any) -> None:
    rows = filled("claims", "--sort", "-killed,-read", "--columns", "type", "--csv").stdout.split()
    assert rows[1:7] == ["ASSAULT"] * 5 + [rows[6]] and rows[6] != "ASSAULT"


def test_chosen_columns(filled: Any) -> None:
    result = filled("claims", "--type", "ASSAULT", "--csv", "--columns", "published,figures", "--limit", "1")
    assert result.stdout == "published,figures\n2021-07-05,≥ 20 killed (soldiers)\n"


def test_a_map_into_a_file(filled: Any, tmp_path: Path) -> None:
    result = filled("claims", "--geojson", "--type", "COERCE,MOVE", "-o", "map.geojson")
    assert result.exit_code == 0 and result.stdout == "" and "10 claims" in result.stderr
    features = json.loads((tmp_path / "map.geojson").read_text())["features"]
    # the makers' places say no precision, so nothing vouches for their being points
    assert {f["properties"]["located"] for f in features} == {None} and len(features) == 10


def test_a_file_that_cannot_be_written_leaves_the_old_one(filled: Any, tmp_path: Path) -> None:
    result = filled("export", "--to", "csv", "-o", "nowhere/claims.csv")
    assert result.exit_code == 1 and "cannot be written" in result.stderr
    assert not (tmp_path / "nowhere").exists()


def test_export_says_what_was_lost(filled: Any) -> None:
    result = filled("export", "--to", "acled", "--type", "ASSAULT,MOVE")
    rows = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert len(rows) == 5 and {r["sub_event_type"] for r in rows} == {"Armed clash"}
    assert {r["fatalities"] for r in rows} == {"20"}
    for said in ("5 of 10 claims written", "5 of 10 claims left out: denied, planned", "5 of 5 rows: hedged"):
        assert said in result.stderr


def test_no_text_of_a_report_leaves(filled: Any) -> None:
    # a sentence that is no claim's evidence
    whole = report(1).text
    for target in ("acled", "ucdp", "plover", "csv", "geojson"):
        out = filled("export", "--to", target).stdout
        assert "told the Daily Wire." in whole and "told the Daily Wire." not in out


def test_parquet_wants_a_file(filled: Any, tmp_path: Path) -> None:
    result = filled("export", "--to", "parquet")
    assert result.exit_code == 2 and "name a file with --output" in flat(result.output)
    pytest.importorskip("pyarrow")
    assert filled("export", "--to", "parquet", "-o", "all.parquet").exit_code == 0
    assert filled("claims", "--parquet", "some.parquet", "--type", "MOVE").exit_code == 0
    assert (tmp_path / "all.parquet").stat().st_size > (tmp_path / "some.parquet").stat().st_size > 0
