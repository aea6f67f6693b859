"""Which of its candidates each toponym of a report means: one resolver over the whole report, two passes.

A candidate's score is a sum of parts that can be told: how well known the place is, what the letters say beside it
("Paris, Texas"), and how many other places of the report lie in the same country, first- and second-level area, and
within some 100 km. In the first pass every other name counts for all it may mean, by its prior; in the second for what
the first pass made of it. The weights were set by hand on boards/place/lgl and tests/ground/data/places.tsv.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from panj.ground.gazetteer import BARE, MAIN, OTHER, Spot

BY_NAME = {MAIN: 0.0, BARE: -1.0, OTHER: -2.0}  # powers of ten that a name other than the usual one costs
BY_KIND = {
    "country": 2.5, "admin1": 0.6, "admin2": -0.6, "capital": 1.2, "seat": 0.4, "section": -0.7, "region": 1.0,
    "sea": 1.0, "area": 1.0,
}  # fmt: skip
STATED = 5.0  # a candidate that lies in what the letters beside it name
STATED_PAST = 2.5  # … at another mention of the name
COUNTRY, FIRST, SECOND, NEAR, FAR = 1.0, 1.3, 1.2, 1.2, 0.5  # per doubling of the other places in the same …
UNIT = 0.3  # weight that counts as the first place of a second-level area: two names that share one are rarely wrong
NAMED = 0.6  # what the name of a first-level area counts for it, beside a town in it
HIDDEN = -0.7  # what it costs a small town to share its name with a country or large first-level area
SHARP = 1.6  # how soon the better candidate takes all of a name's weight
HELD = 12  # candidates a name that are weighed
PASSES = 2


@dataclass(frozen=True, slots=True)
class Toponym:
    """Letters that may name a place, with candidates. `sure` 0 to 1: how likely they name a place at all."""

    start: int
    end: int
    text: str
    key: str
    spots: tuple[Spot, ...]
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its score and the parts of it, largest first."""

    spot: Spot
    score: float
    parts: tuple[tuple[str, float], ...]

    @property
    def support(self) -> float:
        """What the report adds to what is known without it."""
        return sum(value for name, value in self.parts if name not in ("size", "kind", "name", "namesake"))


@dataclass
class Evidence:
    """Weights by country, by area code, by square of one degree; of everything, and of one name alone."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    firsts: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    squares: dict[tuple[int, int], float] = field(default_factory=lambda: defaultdict(float))
    plains: dict[tuple[int, int], float] = field(default_factory=lambda: defaultdict(float))

    def add(self, spot: Spot, weight: float) -> None:
        if spot.country:
            self.countries[spot.country] += weight
        parts = spot.area.split(".")
        if len(parts) > 1:
            self.firsts[f"{parts[0]}.{parts[1]}"] += weight * (NAMED if spot.kind == "admin1" else 1.0)
        if len(parts) > 2:
            self.seconds[spot.area] += weight
        if spot.lat is not None and spot.lon is not None and spot.kind not in ("country", "area", "sea"):
            self.plains[round(spot.lat / 4), round(spot.lon / 4)] += weight
            if spot.kind != "admin1":
                self.squares[round(spot.lat), round(spot.lon)] += weight


def prior(spot: Spot) -> float:
    """How well known a place is by the name asked for, in powers of ten of people."""
    return spot.weight + BY_KIND.get(spot.kind, 0.0) + BY_NAME[spot.main]


def _eclipses(spot: Spot) -> bool:
    return spot.main == MAIN and spot.kind in ("country", "admin1") and spot.weight > 6


def small(spot: Spot) -> bool:
    """A town of the kind that bears the name of a country ("Italy", Texas) and is hardly meant unless that is said."""
    return not spot.wide and spot.weight < 4.7


def _doublings(weight: float) -> float:
    return math.log2(1.0 + max(weight, 0.0))


def _around(squares: Mapping[tuple[int, int], float], spot: Spot, side: int = 1) -> float:
    if spot.lat is None or spot.lon is None:
        return 0.0
    y, x = round(spot.lat / side), round(spot.lon / side)
    total = 0.0
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            held = squares.get((y + dy, x + dx))
            if held:
                total += held if dy == dx == 0 else 0.6 * held
    return total


def coherence(spot: Spot, whole: Evidence, own: Evidence) -> list[tuple[str, float]]:
    """Parts of a candidate's score that the report's other names give it."""
    parts = spot.area.split(".")
    out = []
    if spot.country:
        more = _doublings(whole.countries.get(spot.country, 0.0) - own.countries.get(spot.country, 0.0))
        out.append(("country", COUNTRY * more))
    if len(parts) > 1:
        first = f"{parts[0]}.{parts[1]}"
        out.append(("admin1", FIRST * _doublings(whole.firsts.get(first, 0.0) - own.firsts.get(first, 0.0))))
    if len(parts) > 2:
        more = whole.seconds.get(spot.area, 0.0) - own.seconds.get(spot.area, 0.0)
        out.append(("admin2", SECOND * _doublings(more / UNIT)))
    if spot.kind not in ("country", "admin1", "area", "sea"):
        out.append(("near", NEAR * _doublings(_around(whole.squares, spot) - _around(own.squares, spot))))
    if spot.kind not in ("country", "area", "sea"):
        out.append(("region", FAR * _doublings(_around(whole.plains, spot, 4) - _around(own.plains, spot, 4))))
    return [(name, value) for name, value in out if value > 0.01]


class Resolver:
    """Weighs the candidates of every name of one report.

    `beside`: index of a toponym → those that the letters say it lies in; `hints`: country → weight of anything else
    that points there (peoples, governments, outlets, words of a country).
    """

    def __init__(
        self, toponyms: Sequence[Toponym], beside: Mapping[int, Sequence[int]], hints: Mapping[str, float]
    ) -> None:
        self.toponyms = toponyms
        self.beside = beside
        self.hints = hints
        self.counts = Counter(t.key for t in toponyms)
        self.names: dict[str, tuple[Spot, ...]] = {}
        sure: dict[str, float] = defaultdict(float)
        for t in toponyms:
            self.names.setdefault(t.key, tuple(sorted(t.spots, key=lambda s: -prior(s))))
            sure[t.key] = max(sure[t.key], t.sure)
        self.eclipsed = {key for key, held in self.names.items() if any(_eclipses(s) for s in held)}
        self.weight = {key: sure[key] * (1.0 + 0.5 * math.log(self.counts[key])) for key in self.names}
        self.stated = self._stated()
        self.past: dict[str, dict[Spot, float]] = defaultdict(dict)
        for i, told in self.stated.items():
            held = self.past[toponyms[i].key]
            for spot, value in told.items():
                held[spot] = max(held.get(spot, 0.0), value)
        self.shares = {key: self._shares(key, None) for key in self.names}
        self.whole = Evidence()
        for _ in range(PASSES):
            self.whole = self._evidence()
            self.shares = {key: self._shares(key, self.whole) for key in self.names}
        self.whole = self._evidence()

    def _stated(self) -> dict[int, dict[Spot, float]]:
        """Index → candidates that lie in a candidate of what stands beside it, and those that hold one."""
        out: dict[int, dict[Spot, float]] = defaultdict(dict)
        for i, holders in self.beside.items():
            for j in holders:
                for outer in self.names[self.toponyms[j].key]:
                    if not outer.wide:
                        continue
                    fits = [s for s in self.names[self.toponyms[i].key] if outer.holds(s)]
                    # a holder that is little known by that name states less ("Paris, Lebanon")
                    told = 1.0 if outer.kind in ("country", "admin1") and outer.main == MAIN else 0.6
                    for spot in fits:
                        out[i][spot] = max(out[i].get(spot, 0.0), told)
                    if fits:
                        out[j][outer] = max(out[j].get(outer, 0.0), 0.5 * told)
        return out

    def _base(self, key: str, spot: Spot) -> float:
        hidden = HIDDEN if key in self.eclipsed and small(spot) else 0.0
        return prior(spot) + STATED_PAST * self.past[key].get(spot, 0.0) + hidden

    def _own(self, key: str) -> Evidence:
        own = Evidence()
        for spot, share in self.shares[key]:
            own.add(spot, share * self.weight[key])
        return own

    def _shares(self, key: str, whole: Evidence | None) -> list[tuple[Spot, float]]:
        """The name's likeliest candidates, each with its share of 1."""
        scored = []
        own = self._own(key) if whole is not None else None
        for spot in self.names[key]:
            score = self._base(key, spot)
            if whole is not None and own is not None:
                score += sum(value for _, value in coherence(spot, whole, own))
            scored.append((score, spot))
        scored.sort(key=lambda x: -x[0])
        best = scored[0][0]
        parts = [(spot, math.exp(SHARP * (score - best))) for score, spot in scored[:HELD]]
        total = sum(value for _, value in parts)
        return [(spot, value / total) for spot, value in parts if value > 0.01 * total]

    def _evidence(self) -> Evidence:
        out = Evidence()
        for code, weight in self.hints.items():
            out.countries[code] += weight
        for key, shares in self.shares.items():
            for spot, share in shares:
                out.add(spot, share * self.weight[key])
        return out

    def weigh(self, spots: Sequence[Spot], key: str, stated: Mapping[Spot, float]) -> list[Weighed]:
        """Candidates, the best first. `key`: its own weight is left out; `stated`: what the letters beside say."""
        own = self._own(key) if key in self.names else Evidence()
        out = []
        past = self.past.get(key, {})
        for spot in spots:
            parts = [("size", spot.weight), ("kind", BY_KIND.get(spot.kind, 0.0)), ("name", BY_NAME[spot.main])]
            told = STATED * stated.get(spot, 0.0) or STATED_PAST * past.get(spot, 0.0)
            if told:
                parts.append(("stated", told))
            elif small(spot) and any(map(_eclipses, spots)):
                parts.append(("namesake", HIDDEN))
            parts += coherence(spot, self.whole, own)
            out.append(Weighed(spot, sum(v for _, v in parts), tuple(sorted(parts, key=lambda p: -abs(p[1])))))
        return sorted(out, key=lambda w: -w.score)

    def ranked(self, index: int) -> list[Weighed]:
        """Candidates of the toponym at `index`, the best first."""
        t = self.toponyms[index]
        return self.weigh(t.spots, t.key, self.stated.get(index, {}))
