"""review, withdraw, verify, ledger: what people do to a ledger."""

import json
from pathlib import Path
from typing import Any

import pytest
from ledger_makers import claims_of, report

SEIZED, KILLED, FLED = claims_of(report(1))
WORD = ("--who", "ann", "--why", "the list has 22 names")


def flat(text: str) -> str:
    return " ".join(text.replace("│", " ").split())


def rows(result: Any) -> list[Any]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_review_decides_shows_and_lists(filled: Any) -> None:
    result = filled("review", KILLED.id[:10], "--field", "figures.0.low", "--new", "22", *WORD)
    assert result.exit_code == 0 and f"on {KILLED.id}: figures.0.low: 22, not 20 (entry 7)" in result.stdout
    again = filled("review", KILLED.anchor, "--field", "figures.0.low", "--new", "22", *WORD)
    assert again.exit_code == 0 and "nothing was added" in again.stderr
    (row,) = rows(filled("review", "--list", "--json"))
    assert (row["seen"], row["new"], row["now"], row["state"], row["claim"]) == (20, 22, 20, "stands", KILLED.id)
    assert rows(filled("review", KILLED.id, "--json")) == [row]
    shown = filled("show", KILLED.id).stdout
    assert "figures.0.low: 22, not 20 · ann" in shown and "= ≥ 20 killed" in shown  # beside the machine's, not over it
    assert "22, not 20" in filled("show", report(1).id).stdout
    assert rows(filled("show", KILLED.id, "--json"))[0]["decisions"] == [row]
    assert "0 orphans" in filled("review", "--orphans").stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "name a claim"), (["--list", "--orphans"], 2, "stand alone"), (["--list", "--who", "ann"], 2, "alone"),
        ([KILLED.id, "--field", "mode", "--new", "aerial"], 2, "needs --field, --new, --who and --why"),
        ([KILLED.id, "--field", "mode", "--new", "fly", *WORD], 1, "takes one of"),
        ([KILLED.id, "--field", "colour", "--new", "red", *WORD], 1, "has no field 'colour'"),
        ([report(1).id, "--field", "mode", "--new", "aerial", *WORD], 1, "is a report; name one of its claims"),
        (["cffff", "--field", "mode", "--new", "aerial", *WORD], 1, "no claim or report goes by"),
    ],
)  # fmt: skip
def test_review_says_what_is_wrong(filled: Any, arguments: list[str], code: int, said: str) -> None:
    result = filled("review", *arguments)
    assert result.exit_code == code and said in flat(result.output)
    assert rows(filled("review", "--list", "--json")) == []


def test_withdraw_and_read_again(filled: Any) -> None:
    head = filled("verify").stdout.split()[-1]
    filled("review", KILLED.id, "--field", "mode", "--new", "firearms", *WORD)
    result = filled("withdraw", "doc-1", "--why", "the court said so", "--who", "desk")
    assert result.exit_code == 0 and f"{report(1).id} is withdrawn: 2 entries erased" in result.stdout
    for wanted in ("doc-1", KILLED.id):
        assert filled("show", wanted).exit_code == 1
    gone = filled("show", report(1).id)
    assert gone.exit_code == 1 and "was withdrawn on" in flat(gone.stderr) and "the court said so" in flat(gone.stderr)
    verdict = filled("verify", "--head", head)
    assert verdict.exit_code == 0 and "5 of them readings, 2 withdrawn" in verdict.stdout
    again = filled("read", "one.txt")
    assert again.exit_code == 0 and "0 already there, 1 withdrawn" in again.stdout
    assert "a withdrawn report is not read again" in flat(again.stderr)
    assert [r["reason"] for r in rows(filled("rejections", "--json"))] == ["empty", "withdrawn"]
    assert filled("claims", "--report", "doc-1", "--json").stdout == ""


def test_withdraw_needs_a_report_and_a_reason(filled: Any) -> None:
    assert filled("withdraw", "doc-1").exit_code == 2
    assert filled("withdraw", "doc-1", "--why", " ").exit_code == 2
    claim = filled("withdraw", KILLED.id, "--why", "x")
    assert claim.exit_code == 1 and f"panj withdraw {report(1).id}" in flat(claim.stderr)
    assert filled("withdraw", "doc-99", "--why", "x").exit_code == 1
    (made,) = rows(filled("withdraw", report(2).id, "--why", "x", "--json"))
    assert made["erased"] == [2] and made["head"] == rows(filled("verify", "--json"))[0]["head"]


def test_verify_as_json(filled: Any) -> None:
    (row,) = rows(filled("verify", "--json"))
    assert (row["ok"], row["entries"], row["readings"], row["broken"]) == (True, 6, 5, None)
    strange = filled("verify", "--head", "f" * 64, "--json")
    assert strange.exit_code == 1 and "rewritten" in json.loads(strange.stdout)["broken"]["why"]


def test_policies_are_set_and_kept(run: Any) -> None:
    assert flat(run("ledger", "policy", "Elm Courier", "quote").stdout) == "* full Elm Courier quote"
    assert run("read", "one.txt", "--quiet").exit_code == 0
    assert rows(run("ledger", "policy", "--json")) == [{"*": "full", "Elm Courier": "quote"}]
    shown = run("show", "doc-1").stdout
    assert "the quotes of its claims only: the outlet's policy is quote" in shown and "Çelik had »fled«" in shown
    assert "told the Daily Wire. At least" not in flat(shown)
    (row,) = rows(run("show", "doc-1", "--json"))
    assert (row["kept"], row["text"], row["struck"]) == ("quote", "", [])
    assert rows(run("show", KILLED.id, "--json"))[0]["context"]["text"].startswith("At least 20 soldiers were killed")
    for wrong in (["Elm Courier"], ["Elm Courier", "half"]):
        assert run("ledger", "policy", *wrong).exit_code == 2


def test_info_copy_vacuum_rebuild(filled: Any) -> None:
    (row,) = rows(filled("ledger", "info", "--json"))
    assert row["entries"] == {"reading": 5, "rejection": 1} and row["outlets"] == {"Elm Courier": 5}
    told = flat(filled("ledger", "info").stdout)
    assert "reading 5, rejection 1" in told and "published 2021-07-05 to 2021-07-05" in told and row["head"] in told
    copied = filled("ledger", "copy", "two.db")
    assert copied.exit_code == 0 and f"head {row['head']}" in copied.stdout and Path("two.db").exists()
    assert filled("verify", "--ledger", "two.db").exit_code == 0
    assert filled("ledger", "copy", "two.db").exit_code == 1
    assert "bytes now" in filled("ledger", "vacuum").stdout or "MB now" in filled("ledger", "vacuum").stdout
    assert "from 6 entries" in filled("ledger", "rebuild").stdout and filled("verify").exit_code == 0


def test_revisions_are_shown(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from ledger_makers import TEXT

    def texts(files: list[str], settings: Any, **given: Any) -> Any:
        yield from (report(1, url="https://elm.example/1", text=TEXT + f"Update {n}.\n") for n in (1, 2))

    monkeypatch.setattr("panj.cli.feed.reports", texts)
    run("read", "one.txt", "--quiet")
    old, new = (r.id for r in texts([], None))
    assert f"by {new}, a later text" in run("show", old).stdout and f"{old}, an earlier text" in run("show", new).stdout
    assert rows(run("show", new, "--json"))[0]["revises"] == old
    assert rows(run("show", old, "--json"))[0]["superseded_by"] == new
    assert len(rows(run("claims", "--json"))) == 3 and rows(run("ledger", "info", "--json"))[0]["superseded"] == 1
    other = run("withdraw", new, "--why", "x")
    assert f"{old} is another text at the same address" in flat(other.stderr)
