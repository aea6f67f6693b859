"""Whether the words around a word allow the sense that a lexicon entry means (its conditions)."""

from collections.abc import Iterable

from panj.language import Token
from panj.lexicon import ActEntry, Condition
from panj.lexicon import names as known

NEAR = 6


def _lemma(token: Token) -> str:
    return str(token.lemma_).lower()


def _with_conjuncts(tokens: Iterable[Token]) -> list[Token]:
    out: list[Token] = []
    for t in tokens:
        out.append(t)
        out.extend(t.conjuncts)
    return out


def subjects(token: Token) -> list[Token]:
    """Who stands as the subject of a verb, coordination, control and relative clauses seen through."""
    found = [c for c in token.children if c.dep_ in ("nsubj", "csubj")]
    if not found and token.dep_ == "conj" and token.head.i < token.i:
        return subjects(token.head)
    if not found and token.dep_ == "relcl":
        return [token.head]
    if not found and token.dep_ in ("xcomp", "advcl") and not any(c.dep_ == "nsubjpass" for c in token.children):
        return subjects(token.head) if token.head.i != token.i else []
    if found and token.dep_ == "relcl" and found[0].tag_ in ("WDT", "WP"):
        return [token.head]
    return found


def objects(token: Token) -> list[Token]:
    """What stands as the object of a verb, passive subjects and the noun before a passive participle among them."""
    found = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass", "oprd")]
    if not found and token.tag_ == "VBN" and token.dep_ in ("acl", "relcl", "amod"):
        return [token.head]
    if found and found[0].tag_ in ("WDT", "WP") and token.dep_ == "relcl":
        return [token.head]
    if not found and token.dep_ == "conj" and token.tag_ == "VBN":
        return [c for c in token.head.children if c.dep_ == "nsubjpass"]
    return found


def _fillers(slot: str, token: Token) -> list[Token]:
    doc = token.doc
    match slot:
        case "subj":
            found = subjects(token)
            if token.pos_ in ("NOUN", "PROPN"):
                found = [c for c in token.children if c.dep_ in ("poss",)]
            return _with_conjuncts(found)
        case "obj":
            return _with_conjuncts(objects(token))
        case "mod":
            return [c for c in token.lefts if c.dep_ in ("amod", "compound", "nmod", "poss", "nummod", "advmod")]
        case "gov":
            return [token.head, *([token.head.head] if token.head.pos_ == "ADP" else [])] if token.head.i != token.i else []
        case "near":
            return [t for t in doc[max(0, token.i - NEAR) : token.i + NEAR + 1] if t.i != token.i]
        case "sent":
            return list(token.sent)
        case "next":
            return [doc[token.i + 1]] if token.i + 1 < len(doc) else []
        case "prev":
            return [doc[token.i - 1]] if token.i else []
        case "form":
            return [token]
        case "comp":
            return [c for c in token.children if c.dep_ in ("xcomp", "ccomp", "pcomp", "acomp", "advcl", "acl")]
    preps = [c for c in token.children if c.dep_ in ("prep", "agent", "dative") and c.lower_ == slot]
    preps += [g for c in token.children if c.dep_ in ("dobj", "prep") for g in c.children if g.dep_ == "prep" and g.lower_ == slot]
    return _with_conjuncts(p for c in preps for p in c.children if p.dep_ in ("pobj", "pcomp"))


def in_class(token: Token, name: str) -> bool:
    """Whether a word belongs to one of the lexicon's classes (acts/README.md)."""
    word, kind = _lemma(token), token.ent_type_
    match name:
        case "ANY":
            return True
        case "NUM":
            return any(c.dep_ == "nummod" for c in token.children) or token.like_num
        case "NAME":
            return bool(token.pos_ == "PROPN" or (kind and token.text[:1].isupper()))
        case "PLACE":
            return kind in ("GPE", "LOC", "FAC") or known.country(token.text) is not None or known.place_word(word)
        case "FORCE":
            return known.force(word) or known.armed_group(token.text)
        case "OFFICE":
            return known.office(word)
        case "GOV":
            return kind in ("GPE", "NORP") or known.government_word(word) or known.country(token.text) is not None
        case "WEAPON":
            return known.weapon_word(word)
        case "VIOLENCE":
            return word in VIOLENCE
    return (
        kind in ("PERSON", "NORP", "GPE", "ORG")
        or token.pos_ == "PRON"
        or known.person_word(word) or known.force(word) or known.office(word) or known.government_word(word)
        or known.armed_group(token.text)
    )  # fmt: skip


VIOLENCE = frozenset(
    "attack assault bombing blast explosion shooting strike airstrike raid ambush massacre killing murder clash violence "
    "fighting shelling bombardment offensive stabbing assassination".split()
)


def met(condition: Condition, token: Token) -> bool:
    """Whether one condition holds at the word."""
    fillers = _fillers(condition.slot, token)
    hit = False
    for word in condition.words:
        if word.isupper() and len(word) > 2:
            hit = any(in_class(t, word) for t in fillers)
        elif condition.slot == "form":
            hit = token.lower_ == word
        else:
            hit = any(_lemma(t) == word or t.lower_ == word for t in fillers)
        if hit:
            break
    return hit != condition.negated


def holds(entry: ActEntry, token: Token) -> bool:
    """Whether all of an entry's conditions hold at the word."""
    return all(met(c, token) for c in entry.conditions)
