"""Places of claims to countries and coordinates, each step with its reason.

In order: the words themselves name a country ("northern Syria", "French ports"); the letters behind them do
("Lytton, British Columbia"); the gazetteer has candidates, ranked by size and by what the report speaks of nearby; a
common noun ("the hospital") takes the country of the named places of its claim, else of what its surroundings vote
for. Between two countries, or at sea, the answer is None.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from panj.ground.context import Context
from panj.ground.gazetteer import Spot, spots
from panj.lexicon.names import country, country_name, nationality
from panj.model import Place

DIRECTIONS = {
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast", "northwest",
    "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "north-eastern",
    "north-western", "south-eastern", "south-western", "north-east", "north-west", "south-east", "south-west", "upper",
    "lower", "inner", "outer", "occupied", "mainland", "rural", "greater", "downtown", "coastal", "nearby", "far",
    "the", "a", "an", "this", "that", "its", "their", "his", "her", "near", "around", "parts", "of", "areas", "area",
    "or", "and", "war-torn", "neighbouring", "neighboring", "besieged", "disputed", "separatist", "rebel-held",
    "government-held", "former", "old", "new", "main", "city's", "region's", "country's", "two", "three", "several",
}  # fmt: skip
GENERIC = {
    "province", "region", "governorate", "oblast", "state", "district", "department", "county", "prefecture", "regency",
    "voivodeship", "canton", "krai", "republic", "city", "town", "village", "municipality", "parish", "township",
    "airport", "international", "airfield", "airbase", "base", "camp", "refugee", "port", "harbour", "harbor",
    "hospital", "university", "school", "cathedral", "mosque", "church", "prison", "island", "islands", "valley",
    "mountains", "mountain", "river", "lake", "bay", "border", "bridge", "square", "street", "road", "neighbourhood",
    "neighborhood", "suburb", "area", "zone", "sector", "coast", "coastline", "peninsula", "air", "naval", "military",
    "station", "metro", "police", "central", "court", "palace", "parliament", "airspace", "waters", "territory",
    "territories", "land", "soil", "villages", "towns", "cities", "ports", "provinces", "regions", "crossing", "strip",
    "market", "hotel", "plant", "nuclear", "power", "mine", "stadium", "park", "monastery", "temple", "synagogue",
    "enclave", "capital", "government", "front", "suburbs", "outskirts", "subdistrict", "commune", "highway", "field",
}  # fmt: skip
EMBASSY = re.compile(r"\b(embassy|consulate|diplomatic mission|ambassador|embassies)\b", re.I)
BORDER = re.compile(r"\b(borders?|frontiers?|crossings?|line of control|demarcation line)\b", re.I)
NOWHERE = re.compile(r"\b(international waters|high seas|abroad|overseas|worldwide|continent|third country|"
                     r"neighbou?ring (?:country|countries|state|nation))\b", re.I)  # fmt: skip
BEHIND = re.compile(r"(?:,| in| near| of| on)\s+(?:the\s+)?((?:[\w-]+ern |central |province of |state of |city of )?"
                    r"(?-i:[A-Z])[\w’'-]*(?: (?:of |the |and )*(?-i:[A-Z])[\w’'-]*){0,4})", re.I)  # fmt: skip
CAPITAL = re.compile(r"[A-ZÀ-ÞĀ-Ž]")
TOKEN = re.compile(r"[\w’ʼ'.&-]*[\w’ʼ']")
OWN = {"its", "their", "his", "her", "our", "own"}
FIRM = 3.7  # log10: a candidate outside every country that the report names must have 5,000 people and no rival
LEAD = 0.35  # votes a country needs to lend itself to a common noun


@dataclass(frozen=True, slots=True)
class Found:
    """What a place turned out to be: its country, the spot if one, and `why` in a word."""

    country: str | None
    spot: Spot | None
    why: str


def _words(text: str) -> list[str]:
    return [re.sub(r"(?:'s|’s|’|')$", "", w) for w in TOKEN.findall(text)]


def countries_in(text: str) -> list[str]:
    """Codes of the countries that the words of a phrase name, names and demonyms, in order, each once."""
    tokens = re.split(r"[\s–—/]+|(?<=[a-z])-(?=[A-Z])", text)
    words = [re.sub(r"(?:'s|’s|[,;:()\[\]\"“”])+$", "", w).lstrip("(\"“[") for w in tokens]
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


def _score(spot: Spot, votes: dict[str, float], near: Sequence[str], admin: bool) -> float:
    """Size in powers of ten, plus what the surroundings say; a claim's own other places say most."""
    value = spot.weight + (0.0 if spot.main else -1.0)
    if spot.country:
        value += 2.5 * min(votes.get(spot.country, 0.0), 2.0)
        value += 4.0 * (spot.country in near)
    value += 1.0 * (admin and spot.kind in ("admin1", "region", "admin2"))
    value += 0.3 * (spot.geonameid is not None and not admin)
    return value


class Places:
    """Grounds the places of one report's claims."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def _core(self, words: list[str]) -> list[str]:
        """Names to look up, longest first: runs of capitalised words, with and without their generic words."""
        out: list[str] = []
        while words and words[0].lower() in DIRECTIONS and len(words) > 1:
            words = words[1:]
        whole = " ".join(words)
        if CAPITAL.match(whole):
            out.append(whole)
        trimmed = list(words)
        while len(trimmed) > 1 and (trimmed[-1].lower() in GENERIC or trimmed[-1].islower()):
            trimmed = trimmed[:-1]
            out.append(" ".join(trimmed))
        while len(trimmed) > 1 and (trimmed[0].lower() in GENERIC | DIRECTIONS or trimmed[0].islower()):
            trimmed = trimmed[1:]
            out.append(" ".join(trimmed))
        # "Amsterdam Airport Schiphol": the part before the first generic word
        head = next((i for i, w in enumerate(words) if w.lower() in GENERIC), 0)
        if head:
            out.append(" ".join(words[:head]))
        return [x for x in dict.fromkeys(out) if CAPITAL.match(x) and x.lower() not in GENERIC]

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
                return Found(inside[0], None, "border of the first")
            return Found(None, None, "border between two")
        if border and inside and re.match(r"\s+(with|to|into)\b", text[border.end() :]):
            return self.common(offset, near, without=inside)
        whole = spots(text) if inside and not country(text) and not nationality(text) else ()
        if inside and not (whole and whole[0].main and " " in text.removeprefix("the ")):
            return Found(inside[0], self._of_country(inside[0]) if country(text) else None, "named")
        votes = self.context.votes(offset)
        admin = bool(re.search(r"\b(province|region|governorate|oblast|state|department|county)\b", text, re.I))
        for name in [" ".join(_words(text))] if whole else self._core(_words(text)):
            found = spots(name) if len(name) > 3 or not name.isupper() else ()
            if not found:
                continue
            within = countries_in(behind) if behind else []
            if found[0].kind in ("sea",) or (found[0].kind in ("region", "area") and found[0].country is None):
                return Found(None, found[0], "no country's")
            ranked = sorted(found, key=lambda s: -_score(s, votes, [*near, *within], admin))
            best = ranked[0]
            backed = best.country in votes or best.country in near or best.country in within
            rivals = {s.country for s in found if s.weight > best.weight - 0.7} - {best.country}
            if backed or best.kind in ("region", "admin1") or (best.weight >= FIRM and not rivals):
                return Found(best.country, best, "gazetteer")
        return None

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

    def _of_country(self, code: str) -> Spot | None:
        name = country_name(code)
        return Spot(name or code, code, None, None, None, None, "country", 7.0)

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
                outer = self.named(behind, start)
                if outer and outer.country:
                    hit = Found(outer.country, None, "behind")
            found.append(hit)
        near = [f.country for f in found if f and f.country]
        out: list[Place] = []
        for place, hit in zip(places, found, strict=True):
            if near and hit and hit.why == "gazetteer" and hit.country not in countries_in(place.text):
                others = [f.country for f in found if f and f is not hit and f.country]
                hit = self.named(place.text, place.span[0], others, self.behind(place)) or hit
            if hit is None:
                full = self.named(place.name, place.span[0], near) if place.name != place.text else None
                hit = full or self._noun(place, near)
            out.append(self._filled(place, hit))
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

    @staticmethod
    def _filled(place: Place, found: Found) -> Place:
        spot = found.spot
        kind = {"region": "region", "city": "place"}.get(spot.kind, spot.kind) if spot else None
        if spot is None:
            kind = "country" if found.country else None
            return replace(place, country=found.country, precision=kind)
        return replace(
            place, country=found.country, admin1=spot.admin1, lat=spot.lat, lon=spot.lon, geonameid=spot.geonameid,
            precision=kind,
        )  # fmt: skip
