"""Learn which root links two parties: `python -m bench.learn_pairs [--write]`.

Learned from our own sentences (annotations/written_pairs.jsonl) and the PLOVER gold records (boards/acts/plover_gsr),
never from PLV. Two multinomial regressions with balanced classes, words and encoder states, set by five-fold
cross-validation over the same sentences. To be learned anew whenever the encoder is.
"""

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from bench.annotations import HERE
from bench.boards.acts import JOINED
from bench.marked import Marked, plover, written
from panj.extract.pairs import ROOTS, encoder_hash, features, logs, pair, states
from panj.language import Parser
from panj.language.encoder import encode

TARGET = Path(__file__).resolve().parents[1] / "src/panj/lexicon/pairs.json"
WORDS, STATES, PART = (
    3.0,
    0.01,
    0.5,
)  # inverse strengths of L2 for words and for standardised states; part of the states
SEEN = 2  # sentences that must have a feature
SMALL = 0.01  # weights under it are left out


def examples(found: list[Marked]) -> tuple[list[list[str]], Any]:
    """Features and states of each sentence."""
    names, rows = [], []
    for one, doc in zip(found, Parser().parse(m.text for m in found), strict=True):
        p = pair(doc, one.sources, one.targets)
        encoding = encode(doc.text, "", ((s.start_char, s.end_char) for s in doc.sents))
        assert encoding is not None, "no encoder: python -m bench.learn_encoder --write"
        names.append(sorted(set(features(p))))
        rows.append(states(p, encoding))
    return names, np.array(rows)


def fit(names: list[list[str]], rows: Any, roots: list[str]) -> dict[str, Any]:
    """The table of `panj.extract.pairs.weights` from features, states and roots."""
    seen = Counter(n for one in names for n in one)
    vec = DictVectorizer()
    words = LogisticRegression(C=WORDS, max_iter=500, class_weight="balanced")
    words.fit(vec.fit_transform([{n: 1.0 for n in one if seen[n] >= SEEN} for one in names]), roots)
    mean, spread = rows.mean(0), rows.std(0) + 1e-6
    seeing = LogisticRegression(C=STATES, max_iter=500, class_weight="balanced").fit((rows - mean) / spread, roots)
    assert tuple(words.classes_) == tuple(seeing.classes_) == ROOTS, "every root wants sentences"
    kept = [(n, w) for n, w in zip(vec.feature_names_, words.coef_.T, strict=True) if abs(w).max() >= SMALL]
    turned = seeing.coef_ / spread
    return {
        "words": {n: np.round(w, 3) for n, w in kept},
        "bias": np.round(words.intercept_, 3),
        "states": np.round(turned, 5),
        "states_bias": np.round(seeing.intercept_ - turned @ mean, 4),
        "part": PART,
        "encoder": encoder_hash(),
    }


def answered(table: dict[str, Any], names: list[list[str]], rows: Any) -> list[str]:
    """The root of each, CONCEDE and RETREAT not joined."""
    return [ROOTS[int(logs(table, n, r).argmax())] for n, r in zip(names, rows, strict=True)]


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--write", action="store_true")
    given = args.parse_args()
    found = [*written(), *plover()]
    names, rows = examples(found)
    roots = [m.root for m in found]
    print(f"{len(found)} sentences: {dict(Counter(roots))}")
    fold = [int(hashlib.sha256(m.text.encode()).hexdigest(), 16) % 5 for m in found]
    told = [""] * len(found)
    for k in range(5):
        into, out = [i for i, f in enumerate(fold) if f != k], [i for i, f in enumerate(fold) if f == k]
        table = fit([names[i] for i in into], rows[into], [roots[i] for i in into])
        for i, root in zip(out, answered(table, [names[i] for i in out], rows[out]), strict=True):
            told[i] = root
    joined = [[JOINED.get(r, r) for r in x] for x in (roots, told)]
    print(f"five-fold macro F1 {f1_score(*joined, average='macro'):.3f}, {len(ROOTS)} roots apart "
          f"{f1_score(roots, told, average='macro'):.3f}")  # fmt: skip
    if given.write:
        source = hashlib.sha256((HERE / "written_pairs.jsonl").read_bytes()).hexdigest()
        table = {"learned_from": source, "roots": ROOTS, **fit(names, rows, roots)}
        text = json.dumps(table, ensure_ascii=False, default=lambda x: x.tolist(), separators=(",", ":"))
        TARGET.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
