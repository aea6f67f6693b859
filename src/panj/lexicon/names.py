"""What a word can name, asked one word at a time: nationalities, countries, offices, armed people, outlets, places.

Every answer comes from a TSV beside this file. Lemmas are asked for in lower case; names as they are written.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from panj.lexicon.loader import rows

HELD = 65536  # answers held: the same few thousand words are asked for over and over
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
POSSESSIVE = re.compile(r"(?:'s|’s|['’])$")
IRREGULAR = {"men": "man", "women": "woman", "people": "people", "children": "child", "wives": "wife"}


@dataclass(frozen=True, slots=True)
class Named:
    """A known outlet or actor: its usual name, home country (ISO 3166-1 alpha-3 or None), PLOVER sector or None.

    `local`: an outlet that mostly writes of its home, so that its name hints where a story is set.
    `armed`: an actor that is or was an armed group against a state or of no state.
    """

    name: str
    country: str | None
    sector: str | None
    local: bool = False
    armed: bool = False


@cache
def fold(text: str) -> str:
    """Lower case, no accents, straight apostrophes, dashes as hyphens, single spaces; for comparing names."""
    text = text.replace("’", "'").replace("ʼ", "'").replace("–", "-").replace("ł", "l").replace("ø", "o")
    text = text.replace("ı", "i").replace("đ", "d").replace("Ø", "O").replace("Ł", "L").replace("ß", "ss")
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.lower().split())


def _bare(text: str) -> str:
    return POSSESSIVE.sub("", ARTICLE.sub("", text.strip()))


@cache
def _countries() -> tuple[dict[str, str], dict[str, str], dict[str, str], dict[str, str]]:
    """(names, demonyms, seats) folded → code, and code → usual name."""
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    seats: dict[str, str] = {}
    usual: dict[str, str] = {}
    for _, cells in rows("countries.tsv", 2):
        code, listed, people, capitals = (*cells, "-", "-")[:4]
        usual[code] = listed.split("|")[0]
        for name in listed.split("|"):
            names.setdefault(fold(name), code)
        for word in people.split("|") if people != "-" else ():
            key = fold(word)
            demonyms.setdefault(key, code)
            if not key.endswith(("s", "ese", "sh", "ch", "men")):
                demonyms.setdefault(key + "s", code)
        for seat in capitals.split("|") if capitals != "-" else ():
            seats.setdefault(fold(seat), code)
    return names, demonyms, seats, usual


@lru_cache(HELD)
def nationality(word: str) -> str | None:
    """ISO 3166-1 alpha-3 of a demonym or an abbreviation used as one: Afghan, Syrians, U.S., UK; else None."""
    bare = _bare(word)
    if bare in ("us", "Us"):
        return None
    key = fold(bare)
    found = _countries()[1].get(key) if bare[:1].isupper() else None
    if found or key not in ("us", "u.s.", "u.s", "uk", "u.k.", "uae", "drc", "eu"):
        return found
    return _countries()[0].get(key)


@lru_cache(HELD)
def country(text: str) -> str | None:
    """ISO 3166-1 alpha-3 of a country or territory by name, alias or short form; None if `text` names none."""
    bare = _bare(text)
    if bare in ("us", "Us", "car", "Car", "roc"):
        return None
    return _countries()[0].get(fold(bare)) if bare[:1].isupper() else None


def government_seat(text: str) -> str | None:
    """The code of the country whose government `text` stands for: Moscow, Downing Street, White House; else None."""
    bare = _bare(text)
    return _countries()[2].get(fold(bare)) if bare[:1].isupper() else None


def country_name(code: str) -> str | None:
    """The usual English name of a code: AFG → Afghanistan."""
    return _countries()[3].get(code)


def country_names() -> dict[str, str]:
    """Folded name → code for every country name and alias."""
    return dict(_countries()[0])


@cache
def _nouns() -> dict[str, dict[str, str | None]]:
    """class → lemma → PLOVER sector or None; the first line that lists a lemma in a class gives its sector."""
    out: dict[str, dict[str, str | None]] = {}
    for _, cells in rows("nouns.tsv", 3):
        held = out.setdefault(cells[0], {})
        for lemma in cells[2].split(", "):
            held.setdefault(lemma, None if cells[1] == "-" else cells[1])
    return out


@cache
def singular(word: str) -> str:
    """A plain guess at the singular in lower case, for nouns that come without a lemma: militias → militia."""
    low = word.lower()
    head, _, last = low.rpartition(" ")
    if last in IRREGULAR:
        last = IRREGULAR[last]
    elif last.endswith("men") and len(last) > 4:
        last = last[:-3] + "man"
    elif last.endswith("women"):
        last = last[:-5] + "woman"
    elif last.endswith("ies") and len(last) > 4:
        last = last[:-3] + "y"
    elif last.endswith(("sses", "shes", "ches", "xes")):
        last = last[:-2]
    elif last.endswith("s") and not last.endswith(("ss", "us", "is")) and len(last) > 3 and last != "corps":
        last = last[:-1]
    return f"{head} {last}" if head else last


@cache
def noun_classes(lemma: str) -> frozenset[str]:
    """Every class of nouns.tsv that lists the lemma, or its singular."""
    low = lemma.lower()
    for form in (low, singular(low)):
        found = frozenset(kind for kind, held in _nouns().items() if form in held)
        if found:
            return found
    return frozenset()


def _is(kind: str, lemma: str) -> bool:
    return kind in noun_classes(lemma)


def noun_sector(lemma: str) -> str | None:
    """PLOVER sector of a common noun: soldier → MIL, senator → LEG. Forces come first, then offices, people, bodies."""
    low = lemma.lower()
    for form in (low, singular(low)):
        for kind in ("force", "office", "person", "government", "body", "media"):
            sector = _nouns().get(kind, {}).get(form)
            if sector:
                return sector
    return None


def office(lemma: str) -> bool:
    """A post held by one person: president, spokesman, governor."""
    return _is("office", lemma)


def force(lemma: str) -> bool:
    """Armed people or bodies: soldier, police, rebel, gunman, army."""
    return _is("force", lemma)


def government_word(lemma: str) -> bool:
    """government, regime, authorities, administration, country as a doer."""
    return _is("government", lemma) or lemma.lower() == "authorities"


def person_word(lemma: str) -> bool:
    """People by anything but a post or arms: man, protester, civilian, student; offices and fighters are people too."""
    return bool(noun_classes(lemma) & {"person", "office"})


def body_word(lemma: str) -> bool:
    """A group or organisation: group, party, ministry, court, company."""
    return _is("body", lemma)


def media_word(lemma: str) -> bool:
    """news agency, newspaper, broadcaster, state television."""
    return _is("media", lemma)


def document_word(lemma: str) -> bool:
    """report, statement, letter, transcript, poll."""
    return _is("document", lemma)


def place_word(lemma: str) -> bool:
    """A common noun that can be the place of an act: city, airport, market, border."""
    return _is("place", lemma)


def weapon_word(lemma: str) -> bool:
    """bomb, missile, rifle, drone, tear gas."""
    return _is("weapon", lemma)


@cache
def _outlets() -> dict[str, Named]:
    out: dict[str, Named] = {}
    for _, cells in rows("outlets.tsv", 2):
        names = cells[1].split("|")
        known = Named(names[0], None if cells[0] == "-" else cells[0], "MED", cells[2:] != ["world"])
        for name in names:
            out.setdefault(fold(name), known)
    return out


LOWER_OUTLETS = {"dpa", "taz", "bdnews24", "europapress", "news.com.au", "swissinfo.ch", "actualite.cd", "i24news"}


def outlet(name: str) -> bool:
    """A known wire, newspaper or broadcaster by name: Reuters, the BBC, Al Jazeera, TOLOnews."""
    return outlet_named(name) is not None


@cache
def outlet_named(name: str) -> Named | None:
    """The outlet that `name` means, or None. A trailing number ("Al Jazeera 2", a second link) is not part of it."""
    whole = re.sub(r" \d$", "", name.strip())
    text = POSSESSIVE.sub("", whole)
    bare = ARTICLE.sub("", text)
    if not bare[:1].isupper() and fold(bare) not in LOWER_OUTLETS:
        return None
    return _outlets().get(fold(whole)) or _outlets().get(fold(text)) or _outlets().get(fold(bare))


@cache
def _actors() -> dict[str, list[tuple[bool, Named]]]:
    """Folded name → (whether the name is all capitals, whom it names), in the file's order."""
    out: dict[str, list[tuple[bool, Named]]] = {}
    usual: dict[str, Named] = {}
    table = [cells for _, cells in rows("actors.tsv", 6)]
    armed = {cells[0] for cells in table if cells[2] in ("REB", "UAF")}
    for key, *cells in table:
        names = [] if cells[4] == "-" else cells[4].split("|")
        known = usual.get(key)
        if known is None:
            place, sector = (None if x == "-" else x for x in cells[:2])
            known = usual[key] = Named(names[0], place, sector, armed=key in armed)
        for name in names:
            out.setdefault(fold(_bare(name)), []).append((_bare(name).isupper(), known))
    return out


@cache
def actor_named(name: str) -> Named | None:
    """The group, party, organisation or body of state that `name` means, or None.

    Country and sector are of the first of its rows; who changed sides has more (panj.ground.registry knows which holds
    on a day). An acronym is only one in capitals: WHO, not Who.
    """
    bare = _bare(name)
    if not any(c.isupper() for c in bare):
        return None
    return next((known for capitals, known in _actors().get(fold(bare), ()) if bare.isupper() or not capitals), None)


def armed_group(name: str) -> bool:
    """A known non-state armed group by name: Taliban, Hezbollah, M23, RSF."""
    known = actor_named(name)
    return known is not None and known.armed
