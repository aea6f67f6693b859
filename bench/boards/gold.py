"""Our own answer keys through the whole of Panj, scored by score_gold.py, which lies beside them.

The default is gold/check: it is scored on and not read. One report is one unit.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.board import records
from bench.gold import system
from bench.run import scorer
from panj.flow import Reader

FILES = ("gold/check.jsonl",)
HEAD = "all answers"
FOUND, ALL = "found (any type)", "ALL ANSWERS"


def units(paths: list[Path], limit: int | None) -> Iterator[Counter[str]]:
    score, reader = scorer(), Reader()
    for path in paths:
        keys = list(records(path, limit))
        answered = system(keys, reader)
        for key in keys:
            per, side = score.score([key], answered)
            unit = Counter(side)
            for name, counts in per[0].items():
                unit.update({f"{name}|{part}": n for part, n in zip(("right", "key", "told"), counts, strict=True)})
            yield unit


def scores(total: Counter[str]) -> dict[str, float]:
    kinds = dict.fromkeys(name.partition("|")[0] for name in total if "|" in name)
    counts = {k: [total[f"{k}|{part}"] for part in ("right", "key", "told")] for k in kinds}
    counts[ALL] = [sum(v[i] for k, v in counts.items() if k != FOUND) for i in range(3)]
    prf = scorer().prf
    p, r, f = prf(counts[FOUND])
    ways = max(total["chains of two voices or more"], 1)
    return {"all answers": prf(counts[ALL])[2], "found": f, "found precision": p, "found recall": r,
            "whole chains": total["of them whole"] / ways,
            **{k: prf(v)[2] for k, v in counts.items() if k not in (FOUND, ALL)},
            "claims on off-topic reports": total["claims on them"] / max(total["off-topic reports"], 1)}  # fmt: skip
