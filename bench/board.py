"""The boards, the field's benchmarks run on Panj: `python -m bench NAME`.

A module in bench/boards/ gives FILES (its defaults under shared/boards), HEAD (its headline score), `units(paths,
limit)`, one Counter of plain counts per report, sentence or topic, and `scores(total)`, every score from the sum of
the units' counters. Everything else is the same for all and stands here: the 95 % bootstrap interval (units drawn
with replacement; percentile method, Efron & Tibshirani 1993, ch. 13), the number to beat, the table, the JSON line.
"""

import gzip
import json
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

from rich.console import Console
from rich.progress import track

from bench.keys import SHARED

DRAWS = 1000
T = TypeVar("T")


class Module(Protocol):
    """What a file of bench/boards/ holds."""

    FILES: tuple[str, ...]
    HEAD: str

    def units(self, paths: list[Path], limit: int | None) -> Iterator[Counter[str]]: ...
    def scores(self, total: Counter[str]) -> dict[str, float]: ...


@dataclass(frozen=True)
class Board:
    """A board's line in the table: what it asks, its must and aim by score, whom it is measured against."""

    name: str
    asks: str
    marks: dict[str, tuple[float, float]]  # score: must, aim
    beat: str

    def module(self) -> Module:
        return cast(Module, import_module(f"bench.boards.{self.name.replace('-', '_')}"))


BOARDS = {b.name: b for b in (
    Board("acts", "PLOVER root of the act between a marked pair (PLV)", {"macro F1": (0.70, 0.82)},
          "ZSP, RoBERTa-large NLI: .821; UniversalPetrarch .48"),
    Board("roles", "role fillers of a whole report (MUC-4), CEAF-REE", {"F1": (0.45, 0.55)},
          "GRIT, BERT: .545; lexical CRF .430"),
    Board("attribution", "who says so, and which letters they said (PolNeAR)",
          {"content overlap": (0.84, 0.88), "content exact": (0.53, 0.60)}, "Citron, another corpus: .83, .59"),
    Board("place", "toponyms to points (LGL, GeoVirus)", {"within 161 km": (0.80, 0.87)}, "Mordecai 3: .827"),
    Board("time", "TIMEX3 spans and values (TimeBank, AQUAINT)", {"strict": (0.80, 0.83), "value": (0.75, 0.79)},
          "HeidelTime: .813–.818, .776"),
    Board("figures", "people killed and injured in a report", {"killed": (0.85, 0.92), "injured": (0.75, 0.85)},
          "none published; always 0: .77, .60"),
    Board("merge-clusters", "articles to events", {"B3 F1": (0.93, 0.96)}, "tuned TF-IDF: .922"),
    Board("merge-chains", "event mentions to events (ECB+, gold mentions)", {"CoNLL F1": (0.70, 0.76)},
          "lemma and document similarity: .744; transformers .85"),
    Board("clean", "main text of pages (article-extraction benchmark)", {"F1": (0.96, 0.97)},
          "rs_trafilatura: .970; trafilatura .959"),
    Board("relevance", "reports that the gate drops (India police events)", {"dropped": (0.60, 0.80)},
          "recall .98 with .80 of the off-topic reports dropped"),
    Board("gold", "our own answer keys, all answers (score_gold.py)",
          {"all answers": (0.60, 0.75), "found": (0.78, 0.88), "whole chains": (0.60, 0.85)}, "no other reader yet"),
)}  # fmt: skip


def records(path: Path, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file, gzipped or plain; ValueError names the file and line that is not JSON."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(islice((x for x in lines if x.strip()), limit), 1):
            try:
                yield json.loads(line)
            except json.JSONDecodeError as fault:
                raise ValueError(f"{path}, line {number}: {fault}") from fault


def progress(items: Iterable[T], total: int | None = None, label: str = "reading") -> Iterable[T]:
    """The items, with a bar on stderr where that is a terminal."""
    return track(items, label, total=total, console=Console(stderr=True), transient=True)


def f1(right: float, told: float, wanted: float) -> float:
    """Harmonic mean of precision and recall from counts; 0 where nothing is right."""
    return 2 * right / (told + wanted) if right else 0.0


def defaults(board: Board) -> list[Path]:
    """The development half's files; their names begin with `gold/` or lie under boards/."""
    return [SHARED / (f if f.startswith("gold/") else f"boards/{f}") for f in board.module().FILES]


def interval(units: list[Counter[str]], module: Module) -> dict[str, tuple[float, float]]:
    """95 % interval of every score, units drawn with replacement."""
    rng, draws = random.Random(1), []
    for _ in range(DRAWS):
        total: Counter[str] = Counter()
        for count, unit in Counter(rng.choices(range(len(units)), k=len(units))).items():
            for key, value in units[count].items():
                total[key] += value * unit
        draws.append(module.scores(total))
    names = module.scores(sum(units, Counter()))
    spans = {}
    for name in names:
        values = sorted(d.get(name, 0.0) for d in draws)
        spans[name] = (values[int(DRAWS * 0.025)], values[int(DRAWS * 0.975)])
    return spans


def measure(board: Board, paths: list[Path], limit: int | None = None) -> dict[str, Any]:
    """One run: headline, interval, every part score; ValueError where the files hold no unit."""
    module = board.module()
    began = time.perf_counter()
    units = list(module.units(paths, limit))
    if not units:
        raise ValueError(f"{board.name}: nothing to score in {', '.join(map(str, paths))}")
    seconds = time.perf_counter() - began
    total: Counter[str] = Counter()
    for unit in units:
        total.update(unit)
    got, spans = module.scores(total), interval(units, module)
    low, high = spans[module.HEAD]
    return {
        "board": board.name, "metric": module.HEAD, "value": round(got[module.HEAD], 4), "low": round(low, 4),
        "high": round(high, 4), "n": len(units), "seconds": round(seconds, 1), "beat": board.beat,
        "scores": {k: {"value": round(v, 4), "low": round(spans[k][0], 4), "high": round(spans[k][1], 4),
                       **dict(zip(("must", "aim"), board.marks.get(k, ()), strict=False))} for k, v in got.items()},
    }  # fmt: skip
