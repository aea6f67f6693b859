"""Letters of a report to the places they may name: countries, demonyms, short forms, kind words taken off."""

import re
from dataclasses import replace
from functools import cache, lru_cache

from panj.ground import gazetteer
from panj.ground.gazetteer import MAIN, Spot, country_spot, spots
from panj.lexicon import rows
from panj.lexicon.names import country, country_name, fold, nationality

SAINTS = (("st. ", "saint "), ("st ", "saint "), ("ste. ", "sainte "), ("mt. ", "mount "), ("mt ", "mount "),
          ("ft. ", "fort "), ("ft ", "fort "), ("saint ", "st. "), ("mount ", "mt. "), ("fort ", "ft. "))  # fmt: skip
# A kind word in the name → the kinds of places it can mean; behind the name, or "of" before it.
AREA_WORDS = {
    "province": ("admin1", "admin2", "region"), "region": ("admin1", "admin2", "region", "area"),
    "governorate": ("admin1",), "oblast": ("admin1", "region"), "state": ("admin1", "region"),
    "district": ("admin2", "admin1", "admin3", "region", "city", "section"), "department": ("admin1", "admin2"),
    "county": ("admin2", "admin1"), "parish": ("admin2", "admin1"), "prefecture": ("admin1", "admin2"),
    "raion": ("admin2",), "canton": ("admin1",), "borough": ("admin2", "section", "city"),
    "republic": ("country", "admin1"),
    "township": ("admin3", "admin4", "city", "admin2"), "twp.": ("admin3", "admin4", "city", "admin2"),
    "city": ("city", "capital", "seat"), "town": ("city", "seat"), "village": ("city", "village"),
    "municipality": ("admin2", "city", "seat"), "counties": ("admin2",), "provinces": ("admin1",),
    "co.": ("admin2",), "states": ("admin1",), "districts": ("admin2", "admin1"),
}  # fmt: skip
# Kind words of sites: the town of that name is the nearest thing that a gazetteer of towns holds.
SITE_WORDS = frozenset(
    "airport airfield airbase base camp port harbour harbor hospital university school college cathedral mosque church"
    " prison valley river lake creek bay island islands bridge area international regional national park forest"
    " reservoir beach peninsula station crossing dam mountain mountains hills zone suburb suburbs outskirts metro"
    " downtown neighborhood neighbourhood hotel market square stadium plant air naval military refugee central"
    " greater".split()
)
ONLY_ENCLOSED = re.compile(r"[A-Z]{2,3}")
POSSESSIVE = re.compile(r"(?:'s|’s|['’])$")
DIRECTION = re.compile(
    r"^(?:the\s+)?(?:(?:far|deep|upper|lower|inner|outer|occupied|rural|greater|coastal|mainland|downtown|central|"
    r"(?:north|south)(?:[- ]?(?:east|west))?(?:ern)?|(?:east|west)(?:ern)?|mid|former)[\s-]+)+", re.I
)  # fmt: skip


@cache
def short_forms() -> dict[str, str]:
    """Short form as written → area code."""
    return {form: cells[0] for _, cells in rows("place_short.tsv", 2) for form in cells[1].split("|")}


@lru_cache(maxsize=10_000)
def area_spot(code: str) -> Spot | None:
    """The first-level area of a short form."""
    from panj.ground.gazetteer_rows import areas

    wanted = set(short_forms().values())
    names = _area_names(tuple(sorted(wanted))) if code in wanted else {a.code: a.name for a in areas()}
    return next((s for s in spots(names.get(code, "")) if s.area == code and s.kind == "admin1"), None)


@cache
def _area_names(codes: tuple[str, ...]) -> dict[str, str]:
    from panj.ground.gazetteer_rows import areas

    return {a.code: a.name for a in areas() if a.code in codes}


def _spelt(text: str) -> tuple[Spot, ...]:
    found = spots(text)
    low = text.lower()
    for short, long in SAINTS:
        if low.startswith(short):
            held = {s.geonameid for s in found if s.geonameid}
            found = (*found, *(s for s in spots(long + text[len(short) :]) if s.geonameid not in held))
    return found


def _of_kinds(found: tuple[Spot, ...], word: str) -> tuple[Spot, ...]:
    """Those of the kinds that the word means; where it names one the bare name is as good as the whole."""
    kinds = AREA_WORDS[word]
    return tuple(replace(s, main=max(s.main, 1)) for s in found if s.kind in kinds)


@lru_cache(maxsize=100_000)
def candidates(text: str, enclosing: bool = False) -> tuple[Spot, ...]:
    """Every place that the letters may name, best known first. `enclosing`: they stand behind a comma or bracket."""
    name = POSSESSIVE.sub("", " ".join(text.split()).strip(' ,;:()[]"“”'))
    if name.isupper() and len(name) > 4:
        name = name.title()  # a dateline or a headline
    code = short_forms().get(name)
    if code and (enclosing or not ONLY_ENCLOSED.fullmatch(name)):
        short = area_spot(code)
        return (short,) if short else ()
    bare = re.sub(r"^(?:the|The)\s+", "", name)
    if len(bare) < 3 and not country(bare) and not nationality(bare):
        return ()
    state = country(bare)
    found = _spelt(bare) if len(bare) > 2 else ()
    if state:
        # "Dagestan", "England": a name that the lexicon has for its country, and an area of its own in the gazetteer
        own = [s for s in found if s.kind == "admin1" and s.country == state and s.main == MAIN]
        if own and fold(bare) != fold(country_name(state) or ""):
            return (*own, *(s for s in found if s not in own))
        whole = country_spot(state)
        return (whole, *(s for s in found if s.kind != "country"))
    people = nationality(bare)
    if people:
        return (country_spot(people),)
    if found:
        return found
    words = bare.split()
    if len(words) > 1 and words[-1].lower() in AREA_WORDS:
        return _of_kinds(candidates(" ".join(words[:-1])), words[-1].lower())
    if len(words) > 2 and words[0].lower() in AREA_WORDS and words[1].lower() == "of":
        return _of_kinds(candidates(" ".join(words[2:])), words[0].lower())
    if len(words) > 1 and words[0].lower() in AREA_WORDS and words[0].lower() != "city":
        return _of_kinds(candidates(" ".join(words[1:])), words[0].lower())
    return ()


@lru_cache(maxsize=50_000)
def near_candidates(text: str) -> tuple[Spot, ...]:
    """For letters that name nothing: the place in them ("Kabul airport", "northern Kunduz", "Neches River")."""
    name = POSSESSIVE.sub("", " ".join(text.split()))
    bare = DIRECTION.sub("", name)
    if bare != name and bare:
        found = candidates(bare)
        if found:
            return found
    words = [w for w in bare.split() if w]
    while len(words) > 1 and (words[-1].lower() in SITE_WORDS or words[-1].islower()):
        words = words[:-1]
        found = candidates(" ".join(words))
        if found:
            return found
    while len(words) > 1 and (words[0].lower() in SITE_WORDS or words[0].islower()):
        words = words[1:]
        found = candidates(" ".join(words))
        if found:
            return found
    return ()


def is_short(name: str) -> bool:
    """A name of few letters, which other words are often spelt like."""
    return len(fold(name)) < 5


def forget() -> None:
    """Drop what is held in memory after the user's files changed."""
    gazetteer.forget()
    for held in (candidates, near_candidates, area_spot):
        held.cache_clear()
