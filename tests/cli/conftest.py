"""The command with a reader of our own making: a file that holds a number is the report of that number."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parents[1] / "ledger"))

from panj.cli.app import app
from panj.model import Reading, Rejection, Report


class Reader:
    version = "v1"

    def __init__(self, settings: Any) -> None:
        self.parser = self
        self.identity = "en_fake-1"

    def read(self, items: Iterable[Report | Rejection]) -> Iterator[Reading | Rejection]:
        from ledger_makers import claims_of

        for item in items:
            yield Reading(item, self.version, claims_of(item, self.version)) if isinstance(item, Report) else item


def reports(files: list[str], settings: Any, **given: Any) -> Iterator[Report | Rejection]:
    from ledger_makers import report

    for file in files:
        text = sys.stdin.read() if file == "-" else Path(file).read_text()
        if not text:
            yield Rejection("intake", "empty", "the file is empty: nothing to read", path=file)
            continue
        more = {"outlets": (given["outlet"],)} if given.get("outlet") else {}
        if given.get("published"):
            more["published"] = given["published"]
        yield from (report(int(n), **more) for n in text.split())


Run = Callable[..., Any]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PANJ_LEDGER", raising=False)
    monkeypatch.setattr("panj.cli.feed.reader", Reader)
    monkeypatch.setattr("panj.cli.feed.reports", reports)
    for name, text in (("one.txt", "1"), ("five.txt", "1 2 3 4 5"), ("empty.txt", "")):
        (tmp_path / name).write_text(text)
    runner = CliRunner()
    return lambda *arguments, **more: runner.invoke(app, [str(a) for a in arguments], **more)


@pytest.fixture
def filled(run: Run) -> Run:
    assert run("read", "five.txt", "empty.txt", "--quiet").exit_code == 0
    return run
