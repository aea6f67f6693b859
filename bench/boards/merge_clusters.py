"""Articles to events (newsCluster of a Kaggle-like collection of 2017–2018): B³ over articles.

The package's article clusters (panj.merge.articles) against the key's events, beside two baselines that are run here
on the same files: the same clustering over TF-IDF whose frequencies come from the batch itself, and every article by
itself. One article is one unit. Evaluation only: nothing is learned here; the least likeness was set by hand on it.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from math import log, sqrt
from pathlib import Path
from typing import Any

from bench.board import records
from bench.coref import b_cubed, f
from panj.merge.articles import likeness, stories
from panj.merge.clusters import cluster
from panj.merge.words import bag

FILES = ("merge/news_clusters.jsonl.gz",)
HEAD = "B3 F1"
Record = dict[str, Any]
Labels = dict[str, Hashable]
TUNED = 0.12  # of the baseline, the best of .06–.30 on the development half


def rows(paths: list[Path], limit: int | None) -> list[Record]:
    return [r for path in paths for r in records(path, limit)]


def text(r: Record) -> str:
    return f"{r.get('description') or ''}\n{r['text']}"


def answers(found: list[Record]) -> Labels:
    """Article → number of its story."""
    got = stories({r["dId"]: (r["title"] or "", text(r)) for r in found})
    return {i: n for n, group in enumerate(got.groups) for i in group}


def baseline(found: list[Record]) -> Labels:
    """The same linkage over TF-IDF with the batch's own document frequencies, at the threshold that suits it best."""
    bags = {r["dId"]: bag([(r["title"] or "", 1), (text(r), 1)]) for r in found}
    spread = Counter(w for b in bags.values() for w in b)
    vectors = {}
    for key, b in bags.items():
        raw = {w: (1 + log(n)) * (1 + log((1 + len(bags)) / (1 + spread[w]))) for w, n in b.items()}
        size = sqrt(sum(x * x for x in raw.values())) or 1
        vectors[key] = {w: x / size for w, x in raw.items()}
    got = cluster(vectors.keys(), likeness(vectors), TUNED)
    return {i: n for n, group in enumerate(got.groups) for i in group}


def units(paths: list[Path], limit: int | None) -> Iterator[Counter[str]]:
    found = rows(paths, limit)
    gold: Labels = {r["dId"]: r["newsCluster"]["EventId"] for r in found}
    told = {"": answers(found), "TF-IDF of the batch ": baseline(found), "apart ": {i: i for i in gold}}
    scored = {prefix: b_cubed(gold, labels) for prefix, labels in told.items()}
    for i in gold:
        n: Counter[str] = Counter(n=1)
        for prefix, by in scored.items():
            n[f"{prefix}p"], n[f"{prefix}r"] = by[i]  # type: ignore[assignment]
        yield n


def scores(total: Counter[str]) -> dict[str, float]:
    n = total["n"] or 1
    p, r = total["p"] / n, total["r"] / n
    out = {"B3 F1": f(p, r), "precision": p, "recall": r}
    for prefix in ("TF-IDF of the batch ", "apart "):
        out[f"{prefix}B3 F1"] = f(total[f"{prefix}p"] / n, total[f"{prefix}r"] / n)
    return out


def errors(paths: list[Path], limit: int | None) -> Iterator[str]:
    """Events that were parted, and groups that hold more than one."""
    found = rows(paths, limit)
    told = answers(found)
    for kind, mine, other in (
        ("parted", {r["dId"]: r["newsCluster"]["Event"] for r in found}, told),
        ("mixed", told, {r["dId"]: r["newsCluster"]["Event"] for r in found}),
    ):
        by: dict[Hashable, list[Record]] = defaultdict(list)
        for r in found:
            by[mine[r["dId"]]].append(r)
        for label, few in by.items():
            others = Counter(other[r["dId"]] for r in few)
            if len(others) > 1:
                rare = [r["title"] for r in few if others[other[r["dId"]]] < max(others.values())]
                yield f"{kind}\t{label}\t{dict(others)}\t{rare[:4]}"
