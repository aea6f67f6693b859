"""Doers and sources of claims: country, PLOVER sector, kind of source."""

import re
from collections.abc import Sequence
from dataclasses import replace

from panj.ground import sectors
from panj.ground.context import Context
from panj.ground.places import countries_in
from panj.lexicon.names import (
    actor_named,
    country,
    document_word,
    government_seat,
    government_word,
    media_word,
    noun_classes,
    outlet_named,
    singular,
)  # fmt: skip
from panj.model import Actor, Source

NAME = re.compile(r"^(?:[A-ZÀ-ÞĀ-Ž][\w’'.-]*|al-[A-Z][\w’'-]*)"
                  r"(?:\s+(?:de|da|dos|van|von|der|bin|al|el|ibn|dela|del|la)|"
                  r"\s+[A-ZÀ-ÞĀ-Ž][\w’'.-]*|\s+(?:al|el)-[A-ZÀ-Þ][\w’'-]*)*$")  # fmt: skip
BEFORE = 70  # characters before a name where its titles stand
PRONOUNS = {"he", "she", "they", "it", "him", "her", "them", "we", "i", "who", "his", "their", "its", "me", "us"}
# People who act for the state where they act, or are acted upon there: their country is the country of the place.
STATE = {"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP", "PTY", "CVL", "EDU", "HLH", "LAB"}
ABROAD = 0.5  # the runner-up may have at most this part of the winner's votes
LINKS = {"of", "the", "for", "and", "to", "prime", "foreign", "former", "acting", "vice", "deputy", "chief", "interior",
         "defence", "defense", "finance", "rebel", "opposition", "far-right", "veteran", "senior"}  # fmt: skip
ORGANISED = {"body", "force", "government", "media", "office"}
OFFICES = re.compile(r"(?:'s|’s|s')\s+office$|\b(?:office|presidency|palace|house|kremlin)$", re.IGNORECASE)


class Actors:
    """Grounds the doers, affected parties and sources of one report's claims."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._titles: dict[str, tuple[str | None, str | None]] = {}

    def titles(self, name: str) -> tuple[str | None, str | None]:
        """(country, sector) from what the report writes before a person's name: "Afghan President Ashraf Ghani"."""
        if name in self._titles:
            return self._titles[name]
        text, place, sector = self.context.text, None, None
        last = re.sub(r"(?:'s|’s)$", "", name.split()[-1])
        for match in re.finditer(rf"\b{re.escape(last)}\b", text):
            start = max(0, match.start() - BEFORE)
            before = re.split(r"[.;:!?\n]\s|\n|, (?=[a-z])", text[start : match.start()])[-1]
            given = set(name.split())
            words = before.split()
            while words and words[-1] in given:
                words.pop()
            run = _titled(" ".join(words))
            after = re.match(r",? (?:the |a |an )?((?:[\w’'-]+ ){1,5}[\w’'-]+)", text[match.end() : match.end() + 60])
            pieces = [run]
            if after and text[match.end() : match.end() + 1] == ",":
                pieces.append(after.group(1))
            for piece in pieces:
                found = countries_in(piece.rpartition(" and ")[2]) or countries_in(piece)
                place = place or (found[0] if found else None)
                sector = sector or sectors.of_words(_title_words(piece))
            if place and sector:
                break
        self._titles[name] = (place, sector)
        return place, sector

    def ground(self, actor: Actor, near: Sequence[str]) -> Actor:
        """`actor` with country and sector where the words or the report tell them; `near`: its claim's places."""
        named = actor.name or actor.text
        phrases = [actor.text] if named == actor.text else [actor.text, named]
        known = next((k for k in map(actor_named, reversed(phrases)) if k), None)
        place = known.country if known else None
        sector = known.sector if known else None
        for phrase in phrases:
            if phrase.lower() in PRONOUNS:
                continue
            if place is None and known is None:
                place = country(phrase) or government_seat(phrase) or next(iter(countries_in(phrase)), None)
            sector = sector or sectors.of_words(phrase)
            if place is None and (inside := sectors.known_in(phrase.split())) and inside.country:
                place = inside.country
        if _is_name(named) and (place is None or sector is None) and known is None:
            title_place, title_sector = self.titles(named)
            place, sector = place or title_place, sector or title_sector
        if place is None and known is None and sector in STATE and not _is_name(named):
            place = self._around(actor, near)
        return replace(actor, country=actor.country or place, sector=actor.sector or sector)

    def _around(self, actor: Actor, near: Sequence[str]) -> str | None:
        if len(set(near)) == 1:
            return near[0]
        votes = self.context.votes(actor.span[0])
        ranked = sorted(votes, key=lambda c: (-votes[c], c))
        if not ranked or (len(ranked) > 1 and votes[ranked[1]] > ABROAD * votes[ranked[0]]):
            return None
        return ranked[0]


def _is_name(text: str) -> bool:
    """Whether a phrase is a bare proper name: "Amina Diallo", not "Soldiers"."""
    return NAME.match(text) is not None and not noun_classes(text.split()[-1].lower())


def _titled(before: str) -> str:
    """The run of capitalised words, posts and little words at the end of `before`: "Malian journalist Amina"."""
    words = before.split()
    first = len(words)
    while first and (
        words[first - 1][0].isupper()
        or words[first - 1] in LINKS
        or noun_classes(words[first - 1]) & {"office", "person", "force"}
    ):
        first -= 1
    return " ".join(words[first:])


def _title_words(piece: str) -> str:
    words = piece.split()
    return " ".join(w for w in words if w.lower() not in ("former", "acting", "the", "a", "an", "and"))


def kind_of(source: Source) -> str:
    """person, office, organisation, outlet, document or unnamed, from the words of a source and its name."""
    name = re.sub(r"\s*\([^)]*\)", "", source.name or source.text).strip()
    bare = re.sub(r"^(?:the|a|an|this|that|its|their|his|her)\s+", "", name, flags=re.IGNORECASE)
    indefinite = re.match(r"(?:an?|some|several|two|three|many|other)\s", name, re.IGNORECASE) is not None
    if outlet_named(name) or outlet_named(bare):
        return "outlet"
    words = sectors.WORD.findall(sectors.PREPOSITION.split(bare)[0])
    head = words[-1] if words else bare
    tail = " ".join(words[-2:]).lower()
    said = re.sub(r"^(?:the|a|an|this|that)\s+", "", source.text.strip(), flags=re.IGNORECASE)
    if document_word(said) and not noun_classes(said) & {"office", "force", "person"}:
        return "document"
    if bare.lower() in PRONOUNS and not bare.isupper():
        return "person" if bare.lower() in ("he", "she", "i", "him", "her", "his") else "unnamed"
    if government_seat(bare) or OFFICES.search(bare):
        return "office"
    if actor_named(bare) or country(bare):
        return "organisation"
    if NAME.match(bare) and len(words) > 1 and not noun_classes(head.lower()) & ORGANISED:
        return "person"
    if head[:1].isupper() and len(words) > 1 and not noun_classes(head.lower()):
        return "person" if sectors.of_words(bare) not in ("MED", "BUS", "IGO", "NGO") else "organisation"
    classes = noun_classes(tail) | noun_classes(head.lower())
    if "document" in classes and not classes & {"office", "force"} and document_word(singular(head.lower())):
        return "document"
    if media_word(tail) or media_word(head.lower()):
        return "outlet"
    if "office" in classes:
        return "unnamed" if indefinite or head.lower().endswith("s") else "office"
    if classes & {"body", "force"} or government_word(head.lower()):
        return "unnamed" if indefinite and "body" not in classes else "organisation"
    if classes & {"person"} or bare.islower():
        return "unnamed"
    return "person" if NAME.match(bare) and len(words) == 1 else "organisation"
