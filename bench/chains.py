"""Chains of sources measured alone: the keys' own triggers in, the keys' sources out.

    python -m bench.chains dev train chains [--errors] [--kinds]

Prints precision, recall and F1 of sources and of links, and how many chains of two voices or more come out whole, as
gold/score_gold.py counts them.
"""

import argparse
import importlib.util
import pickle
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from bench.keys import SHARED, Key, keys
from panj.extract.chains import Attributions, analyse
from panj.language import Parser

SPEECH = {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"}


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_gold", SHARED / "gold" / "score_gold.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def answers(found: Attributions, claim: dict[str, Any], token: Any, speech: bool) -> list[dict[str, Any]]:
    """The chain as plain rows. `speech`: the doer of an act of speech is left out, as the assembler does it."""
    denied = claim["realis"] == "denied"
    chain = found.chain(token, denied=denied)
    if speech and claim["type"] in SPEECH and claim["realis"] == "asserted":
        heads = found.steps(token, denied=denied)
        doers = {a["text"].lower() for a in claim["actors"]} | {(a.get("name") or "").lower() for a in claim["actors"]}
        drop = {v.phrase.head.i for s in heads[:1] for v in s
                if any(v.phrase.head.lower_ in d.split() for d in doers)}  # fmt: skip
        chain = found.chain(token, drop, denied)
    return [{"text": s.text, "name": s.name, "cue": s.cue, "step": s.step} for s in chain]


def cached(name: str, parser: Parser, cache: Path | None) -> list[Key]:
    """Keys of one file; with `cache`, parses are kept between runs."""
    if cache is None:
        return list(keys(name, parser))
    at = cache / f"chains_{name}.pkl"
    if at.exists():
        from spacy.tokens import DocBin

        bytes_, rows = pickle.loads(at.read_bytes())
        docs = list(DocBin().from_bytes(bytes_).get_docs(parser.nlp.vocab))
        return [Key(r, d.text, d, p, [(c, d[i]) for c, i in cl]) for d, (r, p, cl) in zip(docs, rows, strict=True)]
    from spacy.tokens import DocBin

    out = list(keys(name, parser))
    box = DocBin(store_user_data=False, docs=[k.doc for k in out])
    rows = [(k.record, k.published, [(c, t.i) for c, t in k.claims]) for k in out]
    at.write_bytes(pickle.dumps((box.to_bytes(), rows)))
    return out


def main(argv: list[str]) -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("names", nargs="*", default=["dev", "train", "chains"])
    ap.add_argument("--errors", action="store_true", help="every chain that is not right")
    ap.add_argument("--kinds", action="store_true", help="missed and spurious sources by cue")
    ap.add_argument("--plain", action="store_true", help="do not leave out the doer of an act of speech")
    ap.add_argument("--cache", type=Path, help="folder in which parses are kept between runs")
    ap.add_argument("--names", dest="full", action="store_true", help="full names by panj.language.mentions")
    args = ap.parse_args(argv)
    gold, parser = scorer(), Parser()
    for name in args.names:
        n: Counter[str] = Counter()
        missed: Counter[str] = Counter()
        spare: Counter[str] = Counter()
        for key in cached(name, parser, args.cache):
            full = None
            if args.full:
                from panj.language.mentions import Names  # type: ignore[import-not-found,unused-ignore]

                full = Names(key.doc).full
            found = analyse(key.doc, full)
            for claim, token in key.claims:
                got = answers(found, claim, token, not args.plain)
                want = claim["sources"]
                pairs = gold.matches(want, got, gold.same_phrase)
                to, steps = dict(pairs), gold.steps(got)
                right_links = sum(i in to and j in to and steps[to[i]] < steps[to[j]] for i, j in gold.links(want))
                n["right"] += len(pairs)
                n["key"] += len(want)
                n["system"] += len(got)
                n["links right"] += right_links
                n["links key"] += len(gold.links(want))
                n["links system"] += len(gold.links(got))
                voiced, said = [s for s in want if s["cue"]], [s for s in got if s["cue"]]
                vp = gold.matches(voiced, said, gold.same_phrase)
                n["v right"] += len(vp)
                n["v key"] += len(voiced)
                n["v system"] += len(said)
                n["claims"] += 1
                exact = len(pairs) == len(want) == len(got) and right_links == len(gold.links(want))
                n["exact"] += exact
                if len(voiced) >= 2:
                    n["deep"] += 1
                    n["whole"] += len(gold.matches(voiced, got, gold.same_phrase)) == len(voiced) \
                        and right_links == len(gold.links(want))  # fmt: skip
                for i, s in enumerate(want):
                    if i not in to:
                        missed[s["cue"] or "-"] += 1
                for j, s in enumerate(got):
                    if j not in to.values():
                        spare[s["cue"] or "-"] += 1
                if args.errors and not exact:
                    print(f"{key.record['doc_id']} {claim['type']} [{claim['trigger']}] {claim['evidence'][:200]!r}")
                    print("   key", [(s["text"], s["cue"], s["step"]) for s in want])
                    print("   got", [(s["text"], s["cue"], s["step"]) for s in got])
        print(name, f"claims {n['claims']}, whole chain right {n['exact']}")
        for a, b in (("sources", ""), ("links", "links "), ("voiced sources", "v ")):
            p, r, f = gold.prf([n[b + "right"], n[b + "key"], n[b + "system"]])
            print(f"  {a:15}P {p:.3f} R {r:.3f} F1 {f:.3f}  {n[b + 'right']}/{n[b + 'key']}/{n[b + 'system']}")
        print(f"  chains of two voices or more {n['deep']}, whole {n['whole']} ({n['whole'] / max(1, n['deep']):.2f})")
        if args.kinds:
            print("  missed", missed.most_common(40))
            print("  spare ", spare.most_common(40))


if __name__ == "__main__":
    main(sys.argv[1:])
