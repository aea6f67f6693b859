"""Learn who and where from the answer keys: `python -m bench.learn_arguments [--write]`; see bench/learn.py."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from bench.keys import Key, keys
from bench.learn import NAMES as ALL
from bench.learn import data_hash, fit, fold_of, table
from panj.extract.arguments import PARTY, PLACE, Scene, features, options
from panj.extract.claims import scenes
from panj.extract.joining import Joined
from panj.language import Parser, Token

# The items we wrote ourselves teach the encoder and the judge, not these tables: places on check .47 without, .43 with.
NAMES = tuple(n for n in ALL if not n.startswith("written"))
TARGET = Path(__file__).resolve().parents[1] / "src/panj/lexicon/arguments.json"
STRENGTH = {PARTY: 0.15, PLACE: 0.15}  # inverse L2 strength, five-fold cross-validation on these keys
LEAN = {PARTY: 0.34, PLACE: 0.32}  # probability from which a word is taken; same runs


def _token(key: Key, text: str, near: int, low: int, high: int) -> Token | None:
    """Head token of a mention, looked for in the evidence, nearest to the trigger."""
    best, at = None, key.text.find(text, low, high)
    while at >= 0:
        if best is None or abs(at - near) < abs(best - near):
            best = at
        at = key.text.find(text, at + 1, high)
    if best is None:
        return None
    span = key.doc.char_span(best, best + len(text), alignment_mode="expand")
    return span.root if span is not None else None


def marked(key: Key) -> Iterator[tuple[Joined, Scene, dict[str, dict[int, str]]]]:
    """Each act that a key claim shares, with the roles that the key gives to words of its sentence, by word index."""
    gold: dict[int, dict[str, Any]] = {}
    for claim, head in key.claims:
        gold.setdefault(head.i, claim)
        at = key.text.find(claim["evidence"])
        for t in key.doc.char_span(at, at + len(claim["evidence"]), alignment_mode="expand"):
            if t.text in claim["trigger"].split():
                gold.setdefault(t.i, claim)
    for group, parts in scenes(key.doc):
        claim = next((gold[i] for a in group.all for i in (a.head.i, *a.tokens) if i in gold), None)
        if claim is None:
            continue
        marks: dict[str, dict[int, str]] = {PARTY: {}, PLACE: {}}
        for part in parts:
            near, sent = part.act.head.idx, part.act.head.sent
            for slot, what in (("actors", PARTY), ("targets", PARTY), ("places", PLACE)):
                for m in claim[slot]:
                    t = _token(key, m["text"], near, sent.start_char, sent.end_char)
                    if t is not None:
                        marks[what].setdefault(t.i, m["role"] if what == PLACE else slot[:-1])
        yield from ((group, part, marks) for part in parts)


def examples(names: tuple[str, ...] = NAMES) -> list[dict[str, Any]]:
    """One row a word of a claim's sentence, for acts whose trigger a key claim shares."""
    parser, rows = Parser(), []
    for name in names:
        for key in keys(name, parser):
            for _, part, marks in marked(key):
                for t in options(part.act):
                    site = next((x.role for x in part.sites if x.head.i == t.i), "none")
                    rows.append(
                        {
                            "doc": key.record["doc_id"],
                            "names": sorted(set(features(part, t))),
                            PARTY: marks[PARTY].get(t.i, "none"),
                            PLACE: marks[PLACE].get(t.i, "none"),
                            "rule": {PARTY: _rule(part.roles, t), PLACE: site},
                        }
                    )
    return rows


def _rule(roles: Any, t: Token) -> str:
    return (
        "actor"
        if any(x.i == t.i for x in roles.actors)
        else "target"
        if any(x.i == t.i for x in roles.targets)
        else "none"
    )


def prf(truth: list[str], guess: list[str]) -> tuple[float, float, float]:
    right = sum(a == b != "none" for a, b in zip(truth, guess, strict=True))
    said, there = sum(g != "none" for g in guess), sum(t != "none" for t in truth)
    p, r = right / max(said, 1), right / max(there, 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


def shown(truth: list[str], guess: list[str]) -> str:
    return "P {:.3f} R {:.3f} F1 {:.3f}".format(*prf(truth, guess))


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--write", action="store_true")
    given = args.parse_args()
    rows = examples()
    print(len(rows), Counter(r[PARTY] for r in rows), Counter(r[PLACE] for r in rows))
    out: dict[str, Any] = {"learned_from": data_hash(NAMES), "lean": LEAN}
    fold = fold_of(rows, 5)
    for what in (PARTY, PLACE):
        truth = [r[what] for r in rows]
        print(what, "rules", shown(truth, [r["rule"][what] for r in rows]))
        for strength in (STRENGTH[what],):
            shares: list[Any] = [None] * len(rows)
            for k in range(5):
                vec, model = fit([r for r in rows if fold[r["doc"]] != k], what, strength)
                test = [i for i, r in enumerate(rows) if fold[r["doc"]] == k]
                p = model.predict_proba(vec.transform([dict.fromkeys(rows[i]["names"], 1.0) for i in test]))
                for i, x in zip(test, p, strict=True):
                    shares[i] = x
            names = list(model.classes_)
            none = names.index("none")
            for lean in (0.3, LEAN[what], 0.4, 0.5):
                guess = []
                for x in shares:
                    rest = [(v, n) for j, (v, n) in enumerate(zip(x, names, strict=True)) if j != none]
                    guess.append(max(rest)[1] if max(rest)[0] >= lean else "none")
                print(what, f"C {strength} lean {lean}", shown(truth, guess))
        vec, model = fit(rows, what, STRENGTH[what])
        out[what] = {
            c: table(vec, np.asarray(model.coef_[j]), model.intercept_[j]) for j, c in enumerate(model.classes_)
        }
    if given.write:
        TARGET.write_text(json.dumps(out, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
        print(f"wrote {TARGET.name}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
