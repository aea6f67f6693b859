"""Which countries a report speaks of, and where: every name is a vote for the country of what stands near it."""

import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache, cached_property

from panj.ground.gazetteer import regions, spots
from panj.lexicon.names import (
    actor_named,
    country,
    fold,
    government_seat,
    nationality,
    noun_classes,
    outlet_named,
)  # fmt: skip

# Abbreviations and initials before the full stop are no sentence ends: "U.S. troops", "Gen. Smith".
SENTENCE = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n+"
)
WORD = re.compile(r"[^\W_](?:[\w’ʼ'.&-]*[^\W_])?(?:(?<=\b[A-Z]\.[A-Z])\.)?")
LONGEST = 6  # words of a name
CITY = 5.0  # log10 of the smallest population that votes by itself; smaller ones are too often something else
WEIGHTS = {"country": 1.0, "region": 1.0, "city": 0.7, "demonym": 0.6, "seat": 0.6, "actor": 0.4, "outlet": 0.1}
COMMON = {
    "central", "northern", "southern", "eastern", "western", "interior", "sunday", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "january", "february", "march", "april", "june", "july", "august", "september",
    "october", "november", "december", "foreign", "general", "police", "mission", "enterprise", "independence",
    "federal", "national", "defense", "defence", "media", "reading", "nice", "best", "most", "many", "much", "both",
    "bank", "grand", "imperial", "hope", "liberty", "freedom", "victory", "progress", "democrat", "green", "social",
    "santos", "santiago", "paul", "james", "george", "francis", "charlotte", "jackson", "lincoln", "jordan", "morales",
    "sergio", "florence", "chelsea", "austin", "houston", "madison", "wellington", "ali", "mohammed", "salah",
    "vladimir",
}  # fmt: skip
NEAR = 1.5  # sentences over which a vote falls to 1/e


@dataclass(frozen=True, slots=True)
class Naming:
    """A name of a country, or of something in one, at `start`; `kind` is a key of WEIGHTS."""

    start: int
    end: int
    country: str
    kind: str


@cache
def _known(text: str) -> tuple[str | None, str] | None:
    """(country or None, kind) of a name as written; None when it is no name we know."""
    paper = outlet_named(text)
    if paper and not country(text) and len(text) > 4 and not nationality(text):
        return paper.country if paper.local else None, "outlet"
    code = country(text)
    if code:
        return code, "country"
    code = nationality(text)
    if code:
        return code, "demonym"
    code = government_seat(text)
    if code:
        return code, "seat"
    region = regions().get(fold(text))
    if region:
        return region.country, "region"
    actor = actor_named(text)
    if actor:
        return actor.country, "actor"
    # "Coast", "Central", "Union" are provinces somewhere; by themselves they vote for nothing
    if len(text) > 3 and not noun_classes(text) and text.lower() not in COMMON:
        for spot in spots(text)[:1]:
            if spot.weight >= CITY and spot.main and spot.kind in ("city", "admin1"):
                return spot.country, "city"
    return None


@dataclass
class Context:
    """The namings of one report in order of place, and the votes they give to any offset."""

    text: str
    namings: list[Naming] = field(init=False)

    def __post_init__(self) -> None:
        self.namings = list(self._scan())

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(m.end() for m in SENTENCE.finditer(self.text))]

    def sentence(self, offset: int) -> int:
        """Number of the sentence that holds the offset."""
        return bisect_right(self._starts, offset) - 1

    def _scan(self) -> list[Naming]:
        out: list[Naming] = []
        found = list(WORD.finditer(self.text))
        i = 0
        while i < len(found):
            if not found[i].group()[0].isupper():
                i += 1
                continue
            for n in range(min(LONGEST, len(found) - i), 0, -1):
                first, last = found[i], found[i + n - 1]
                if not last.group()[0].isupper() or last.start() - first.start() > 50:
                    continue
                name = self.text[first.start() : last.end()]
                if n > 1 and ("\n" in name or ". " in name.replace("U.S. ", "").replace("St. ", "") or "," in name):
                    continue
                known = _known(name.removesuffix("'s").removesuffix("’s"))
                if known:
                    if known[0]:
                        out.append(Naming(first.start(), last.end(), known[0], known[1]))
                    i += n - 1
                    break
            else:
                # "Israeli-Arab", "U.S.-led", "Belarus-Ukraine": each part by itself
                at = found[i].start()
                for part in found[i].group().split("-") if "-" in found[i].group() else ():
                    code = (country(part) or nationality(part)) if part else None
                    if code:
                        out.append(Naming(at, at + len(part), code, "demonym"))
                    at += len(part) + 1
            i += 1
        return out

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
