"""Score who actors are: python -m bench.actors [dev train check] [--wrong]

The keys' own actors and targets (their letters and names) go through the package's grounding; country and sector
are held against bench/annotations/actors.tsv, labelled by hand: key, doc_id, claim, slot, number, country, sector;
"-" = none, "|" between answers that are as good, "?" where nobody could tell. check has no labels (its texts are not
read): of it, only how many mentions got a country, a sector, an id.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bench.annotations import text_of
from bench.run import gold
from panj.ground import ground
from panj.model import Actor, Claim, Mention, Place, Report, Source, When

LABELS = Path(__file__).parent / "annotations" / "actors.tsv"
SLOTS = ("actors", "targets")
Key = tuple[str, str, str, str, str]


def _report(record: dict[str, Any]) -> Report:
    text = text_of(record)
    day = date.fromisoformat(record["published"])
    outlets = (record["outlet"],) if record.get("outlet") else ()
    return Report("r1", record["doc_id"], outlets, record.get("title") or "", day, "en", text, text)


def _claim(claim: dict[str, Any], text: str) -> Claim | None:
    """A key's claim as a reading has it before grounding; None where its evidence is not in the text."""
    low = text.find(claim["evidence"])
    if low < 0:
        return None

    def span(letters: str) -> tuple[int, int]:
        at = text.find(letters, low, low + len(claim["evidence"]))
        at = text.find(letters) if at < 0 else at
        return at, at + len(letters)

    def actor(x: dict[str, Any]) -> Actor:
        return Actor(x["text"], span(x["text"]), x.get("name") or x["text"])

    told = claim.get("when")
    when = None
    if told:
        days = (date.fromisoformat(told[k]) if told.get(k) else None for k in ("start", "end"))
        when = When(told["text"], span(told["text"]), *days, None, "stated")
    return Claim(
        claim["id"], "a", claim["event"], "v", Mention(claim["evidence"], span(claim["evidence"])),
        Mention(claim["trigger"], span(claim["trigger"])), claim["type"], claim["mode"], claim["realis"],
        claim["hedged"], tuple(map(actor, claim["actors"])), tuple(map(actor, claim["targets"])),
        tuple(Place(p["text"], span(p["text"]), p["role"], p["name"]) for p in claim["places"]), when, (),
        tuple(Source(s["text"], span(s["text"]), s.get("name") or s["text"], "", s["cue"], s["step"])
              for s in claim["sources"]),
    )  # fmt: skip


def mentions(name: str) -> Iterator[tuple[Key, Actor]]:
    """Each actor and target of a key file, grounded, with its place in the key."""
    for record in gold(name):
        report = _report(record)
        claims = [c for c in (_claim(x, report.text) for x in record["claims"]) if c]
        for claim in ground(claims, report):
            for slot in SLOTS:
                for number, actor in enumerate(getattr(claim, slot)):
                    yield (name, record["doc_id"], claim.id, slot, str(number)), actor


def labels() -> dict[Key, tuple[str, str]]:
    """Place in the key → (countries, sectors) that are right."""
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    rows = [x.split("\t") for x in lines if x and not x.startswith("#")]
    return {(a, b, c, d, e): (country, sector) for a, b, c, d, e, country, sector in rows}


def _right(told: str | None, wanted: str) -> bool:
    return wanted == "?" or (told or "-") in wanted.split("|")


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.actors", description=__doc__)
    parser.add_argument("names", nargs="*", default=["dev", "train", "check"], help="key files")
    parser.add_argument("--wrong", action="store_true", help="list what is wrong (never of check)")
    args = parser.parse_args(argv)
    held = labels()
    for name in args.names:
        n: Counter[str] = Counter()
        for key, actor in mentions(name):
            n["all"] += 1
            n["country"] += actor.country is not None
            n["sector"] += actor.sector is not None
            n["id"] += actor.id is not None
            if key not in held:
                continue
            fine = [_right(told, want) for told, want in zip((actor.country, actor.sector), held[key], strict=True)]
            n["labelled"] += 1
            n["country right"] += fine[0]
            n["sector right"] += fine[1]
            n["both right"] += all(fine)
            if args.wrong and not all(fine) and name != "check":
                got = f"{actor.country or '-'} {actor.sector or '-'}"
                print(f"{key[1][:24]:24} {actor.text[:40]!r} ({actor.name[:30]}): {got}, wanted {' '.join(held[key])}")
        shares = ", ".join(f"{n[x]} with {x} ({n[x] / n['all']:.1%})" for x in ("country", "sector", "id"))
        print(f"{name}: {n['all']} mentions, {shares}")
        if n["labelled"]:
            told = ", ".join(f"{x} {n[x] / n['labelled']:.3f}" for x in ("country right", "sector right", "both right"))
            print(f"{name}: of {n['labelled']} labelled by hand: {told}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
