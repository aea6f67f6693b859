"""Score the answer keys: python -m bench.gold [dev train chains check] [--json] [--show ID] [--offtopic] [--floors]"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.floors import SLACK, hash_of, keep
from bench.keys import SHARED
from bench.readme import fill
from bench.run import GOLD, gold, offtopic, readings, scorer
from panj.flow import Reader
from panj.model import Reading
from panj.model.forms import reading_json


def system(records: list[dict[str, Any]], reader: Reader) -> dict[str, dict[str, Any]]:
    """doc_id → public JSON of each record that gave a reading."""
    out = {}
    for item in readings(records, reader):
        if isinstance(item, Reading):
            out[item.report.doc_id] = reading_json(item)
    return out


def measure(name: str, reader: Reader) -> dict[str, Any]:
    """found and all (P, R, F1), and the off-topic reports of one key file with the claims on them."""
    score = scorer()
    keys = gold(name)
    per, side = score.score(keys, system(keys, reader))
    totals = score.total(per)
    return {
        "reports": len(keys),
        "claims": sum(len(k["claims"]) for k in keys),
        "found": score.prf(totals["found (any type)"]),
        "all": score.prf(totals["ALL ANSWERS"]),
        "offtopic": side["off-topic reports"],
        "spurious": side["claims on them"],
    }


def spurious(reader: Reader) -> tuple[int, int]:
    """(items, claims on them) of the off-topic items of the corpora."""
    items = offtopic()
    return len(items), sum(len(x.claims) for x in readings(items, reader) if isinstance(x, Reading))


def list_spurious(reader: Reader) -> None:
    """Every claim on an off-topic item of the corpora, with its trigger and the clause around it."""
    items = claims = 0
    for reading in readings(offtopic(), reader):
        items += 1
        for claim in reading.claims if isinstance(reading, Reading) else ():
            claims += 1
            print(f"{claim.type:9} {claim.trigger.text!r} in {claim.evidence.text[:140]!r}")
    print(f"{claims} claims on {items} off-topic items")


def write_floors(reader: Reader) -> None:
    """Raise or lower the floors that CI holds to SLACK under what is measured now; write README.md's table."""
    floors = {}
    table = ["| key | reports | claims | found P | R | F1 | all answers P | R | F1 |", "|---" * 9 + "|"]
    for name in GOLD:
        got = measure(name, reader)
        floors[name] = {
            "sha256": hash_of([SHARED / "gold" / f"{name}.jsonl"]),
            "found": round(got["found"][2] - SLACK, 3),
            "all": round(got["all"][2] - SLACK, 3),
        }
        cells = [f"{x:.3f}".lstrip("0") for x in (*got["found"], *got["all"])]
        table.append(f"| {name} | {got['reports']} | {got['claims']} | " + " | ".join(cells) + " |")
        print(table[-1])
    keep("gold", floors)
    fill("scores", table)
    print(f"written: the floors, {SLACK} under each, and README.md's table")


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.gold", description=__doc__)
    parser.add_argument("names", nargs="*", default=["dev"], help="key files: " + ", ".join(GOLD))
    parser.add_argument("--json", action="store_true", help="one JSON object a key file")
    parser.add_argument("--show", metavar="DOC_ID", help="pairs, misses and spares of one report")
    parser.add_argument("--offtopic", action="store_true", help="list the claims on the corpora's off-topic items")
    parser.add_argument("--floors", action="store_true", help="measure all and write bench/floors.json")
    args = parser.parse_args(argv)
    if not (SHARED / "gold").is_dir():
        print(f"no answer keys at {SHARED}; PANJ_SHARED names another place", file=sys.stderr)
        return 2
    reader = Reader()
    if args.offtopic:
        list_spurious(reader)
        return 0
    if args.floors:
        write_floors(reader)
        return 0
    score = scorer()
    for name in args.names:
        records = gold(name)
        if args.show:
            # the check set is scored on, not read
            records = [r for r in records if r["doc_id"] == args.show and name != "check"]
        answered = system(records, reader)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "system.jsonl"
            path.write_text("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in answered.values()), "utf-8")
            options = ["--show", args.show] if args.show else ["--json"] if args.json else []
            if not args.json and not args.show:
                print(f"== {name} ({reader.version})")
            score.main([str(SHARED / "gold" / f"{name}.jsonl"), str(path), *options])
    if not args.show and not args.json:
        items, claims = spurious(reader)
        print(f"== off-topic items of the corpora: {claims} claims on {items}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
