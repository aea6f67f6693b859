"""Which quantities hang on which act: from a number up to the word that governs it, and from there to the act."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from panj.extract.quantities import Quantity
from panj.language import Doc, Token
from panj.lexicon import rows

SUBJECT = {"nsubj", "csubj"}
PASSIVE = {"nsubjpass", "csubjpass"}
CLAUSE = {"relcl", "acl", "advcl", "ccomp", "xcomp", "conj", "ROOT", "pcomp", "parataxis"}
PLAIN = {"nummod", "quantmod", "compound", "amod", "nmod", "pobj", "prep", "det", "poss"}
DEPTH = 7  # steps between a number, its governing word and an act's trigger; gold's longest true path takes 6
# between a word of harm and the counted ("injured were 30") or behind it ("30 others were seriously injured")
SKIPPED = frozenset(
    "others other more people reportedly also being seriously critically badly confirmed allegedly left were was are "
    "have been had has is lightly severely fatally feared believed presumed further additional still".split()
)
RESULTS = {"killed", "injured", "missing", "displaced", "arrested", "captured", "abducted", "released"}
LIGHT = frozenset(
    "be include involve total number reach become consist comprise amount remain see attend join hold stage carry take "
    "participate gather come suffer report turn draw bring use find make".split()
)
ADJECTIVES = {"dead", "wounded", "injured", "missing", "killed", "hurt", "arrested", "homeless", "detained", "displaced"}
AMONG = re.compile(
    r"^(?: \([^)\n]{0,40}\))?(?: (?:in|from|at|near|on) (?:the )?[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)*)?"
    r"(?: each)?(?:,| and|, and| as well as|, as well as| plus| or|,? including|,? among them|;)+ "
    r"(?:another |a further |also )?(?:a |an )?$"
)  # fmt: skip
TOLL = re.compile(
    r"\b(?:(?P<toll>toll)|(?:number|total|count|tally)s? of (?:[\w'’-]+ ){0,5}?"
    r"(?P<word>killed|dead|deaths|fatalities|injured|wounded|injuries|missing|arrested|arrests|detained|displaced))\b"
    r"[^.;\n]{0,90}?\b(?:to|at|of|reach(?:es|ed|ing)?|is|was|hits?|exceed(?:s|ed)?|surpass\w*|pass(?:es|ed)|as|stands?|stood)"
    r" (?:be |the |a )?$"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """A quantity tied to an act. `word`: what governs it (killed, deaths, dead, or the trigger itself), `slot`: s for a
    doer, p for one it is done to, o for anything else; `what`: the figure kind the word gives, None when it gives none;
    `shared`: another act governs the phrase, this one only takes part in it; `direct`: nothing but a light verb
    ("attended", "were") stands between word and trigger."""

    quantity: Quantity
    word: Token
    slot: str
    what: str | None
    shared: bool = False
    direct: bool = True


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
    if found[0] == "injured" and any(c.lower_ in ("fatally", "mortally") for c in token.children):
        return "killed", found[1]
    if lemma in ("life", "live") and not {"lose", "claim", "cost", "take"} & {t.lemma_ for t in (token.head, token.head.head)}:
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
    while i < len(doc) and doc[i].lower_ in SKIPPED:
        i += 1
    if i >= len(doc):
        return None
    word = doc[i]
    found = effect(word)
    if found is None or found[0] not in RESULTS:
        return None
    if word.tag_ in ("VBN", "JJ") or word.lower_ in ADJECTIVES:
        after = doc[i + 1] if i + 1 < len(doc) else None
        active = after is not None and (after.pos_ in ("NOUN", "PROPN", "NUM", "DET", "PRON") or after.lower_ == "at")
        passive = doc[i - 1].lemma_ in ("be", "get") or doc[i - 1].lower_ in SKIPPED or word.tag_ != "VBD"
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
    if be.lemma_ == "be" and at.i > be.i and be.dep_ in ("advcl", "conj") and not any(c.i < be.i for c in be.children if c.dep_ in SUBJECT):
        return be.head, "p"  # "30 were wounded, as were seventeen from the army"
    if at.dep_ == "pobj" and at.head.lower_ == "of" and at.head.head.like_num:
        if any(c.dep_ in ("acl", "relcl") for c in (*at.children, *at.head.head.children)):
            return at, "o"  # "15 of 18 missiles fired": the eighteen were fired, not what befell the fifteen
    for _ in range(DEPTH):
        up, dep = token.head, token.dep_
        if up.i == token.i or (dep in CLAUSE and token.pos_ in ("VERB", "AUX") and token.i != at.i):
            return token, "o"
        if dep == "prep":
            preposition = token.lower_
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


def _down(word: Token, rivals: frozenset[int], avoid: int, across: bool) -> Token | None:
    """The nearest act below a governing word; the branch it was reached from is left out, and so, unless `across`, are
    clauses beside it."""
    layer = [word]
    for _ in range(DEPTH):
        below: list[Token] = []
        for token in layer:
            for child in token.children:
                if child.i == avoid or (not across and child.dep_ == "conj" and child.pos_ == "VERB" and token.i == word.i):
                    continue
                if child.i in rivals:
                    # in "12 were killed and 5 captured" the capture is beside the killing, no cause of it
                    if not (child.dep_ == "conj" and effect(child)):
                        return child
                    continue
                below.append(child)
        layer = below
        if not layer:
            return None
    return None


def owner(word: Token, at: Token, rivals: frozenset[int]) -> Token | None:
    """The act among `rivals` (token indices) that a governed quantity belongs to: itself, below it, or above it."""
    if word.i in rivals:
        return word
    for child in at.children:  # "$5 million in aid", "20 percent of the vote"
        if child.dep_ == "prep" and child.lower_ in ("of", "in", "for"):
            for inner in child.children:
                if inner.i in rivals:
                    return inner
    token, came = word, at.i
    while True:
        if token.i in rivals:
            return token
        found = _down(token, rivals, came, False) or _down(token, rivals, came, True)
        if found is not None:
            return found
        if token.head.i == token.i:
            return None
        came, token = token.i, token.head


def _beside(token: Token) -> set[int]:
    """A noun and those it is coordinated with."""
    out = {token.i}
    while token.dep_ in ("conj", "appos") and token.head.i != token.i:
        token = token.head
        out.add(token.i)
    return out


def _shares(head: Token, at: Token) -> str | None:
    """Slot in which the act takes part in a phrase that another act governs: a relative clause on it, or a verb that
    inherits the subject ("crossed the border and fled")."""
    token = head
    for _ in range(DEPTH):
        if token.dep_ in ("relcl", "acl") and at.i in _beside(token.head):
            if token.i != head.i:
                return "s"
            passive = token.tag_ == "VBN" and not any(c.dep_ in SUBJECT for c in token.children)
            return "p" if passive or any(c.dep_ in PASSIVE for c in token.children) else "s"
        if token.dep_ == "prep" and token.head.pos_ == "VERB" and head.pos_ == "VERB":
            if any(c.dep_ in SUBJECT | PASSIVE and c.i in _beside(at) for c in token.head.children):
                return "s" if head.tag_ == "VBG" and not any(c.dep_ == "auxpass" for c in head.children) else None
        if token.head.i == token.i or any(c.dep_ in SUBJECT | PASSIVE for c in token.children):
            return None
        if token.dep_ == "amod" and token.head.i == at.i:
            return "p"
        if token.dep_ in ("conj", "advcl", "xcomp") and token.head.pos_ == "VERB":
            for child in token.head.children:
                if child.dep_ in SUBJECT | PASSIVE and at.i in {child.i, *(_beside(at))} and child.i in _beside(at):
                    return "s" if child.dep_ in SUBJECT or token.dep_ != "conj" else "p"
        if token.dep_ not in ("conj", "xcomp", "prep", "pobj", "pcomp", "advcl", "dobj", "acl", "relcl", "agent"):
            return None
        token = token.head
    return None


def _kind(word: Token, slot: str) -> str | None:
    found = effect(word)
    return found[0] if found is not None and found[1] == slot else None


def spared(word: Token) -> bool:
    """Is it said that it did not happen, as in "two officers were not hurt"?"""
    return any(c.dep_ == "neg" for c in word.children)


def _direct(word: Token, head: Token) -> bool:
    """Is the act the governing word itself, its doer, or tied to it by a light verb?"""
    if word.i == head.i:
        return True
    if word.lemma_ in LIGHT:
        return any(t.i == head.i for c in word.children for t in (c, *c.children))
    for child in word.children:
        if child.i == head.i and child.dep_ in SUBJECT:
            return True
        if child.dep_ in ("agent", "prep") and child.lower_ in ("by", "in") and any(t.i == head.i for t in child.children):
            return word.tag_ == "VBN"
    return False


@dataclass(slots=True)
class _Tie:
    """A quantity on its way to an act."""

    quantity: Quantity
    at: Token
    word: Token
    slot: str
    what: str | None
    mine: Token | None
    strong: bool


def _ties(quantities: Sequence[Quantity], doc: Doc, rivals: frozenset[int], start: int) -> list[_Tie]:
    """Governors of a sentence's quantities; `start`: offset of the sentence. The members of a list share what governs
    one of them: "killing eight officers and five investigators", "leaves four Americans and six Afghans dead"."""
    out: list[_Tie] = []
    joined: list[bool] = []
    for q in quantities:
        at = anchor(q, doc)
        word, slot = governor(q, doc, rivals)
        tie = _Tie(q, at, word, slot, _kind(word, slot), owner(word, at, rivals), result(q, doc) is not None)
        if toll := TOLL.search(doc.text[max(start, q.start - 160) : q.start]):
            tie.what = _TOLLS.get(toll.group("word") or "toll", "killed")
            tie.slot, tie.strong = "p", True
        listed = False
        if out and q.kind == out[-1].quantity.kind == "count":
            last = doc[end_of(out[-1].quantity)]
            listed = AMONG.match(doc.text[max(last.idx + len(last), out[-1].quantity.end) : q.start]) is not None
            if listed and not tie.strong and (at.dep_ not in PASSIVE | SUBJECT or at.head.i == at.i):
                prior = out[-1]
                tie.word, tie.slot, tie.what, tie.mine, tie.strong = prior.word, prior.slot, prior.what, prior.mine, prior.strong
        joined.append(listed)
        out.append(tie)
    for i in range(len(out) - 1, 0, -1):
        if joined[i] and out[i].strong and not out[i - 1].strong and out[i - 1].what is None:
            one, two = out[i - 1], out[i]
            one.word, one.slot, one.what, one.mine, one.strong = two.word, two.slot, two.what, two.mine, True
    return out


def links_of(head: Token, quantities: Sequence[Quantity], doc: Doc, claimed: frozenset[int]) -> Iterator[Link]:
    """Links between the act and the quantities of its sentence, in the order of the text."""
    sent = head.sent
    rivals = frozenset(i for i in claimed if sent.start <= i < sent.end) | {head.i}
    near = [q for q in quantities if sent.start <= q.first < sent.end]
    for tie in _ties(near, doc, rivals, doc[sent.start].idx):
        mine = tie.mine
        if mine is not None and mine.i == head.i:
            yield Link(tie.quantity, tie.word, tie.slot, tie.what, direct=_direct(tie.word, head))
        elif mine is not None and mine.pos_ == head.pos_ == "NOUN" and mine.i in _beside(head) | {c.i for c in head.conjuncts} and tie.at.i > max(mine.i, head.i):
            # "the disappearance and murder of four children": both have the four for their own
            yield Link(tie.quantity, head, tie.slot, None)
        elif (share := _shares(head, tie.at)) is not None:
            yield Link(tie.quantity, head, share, None, True)


_TOLLS = {
    "injured": "injured", "wounded": "injured", "injuries": "injured", "missing": "missing", "arrested": "arrested",
    "arrests": "arrested", "detained": "arrested", "displaced": "displaced",
}  # fmt: skip
