"""No sentence of the shared texts stands in the project: twelve words in a row are a copy."""

import gzip
import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("PANJ_SHARED", ROOT.parent / "shared"))
RUN = 12
KINDS = {".py", ".md", ".txt", ".json", ".jsonl", ".tsv", ".yaml", ".yml", ".html", ".toml", ".sh"}
WORD = re.compile(r"\w+")


def runs(text: str) -> Iterator[str]:
    words = WORD.findall(text.lower())
    return (" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def ours() -> dict[str, str]:
    """Every run of words in the project's files, with the file it stands in."""
    command = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout: which files are the project's is not known")
    out = {}
    for name in listed.stdout.split("\0"):
        path = ROOT / name
        if name and path.is_file() and path.suffix in KINDS and path.stat().st_size < 2_000_000:
            out.update(dict.fromkeys(runs(path.read_text(encoding="utf-8", errors="replace")), name))
    return out


def theirs() -> Iterator[tuple[str, str]]:
    """(where, text) of the seed, the answer keys and the corpora."""
    for path in sorted((SHARED / "seed").glob("*")):
        yield path.name, path.read_text(encoding="utf-8", errors="replace")
    for path in sorted((SHARED / "gold").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                record = json.loads(line)
                yield record["doc_id"], record["text"]
    for path in sorted((SHARED / "corpora").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                yield f"{path.name}:{number}", json.loads(line)["text"]


def test_no_sentence_of_the_shared_texts_stands_here() -> None:
    if not SHARED.is_dir():
        pytest.skip(f"no shared texts at {SHARED}; PANJ_SHARED names another place")
    held = ours()
    hits = {}
    for where, text in theirs():
        for run in runs(text):
            if run in held:
                hits[held[run]] = f"{run!r} stands in {where}"
                break
    assert not hits, "write sentences of your own; facts may stay"
