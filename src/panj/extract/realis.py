"""Whether it happened: asserted, denied, planned, possible or forecast; and whether the text keeps its distance."""

from collections.abc import Iterator
from functools import cache

from panj.extract.acts import Act, lemma
from panj.language import Token
from panj.lexicon import rows

# Governors further up than this no longer colour the act: measured on gold/train, 98 % of those that do stand within 4.
REACH = 5


@cache
def governors() -> dict[str, str]:
    """lemma → realis that a governing word gives to what it governs (lexicon/realis.tsv)."""
    return {cells[0]: cells[1] for _, cells in rows("realis.tsv", 2)}


@cache
def hedges() -> frozenset[str]:
    """Words of distance, as written in lower case (lexicon/hedges.tsv)."""
    return frozenset(cells[0] for _, cells in rows("hedges.tsv"))


def _climb(token: Token) -> Iterator[tuple[Token, Token]]:
    """(dependant, governor) pairs upward while the governor still has the act in its scope."""
    here = token
    for _ in range(REACH * 2):
        up = here.head
        if up.i == here.i:
            return
        if here.dep_ in ("relcl", "advcl", "appos", "parataxis", "nsubj", "nsubjpass", "csubj", "agent"):
            if here.dep_ in ("nsubj", "nsubjpass", "csubj"):
                yield here, up
            return
        if here.dep_ == "conj" and here.pos_ != up.pos_:
            return
        yield here, up
        here = up


def _children(token: Token, dep: str) -> list[Token]:
    return [c for c in token.children if c.dep_ == dep]


def _aux(token: Token) -> set[str]:
    found = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
    own = token.tag_ in ("VBD", "VBZ", "VBP")  # "may not let them in, but permitted one": a tense of its own
    if not found and not own and token.dep_ == "conj" and token.head.pos_ == "VERB" and not _children(token, "nsubj"):
        return _aux(token.head)
    return found


def _negated(token: Token) -> bool:
    if any(c.dep_ == "neg" or c.lower_ in ("never",) for c in token.children):
        return True
    if token.pos_ in ("NOUN", "PROPN") and any(c.lower_ == "no" for c in token.children):
        return True
    nouns = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")]
    return any(c.lower_ in ("nobody", "none") or any(g.lower_ == "no" for g in c.children) for c in nouns)


def _headline_future(verb: Token) -> bool:
    """ "Kenya to send police to Haiti": an infinitive that is all the verb there is, with a subject before it."""
    to = any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)
    if not to or verb.dep_ != "ROOT" or not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts):
        return False
    return str(verb.sent).rstrip()[-1:] not in ".!?”\"'"


def _no_such(verb: Token) -> bool:
    """ "no plans to leave", "no evidence that they crossed"."""
    up = verb.head
    return (
        verb.dep_ in ("acl", "ccomp", "relcl") and lemma(up) in NO_SUCH and any(c.lower_ == "no" for c in up.children)
    )


NO_SUCH = {"plan", "intention", "evidence", "indication", "sign", "proof", "report"}


def _under_denial(verb: Token) -> bool:
    """Whether what is denied is the act itself: "denied that they had fled", "denied having attacked the post"."""
    here = verb
    while here.dep_ == "conj" and here.head.pos_ in ("VERB", "AUX"):
        here = here.head
    if here.dep_ == "pcomp" and here.head.lower_ in ("of", "in"):
        here = here.head
    up = here.head
    if (
        here.dep_ in ("acl", "relcl") and up.dep_ == "pobj"
    ):  # "denied in a broadcast that he had fled": hung on the noun
        that = any(c.lower_ == "that" and c.i == up.i + 1 for c in here.children) and lemma(up) not in CONTENT
        deny = up.head.head
        return that and deny.i == up.head.i - 1 and lemma(deny) == "deny" and not _negated(deny)
    return here.dep_ in ("ccomp", "xcomp") and lemma(up) == "deny" and not _negated(up)


CONTENT = {"report", "claim", "allegation", "charge", "accusation", "rumor", "rumour", "suggestion"}
LIKELY = {"likely", "probable", "unlikely", "imminent", "possible"}


def grammar(act: Act) -> frozenset[str] | None:
    """The answers that the act's own clause leaves open ("had not fled", "will not send", "may send"), or None."""
    verb = act.head if act.nominal and act.light is None else act.verb
    aux = _aux(verb)
    if verb.pos_ in ("VERB", "AUX"):
        if _under_denial(verb) or _no_such(verb):
            return DENIED
        if _conditional(verb):
            return OPEN
        if aux & {"may", "might"}:
            return OPEN
        if _negated(verb) and not aux & UNSURE and not _limited(verb):
            return DENIED if "have" not in aux or "would" not in aux else None
        if aux & {"could"}:
            return OPEN
        if aux & {"will", "wo", "'ll", "’ll", "would", "shall"} or _headline_future(verb):
            return AHEAD
    elif any(c.lower_ == "no" for c in act.head.children) and act.head.dep_ in ("attr", "dobj", "nsubj", "nsubjpass"):
        return DENIED
    return None


# what hangs so on a verb shares its tense and negation
SHARING = {"xcomp", "dobj", "pobj", "prep", "pcomp", "nsubj", "nsubjpass", "conj", "attr"}
DENIED = frozenset({"denied"})
OPEN = frozenset({"possible", "forecast"})
AHEAD = frozenset({"planned", "possible", "forecast", "denied"})
# "does not recognize" is a standing refusal, which the keys take for the act's own kind
UNSURE = {"do", "does", "can", "ca", "could", "should", "must", "might", "may"}


def _limited(verb: Token) -> bool:
    """ "not only", "not yet", "as long as it does not", "until": the negation is not of the act, or not for good."""
    words = {c.lower_ for c in verb.children if c.dep_ in ("advmod", "mark", "preconj")}
    return bool(words & {"only", "just", "unless", "if", "until", "long", "because", "as"})


def held(act: Act, by_rule: str, judged: str) -> str:
    """The judged realis, or the rule's where the grammar of the clause does not allow the judged one."""
    allowed = grammar(act)
    if allowed is None or judged in allowed:
        return judged
    return by_rule if by_rule in allowed else min(allowed - {"forecast"})


def _conditional(token: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in token.children)


def realis_of(act: Act) -> str:
    """Realis of an act from its own auxiliaries, negation and the words above it."""
    verb = act.verb
    if act.light is not None and lemma(verb) in governors():  # "ordered the release": more than a light verb
        verb = act.head
    own = _own(verb)
    if verb.i == act.head.i and act.nominal:
        own = "denied" if _negated(act.head) else None
        future = {c.lower_ for c in act.head.lefts}
        if future & {
            "planned",
            "upcoming",
            "future",
            "proposed",
            "scheduled",
            "possible",
            "potential",
            "threatened",
            "forthcoming",
            "imminent",
        }:
            own = "possible" if future & {"possible", "potential"} else "planned"
    if own in ("denied", "possible"):
        return own
    for below, up in _climb(verb):
        if (
            lemma(up) == "be"
            and below.dep_ == "nsubj"
            and any(c.dep_ == "acomp" and c.lower_ in LIKELY for c in up.children)
        ):
            return "forecast"  # "another attack is likely"
        if _conditional(below) and below.pos_ in ("VERB", "AUX"):
            return "possible"
        found = _from_governor(act, below, up)
        if found:
            return found if not (found == "planned" and own == "denied") else "denied"
        given = below.dep_ == "ccomp" and lemma(up) in ("let", "allow", "permit")
        if up.pos_ in ("VERB", "AUX") and (given or below.dep_ in SHARING):
            above = _own(up)
            if above and not (below.dep_ == "conj" and above == "denied"):
                return own or above
    return own or "asserted"


def _own(verb: Token) -> str | None:
    aux = _aux(verb)
    if _under_denial(verb) or _no_such(verb) or (_negated(verb) and not aux & {"may", "might", "could"}):
        return "denied"
    if _conditional(verb):
        return "possible"
    if aux & {"may", "might", "could"}:
        horizon = any(
            c.dep_ in ("npadvmod", "advmod", "prep", "advcl") and c.ent_type_ in ("DATE", "TIME") for c in verb.subtree
        )
        return "forecast" if "could" in aux and horizon else "possible"
    if aux & {"will", "would", "shall", "'ll", "’ll", "wo"}:
        return "planned"
    if ("to" in aux and aux & {"be"}) or ("must" in aux or "should" in aux):
        return "planned"
    if any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children) and verb.dep_ in ("acl", "relcl"):
        return "planned"
    if _headline_future(verb):
        return "planned"
    return None


def _from_governor(act: Act, below: Token, up: Token) -> str | None:
    word = lemma(up)
    found = governors().get(word)
    if found is None:
        return None
    if below.dep_ in ("nsubj", "nsubjpass", "csubj") and found != "denied" and not word.startswith("expect"):
        return found if below.dep_ == "nsubjpass" and word in ("plan", "schedule", "propose") else None
    if below.dep_ == "conj" or (word == "deny" and _negated(up)):
        return None
    if up.pos_ in ("NOUN", "PROPN") and below.dep_ in ("poss", "compound", "amod"):
        return None
    if below.dep_ in ("prep",) and below.lower_ in (
        "after",
        "before",
        "during",
        "following",
        "since",
        "in",
        "at",
        "amid",
        "over",
    ):
        return None
    if found == "planned" and below.dep_ == "advcl":
        return None
    return found


def hedged(act: Act) -> bool:
    """Whether the act's own clause, or the words right above it, distance themselves from it."""
    verb = act.verb
    here: list[Token] = [verb, act.head]
    for below, up in _climb(verb):
        if below.dep_ == "ccomp" and up.pos_ == "VERB" and lemma(up) not in hedges():
            break
        here.append(up)
    for token in here:
        if token.i not in act.tokens and (lemma(token) in hedges() and token.i != verb.i):
            return True
        for c in token.children:
            if c.lower_ in hedges() and c.dep_ in ("advmod", "amod", "acomp", "oprd", "prep", "npadvmod", "auxpass"):
                return True
    return False
