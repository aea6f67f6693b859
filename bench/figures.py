"""Figures on their own: tied to the keys' triggers, found in the text, and totals of the gun violence board.

    python -m bench.figures [gold|found|board] [names …] [--errors]

gold: figures_of() on the keys' own triggers against the keys' figures (what, low, high; the scorer's rule).
found: is every quantity that a key marks found with its bounds, whatever it is tied to?
board: document_totals() against the gun violence board, exact match of killed and of injured.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from typing import Any

from bench.keys import SHARED, keys
from panj.extract.figures import figures_of
from panj.extract.quantities import find_quantities
from panj.extract.totals import document_totals
from panj.language import Parser
from panj.model import Figure


def same(key: dict[str, Any], figure: Figure) -> bool:
    """The scorer's same_figure."""
    units = {key.get("unit") or "person", figure.unit or "person"}
    bounds = (key["what"], key["low"], key["high"]) == (figure.what, figure.low, figure.high)
    return bounds and (len(units) == 1 or "percent" not in units)


def prf(right: int, key: int, system: int) -> str:
    p, r = right / system if system else 0.0, right / key if key else 0.0
    return f"P {p:.3f}  R {r:.3f}  F1 {2 * p * r / (p + r) if p + r else 0.0:.3f}   {right} / {key} / {system}"


def gold(names: list[str], errors: bool) -> None:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    found: list[str] = []
    parser = Parser()
    for name in names:
        for key in keys(name, parser):
            quantities = find_quantities(key.doc)
            heads = {token.i for _, token in key.claims}
            for claim, token in key.claims:
                left = list(figures_of(token, claim["type"], claim["mode"], quantities, key.doc, heads))
                for figure in left:
                    counts[figure.what][2] += 1
                where = f"{claim['type']}/{claim['mode']} [{token.text}] {claim['evidence'][:120]}"
                for wanted in claim["figures"]:
                    counts[wanted["what"]][1] += 1
                    got = next((f for f in left if same(wanted, f)), None)
                    if got is not None:
                        left.remove(got)
                        counts[wanted["what"]][0] += 1
                    else:
                        near = next(
                            (f.what for f in left if (f.low, f.high) == (wanted["low"], wanted["high"])), "nothing"
                        )
                        found.append(f"{wanted['what']} -> {near}: {wanted['text']} | {where}")
                found += [f"spare {f.what}: {f.text} | {where}" for f in left]
    for what, row in sorted(counts.items(), key=lambda x: -x[1][1]):
        print(f"{what:14}{prf(*row)}")
    print(f"{'ALL':14}{prf(*(sum(r[i] for r in counts.values()) for i in range(3)))}")
    if errors:
        print("\n".join(sorted(found)))


def find(names: list[str], errors: bool) -> None:
    seen: Counter[str] = Counter()
    parser = Parser()
    for name in names:
        for key in keys(name, parser):
            quantities = {(q.low, q.high) for q in find_quantities(key.doc)}
            for claim, _ in key.claims:
                for figure in claim["figures"]:
                    ok = (figure["low"], figure["high"]) in quantities
                    seen["found" if ok else "missed"] += 1
                    if errors and not ok:
                        print(figure["text"], "|", claim["evidence"])
    print(f"found {seen['found']} of {seen.total()}")


def board(names: list[str], errors: bool) -> None:
    half = names[0] if names else "dev_{}_val"
    limit = int(names[1]) if len(names) > 1 else None
    tables = []
    for side in "Xy":
        stem = half.format(side) if "{" in half else {"dev": f"dev_{side}_val", "train": f"train_{side}_train"}[half]
        with gzip.open(SHARED / "boards" / "figures" / f"gunviolence_{stem}.jsonl.gz", "rt", encoding="utf-8") as lines:
            tables.append([json.loads(line) for line in lines][:limit])
    texts, truth = tables
    right: Counter[str] = Counter()
    misses: Counter[tuple[str, int, int]] = Counter()
    for doc, row, record in zip(Parser().parse(t["text"] for t in texts), truth, texts, strict=True):
        totals = document_totals(doc)
        for what in ("killed", "injured"):
            ok = totals[what] == row[f"n_{what}"]
            right[what] += ok
            right[f"{what} always 0"] += row[f"n_{what}"] == 0
            if not ok:
                misses[what, row[f"n_{what}"], totals[what]] += 1
                if errors:
                    print(f"{what} {row[f'n_{what}']} not {totals[what]} | {record['text'][:700]!r}")
    for what in ("killed", "injured"):
        print(f"{what:8} {right[what] / len(texts):.3f}   always 0: {right[f'{what} always 0'] / len(texts):.3f}")
    for (what, key, system), n in misses.most_common(12):
        print(f"  {n:4} {what}: {key} read as {system}")


def main(args: list[str]) -> None:
    errors = "--errors" in args
    verb, *names = [a for a in args if a != "--errors"] or ["gold"]
    {"gold": gold, "found": find, "board": board}[verb](
        names or ([] if verb == "board" else ["dev", "train", "chains"]), errors
    )


if __name__ == "__main__":
    main(sys.argv[1:])
