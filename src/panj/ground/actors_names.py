"""Names as a report writes them: what is a name at all, its core without titles, acronyms that the report brings in."""

import re
from functools import cache

from panj.lexicon.loader import word_class
from panj.lexicon.names import ARTICLE, POSSESSIVE, country, fold, nationality, noun_classes
from panj.model.ids import digest

WORDS = "actor_words.tsv"
NAME = re.compile(r"^(?:[A-ZÀ-ÞĀ-Ž][\w’'.-]*|al-[A-Z][\w’'-]*)"
                  r"(?:\s+(?:de|da|dos|van|von|der|bin|al|el|ibn|dela|del|la)|"
                  r"\s+[A-ZÀ-ÞĀ-Ž][\w’'.-]*|\s+(?:al|el)-[A-ZÀ-Þ][\w’'-]*)*$")  # fmt: skip
PRONOUNS = frozenset(
    "he she they it him her them we i who his their its me us our my you your these those this that himself herself "
    "themselves itself".split()
)
# Little words between the posts before a name: "Minister of the Interior and acting premier Ana Lima".
LINKS = frozenset(
    "of the for and to prime foreign former acting vice deputy chief interior defence defense finance rebel opposition "
    "far-right veteran senior".split()
)
ABBREVIATED = frozenset(
    "gen. col. lt. maj. capt. sgt. mr mr. mrs mrs. ms ms. dr dr. sen. rep. gov. sheikh sir lord lady rev. prof. prof "
    "president-elect".split()
)
BRACKETED = re.compile(r"\(([A-Z][A-Za-z-]{0,10}[A-Z]|[A-Z]\d+)s?\)")
LITTLE = frozenset("of the and for in on to de del la al des du et a an &".split())
HEADED = re.compile(
    r"\s+(?:of|from|for|in|at|to|with|against|on|by|near|within|inside|among|across|who|which|that|over|under|between|"
    r"during|after|before|about|without|through)\s", re.IGNORECASE,
)  # fmt: skip


def is_name(text: str) -> bool:
    """Whether a phrase is a bare proper name: "Amina Diallo", not "Soldiers"."""
    return NAME.match(text) is not None and not noun_classes(text.split()[-1].lower())


def _words(text: str) -> list[str]:
    plain = re.sub(r"\s*[(\[][^)\]]*[)\]]", "", text)
    return POSSESSIVE.sub("", ARTICLE.sub("", plain.strip(" \"“”‘’'"))).split()


def _own(words: list[str]) -> list[str]:
    """The words that can be part of a proper name: capitalised, no demonym, no common noun, no "European"."""
    return [
        w
        for w in words
        if (w[:1].isupper() or (w[:3].lower() in ("al-", "el-") and w[3:4].isupper()))
        and not nationality(w)
        and not country(w)
        and not noun_classes(w.lower())
        and w.lower() not in word_class(WORDS, "adjectives")
        and w.lower() not in LITTLE
    ]


@cache
def core(text: str) -> str | None:
    """The name inside a phrase, titles of people struck off; None where the phrase names nobody.

    "President Joe Biden" → Joe Biden; "Northamptonshire police" → itself; "three soldiers", "Afghan officials",
    "Syrian refugees" → None: words for kinds of people, of whom the next report means others.
    """
    words = _words(text)
    if not words or " ".join(words).lower() in PRONOUNS | word_class(WORDS, "alone") | word_class(WORDS, "regions"):
        return None
    head = HEADED.split(" ".join(words))[0].split()
    last = head[-1]
    named = bool(_own(words if last[0].isupper() else head))
    if last[0].islower() and not (last[:3] in ("al-", "el-") and last[3:4].isupper()):
        # "Kerala police" is a body by name; "Kerala policemen", "Gdańsk residents", "Hamas official" are not
        body = noun_classes(last) & {"body", "government", "media"} and not last.endswith("s")
        return " ".join(words) if named and (body or last in word_class(WORDS, "collective")) else None
    if not named:
        # "Supreme Electoral Tribunal": a body by its words alone, once it has two capitals and a body's noun
        whole = len(head) > 1 and all(w[0].isupper() or w in LITTLE for w in head)
        return " ".join(words) if whole and noun_classes(last.lower()) & {"body", "media"} else None
    while len(words) > 1 and (
        words[0].lower() in LINKS | ABBREVIATED
        or words[0].islower()
        or (
            (nationality(words[0]) or noun_classes(words[0].lower()) & {"office", "person", "force"})
            and not noun_classes(last.lower())
        )
    ):
        words = words[1:]
    return " ".join(words)


def own_id(name: str, code: str | None) -> str:
    """The id of an actor that no table lists: `u` and 12 hex of its folded name and country."""
    return "u" + digest(fold(name), code, size=6)


def introduced(text: str) -> dict[str, str]:
    """Acronym → name for each "Long Name (LN)" of a report whose initials fit, the first one where several do."""
    out: dict[str, str] = {}
    for match in BRACKETED.finditer(text):
        short = match.group(1)
        letters = [c.lower() for c in short if c.isalpha()]
        before = re.split(r"[\n.;:!?\"“”()]", text[max(0, match.start() - 120) : match.start()])[-1].split()
        name: list[str] = []
        for word in reversed(before):
            if not (word[:1].isupper() or word.lower() in LITTLE):
                break
            name.insert(0, word)
            initials = [p[0].lower() for w in name if w.lower() not in LITTLE for p in re.split(r"[-/]", w) if p]
            begins = word[:1].isupper() and word[:1].lower() == letters[0]
            if begins and len(initials) > 1 and (initials == letters or len(name) >= len(letters)):
                out.setdefault(short, " ".join(name))
                break
    return out
