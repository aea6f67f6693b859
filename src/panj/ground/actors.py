"""Doers, affected parties and sources of claims: who they are in the registry, their country, their PLOVER sector."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property

from panj.ground import sectors
from panj.ground.actors_home import Home
from panj.ground.actors_kinds import kind_of
from panj.ground.actors_names import LITTLE, PRONOUNS, WORDS, core, introduced, is_name, own_id
from panj.ground.actors_titles import Title, Titles
from panj.ground.context import Context
from panj.ground.gazetteer import spots
from panj.ground.places import countries_in
from panj.ground.registry import Known, registry
from panj.ground.registry_states import body_of
from panj.lexicon.loader import word_class
from panj.lexicon.names import ARTICLE, country, government_seat, nationality, noun_classes
from panj.model import Actor, Source

__all__ = ["Actors", "kind_of"]

# People who act for the state where they act, or are acted upon there: their country is the country of the place.
STATE = {"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP", "PTY", "CVL", "EDU", "HLH", "LAB"}
LOCAL = {"PTY", "OPP", "REB", "UAF", "LAB"}  # sectors whose bodies bear like names in many countries
TOWARDS = re.compile(r"\b(?:pro|anti)-\w+", re.IGNORECASE)  # whom people are for is not whose they are
EMBASSY = re.compile(r"\b(?:embass(?:y|ies)|consulates?)\b", re.IGNORECASE)
LONGEST = 6  # words of a known name inside a phrase


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a mention is: id, country, sector, each None where it is not told."""

    id: str | None
    country: str | None
    sector: str | None


def _of(known: Known, day: date | None) -> Identity:
    row = known.on(day)
    return Identity(known.id, row.country, row.sector)


@cache
def _common_name(name: str) -> bool:
    """Whether parties of several countries bear such a name: Social Democratic Party, National Liberation Army."""
    words = [w.lower() for w in ARTICLE.sub("", name).split()]
    told = word_class(WORDS, "political") | LITTLE
    return len(words) > 1 and all(w in told or noun_classes(w) for w in words)


class Actors:
    """Grounds the doers, affected parties and sources of one report's claims; `published` picks the rows that hold."""

    def __init__(self, context: Context, published: date | None = None, outlets: Sequence[str] = ()) -> None:
        self.context = context
        self.published = published
        self.home = Home(context, outlets)
        self.titles = Titles(context, self.home, self._body)

    @cached_property
    def _introduced(self) -> dict[str, str]:
        return introduced(self.context.text)

    def day(self, when: date | None) -> date | None:
        """The day whose rows hold: of the act, but never after the report, which cannot know what comes."""
        if when is None or self.published is None:
            return when or self.published
        return min(when, self.published)

    def ground(self, actor: Actor, near: Sequence[str], when: date | None = None) -> Actor:
        """`actor` with id, country and sector where the words or the report tell them.

        `near`: the countries of its claim's places; `when`: the day of the act, the report's own where it is None.
        """
        found = self._identify(actor.text, actor.name or actor.text, actor.span[0], near, self.day(when))
        return replace(
            actor,
            country=actor.country or found.country,
            sector=actor.sector or found.sector,
            id=actor.id or found.id,
        )

    def source(self, source: Source, near: Sequence[str]) -> Source:
        """`source` with its kind, and the id of who speaks as it is on the report's day; a document has none."""
        kind = source.kind or kind_of(source)
        key = source.actor
        if key is None and kind != "document":
            key = self._identify(source.text, source.name or source.text, source.span[0], near, self.published).id
        return replace(source, kind=kind, actor=key)

    def _long(self, phrase: str) -> str:
        """The name behind an acronym that the report brings in; any other phrase as it is."""
        return self._introduced.get(ARTICLE.sub("", phrase), phrase)

    def known(self, phrase: str, offset: int, day: date | None) -> Known | None:
        """The registry's actor that a whole phrase names, by the report's own acronyms first."""
        found = self._pick(self._long(phrase), offset, day)
        bracket = re.fullmatch(r"(.+?)\s*\(([^)]+)\)", phrase) if found is None else None
        if found is None and re.search(r"['’]s ", phrase):
            owner, _, owned = re.split(r"(['’]s )", phrase, maxsplit=1)
            rest = self._pick(owned, offset, day) if country(owner) else None
            if rest and rest.on(day).country == country(owner):
                return rest  # "Russia's Gazprom"
        if bracket:
            return self.known(bracket.group(1), offset, day) or self.known(bracket.group(2), offset, day)
        return found

    def _pick(self, phrase: str, offset: int, day: date | None) -> Known | None:
        found = registry().named(phrase)
        if not found:
            return None
        if len(found) == 1 and not (found[0].sectors & LOCAL and _common_name(phrase)):
            return found[0]
        votes = {c: v for c, v in self.context.votes(offset).items() if c in self.home.spoken}
        best = registry().pick(phrase, day, votes)
        if best and self.home.spoken and _common_name(phrase) and best.sectors & LOCAL:
            home = best.on(day).country
            return best if home is None or home in self.home.spoken else None
        return best

    def _identify(self, text: str, named: str, offset: int, near: Sequence[str], day: date | None) -> Identity:
        """Who a mention `text` is that means `named`."""
        phrases = [
            p
            for p in dict.fromkeys(map(self._long, (named, text)))
            if p.lower() not in PRONOUNS or (p.isupper() and len(p) > 1)
        ]
        person = is_name(named) and not self.known(named, offset, day)
        for phrase in phrases:
            if person and phrase != named and is_name(named) and body_of(phrase):
                continue  # "the president" of a report that names him is that person
            known = self.known(phrase, offset, day)
            whole = self._state(phrase, offset, near, day)
            if known and whole and body_of(phrase) and whole.country != known.on(day).country:
                return whole  # "Congress" in a report on Peru
            if known:
                return _of(known, day)
            if whole:
                return whole
        return self._described(phrases, named, offset, near, day)

    def _body(self, phrase: str, offset: int) -> Title | None:
        known = self.known(phrase, offset, self.published)
        inside = (known, True) if known else self._inside(phrase, offset, self.published)
        if inside is None:
            return None
        row = inside[0].on(self.published)
        return Title(row.country, row.sector, inside[0].sectors)

    def _state(self, phrase: str, offset: int, near: Sequence[str], day: date | None) -> Identity | None:
        """A state's body: its country named by the phrase, else that of the report's surroundings."""
        body = body_of(phrase)
        if body is None:
            words = ARTICLE.sub("", phrase).split()
            regime = len(words) in (2, 3) and words[-1] in word_class(WORDS, "regime")
            if not regime or core(phrase) is None or spots(" ".join(words[:-1])) or not words[0][0].isupper():
                return None
            body = body_of(words[-1])  # "Ghani government"
            if body is None or self._inside(phrase, offset, day):
                return None
        code = body.country or self.home.around(offset, near, phrase)
        known = registry().get(body.id(code)) if code else None
        return _of(known, day) if known else None

    def _inside(self, phrase: str, offset: int, day: date | None) -> tuple[Known, bool] | None:
        """The longest known name among a phrase's words, and whether the phrase stands for its bearer."""
        words = [re.sub(r"(?:'s|’s)$", "", w).strip('()"“”,') for w in phrase.split()]
        for n in range(min(LONGEST, len(words) - 1), 0, -1):
            for i in range(len(words) - n + 1):
                piece = " ".join(words[i : i + n])
                if not (piece[:1].isupper() or piece[:3] in ("al-", "el-")) or country(piece) or nationality(piece):
                    continue
                found = self.known(piece, offset, day)
                if found is None and registry().named(piece):
                    return None  # a name of another country's party: its parts are no names here
                if found is None or (found.on(day).sector == "MED" and n == 1):
                    continue
                before, behind = [w.lower() for w in words[:i]], [w.lower() for w in words[i + n :]]
                ours = all(w.islower() for w in words[:i]) and not word_class(WORDS, "caught") & set(before)
                bears = bool(behind) and behind[-1] in word_class(WORDS, "bearing") and ours
                beside = not behind and bool(noun_classes(before[-1]) & {"body", "force", "media", "government"})
                members = not behind and before[0] in word_class(WORDS, "members") and before[-1] in ("of", "the")
                return found, bears or members or beside
        return None

    def _described(
        self, phrases: Sequence[str], named: str, offset: int, near: Sequence[str], day: date | None
    ) -> Identity:
        """Country and sector by the words of a phrase, of names inside it, of a person's titles; an id of its own."""
        place = sector = key = None
        for phrase in reversed(phrases):
            named_in = countries_in(TOWARDS.sub("", phrase))
            place = place or country(phrase) or government_seat(phrase) or next(iter(named_in), None)
            sector = sector or sectors.of_words(phrase)
        for phrase in phrases:
            inside = self._inside(phrase, offset, day)
            if inside:
                row = inside[0].on(day)
                place = place or row.country
                same = sector is None or sector in inside[0].sectors or (inside[1] and phrase.endswith(inside[0].names))
                sector = row.sector if same else sector
                key = inside[0].id if inside[1] else None
                break
        last = named.split()[-1].lower() if named.split() else ""
        person = is_name(named) and named.lower() not in word_class(WORDS, "regions")
        if person:
            title = self.titles.of(named)
            told = title.country or place
            place, sector = place or title.country, sector or title.sector
        else:
            told = place
        # what `near` and the nearest sentences add is no part of an id: it must be the same wherever the name stands
        ours = not any(self._abroad(p) for p in phrases)
        if place is None and ours and sector in STATE and not person:
            place = self.home.around(offset, near, phrases[0] if phrases else "")
        if place is None and ours and (person or sector) and sector != "IGO" and not (person and sector == "REB"):
            place = self.home.alone
        if place is None and sector is None and "place" in noun_classes(last):
            place = self.home.around(offset, near)
        own = next(filter(None, (self._core(p, offset) for p in phrases)), None) if key is None else None
        if own:
            key = registry().home(own_id(own, told or self.home.alone))
            moved = registry().get(key)
            if moved:
                return _of(moved, day)
        return Identity(key, place, sector)

    def _core(self, phrase: str, offset: int) -> str | None:
        """The name in a phrase; a capital that only begins a sentence makes none, unless it is a place's."""
        own = core(phrase)
        if own is None or " " not in own or own.split()[-1][0].isupper() or not own[0].isupper():
            return own
        before = self.context.text[:offset].rstrip(" \"“‘'([")
        begins = not before or before[-1] in ".!?\n:"
        return None if begins and not spots(own.split()[0]) else own

    @staticmethod
    def _abroad(phrase: str) -> bool:
        words = set(phrase.lower().split())
        return bool(words & word_class(WORDS, "abroad")) or EMBASSY.search(phrase) is not None
