"""The public attribution board (PolNeAR): spans of source, cue and content against `analyse`.

    python -m bench.attribution [--file polnear_dev] [--limit 60] [--missed]

Span F1, exact and by overlap, over the brat spans of each text (its first annotator's). A content of several stretches
counts as one span from its first letter to its last.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable

from bench.keys import SHARED
from panj.extract.chains import Attributions, analyse
from panj.extract.chains_cues import verbs
from panj.language import Parser

Span = tuple[int, int]
LINE = re.compile(r"^T\d+\t(Source|Cue|Content) ([\d ;]+)\t")


def gold(ann: str) -> dict[str, set[Span]]:
    out: dict[str, set[Span]] = {"Source": set(), "Cue": set(), "Content": set()}
    for line in ann.splitlines():
        found = LINE.match(line)
        if found:
            numbers = [int(x) for x in re.split(r"[ ;]", found.group(2))]
            out[found.group(1)].add((min(numbers), max(numbers)))
    return out


def system(found: Attributions) -> dict[str, set[Span]]:
    out: dict[str, set[Span]] = {"Source": set(), "Cue": set(), "Content": set()}
    doc = found.doc
    for one in found.found:
        if one.structure == "hearsay":
            continue
        for step in one.steps[:1]:
            out["Source"] |= {(v.phrase.start, v.phrase.end) for v in step if v.cue_token is not None}
        if one.cue is not None:
            first = one.cue
            while (
                first.i > 0 and doc[first.i - 1].dep_ in ("aux", "auxpass", "neg") and doc[first.i - 1].head == one.cue
            ):
                first = doc[first.i - 1]
            end = one.cue.idx + len(one.cue)
            if one.structure == "according" and one.cue.i + 1 < len(doc):
                end = doc[one.cue.i + 1].idx + len(doc[one.cue.i + 1])
            out["Cue"].add((first.idx, end))
        start, stop = one.content[0][0], one.content[-1][1]
        while stop - 1 > start and (doc[stop - 1].is_space or doc[stop - 1].text in (".", ",")):
            stop -= 1
        while start < stop - 1 and (doc[start].is_space or doc[start].text == ","):
            start += 1
        out["Content"].add((doc[start].idx, doc[stop - 1].idx + len(doc[stop - 1])))
    return out


def overlaps(spans: Iterable[Span], others: Iterable[Span]) -> int:
    others = list(others)
    return sum(any(a < d and c < b for c, d in others) for a, b in spans)


def main(argv: list[str]) -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("--file", default="polnear_dev")
    ap.add_argument("--limit", type=int, default=60)
    ap.add_argument(
        "--missed", action="store_true", help="commonest cue words of the key that we lack, and the reverse"
    )
    args = ap.parse_args(argv)
    with gzip.open(SHARED / "boards" / "attribution" / f"{args.file}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(x) for x in lines]
    seen: set[str] = set()
    rows = [r for r in rows if not (r["doc_id"] in seen or seen.add(r["doc_id"]))][: args.limit]  # type: ignore[func-returns-value]
    n: Counter[tuple[str, str]] = Counter()
    missed: Counter[str] = Counter()
    spare: Counter[str] = Counter()
    for row, doc in zip(rows, Parser().parse(r["text"] for r in rows), strict=True):
        key, got = gold(row["ann"]), system(analyse(doc))
        for kind in key:
            n[kind, "key"] += len(key[kind])
            n[kind, "got"] += len(got[kind])
            n[kind, "exact"] += len(key[kind] & got[kind])
            n[kind, "p"] += overlaps(got[kind], key[kind])
            n[kind, "r"] += overlaps(key[kind], got[kind])
        for a, b in key["Cue"]:
            if not overlaps([(a, b)], got["Cue"]):
                word = row["text"][a:b].lower()
                missed[
                    word
                    + (
                        " *"
                        if any(t.lemma_.lower() in verbs() for t in doc.char_span(a, b, alignment_mode="expand"))
                        else ""
                    )
                ] += 1
        for a, b in got["Cue"]:
            if not overlaps([(a, b)], key["Cue"]):
                spare[row["text"][a:b].lower()] += 1
    for kind in ("Source", "Cue", "Content"):
        p, r = n[kind, "exact"] / n[kind, "got"], n[kind, "exact"] / n[kind, "key"]
        q, s = n[kind, "p"] / n[kind, "got"], n[kind, "r"] / n[kind, "key"]
        print(
            f"{kind:8} exact P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}   "
            f"overlap P {q:.3f} R {s:.3f} F1 {2 * q * s / max(q + s, 1e-9):.3f}   key {n[kind, 'key']}"
        )
    if args.missed:
        print("missed", missed.most_common(70))
        print("spare ", spare.most_common(50))


if __name__ == "__main__":
    main(sys.argv[1:])
