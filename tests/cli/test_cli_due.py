"""due and control as commands: tables, JSON, CSV, what is told on standard error, wrong usage."""

import csv
import io
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "ask"))

from stated import AFGHANISTAN, KUNDUZ, REBELS, TROOPS, USA, stated

from panj.ask.control_table import COLUMNS as HOLDS
from panj.ask.due_table import COLUMNS as DUES
from panj.ledger import Ledger

PLEDGE = stated(
    1, "=Washington will pull its soldiers out of Afghanistan by September 11.", date(2021, 7, 5), "pull",
    "RETREAT/withdraw", realis="planned", actors={"Washington": USA}, places={"Afghanistan": AFGHANISTAN},
    when=("by September 11", None, date(2021, 9, 11)),
)  # fmt: skip
DONE = stated(
    2, "The last U.S. troops left Afghanistan.", date(2021, 8, 30), "left", "RETREAT/withdraw",
    actors={"U.S. troops": TROOPS}, places={"Afghanistan": AFGHANISTAN},
)  # fmt: skip
TAKEN = stated(
    3, "The Taliban took Kunduz.", date(2021, 8, 8), "took", "COERCE/seize", actors={"The Taliban": REBELS},
    places={"Kunduz": KUNDUZ},
)  # fmt: skip


@pytest.fixture
def summer(run: Any, tmp_path: Path) -> Any:
    with Ledger(tmp_path / "panj.db", create=True) as book:
        for reading in (PLEDGE, DONE, TAKEN):
            book.append(reading)
    return run


def test_due_as_a_table(summer: Any) -> None:
    result = summer("due", env={"COLUMNS": "150"})
    flat = " ".join(result.stdout.split())
    assert result.exit_code == 0 and "met early" in flat and "12 days before the window ends" in flat
    assert "1 due as of 2021-08-30: 1 met" in result.stderr
    assert "1 open" in summer("due", "--as-of", "2021-08-01").stderr


def test_due_as_json_and_csv(summer: Any) -> None:
    row = json.loads(summer("due", "--json").stdout)
    wanted = {"id", "kind", "what", "who", "window", "status", "decided_by", "probability", "brier"}
    assert wanted <= set(row) and row["decided_by"][0]["claim"] == DONE.claims[0].id
    assert row["window"] == {
        "text": "by September 11", "start": None, "end": "2021-09-11", "basis": "stated", "after": None, "hangs_on": []
    }  # fmt: skip
    (cells,) = csv.DictReader(io.StringIO(summer("due", "--csv").stdout, newline=""))
    assert tuple(cells) == DUES and cells["status"] == "met" and cells["early"] == "12"
    assert summer("due", "--status", "missed", "--json").stdout == ""
    assert summer("due", "--kind", "commitment", "--actor", "washington", "--json").stdout.count("\n") == 1


def test_control_as_a_table_json_and_csv(summer: Any) -> None:
    result = summer("control", "--country", "Afghanistan", "--as-of", "2021-08-10", env={"COLUMNS": "150"})
    flat = " ".join(result.stdout.split())
    assert result.exit_code == 0 and "Kunduz, town" in flat and "by 2021-08-08" in flat and "2 days ago" in flat
    assert "nothing is known of a place after the day on which it was last said" in result.stderr
    row = json.loads(summer("control", "--json").stdout)
    assert (row["holder"]["name"], row["standing"], row["confirmed"]) == ("The Taliban", "reported", "2021-08-08")
    (cells,) = csv.DictReader(io.StringIO(summer("control", "--csv").stdout, newline=""))
    assert tuple(cells) == HOLDS and cells["holder"] == "The Taliban"
    assert summer("control", "--as-of", "2021-08-07", "--json").stdout == ""


@pytest.mark.parametrize("verb", ["due", "control"])
def test_wrong_usage_and_an_empty_answer(summer: Any, verb: str) -> None:
    assert summer(verb, "--json", "--csv").exit_code == 2
    assert summer(verb, "--as-of", "2021-08").exit_code == 2
    assert summer(verb, "--output", "x").exit_code == 2
    assert summer(verb, "--ledger", "none.db").exit_code == 1
    result = summer(verb, "--country", "France")
    assert result.exit_code == 0 and result.stdout == ""
