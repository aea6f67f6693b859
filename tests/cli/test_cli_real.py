"""The command as a user starts it: real processes, the real reader, kills and broken pipes."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from panj.ledger import Ledger

PANJ = [sys.executable, "-c", "from panj.cli import main; main()"]
STORY = """Rebels take harbour town of Port Elm

© Elm Pictures

At least 20 soldiers were killed on Friday when Northern Front rebels seized the town of Port Elm, an army officer told
the Daily Wire. The government denied on Sunday that the president had fled to Kenya.

Kenyan President Amos Otieno said he would send 300 troops by Sept. 11, according to the news agency. Dozens of
families reportedly crossed the border.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("stack")
    (place / "story.txt").write_text(STORY)
    (place / "empty.txt").write_text("")
    rows = [
        {"doc_id": f"d{i}", "outlet": "Elm Courier", "published": "2021-07-05", "title": "",
         "text": f"Police arrested {i + 2} protesters in the town of Port Elm on Friday, officer {i} told reporters. "
                 "The opposition accused the government of lies and demanded that it release them at once."}
        for i in range(70)
    ]  # fmt: skip
    (place / "many.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return place


def panj(folder: Path, *arguments: str, **more: Any) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([*PANJ, *arguments], cwd=folder, capture_output=True, text=True, timeout=120, **more)


def strict(schema: Any) -> Any:
    """The schema with no room for fields it does not name, so that the two cannot drift apart unseen."""
    if isinstance(schema, dict):
        closed = {"additionalProperties": False} if schema.get("type") == "object" else {}
        return {key: strict(value) for key, value in schema.items()} | closed
    return [strict(x) for x in schema] if isinstance(schema, list) else schema


def mentions(claim: dict[str, Any]) -> list[dict[str, Any]]:
    many = [x for name in ("actors", "targets", "places", "figures", "sources") for x in claim[name]]
    return [claim["evidence"], claim["trigger"], *many, *([claim["when"]] if claim["when"] else [])]


def test_json_of_real_reports_is_as_documented(folder: Path) -> None:
    given = ["--published", "2021-07-05", "--outlet", "Elm Courier"]
    other = STORY.replace("Port Elm", "Port Oak")
    result = panj(folder, "read", "--json", *given, "story.txt", "empty.txt", "-", input=other)
    assert result.returncode == 0, result.stderr
    schema = json.loads(files("panj.model").joinpath("schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    judge = Draft202012Validator(strict(schema), format_checker=Draft202012Validator.FORMAT_CHECKER)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(rows) == 2 and "empty.txt" in result.stderr
    for row in rows:
        assert [e.message for e in judge.iter_errors(row)] == []
        assert len(row["claims"]) >= 3 and row["outlet"] == "Elm Courier"
        for claim in row["claims"]:
            for mention in mentions(claim):
                start, end = mention["span"]
                assert row["text"][start:end] == mention["text"]
    assert list(rows[0]) == list(schema["properties"])


def count(ledger: Path) -> int:
    if not ledger.exists():
        return 0
    connection = sqlite3.connect(ledger, timeout=10)
    try:
        return int(connection.execute("SELECT count(*) FROM journal").fetchone()[0])
    except sqlite3.OperationalError:  # its first transaction is not through
        return 0
    finally:
        connection.close()


def started(folder: Path, ledger: Path, least: int) -> "subprocess.Popen[str]":
    """A run that has written `least` entries and goes on."""
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    run = subprocess.Popen([*PANJ, "read", "many.jsonl", "--ledger", str(ledger)], cwd=folder, **pipes)
    for _ in range(3000):
        if count(ledger) >= least or run.poll() is not None:
            break
        time.sleep(0.01)
    return run


def test_kill_9_then_again_loses_nothing_and_doubles_nothing(folder: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "panj.db"
    run = started(folder, ledger, 3)
    os.kill(run.pid, signal.SIGKILL)
    run.communicate()
    kept = count(ledger)
    assert kept >= 3
    again = panj(folder, "read", "many.jsonl", "-q", "--ledger", str(ledger))
    # "read anew" only where somebody edits Panj between the two runs
    told = re.match(r"70 reports \((\d+) new, (\d+ read anew by a newer version, )?(\d+) already there\)", again.stdout)
    assert told is not None and int(told.group(1)) == 70 - kept, again.stdout + again.stderr
    held(ledger)


def held(ledger: Path) -> None:
    """The chain holds, and each of the seventy reports is there once."""
    with Ledger(ledger, write=False) as book:
        assert book.verify().ok and book.counts()["reports"] == 70


def test_ctrl_c_is_clean(folder: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "panj.db"
    run = started(folder, ledger, 1)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate()
    if run.returncode != 0:  # it may have been done already
        assert run.returncode == 130 and "Traceback" not in said
    assert panj(folder, "verify", "--ledger", str(ledger)).returncode == 0


def test_two_runs_into_one_ledger(folder: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "panj.db"
    first, second = (started(folder, ledger, 0) for _ in range(2))
    for run in (first, second):
        _, said = run.communicate()
        assert run.returncode == 0, said
    held(ledger)


def test_broken_pipe_is_quiet(folder: Path) -> None:
    run = subprocess.Popen(
        [*PANJ, "read", "--json", "many.jsonl"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert run.stdout is not None and run.stderr is not None
    assert run.stdout.readline().startswith(b"{")
    run.stdout.close()
    said = run.stderr.read()
    assert run.wait() == 141 and said == b""
    run.stderr.close()
