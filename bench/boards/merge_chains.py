"""ECB+ event mentions to chains across documents, gold mentions given: CoNLL F1 (mean of MUC, B³ and CEAF-e).

All mentions of all documents are clustered together, topics not given. The headline counts the mentions of the
sentences that the annotators linked something in (bench/ecbplus.py says why); `linked` counts those in a chain alone,
`all` every mention. Beside it the two baselines that the field compares with, run here: same lemma, and same lemma in
documents that TF-IDF clustering puts together. One topic is one unit; a file with a `split` field is read by its dev
topics alone, if it has any.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from pathlib import Path

from bench.board import progress, records
from bench.coref import conll_counts, conll_scores, groups
from bench.ecbplus import Mention, Record, mentions
from panj.language import Parser
from panj.merge.articles import LEAST, likeness
from panj.merge.chains import chains
from panj.merge.clusters import cluster

FILES = ("merge/ecbplus_train_dev.jsonl.gz",)
HEAD = "CoNLL F1"
KEYS = {"": "read", "linked ": "linked", "all ": "all"}
Labels = dict[str, Hashable]


def dev(paths: list[Path], limit: int | None) -> list[Record]:
    """The records to score on: dev topics where a file has them, else all that are no training topics."""
    found = [r for path in paths for r in records(path)]
    kept = [r for r in found if r.get("split") == "dev"] or [r for r in found if r.get("split") != "train"]
    return kept[:limit]


def lemmas(found: list[Mention]) -> Labels:
    return {m.id: m.lemma for m in found}


def stories(found: list[Mention]) -> Mapping[str, int]:
    """Document → number of its cluster, by the same linkage that clusters articles."""
    vectors = {m.told.report: m.told.story for m in found}
    got = cluster(vectors.keys(), likeness(vectors), LEAST)
    return {i: n for n, group in enumerate(got.groups) for i in group}


def answers(found: list[Mention]) -> dict[str, Labels]:
    """Prefix → mention → label: ours first, then the baselines."""
    got = chains([m.told for m in found])
    story, lemma = stories(found), lemmas(found)
    return {
        "": {i: n for n, group in enumerate(got.groups) for i in group},
        "lemma ": lemma,
        "lemma and TF-IDF ": {m.id: (lemma[m.id], story[m.told.report]) for m in found},
    }


def read(paths: list[Path], limit: int | None) -> list[Mention]:
    rows = dev(paths, limit)
    return list(mentions(progress(rows, len(rows)), Parser()))


def units(paths: list[Path], limit: int | None) -> Iterator[Counter[str]]:
    found = read(paths, limit)
    topic = {m.id: m.topic for m in found}
    total: dict[Hashable, Counter[str]] = {t: Counter() for t in topic.values()}
    for side, told in answers(found).items():
        for prefix, key in KEYS.items():
            gold: Labels = {m.id: m.chain for m in found if key in m.keys}
            counts = conll_counts(gold, {i: told[i] for i in gold}, topic.__getitem__, f"{side}|{prefix}|")
            for where, n in counts.items():
                total[where].update(n)
    yield from total.values()


def scores(total: Counter[str]) -> dict[str, float]:
    out = conll_scores(total, "||")
    for side in ("", "lemma ", "lemma and TF-IDF "):
        for prefix in KEYS:
            if side or prefix:
                out[f"{side}{prefix}CoNLL F1"] = conll_scores(total, f"{side}|{prefix}|")["CoNLL F1"]
    return out


def errors(paths: list[Path], limit: int | None) -> Iterator[str]:
    """Chains that were parted, and groups that hold more than one, with the words that stand for them."""
    found = [m for m in read(paths, limit) if "read" in m.keys]
    told = answers(found)[""]
    gold: Labels = {m.id: m.chain for m in found}
    word = {m.id: f"{m.told.report}:{m.told.trigger}" for m in found}
    for kind, mine, other in (("parted", gold, told), ("mixed", told, gold)):
        for group in sorted(groups(mine), key=len, reverse=True):
            parts = groups({i: other[i] for i in sorted(group)})
            if len(parts) > 1:
                yield f"{kind}\t{len(group)}\t" + " | ".join(", ".join(word[i] for i in sorted(g)[:6]) for g in parts)
