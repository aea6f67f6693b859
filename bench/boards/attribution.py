"""PolNeAR (Newell et al., LREC 2018): spans of source, cue and content against `attributions`.

A report is a unit. Where several annotators read one, the first in the file counts: what the floors were measured on,
and so that twice-read reports weigh no more than others. PolNeAR marks no attribution inside another's words, so that
only those of depth 0 are compared. A span of several stretches counts from its first letter to its last. Exact: the
same two ends. Overlap: a span is right when it shares a letter with any span of its kind on the other side (Pareti's
and Citron's looser measure counts tokens; this is the one that the CRF's floors stand on). `pieces`: content whose
every stretch is the key's, white space aside.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from bench.board import f1, progress, records
from panj.extract.attributions import Said, attributions
from panj.language import Parser

FILES = ("attribution/polnear_dev.jsonl.gz",)
HEAD = "content overlap"
KINDS = ("source", "cue", "content")
LINE = re.compile(r"^T\d+\t(Source|Cue|Content) ([\d ;]+)\t")

Span = tuple[int, int]
Pieces = tuple[Span, ...]


def key(ann: str) -> dict[str, set[Pieces]]:
    """Kind → the spans of a brat file, each as its stretches in order."""
    out: dict[str, set[Pieces]] = {kind: set() for kind in KINDS}
    for line in ann.splitlines():
        found = LINE.match(line)
        if found:
            numbers = [[int(x) for x in part.split()] for part in found.group(2).split(";")]
            out[found.group(1).lower()].add(tuple(sorted((a, b) for a, b in numbers)))
    return out


def told(found: Iterable[Said]) -> dict[str, set[Pieces]]:
    """Kind → the spans of the attributions that stand in no other's words."""
    out: dict[str, set[Pieces]] = {kind: set() for kind in KINDS}
    for one in found:
        if one.depth:
            continue
        out["content"].add(one.content)
        out["source"] |= {(one.source,)} if one.source else set()
        out["cue"] |= {(one.cue,)} if one.cue else set()
    return out


def hull(pieces: Pieces) -> Span:
    return min(a for a, _ in pieces), max(b for _, b in pieces)


def overlapping(spans: Iterable[Span], others: Iterable[Span]) -> int:
    """How many of `spans` share a letter with any of `others`."""
    others = list(others)
    return sum(any(a < d and c < b for c, d in others) for a, b in spans)


def count(wanted: dict[str, set[Pieces]], got: dict[str, set[Pieces]]) -> Counter[str]:
    """Counts of one report: spans of either side, right ones by each measure."""
    n: Counter[str] = Counter()
    for kind in KINDS:
        ours, theirs = {hull(p) for p in got[kind]}, {hull(p) for p in wanted[kind]}
        n[f"{kind} told"] += len(ours)
        n[f"{kind} wanted"] += len(theirs)
        n[f"{kind} exact"] += len(ours & theirs)
        n[f"{kind} touching told"] += overlapping(ours, theirs)
        n[f"{kind} touching wanted"] += overlapping(theirs, ours)
    n["pieces told"] += len(got["content"])
    n["pieces wanted"] += len(wanted["content"])
    n["pieces exact"] += len(got["content"] & wanted["content"])
    return n


def reports(paths: list[Path], limit: int | None) -> Iterator[dict[str, Any]]:
    """The rows of every file, each report once."""
    seen: set[str] = set()
    rows = (row for path in paths for row in records(path))
    once = (row for row in rows if not (row["doc_id"] in seen or seen.add(row["doc_id"])))  # type: ignore[func-returns-value]
    yield from islice(once, limit)


def units(paths: list[Path], limit: int | None) -> Iterator[Counter[str]]:
    rows = list(reports(paths, limit))
    docs = progress(Parser().parse(r["text"] for r in rows), len(rows))
    for row, doc in zip(rows, docs, strict=True):
        yield count(key(row["ann"]), told(attributions(doc)))


def _mean(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0


def scores(total: Counter[str]) -> dict[str, float]:
    out: dict[str, float] = {}
    for kind in reversed(KINDS):
        told_, wanted = total[f"{kind} told"] or 1, total[f"{kind} wanted"] or 1
        overlap = _mean(total[f"{kind} touching told"] / told_, total[f"{kind} touching wanted"] / wanted)
        out[f"{kind} overlap"] = overlap
        out[f"{kind} exact"] = f1(total[f"{kind} exact"], total[f"{kind} told"], total[f"{kind} wanted"])
    out["content pieces"] = f1(total["pieces exact"], total["pieces told"], total["pieces wanted"])
    return out


def errors(paths: list[Path], limit: int | None) -> Iterator[str]:
    """One line a content or cue that is missed, spare or of other letters."""
    rows = list(reports(paths, limit))
    for row, doc in zip(rows, Parser().parse(r["text"] for r in rows), strict=True):
        text = row["text"]
        wanted, got = key(row["ann"]), told(attributions(doc))
        for kind in KINDS:
            ours, theirs = {hull(p) for p in got[kind]}, {hull(p) for p in wanted[kind]}
            for name, spans, others in (("missed", theirs, ours), ("spare", ours, theirs)):
                for a, b in sorted(spans - others):
                    near = any(a < d and c < b for c, d in others)
                    shown = " ".join(text[a:b].split())
                    shown = shown if len(shown) < 160 else f"{shown[:80]} … {shown[-70:]}"
                    yield f"{row['doc_id'][:24]}\t{kind}\t{'ends ' + name if near else name}\t{shown}"
