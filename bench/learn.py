"""Learn the judge's weights from the answer keys: `python -m bench.learn [--folds N] [--write]`.

Trains on gold/dev, train and chains (which the boards' README allows for shipping); never on check. Cross-validation is
over whole reports. The file written names the hash of the keys it learned from.
"""

import argparse
import hashlib
import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bench.annotations import HERE
from bench.keys import SHARED, keys
from panj.extract.claims import Story
from panj.language import Parser
from panj.model import REALIS, Report
from panj.model.forms import plain

TARGET = Path(__file__).resolve().parents[1] / "src/panj/lexicon/judge.json"
STRENGTH = {"claim": 0.08, "realis": 0.3}  # inverse L2 strength, set by five-fold cross-validation on these keys
NAMES = (
    "dev", "train", "chains",
    "own_wikinews", "own_wikinews_2", "own_portal",
    "written_harm", "written_power",
)  # fmt: skip


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_gold", SHARED / "gold/score_gold.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def examples() -> list[dict[str, Any]]:
    """One row a candidate: features, whether a key claim pairs with it, the key's realis, its report."""
    score, parser, rows = scorer(), Parser(), []
    for name in NAMES:
        for key in keys(name, parser):
            record = key.record
            report = Report(
                record["doc_id"],
                record["doc_id"],
                (record["outlet"],),
                record["title"],
                key.published,
                "en",
                key.text,
                key.text,
            )
            found = Story(key.doc, report).candidates()
            system = [plain(c.claim) for c in found]
            paired = {id(s): g for g, s in score.pair([score.stated(c) for c in record["claims"]], system)}
            for row, one in zip(system, found, strict=True):
                gold = paired.get(id(row))
                rows.append(
                    {
                        "doc": record["doc_id"],
                        "names": sorted(set(one.features)),
                        "claim": gold is not None,
                        "realis": gold and gold["realis"],
                        "rule": row["realis"],
                    }
                )
    return rows


def fit(rows: list[dict[str, Any]], what: str, strength: float) -> tuple[DictVectorizer, LogisticRegression]:
    vec = DictVectorizer()
    x = vec.fit_transform([dict.fromkeys(r["names"], 1.0) for r in rows])
    y = [r[what] for r in rows]
    return vec, LogisticRegression(C=strength, max_iter=500).fit(x, y, sample_weight=[weight(r) for r in rows])


def weight(row: dict[str, Any]) -> float:
    """Our own keys count half: one reader's word, and of a harder kind of news than conflict reports."""
    return 0.5 if row["doc"].startswith(("wk-", "own-")) else 1.0


def fold_of(rows: list[dict[str, Any]], n: int) -> dict[str, int]:
    """Fold of each report, by the hash of its id, so that folds stay the same when rows change."""
    docs = sorted({r["doc"] for r in rows}, key=lambda d: hashlib.sha256(d.encode()).hexdigest())
    return {d: i % n for i, d in enumerate(docs)}


def data_hash(names: tuple[str, ...] = NAMES) -> str:
    """SHA-256 of the keys learned from."""
    files = [HERE / f"{n}.jsonl" if n.startswith(("own", "written")) else SHARED / "gold" / f"{n}.jsonl" for n in names]
    return hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()


def folds(rows: list[dict[str, Any]], n: int, what: str, strength: float) -> list[Any]:
    """Held-out predictions: probability for `claim`, class for `realis`."""
    fold = fold_of(rows, n)
    out: list[Any] = [None] * len(rows)
    for k in range(n):
        train = [r for r in rows if fold[r["doc"]] != k]
        test = [i for i, r in enumerate(rows) if fold[r["doc"]] == k]
        vec, model = fit(train, what, strength)
        x = vec.transform([dict.fromkeys(rows[i]["names"], 1.0) for i in test])
        found = model.predict_proba(x)[:, 1] if what == "claim" else model.predict(x)
        for i, p in zip(test, found, strict=True):
            out[i] = p
    return out


def table(vec: DictVectorizer, coef: Any, bias: float) -> dict[str, float]:
    named = {n: round(float(w), 3) for n, w in zip(vec.feature_names_, coef, strict=True) if abs(w) >= 0.01}
    return {"": round(float(bias), 3), **dict(sorted(named.items()))}


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--folds", type=int, default=5)
    args.add_argument("--write", action="store_true")
    args.add_argument("--threshold", type=float, default=0.28)
    given = args.parse_args()
    rows = examples()
    truth = np.array([r["claim"] for r in rows])
    print(f"{len(rows)} candidates, {truth.sum()} claims")
    for strength in (STRENGTH["claim"],):
        p = np.array(folds(rows, given.folds, "claim", strength))
        for at in (0.3, 0.37, 0.44, 0.5):
            kept = p >= at
            print(
                f"C {strength} at {at}: precision {truth[kept].mean():.3f} recall {truth[kept].sum() / truth.sum():.3f}"
            )
    hits = [r for r in rows if r["claim"]]
    guess = folds(hits, given.folds, "realis", STRENGTH["realis"])
    print(
        "realis: rule",
        np.mean([r["rule"] == r["realis"] for r in hits]),
        "learned",
        np.mean([g == r["realis"] for g, r in zip(guess, hits, strict=True)]),
    )
    if not given.write:
        return
    vec, model = fit(rows, "claim", STRENGTH["claim"])
    vec2, model2 = fit(hits, "realis", STRENGTH["realis"])
    classes = [(i, c) for i, c in enumerate(model2.classes_) if c in REALIS]
    out = {
        "learned_from": data_hash(),
        "threshold": given.threshold,
        "claim": table(vec, model.coef_[0], model.intercept_[0]),
        "realis": {c: table(vec2, model2.coef_[i], model2.intercept_[i]) for i, c in classes},
    }
    TARGET.write_text(json.dumps(out, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"wrote {TARGET.name}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    sys.exit(main())
