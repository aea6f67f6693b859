"""Bylines: who wrote it, and for whom, out of "By A. Writer and B. Other, Associated Press"."""

import re
from collections.abc import Sequence

from panj.intake.lines import DATED, NAMES
from panj.intake.wires import wire_in, wire_of
from panj.model import Struck

LEADS = re.compile(
    r"^[\s|•·–—(-]*(?:(?:written|story|posted|reported|text|published|words|analysis|reporting) by|by|from|author)\b"
    r"\s*:?\s*",
    re.I,
)  # fmt: skip
# What follows names other people, or tells when and where.
TAIL = re.compile(
    r"[\s,;(]*(?:with (?:additional|extra|further|reporting|files|inputs?|contributions?)\b|additional reporting\b|"
    r"edit(?:ed|ing) (?:and|by)\b|(?:last )?updated\b|published\b|posted\b|photo(?:s|graph)?s? (?:by|:)|illustrat|"
    r"\|?\s*\d{1,2}:\d\d|\d+ min|@|https?:).*$",
    re.I | re.S,
)
SPLIT = re.compile(r"\s*(,|;|\||•|·|/|&|\s[–—-]\s|(?<=[a-z]{3})\.\s|\band\b|\bfor\b|\bvia\b)\s*")
IN_PLACE = re.compile(r"\s+(?:in|at|reporting from|reports from|from)\s+.*$", re.S)
# Words of desks, offices and companies: no person bears them.
NOT_PERSON = re.compile(
    r"(?i:\b(?:staff|news|newsroom|desk|bureau|team|agenc(?:y|ies)|press|media|service|services|network|gazette|times|post|"
    r"herald|tribune|journal|daily|online|editors?|editorial|reporters?|correspondents?|writers?|admin|administrator|"
    r"webmaster|contributors?|columnist|wire|wires|report|reports|magazine|radio|television|tv|digital|web|guest|board|"
    r"foundation|institute|university|ministry|department|company|inc|ltd|llc|chief|senior|special|associate|producer|"
    r"anchor|analyst|photographer|office|today|review|observer|chronicle|monitor|mail|telegraph|standard|globe|"
    r"politics|world|business|sports?|opinion|freelance|intern|fellow|director|professor)\b)"
)
PERSON = re.compile(
    rf"(?!The |THE |A |An |Our |This )(?:(?:Dr|Prof|Sir|Lt|Col|Gen)\.?\s+)?{NAMES}(?:,? (?:Jr|Sr|III|II)\.?)?"
)
MONONYM = re.compile(r"[A-ZÀ-ÖØ-Þ](?=[\w’'-]*[a-zà-öø-ÿ])[\w’'-]{2,20}")
# People who helped, and those who edited, are no authors.
HELPERS = re.compile(
    r"contributed|\bcan be reached|\bmay be reached|^\W*(?:additional|with|edit|contact|e-?mail|follow)", re.I
)
HEAD = 400  # characters of a text in which a stamp may name the agency
MANY = 8  # authors at most; longer lists are mastheads


def byline(text: str, outlets: Sequence[str] = (), stated: bool = False) -> tuple[tuple[str, ...], str | None]:
    """(persons, agency) that a byline names.

    `stated`: it is a page's own author field, where one name without a surname may be an author.
    """
    bare = " ".join(LEADS.sub("", DATED.sub(" ", text.strip())).split())
    wire = None
    bare = TAIL.sub("", bare) if not bare.startswith("@") else ""
    people: list[str] = []
    own = {o.casefold() for o in outlets}
    parts = SPLIT.split(bare)
    joins = [i for i, part in enumerate(parts) if part in ("and", "&")]
    # "A, B and C" lists people; behind the last of them, or behind a lone one, a comma opens a place or an office
    last = len(parts) if stated else joins[-1] + 1 if joins else 0
    for i in range(0, len(parts), 2):
        part = IN_PLACE.sub("", parts[i]).strip(" .:()[]\u00a0*")
        if not part:
            continue
        agency = wire_of(part)
        if agency:
            wire = wire or agency
        elif i > last or part.casefold() in own or NOT_PERSON.search(part):
            continue
        elif PERSON.fullmatch(part) or (stated and not people and MONONYM.fullmatch(part)):
            people.append(part)
    return tuple(dict.fromkeys(people))[:MANY], wire


def joined(people: Sequence[str]) -> str | None:
    """The authors as one string, as a Report holds them."""
    return ", ".join(people) or None


def credits_in(text: str, struck: Sequence[Struck], outlets: Sequence[str]) -> tuple[str | None, str | None]:
    """(authors, agency) of a clean text: bylines that were struck from it, its dateline, the credit at its end."""
    people: tuple[str, ...] = ()
    wire: str | None = None
    for s in struck:
        if s.reason == "byline" and not HELPERS.search(s.text):
            found, agency = byline(s.text.strip(" \n([)]"), outlets)
            people, wire = people or found, wire or agency
        elif s.reason == "stamp" and s.at < HEAD:
            wire = wire or wire_of(s.text.split("|")[0])  # "Xinhua | Updated: 14:30"
    lines = [line for line in text.split("\n") if line.strip()]
    ends = [s.text.strip() for s in struck if s.reason in ("credit", "copyright", "sources") and s.at >= len(text) - 2]
    return joined(people), wire or wire_in(lines, ends)
