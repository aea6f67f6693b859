"""Tense of an act as far as times need it: does the text look back at it, or ahead?"""

from panj.language import Token
from panj.lexicon import words

VERBAL = ("VERB", "AUX")
AHEAD = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "could", "may", "might", "can", "should", "must", "'d", "’d"})
NOMINAL_UP = frozenset({"compound", "amod", "nmod", "poss", "pobj", "prep", "dobj", "nsubj", "nsubjpass", "attr", "appos",
                        "pcomp", "agent", "dative", "oprd", "conj", "npadvmod", "acl", "nummod"})  # fmt: skip
STEPS = 8  # how far up the tree a nominal looks for the verb that tells its tense


def verb_tense(verb: Token) -> str | None:
    """past, present or future of a verb group; None for a bare participle or gerund."""
    aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    lowers = {c.lower_ for c in aux}
    if lowers & AHEAD:
        return "past" if "have" in lowers and "will" not in lowers else "future"
    if "to" in lowers and verb.dep_ in ("xcomp", "advcl", "acl", "ccomp", "relcl", "ROOT", "conj", "pcomp"):
        if "have" in lowers:
            return "past"
        if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in words("times_achieved.tsv"):
            return verb_tense(verb.head)
        return "future"
    if verb.lower_ in ("going", "set", "due", "scheduled", "expected", "planned", "slated") and any(
        c.dep_ == "xcomp" for c in verb.children
    ):
        return "future"
    tags = [verb.tag_, *(c.tag_ for c in aux)]
    if any(t == "VBD" for t in tags):
        return "past"
    if aux and any(c.lower_ in ("has", "have", "'ve", "’ve", "having") for c in aux):
        return "past"
    if any(c.tag_ in ("VBZ", "VBP") for c in aux):
        return "present"
    if verb.tag_ in ("VBZ", "VBP"):
        return "present"
    if verb.tag_ == "VBN":
        return "past"
    return None


def tense_of(head: Token) -> str | None:
    """past, present, future or None of the act named by `head`, a nominal taking that of what governs it."""
    token, came = head, None
    for _ in range(STEPS):
        if token.pos_ in VERBAL:
            if came is not None and token.lemma_.lower() in words("times_ahead.tsv") and came.dep_ in (
                "dobj", "xcomp", "ccomp", "prep", "nsubjpass", "acl",
            ):  # fmt: skip
                return "future"
            tense = verb_tense(token)
            if tense is not None and token.dep_ == "conj" and tense == "past" and token.tag_ == "VBN":
                up = verb_tense(token.head) if token.head.pos_ in VERBAL else None
                tense = up if up == "future" else tense
            if tense is not None:
                return tense
        elif token.lemma_.lower() in words("times_ahead.tsv") and came is not None:
            return "future"
        if any(c.lower_ in AHEAD_ADJ for c in token.children if c.dep_ in ("amod", "compound")):
            return "future"
        if token.head is token or token.dep_ in ("ROOT",):
            return None
        came, token = token, token.head
    return None


AHEAD_ADJ = frozenset({"upcoming", "planned", "scheduled", "proposed", "forthcoming", "future", "next", "expected", "potential"})
