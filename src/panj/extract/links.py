"""Which quantities hang on which act: from a number up to the word that governs it, and from there to the act."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from panj.extract.chains_final import closers
from panj.extract.governors import DEPTH, PASSIVE, SUBJECT, anchor, effect, end_of, governor, result
from panj.extract.quantities import Quantity
from panj.extract.units import group
from panj.language import Doc, Token
from panj.lexicon import rows

AMONG = re.compile(
    r"^(?: \([^)\n]{0,40}\))?(?: (?:in|from|at|near|on) (?:the )?[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)*)?"
    r"(?: each)?(?:, (?:[\w'’.-]+ ){1,8}(?:said|says|reported)(?: on [A-Z]\w+)?(?=, and))?"
    r"(?:,| and|, and| as well as|, as well as| plus| or|,? including|,? among them|;)+ "
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


def _down(word: Token, rivals: frozenset[int], avoid: int, across: bool) -> Token | None:
    """The nearest act below a governing word; the branch it was reached from is left out, and so, unless `across`, are
    clauses beside it."""
    layer = [word]
    for _ in range(DEPTH):
        below: list[Token] = []
        for token in layer:
            for child in token.children:
                beside = child.dep_ == "conj" and child.pos_ == "VERB" and token.i == word.i
                if child.i == avoid or (beside and not across):
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
        after = token.dep_ == "prep" and token.head.pos_ == head.pos_ == "VERB"
        if after and any(c.dep_ in SUBJECT | PASSIVE and c.i in _beside(at) for c in token.head.children):
            # "were arrested after storming the hall": who was arrested had stormed it
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


def _direct(word: Token, head: Token) -> bool:
    """Is the act the governing word itself, its doer, or tied to it by a light verb?"""
    if word.i == head.i:
        return True
    if word.lemma_ in group("light"):
        return any(t.i == head.i for c in word.children for t in (c, *c.children))
    for child in word.children:
        if child.i == head.i and child.dep_ in SUBJECT:
            return True
        if (
            child.dep_ in ("agent", "prep")
            and child.lower_ in ("by", "in")
            and any(t.i == head.i for t in child.children)
        ):
            return str(word.tag_) == "VBN"
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

    def follow(self, other: "_Tie") -> None:
        """Hang where `other` hangs."""
        self.word, self.slot, self.what, self.mine, self.strong = (
            other.word, other.slot, other.what, other.mine, other.strong,
        )  # fmt: skip


def _harmed(q: Quantity, doc: Doc) -> str | None:
    """What the verb right in front does where the tagger took it for a noun: "Blasts near school kill at least 30"."""
    i = q.first
    while i and doc[i].idx >= q.start:
        i -= 1
    if q.head is not None or doc[i].pos_ != "NOUN" or doc[i].lower_ not in ("kill", "kills", "injure", "injures"):
        return None
    return "killed" if doc[i].lower_.startswith("kill") else "injured"


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
        elif harm := _harmed(q, doc):
            tie.what, tie.slot, tie.strong = harm, "p", True
        listed = False
        if out and q.kind == out[-1].quantity.kind == "count":
            last = doc[end_of(out[-1].quantity)]
            listed = AMONG.match(doc.text[max(last.idx + len(last), out[-1].quantity.end) : q.start]) is not None
            if listed and not tie.strong and (at.dep_ not in PASSIVE | SUBJECT or at.head.i == at.i):
                tie.follow(out[-1])
        joined.append(listed)
        out.append(tie)
    for i in range(len(out) - 1, 0, -1):
        if joined[i] and out[i].strong and not out[i - 1].strong and out[i - 1].what is None:
            out[i - 1].follow(out[i])
    return out


@cache
def _saying() -> frozenset[str]:
    """Verbs by which somebody speaks, of lexicon/cues.tsv."""
    return frozenset(cells[0] for _, cells in rows("cues.tsv", 2) if cells[1] in ("say", "tell", "claim")) - {"agree"}


def _speaks(q: Quantity, at: Token, rivals: frozenset[int], doc: Doc) -> bool:
    """Does the phrase name those who say it ("two officials said", "according to two guards")? They are no figure."""
    if q.head is None or result(q, doc) is not None:
        return False  # "… and eight wounded on Monday, a nurse said": the parser may make speakers of the eight
    if q.head in closers(doc, at.sent.start, at.sent.end):
        return True
    verb = at.head
    if at.dep_ == "pobj" and verb.lower_ == "to" and verb.i and verb.nbor(-1).lower_ == "according":
        return True
    return at.dep_ in SUBJECT and verb.i not in rivals and verb.lemma_.lower() in _saying() and verb.tag_ != "VBG"


def _twins(one: Token, two: Token) -> bool:
    """Two act nouns that are coordinated: "the disappearance and murder of …"."""
    return bool(one.pos_ == two.pos_ == "NOUN" and one.i in _beside(two) | {c.i for c in two.conjuncts})


def links_of(head: Token, quantities: Sequence[Quantity], doc: Doc, claimed: frozenset[int]) -> Iterator[Link]:
    """Links between the act and the quantities of its sentence, in the order of the text."""
    sent = head.sent
    rivals = frozenset(i for i in claimed if sent.start <= i < sent.end) | {head.i}
    near = [q for q in quantities if sent.start <= q.first < sent.end]
    for tie in _ties(near, doc, rivals, doc[sent.start].idx):
        mine = tie.mine
        if _speaks(tie.quantity, tie.at, rivals, doc):
            if (share := _shares(head, tie.at)) is not None and head.dep_ in ("relcl", "acl"):
                yield Link(tie.quantity, head, share, None, True)
        elif mine is not None and mine.i == head.i:
            yield Link(tie.quantity, tie.word, tie.slot, tie.what, direct=_direct(tie.word, head))
        elif mine is not None and _twins(mine, head) and tie.at.i > max(mine.i, head.i):
            # "the disappearance and murder of four children": both have the four for their own
            yield Link(tie.quantity, head, tie.slot, None)
        elif (share := _shares(head, tie.at)) is not None:
            yield Link(tie.quantity, head, share, None, True)


_TOLLS = {
    "injured": "injured", "wounded": "injured", "injuries": "injured", "missing": "missing", "arrested": "arrested",
    "arrests": "arrested", "detained": "arrested", "displaced": "displaced",
}  # fmt: skip
