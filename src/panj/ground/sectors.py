"""PLOVER's actor sectors, and which of them a doer belongs to, from its words.

Source of the codes: PLOVER codebook (Open Event Data Alliance), the three-letter agent codes.
"""

import re
from functools import cache

from panj.lexicon.loader import word_class
from panj.lexicon.names import (
    Named,
    actor_named,
    country,
    government_seat,
    nationality,
    noun_classes,
    noun_sector,
    outlet_named,
    singular,
)  # fmt: skip

SECTORS: dict[str, str] = {
    "GOV": "the executive: governments, ministries, heads of state, officials, diplomats",
    "MIL": "armed forces of a state",
    "COP": "police and other state forces of order",
    "JUD": "judges, courts, prosecutors",
    "LEG": "parliaments and their members",
    "PTY": "political parties, candidates and politicians by that word",
    "SPY": "intelligence services",
    "OPP": "non-violent political opposition, protesters, activists",
    "REB": "armed groups against a state",
    "UAF": "armed people of unknown or unaligned side: gunmen, militias, mercenaries",
    "CRM": "organised crime and criminals",
    "IGO": "organisations of states",
    "NGO": "charities, rights groups, relief and other non-profit organisations",
    "MED": "media and journalists",
    "BUS": "companies and business people",
    "LAB": "workers and their unions",
    "EDU": "schools, universities, students and scholars",
    "HLH": "health services and their people",
    "REL": "religious bodies and clergy",
    "REF": "refugees, migrants, displaced people",
    "CVL": "civilians: people in no such role",
}

# Last words of names of organisations that the nouns of the lexicon do not settle.
ENDINGS = {
    "forces": "MIL", "army": "MIL", "navy": "MIL", "brigade": "MIL", "command": "MIL", "guard": "MIL", "corps": "MIL",
    "guards": "MIL", "police": "COP", "gendarmerie": "COP", "court": "JUD", "tribunal": "JUD", "parliament": "LEG",
    "senate": "LEG", "assembly": "LEG", "congress": "LEG", "party": "PTY", "university": "EDU", "institute": "EDU",
    "church": "REL", "inc": "BUS", "corp": "BUS", "corporation": "BUS", "ltd": "BUS", "company": "BUS",
    "airlines": "BUS", "bank": "BUS", "group": "BUS", "ministry": "GOV", "department": "GOV", "treasury": "GOV",
    "administration": "GOV", "government": "GOV", "authority": "GOV", "commission": "GOV", "council": "GOV",
    "agency": "GOV", "office": "GOV", "embassy": "GOV", "union": "LAB", "foundation": "NGO", "watch": "NGO",
    "front": "REB", "militia": "UAF", "cartel": "CRM", "hospital": "HLH", "times": "MED", "news": "MED", "tv": "MED",
}  # fmt: skip
MEMBERS = {"member", "group", "number", "part", "handful", "dozen", "leader", "some", "supporter", "majority", "family",
           "wing", "side", "others", "body", "remains", "unit", "column", "crowd"}  # fmt: skip
SOMEBODY = re.compile(r"(?:those|anyone|anybody|everyone|people|all) (?:who|in|from)\b", re.IGNORECASE)
PREPOSITION = re.compile(
    r"\s+(?:of|from|for|in|at|to|with|against|on|by|near|within|inside|among|across|throughout|under|over|between|who|"
    r"that|which|after|before|during)\s+"
)
WORD = re.compile(r"[\w’'.-]*[\w’']")


@cache
def of_words(phrase: str) -> str | None:
    """Sector of a doer by the words of its phrase: known names, then its head noun, then titles before a name."""
    text = re.sub(r"\s*\([^)]*\)", "", phrase).strip()
    if not text:
        return None
    known = actor_named(text) or (outlet_named(text) if len(text) > 3 else None)
    if known:
        return known.sector
    if country(text) or government_seat(text):
        return "GOV"
    if nationality(text) and text[0].isupper():
        return "CVL" if text.endswith("s") else "GOV"
    if text.lower() in word_class("actor_words.tsv", "crowd") or SOMEBODY.match(text):
        return "CVL"
    ending = " ".join(text.lower().split()[-3:])
    if " of " in ending and noun_classes(ending) and noun_sector(ending):
        return noun_sector(ending)  # "chief of staff"
    parts = PREPOSITION.split(text)
    head = _run(parts[0])
    first = singular(WORD.findall(parts[0])[-1]) if WORD.findall(parts[0]) else ""
    if len(parts) > 1 and (first in MEMBERS or first in word_class("actor_words.tsv", "heads")):
        inner = of_words(re.sub(r"^the\s+", "", parts[1]))
        if inner:
            return inner
    if head:
        return head
    for part in parts[1:]:
        known = actor_named(part)
        if known:
            return known.sector
    return None


def _run(text: str) -> str | None:
    """The last one to three words as a noun, then a name known inside, then an office before a name."""
    words = [re.sub(r"(?:'s|’s)$", "", w) for w in WORD.findall(text)]
    if not words:
        return None
    for n in (3, 2, 1):
        tail = " ".join(words[-n:]).lower()
        if len(words) >= n and noun_classes(tail):
            sector = noun_sector(tail)
            if sector == "CVL" or sector == "UAF" or n == 1:
                known = _inside(words[:-n])
                if known in ("REB", "IGO", "CRM", "NGO") or (known and sector == "CVL"):
                    return known
            if sector:
                return sector
    if words[-1].lower() in ENDINGS:
        return ENDINGS[words[-1].lower()]
    return _inside(words)


def known_in(words: list[str]) -> Named | None:
    """The longest known name among the words, from the left: "Taliban" of "Taliban forces"."""
    for n in range(min(5, len(words)), 0, -1):
        for i in range(len(words) - n + 1):
            piece = " ".join(words[i : i + n])
            known = actor_named(piece) if piece[:1].isupper() else None
            if known:
                return known
    return None


def _inside(words: list[str]) -> str | None:
    """Sector of a known name among the words, else of an office among them."""
    known = known_in(words)
    if known:
        return known.sector
    for n in (3, 2, 1):
        for i in range(len(words) - n + 1):
            piece = " ".join(words[i : i + n]).lower()
            if noun_classes(piece) & {"office", "force"} and (piece != "deputy" or i + n == len(words)):
                return noun_sector(piece)
    return None
