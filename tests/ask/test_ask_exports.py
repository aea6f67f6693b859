"""Each form against a file that a person has read, what each says it lost, and cells that no spreadsheet runs."""

import csv
import io
import json
from pathlib import Path

import pytest
from exported import HEAD, STORY
from hypothesis import given
from hypothesis import strategies as st
from made import readings

from panj.ask import Found
from panj.ask.exports import TABLES, Tally, csv_lines, defused, lands, text_of, ucdp, write_parquet
from panj.errors import ExportError
from panj.model import TYPES
from panj.model.codes import MODES

GOLDEN = Path(__file__).parent / "golden"
MADE = [Found(claim, HEAD) for reading in readings(40) for claim in reading.claims]


@pytest.mark.parametrize("target", ["acled", "ucdp", "plover", "csv", "geojson"])
def test_the_story_in_this_form(target: str) -> None:
    tally = Tally()
    text = "".join(text_of(STORY, target, tally))
    told = "".join(f"{sentence}\n" for sentence in tally.lines())
    suffix = "geojson" if target == "geojson" else "csv"
    # newline="": the files hold CSV's own line ends
    with (GOLDEN / f"story-{target}.{suffix}").open(encoding="utf-8", newline="") as file:
        assert text == file.read()
    assert told == (GOLDEN / f"story-{target}.lost.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", [*TABLES, "geojson"])
def test_every_claim_is_written_or_told_of(target: str) -> None:
    tally = Tally()
    text = "".join(text_of(MADE, target, tally))
    assert tally.total == len(MADE)
    written = len(json.loads(text)["features"]) if target == "geojson" else len(list(csv.reader(io.StringIO(text)))) - 1
    assert written == tally.written


@pytest.mark.parametrize("target", TABLES)
def test_rows_have_no_column_that_the_form_lacks(target: str) -> None:
    table = TABLES[target]
    assert len(set(table.COLUMNS)) == len(table.COLUMNS)
    for item in (*STORY, *MADE):
        assert set(table.row(item, Tally()) or ()) <= set(table.COLUMNS)


def test_tables_name_acts_and_countries_that_there_are() -> None:
    from panj.ask.exports import acled, plover

    for kind, mode in acled.SUB_EVENTS:
        assert kind in TYPES and (mode == "*" or mode in MODES[kind])
    assert set(plover.QUAD) == set(TYPES) - {"MOVE", "FALL"}
    listed = [code for codes in lands.ACLED_REGIONS.values() for code in codes.split()]
    assert len(set(listed)) == len(listed)
    assert all(lands.numeric(code) or code == "XKX" for code in listed)
    assert (lands.acled_name("COD"), lands.ucdp_name("MMR")) == ("Democratic Republic of Congo", "Myanmar (Burma)")
    assert (lands.acled_region("AFG"), lands.ucdp_region("AUS"), lands.ucdp_region("MEX")) == (
        "South Asia", "Asia", "Americas",
    )  # fmt: skip


def test_cells_of_priogrid() -> None:
    # the first and the last cell of the grid, and the one north-east of the point where equator and meridian cross
    assert ucdp.priogrid(-89.9, -179.9) == 1
    assert ucdp.priogrid(90, 180) == 360 * 720
    assert ucdp.priogrid(0.1, 0.1) == 180 * 720 + 361


@given(st.text() | st.sampled_from("=+-@\t\r\n＝＋－＠").flatmap(lambda c: st.text().map(lambda x: c + x)))
def test_no_text_is_run_and_none_is_lost(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    # CSV knows no NUL
    text = text.replace("\0", "")
    (_, row) = list(csv.reader(io.StringIO("".join(csv_lines(["a", "b"], [{"a": text, "b": -2.5}])), newline="")))
    assert row[1] == "-2.5"
    assert not row[0].lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert row[0].removeprefix("'") == text or row[0] == text


def test_numbers_stay_numbers() -> None:
    assert (defused(-2.25), defused(0), defused(None), defused("-2.25")) == (-2.25, 0, "", "'-2.25")


def test_parquet_holds_all_of_a_claim(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    tally = Tally()
    write_parquet(iter(STORY), tmp_path / "story.parquet", tally)
    rows = parquet.read_table(tmp_path / "story.parquet").to_pylist()
    assert len(rows) == tally.written == len(STORY)
    for row, item in zip(rows, STORY, strict=True):
        plain = json.loads(json.dumps(row, default=lambda d: d.isoformat()))
        assert plain == item.json()


def test_parquet_without_its_library_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"panj\[parquet\]"):
        write_parquet(iter(STORY), tmp_path / "story.parquet", Tally())
