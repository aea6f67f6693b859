"""How well the acts lexicon finds the keys' triggers, and how often it fires where the keys have no claim.

python -m bench.triggers train:200-406 chains          figures alone
python -m bench.triggers train:0-200 dev --list        and what was missed, what was spurious, word by word
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from bench.keys import Key, keys
from panj.extract.acts import Act, find_acts
from panj.language import Parser


@dataclass
class Tally:
    """Counts over a set of keys.

    `covered`: some act overlaps the key's trigger; `near`: one of its type stands in its evidence.
    """

    claims: int = 0
    covered: int = 0
    typed: int = 0
    moded: int = 0
    near: int = 0
    acts: int = 0
    spurious: int = 0
    empty: int = 0
    fired: int = 0
    missed: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    wrong: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    hits: Counter[str] = field(default_factory=Counter)
    example: dict[str, str] = field(default_factory=dict)


def _chars(act: Act) -> tuple[int, int]:
    doc = act.head.doc
    return doc[act.first].idx, doc[act.last].idx + len(doc[act.last])


def _name(act: Act) -> str:
    return f"{act.type}/{act.mode or '-'} {' '.join(act.entry.form)} ({act.entry.pos})"


def _kind(claim: dict[str, object]) -> str:
    return f"{claim['type']}/{claim['mode'] or '-'}"


def measure(found: Iterable[Key]) -> Tally:
    """Lay the lexicon over each key's doc and count."""
    tally = Tally()
    for key in found:
        acts = find_acts(key.doc)
        tally.acts += len(acts)
        if not key.claims:
            tally.empty += 1
            tally.fired += bool(acts)
        used: set[int] = set()
        for claim, _ in key.claims:
            tally.claims += 1
            at = key.text.find(claim["evidence"])
            start = at + claim["evidence"].find(claim["trigger"])
            end = start + len(claim["trigger"])
            over = [(i, a) for i, a in enumerate(acts) if _chars(a)[0] < end and _chars(a)[1] > start]
            used.update(i for i, _ in over)
            right = [a for _, a in over if a.type == claim["type"]]
            inside = [
                i for i, a in enumerate(acts)
                if a.type == claim["type"] and at <= _chars(a)[0] and _chars(a)[1] <= at + len(claim["evidence"])
            ]  # fmt: skip
            tally.covered += bool(over)
            tally.typed += bool(right)
            tally.moded += any(a.mode == claim["mode"] for a in right)
            tally.near += bool(right or inside)
            if not over:
                tally.missed[_kind(claim)][claim["trigger"]] += 1
            elif not right or all(a.mode != claim["mode"] for a in right):
                best = (right or [a for _, a in over])[0]
                tally.wrong[f"{claim['trigger']!r} {_kind(claim)} read as {_name(best)}"] += 1
            for a in right:
                tally.hits[_name(a)] += 1
        for i, act in enumerate(acts):
            if i not in used:
                tally.spurious += 1
                tally.alarms[_name(act)] += 1
                tally.example.setdefault(_name(act), act.head.sent.text.strip().replace("\n", " "))
    return tally


def report(tally: Tally, listed: bool = False) -> Iterable[str]:
    """The tally as lines."""
    n, found = max(tally.claims, 1), max(tally.acts, 1)
    shares = tally.covered / n, tally.typed / n, tally.moded / n
    yield "claims {}: trigger covered {:.3f}, type {:.3f}, mode {:.3f}".format(tally.claims, *shares)
    yield f"an act of the type inside the evidence: {tally.near / n:.3f}"
    yield f"acts found {tally.acts} ({tally.acts / n:.2f} a claim), on no trigger {tally.spurious / found:.3f}"
    yield f"reports without claims {tally.empty}, of which it fires in {tally.fired}"
    if listed:
        for kind in sorted(tally.missed):
            words = tally.missed[kind].most_common()
            yield f"missed {kind}: " + "; ".join(f"{t} {n}" if n > 1 else t for t, n in words)
        for what, count in tally.wrong.most_common():
            yield f"wrong {count} {what}"
        for what, count in tally.alarms.most_common():
            yield f"spurious {count} (right {tally.hits[what]}) {what} | {tally.example[what][:160]}"


def _parts(names: Iterable[str], parser: Parser) -> Iterable[Key]:
    for name in names:
        stem, _, span = name.partition(":")
        first, _, last = span.partition("-")
        for i, key in enumerate(keys(stem, parser, int(last) if last else None)):
            if i >= int(first or 0):
                yield key


def main() -> None:
    """Command line."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("parts", nargs="+", help="train, dev, chains, or NAME:FROM-TO")
    cli.add_argument("--list", action="store_true", dest="listed")
    args = cli.parse_args()
    sys.stdout.writelines(f"{line}\n" for line in report(measure(_parts(args.parts, Parser())), args.listed))


if __name__ == "__main__":
    main()
