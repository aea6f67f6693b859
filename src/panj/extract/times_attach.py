"""Which time expression dates an act: a walk over the parse from the act's word to the word each time hangs on."""

from functools import cache

from panj import lexicon
from panj.language import Token
from panj.lexicon import words

LIMIT = 2.5  # a walk that costs more reaches another act's time; set on gold dev and train
FAR = 9.0
EVENTISH = ("tion", "sion", "ment", "ing", "ance", "ault", "ttack", "rial")
NOT_EVENT = frozenset({"government", "parliament", "building", "region", "nation", "position", "location", "million", "billion",
                       "organization", "organisation", "department", "station", "population", "section", "document"})  # fmt: skip


@cache
def act_nouns() -> frozenset[str]:
    """Heads of the nominal entries of the act lexicon."""
    return frozenset(e.form[-1] for e in lexicon.acts() if e.pos == "n")


def is_act(token: Token) -> bool:
    """Whether a noun names something that happens, so that a time beside it is its own."""
    if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in ("PERSON", "GPE", "ORG", "NORP", "LOC", "FAC"):
        return False
    lemma = token.lemma_.lower()
    return lemma in act_nouns() or (lemma.endswith(EVENTISH) and lemma not in NOT_EVENT)


def governor(token: Token) -> Token:
    """The word a time hangs on, `token` being the root of its letters: prepositions are climbed over."""
    head = token.head
    while head.pos_ in ("ADP", "SCONJ") and head.head is not head:
        head = head.head
    return head


def _up(token: Token, after: bool) -> float:
    """Cost of a step from a word of the act's side up to its head; `after`: the time stands to the right of the act."""
    dep, head = token.dep_, token.head
    verb = head.pos_ in ("VERB", "AUX")
    if dep in ("compound", "amod", "nmod", "poss", "aux", "auxpass", "prt", "advmod", "case", "quantmod"):
        return 0.3
    if dep in ("pobj", "pcomp"):
        return 0.0
    if dep == "agent":
        return 0.3
    if dep in ("prep", "dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative", "npadvmod", "acomp", "csubj"):
        if not verb:
            return 1.0 if not is_act(head) else 1.5
        lemma = head.lemma_.lower()
        if lemma in words("times_reporting.tsv"):
            return 3.0 if dep != "nsubjpass" else 1.0
        return 0.5 if lemma in words("times_support.tsv") else 1.0
    if dep == "xcomp":
        lemma = head.lemma_.lower()
        return 3.0 if lemma in words("times_reporting.tsv") or lemma in words("times_ahead.tsv") else 0.5
    if dep == "conj":
        return 1.0
    if dep in ("advcl", "acl"):
        return 1.0
    if dep in ("appos", "dep", "parataxis"):
        return 1.5
    return FAR


def _down(token: Token, first: bool) -> float:
    """Cost of a step from a word down to its dependent `token`; `first`: the word above is the act itself."""
    dep = token.dep_
    if is_act(token) and dep not in ("compound",):
        return 3.0
    if dep in ("prep", "agent", "dative"):
        return 0.2
    if dep in ("dobj", "pobj", "nsubj", "nsubjpass", "attr", "oprd", "compound", "nmod", "npadvmod", "poss", "advmod", "amod"):
        return 0.3
    if dep in ("acl", "relcl"):
        return 0.5 if first else FAR
    if dep == "xcomp":
        return 1.0
    if dep in ("conj",):
        return 2.0
    if dep in ("appos",):
        return 1.0
    return FAR


def cost(head: Token, root: Token) -> float:
    """How far the time whose root is `root` stands from the act named by `head`; LIMIT and less is the act's own."""
    target = governor(root)
    above = {head.i: 0.0}
    token, total = head, 0.0
    after = root.i > head.i
    while token.head is not token and total < FAR:
        total += _up(token, after)
        token = token.head
        above[token.i] = total
    chain = []
    token = target
    while token.i not in above:
        if token.head is token:
            return FAR
        chain.append(token)
        token = token.head
    total = above[token.i]
    first = token.i == head.i
    for step in reversed(chain):
        total += _down(step, first)
        first = False
    return total
