"""What kind of source words stand for: a person, an office, an organisation, an outlet, a document, nobody named."""

import re

from panj.ground import sectors
from panj.ground.actors_names import NAME, PRONOUNS
from panj.ground.registry import registry
from panj.lexicon.names import (
    country,
    document_word,
    government_seat,
    government_word,
    media_word,
    noun_classes,
    outlet_named,
    singular,
)  # fmt: skip
from panj.model import Source

ORGANISED = {"body", "force", "government", "media", "office"}
GROUPS = {"group", "movement", "organisation", "organization", "collective", "network", "party", "militia", "company"}
# a single word that is a newspaper's or a site's name: RostovGazeta, HaberTürk
PRESS = re.compile(
    r"^[A-Z]\w*(?:[Gg]azeta|[Pp]ress|[Nn]ews|Times|Post|Haber|Radio|TV)$|^\w+\.(?:com|org|net|[a-z]{2})$"
)
OFFICES = re.compile(r"(?:'s|’s|s')\s+office$|\b(?:office|presidency|palace|house|kremlin)$", re.IGNORECASE)


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
    if registry().named(bare) or country(bare):
        return "organisation"
    first = re.split(r"\s+", bare, maxsplit=1)[0]
    if _of_outlet(bare) or (len(words) > 1 and media_word(first.lower()) and not noun_classes(head.lower())):
        return "outlet"
    described = said.split()[-1].lower() if said and source.name not in ("", source.text) else ""
    if described in GROUPS and name in said:
        return "organisation"  # "the Predator Sparrow hacker group"
    if NAME.match(bare) and len(words) > 1 and not noun_classes(head.lower()) & ORGANISED:
        return "person"
    if head[:1].isupper() and len(words) > 1 and not noun_classes(head.lower()):
        return "person" if sectors.of_words(bare) not in ("MED", "BUS", "IGO", "NGO") else "organisation"
    classes = noun_classes(tail) | noun_classes(head.lower())
    if "document" in classes and not classes & {"office", "force"} and document_word(singular(head.lower())):
        return "document"
    if media_word(tail) or (media_word(head.lower()) and not noun_classes(head.lower()) & {"body", "person"}):
        return "outlet"
    if "office" in classes:
        return "unnamed" if indefinite or head.lower().endswith("s") else "office"
    if classes & {"body", "force"} or government_word(head.lower()):
        return "unnamed" if indefinite and "body" not in classes else "organisation"
    if classes & {"person"} or bare.islower() or head.islower():
        return "unnamed"
    return "person" if NAME.match(bare) and len(words) == 1 else "organisation"


def _of_outlet(name: str) -> bool:
    """Whether a name is an outlet's by its look: "Al Jazeera Mubasher", "RostovGazeta", "Gazeta.ua"."""
    words = name.split()
    known = next((outlet_named(" ".join(words[:n])) for n in range(len(words) - 1, 1, -1)), None)
    if known is not None and all(w[:1].isupper() for w in words):
        return len(words) < 5
    return len(words) == 1 and PRESS.search(name) is not None
