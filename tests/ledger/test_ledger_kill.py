"""Real processes: killed in the middle of a run, and two writing at once."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from panj.ledger import Ledger

WRITER = """
import sys
sys.path.insert(0, {here!r})
from ledger_makers import reading, rejection
from panj.ledger import Ledger
with Ledger({path!r}, create=True) as ledger:
    for i in range({first}, {last}):
        ledger.append(reading(i))
        ledger.append(rejection(i))
        print(i, flush=True)
"""


def start(path: Path, first: int, last: int) -> "subprocess.Popen[str]":
    code = WRITER.format(here=str(Path(__file__).parent), path=str(path), first=first, last=last)
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)


def test_kill_in_the_middle_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    path = tmp_path / "panj.db"
    finished = -1
    for wait in (0.0, 0.01, 0.05):
        writer = start(path, 0, 100_000)
        assert writer.stdout is not None
        assert writer.stdout.readline().strip() == "0"
        time.sleep(wait)
        os.kill(writer.pid, signal.SIGKILL)
        said = [int(line) for line in writer.stdout.read().split("\n")[:-1] if line]
        writer.wait()
        writer.stdout.close()
        finished = max([finished, *said])
        with Ledger(path, write=False) as ledger:
            verdict, counts = ledger.verify(), ledger.counts()
            assert verdict.ok, verdict
            assert counts["reports"] >= finished + 1
            assert counts["claims"] == 3 * counts["reports"]
    last = finished + 5
    writer = start(path, 0, last)
    writer.communicate()
    with Ledger(path, write=False) as ledger:
        counts = ledger.counts()
        assert counts["entries"] == 2 * counts["reports"] and counts["reports"] >= last
        assert ledger.verify().ok


def test_two_processes_write_one_ledger(tmp_path: Path) -> None:
    path = tmp_path / "panj.db"
    writers = [start(path, 0, 60), start(path, 30, 90)]
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    with Ledger(path, write=False) as ledger:
        assert ledger.counts()["entries"] == 180
        assert ledger.verify().ok
