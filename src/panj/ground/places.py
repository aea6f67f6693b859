"""Places of claims to countries and coordinates, each step with its reason.

In order: the words themselves name a country ("northern Syria", "French ports"); the report's resolver has weighed what
the name may mean; a common noun ("the hospital") takes the country of the named places of its claim, else of what its
surroundings vote for. Between two countries, or at sea, the answer is None; a part of a country is no point.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from panj.ground.context import Context
from panj.ground.gazetteer import BARE, MAIN, Spot, country_spot, spots
from panj.ground.places_names import DIRECTION, candidates, is_short, near_candidates
from panj.ground.places_resolve import Weighed
from panj.lexicon.names import country, fold, nationality
from panj.model import Place

EMBASSY = re.compile(r"\b(embassy|consulate|diplomatic mission|ambassador|embassies)\b", re.I)
BORDER = re.compile(r"\b(borders?|frontiers?|crossings?|line of control|demarcation line)\b", re.I)
NOWHERE = re.compile(r"\b(international waters|high seas|abroad|overseas|worldwide|continent|third country|"
                     r"neighbou?ring (?:country|countries|state|nation))\b", re.I)  # fmt: skip
BEHIND = re.compile(r"(?:,| in| near| of| on)\s+(?:the\s+)?((?:[\w-]+ern |central |province of |state of |city of )?"
                    r"(?-i:[A-Z])[\w’'-]*(?: (?:of |the |and )*(?-i:[A-Z])[\w’'-]*){0,4})", re.I)  # fmt: skip
CAPITAL = re.compile(r"[A-ZÀ-ÞĀ-Ž]")
OWN = {"its", "their", "his", "her", "our", "own"}
LEAD = 0.35  # votes a country needs to lend itself to a common noun
CLAIM = 3.0  # powers of ten that a country has for being named beside the place in the same claim
KNOWN = 4.7  # log10 of the people of a town that needs no support by its usual name
FIRM = 3.7  # … where it has no rival of that size in another country
BACKED = 1.5  # support that a lesser town needs; a doubling is worth about 1
MILLION = 6.0  # … of a city that is known by other names as well ("Kiev", "Bombay")
BY_OTHER = 2.5  # support that another name than the usual one needs


@dataclass(frozen=True, slots=True)
class Found:
    """What a place turned out to be: its country, the spot if one, and `why` in a word.

    `part`: only a part of the spot is meant ("northern Mali", "the border of Chad"), so that its point is none of it.
    """

    country: str | None
    spot: Spot | None
    why: str
    part: bool = False


def countries_in(text: str) -> list[str]:
    """Codes of the countries that the words of a phrase name, names and demonyms, in order, each once."""
    tokens = re.split(r"[\s–—/]+|(?<=[a-z])-(?=[A-Z])", text)
    words = [re.sub(r"(?:'s|’s|[,;:()\[\]\"“”])+$", "", w).lstrip('("“[') for w in tokens]
    out: list[str] = []
    i = 0
    while i < len(words):
        for n in range(min(6, len(words) - i), 0, -1):
            name = " ".join(words[i : i + n])
            code = country(name) or nationality(name)
            if code:
                if code not in out:
                    out.append(code)
                i += n - 1
                break
        else:
            # "U.S.-led", "Russian-backed"
            first = words[i].partition("-")[0] if "-" in words[i] else ""
            code = (country(first) or nationality(first)) if first else None
            if code and code not in out:
                out.append(code)
        i += 1
    return out


def fits(ranked: Sequence[Weighed], near: Sequence[str] = ()) -> bool:
    """Whether the best candidate is sure enough to be given: no answer rather than a wild one."""
    best = ranked[0]
    spot, support = best.spot, best.support + CLAIM * (best.spot.country in near)
    if spot.kind in ("country", "region", "sea", "area") or (spot.kind == "admin1" and spot.main == MAIN):
        return True
    if spot.main != MAIN:
        known = spot.weight >= KNOWN and support >= 1.0 and not is_short(spot.name)
        return support >= BY_OTHER or known or spot.weight >= MILLION
    if spot.weight >= KNOWN or support >= BACKED:
        return True
    rivals = [w for w in ranked[1:] if w.spot.country != spot.country and w.spot.weight > spot.weight - 0.7]
    return spot.weight >= FIRM and not rivals


class Places:
    """Grounds the places of one report's claims."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._at = {(t.start, t.end): i for i, t in enumerate(context.toponyms)}

    def toponyms(self) -> list[tuple[int, int]]:
        """Spans that are taken for places of some kind: sure enough, and sure enough of what they mean."""
        out = []
        for i, t in enumerate(self.context.toponyms):
            ranked = self.context.resolver.ranked(i)
            if t.sure >= 0.5 and fits(ranked):
                out.append((t.start, t.end))
        return out

    def weighed(self, text: str, start: int, near: Sequence[str] = (), behind: Sequence[str] = ()) -> list[Weighed]:
        """Candidates for the letters at an offset, the best first; empty when nothing goes by that name."""
        resolver = self.context.resolver
        index = self._at.get((start, start + len(text)))
        if index is None:
            index = self._within(text, start)
        if index is not None:
            ranked = resolver.ranked(index)
        else:
            held = candidates(text) or near_candidates(text)
            ranked = resolver.weigh(held, fold(text).removeprefix("the "), {})
        wanted = {*near, *behind}
        if not wanted:
            return ranked
        raised = [
            replace(w, score=w.score + CLAIM, parts=(*w.parts, ("claim", CLAIM))) if w.spot.country in wanted else w
            for w in ranked
        ]
        return sorted(raised, key=lambda w: -w.score)

    def _within(self, text: str, start: int) -> int | None:
        """The one toponym inside a longer phrase ("the Yemeni city of Ma'rib"): the last of the longest."""
        if candidates(text):
            return None
        inside = [
            (t.end - t.start, i) for i, t in enumerate(self.context.toponyms)
            if start <= t.start and t.end <= start + len(text) and t.sure >= 0.5
            and t.spots[0].kind != "country"
        ]  # fmt: skip
        return max(inside)[1] if inside else None

    def locate(self, start: int, end: int) -> Found | None:
        """What the letters from start to end mean as a place; None when nothing sure enough goes by that name."""
        text = self.context.text[start:end]
        ranked = self.weighed(text, start)
        return self._choice(ranked, text) if ranked else None

    @staticmethod
    def _choice(ranked: Sequence[Weighed], text: str, near: Sequence[str] = ()) -> Found | None:
        if not fits(ranked, near):
            return None
        best = ranked[0]
        why = next((name for name, _ in best.parts if name in ("stated", "claim", "near", "admin1", "country")), "size")
        part = best.spot.wide and DIRECTION.match(text) is not None and not candidates(text)
        return Found(best.spot.country, best.spot, why, part)

    def named(self, text: str, offset: int, near: Sequence[str] = (), behind: str = "") -> Found | None:
        """A place by its own words. None when they name nothing known."""
        if NOWHERE.search(text):
            return Found(None, None, "nowhere")
        inside = countries_in(text)
        border = BORDER.search(text)
        if EMBASSY.search(text) and inside:
            return self.common(offset, near, without=inside[:1])
        if border and len(inside) > 1:
            if text[: border.start()].rstrip().endswith(("'s", "’s")):
                return Found(inside[0], country_spot(inside[0]), "border of the first", True)
            return Found(None, None, "border between two")
        if border and inside and re.match(r"\s+(with|to|into)\b", text[border.end() :]):
            return self.common(offset, near, without=inside)
        proper = country(text) or nationality(text)
        whole = spots(text) if inside and not proper else ()
        if inside and not (whole and whole[0].main == MAIN and " " in text.removeprefix("the ")):
            if not country(text):
                town = self._within(text, offset)
                if town is not None:
                    found = self._choice(self.weighed(text, offset, inside), text, inside)
                    if found and found.country == inside[0]:
                        return found
                return Found(inside[0], country_spot(inside[0]), "named", True)
            ranked = self.weighed(text, offset, near)
            return self._choice(ranked, text) if ranked else Found(inside[0], country_spot(inside[0]), "named")
        ranked = self.weighed(text, offset, near, countries_in(behind) if behind else ())
        if not ranked:
            return None
        found = self._choice(ranked, text, (*near, *countries_in(behind)))
        if found and border:
            return replace(found, part=True)
        return found

    def common(self, offset: int, near: Sequence[str] = (), without: Sequence[str] = ()) -> Found:
        """The country around a common noun: of the claim's named places, else the most voted for nearby."""
        for code in near:
            if code not in without:
                return Found(code, None, "claim")
        votes = self.context.votes(offset, without)
        if not votes:
            return Found(None, None, "nothing near")
        best = min(votes, key=lambda c: (-votes[c], c))
        return Found(best, None, "votes") if votes[best] >= LEAD else Found(None, None, "few votes")

    def behind(self, place: Place) -> str:
        """The name that follows a place and encloses it: ", Mexico", " in Mindanao"; or nothing."""
        after = self.context.text[place.span[1] : place.span[1] + 60]
        match = BEHIND.match(after)
        return match.group(1) if match else ""

    def ground(self, places: Sequence[Place]) -> tuple[Place, ...]:
        """The places of one claim, each with what it turned out to be."""
        found: list[Found | None] = []
        for place in places:
            start = place.span[0]
            behind = self.behind(place)
            hit = None
            if CAPITAL.search(place.text):
                hit = self.named(place.text, start, (), behind)
            if hit is None and behind:
                outer = self.named(behind, self.context.text.find(behind, place.span[1]))
                if outer and outer.country:
                    hit = Found(outer.country, None, "behind")
            found.append(hit)
        near = [f.country for f in found if f and f.country]
        out: list[Place] = []
        for place, hit in zip(places, found, strict=True):
            if near and hit and hit.spot and hit.spot.kind != "country":
                others = [f.country for f in found if f and f is not hit and f.country]
                hit = self.named(place.text, place.span[0], others, self.behind(place)) or hit
            if hit is None:
                full = self.named(place.name, place.span[0], near) if place.name != place.text else None
                hit = full or self._noun(place, near)
            out.append(filled(place, hit))
        return tuple(out)

    def _noun(self, place: Place, near: Sequence[str]) -> Found:
        if NOWHERE.search(place.text):
            return Found(None, None, "nowhere")
        before = self.context.text[: place.span[0]].rstrip().rpartition(" ")[2].lower()
        if re.fullmatch(r"(the )?(border|frontier)", place.text, re.I) and len(near) != 1 and before not in OWN:
            votes = self.context.votes(place.span[0])
            strong = [c for c in votes if votes[c] > 0.8]
            if len(strong) > 1:
                return Found(None, None, "border between two")
        return self.common(place.span[0], near)


PRECISION = {k: k for k in ("country", "admin1", "admin2")} | dict.fromkeys(("region", "area", "sea"), "area")


def filled(place: Place, found: Found) -> Place:
    """`place` with country, divisions, point and precision; no point where only a part of an area is meant."""
    spot = found.spot
    if spot is None:
        return replace(place, country=found.country, precision="country" if found.country else None)
    precision = PRECISION.get(spot.kind, "place")
    if found.part:
        return replace(place, country=found.country, admin1=spot.admin1, admin2=spot.admin2, precision="area")
    return replace(
        place, country=found.country, admin1=spot.admin1, admin2=spot.admin2, lat=spot.lat, lon=spot.lon,
        geonameid=spot.geonameid, precision=precision,
    )  # fmt: skip


__all__ = ["BARE", "Found", "Places", "countries_in", "filled"]
