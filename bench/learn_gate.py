"""Learn the gate: `python -m bench.learn_gate [--write]`: is a report about people and power at all?

Labels: 1,039 items of the corpora read by hand (bench/annotations/topics.jsonl: corpus, hash, label) and the answer
keys' reports (on topic where they hold a claim). Never check.
"""

import argparse
import gzip
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bench.annotations import HERE, digest
from bench.keys import SHARED, text_of
from panj.language.gate import features

TARGET = Path(__file__).resolve().parents[1] / "src/panj/lexicon/gate.json"
STRENGTH = 0.3
COMMON = 0.12  # share of items; set by five-fold cross-validation
THRESHOLD = 0.2  # recall .995 of reports with a claim, five-fold; .44 of the others turned away


def items() -> list[tuple[str, bool]]:
    """(text, on topic) of every labelled item."""
    rows = [json.loads(x) for x in (HERE / "topics.jsonl").read_text(encoding="utf-8").splitlines()]
    wanted = {r["hash"]: bool(r["label"]) for r in rows}
    out: list[tuple[str, bool]] = []
    for corpus in sorted({r["corpus"] for r in rows}):
        with gzip.open(SHARED / "corpora" / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as f:
            for line in f:
                item: dict[str, Any] = json.loads(line)
                key = digest(item["text"])
                if key in wanted:
                    out.append((text_of(item), wanted.pop(key)))
    for name in ("dev", "train", "chains"):
        for line in (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            out.append((text_of(record), bool(record["claims"])))
    return out


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--write", action="store_true")
    given = args.parse_args()
    found = items()
    every = [features(t) for t, _ in found]
    spread = Counter(w for names in every for w in names)
    # words of every kind of news ("will", "with") and those seen once or twice say nothing of the topic
    said = {w for w, n in spread.items() if 3 <= n <= COMMON * len(found)}
    names = [{w: 1.0 for w in names if w in said} for names in every]
    y = np.array([label for _, label in found])
    fold = np.array([int(hashlib.sha256(t.encode()).hexdigest(), 16) % 5 for t, _ in found])
    print(f"{len(y)} items, {y.sum()} on topic")
    p = np.zeros(len(y))
    for k in range(5):
        vec = DictVectorizer()
        model = LogisticRegression(C=STRENGTH, max_iter=500)
        model.fit(vec.fit_transform([n for n, f in zip(names, fold, strict=True) if f != k]), y[fold != k])
        p[fold == k] = model.predict_proba(vec.transform([n for n, f in zip(names, fold, strict=True) if f == k]))[:, 1]
    for at in (0.1, THRESHOLD, 0.3, 0.4, 0.5):
        print(f"at {at}: recall {np.mean(p[y] >= at):.3f}, off topic dropped {np.mean(p[~y] < at):.3f}")
    if given.write:
        vec = DictVectorizer()
        model = LogisticRegression(C=STRENGTH, max_iter=500).fit(vec.fit_transform(names), y)
        named = zip(vec.feature_names_, model.coef_[0], strict=True)
        table = {n: round(float(w), 3) for n, w in named if abs(w) >= 0.02}
        source = hashlib.sha256((HERE / "topics.jsonl").read_bytes()).hexdigest()
        bias = round(float(model.intercept_[0]), 3)
        out = {"learned_from": source, "threshold": THRESHOLD, "bias": bias, "words": table}
        TARGET.write_text(json.dumps(out, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
