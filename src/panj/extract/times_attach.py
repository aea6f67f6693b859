"""Which time expression dates an act: a walk over the parse from the act's word to the word each time hangs on."""

from dataclasses import dataclass
from functools import cache

from panj import lexicon
from panj.language import Token
from panj.lexicon import words

LIMIT = 2.2  # a walk that costs more reaches another act's time; set on gold dev, train and chains
FAR = 9.0
REACH = 14  # words between a time and the nominal it may be moved to
VERBS = ("VERB", "AUX")
EVENTISH = ("tion", "sion", "ment", "ing", "ance", "ault", "ttack", "rial")
PREMODIFIER = frozenset({"compound", "nummod", "amod", "nmod", "poss"})
INNER = frozenset({"compound", "amod", "nmod", "poss", "aux", "auxpass", "prt", "advmod", "case", "quantmod"})
ROLES = frozenset({"prep", "dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative", "npadvmod", "acomp", "csubj"})
# Prepositions behind which stands the same scene ("killed in an airstrike on Thursday"), a bound, or something else.
SCENE = frozenset(
    {"in", "during", "at", "by", "with", "on", "into", "from", "of", "through", "within", "near", "throughout"}
)
PHASES = frozenset({"beginning", "start", "outbreak", "outset", "onset", "launch", "end", "eve"})
BOUNDING = {"until": "until", "till": "until", "before": "before", "since": "since", "following": "after"}
APART = frozenset(
    {"after", "before", "because", "although", "though", "until", "if", "once", "so", "since", "unless", "despite"}
)
ASIDE = frozenset(
    {
        "after",
        "amid",
        "amidst",
        "despite",
        "according",
        "than",
        "like",
        "as",
        "about",
        "over",
        "without",
        "besides",
        "for",
    }
)
NAMES = frozenset(
    {"dobj", "pobj", "nsubj", "nsubjpass", "attr", "oprd", "compound", "nmod", "npadvmod", "poss", "advmod", "amod"}
)


@cache
def act_nouns() -> frozenset[str]:
    """Heads of the nominal entries of the act lexicon, and what else happens."""
    return frozenset(e.form[-1] for e in lexicon.acts() if e.pos == "n") | words("times_happenings.tsv")


def is_act(token: Token) -> bool:
    """Whether a noun names something that happens, so that a time beside it is its own."""
    if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in ("PERSON", "GPE", "ORG", "NORP", "LOC", "FAC"):
        return False
    lemma = token.lemma_.lower()
    return lemma not in words("times_no_happenings.tsv") and (lemma in act_nouns() or lemma.endswith(EVENTISH))


@dataclass(frozen=True, slots=True)
class Walk:
    """`cost` of the way from act to time, `site`: the word the time hangs on.

    `bound`: a preposition on the way that bounds the act ("until the vote on Sunday").
    """

    cost: float
    site: Token
    bound: Token | None = None


def governor(root: Token) -> Token:
    """The word a time hangs on, `root` being the root of its letters; prepositions are climbed over.

    The parser often hangs a late time on the main verb. After a verb of saying or judging, and after a noun, it is
    moved to the last noun for an act before it: "denies a role in the raid on the port on Monday" dates the raid.
    """
    head = root.head
    while head.pos_ in ("ADP", "SCONJ") and head.head.i != head.i:
        head = head.head
    if root.dep_ in PREMODIFIER or root.i < head.i or root.pos_ in VERBS:
        return head
    first = min([t.i for t in root.lefts], default=root.i)
    beside = root.nbor(first - 1 - root.i) if first > 0 else root
    if is_act(beside) and beside.dep_ == "pobj" and beside.head.lower_ not in SCENE and beside.i > head.i:
        return beside  # "arrested two men over the raid on Monday"
    if head.pos_ in VERBS and (root.dep_ == "npadvmod" or head.lemma_.lower() not in words("times_reporting.tsv")):
        return head
    doc = root.doc
    for i in range(min(first, root.i) - 1, max(head.i, first - REACH), -1):
        token = doc[i]
        if token.text in (",", ";", ":", "—") or (token.pos_ in VERBS and token.dep_ not in ("amod", "compound")):
            break
        if is_act(token) and token.dep_ not in ("compound", "amod"):
            return token
    return head


def _up(token: Token, root: Token) -> float:
    """Cost of a step from a word of the act's side up to its head, `root` being the time's."""
    dep, head = token.dep_, token.head
    verb = head.pos_ in VERBS
    if dep in INNER:
        return 0.3
    if dep == "pobj":
        return 0.0
    if dep == "pcomp":
        return 0.5 if head.lower_ in ("by", "in", "with", "without", "from") else 3.0
    if dep == "agent":
        return 0.3
    if dep in ROLES:
        if dep == "prep" and token.lower_ not in SCENE:
            return 3.0
        if not verb:
            return 3.0 if is_act(head) or head.lemma_.lower() in words("times_reporting.tsv") else 1.0
        lemma = head.lemma_.lower()
        if lemma in ("announce", "declare", "schedule", "plan", "decide") and dep in ("dobj", "nsubjpass", "prep"):
            return 1.0
        if lemma in words("times_reporting.tsv"):
            return 3.0 if dep != "nsubjpass" else 1.0
        return 0.5 if lemma in words("times_support.tsv") else 1.0
    if dep == "xcomp":
        lemma = head.lemma_.lower()
        return 3.0 if lemma in words("times_reporting.tsv") or lemma in words("times_ahead.tsv") else 0.5
    if dep == "conj":
        if not verb:
            return 0.5
        own = any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
        between = head.i < root.i < token.i
        return (2.5 if between else 0.8) + (1.5 if own else 0.0)
    if dep == "advcl":
        mark = next((c.lower_ for c in token.children if c.dep_ in ("mark", "advmod") and c.i < token.i), "")
        return 3.0 if mark in APART else 1.0
    if dep == "acl":
        return 3.0 if any(c.lower_ == "to" for c in token.children) else 1.0
    if dep in ("appos", "dep", "parataxis"):
        return 1.5
    return FAR


def _down(token: Token, above: Token, first: bool, deadline: bool, early: bool) -> float:
    """Cost of a step from `above` down to its dependent; `first`: `above` is the act; `deadline`: the time is one;
    `early`: it stands before its noun ("the 1998 accord")."""
    dep = token.dep_
    if token.lower_ in ("ahead", "because", "due"):
        return 3.0
    if dep in ("prep", "agent", "dative"):
        return 3.0 if token.lower_ in ASIDE else 0.2
    if is_act(token) and dep != "compound":
        if dep == "pobj" and (above.lower_ in BOUNDING or above.lower_ in ("during", "in", "at")):
            return 0.5
        if dep == "pobj" and above.lower_ == "of" and above.head.lemma_.lower() in PHASES:
            return 0.5
        if dep != "dobj":
            return 3.0
        lemma = above.lemma_.lower()
        return (
            1.0 if lemma in words("times_support.tsv") or not (early or lemma in words("times_reporting.tsv")) else 3.0
        )
    if dep in NAMES:
        return 0.3
    if dep in ("acl", "relcl"):
        return 0.5 if first or (deadline and dep == "acl") else FAR
    if dep == "xcomp":
        return 3.0 if above.lemma_.lower() in words("times_reporting.tsv") else 1.0
    if dep == "advcl":
        return 1.0 if deadline else FAR
    if dep == "conj":
        return 3.0 if any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children) else 1.5
    if dep == "appos":
        return 1.0
    return FAR


def walk(head: Token, root: Token, deadline: bool = False) -> Walk:
    """The way from the act named by `head` to the time whose root is `root`; LIMIT and less makes it the act's own."""
    target = governor(root)
    above = {head.i: 0.0}
    token, total = head, 0.0
    while token.head.i != token.i and total < FAR:
        total += _up(token, root)
        token = token.head
        above[token.i] = total
    chain = []
    token = target
    while token.i not in above:
        if token.head.i == token.i:
            return Walk(FAR, target)
        chain.append(token)
        token = token.head
    total = above[token.i]
    if root.dep_ in PREMODIFIER and (total > 0.3 or (not is_act(target) and target.i != head.i and not _scene(target))):
        return Walk(FAR, target)
    if target.pos_ == "NOUN" and root.lower_ == "since" and any(_singled(c) for c in target.children):
        return Walk(FAR, target)  # "the first attack since 2013" is dated by something else
    first = token.i == head.i
    bound, last = None, token
    for step in reversed(chain):
        total += _down(step, last, first, deadline, root.dep_ in PREMODIFIER)
        if last.dep_ == "prep" and last.lower_ in BOUNDING and step.dep_ == "pobj":
            bound = last
        first, last = False, step
    return Walk(total, target, bound)


def _singled(word: Token) -> bool:
    return word.lower_ in ("first", "only", "last") or word.tag_ == "JJS"


def _scene(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during")
