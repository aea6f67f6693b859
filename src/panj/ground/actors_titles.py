"""Whose a person is, by the titles that a report gives: "Afghan President Ashraf Ghani", "Omar Haddad, a colonel"."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from panj.ground import sectors
from panj.ground.actors_home import Home, possessors
from panj.ground.actors_names import ABBREVIATED, LINKS
from panj.ground.context import Context
from panj.ground.places import countries_in
from panj.ground.registry_states import post_only_of
from panj.lexicon.names import country, nationality, noun_classes

HUMAN = {"office", "person", "force", "body", "government"}  # classes of nouns that tell what people are
BEFORE, AFTER = 70, 90  # characters around a name where its titles stand
# Posts of these sectors are a state's: "President Ana Lima" is of the country that the report is about.
TITLED = {"GOV", "MIL", "COP", "JUD", "LEG", "SPY"}
BEHIND = re.compile(r",? (?:who (?:is|was) |is |was |a |an |the |one of the )*((?:[\w’'-]+[ ,]){0,9}[\w’'-]+)")
VAGUE = ("PTY", "BUS", "GOV", "CVL")  # sectors that "leader", "head", "founder", "spokesman" give: the body's is better
OF = re.compile(r" of ((?:the )?[A-ZÀ-Þ][\w-]*(?: [A-ZÀ-Þ][\w-]*){0,2})")
TITLES = re.compile(r"\b(?:former|acting|the|a|an|and)\b\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """What a report says of a person: country and sector, None where it does not."""

    country: str | None
    sector: str | None
    sectors: frozenset[str | None] = frozenset()  # every one that a body had


class Titles:
    """The titles of the people of one report, looked up once a name."""

    def __init__(self, context: Context, home: Home, body: Callable[[str, int], Title | None]) -> None:
        """`body`: country and sector of a known group or organisation that a phrase at an offset holds."""
        self.context = context
        self.home = home
        self._body = body
        self._held: dict[str, Title] = {}

    def of(self, name: str) -> Title:
        """The country and sector of a person by name, from the nearest mention that tells them."""
        if name not in self._held:
            self._held[name] = Title(None, None)  # who is called after themselves ends here
            self._held[name] = self._read(name)
        return self._held[name]

    def _read(self, name: str) -> Title:
        text, sector = self.context.text, None
        place = post_only_of(name)
        post: tuple[str, int] | None = None
        last = re.sub(r"(?:'s|’s)$", "", name.split()[-1])
        # "Trump Heights" is nobody; a mention in full tells more than a surname
        found_at = re.finditer(rf"\b{re.escape(last)}\b(?! [A-ZÀ-Þ][a-zß-ÿ]+ ?)", text)
        for match in sorted(found_at, key=lambda m: not text[: m.end()].endswith(name)):
            for piece in self._pieces(name, match):
                found = countries_in(piece.rpartition(" and ")[2]) or countries_in(piece)
                only = post_only_of(piece)
                inside = self._body(piece, match.start())
                ours = [self.of(x).country for x in possessors(piece) if x not in name.split()]
                place = place or next((c for c in (*found[:1], only, inside and inside.country, *ours) if c), None)
                told = sectors.of_words(TITLES.sub("", piece))
                if inside and told in (None, *inside.sectors, *VAGUE):
                    told = inside.sector
                if told and sector is None:
                    sector = told
                if told in TITLED and post is None:
                    post = piece, match.start()
            if place and sector:
                break
        if place is None and post:
            place = self.home.of_post(post[1], post[0])
        return Title(place, sector)

    def _pieces(self, name: str, match: re.Match[str]) -> list[str]:
        text = self.context.text
        start = max(0, match.start() - BEFORE)
        before = re.split(r"[.;:!?\n]\s|\n|, (?=[a-z])", text[start : match.start()])[-1]
        given = set(name.split())
        words = before.split()
        while words and words[-1] in given:
            words.pop()
        pieces = [_titled(" ".join(words)).rpartition(", ")[2]]
        whole = re.match(rf"{re.escape(match.group())}(?:'s|’s)?", text[match.start() :])
        end = match.start() + (whole.end() if whole else 0)
        behind = BEHIND.match(text[end : end + AFTER])
        if behind and re.match(r",? (?:who (?:is|was) |is |was |an? |the )|, (?!who )", text[end : end + 12]):
            clause = re.split(r"[.;:!?\n]|, (?:said|told|and|who|which)\b| (?:said|told|who|which) ", behind.group(1))[
                0
            ]
            office = clause.split(",")[0]
            words = office.split()
            named = (
                words[-1][0].isupper()
                and not noun_classes(words[-1])
                and not {"of", "for", "to", "in", "at"} & set(words)
            )
            if not named and any(
                noun_classes(w) & {"office", "person", "force"} for w in re.findall(r"[\w’'-]+", office)
            ):
                pieces.append(office)
        home = OF.match(text[end : end + AFTER])
        if home and country(home.group(1)):
            pieces.append(home.group(1))
        return [p for p in pieces if p]


def _titled(before: str) -> str:
    """The run of capitalised words, posts and little words at the end of `before`: "Malian journalist Amina"."""
    words = before.split()
    first = len(words)
    while first and (
        words[first - 1][0].isupper()
        or words[first - 1].lower() in LINKS | ABBREVIATED
        or noun_classes(re.sub(r"(?:'s|’s|,)$", "", words[first - 1])) & HUMAN
    ):
        first -= 1
    if first == len(words) > 1 and words[-1].islower() and nationality(words[-2]):
        first -= 2  # "Belarusian sprinter"
    return " ".join(words[first:])
