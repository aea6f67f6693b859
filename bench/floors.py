"""The quality that CI holds: `python -m bench.floors [BOARD …] [--write]`.

bench/floors.json has floors for each answer key (whole) and each board (its marked scores on its first SAMPLE records,
so that all of them take CI two minutes), each beside the SHA-256 of its data. Without --write what is measured is shown
beside what is held.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from bench.board import BOARDS, defaults, measure
from bench.run import HERE

FLOORS = HERE / "floors.json"
SLACK = 0.01  # a floor lies this far under what was measured: parses differ by a hair between processors
SAMPLE = {
    "acts": 300, "roles": 60, "attribution": 12, "place": 40, "time": 40, "figures": 100, "merge-clusters": 243,
    "merge-chains": 120, "clean": 60, "relevance": 3000,
}  # fmt: skip


def held() -> dict[str, dict[str, Any]]:
    """{"gold": {key file: {sha256, found, all}}, "boards": {board: {sha256, sample, floors: {score: floor}}}}."""
    found: dict[str, dict[str, Any]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return found


def keep(part: str, rows: dict[str, Any]) -> None:
    """Write one part's rows over those of the same name."""
    floors = held()
    floors[part] = dict(sorted({**floors.get(part, {}), **rows}.items()))
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")


def hash_of(paths: list[Path]) -> str:
    """SHA-256 of the files one after the other."""
    return hashlib.sha256(b"".join(p.read_bytes() for p in paths)).hexdigest()


def sampled(name: str) -> dict[str, Any]:
    """A board's row as measured now: its headline, its scores with a mark and, where it has one, its recall ("dropped"
    alone would be best with everything dropped), each less SLACK."""
    board = BOARDS[name]
    paths = defaults(board)
    got = measure(board, paths, SAMPLE[name])
    held_to = {got["metric"], *board.marks, "recall"}
    found = {name: round(s["value"] - SLACK, 3) for name, s in got["scores"].items() if name in held_to}
    return {"sha256": hash_of(paths), "sample": SAMPLE[name], "floors": found, "seconds": got["seconds"]}


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.floors", description=__doc__)
    parser.add_argument("boards", nargs="*", metavar="BOARD", default=list(SAMPLE), help=", ".join(SAMPLE))
    parser.add_argument("--write", action="store_true", help="write bench/floors.json")
    args = parser.parse_args(argv)
    rows = {}
    for name in args.boards:
        row, before = sampled(name), held().get("boards", {}).get(name, {}).get("floors", {})
        said = ", ".join(f"{k} {v + SLACK:.3f} (held to {before.get(k, 'nothing')})" for k, v in row["floors"].items())
        print(f"{name:15} {said}, {row.pop('seconds'):.0f} s", flush=True)
        rows[name] = row
    if args.write:
        keep("boards", rows)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
