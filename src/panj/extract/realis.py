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
    if not found and token.dep_ == "conj" and token.head.pos_ == "VERB" and not _children(token, "nsubj"):
        return _aux(token.head)
    return found


def _negated(token: Token) -> bool:
    if any(c.dep_ == "neg" or c.lower_ in ("never",) for c in token.children):
        return True
    if token.pos_ in ("NOUN", "PROPN") and any(c.lower_ == "no" for c in token.children):
        return True
    nouns = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")]
    return any(c.lower_ in ("nobody", "none") or any(g.lower_ == "no" for g in c.children) for c in nouns)


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
        if _conditional(below) and below.pos_ in ("VERB", "AUX"):
            return "possible"
        found = _from_governor(act, below, up)
        if found:
            return found if not (found == "planned" and own == "denied") else "denied"
        if up.pos_ in ("VERB", "AUX") and below.dep_ in (
            "xcomp",
            "dobj",
            "pobj",
            "prep",
            "pcomp",
            "nsubj",
            "nsubjpass",
            "conj",
            "attr",
        ):
            above = _own(up)
            if above and not (below.dep_ == "conj" and above == "denied"):
                return own or above
        if below.dep_ == "ccomp":
            pass
    return own or "asserted"


def _own(verb: Token) -> str | None:
    aux = _aux(verb)
    if _negated(verb) and not aux & {"may", "might", "could", "would"}:
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
    return None


def _from_governor(act: Act, below: Token, up: Token) -> str | None:
    word = lemma(up)
    found = governors().get(word)
    if found is None:
        return None
    if below.dep_ in ("nsubj", "nsubjpass", "csubj") and found != "denied" and not word.startswith("expect"):
        return None
    if below.dep_ == "conj":
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
