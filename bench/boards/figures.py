"""The gun violence board: how many were killed and how many injured in the incident a report tells of.

Right is the exact number. Files come in pairs, reports (text, publish_date) and their answers (n_killed, n_injured),
row by row; which is which is told by the rows. One report is one unit.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.board import progress, records
from panj.extract.totals import document_totals
from panj.language import Parser

FILES = ("figures/gunviolence_dev_X_val.jsonl.gz", "figures/gunviolence_dev_y_val.jsonl.gz")
HEAD = "killed"
COUNTED = ("killed", "injured")
Pair = tuple[dict[str, Any], dict[str, Any]]


def pairs(paths: list[Path], limit: int | None) -> list[Pair]:
    """(report, answer) of each pair of files; ValueError where a file lacks its other half."""
    tables = [list(records(path, limit)) for path in paths]
    texts = [t for t in tables if t and "text" in t[0]]
    truths = [t for t in tables if t and "n_killed" in t[0]]
    if [len(t) for t in texts] != [len(t) for t in truths]:
        raise ValueError("figures wants pairs of files, reports and answers, with as many rows: "
                         + ", ".join(f"{p.name} {len(t)}" for p, t in zip(paths, tables, strict=True)))  # fmt: skip
    return [row for x, y in zip(texts, truths, strict=True) for row in zip(x, y, strict=True)]


def _runs(paths: list[Path], limit: int | None) -> Iterator[tuple[Pair, dict[str, int]]]:
    rows = pairs(paths, limit)
    for doc, row in progress(zip(Parser().parse(x["text"] for x, _ in rows), rows, strict=True), len(rows)):
        yield row, document_totals(doc)


def units(paths: list[Path], limit: int | None) -> Iterator[Counter[str]]:
    for (_, answer), totals in _runs(paths, limit):
        unit = Counter(n=1)
        for what in COUNTED:
            unit[what] = int(totals[what] == answer[f"n_{what}"])
            unit[f"{what} always 0"] = int(answer[f"n_{what}"] == 0)
        unit["both"] = int(all(unit[what] for what in COUNTED))
        yield unit


def errors(paths: list[Path], limit: int | None) -> Iterator[str]:
    """What is counted, the key's number and ours, the text's beginning."""
    for (report, answer), totals in _runs(paths, limit):
        for what in COUNTED:
            if totals[what] != answer[f"n_{what}"]:
                yield f"{what}\t{answer[f'n_{what}']}\tnot {totals[what]}\t{' '.join(report['text'].split())[:1500]}"


def scores(total: Counter[str]) -> dict[str, float]:
    return {k: total[k] / total["n"] for k in (*COUNTED, "both", *(f"{w} always 0" for w in COUNTED))}
