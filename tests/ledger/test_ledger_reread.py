"""The whole command, read twice: by today's lexicon and by one that lost some words. Decisions live through it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import panj
from panj.ask import Receipt, claims, show
from panj.ledger import Ledger

STORY = (
    "Gunmen killed four soldiers at a checkpoint near Maradi on Monday, the regional governor said. "
    "The army closed the road to Zinder on Tuesday."
)


@pytest.fixture
def poorer(tmp_path: Path) -> Path:
    """A copy of the package whose lexicon cannot close a road, nor tell that gunmen shoot."""
    own = Path(panj.__file__).parent
    copy = tmp_path / "poorer" / "panj"
    shutil.copytree(own, copy, ignore=shutil.ignore_patterns("__pycache__"))
    lost = 0
    for file in sorted((copy / "lexicon" / "acts").glob("*.tsv")):
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(("close\t", "kill\tv\tfirearms"))]
        file.write_text("".join(kept), encoding="utf-8")
        lost += len(lines) - len(kept)
    assert lost > 2
    return copy.parent


def read(folder: Path, package: Path | None = None) -> None:
    env = {**os.environ, "PANJ_LEDGER": "panj.db"} | ({"PYTHONPATH": str(package)} if package else {})
    command = [sys.executable, "-c", "from panj.cli import main; main()", "read", "story.jsonl", "--quiet"]
    done = subprocess.run(command, cwd=folder, env=env, text=True, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr


def test_decisions_live_through_a_changed_lexicon(tmp_path: Path, poorer: Path) -> None:
    (tmp_path / "story.jsonl").write_text(json.dumps({"text": STORY, "published": "2021-05-04", "doc_id": "maradi"}))
    path = tmp_path / "panj.db"
    read(tmp_path)
    with Ledger(path) as ledger:
        found = {c.claim.trigger.text: c.claim for c in claims(ledger)[0]}
        killed, closed = found["killed"], found["closed"]
        assert killed.mode == "firearms" and killed.figures[0].low == 4
        for anchor, field, new in (
            (killed.anchor, "figures.0.low", 5), (killed.anchor, "mode", ""), (closed.anchor, "hedged", "yes")
        ):  # fmt: skip
            assert ledger.decide(anchor, field, new, who="ann", why="I was there")
        assert {d.state for d in ledger.decisions()} == {"stands"}
        head = ledger.head()

    read(tmp_path, poorer)
    with Ledger(path, write=False) as ledger:
        verdict = ledger.verify(head)
        assert verdict.ok and verdict.readings == 2
        decided = ledger.decisions()
        assert [d.state for d in decided] == ["stands", "agreed", "orphan"]  # the poorer one gives "killed" no mode
        assert ledger.orphans() == decided[2:] and decided[2].decision.anchor == closed.anchor
        shown = show(ledger, killed.anchor)
        assert isinstance(shown, Receipt) and shown.claim.id == killed.id
        assert list(shown.decisions) == decided[:2] and shown.claim.figures[0].low == 4
