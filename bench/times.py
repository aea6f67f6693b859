"""Times measured on the keys: `python -m bench.times [gold] [phrases]`; the board is `python -m bench time`.

gold: which time dates an act, given the keys' triggers (start and end must both be right). phrases: the keys' own time
phrases resolved.
"""

import json
import sys
from collections import Counter
from datetime import date

from bench.keys import SHARED, keys
from panj.extract.times import find_times, resolve, when_of
from panj.language import Parser

SETS = ("dev", "train", "chains")


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def ratio(right: int, all_: int) -> float:
    return right / all_ if all_ else 0.0


def f1(right: int, system: int, key: int) -> str:
    p, r = ratio(right, system), ratio(right, key)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r) if p + r else 0:.3f}"


def gold(parser: Parser) -> None:
    """Per set: own (the time's letters stand in the act's evidence or sentence), elsewhere (carried), spurious."""
    whole: Counter[str] = Counter()
    for name in SETS:
        n: Counter[str] = Counter()
        for key in keys(name, parser):
            exprs = find_times(key.doc)
            for claim, head in key.claims:
                want, got = claim["when"], when_of(head, exprs, key.published)
                here = bool(want) and (want["text"] in claim["evidence"] or want["text"] in head.sent.text)
                n["own" if here else "elsewhere" if want else "none"] += 1
                n["given"] += got is not None
                n["spurious"] += got is not None and not want
                if want and got and (want["start"], want["end"]) == (iso(got.start), iso(got.end)):
                    n["right"] += 1
                    n["right own"] += here
        whole += n
        report(name, n)
    report("all", whole)


def report(name: str, n: Counter[str]) -> None:
    print(f"{name:7} own {f1(n['right own'], n['given'], n['own'])} | with those told elsewhere "
          f"{f1(n['right'], n['given'], n['own'] + n['elsewhere'])} | own {n['own']} elsewhere {n['elsewhere']} "
          f"given {n['given']} right {n['right']} spurious {n['spurious']}")  # fmt: skip


def phrases(parser: Parser) -> None:
    """The keys' time phrases by themselves, tense from realis: what is planned, possible or foreseen lies ahead."""
    rows = []
    for name in SETS:
        for line in (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            rows += [(date.fromisoformat(record["published"]), c) for c in record["claims"] if c["when"]]
    right = 0
    for (published, claim), doc in zip(rows, parser.parse(c["when"]["text"] for _, c in rows), strict=True):
        tense = "future" if claim["realis"] in ("planned", "possible", "forecast") else "past"
        got = next((w for e in find_times(doc) if (w := resolve(e, published, tense))), None)
        right += got is not None and (iso(got.start), iso(got.end)) == (claim["when"]["start"], claim["when"]["end"])
    print(f"phrases resolved {right} / {len(rows)} = {ratio(right, len(rows)):.3f}")


def main(argv: list[str]) -> None:
    parser = Parser(batch=16)
    for name in [a for a in argv if not a.startswith("-")] or ["gold", "phrases"]:
        {"gold": gold, "phrases": phrases}[name](parser)


if __name__ == "__main__":
    main(sys.argv[1:])
