"""Learn which of a report's times dates an act that has none of its own: `python -m bench.learn_carrying [--write]`.

One row for each claim of ours that pairs with a key's and has no time in its own sentence part, and each time of the
report: right where the key's dates are that time's. Cross-validation is over whole reports; never on check.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import torch

from bench.board import f1
from bench.keys import SHARED, keys
from bench.learn import NAMES, data_hash, fold_of, scorer
from panj.extract import claims as story
from panj.extract.carrying import Carrier, shares_of
from panj.language import Parser
from panj.model import Report
from panj.model.forms import plain

TARGET = Path(__file__).resolve().parents[1] / "src/panj/lexicon/carrying.json"
STRENGTH, THRESHOLD = 1.0, 0.3  # five-fold 153 right of 335 said, 384 wanted; the rule before it 31 of 68
Row = dict[str, Any]
Table = dict[str, float]


def examples(names: tuple[str, ...]) -> list[Row]:
    """{doc, set, wanted: the key has a time, options: [(features, right)]} for each paired claim without a time."""
    score, parser, rows = scorer(), Parser(), []
    story.carry = lambda doc, claims, exprs, published: list(claims)  # type: ignore[assignment]  # as before carrying
    for source in names:
        for key in keys(source, parser):
            r = key.record
            name, title = r["doc_id"], r["title"]
            report = Report(name, name, (r["outlet"],), title, key.published, "en", key.text, key.text)
            told = story.Story(key.doc, report)
            found = told.claims()
            system = [plain(c) for c in found]
            paired = {id(s): g for g, s in score.pair([score.stated(c) for c in r["claims"]], system)}
            carrier = Carrier(key.doc, found, told.times, key.published)
            for claim, row in zip(found, system, strict=True):
                gold = paired.get(id(row))
                if gold is None or claim.when is not None:
                    continue
                want = gold["when"] and (gold["when"]["start"], gold["when"]["end"])
                options = []
                for o in carrier.options(claim):
                    days = tuple(d and d.isoformat() for d in (o.when.start, o.when.end))
                    options.append((o.features, days == want))
                rows.append({"doc": r["doc_id"], "set": source, "wanted": bool(want), "options": options})
    return rows


def fit(rows: list[Row], strength: float) -> Table:
    """A choice among the report's times and none (conditional logit, McFadden 1974); `strength`: of the L2 penalty."""
    names = sorted({name for r in rows for features, _ in r["options"] for name in features})
    index = {name: i for i, name in enumerate(names)}
    lists = [[index[name] for name in features] for r in rows for features, _ in r["options"]]
    words = torch.tensor([i for one in lists for i in one])
    starts = torch.tensor(np.cumsum([0] + [len(one) for one in lists[:-1]]))
    row_of = torch.tensor([k for k, r in enumerate(rows) for _ in r["options"]])
    right = torch.tensor([float(y) for r in rows for _, y in r["options"]])
    zeros = torch.zeros(len(rows))
    some = zeros.index_add(0, row_of, right) > 0
    w = torch.zeros(len(names), 1, requires_grad=True)
    climb = torch.optim.LBFGS([w], max_iter=120, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        climb.zero_grad()
        odds = torch.exp(torch.nn.functional.embedding_bag(words, w, starts, mode="sum")[:, 0].clamp(max=30))
        every, chosen = 1 + zeros.index_add(0, row_of, odds), zeros.index_add(0, row_of, odds * right)
        # where no option is right, none is
        out = (torch.log(every) - torch.log(torch.where(some, chosen, torch.ones_like(chosen)))).sum()
        out = out + strength * (w**2).sum()
        out.backward()
        return out

    climb.step(loss)
    return dict(zip(names, w.detach()[:, 0].tolist(), strict=True))


def tally(rows: list[Row], table: Table, threshold: float) -> np.ndarray:
    """right, said, wanted."""
    out = np.zeros(3, int)
    for row in rows:
        out[2] += row["wanted"]
        shares = shares_of([f for f, _ in row["options"]], table)
        if shares and max(shares) >= threshold:
            out += (int(row["options"][shares.index(max(shares))][1]), 1, 0)
    return out


def main() -> int:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--write", action="store_true")
    given = args.parse_args()
    if not (SHARED / "gold").is_dir():
        print(f"no answer keys at {SHARED}", file=sys.stderr)
        return 2
    rows = examples((*NAMES, "own_aside"))
    aside, rows = [r for r in rows if r["set"] == "own_aside"], [r for r in rows if r["set"] != "own_aside"]
    fold = fold_of(rows, 5)
    reach = sum(any(y for _, y in r["options"]) for r in rows)
    dated = sum(r["wanted"] for r in rows)
    print(f"{len(rows)} claims without a time, {dated} that the keys date, {reach} by an option")
    parts = [fit([r for r in rows if fold[r["doc"]] != k], STRENGTH) for k in range(5)]
    whole = fit(rows, STRENGTH)
    for threshold in (0.25, THRESHOLD, 0.4):
        held = sum(tally([r for r in rows if fold[r["doc"]] == k], parts[k], threshold) for k in range(5))
        apart = tally(aside, whole, threshold)
        print(f"at {threshold}: five-fold {held} F1 {f1(*map(float, held)):.3f}, aside {apart} (right, said, wanted)")
    if given.write:
        named = {n: round(w, 3) for n, w in whole.items() if abs(w) >= 0.01}
        table = {"learned_from": data_hash(), "threshold": THRESHOLD, "weights": named}
        TARGET.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
        print(f"wrote {TARGET.name}: {TARGET.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
