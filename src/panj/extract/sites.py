"""Chosen sites of an act set right: those that its trigger holds, common nouns that a name stands for, names in two.

Each rule's count is of gold/dev's 50 claims with a wrong place, looked at one by one.
"""

from collections.abc import Sequence
from dataclasses import replace

from panj.extract.acts import Act, lemma
from panj.extract.places import Site
from panj.language import Token, phrase_of

# Place words inside triggers ("left the country", "crossed the Tajik border"): 9 of 50
HELD = {"country": "origin", "border": "at", "frontier": "at"}
ARRIVING = {"enter", "return", "come", "reach", "re-enter"}
ENCLOSED = {"appos", "conj", "compound", "npadvmod", "nmod"}
LINKS = {"appos", "compound", "nmod", "prep", "pobj", "conj", "amod", "dep"}


def _held(act: Act) -> list[Site]:
    """Places that are words of the trigger."""
    out = []
    for i in act.tokens:
        t = act.head.doc[i]
        word = lemma(t)
        if word in HELD and t.pos_ == "NOUN" and t.i != act.head.i:
            arrives = HELD[word] == "origin" and lemma(act.head) in ARRIVING
            out.append(Site(t, phrase_of(t, of=False), "destination" if arrives else HELD[word]))
    return out


def _named(site: Site) -> bool:
    return str(site.head.text[:1]).isupper()


def _beside(common: Token, name: Token) -> bool:
    """Whether a name stands for a common noun: "the Serbian capital Belgrade", "the capital, San Juan", "nations
    including Denmark"."""
    if name.head.i == common.i and name.dep_ in ("appos", "nmod", "compound"):
        return True
    if common.head.i == name.i and common.dep_ in ("appos", "nmod", "compound"):
        return True
    return name.dep_ == "pobj" and name.head.lower_ in ("including", "like") and name.head.head.i == common.i


def _within(name: Token, common: Token) -> bool:
    """Whether a name tells where a common noun is: "six districts in Badakhshan Province"."""
    here = name
    for _ in range(4):
        if here.head.i == common.i:
            return True
        if here.dep_ not in LINKS or here.head.i == here.i:
            return False
        here = here.head
    return False


def _whole(site: Site) -> Site:
    """ "Port of Odesa" is one name: a capital before "of" and behind it, nothing between."""
    t = site.head
    ofs = [c for c in t.children if c.dep_ == "prep" and c.lower_ == "of" and c.i == t.i + 1]
    joined = [g for c in ofs for g in c.children if g.dep_ == "pobj" and g.text[:1].isupper()]
    return replace(site, phrase=phrase_of(t, of=True)) if joined and _named(site) else site


def _ends_at(site: Site, word: Token) -> bool:
    """Whether a word follows a site: "Hostomel Airport near Kyiv" is at the airport."""
    return bool(site.phrase.end in (word.idx - 1, word.idx))


def _person(token: Token) -> bool:
    """A name that the parser takes for a person's and no preposition of place stands before ("a funeral of X")."""
    if token.ent_type_ != "PERSON" or token.i == 0 or token.doc[token.i - 1].ent_type_ != "PERSON":
        return False  # of one word, it may be a town all the same
    lead = token
    while lead.dep_ in ENCLOSED and lead.head.i != lead.i:
        lead = lead.head
    return lead.dep_ in ("dobj", "nsubj") or (lead.dep_ == "pobj" and lead.head.lower_ in ("of", "by", "with", "for"))


def set_right(act: Act, sites: Sequence[Site], targets: Sequence[Token]) -> list[Site]:
    """The sites of an act in text order, each place once."""
    chosen = [_whole(s) for s in (*sites, *_held(act)) if not _person(s.head)]
    names = [s.head for s in chosen if _named(s)]
    affected = {t.i for t in targets}
    out: list[Site] = []
    for site in chosen:
        t = site.head
        inside = any(s.phrase.start < site.phrase.start and site.phrase.end <= s.phrase.end for s in chosen)
        stood_for = not _named(site) and any(_beside(t, n) for n in names)
        taken = t.i in affected or (act.type == "COERCE" and t.dep_ in ("dobj", "nsubjpass"))
        target_in = not _named(site) and taken and any(_within(n, t) or (n.i > t.i and t.tag_ == "NNS") for n in names)
        near = t.dep_ == "pobj" and t.head.lower_ == "near" and any(_ends_at(s, t.head) for s in chosen if _named(s))
        again = any(t.i == s.head.i for s in out)
        if not (inside or stood_for or target_in or near or again):
            out.append(site)
    return out
