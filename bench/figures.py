"""Figures on their own: tied to the keys' triggers, and found in the text.

    python -m bench.figures [gold|found] [names …] [--errors]      the board is `python -m bench figures`

gold: figures_of() on the keys' own triggers against the keys' figures (what, low, high; the scorer's rule).
found: is every quantity that a key marks found with its bounds, whatever it is tied to?
"""

import sys
from collections import Counter, defaultdict
from typing import Any

from bench.keys import keys
from panj.extract.figures import figures_of
from panj.extract.quantities import find_quantities
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


def main(args: list[str]) -> None:
    errors = "--errors" in args
    verb, *names = [a for a in args if a != "--errors"] or ["gold"]
    {"gold": gold, "found": find}[verb](names or ["dev", "train", "chains"], errors)


if __name__ == "__main__":
    main(sys.argv[1:])
