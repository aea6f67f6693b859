"""Milliseconds of typical questions to a ledger of many claims: python -m bench.query [--claims 100000]

The claims are real readings of the corpora (of samples/ where there are none), repeated with other days, places, names,
outlets and ids.
"""

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from bench.keys import SHARED
from bench.run import corpus, readings
from panj.ask import Filters, Near, Wanted, claims
from panj.flow import Reader
from panj.intake import read_sources
from panj.ledger import Ledger
from panj.model import Actor, Claim, Place, Reading, Report, Source, When, anchor_of, claim_id, report_id

SOURCES = 240  # items read, spread over the corpora; the rest is these with other days, places and names
DAYS = 6 * 365
FIRST = date(2019, 1, 1)
SYLLABLES = "ka lo mi ta re sun dor vel an bri cho zed fa qui mar pol ese tir ul gan".split()
TIMES = 7  # the first, on a fresh connection, is cold; the median of the rest is warm


def seeds() -> list[Reading]:
    """Readings with claims: of the corpora where they are, else of samples/."""
    reader = Reader()
    if (SHARED / "corpora").is_dir():
        items, articles = corpus("current_events"), corpus("wikinews")
        records = [*items[:: max(1, len(items) // SOURCES)], *articles[: SOURCES // 8]]
        found = readings(records, reader)
    else:
        folder = Path(__file__).resolve().parents[1] / "samples"
        found = reader.read(read_sources([str(folder)], reader.settings))
    return [r for r in found if isinstance(r, Reading) and r.claims]


class Crowd:
    """Names, places and days by the dice; the same seed, the same ledger."""

    def __init__(self, seed: int = 1) -> None:
        self.dice = random.Random(seed)
        self.names = [self._name() for _ in range(20_000)]
        self.outlets = [self._name() for _ in range(300)]
        self.countries = "AFG TJK UKR RUS SYR YEM SDN ETH MMR MLI NGA SOM IRQ ISR PSE COL MEX IND PAK USA".split()
        self.points = [(self.dice.uniform(-50, 65), self.dice.uniform(-120, 150)) for _ in range(5_000)]

    def _name(self) -> str:
        words = ("".join(self.dice.choices(SYLLABLES, k=self.dice.randint(2, 3))) for _ in range(2))
        return " ".join(w.capitalize() for w in words)

    def party(self, x: Actor) -> Actor:
        if self.dice.random() < 0.5:
            return x
        return replace(x, name=self.dice.choice(self.names), country=self.dice.choice(self.countries))

    def source(self, x: Source) -> Source:
        return x if self.dice.random() < 0.4 else replace(x, name=self.dice.choice(self.names))

    def place(self, x: Place) -> Place:
        lat, lon = self.dice.choice(self.points)
        country = self.dice.choice(self.countries)
        if x.precision != "place":
            return replace(x, country=country)
        name = self.dice.choice(self.names)
        return replace(x, name=name, country=country, admin1=name.split()[0], lat=lat, lon=lon)

    def when(self, x: When | None, shift: timedelta) -> When | None:
        if x is None:
            return None
        start, end = (d and d + shift for d in (x.start, x.end))
        return replace(x, start=start, end=end)

    def claim(self, x: Claim, report: str, shift: timedelta) -> Claim:
        start, end = x.trigger.span
        anchor = anchor_of(report, start, end, int(x.anchor.rsplit(":", 1)[1]))
        return replace(
            x, anchor=anchor, id=claim_id(anchor), actors=tuple(map(self.party, x.actors)),
            targets=tuple(map(self.party, x.targets)), places=tuple(map(self.place, x.places)),
            when=self.when(x.when, shift), sources=tuple(map(self.source, x.sources)),
        )  # fmt: skip

    def reading(self, x: Reading, number: int) -> Reading:
        published = FIRST + timedelta(days=self.dice.randrange(DAYS))
        shift = published - (x.report.published or FIRST)
        outlets, doc_id = (self.dice.choice(self.outlets),), f"made-{number}"
        identity = report_id(outlets, doc_id, published, x.report.raw)
        report: Report = replace(
            x.report, id=identity, doc_id=doc_id, url=None, canonical=None, outlets=outlets, published=published
        )
        return Reading(report, "bench", tuple(self.claim(c, identity, shift) for c in x.claims))


def crowd(wanted: int) -> Iterator[Reading]:
    """Readings that hold `wanted` claims or a few more."""
    made, held, number, many = Crowd(), 0, 0, seeds()
    while held < wanted:
        reading = made.reading(many[number % len(many)], number)
        held += len(reading.claims)
        number += 1
        yield reading


def fill(path: Path, wanted: int) -> None:
    start = time.perf_counter()
    with Ledger(path, create=True) as book:
        for reading in crowd(wanted):
            book.append(reading)
        counts = book.counts()
    size = path.stat().st_size / 1e6
    print(
        f"{counts['claims']:,} claims of {counts['reports']:,} reports appended in "
        f"{time.perf_counter() - start:.0f} s, {size:.0f} MB"
    )


QUESTIONS: dict[str, Filters] = {
    "first page of all": Filters(limit=50),
    "page 1,000 of all": Filters(limit=50, offset=50_000),
    "newest first": Filters(limit=50, sort=("-day",)),
    "--type ASSAULT": Filters(limit=50, types=("ASSAULT",)),
    "--type MOVE --since 2021-07 --until 2021-08": Filters(
        limit=50, types=("MOVE",), since=date(2021, 7, 1), until=date(2021, 8, 31)
    ),
    "--country AFG": Filters(limit=50, countries=("AFG",)),
    "--country AFG --type ASSAULT,COERCE --realis asserted": Filters(
        limit=50, countries=("AFG",), types=("ASSAULT", "COERCE"), realis=("asserted",)
    ),
    "--near 34.5,69.2,500": Filters(limit=50, near=Near(34.5, 69.2, 500)),
    "--actor 'minister'": Filters(limit=50, actors=("minister",)),
    "--target-sector CVL --actor-sector MIL,REB": Filters(
        limit=50, target_sectors=("CVL",), actor_sectors=("MIL", "REB")
    ),
    "--source police": Filters(limit=50, sources=("police",)),
    "--origin police --outlet kalo": Filters(limit=50, origins=("police",), outlets=("kalo",)),
    "--figure killed>=10": Filters(limit=50, figures=((Wanted("killed", least=10),),)),
    "--figure killed --sort -killed": Filters(limit=50, figures=((Wanted("killed"),),), sort=("-killed",)),
    "--text election": Filters(limit=50, text=("election",)),
    "--title court --published-since 2023": Filters(limit=50, titles=("court",), published_since=date(2023, 1, 1)),
    "--admin1 ka": Filters(limit=50, admin1=("ka",)),
    "nothing": Filters(limit=50, actors=("no such name",)),
}


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """(by the clock on the wall, of the processor: other programs on the machine do not count)."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


def ask(path: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for name, filters in QUESTIONS.items():
        with Ledger(path, write=False) as book:
            work = partial(claims, book, filters)
            times = [milliseconds(work) for _ in range(TIMES)]
            total = claims(book, filters)[1]
        walls, cpus = zip(*times[1:], strict=True)
        row = {"cold": times[0][0], "warm": statistics.median(walls), "processor": statistics.median(cpus)}
        rows.append({"question": name, "claims": total, **{k: round(v, 1) for k, v in row.items()}})
        told = "  ".join(f"{k} {v:6.1f} ms" for k, v in row.items())
        print(f"{name:54} {total:8,} claims  {told}", flush=True)
    return rows


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.query", description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000, help="claims in the ledger")
    parser.add_argument("--ledger", type=Path, help="keep the ledger here, and use the one that is there")
    parser.add_argument("--json", action="store_true", help="a last line of JSON with all figures")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        path = args.ledger or Path(folder) / "many.db"
        if not path.exists():
            fill(path, args.claims)
        rows = ask(path)
    print("A page of 50 claims and how many there are:")
    for kind in ("cold", "warm", "processor"):
        taken = sorted(float(str(r[kind])) for r in rows)
        print(f"{kind:10} median {statistics.median(taken):6.1f} ms, worst {taken[-1]:6.1f} ms")
    if args.json:
        print(json.dumps(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
