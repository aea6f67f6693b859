"""Words a second on one core: Panj whole beside plain spaCy, same model, all components, same text, same run."""

import os

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[_name] = "1"  # before numpy is imported, which reads them once

import argparse
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

from bench.keys import SHARED
from bench.readme import fill
from bench.run import corpus, readings, taken_in
from panj.flow import Reader
from panj.model import Report


def seconds(work: Callable[[], Iterable[Any]]) -> float:
    """Processor seconds of running `work` dry: other programs on the machine do not count."""
    start = time.process_time()
    for _ in work():
        pass
    return time.process_time() - start


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("--items", type=int, default=600, help="items of current_events, spread over its years")
    parser.add_argument("--articles", type=int, default=40, help="articles of wikinews")
    parser.add_argument("--rounds", type=int, default=3, help="rounds, taken in turn; the best of each counts")
    parser.add_argument("--write", action="store_true", help="write the result into README.md")
    args = parser.parse_args(argv)
    if not (SHARED / "corpora").is_dir():
        print(f"no corpora at {SHARED}; PANJ_SHARED names another place", file=sys.stderr)
        return 2
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    items, articles = corpus("current_events"), corpus("wikinews")
    records = [*items[:: max(1, len(items) // args.items)], *articles[: args.articles]]
    reader = Reader()
    texts = [x.text for x in taken_in(records, reader.settings) if isinstance(x, Report)]
    words = sum(len(t.split()) for t in texts)
    nlp = reader.parser.nlp
    for _ in nlp.pipe(texts[:20]):  # load and warm both ways before the clock starts
        pass
    for _ in readings(records[:20], reader):
        pass
    plain, whole = [], []
    for _ in range(args.rounds):
        plain.append(seconds(lambda: nlp.pipe(texts, batch_size=reader.settings.batch)))
        whole.append(seconds(lambda: readings(records, reader)))
    a, b = min(plain), min(whole)
    identity = reader.parser.identity
    lines = [
        f"{len(texts)} reports, {words} words, one core, {identity}, best of {args.rounds} rounds in turn",
        f"plain spaCy, all components {words / a:9.0f} words a second",
        f"Panj, file to claims        {words / b:9.0f} words a second   ({b / a:.2f} times the time of plain spaCy)",
    ]
    print("\n".join(lines))
    if args.write:
        fill("speed", ["`python -m bench.speed`:", "", "```", *lines, "```"])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
