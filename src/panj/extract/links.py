"""Which quantities hang on which act: from a number up to the word that governs it, and from there to the act."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from panj.extract.quantities import Quantity
from panj.language import Doc, Token
from panj.lexicon import rows

SUBJECT = {"nsubj", "csubj"}
PASSIVE = {"nsubjpass", "csubjpass"}
CLAUSE = {"relcl", "acl", "advcl", "ccomp", "xcomp", "conj", "ROOT", "pcomp", "parataxis"}
AUXILIARY = {"be", "have", "get", "do"}
DEPTH = 7  # steps from a governing word down to an act's trigger; "killed … in a shootout during exercises" takes 2


@dataclass(frozen=True, slots=True)
class Link:
    """A quantity tied to an act. `word`: what governs it (killed, deaths, dead, or the trigger itself), `slot`: s for a
    doer, p for one it is done to, o for anything else; `shared`: the act only shares the phrase with another act."""

    quantity: Quantity
    word: Token
    slot: str
    shared: bool = False


@cache
def effects() -> dict[tuple[str, str], tuple[str, str]]:
    """(lemma, v / n / a) → (figure kind, slot) of lexicon/figures.tsv."""
    return {(cells[0], cells[1]): (cells[2], cells[3]) for _, cells in rows("figures.tsv", 4)}


def part(token: Token) -> str:
    """v, n or a: which column of figures.tsv a token reads; participles are verbs unless they modify a noun."""
    if token.pos_ in ("VERB", "AUX"):
        return "v"
    return "a" if token.pos_ in ("ADJ", "ADV") else "n"


def effect(token: Token) -> tuple[str, str] | None:
    """(figure kind, slot) of a word; a mistagged form ("killed" as an adjective) is looked up as a verb too."""
    table, lemma = effects(), token.lemma_.lower()
    found = table.get((lemma, part(token))) or table.get((token.lower_, part(token)))
    if found is None and token.tag_ in ("VBN", "VBD", "JJ"):
        found = table.get((token.lower_, "a")) or table.get((lemma, "v"))
    return found


def anchor(q: Quantity, doc: Doc) -> Token:
    """The token by which the quantity hangs in the tree: the counted noun, else the top of the number itself."""
    token = doc[q.last if q.head is None else q.head]
    low = q.first
    while token.dep_ in ("nummod", "quantmod", "compound", "amod", "nmod", "pobj", "prep", "det", "poss") and (
        low <= token.head.i <= (q.last if q.head is None else q.head)
    ):
        token = token.head
    return token


def result(q: Quantity, doc: Doc) -> Token | None:
    """The participle or adjective right behind the phrase: "left 42 people dead", "with 12 killed", "90 wounded"."""
    i = (q.last if q.head is None else max(q.last, q.head)) + 1
    while i < len(doc) and (doc[i].lower_ in ("others", "other", "more", "people", "reportedly", "also", "being", "seriously", "critically", "badly", "confirmed", "allegedly", "left", "were", "was", "are", "have", "been", "had", "has", "is", "lightly", "severely", "fatally")):
        i += 1
    if i < len(doc) and (doc[i].tag_ in ("VBN", "JJ", "VBD", "NN", "NNS")) and effect(doc[i]):
        found = effect(doc[i])
        if found and (doc[i].tag_ in ("VBN", "JJ") or found[1] == "s" or doc[i].lower_ in ("dead", "wounded", "injured", "missing", "killed", "hurt", "arrested", "homeless")):
            nxt = doc[i + 1] if i + 1 < len(doc) else None
            active = doc[i].tag_ == "VBD" and nxt is not None and (nxt.pos_ in ("NOUN", "PROPN", "NUM", "DET", "ADJ", "PRON") or nxt.lower_ in ("at", "more"))
            return None if active and found[1] == "p" and doc[i - 1].lower_ not in ("were", "was", "are", "been", "is") else doc[i]
    return None


def governor(q: Quantity, doc: Doc) -> tuple[Token, str]:
    """(word, slot) that governs the quantity: the verb it is subject or object of, or the noun said of it."""
    at = anchor(q, doc)
    if q.head is not None and doc[q.head].lower_ in ("dead", "wounded", "injured", "missing"):
        return doc[q.head], "p"
    after = result(q, doc)
    if after is not None:
        found = effect(after)
        return after, found[1] if found else "p"
    token, slot = at, ""
    for _ in range(DEPTH):
        up, dep = token.head, token.dep_
        if up.i == token.i:
            return token, slot or "o"
        if dep in SUBJECT:
            return up, "s"
        if dep in PASSIVE or dep in ("dobj", "dative", "oprd", "attr"):
            return up, "p"
        if dep == "agent" or (dep == "prep" and token.lower_ == "by"):
            return up, "s"
        if dep in CLAUSE and token.pos_ in ("VERB", "AUX"):
            return token, slot or "o"
        if token.i != at.i and effect(token) and part(token) == "n" and dep != "compound":
            return token, "p"
        if dep == "prep" and token.lower_ in ("of", "for", "to") and up.pos_ in ("NOUN", "PROPN") and effect(up):
            return up, "p"
        if dep in ("nummod", "amod", "compound", "nmod") and token.i == at.i:
            slot = slot or "o"
        token = up
    return token, slot or "o"


def _down(word: Token, rivals: frozenset[int], avoid: int) -> Token | None:
    """The nearest act below a governing word, its own clause only; the branch it was reached from is left out."""
    layer = [word]
    for _ in range(DEPTH):
        below: list[Token] = []
        for token in layer:
            for child in token.children:
                if child.i == avoid or (child.dep_ == "conj" and child.pos_ == "VERB" and token.i == word.i):
                    continue
                if child.i in rivals:
                    return child
                below.append(child)
        layer = below
        if not layer:
            return None
    return None


def owner(word: Token, at: Token, rivals: frozenset[int]) -> Token | None:
    """The act among `rivals` (token indices) that a governed quantity belongs to: itself, below it, or above it."""
    token, came = word, at.i
    while True:
        if token.i in rivals:
            return token
        found = _down(token, rivals, came)
        if found is not None:
            return found
        if token.head.i == token.i:
            return None
        came, token = token.i, token.head


def _shares(head: Token, at: Token) -> str | None:
    """Slot in which the act takes part in a phrase that another act governs: a relative clause on it, or a verb that
    inherits the subject ("crossed the border and fled")."""
    token = head
    for _ in range(DEPTH):
        if token.dep_ in ("relcl", "acl") and token.head.i == at.i:
            if token.i != head.i:
                return "s"
            passive = token.tag_ == "VBN" and not any(c.dep_ in SUBJECT for c in token.children)
            return "p" if passive or any(c.dep_ in PASSIVE for c in token.children) else "s"
        if token.head.i == token.i or any(c.dep_ in SUBJECT | PASSIVE for c in token.children):
            return None
        if token.dep_ == "amod" and token.head.i == at.i:
            return "p"
        if token.dep_ == "conj" and token.pos_ == "VERB":
            for child in token.head.children:
                if child.dep_ in SUBJECT | PASSIVE and child.i == at.i:
                    return "s" if child.dep_ in SUBJECT else "p"
        if token.dep_ not in ("conj", "xcomp", "prep", "pobj", "pcomp", "advcl", "dobj", "acl", "relcl", "agent"):
            return None
        token = token.head
    return None


def links_of(head: Token, quantities: Sequence[Quantity], doc: Doc, claimed: frozenset[int]) -> Iterator[Link]:
    """Links between the act and the quantities of its sentence, in the order of the text."""
    sent = head.sent
    rivals = frozenset(i for i in claimed if sent.start <= i < sent.end) | {head.i}
    for q in quantities:
        if not sent.start <= q.first < sent.end:
            continue
        at = anchor(q, doc)
        word, slot = governor(q, doc)
        mine = owner(word, at, rivals)
        if mine is not None and mine.i == head.i:
            yield Link(q, word, slot)
        elif (share := _shares(head, at)) is not None:
            yield Link(q, head, share, True)
