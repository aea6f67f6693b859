"""Tense of an act as far as times need it: does the text look back at it, or ahead?"""

from panj.language import Token
from panj.lexicon import words

VERBAL = ("VERB", "AUX")
AHEAD = frozenset(
    {"will", "'ll", "’ll", "wo", "shall", "would", "could", "may", "might", "can", "should", "must", "'d", "’d"}
)
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
    if verb.tag_ == "VBN" and not any(c.tag_ == "VBG" for c in aux):
        return "past"
    return None


def nominal_tense(noun: Token) -> str | None:
    """Tense of a nominal act: of the verb that carries it ("held talks"), future under one that plans it, or None."""
    token, scene = noun, False
    for _ in range(STEPS):
        if any(c.lower_ in AHEAD_ADJ for c in token.children if c.dep_ in ("amod", "compound")):
            return "future"
        head = token.head
        if head.i == token.i:
            return None
        if head.pos_ in VERBAL:
            lemma = head.lemma_.lower()
            if scene and token.dep_ == "prep" and lemma in UTTERED and not _passive(head):
                return verb_tense(head)  # "promised aid at a conference on Monday": the promise is made there
            if token.dep_ in INSIDE and lemma in words("times_ahead.tsv"):
                return "future" if token.dep_ != "nsubj" else None
            return verb_tense(head) if lemma in words("times_support.tsv") else None
        if head.pos_ in ("ADP", "SCONJ"):
            scene = head.lower_ in ("at", "in", "during")
            if head.lower_ in ("before", "until") or (head.lower_ == "of" and head.head.lower_ == "ahead"):
                return "future" if head.lower_ != "before" else None
        elif head.lemma_.lower() in words("times_ahead.tsv"):
            return "future"
        elif head.pos_ not in ("NOUN", "PROPN", "ADJ", "ADV"):
            return None
        token = head
    return None


# What is said to lie ahead is said in these words on the day that a scene beside them tells.
UTTERED = frozenset("promise pledge vow agree offer threaten order demand urge call propose ask decide warn".split())
# A timetable is told in the present: "the truce begins on Thursday".
TIMETABLED = frozenset("begin start end expire resume conclude finish open reopen close".split())


def _passive(verb: Token) -> bool:
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def tense_at(head: Token, site: Token) -> str | None:
    """past, present, future or None of the act named by `head` whose time hangs on `site`."""
    if site.pos_ in VERBAL:
        if site.tag_ in ("VBZ", "VBP") and site.lemma_.lower() in TIMETABLED:
            return "future"
        return clause_tense(site)
    tense = nominal_tense(site)
    if tense is None and head.pos_ in VERBAL:
        tense = clause_tense(head)
    return tense


def clause_tense(verb: Token) -> str | None:
    """Tense of a verb, a bare participle or gerund taking that of the clause it hangs in."""
    token = verb
    for _ in range(STEPS):
        tense = verb_tense(token)
        if tense is not None and not (token.dep_ == "conj" and token.tag_ in ("VBN", "VB") and not _finite(token)):
            return tense
        if token.head.i == token.i:
            return tense
        above = token.head
        if above.pos_ not in VERBAL:
            got = nominal_tense(token)
            return got or tense
        if token.dep_ in ("xcomp", "ccomp", "prep", "pcomp") and above.lemma_.lower() in words("times_ahead.tsv"):
            return "future"
        token = above
    return None


def _finite(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass") for c in verb.children)


INSIDE = frozenset({"dobj", "nsubj", "nsubjpass", "prep", "xcomp", "ccomp", "attr", "oprd", "pobj"})
AHEAD_ADJ = frozenset(
    {"upcoming", "planned", "scheduled", "proposed", "forthcoming", "future", "expected", "potential"}
)
