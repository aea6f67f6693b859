"""Who stands by an act without doing it."""

from panj.extract.acts import Act, lemma
from panj.extract.roles import passive
from panj.language import Token
from panj.lexicon import word_class

MEANS = word_class("classes.tsv", "means")
FACING = word_class("classes.tsv", "facing")


def bystander(act: Act, token: Token) -> bool:
    """Whether a word is no doer of an act though the clause puts it there: who condemns, repels or vetoes a noun of
    action ("the army repelled the attack"), and what an act is done by means of ("threatened by telephone")."""
    if token.dep_ == "pobj" and token.head.lower_ == "by" and lemma(token) in MEANS:
        return True
    noun, verb = act.head, token.head
    if not act.nominal or token.dep_ != "nsubj" or (act.light is not None and act.light.i == verb.i):
        return False
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    return noun.dep_ == "dobj" and noun.head.i == verb.i and lemma(verb) in FACING and not passive(verb)
