"""The harness by itself, on a board made up here."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from bench import board as harness
from bench.__main__ import main
from bench.board import BOARDS, Board, f1, measure, records
from bench.boards.figures import pairs
from bench.boards.time import compare
from bench.results import lines, verdict


def units(paths: list[Path], limit: int | None) -> Iterator[Counter[str]]:
    for path in paths:
        for record in records(path, limit):
            yield Counter(right=record["right"], n=1)


MADE_UP = SimpleNamespace(FILES=(), HEAD="share", units=units, scores=lambda t: {"share": t["right"] / t["n"]})


@pytest.fixture
def coins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Forty answers, thirty of them right, and a board that counts them."""
    made = Board("coins", "heads", {"share": (0.7, 0.9)}, "chance: .5")
    monkeypatch.setitem(BOARDS, "coins", made)
    monkeypatch.setattr(Board, "module", lambda self: MADE_UP)
    path = tmp_path / "coins.jsonl"
    path.write_text("".join(json.dumps({"right": int(i % 4 > 0)}) + "\n" for i in range(40)), encoding="utf-8")
    return path


def test_the_interval_is_that_of_a_share(coins: Path) -> None:
    got = measure(BOARDS["coins"], [coins])
    assert (got["value"], got["n"]) == (0.75, 40)
    # a share of .75 over 40 has a standard error of .068: the interval is about .61 to .88
    assert got["low"] == pytest.approx(0.61, abs=0.04) and got["high"] == pytest.approx(0.88, abs=0.04)
    assert verdict(got["scores"]["share"]) == "must met"


def test_limit_data_and_json(coins: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coins", "--data", str(coins), "--limit", "4", "--json"]) == 0
    out, err = capsys.readouterr()
    last = json.loads(out.splitlines()[-1])
    assert (last["board"], last["metric"], last["n"]) == ("coins", "share", 4)
    assert "must met" in err


def test_what_is_missing_is_named(coins: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coins", "--data", str(coins.with_name("none.jsonl"))]) == 1
    coins.write_text('{"right": 1}\n{oops\n', encoding="utf-8")
    assert main(["coins", "--data", str(coins)]) == 1
    err = capsys.readouterr().err
    assert "none.jsonl" in err and "line 2" in err
    with pytest.raises(SystemExit):
        main(["no-such-board"])


def test_results_name_the_miss(coins: Path) -> None:
    coins.write_text('{"right": 1}\n{"right": 0}\n', encoding="utf-8")
    assert any("| missed |" in line for line in lines([measure(BOARDS["coins"], [coins])]))


def test_every_board_has_a_module_whose_headline_is_scored() -> None:
    for board in harness.BOARDS.values():
        if not (Path(harness.__file__).parent / "boards" / f"{board.name.replace('-', '_')}.py").is_file():
            pytest.skip(f"{board.name} is not there yet")
        module = board.module()
        assert module.FILES and module.HEAD in board.marks, board.name


def test_f1_of_counts() -> None:
    assert f1(2, 4, 4) == 0.5
    assert f1(1, 1, 3) == 0.5
    assert f1(0, 0, 0) == 0.0


def test_times_by_letters_and_by_value() -> None:
    """One exact, one that is a word too long, one missed, one spare; the long one has the wrong value as well."""
    key = [(0, 6, "2021-07-05"), (10, 15, "2021"), (30, 34, "P1D")]
    got = [(0, 6, "2021-07-05"), (7, 15, "2020"), (50, 55, "2021-W01")]
    counts, wrong = compare(got, key)
    assert counts == Counter(key=3, system=3, strict=1, relaxed=2, value=1)
    assert [w.split("\t")[0] for w in wrong] == ["span", "value", "missed", "spare"]


def test_figures_pair_reports_with_answers_whatever_their_order(tmp_path: Path) -> None:
    x, y = tmp_path / "x.jsonl", tmp_path / "y.jsonl"
    x.write_text('{"text": "a"}\n{"text": "b"}\n', encoding="utf-8")
    y.write_text('{"n_killed": 1}\n{"n_killed": 2}\n', encoding="utf-8")
    assert [(a["text"], b["n_killed"]) for a, b in pairs([y, x], None)] == [("a", 1), ("b", 2)]
    y.write_text('{"n_killed": 1}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="as many rows"):
        pairs([x, y], None)
