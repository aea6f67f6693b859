"""The article-extraction benchmark: `python -m bench.clean [--worst N] [--show PART_OF_URL]`.

Its shingle F1: 4-grams of tokens, true, spare and missing ones counted as a bag and normalised within a page; precision
and recall are averaged over pages, F1 is their harmonic mean. Ours is the text that `panj read page.html` reads, less
the headline that it begins with; pages in other languages are scored too, as the benchmark does.
"""

import argparse
import difflib
import gzip
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from bench.keys import SHARED
from panj.intake import report_from_html
from panj.intake.jsonl import Given
from panj.intake.tongue import language_of
from panj.model import Report

TOKEN = re.compile(r"\w+")
N = 4
Score = tuple[float, float, float]  # true, spare, missing shingles as shares of all three


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """4-grams of the tokens; a shorter text is one shingle."""
    tokens = TOKEN.findall(text)
    return Counter(s for i in range(max(1, len(tokens) - N + 1)) if (s := tuple(tokens[i : i + N])))


def score(true: str, found: str) -> Score:
    """(true, spare, missing), normalised so that long pages weigh as much as short ones."""
    key, got = shingles(true), shingles(found)
    both = (key & got).total()
    counts = (both, got.total() - both, key.total() - both)
    return tuple(c / sum(counts) for c in counts) if any(counts) else (0.0, 0.0, 0.0)  # type: ignore[return-value]


def f1(scores: Sequence[Score]) -> tuple[float, float, float]:
    """(precision, recall, F1); a page without output counts for recall alone."""
    precision = statistics.mean(t / (t + spare) for t, spare, _ in scores if t + spare)
    recall = statistics.mean(t / (t + missing) for t, _, missing in scores if t + missing)
    return precision, recall, 2 * precision * recall / (precision + recall)


def plain(page: dict[str, Any]) -> str:
    """trafilatura(fast=True) alone."""
    from trafilatura import bare_extraction

    found = bare_extraction(page["html"], fast=True, include_comments=False, include_tables=True)
    return "" if found is None else str((found if isinstance(found, dict) else found.as_dict())["text"])


def ours(page: dict[str, Any]) -> str:
    """The body that Panj reads; empty where it turns the page away."""
    report = report_from_html(page["html"], Given(url=page["url"]), allow_any_language=True)
    return report.text.removeprefix(report.title) if isinstance(report, Report) else ""


def differences(true: str, found: str) -> list[str]:
    """Runs of two and more tokens that only one side has, the longest first."""
    a, b = TOKEN.findall(true), TOKEN.findall(found)
    runs: list[tuple[int, str]] = []
    for kind, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind != "equal":
            runs += [(n, f"{sign} {n:4} {' '.join(part)[:150]}") for sign, part in (("-", a[i:j]), ("+", b[k:m]))
                     if (n := len(part)) > 1]  # fmt: skip
    return [line for _, line in sorted(runs, reverse=True)]


def measured(name: str, read: Callable[[dict[str, Any]], str], pages: Sequence[dict[str, Any]]) -> list[Score]:
    began = time.process_time()
    texts = [read(page) for page in pages]
    took = time.process_time() - began
    scores = [score(page["articleBody"] or "", text) for page, text in zip(pages, texts, strict=True)]
    p, r, f = f1(scores)
    print(f"{name:20} P {p:.4f} R {r:.4f} F1 {f:.4f} | {len(pages) / took:.1f} pages/s of one core")
    return scores


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--worst", type=int, default=0, metavar="N", help="list the N pages that cost most")
    options.add_argument("--show", metavar="PART", help="what is spare (+) and missing (-) on pages of such an address")
    given = options.parse_args()
    with gzip.open(SHARED / "boards" / "clean" / "pages.jsonl.gz", "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    if given.show:
        for page in pages:
            if given.show in page["url"]:
                print(page["url"], *differences(page["articleBody"] or "", ours(page)), sep="\n")
        return
    language_of("Il presidente ha detto che la pace è ancora lontana. " * 3)  # loads its model
    ours(pages[0])
    measured("trafilatura fast", plain, pages)
    scores = measured("ours", ours, pages)
    lost = sorted(
        ((spare + missing, p["url"]) for (_, spare, missing), p in zip(scores, pages, strict=True)), reverse=True
    )
    for cost, url in lost[: given.worst]:
        print(f"  {cost:.3f} {url}")


if __name__ == "__main__":
    main()
