"""`panj read`: what it prints, what it keeps, what it says when it cannot."""

import json
from pathlib import Path
from typing import Any

import pytest
from ledger_makers import CARD, claims_of, report

from panj.ledger import Ledger


def test_few_reports_are_shown_and_the_head_is_told(run: Any, tmp_path: Path) -> None:
    result = run("read", "one.txt")
    assert result.exit_code == 0, result.output
    assert "Northern Front" in result.stdout and "COERCE/seize" in result.stdout
    assert "1 report (1 new, 0 already there) · 3 claims added · 0 rejections · panj.db" in result.stdout
    with Ledger(tmp_path / "panj.db") as ledger:
        assert f"head {ledger.head()}" in result.stdout


def test_again_adds_nothing_and_still_shows(run: Any) -> None:
    first, second = run("read", "one.txt"), run("read", "one.txt")
    assert "1 report (0 new, 1 already there) · 0 claims added" in second.stdout
    assert first.stdout.splitlines()[-1] == second.stdout.splitlines()[-1]
    assert "COERCE/seize" in second.stdout and second.exit_code == 0


def test_a_newer_version_reads_anew(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    run("read", "five.txt")
    monkeypatch.setattr("panj.cli.feed.reader.version", "v2")
    result = run("read", "five.txt")
    assert "5 reports (0 new, 5 read anew by a newer version, 0 already there) · 15 claims added" in result.stdout


def test_many_reports_are_counted_only(run: Any) -> None:
    result = run("read", "five.txt", "one.txt")
    assert "6 reports (5 new, 1 already there) · 15 claims added" in result.stdout
    assert "Northern Front" not in result.stdout


def test_quiet_is_two_lines(run: Any) -> None:
    result = run("read", "one.txt", "empty.txt", "-q")
    assert len(result.stdout.splitlines()) == 2 and result.stderr == ""


def test_json_lines_and_no_ledger(run: Any, tmp_path: Path) -> None:
    result = run("read", "--json", "five.txt", "empty.txt", "--outlet", "Oak Sentinel", "--published", "2021-07-04")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["doc_id"] for row in rows] == [f"doc-{n}" for n in range(1, 6)]
    assert rows[0]["outlet"] == "Oak Sentinel" and rows[0]["published"] == "2021-07-04"
    assert rows[0]["struck"] == [{"at": report(1).struck[0].at, "text": CARD, "reason": "related"}]
    assert "not read: empty.txt: the file is empty" in result.stderr
    assert not (tmp_path / "panj.db").exists()


def test_standard_input(run: Any) -> None:
    result = run("read", "-", "--json", input="7")
    assert json.loads(result.stdout)["doc_id"] == "doc-7"


def test_nothing_read_is_one(run: Any) -> None:
    for more in ([], ["--json"]):
        result = run("read", "empty.txt", *more)
        assert result.exit_code == 1 and "nothing was read" in result.stderr


def test_the_ledger_s_place(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANJ_LEDGER", "by-env.db")
    assert run("read", "one.txt").exit_code == 0
    assert run("read", "one.txt", "--ledger", "by-option.db").exit_code == 0
    assert (tmp_path / "by-env.db").exists() and (tmp_path / "by-option.db").exists()
    assert not (tmp_path / "panj.db").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["read", "none.txt"], 2, "no file or folder"),
        (["read"], 2, "Missing argument"),
        (["read", "one.txt", "--published", "5 July"], 2, "write it as 2021-07-05"),
        (["read", "one.txt", "--published", "2021-07"], 2, "write it as 2021-07-05"),
        (["read", "one.txt", "--published", "2021-02-30"], 2, "is no date"),
        (["read", "one.txt", "--ledger", "."], 1, "is a folder"),
        (["read", "one.txt", "--ledger", "one.txt"], 1, "not a Panj ledger"),
        (["claims"], 1, "make one with `panj read FILE`"),
        (["show", "c1"], 1, "make one with `panj read FILE`"),
        (["rejections"], 1, "make one with `panj read FILE`"),
        (["verify"], 1, "make one with `panj read FILE`"),
        (["verify", "--head", "abc"], 2, "64 hex digits"),
        (["explain", "none.txt"], 2, "no file or folder"),
        (["fly"], 2, "No such command"),
    ],
)
def test_errors_name_the_mend_without_a_traceback(run: Any, arguments: list[str], code: int, said: str) -> None:
    result = run(*arguments)
    flat = " ".join(result.output.replace("│", " ").split())
    assert result.exit_code == code, result.output
    assert said in flat and "Traceback" not in result.output


def test_bad_setting_is_wrong_usage(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANJ_BATCH", "many")
    result = run("read", "one.txt")
    assert result.exit_code == 2 and "batch must be a whole number" in result.stderr


def test_ctrl_c_is_130_and_keeps_what_was_read(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: Any, **__: Any) -> Any:
        yield report(1)
        raise KeyboardInterrupt

    monkeypatch.setattr("panj.cli.feed.reports", stopped)
    result = run("read", "one.txt")
    assert result.exit_code == 130 and "stopped" in result.stderr
    with Ledger(tmp_path / "panj.db") as ledger:
        assert ledger.counts()["reports"] == 1 and ledger.verify().ok


def test_control_letters_do_not_reach_the_terminal(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def odd(*_: Any, **__: Any) -> Any:
        yield report(1, outlets=("Elm\x1b[31m Courier\u202e",))

    monkeypatch.setattr("panj.cli.feed.reports", odd)
    output = run("read", "one.txt").output
    assert "\x1b" not in output and "\u202e" not in output and "Elm" in output


def test_claims_of_the_makers_are_what_they_quote() -> None:
    r = report(1)
    assert all(r.text[slice(*c.evidence.span)] == c.evidence.text for c in claims_of(r))
