"""Where it was done: the places that the act's own clause states, with the role each plays (at, origin, destination)."""

from collections.abc import Iterable
from dataclasses import dataclass

from panj.extract.acts import Act, lemma
from panj.extract.roles import object_of, passive, spread, subject_of
from panj.language import Phrase, Token, phrase_of
from panj.lexicon import names as known

AT = {"in", "at", "near", "on", "around", "across", "inside", "outside", "along", "off", "within", "throughout", "over",
      "between", "through", "beside", "amid", "under", "above", "close", "south", "north", "east", "west", "via", "by"}  # fmt: skip
ORIGIN = {"from", "of"}
DESTINATION = {"to", "into", "toward", "towards", "onto", "for"}
MOVING = {"MOVE", "RETREAT", "MOBILIZE", "CONSULT", "SANCTION", "COERCE"}
SITES = {"GPE", "LOC", "FAC"}
# "the city of X": the name behind "of" is the place
NAMED_BY_OF = frozenset("city town village district province region state governorate county municipality port island "
                        "area neighborhood neighbourhood suburb department oblast prefecture capital republic camp".split())  # fmt: skip
TAKEN = frozenset("territory district town village city region province area border crossing island capital outpost "
                  "post headquarters base airport land settlement".split())  # fmt: skip


@dataclass(frozen=True, slots=True)
class Site:
    """A place as the clause names it, its phrase and role."""

    head: Token
    phrase: Phrase
    role: str


def is_place(token: Token) -> bool:
    """Whether a word names a place: a named one or a kind of place ("hospital", "border")."""
    if token.ent_type_ in ("PERSON", "DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY", "ORDINAL"):
        return False
    if token.ent_type_ in SITES and token.pos_ in ("PROPN", "NOUN", "ADJ"):
        return True
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    if known.country(token.text) is not None and token.text[:1].isupper():
        return True
    return known.place_word(lemma(token)) and lemma(token) not in ("country", "world") or lemma(token) == "country"


def _chain(token: Token) -> list[Token]:
    """A place and the enclosing ones named beside it ("Palma, Mozambique"; "a market in Karary, Khartoum, Sudan")."""
    out = [token]
    if lemma(token) in NAMED_BY_OF:
        inner = [g for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children
                 if g.dep_ == "pobj" and (g.ent_type_ in SITES or g.pos_ == "PROPN")]  # fmt: skip
        if inner:
            out = []
            for t in inner:
                out += _chain(t)
    for child in token.rights:
        if child.dep_ in ("appos", "npadvmod", "conj", "nmod", "dep") and is_place(child) and child.text[:1].isupper():
            out += _chain(child)
        elif child.dep_ == "prep" and child.lower_ in ("in", "near", "at", "on", "of") and lemma(token) not in NAMED_BY_OF:
            out += [x for g in child.children if g.dep_ == "pobj" and is_place(g) for x in _chain(g)]
        elif child.dep_ == "prep" and child.lower_ in ("in", "near"):
            out += [x for g in child.children if g.dep_ == "pobj" and is_place(g) for x in _chain(g)]
    return out


def _role(act: Act, prep: str) -> str | None:
    given = act.roles.get(prep)
    if given in ("origin", "destination", "at"):
        return given
    if given in ("target", "actor", "none"):
        return None if given == "none" else "at"
    if prep in ORIGIN:
        return "origin" if prep == "from" else None
    if prep in DESTINATION:
        return "destination" if act.type in MOVING and prep != "for" else None
    return "at" if prep in AT else None


def _under(token: Token, act: Act, barred: set[int]) -> Iterable[Site]:
    """Places in the prepositional phrases right under a word."""
    for child in token.children:
        if child.dep_ not in ("prep", "advmod", "prt", "agent") or child.i in barred:
            continue
        preps = [child] + [g for g in child.children if g.dep_ == "prep"]
        for prep in preps:
            role = _role(act, prep.lower_)
            if role is None:
                continue
            for pobj in prep.children:
                if pobj.dep_ != "pobj":
                    continue
                for t in spread([pobj]):
                    if is_place(t):
                        for x in _chain(t):
                            yield Site(x, phrase_of(x, of=False), role)


def places_of(act: Act, actors: Iterable[Token], targets: Iterable[Token], others: set[int]) -> list[Site]:
    """Sites of an act. `others`: head indexes of other acts, whose phrases are not entered."""
    found: list[Site] = []
    barred = others - {act.head.i}
    spots = [act.head]
    if act.light is not None:
        spots.append(act.light)
    verb = act.verb
    spots += [t for t in object_of(verb) if t.i not in barred] if verb.pos_ in ("VERB", "AUX") else []
    if passive(verb) or act.type in ("ASSAULT", "PROTEST"):
        spots += [t for t in subject_of(verb) if t.i not in barred] if verb.pos_ in ("VERB", "AUX") else []
    spots += [t for t in targets if t.i not in barred and t not in spots]
    if act.nominal and act.light is None:
        up = act.head.head
        if up.pos_ in ("VERB", "AUX") and act.head.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and up.i not in barred:
            spots.append(up)
        elif up.pos_ == "ADP" and up.head.pos_ in ("VERB", "AUX") and up.head.i not in barred:
            spots.append(up.head)
    elif verb.dep_ in ("xcomp", "conj", "ccomp") and verb.head.pos_ == "VERB" and verb.head.i not in barred:
        spots.append(verb.head)
    elif verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN"):
        spots.append(verb.head)
    for spot in spots:
        found += _under(spot, act, barred)
    found += _objects(act, targets)
    out: list[Site] = []
    for site in found:
        if any(site.head.i == s.head.i for s in out) or site.head.i in act.tokens:
            continue
        out.append(site)
    return out


def _objects(act: Act, targets: Iterable[Token]) -> list[Site]:
    """Objects that are places: taken, attacked, fled from, reached."""
    out: list[Site] = []
    role = act.roles.get("obj")
    if role in ("origin", "destination", "place", "at"):
        for t in object_of(act.verb):
            if is_place(t):
                out += [Site(x, phrase_of(x, of=False), "at" if role == "place" else role) for x in _chain(t)]
    if act.type in ("ASSAULT", "COERCE"):
        for t in targets:
            if t.ent_type_ in SITES or (is_place(t) and lemma(t) in TAKEN) or (act.type == "ASSAULT" and is_place(t)):
                out += [Site(x, phrase_of(x, of=False), "at") for x in _chain(t)]
    if act.nominal:
        for c in act.head.lefts:
            if c.dep_ in ("compound", "nmod", "amod") and c.ent_type_ in ("GPE", "LOC", "FAC") and c.pos_ == "PROPN" and act.type in ("ASSAULT", "PROTEST"):
                out.append(Site(c, phrase_of(c, of=False), "at"))
    return out
