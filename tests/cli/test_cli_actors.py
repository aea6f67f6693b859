"""`panj actors`: find, add, merge, import, with their exit codes."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from panj.cli.app import app
from panj.ground.registry import registry

Run = Callable[..., Any]


@pytest.fixture
def panj(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    monkeypatch.setenv("PANJ_DATA", str(tmp_path / "data"))
    registry.cache_clear()
    yield lambda *arguments: CliRunner().invoke(app, ["actors", *map(str, arguments)])
    registry.cache_clear()


def test_find_by_name_acronym_id_and_words(panj: Run) -> None:
    assert "2021-08-15" in panj("find", "the taliban").stdout
    assert "REB" not in panj("find", "taliban", "--on", "2022-01-01").stdout
    assert panj("find", "m23").stdout.splitlines()[1].startswith("march-23-movement")
    assert "rus-mil" in panj("find", "Russian army").stdout
    found = [json.loads(x)["id"] for x in panj("find", "Lord's Resistance", "--json").stdout.splitlines()]
    assert found == ["lord-s-resistance-army"]
    on = json.loads(panj("find", "taliban", "--on", "2021-08-14", "--json").stdout)["on"]
    assert on == {"date": "2021-08-14", "country": "AFG", "sector": "REB", "from": "2001-11-13", "to": "2021-08-14"}


def test_nobody_by_that_name_is_1_wrong_use_is_2(panj: Run) -> None:
    assert panj("find", "Nobody of Nowhere").exit_code == 1
    assert panj("find", "taliban", "--on", "soon").exit_code == 2
    assert panj("add", "X", "--country", "Atlantis", "--sector", "GOV").exit_code == 2
    assert panj("add", "X", "--country", "UGA", "--sector", "KING").exit_code == 2
    assert panj("merge", "taliban", "nobody").exit_code == 1
    assert panj("import", "no-such-file.tsv").exit_code == 2


def test_add_then_find_then_merge(panj: Run) -> None:
    added = panj("add", "Lake Guard", "--country", "Uganda", "--sector", "mil", "--alias", "LG", "--from", "2020")
    assert added.exit_code == 0 and added.stdout == "lake-guard: UGA, MIL, 2020-01-01 –: Lake Guard, LG\n"
    assert "lake-guard" in panj("find", "lake guard").stdout
    assert panj("merge", "lake-guard", "uga-mil").exit_code == 0
    found = json.loads(panj("find", "Lake Guard", "--json").stdout.splitlines()[0])
    assert found["id"] == "uga-mil" and "LG" in found["names"]
    assert panj("merge", "uga-mil", "lake-guard").exit_code == 2


def test_import_tells_bad_rows_and_takes_the_rest(panj: Run, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("name,country,sector\nOne Front,UGA,REB\nTwo Front,UGX,REB\n")
    first = panj("import", file)
    assert first.exit_code == 0 and "1 added, 1 rejected" in first.stdout and "rows.csv:3" in first.stderr
    assert json.loads(panj("import", file, "--json").stdout)["there_already"] == 1
    assert "one-front" in panj("find", "one front").stdout
    file.write_text("name,country,sector\nTwo Front,UGX,REB\n")
    assert panj("import", file).exit_code == 1
