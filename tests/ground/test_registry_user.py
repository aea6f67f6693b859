"""The user's own actors: rows that extend the registry, merges, files taken in, and their part in the version."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panj.errors import SettingError
from panj.ground import registry_user, userdata
from panj.ground.actors import Actors
from panj.ground.actors_names import own_id
from panj.ground.context import Context
from panj.ground.registry import registry
from panj.ground.registry_rows import COLUMNS, Row, as_line, checked
from panj.model import Actor


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PANJ_DATA", str(tmp_path / "data"))
    registry.cache_clear()
    yield
    registry.cache_clear()


def row(**cells: str) -> Row:
    return checked({"names": "Lake Guard", "country": "UGA", "sector": "MIL", **cells}, "here")


def grounded(text: str, mention: str) -> Actor:
    at = text.index(mention)
    actor = Actor(mention, (at, at + len(mention)), mention)
    return Actors(Context(text), date(2022, 5, 1)).ground(actor, ())


def test_a_row_of_the_user_grounds_mentions_and_changes_the_version() -> None:
    assert userdata.identity() == ""
    before = grounded("The Lake Guard of Uganda fired.", "Lake Guard")
    registry_user.add([row()])
    registry.cache_clear()
    after = grounded("The Lake Guard of Uganda fired.", "Lake Guard")
    assert before.id != after.id == "lake-guard" and (after.country, after.sector) == ("UGA", "MIL")
    first = userdata.identity()
    registry_user.add([row(names="Lake Watch")])
    assert first and userdata.identity() not in ("", first)


def test_rows_for_a_shipped_actor_add_names_and_win_on_their_days() -> None:
    registry_user.add([row(id="taliban", names="The Students", country="AFG", sector="PTY", **{"from": "2029-01-01"})])
    registry.cache_clear()
    known = registry().get("taliban")
    assert known is not None and "Taliban" in known.names and "The Students" in known.names
    assert (known.on(date(2025, 1, 1)).sector, known.on(date(2029, 1, 1)).sector) == ("GOV", "PTY")
    assert grounded("The Students met.", "The Students").id == "taliban"


def test_merges_hold_for_shipped_and_for_unknown_actors() -> None:
    text = "The Kivu Peace Forum met in Uganda."
    unknown = grounded(text, "Kivu Peace Forum").id
    assert unknown == own_id("Kivu Peace Forum", None)
    registry_user.add([row()])
    registry_user.merge(unknown or "", "lake-guard")
    registry_user.merge("isis-k", "taliban")
    registry.cache_clear()
    assert grounded(text, "Kivu Peace Forum").id == "lake-guard"
    assert grounded("ISKP fled.", "ISKP").id == "taliban"
    with pytest.raises(SettingError, match="circle"):
        registry_user.merge("taliban", "isis-k")


def test_files_are_taken_in_row_by_row(tmp_path: Path) -> None:
    header = "name,country,sector,aliases,from,to\n"
    (tmp_path / "a.csv").write_text(header + "One,UGA,REB,First|Uno,2020-01-01,\nTwo,UGX,REB,,,\n,UGA,REB,,,\n")
    one, two, three = registry_user.read_file(tmp_path / "a.csv")
    assert isinstance(one, Row) and one.names == ("One", "First", "Uno") and one.start == date(2020, 1, 1)
    assert "a.csv:3" in str(two) and "UGX" in str(two) and "a.csv:4" in str(three)
    (tmp_path / "b.tsv").write_text("# own columns\nlake-x\tUGA\tREB\t-\t2021-01-01\tLake X|LX\n")
    assert [as_line(x) for x in registry_user.read_file(tmp_path / "b.tsv") if isinstance(x, Row)] == [
        "lake-x\tUGA\tREB\t-\t2021-01-01\tLake X|LX"
    ]
    lines = [{"name": "Three", "aliases": ["3"], "start": "2020-02-30"}, {"name": "Four", "sector": "ngo"}, [1]]
    (tmp_path / "c.jsonl").write_text("\n".join([*map(json.dumps, lines), "{"]))
    told = [x if isinstance(x, Row) else str(x) for x in registry_user.read_file(tmp_path / "c.jsonl")]
    assert isinstance(told[1], Row) and told[1].sector == "NGO"
    assert [":1:" in str(told[0]), ":3:" in str(told[2]), ":4:" in str(told[3])] == [True] * 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "Not An Id"}, {"id": "u0123456789ab"}, {"names": "-"}, {"country": "Uganda"}, {"sector": "ARMY"},
        {"from": "2021"}, {"from": "2021-05-01", "to": "2020-05-01"}, {"names": "a\tb"},
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_row_is_told_with_its_place(wrong: dict[str, str]) -> None:
    with pytest.raises(SettingError, match=r"^here: "):
        row(**wrong)


NAMES = st.lists(st.text(st.characters(categories=("Lu", "Ll", "Nd")), min_size=1), min_size=1, unique=True)
DAYS = st.tuples(st.none() | st.dates(), st.none() | st.dates())


@given(NAMES, DAYS, st.sampled_from([None, "UGA"]), st.sampled_from([None, "REB"]))
def test_a_line_says_all_that_a_row_holds(
    names: list[str], days: tuple[date | None, date | None], code: str | None, sector: str | None
) -> None:
    start, end = days if None in days else sorted(d for d in days if d)
    made = Row("lake-x", code, sector, start, end, tuple(names))
    assert checked(dict(zip(COLUMNS, as_line(made).split("\t"), strict=True)), "here") == made
