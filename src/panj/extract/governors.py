"""The word that governs a quantity, and what it makes of those it counts: "killed", "deaths", "dead"."""

from functools import cache
from itertools import pairwise

from panj.extract.quantities import Quantity
from panj.extract.units import group
from panj.language import Doc, Token
from panj.lexicon import rows

SUBJECT = {"nsubj", "csubj"}
PASSIVE = {"nsubjpass", "csubjpass"}
CLAUSE = {"relcl", "acl", "advcl", "ccomp", "xcomp", "conj", "ROOT", "pcomp", "parataxis"}
PLAIN = {"nummod", "quantmod", "compound", "amod", "nmod", "pobj", "prep", "det", "poss"}
DEPTH = 7  # steps between a number, its governing word and an act's trigger; gold's longest true path takes 6
RESULTS = {"killed", "injured", "missing", "displaced", "arrested", "captured", "abducted", "released"}
TAKING = {"lose", "claim", "cost", "take"}


@cache
def effects() -> dict[tuple[str, str], tuple[str, str]]:
    """(lemma, v / n / a) → (figure kind, slot) of lexicon/figures.tsv."""
    return {(cells[0], cells[1]): (cells[2], cells[3]) for _, cells in rows("figures.tsv", 4)}


def effect(token: Token) -> tuple[str, str] | None:
    """(figure kind, slot) of a word; a mistagged form ("killed" as an adjective) is looked up as a verb too."""
    table, lemma = effects(), token.lemma_.lower()
    part = "v" if token.pos_ in ("VERB", "AUX") else "a" if token.pos_ in ("ADJ", "ADV") else "n"
    found = table.get((lemma, part)) or table.get((token.lower_, part))
    if found is None and token.tag_ in ("VBN", "VBD", "JJ", "NN", "NNP"):
        found = table.get((token.lower_, "a")) or table.get((lemma, "v"))
    if found is None:
        return None
    if lemma == "shoot":
        near = {t.lower_ for t in token.doc[token.i : token.i + 4]}
        if near & {"dead", "killed", "death"}:
            return "killed", "p"
        if "down" in near:
            return "destroyed", "p"
    if found[0] == "injured":
        after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 7]]
        to_death = ("to", "death") in pairwise(after)
        if to_death or any(c.lower_ in ("fatally", "mortally") for c in token.children):
            return "killed", found[1]
    if lemma in ("life", "live") and not TAKING & {token.head.lemma_, token.head.head.lemma_}:
        return None
    return found


def end_of(q: Quantity) -> int:
    """Index of the last token of the number and the noun it counts."""
    return q.last if q.head is None else max(q.last, q.head)


def anchor(q: Quantity, doc: Doc) -> Token:
    """The token by which the quantity hangs in the tree: the counted noun, else the top of the number itself."""
    last = end_of(q)
    token = doc[q.last if q.head is None else q.head]
    while token.dep_ in PLAIN and q.first <= token.head.i <= last:
        token = token.head
    return token


def result(q: Quantity, doc: Doc) -> Token | None:
    """The word of harm right behind the phrase: "left 42 people dead", "with 12 killed", "90 wounded"."""
    i = end_of(q) + 1
    while i < len(doc) and doc[i].lower_ in group("skipped"):
        i += 1
    if i >= len(doc):
        return None
    word = doc[i]
    found = effect(word)
    if found is None or found[0] not in RESULTS:
        return None
    if word.tag_ in ("VBN", "JJ") or word.lower_ in group("result"):
        after = doc[i + 1] if i + 1 < len(doc) else None
        active = after is not None and (after.pos_ in ("NOUN", "PROPN", "NUM", "DET", "PRON") or after.lower_ == "at")
        passive = doc[i - 1].lemma_ in ("be", "get") or doc[i - 1].lower_ in group("skipped") or word.tag_ != "VBD"
        return word if passive or not active else None
    return word if found[1] == "s" and word.pos_ == "VERB" else None


def _slot(dep: str, preposition: str) -> str:
    if dep in SUBJECT or dep == "agent" or preposition == "by":
        return "s"
    if dep in PASSIVE or dep in ("dobj", "dative", "oprd", "attr", "compound", "poss"):
        return "p"
    return "p" if preposition in ("of", "for", "against", "on", "to") else "o"


def governor(q: Quantity, doc: Doc, rivals: frozenset[int]) -> tuple[Token, str]:
    """(word, slot) that governs the quantity: the verb it is subject or object of, the noun said of it, or an act."""
    at = anchor(q, doc)
    noun = None if q.head is None else doc[q.head]
    if noun is not None and (noun.i in rivals or noun.lower_ in ("dead", "wounded", "injured", "missing")):
        return noun, "p"
    after = result(q, doc)
    if after is not None:
        found = effect(after)
        return after, found[1] if found else "p"
    token, preposition = at, ""
    be = at.head
    begun = any(c.i < be.i for c in be.children if c.dep_ in SUBJECT)
    if be.lemma_ == "be" and at.i > be.i and be.dep_ in ("advcl", "conj") and not begun:
        return be.head, "p"  # "30 were wounded, as were seventeen from the army"
    number = at.head.head
    told = any(c.dep_ in ("acl", "relcl") for c in (*at.children, *number.children))
    if told and at.dep_ == "pobj" and at.head.lower_ == "of" and number.like_num:
        return at, "o"  # "15 of 18 missiles fired": the eighteen were fired, not what befell the fifteen
    for _ in range(DEPTH):
        up, dep = token.head, token.dep_
        if up.i == token.i or (dep in CLAUSE and token.pos_ in ("VERB", "AUX") and token.i != at.i):
            return token, "o"
        if dep == "prep":
            preposition = (
                "out of" if token.lower_ == "of" and token.i and token.nbor(-1).lower_ == "out" else token.lower_
            )
        if up.i in rivals and dep != "conj":
            return up, _slot(dep, preposition)
        if dep in SUBJECT | PASSIVE or dep in ("dobj", "dative", "oprd", "attr", "agent"):
            return up, _slot(dep, preposition)
        if up.pos_ in ("NOUN", "PROPN") and dep in ("prep", "compound", "nmod", "poss") and effect(up):
            return up, "p"
        if up.pos_ == "VERB" and effect(up) and dep in ("prep", "npadvmod", "dep", "nummod", "advmod"):
            return up, "s" if preposition == "by" else "p" if not preposition else "o"
        token = up
    return token, "o"


def spared(word: Token) -> bool:
    """Is it said that it did not happen, as in "two officers were not hurt"?"""
    return any(c.dep_ == "neg" for c in word.children)
