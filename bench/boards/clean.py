"""The article-extraction benchmark: the text that `panj read page.html` reads, by shingle F1; see bench/clean.py.

Precision and recall are means over the pages where each is defined, as in the benchmark. One page is one unit; shares
are counted in millionths, so that units add up to whole numbers.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.board import progress, records
from bench.clean import differences, ours, score

FILES = ("clean/pages.jsonl.gz",)
HEAD = "F1"
MILLION = 1_000_000


def units(paths: list[Path], limit: int | None) -> Iterator[Counter[str]]:
    pages = [page for path in paths for page in records(path, limit)]
    for page in progress(pages, len(pages)):
        true, spare, missing = score(page["articleBody"] or "", ours(page))
        unit = Counter(empty=int(not true + spare))
        if true + spare:
            unit.update({"said": 1, "precision": round(MILLION * true / (true + spare))})
        if true + missing:
            unit.update({"wanted": 1, "recall": round(MILLION * true / (true + missing))})
        yield unit


def errors(paths: list[Path], limit: int | None) -> Iterator[str]:
    """Pages by what they lose, with the longest run that only one side has."""
    pages = [page for path in paths for page in records(path, limit)]
    found = [(page, ours(page)) for page in pages]
    scored = [(sum(score(p["articleBody"] or "", t)[1:]), p, t) for p, t in found]
    for cost, page, text in sorted(scored, key=lambda x: -x[0]):
        runs = differences(page["articleBody"] or "", text)
        yield f"{cost:.3f}\t{page['url']}\t{runs[0] if runs else ''}"


def scores(total: Counter[str]) -> dict[str, float]:
    p = total["precision"] / MILLION / max(total["said"], 1)
    r = total["recall"] / MILLION / max(total["wanted"], 1)
    return {"F1": 2 * p * r / (p + r) if p + r else 0.0, "precision": p, "recall": r}
