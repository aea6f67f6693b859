"""Verbs of headlines that the tagger takes for nouns ("Gunmen attack bus in Mali"), found by a second parse.

A sentence without a finite verb at its top, in which a word that could be a verb stands between a possible doer and a
noun phrase, is parsed again with a past tense in that word's place, which no tagger takes for a noun. If the new parse
has it for the sentence's verb, with a subject that agrees with its form and an object, its tree becomes the sentence's.
"""

from functools import cache
from typing import Any

from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG
from spacy.tokens import Doc, Span, Token

from panj.lexicon import acts
from panj.lexicon import names as known

PLAIN = "seized"  # a past tense that takes an object and is no noun
NOUNS = {"NN", "NNS", "NNP", "NNPS"}
MISTAKEN = {"NN", "NNS", "JJ"}
DOERS = (known.person_word, known.force, known.office, known.government_word, known.body_word)
BEGINS = NOUNS | {"DT", "PRP$", "PRP", "CD", "JJ"}
COLUMNS = [HEAD, DEP, TAG, POS, LEMMA]


@cache
def _verbs() -> frozenset[str]:
    return frozenset(e.form[0] for e in acts() if e.pos == "v")


def _suspects(sent: Span) -> list[int]:
    """Places in the sentence, from its start, of words that may be its verb."""
    found = []
    for i in range(1, len(sent) - 1):
        token = sent[i]
        if token.tag_ in MISTAKEN and token.is_lower and token.is_alpha and sent[i + 1].tag_ in BEGINS:
            before = sent[i - 1]
            if known.person_word(token.lemma_) or known.force(token.lemma_):
                continue
            if (before.tag_ in NOUNS or before.tag_ == "JJ") and (token.lemma_ in _verbs() or token.lower_ in _verbs()):
                found.append(i)
    return found


def _party(token: Token) -> bool:
    word = token.lemma_.lower()
    return token.pos_ == "PROPN" or any(f(word) for f in DOERS)


def _agrees(subject: Token, verb: str, lemma: str, kind: str) -> bool:
    """Bare form with a plural or a body of people ("Hamas"), form in -s with a singular."""
    many = subject.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in subject.children)
    many = many or (verb == lemma and (kind in ("ORG", "NORP") or known.force(subject.lower_)))
    return many == (verb == lemma)


def _tree(nlp: Any, sent: Span, i: int) -> Doc | None:
    """The sentence's parse with a verb at place i, or None where that makes no sentence."""
    words, token = [t.text_with_ws for t in sent], sent[i]
    words[i] = PLAIN + token.whitespace_
    other: Doc = nlp("".join(words))
    if len(other) != len(sent) or other[i].dep_ != "ROOT" or len(list(other.sents)) != 1:
        return None
    subject = next((c for c in other[i].lefts if c.dep_ == "nsubj"), None)
    if subject is None or not any(c.dep_ == "dobj" for c in other[i].rights) or not _party(subject):
        return None
    lemma = token.lower_ if token.lower_ in _verbs() else token.lemma_
    if not _agrees(subject, token.lower_, lemma, sent[subject.i].ent_type_):
        return None
    other[i].tag_, other[i].lemma_ = ("VBP" if token.lower_ == lemma else "VBZ"), lemma
    return other


def mended(nlp: Any, doc: Doc) -> Doc:
    """The doc with such sentences parsed anew; itself where there are none."""
    found = []
    for sent in doc.sents:
        if sent.root.pos_ not in ("VERB", "AUX"):
            tree = next((t for i in _suspects(sent) if (t := _tree(nlp, sent, i)) is not None), None)
            if tree is not None:
                found.append((sent.start, sent.end, tree.to_array(COLUMNS)))
    if found:
        table = doc.to_array(COLUMNS)
        for start, end, rows in found:
            table[start:end] = rows
        doc.from_array(COLUMNS, table)
    return doc
