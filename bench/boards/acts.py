"""The board `acts`: which PLOVER root links a marked source and target (PLV, after Hu et al. 2024, ZSP).

Every sentence is answered. Headline: macro-F1 over the roots of the file, CONCEDE and RETREAT joined as YIELD, as PLV
has them; beside it the share right (micro), and macro-F1 of the four quad classes that the root belongs to. PLV marks a
few roots with another quad class than PLOVER's; the class is scored by the file's own column.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.board import f1, progress, records
from bench.marked import Marked, unmark
from panj.extract.pairs import Link, link
from panj.language import Parser

FILES = ("acts/plv_train.jsonl.gz",)
HEAD = "macro F1"
JOINED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUAD = {  # verbal cooperation, material cooperation, verbal conflict, material conflict
    "AGREE": "1", "CONSULT": "1", "SUPPORT": "1", "COOPERATE": "2", "AID": "2", "YIELD": "2", "REQUEST": "3",
    "ACCUSE": "3", "REJECT": "3", "THREATEN": "3", "PROTEST": "4", "MOBILIZE": "4", "SANCTION": "4", "COERCE": "4",
    "ASSAULT": "4",
}  # fmt: skip


def answer(found: Link) -> str:
    """The root with the greatest share once CONCEDE and RETREAT are one."""
    shares: Counter[str] = Counter()
    for root, share in found.shares.items():
        shares[JOINED.get(root, root)] += share  # type: ignore[assignment]
    return max(shares, key=lambda root: shares[root])


def answers(paths: list[Path], limit: int | None) -> Iterator[tuple[dict[str, Any], Marked, str]]:
    """Each record with its sentence and Panj's root."""
    rows = [r for path in paths for r in records(path)][:limit]
    marked = [unmark(r["marked_sentence"], r["gold_root"]) for r in rows]
    docs = Parser().parse(m.text for m in marked)
    for row, one, doc in progress(zip(rows, marked, docs, strict=True), len(rows)):
        yield row, one, answer(link(doc, one.sources, one.targets))


def units(paths: list[Path], limit: int | None) -> Iterator[Counter[str]]:
    """Counts of one sentence: told, wanted and right by root and by quad class."""
    for row, one, root in answers(paths, limit):
        counts = Counter({f"root told {root}": 1, f"root wanted {one.root}": 1, "sentences": 1})
        counts[f"root right {root}"] = counts["right"] = int(root == one.root)
        quad, wanted = QUAD[root], str(row["gold_penta"])
        counts.update({f"quad told {quad}": 1, f"quad wanted {wanted}": 1, f"quad right {quad}": int(quad == wanted)})
        yield counts


def _macro(total: Counter[str], kind: str) -> float:
    start = f"{kind} wanted "
    names = sorted(k.removeprefix(start) for k, n in total.items() if k.startswith(start) and n)
    each = [f1(total[f"{kind} right {n}"], total[f"{kind} told {n}"], total[start + n]) for n in names]
    return sum(each) / len(each) if each else 0.0


def scores(total: Counter[str]) -> dict[str, float]:
    """Macro-F1 of roots, share right, macro-F1 of quad classes, then F1 of each root that the file has."""
    out = {HEAD: _macro(total, "root"), "micro": total["right"] / max(1, total["sentences"]),
           "quad macro F1": _macro(total, "quad")}  # fmt: skip
    for n in sorted(k.removeprefix("root wanted ") for k, v in total.items() if k.startswith("root wanted ") and v):
        out[n] = f1(total[f"root right {n}"], total[f"root told {n}"], total[f"root wanted {n}"])
    return out


def errors(paths: list[Path], limit: int | None) -> Iterator[str]:
    """One line a sentence that was answered wrongly."""
    for row, one, root in answers(paths, limit):
        if root != one.root:
            yield f"{one.root} → {root}: {row['marked_sentence']}"
