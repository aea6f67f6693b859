"""Head phrases as the guidelines want them: no determiner, no number, no relative clause, no trailing clause."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

LEFT_OFF = {"det", "predet", "nummod", "quantmod", "cc", "preconj", "punct", "advmod", "mark", "case"}
KEPT_RIGHT = {"prep", "pobj", "compound", "amod", "poss", "case", "nmod", "pcomp"}
OF_LIKE = {"of", "for", "against", "in", "from", "to", "with", "on"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of characters with its head token: `start`/`end` are character offsets, `text` the letters between."""

    head: Token
    start: int
    end: int

    @property
    def text(self) -> str:
        return str(self.head.doc.text[self.start : self.end])


def _left(head: Token) -> int:
    """Index of the leftmost token of the premodifiers kept."""
    first = head.i
    for child in reversed(list(head.lefts)):
        if child.dep_ in LEFT_OFF or child.i > first:
            if child.dep_ in ("punct",) and child.text in "-–":
                continue
            if child.dep_ in ("det", "predet", "nummod", "quantmod", "cc", "preconj") or child.is_punct:
                break
            if child.dep_ in ("advmod", "mark"):
                break
        if child.dep_ in ("relcl", "acl", "advcl", "prep", "appos", "nsubj", "conj", "aux", "cop"):
            break
        span_first = min(t.i for t in child.subtree)
        first = span_first
    # a number, determiner or quote inside the run (a possessive's "the") is left off when it starts the run
    while first < head.i and (
        head.doc[first].dep_ in ("det", "predet", "nummod", "quantmod")
        or head.doc[first].is_punct
        or head.doc[first].is_space
        or (head.doc[first].like_num and head.doc[first].ent_type_ != "ORG" and head.doc[first].dep_ != "compound")
    ):
        first += 1
    return int(first)


def phrase_of(head: Token, of: bool = True) -> Phrase:
    """The phrase around a nominal head: premodifiers from the left, and `of …` to the right when `of`."""
    doc: Doc = head.doc
    first, last = _left(head), head.i
    if of:
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ == "of" and child.i == last + 1:
                pobj = next((t for t in child.children if t.dep_ == "pobj"), None)
                if pobj is not None:
                    last = pobj.i
                    inner = next((t for t in pobj.rights if t.dep_ == "prep" and t.lower_ == "of"), None)
                    if inner is not None and inner.i == last + 1:
                        p2 = next((t for t in inner.children if t.dep_ == "pobj"), None)
                        last = p2.i if p2 is not None else last
    # a name runs on to the right of its head ("Robert Scola Jr.")
    while (
        last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I" and doc[last + 1].ent_type_ == head.ent_type_ == "PERSON"
    ):
        if doc[last + 1].lower_ in ("'s", "’s"):
            break
        last += 1
    return Phrase(head, doc[first].idx, doc[last].idx + len(doc[last]))
