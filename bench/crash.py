"""A long read of real news: no crash, every report accounted for, every quote the letters that it points at."""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator

from bench.gold import spurious
from bench.keys import SHARED
from bench.run import corpus, readings
from panj.flow import Reader
from panj.model import Claim, Reading

Letters = tuple[str, tuple[int, int]]


def quotes(claim: Claim) -> Iterator[Letters]:
    """(text, span) of everything that a claim quotes."""
    yield claim.evidence.text, claim.evidence.span
    yield claim.trigger.text, claim.trigger.span
    for group in (claim.actors, claim.targets, claim.places, claim.figures, claim.sources):
        for mention in group:
            yield mention.text, mention.span
    if claim.when:
        yield claim.when.text, claim.when.span


def misquoted(reading: Reading) -> int:
    """How many quotes are not the letters at their span."""
    text = reading.report.text
    return sum(text[a:b] != quoted for claim in reading.claims for quoted, (a, b) in quotes(claim))


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.crash", description=__doc__)
    parser.add_argument("--items", type=int, default=5000, help="items of current_events, spread over its years")
    args = parser.parse_args(argv)
    if not (SHARED / "corpora").is_dir():
        print(f"no corpora at {SHARED}; PANJ_SHARED names another place", file=sys.stderr)
        return 2
    reader = Reader()
    items = corpus("current_events")
    step = max(1, len(items) // args.items)
    lost = faults = wrong = 0
    for name, records in (("current_events", items[::step][: args.items]), ("wikinews", corpus("wikinews"))):
        start, seen, shut, turned, types = time.perf_counter(), 0, 0, Counter[str](), Counter[str]()
        for item in readings(records, reader):
            seen += 1
            if isinstance(item, Reading):
                types.update(c.type for c in item.claims)
                wrong += misquoted(item)
                for why in item.rejections:
                    shut += why.stage == "gate"
                    if why.stage != "gate":
                        faults += 1
                        print(f"  FAULT {why.doc_id}: {why.message}")
            else:
                turned[f"{item.stage}/{item.reason}"] += 1
        lost += len(records) - seen
        took = time.perf_counter() - start
        print(f"{name}: {len(records)} in, {seen - turned.total()} readings, {turned.total()} rejections, {took:.0f} s")
        print(f"  turned away by the gate: {shut}")
        print("  rejections: " + (", ".join(f"{k} {n}" for k, n in turned.most_common()) or "none"))
        print(f"  claims: {types.total()} ({types.total() / max(1, seen):.2f} a report): "
              + ", ".join(f"{k} {n}" for k, n in types.most_common()))  # fmt: skip
    count, claims = spurious(reader)
    print(f"off-topic items: {claims} claims on {count}")
    print(f"lost {lost}, faults {faults}, misquoted {wrong}")
    return 1 if lost or faults or wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
