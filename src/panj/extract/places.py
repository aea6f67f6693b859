"""Where it was done: the places that the act's own clause states, each with its role (at, origin, destination)."""

from collections.abc import Iterable
from dataclasses import dataclass

from panj.extract.acts import Act, lemma
from panj.extract.roles import TARGET_PREPS, object_of, passive, spread, subject_of
from panj.language import Phrase, Token, phrase_of
from panj.lexicon import names as known
from panj.lexicon import word_class

AT = {"in", "at", "near", "on", "around", "across", "inside", "outside", "along", "off", "within", "throughout", "over",
      "through", "beside", "close", "south", "north", "east", "west", "via"}  # fmt: skip
ORIGIN = {"from", "of"}
DESTINATION = {"to", "into", "toward", "towards", "onto", "for"}
MOVING = {"MOVE", "RETREAT", "MOBILIZE", "CONSULT", "SANCTION", "COERCE", "AID"}
STRUCK = {"ASSAULT", "PROTEST"}
PLACELESS = {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"}
BOUND = {"MOVE", "RETREAT", "MOBILIZE", "CONSULT", "AID", "COERCE"}
NAMING = {"in", "at", "near", "outside", "into"}  # a capitalised word behind these is a place if no party
SITES = {"GPE", "LOC", "FAC"}
# "the city of X": the name behind "of" is the place
NAMED_BY_OF = word_class("classes.tsv", "named_by_of")
TAKEN = word_class("classes.tsv", "taken")


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
    return (known.place_word(lemma(token)) and lemma(token) not in ("country", "world")) or lemma(token) == "country"


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
        elif (
            child.dep_ == "prep"
            and child.lower_ in ("in", "near", "at", "on", "of")
            and lemma(token) not in NAMED_BY_OF
        ) or (child.dep_ == "prep" and child.lower_ in ("in", "near")):
            out += [x for g in child.children if g.dep_ == "pobj" and is_place(g) for x in _chain(g)]
    return out


def _role(act: Act, prep: str) -> str | None:
    given = act.roles.get(prep)
    if given in ("origin", "destination", "at"):
        return given
    if given in ("target", "actor", "none"):
        return "at" if act.type in STRUCK and prep in ("on", "at", "in", "into") else None
    if act.type in STRUCK and prep in ("to", "into", "toward", "towards", "onto", "against"):
        return "at"
    if prep in ("on", "to", "for") and act.type not in BOUND and prep in TARGET_PREPS[act.type]:
        return None
    if prep in ORIGIN:
        return "origin" if prep == "from" else None
    if prep in DESTINATION:
        return "destination" if act.type in MOVING and prep != "for" else None
    return "at" if prep in AT else None


def _named(token: Token, prep: str, act: Act) -> bool:
    """A capitalised word behind "in", "near", … that the parser took for something else ("in Bannu")."""
    moved = act.roles.get(prep) in ("origin", "destination") and known.nationality(token.text) is None
    if not (prep in NAMING or moved) or token.pos_ != "PROPN" or not token.text[:1].isupper():
        return False
    if token.ent_type_ not in ("", "ORG", "PERSON", "NORP") or known.armed_group(token.text):
        return False
    return not any(c.dep_ in ("det", "poss") for c in token.children)


def _under(token: Token, act: Act, barred: set[int], depth: int = 0) -> Iterable[Site]:
    """Places in the prepositional phrases under a word, those of a noun in between too ("a raid on a lab in Bali")."""
    for child in token.children:
        if child.dep_ not in ("prep", "advmod", "prt", "agent", "acl") or child.i in barred:
            continue
        if child.dep_ == "acl":
            if depth < 2 and child.tag_ == "VBN":
                yield from _under(child, act, barred, depth + 1)
            continue
        preps = [child] + [g for g in child.children if g.dep_ == "prep"]
        for prep in preps:
            role = _role(act, prep.lower_)
            for pobj in prep.children:
                if pobj.dep_ != "pobj":
                    continue
                for t in spread([pobj]):
                    if role is not None and (is_place(t) or _named(t, prep.lower_, act)):
                        for x in _chain(t):
                            yield Site(x, phrase_of(x, of=False), role)
                    elif (
                        depth < 2
                        and t.i not in barred
                        and prep.lower_ in INNER
                        and t.ent_type_ not in ("GPE", "PERSON")
                    ):
                        yield from _under(t, act, barred, depth + 1)


# Prepositions whose noun may hold the place of the act ("during a debate in parliament", "in a raid on a camp near X")
INNER = {"on", "at", "in", "during", "through", "against", "after", "following", "with", "of", "amid", "for", "by"}


def places_of(act: Act, actors: Iterable[Token], targets: Iterable[Token], others: set[int]) -> list[Site]:
    """Sites of an act. `others`: head indexes of other acts, whose phrases are not entered."""
    if act.type in PLACELESS:  # gold/train names a place for 17 of 292 such claims, nearly all right behind the verb
        return _unique(
            _under(act.verb, act, others - {act.head.i}, 2), act, {t.i for t in actors} | {t.i for t in targets}
        )
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
        up, below = act.head.head, act.head
        while (
            up.lower_ == "of" and up.head.pos_ == "NOUN" and up.head.i not in barred
        ):  # "a round of talks opened in Doha"
            below, up = up.head, up.head.head
        if up.pos_ in ("VERB", "AUX") and below.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and up.i not in barred:
            spots.append(up)
        elif up.pos_ == "ADP" and up.head.pos_ in ("VERB", "AUX") and up.head.i not in barred:
            spots.append(up.head)
    elif (verb.dep_ in ("xcomp", "conj") and verb.head.pos_ == "VERB" and verb.head.i not in barred) or (
        verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN")
    ):
        spots.append(verb.head)
    for spot in spots:
        found += _under(spot, act, barred)
    if not found and verb.pos_ == "VERB":
        for near in verb.conjuncts:  # "two were killed and nine wounded in Aden": the last of them holds the place
            found += _under(near, act, barred) if near.i > verb.i and near.pos_ == "VERB" else []
    found += _objects(act, targets)
    return _unique(found, act, {t.i for t in actors})


def _unique(found: Iterable[Site], act: Act, parties: set[int]) -> list[Site]:
    """Each site once, none that is a party or a word of the trigger."""
    out: list[Site] = []
    for site in found:
        if site.head.i not in parties and site.head.i not in act.tokens and all(site.head.i != s.head.i for s in out):
            out.append(site)
    return out


def _objects(act: Act, targets: Iterable[Token]) -> list[Site]:
    """Objects that are places: taken, attacked, fled from, reached."""
    out: list[Site] = []
    role = act.roles.get("obj")
    if role is None and act.mode == "visit" and not act.nominal:
        role = "at"
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
            if (
                c.dep_ in ("compound", "nmod", "amod")
                and c.ent_type_ in ("GPE", "LOC", "FAC")
                and c.pos_ == "PROPN"
                and act.type in ("ASSAULT", "PROTEST")
            ):
                out.append(Site(c, phrase_of(c, of=False), "at"))
    return out
