"""Learn what merging weighs: `python -m bench.learn_merge [--write]`.

frequencies.tsv.gz: in how many items of the corpora (36,530 items, 2019–2024) a word stands, of words in three or more.
"""

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from bench.keys import SHARED
from bench.run import CORPORA
from panj.merge.words import words

TARGET = Path(__file__).resolve().parents[1] / "src/panj/lexicon/merge"
RARE = 3  # items; names of one story tell nothing of the next


def frequencies() -> tuple[int, Counter[str]]:
    """(items, items by word) of both corpora."""
    items, found = 0, Counter[str]()
    for name in sorted(CORPORA.values()):
        with gzip.open(SHARED / "corpora" / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                found.update(set(words(f"{record.get('title') or ''} {record['text']}")))
                items += 1
    return items, found


def write_frequencies() -> None:
    items, found = frequencies()
    kept = sorted((w, n) for w, n in found.items() if n >= RARE)
    lines = [f"items\t{items}", *(f"{w}\t{n}" for w, n in kept)]
    path = TARGET / "frequencies.tsv.gz"
    path.write_bytes(gzip.compress("\n".join(lines).encode("utf-8"), mtime=0))
    print(f"{path.name}: {len(kept)} words of {items} items, {path.stat().st_size:,} bytes")


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--write", action="store_true")
    if args.parse_args().write:
        write_frequencies()


if __name__ == "__main__":
    main()
