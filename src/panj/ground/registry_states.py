"""Bodies and posts that every state has, found by rule: "Tajikistan's border guard service" is tjk-mil-border.

The words come from lexicon/bodies.tsv and countries.tsv; nothing is listed country by country.
"""

import re
from dataclasses import dataclass
from functools import cache

from panj.lexicon import rows
from panj.lexicon.loader import word_class
from panj.lexicon.names import country, country_name, fold, government_seat, nationality, noun_classes

LEADING = re.compile(
    r"^(?:the|a|an|its|their|his|her|our|this|that|some|several|many|most|all|any|other|more|new|local|\d[\d,.]*|two|three|"
    r"four|five|six|seven|eight|nine|ten|dozens of|hundreds of|thousands of)\s+", re.IGNORECASE,
)  # fmt: skip
OF = re.compile(r"\s+(?:of|in|from|for)\s+(?:the\s+)?(?=\S)")
PAST = re.compile(
    r"\b(?:former|ex|ousted|deposed|late|then|exiled|self-proclaimed|would-be|disgraced)\b", re.IGNORECASE
)
BEHIND = re.compile(
    r"\s+(?:spokes(?:man|woman|person|people|men)|statement|units?|personnel|elements|convoy|patrol)$", re.IGNORECASE
)
WORDS = "actor_words.tsv"


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of body, its sector and its usual name; `country` where the phrase itself names one."""

    kind: str
    sector: str
    name: str
    country: str | None = None

    def id(self, code: str) -> str:
        """Id of this body in the country `code`."""
        return f"{code.lower()}-{self.kind}"


@cache
def _bodies() -> tuple[dict[str, Body], dict[str, Body], dict[str, Body]]:
    """(by name, by name where words may stand before it, by kind)."""
    exact: dict[str, Body] = {}
    loose: dict[str, Body] = {}
    kinds: dict[str, Body] = {}
    for _, (kind, sector, listed) in rows("bodies.tsv", 3):
        names = listed.split("|")
        body = kinds[kind] = Body(kind, sector, names[0].lstrip("+"))
        for name in names:
            exact.setdefault(fold(name.lstrip("+")), body)
            if name.startswith("+"):
                loose.setdefault(fold(name[1:]), body)
    return exact, loose, kinds


def body_with_id(key: str) -> Body | None:
    """The body that an id such as rus-gov-foreign stands for, its country filled; None for any other id."""
    code, _, kind = key.partition("-")
    body = _bodies()[2].get(kind)
    if body is None or len(code) != 3 or country_name(code.upper()) is None:
        return None
    return Body(body.kind, body.sector, body.name, code.upper())


def title(body: Body) -> str:
    """The English name of a country's body: "foreign ministry of Russia"."""
    return f"{body.name} of {country_name(body.country or '')}"


def _split(text: str) -> tuple[str | None, str]:
    """(country, rest) of a phrase that begins with a country's name or demonym; (None, text) of any other."""
    words = text.split()
    for n in range(min(5, len(words)), 0, -1):
        lead = re.sub(r"(?:'s|’s|['’])$", "", " ".join(words[:n]))
        code = country(lead) or nationality(lead)
        if code and n == len(words):
            return code, ""
        if code:
            return code, " ".join(words[n:])
    return None, text


@cache
def _posts() -> dict[str, tuple[bool, frozenset[str]]]:
    return {fold(post): (mode == "in", frozenset(codes.split())) for _, (post, mode, codes) in rows("posts.tsv", 3)}


@cache
def may_have(phrase: str, code: str) -> bool:
    """Whether a country has the post that a title names: the USA has no prime minister, only some a Foreign Secretary.

    The longest post of lexicon/posts.tsv in the phrase decides; without one every country may.
    """
    text = f" {fold(phrase)} "
    found = [post for post in _posts() if f" {post} " in text]
    if not found:
        return True
    only, codes = _posts()[max(found, key=len)]
    return (code in codes) == only


@cache
def post_only_of(phrase: str) -> str | None:
    """The country of a post that only one has: Taoiseach → IRL; else None."""
    text = f" {fold(phrase)} "
    found = [post for post, (only, codes) in _posts().items() if only and len(codes) == 1 and f" {post} " in text]
    return next(iter(_posts()[max(found, key=len)][1])) if found else None


@cache
def body_of(phrase: str) -> Body | None:
    """The state body or post that a phrase names, `country` filled where its words tell it; None for anything else.

    "Russian forces" → mil of RUS; "Ministry of Defence of Mali" → gov-defence of MLI; "the police" → cop of no country;
    "rebel forces", "Texas police", "former president" → None. A country by itself is its government.
    """
    text = re.sub(r"\s*\([^)]*\)", "", phrase).strip()
    while (bare := LEADING.sub("", text)) != text:
        text = bare
    if not text or PAST.search(text):
        return None
    exact, loose, kinds = _bodies()
    whole = country(text) or government_seat(text)
    if whole:
        gov = kinds["gov"]
        return Body(gov.kind, gov.sector, gov.name, whole)
    text = BEHIND.sub("", text)
    code, rest = _split(text)
    if not rest:
        return None
    parts = OF.split(rest, maxsplit=1)
    if len(parts) == 2 and parts[0].lower() in word_class(WORDS, "members"):
        inner = body_of(parts[1])
        return inner if inner and inner.kind not in ("gov",) else None
    body = _named(rest, exact, loose)
    if body is None and len(parts) == 2 and _named(parts[0], exact, loose) == kinds["gov-embassy"]:
        body = kinds["gov-embassy"]  # where it stands says nothing of whose it is
    if body is None and len(parts) == 2:
        body, code = _of_somewhere(rest, code, exact, loose)
    if body is None or (body.kind == "gov-embassy" and code is None):
        return None  # an embassy is never that of the country it stands in
    if code is None and text.split()[-1].lower() in word_class(WORDS, "people"):
        return None
    return Body(body.kind, body.sector, body.name, code)


def _of_somewhere(
    rest: str, code: str | None, exact: dict[str, Body], loose: dict[str, Body]
) -> tuple[Body | None, str | None]:
    """ "Ministry of Defence of Mali": the last "of" that a country follows parts body and country."""
    for match in reversed(list(OF.finditer(rest))):
        of = country(rest[match.end() :].strip())
        if of and (found := _named(rest[: match.start()], exact, loose)):
            return found, code or of
    return None, code


def _named(rest: str, exact: dict[str, Body], loose: dict[str, Body]) -> Body | None:
    words = re.sub(r"(?:'s|’s|['’])$", "", rest).split()
    text = fold(" ".join(words))
    if text in exact:
        return exact[text]
    for i in range(1, len(words)):
        tail = fold(" ".join(words[i:]))
        found = loose.get(tail)
        if not found:
            continue
        before = words[:i]
        if any(part in word_class(WORDS, "notours") for w in before for part in w.lower().split("-")):
            return None
        # "Kerala police", "Haftar's forces": somebody's own, not the state's
        if any(
            w[:1].isupper() and not noun_classes(w.lower()) and w.lower() not in word_class(WORDS, "fitting")
            for w in before
        ):
            return None
        return found
    return None
