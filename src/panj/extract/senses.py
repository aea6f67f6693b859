"""Whether the words around a word allow the sense that a lexicon entry means (its conditions)."""

from collections.abc import Iterable

from panj.language import Doc, Token
from panj.lexicon import ActEntry, Condition
from panj.lexicon import names as known

NEAR = 6


def _lemma(token: Token) -> str:
    return str(token.lemma_).lower()


def _with_conjuncts(tokens: Iterable[Token]) -> list[Token]:
    out: list[Token] = []
    for t in tokens:
        out.append(t)
        out.extend(t.conjuncts)
    return out


def _with_counted(tokens: list[Token]) -> list[Token]:
    """The words with those that their numbers count: "50 of the 370 districts", "most of the town"."""
    counting = [t for t in tokens if t.pos_ == "NUM" or t.like_num or t.lower_ in ("most", "some", "all", "half")]
    of = (c for t in counting for c in t.children if c.dep_ == "prep" and c.lower_ == "of")
    return tokens + [g for c in of for g in c.children if g.dep_ == "pobj"]


def subjects(token: Token) -> list[Token]:
    """Who stands as the subject of a verb, coordination, control and relative clauses seen through."""
    found = [c for c in token.children if c.dep_ in ("nsubj", "csubj")]
    if not found and token.dep_ == "conj" and token.head.i < token.i:
        return subjects(token.head)
    if not found and token.dep_ == "relcl":
        return [token.head]
    if not found and token.dep_ in ("xcomp", "advcl") and not any(c.dep_ == "nsubjpass" for c in token.children):
        told = [c for c in token.head.children if c.dep_ == "nsubjpass" and token.dep_ == "xcomp"]
        return told or (subjects(token.head) if token.head.i != token.i else [])
    if found and token.dep_ == "relcl" and found[0].tag_ in ("WDT", "WP"):
        return [token.head]
    return found


def objects(token: Token) -> list[Token]:
    """What stands as the object of a verb, passive subjects and the noun before a passive participle among them."""
    found = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass", "oprd")]
    if not found and token.tag_ == "VBN" and token.dep_ in ("acl", "relcl", "amod"):
        active = any(c.dep_ in ("nsubj", "aux") for c in token.children)  # "men who had fired at them"
        return [] if active else [token.head]
    if found and found[0].tag_ in ("WDT", "WP") and token.dep_ == "relcl":
        return [token.head]
    if not found and token.dep_ == "conj" and token.tag_ == "VBN":
        return [c for c in token.head.children if c.dep_ == "nsubjpass"]
    return found


def _fillers(slot: str, token: Token) -> list[Token]:
    doc = token.doc
    match slot:
        case "subj":
            found = subjects(token)
            if token.pos_ in ("NOUN", "PROPN"):
                found = [c for c in token.children if c.dep_ in ("poss",)]
            return _with_counted(_with_conjuncts(found))
        case "obj":
            return _with_counted(_with_conjuncts(objects(token)))
        case "mod":
            return [c for c in token.lefts if c.dep_ in ("amod", "compound", "nmod", "poss", "nummod", "advmod")]
        case "gov":
            if token.head.i == token.i:
                return []
            return [token.head, token.head.head] if token.head.pos_ == "ADP" else [token.head]
        case "near":
            return [t for t in doc[max(0, token.i - NEAR) : token.i + NEAR + 1] if t.i != token.i]
        case "next":
            return [doc[token.i + 1]] if token.i + 1 < len(doc) else []
        case "prev":
            return [doc[token.i - 1]] if token.i else []
        case "inf":
            below = (c for c in token.children if c.dep_ in ("xcomp", "ccomp", "advcl"))
            return [c for c in below if any(g.dep_ == "aux" and g.tag_ == "TO" for g in c.children)]
        case "comp":
            return [c for c in token.children if c.dep_ in ("xcomp", "ccomp", "pcomp", "acomp", "advcl", "acl")]
    preps = [c for c in token.children if c.dep_ in ("prep", "agent", "dative") and c.lower_ == slot]
    under = (g for c in token.children if c.dep_ in ("dobj", "prep") for g in c.children)
    preps += [g for g in under if g.dep_ == "prep" and g.lower_ == slot]
    return _with_conjuncts(p for c in preps for p in c.children if p.dep_ in ("pobj", "pcomp"))


def in_class(token: Token, name: str) -> bool:
    """Whether a word belongs to one of the lexicon's classes (acts/README.md)."""
    word, kind = _lemma(token), token.ent_type_
    match name:
        case "ANY":
            return True
        case "NUM":
            return any(c.dep_ == "nummod" for c in token.children) or token.like_num
        case "NAME":
            return bool(token.pos_ == "PROPN" or (kind and token.text[:1].isupper()))
        case "PLACE":
            return kind in ("GPE", "LOC", "FAC") or known.country(token.text) is not None or known.place_word(word)
        case "FORCE":
            return known.force(word) or known.armed_group(token.text)
        case "OFFICE":
            return known.office(word)
        case "GOV":
            return kind in ("GPE", "NORP") or known.government_word(word) or known.country(token.text) is not None
        case "WEAPON":
            return known.weapon_word(word)
        case "VIOLENCE":
            return word in VIOLENCE
    return (
        kind in ("PERSON", "NORP", "GPE", "ORG")
        or token.pos_ == "PRON"
        or known.person_word(word) or known.force(word) or known.office(word) or known.government_word(word)
        or known.armed_group(token.text)
    )  # fmt: skip


VIOLENCE = frozenset(
    "attack assault bombing blast explosion shooting strike airstrike raid ambush massacre killing murder clash "
    "violence fighting shelling bombardment offensive stabbing assassination".split()
)


class Around:
    """A doc's words, looked up once for the many conditions that ask after them.

    `lemmas` and `lowers` hold one string a token, lower case; `words(i)` those of the sentence that token i stands in.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.tokens = list(doc)
        self.lemmas = [_lemma(t) for t in self.tokens]
        self.lowers = [t.lower_ for t in self.tokens]
        self._sentence: list[frozenset[str]] = []

    def words(self, i: int) -> frozenset[str]:
        """Lemmas and written forms of the sentence of token i."""
        if not self._sentence:
            for sent in self.doc.sents:
                a, b = sent.start, sent.end
                self._sentence += [frozenset(self.lemmas[a:b]).union(self.lowers[a:b])] * (b - a)
        return self._sentence[i]

    def met(self, condition: Condition, token: Token) -> bool:
        """Whether one condition holds at the word."""
        return self._hit(condition, token) != condition.negated

    def _hit(self, condition: Condition, token: Token) -> bool:
        slot, words, i = condition.slot, condition.words, token.i
        if slot == "form":
            return self.lowers[i] in words or any(in_class(token, c) for c in condition.classes)
        if slot == "sent":
            if not self.words(i).isdisjoint(words):
                return True
            return bool(condition.classes) and any(in_class(t, c) for c in condition.classes for t in token.sent)
        if slot == "near":
            a, b = max(0, i - NEAR), i + NEAR + 1
            spans = (self.lemmas[a:i], self.lemmas[i + 1 : b], self.lowers[a:i], self.lowers[i + 1 : b])
            if not all(map(words.isdisjoint, spans)):
                return True
            if not condition.classes:
                return False
        fillers = _fillers(slot, token)
        if any(self.lemmas[t.i] in words or self.lowers[t.i] in words for t in fillers):
            return True
        return any(in_class(t, c) for c in condition.classes for t in fillers)

    def holds(self, entry: ActEntry, token: Token) -> bool:
        """Whether all of an entry's conditions hold at the word."""
        return all(self.met(c, token) for c in entry.conditions)
