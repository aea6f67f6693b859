"""What a figure of an act counts: from the word that governs the number, else from the act's type and mode."""

import re

from panj.extract.links import Link, effect
from panj.extract.quantities import Quantity, is_person
from panj.language import Doc, Token

PRISON = re.compile(r"^['’]?\s*(?:in|of|behind)?\s*(?:prison|jail|imprison|detention|bars|custody|hard labou?r|incarcerat|sentence|term|in prison|in jail)")
SENTENCE = {"sentence", "jail", "imprison", "convict", "face", "condemn"}
WEAPON = {"rocket", "missile", "drone", "shell", "projectile", "bomb", "mortar", "torpedo", "round", "shot", "grenade", "munition", "strike"}
LAND = {"city", "town", "village", "district", "province", "territory", "settlement", "capital", "base", "outpost", "post", "checkpoint", "neighbourhood", "neighborhood", "island", "region", "area", "building"}
TROOPS = {"soldier", "troop", "troops", "serviceman", "marine", "police", "officer", "policeman", "guard", "personnel", "paratrooper", "force", "forces", "reservist"}
SPEAKERS = {"speaker", "attendee", "participant", "country", "state", "nation", "leader", "agency", "interviewee"}
BORDER = {"into", "across", "over", "to"}
ZERO_KINDS = {"killed", "injured", "arrested", "missing"}


def sentenced(q: Quantity, doc: Doc, word: Token) -> bool:
    """Is a stretch of time a sentence? "18 years in prison", "a five-year jail term", "sentenced to 10 years"."""
    return bool(PRISON.match(doc.text[q.end : q.end + 40].lstrip(" -").removeprefix("year").removeprefix("month").removeprefix("day").lstrip("s"))) or word.lemma_ in SENTENCE


def kind_of(link: Link, head: Token, type: str, mode: str | None, doc: Doc) -> str | None:
    """One of FIGURE_KINDS, or None where the quantity says nothing of the act (distances, lengths of time)."""
    q = link.quantity
    if q.kind == "measure":
        return None
    if q.kind == "duration":
        return "sentenced" if sentenced(q, doc, link.word) else None
    if q.kind == "money":
        return "money"
    if q.kind == "votes":
        return "votes"
    noun = None if q.head is None else doc[q.head]
    if noun is not None and noun.i == head.i:
        return "other" if q.kind != "zero" else None
    person = q.unit == "person" or noun is None
    found = None if link.shared else effect(link.word) 
    if found is None and link.slot == "p":
        found = effect(head)
    if found is not None and (found[1] == link.slot or found[1] == "b"):
        what = _fits(found[0], person, q, noun, link)
        if what is not None:
            return what
    if q.kind == "zero":
        return "other" if noun is not None and noun.lemma_.lower() == "casualty" else None
    if q.kind == "pair":
        return None
    if q.kind == "share":
        return _share(type)
    return by_type(q, noun, link, type, mode, person, head)


def _fits(what: str, person: bool, q: Quantity, noun: Token | None, link: Link) -> str | None:
    if q.kind == "zero" and what not in ZERO_KINDS:
        return None
    lemma = noun.lemma_.lower() if noun is not None else ""
    if what in ("killed", "injured", "arrested", "released", "sentenced", "abducted", "missing", "captured", "troops"):
        if not person:
            return None
        if lemma == "casualty" and what in ("killed", "injured"):
            return "other"
        return what
    if what in ("destroyed", "launched", "seized") and person:
        return "killed" if what == "destroyed" and link.word.lemma_ == "burn" else None
    return what


def _share(type: str) -> str:
    return {"FALL": "votes", "RETREAT": "progress", "SUPPORT": "votes"}.get(type, "other")


def by_type(q: Quantity, noun: Token | None, link: Link, type: str, mode: str | None, person: bool, head: Token) -> str | None:
    """The kind that the act's type and mode give to a doer (slot s), one it is done to (p), or a bystander (o)."""
    lemma = noun.lemma_.lower() if noun is not None else ""
    doer = link.slot == "s"
    if type == "PROTEST":
        if not person or lemma in SPEAKERS:
            return "participants" if lemma in SPEAKERS else "other"
        return "protesters"
    if type == "MOVE" and person:
        if mode == "evacuate":
            return "displaced" if not (noun is not None and noun.ent_type_ == "NORP") else "other"
        if mode in ("displace",):
            return "displaced"
        if mode == "cross" or head.lemma_ in ("defect", "cross") or any(c.dep_ == "prep" and c.lower_ in BORDER and any(g.ent_type_ == "GPE" or g.lemma_ == "border" for g in c.subtree) for c in head.children):
            return "crossed"
        return "displaced"
    if type == "MOBILIZE":
        return "troops" if person else "launched"
    if type == "COERCE":
        if mode == "arrest" and person:
            return "participants" if doer else "arrested"
        if mode == "seize":
            if not person:
                return "seized" if not doer else "other"
            return "participants" if doer else "captured"
        if mode == "deport" and person:
            return "displaced"
        if person and doer:
            return "troops" if lemma in TROOPS else "participants"
        return "other"
    if type == "RETREAT":
        if person and mode == "release":
            return "released"
        if person and mode == "withdraw":
            return "troops"
        return "other"
    if type == "ASSAULT":
        if doer and person:
            return "participants"
        if mode == "abduct" and person and link.slot == "p":
            return "abducted"
        if lemma in WEAPON:
            return "launched"
        return "other"
    if type == "FALL" and lemma in ("vote", "voter", "ballot"):
        return "votes"
    if type == "SANCTION" and mode == "convict" and person and not doer:
        return "sentenced"
    if type in ("CONSULT", "COOPERATE", "AID") and (doer or type == "CONSULT"):
        return "participants"
    return "other"
