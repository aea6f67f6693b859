"""The board `relevance`: what the gate turns away (India police events, Halterman et al. 2021; Times of India, 2002).

The file holds reports (`docs.jsonl`) and their sentences (`sents.jsonl`), labelled by hand with what the police did:
KILL, ARREST, FORCE, ANY_ACTION, or FAIL, that they did nothing. All of its reports are about politics and violence, so
the general gate (people and power) must let nearly all pass; what it can measure is the gate with the interest
`police`, as `PANJ_INTEREST=police panj read` has it.

Headline `dropped`: the share of the reports without any label that this gate turns away, at its own setting. It means
nothing without `recall` beside it, the share of reports with ANY_ACTION that it lets pass (wanted: .98). `recall, any
label` counts the reports with FAIL alone too. Sentences have the same two shares; their labels were given in context
("three of them were hurt in it"), which no gate over single sentences sees. `general …` is the gate without interest.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.board import records
from panj.language.gate import passes

FILES = ("relevance/india_police.jsonl.gz",)
HEAD = "dropped"
INTEREST = "police"
WANTED = "ANY_ACTION"


def _counts(kind: str, labels: list[str], kept: bool) -> Counter[str]:
    """Counts of one text: `kind with`, `kind labelled` and `kind without`, and of each those that passed."""
    named = [f"{kind} with"] if WANTED in labels else []
    named += [f"{kind} labelled" if labels else f"{kind} without"]
    return Counter({name: 1 for name in named} | {f"{name} kept": int(kept) for name in named})


def units(paths: list[Path], limit: int | None) -> Iterator[Counter[str]]:
    """Counts of one report with its sentences."""
    rows = [r for path in paths for r in records(path)]
    sentences: dict[Any, list[dict[str, Any]]] = {}
    for row in rows:
        if row["file"] == "sents.jsonl":
            sentences.setdefault(row["doc_id"], []).append(row)
    for row in [r for r in rows if r["file"] == "docs.jsonl"][:limit]:
        counts = _counts("report", row["doc_labels"], passes(row["doc_text"], INTEREST))
        counts += _counts("general", row["doc_labels"], passes(row["doc_text"]))
        for sentence in sentences.get(row["doc_id"], []):
            counts += _counts("sentence", sentence["sent_labels"], passes(sentence["sent_text"], INTEREST))
        yield counts


def _share(total: Counter[str], name: str) -> float:
    return total[f"{name} kept"] / total[name] if total[name] else 0.0


def scores(total: Counter[str]) -> dict[str, float]:
    """Share of reports dropped, recall; the same of sentences and of the gate without an interest."""

    def dropped(kind: str) -> float:
        return 1 - _share(total, f"{kind} without") if total[f"{kind} without"] else 0.0

    return {
        HEAD: dropped("report"),
        "recall": _share(total, "report with"),
        "recall, any label": _share(total, "report labelled"),
        "sentences dropped": dropped("sentence"),
        "sentence recall": _share(total, "sentence with"),
        "general dropped": dropped("general"),
        "general recall": _share(total, "general with"),
    }


def errors(paths: list[Path], limit: int | None) -> Iterator[str]:
    """One line a report that was turned away wrongly, or let pass in vain."""
    found = [r for path in paths for r in records(path) if r["file"] == "docs.jsonl"]
    for row in found[:limit]:
        kept, labels = passes(row["doc_text"], INTEREST), row["doc_labels"]
        if kept != bool(labels):
            what = "kept in vain" if kept else "turned away " + " ".join(labels)
            yield f"{what}: {row['doc_text'][:200]!r}"
