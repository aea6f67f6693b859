"""Whose a person is, by the titles that a report gives: "Afghan President Ashraf Ghani", "Omar Haddad, a colonel"."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from panj.ground import sectors
from panj.ground.actors_names import ABBREVIATED, LINKS
from panj.ground.context import Context
from panj.ground.places import countries_in
from panj.ground.registry_states import may_have, post_only_of
from panj.lexicon.names import noun_classes

BEFORE, AFTER = 70, 90  # characters around a name where its titles stand
# Posts of these sectors are a state's: "President Ana Lima" is of the country that the report is about.
TITLED = {"GOV", "MIL", "COP", "JUD", "LEG", "SPY"}
ABROAD = 0.5  # the runner-up may have at most this part of the winner's votes
ABOUT = 0.4  # part of a report's votes that makes it about a country
BEHIND = re.compile(r",? (?:who (?:is|was) |is |was |a |an |the |one of the )*((?:[\w’'-]+[ ,]){0,9}[\w’'-]+)")
VAGUE = ("PTY", "BUS", "GOV", "CVL")  # sectors that "leader", "head", "founder", "spokesman" give: the body's is better
TITLES = re.compile(r"\b(?:former|acting|the|a|an|and|'s|’s)\b\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """What a report says of a person: country and sector, None where it does not."""

    country: str | None
    sector: str | None
    sectors: frozenset[str | None] = frozenset()  # every one that a body had


class Titles:
    """The titles of the people of one report, looked up once a name."""

    def __init__(self, context: Context, body: Callable[[str, int], Title | None]) -> None:
        """`body`: country and sector of a known group or organisation that a phrase at an offset holds."""
        self.context = context
        self._body = body
        self._held: dict[str, Title] = {}

    def of(self, name: str) -> Title:
        """The country and sector of a person by name, from the nearest mention that tells them."""
        if name not in self._held:
            self._held[name] = self._read(name)
        return self._held[name]

    def _read(self, name: str) -> Title:
        text, place, sector = self.context.text, None, None
        post: tuple[str, int] | None = None
        last = re.sub(r"(?:'s|’s)$", "", name.split()[-1])
        for match in re.finditer(rf"\b{re.escape(last)}\b", text):
            for piece in self._pieces(name, match):
                found = countries_in(piece.rpartition(" and ")[2]) or countries_in(piece)
                only = post_only_of(piece)
                inside = self._body(piece, match.start())
                place = place or next((c for c in (*found[:1], only, inside and inside.country) if c), None)
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
            place = self._about(*post)
        return Title(place, sector)

    def _pieces(self, name: str, match: re.Match[str]) -> list[str]:
        text = self.context.text
        start = max(0, match.start() - BEFORE)
        before = re.split(r"[.;:!?\n]\s|\n|, (?=[a-z])", text[start : match.start()])[-1]
        given = set(name.split())
        words = before.split()
        while words and words[-1] in given:
            words.pop()
        pieces = [_titled(" ".join(words))]
        whole = re.match(rf"{re.escape(match.group())}(?:'s|’s)?", text[match.start() :])
        end = match.start() + (whole.end() if whole else 0)
        behind = BEHIND.match(text[end : end + AFTER])
        if behind and re.match(r",? (?:who |is |was |an? |the )|, ", text[end : end + 8]):
            clause = re.split(r"[.;:!?\n]|, (?:said|told|and|who|which)\b| (?:said|told|who|which) ", behind.group(1))[
                0
            ]
            office = clause.split(",")[0]
            words = office.split()
            named = words[-1][0].isupper() and not noun_classes(words[-1]) and not {"of", "for"} & set(words)
            if not named and any(
                noun_classes(w) & {"office", "person", "force"} for w in re.findall(r"[\w’'-]+", office)
            ):
                pieces.append(office)
        return [p for p in pieces if p]

    def _about(self, title: str, offset: int) -> str | None:
        """The country that has such a post and that the report is about there; None where two may be meant."""
        votes = {c: v for c, v in self.context.votes(offset).items() if may_have(title, c)}
        ranked = sorted(votes, key=lambda c: (-votes[c], c))
        if not ranked or (len(ranked) > 1 and votes[ranked[1]] > ABROAD * votes[ranked[0]]):
            return None
        best = ranked[0]
        text = self.context.text
        low, high = text.rfind("\n", 0, offset), text.find("\n", offset) % (len(text) + 1)
        here = any(n.country == best and low <= n.start < high for n in self.context.namings)
        return best if here or self.context.shares.get(best, 0.0) >= ABOUT else None


def _titled(before: str) -> str:
    """The run of capitalised words, posts and little words at the end of `before`: "Malian journalist Amina"."""
    words = before.split()
    first = len(words)
    while first and (
        words[first - 1][0].isupper()
        or words[first - 1].lower() in LINKS | ABBREVIATED
        or noun_classes(re.sub(r"(?:'s|’s|,)$", "", words[first - 1]))
        & {"office", "person", "force", "body", "government"}
    ):
        first -= 1
    return " ".join(words[first:])
