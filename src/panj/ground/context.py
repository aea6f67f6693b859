"""Which countries a report speaks of, and where: every name is a vote for the country of what it turned out to mean."""

import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from panj.ground.context_scan import Name, beside, hints, scan
from panj.ground.places_resolve import Resolver, Toponym
from panj.lexicon.names import outlet_named

# Abbreviations and initials before the full stop are no sentence ends: "U.S. troops", "Gen. Smith".
SENTENCE = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n+"
)
WEIGHTS = {"country": 1.0, "region": 1.0, "city": 0.7, "demonym": 0.6, "seat": 0.6, "actor": 0.4, "outlet": 0.1}
HOME = 0.5  # weight of a local outlet's country
NEAR = 1.5  # sentences over which a vote falls to 1/e
VOTING = 0.5  # how sure a name must be a place to vote


@dataclass(frozen=True, slots=True)
class Naming:
    """A name of a country, or of something in one, at `start`; `kind` is a key of WEIGHTS."""

    start: int
    end: int
    country: str
    kind: str


@dataclass
class Context:
    """The places of one report resolved together, and the votes that they and other names give to any offset.

    `outlets`: names of who published it; `names`: the parser's entities (start, end, label), where there are any.
    """

    text: str
    outlets: Sequence[str] = ()
    names: Sequence[Name] | None = None
    toponyms: list[Toponym] = field(init=False)
    resolver: Resolver = field(init=False)
    namings: list[Naming] = field(init=False)

    def __post_init__(self) -> None:
        self.toponyms, pointers = scan(self.text, self.names)
        points: dict[str, float] = defaultdict(float)
        for p in pointers:
            points[p.country] += 0.5 * WEIGHTS[p.kind]
        for code, weight in hints(self.text):
            points[code] += weight
        for outlet in self.outlets:
            paper = outlet_named(outlet)
            if paper and paper.local and paper.country:
                points[paper.country] += HOME
        self.resolver = Resolver(self.toponyms, beside(self.text, self.toponyms), points)
        self.namings = sorted(
            [Naming(p.start, p.end, p.country, p.kind) for p in pointers] + list(self._votes()), key=lambda n: n.start
        )

    def _votes(self) -> list[Naming]:
        out = []
        for i, t in enumerate(self.toponyms):
            best = self.resolver.ranked(i)[0]
            if best.spot.country is None:
                continue
            kind = "country" if best.spot.kind == "country" else "region" if best.spot.wide else "city"
            firm = t.sure >= VOTING and (best.spot.weight >= 5 or best.support > 2)
            if kind == "country" or firm:
                out.append(Naming(t.start, t.end, best.spot.country, kind))
        return out

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(m.end() for m in SENTENCE.finditer(self.text))]

    def sentence(self, offset: int) -> int:
        """Number of the sentence that holds the offset."""
        return bisect_right(self._starts, offset) - 1

    @cached_property
    def _sentences(self) -> list[int]:
        return [self.sentence(n.start) for n in self.namings]

    @cached_property
    def shares(self) -> dict[str, float]:
        """Country → its part of the report's votes, 0 to 1."""
        total: dict[str, float] = defaultdict(float)
        for naming in self.namings:
            total[naming.country] += WEIGHTS[naming.kind]
        whole = sum(total.values()) or 1.0
        return {code: value / whole for code, value in total.items()}

    def votes(self, offset: int, without: Collection[str] = ()) -> dict[str, float]:
        """Country → votes at an offset: near namings count most, later ones half, the whole report a little."""
        here = self.sentence(offset)
        total: dict[str, float] = defaultdict(float)
        for naming, sentence in zip(self.namings, self._sentences, strict=True):
            if naming.country in without:
                continue
            away = here - sentence
            near = math.exp(-away / NEAR) if away >= 0 else 0.5 * math.exp(away / NEAR)
            total[naming.country] += WEIGHTS[naming.kind] * near
        for code, share in self.shares.items():
            if code not in without:
                total[code] += share
        return dict(total)
