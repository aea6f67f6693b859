"""`panj places`: what a name may mean, the user's own rows, a dump of GeoNames."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from panj.cli.app import app
from panj.ground import userdata
from panj.ground.context import Context
from panj.ground.places import Places
from panj.ground.places_names import forget
from panj.model import Place

REST = "\t\t\t\t0\t\t310\tAsia/Kabul\t2019-01-01\n"
DUMP = (
    f"1120711\tShīr Khān Bandar\tShir Khan Bandar\tSher Khan Bandar,Qizil Qala\t37.18\t68.6\tP\tPPL\tAF\t\t24{REST}"
    f"9900001\tKotal-e Zarin\tKotal-e Zarin\t\t35.31\t69.03\tT\tPASS\tAF\t\t03{REST}"
    f"9900002\tHotel Zarin\tHotel Zarin\t\t35.31\t69.03\tS\tHTL\tAF\t\t03{REST}"
    "a line that is none\n"
)


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PANJ_DATA", str(tmp_path / "data"))
    forget()
    yield
    monkeypatch.undo()
    forget()


def run(*words: str) -> tuple[int, str, str]:
    got = CliRunner().invoke(app, ["places", *words])
    return got.exit_code, got.stdout, got.stderr


def test_find_ranks_and_says_why() -> None:
    code, told, _ = run("find", "Tripoli", "--json")
    rows = [json.loads(x) for x in told.splitlines()]
    assert code == 0 and [r["country"] for r in rows[:3]] == ["LBY", "LBY", "LBN"]
    assert rows[0]["kind"] == "capital" and rows[0]["geonameid"] == 2210247 and rows[0]["population"] > 1e6
    narrowed = run("find", "Tripoli", "--country", "Lebanon", "--json")[1].splitlines()
    assert {json.loads(x)["country"] for x in narrowed} == {"LBN"}


def test_find_says_what_to_do_when_nothing_goes_by_the_name() -> None:
    code, told, why = run("find", "Qwxyzabad")
    assert (code, told) == (1, "") and "places add" in why


def test_a_place_of_ones_own_is_found_and_read_with() -> None:
    text = "Soldiers fled over the bridge at Sher Khan Bandar, Afghan officials said."
    at = text.index("Sher")
    before = userdata.identity()
    given = ["--country", "AFG", "--lat", "37.18", "--lon", "68.6", "--admin1", "Kunduz", "--alias", "Sherkhan Port"]
    assert run("add", "Sher Khan Bandar", *given)[0] == 0
    assert userdata.identity() != before
    assert json.loads(run("find", "sherkhan port", "--json")[1])["admin1"] == "Kunduz"
    (place,) = Places(Context(text)).ground([Place("Sher Khan Bandar", (at, at + 16), "at", "Sher Khan Bandar")])
    assert (place.country, place.admin1, place.lat, place.precision) == ("AFG", "Kunduz", 37.18, "place")


def test_add_refuses_what_the_file_cannot_hold() -> None:
    assert run("add", "a|b", "--country", "AFG", "--lat", "1", "--lon", "1")[0] == 2
    assert run("add", "ab", "--country", "Nowhereland", "--lat", "1", "--lon", "1")[0] == 2
    assert run("add", "ab", "--country", "AFG", "--lat", "91", "--lon", "1")[0] == 2


def test_a_broken_line_of_the_users_file_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "places.tsv").write_text("AFG\tcity\tKabul\n", encoding="utf-8")
    code, _, why = run("find", "Kabul")
    assert code == 1 and "places.tsv:1" in why


@pytest.mark.parametrize("packed", [False, True])
def test_a_dump_is_read(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "AF.txt"
    path.write_text(DUMP, encoding="utf-8")
    if packed:
        with zipfile.ZipFile(tmp_path / "AF.zip", "w") as out:
            out.write(path, "AF.txt")
        path = tmp_path / "AF.zip"
    before = userdata.identity()
    code, _, told = run("build", str(path))
    assert code == 0 and "2 places kept, 1 of other features" in told and "1 lines could not be read" in told
    assert userdata.identity() != before
    (row,) = [json.loads(x) for x in run("find", "Kotal e Zarin", "--json")[1].splitlines()]
    assert (row["kind"], row["country"], row["admin1"], row["geonameid"]) == ("pass", "AFG", "Baghlan", 9900001)
    assert run("build", str(path))[0] == 0
    assert len(run("find", "Kotal e Zarin", "--json")[1].splitlines()) == 1, "built again, a row is not there twice"
    assert run("find", "Kabul", "--json")[0] == 0, "what the dump lacks stays"


def test_what_is_no_dump_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("one\ntwo\n" * 30, encoding="utf-8")
    code, _, why = run("build", str(path))
    assert code == 1 and "no dump of GeoNames" in why
    assert run("build", str(tmp_path / "none.txt"))[0] == 2
