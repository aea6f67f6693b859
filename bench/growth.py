"""How the cost of merging grows with the claims: python -m bench.growth [--sizes 10 30 100] [--cache FILE]

The claims are real readings of the portal's items. Where those run out, the same items come again on other days of the
same years, in other places and with other names, letter by letter, so that they are new events beside the old: more
claims a day, as when more outlets are read. Each size is merged in a process of its own, so that the peak of memory
is its own; then 1,000 new claims are merged onto the middle size.
"""

import argparse
import multiprocessing
import os
import pickle
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from bench.keys import SHARED
from bench.run import corpus, readings
from panj.flow import Reader
from panj.merge.events import merge
from panj.model import Actor, Claim, Mention, Place, Reading, Source, anchor_of, claim_id, report_id
from panj.model.events import Held

REAL = 10_000  # claims read; the rest are these in other guise
SINCE = "2021-05-01"
NEW = 1000  # claims merged onto the middle size
DAYS = 9  # each guise comes so many days later than the one before, round in a year
WORD = re.compile(r"[A-Za-z]{3,}")
VOWELS, OTHERS = "aeiou", "bcdfghjklmnpqrstvwxyz"


def real(wanted: int, cache: Path | None) -> list[Reading]:
    """Readings of the portal from SINCE on that hold at least `wanted` claims, kept in `cache` for another run."""
    if cache and cache.is_file():
        kept: list[Reading] = pickle.loads(cache.read_bytes())  # a file that this script wrote
        return kept
    records = [r for r in corpus("current_events") if str(r["published"]) >= SINCE]
    found, held = [], 0
    for got in readings(records, Reader()):
        if isinstance(got, Reading) and got.claims:
            found.append(got)
            held += len(got.claims)
            if held >= wanted:
                break
    if cache:
        cache.write_bytes(pickle.dumps(found))
    return found


class Guise:
    """The same items as other events: names turned letter by letter, other countries, other days. Lengths stay, and
    with them every span."""

    def __init__(self, number: int, names: frozenset[str], countries: Sequence[str]) -> None:
        self.number, self.names = number, names
        turned = countries[number:] + countries[:number] if number < len(countries) else countries
        self.lands = dict(zip(countries, turned, strict=True))
        self.days = timedelta(days=number * DAYS % 365)
        low = {**self._turn(VOWELS, number), **self._turn(OTHERS, number)}
        self.letters = str.maketrans({**low, **{a.upper(): b.upper() for a, b in low.items()}})

    @staticmethod
    def _turn(letters: str, by: int) -> dict[str, str]:
        return {a: letters[(n + by) % len(letters)] for n, a in enumerate(letters)}

    def text(self, x: str) -> str:
        return WORD.sub(lambda m: m[0].translate(self.letters) if m[0] in self.names else m[0], x)

    def _day(self, x: date | None) -> date | None:
        return x and x + self.days

    def mention(self, x: Mention) -> Mention:
        return replace(x, text=self.text(x.text))

    def actor(self, x: Actor) -> Actor:
        other = x.id and f"{x.id}-{self.number}"
        return replace(x, text=self.text(x.text), name=self.text(x.name), country=self._land(x.country), id=other)

    def source(self, x: Source) -> Source:
        return replace(x, text=self.text(x.text), name=self.text(x.name), actor=x.actor and f"{x.actor}-{self.number}")

    def place(self, x: Place) -> Place:
        other = x.geonameid and x.geonameid + self.number * 10**8
        return replace(
            x, text=self.text(x.text), name=self.text(x.name), country=self._land(x.country), geonameid=other,
            admin1=x.admin1 and self.text(x.admin1), admin2=x.admin2 and self.text(x.admin2),
        )  # fmt: skip

    def _land(self, x: str | None) -> str | None:
        return self.lands.get(x, x) if x else None

    def claim(self, x: Claim, report: str) -> Claim:
        anchor = anchor_of(report, *x.trigger.span, int(x.anchor.rsplit(":", 1)[1]))
        when = x.when and replace(x.when, start=self._day(x.when.start), end=self._day(x.when.end))
        return replace(
            x, anchor=anchor, id=claim_id(anchor), evidence=self.mention(x.evidence), trigger=self.mention(x.trigger),
            actors=tuple(map(self.actor, x.actors)), targets=tuple(map(self.actor, x.targets)), when=when,
            places=tuple(map(self.place, x.places)), sources=tuple(map(self.source, x.sources)),
        )  # fmt: skip

    def reading(self, x: Reading) -> Reading:
        r, published = x.report, self._day(x.report.published)
        raw, doc_id = self.text(r.raw), f"{r.doc_id}-{self.number}"
        identity = report_id(r.outlets, doc_id, published, raw)
        report = replace(
            r, id=identity, doc_id=doc_id, url=None, canonical=None, published=published, title=self.text(r.title),
            raw=raw, text=self.text(r.text),
        )  # fmt: skip
        return Reading(report, x.version, tuple(self.claim(c, identity) for c in x.claims))


def names_in(found: Sequence[Reading]) -> frozenset[str]:
    """Words that stand with a capital more often than without."""
    counts = Counter(w for r in found for w in WORD.findall(r.report.text))
    return frozenset(w for w in counts if w[0].isupper() and counts[w] > counts[w.lower()])


def claims(found: Sequence[Reading]) -> Iterator[Held]:
    """The readings' claims, then those of their guises, without end."""
    names = names_in(found)
    lands = sorted({p.country for r in found for c in r.claims for p in c.places if p.country})
    number = 0
    while True:
        guise = Guise(number, names, lands)
        for reading in found:
            one = guise.reading(reading) if number else reading
            yield from (Held(c, one.report) for c in one.claims)
        number += 1


@dataclass(frozen=True)
class Cost:
    """Seconds of the processor and MB above what the claims themselves take."""

    claims: int
    events: int
    pairs: int
    seconds: float
    megabytes: float
    parted: int


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def cost(found: Sequence[Reading], size: int, onto: int = 0) -> Cost:
    """What merging `size` claims costs; where `onto` is given, what adding them to that many merged ones costs."""
    held = list(islice(claims(found), size + onto))
    merge(held[:200])  # tables are loaded before the clock starts
    before = merge(held[:onto]) if onto else None
    peak, start = _megabytes(), time.process_time()
    made = merge(held, before=before)
    return Cost(
        size, len(made.events), len(made.scores), time.process_time() - start, _megabytes() - peak,
        len(made.clustering.notes),
    )  # fmt: skip


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 30, 100], help="thousands of claims")
    parser.add_argument("--real", type=int, default=REAL, help="claims that are read; the rest are these in guise")
    parser.add_argument("--cache", type=Path, help="keep the readings in this file, and use those that are there")
    args = parser.parse_args(argv)
    if not (SHARED / "corpora").is_dir():
        print(f"no corpora at {SHARED}; PANJ_SHARED names another place", file=sys.stderr)
        return 2
    found = real(args.real, args.cache)
    print(f"{sum(len(r.claims) for r in found):,} claims are read, the rest are these in other guise\n")
    print(f"{'claims':>10} {'events':>9} {'pairs':>10} {'parted':>7} {'seconds':>9} {'s/1,000':>8} {'MB/1,000':>9}")
    own = multiprocessing.get_context("fork")
    middle = sorted(args.sizes)[len(args.sizes) // 2] * 1000
    for size, onto in [*((n * 1000, 0) for n in args.sizes), (NEW, middle)]:
        with own.Pool(1) as pool:
            c = pool.apply(cost, (found, size, onto))
        name = f"{size:,}" if not onto else f"+{size:,}"
        print(
            f"{name:>10} {c.events:9,} {c.pairs:10,} {c.parted:7,} {c.seconds:9.1f} {c.seconds / size * 1000:8.2f} "
            f"{c.megabytes / size * 1000:9.2f}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    sys.exit(main(sys.argv[1:]))
