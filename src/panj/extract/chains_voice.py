"""Who speaks: the heads of a cue's speakers, the letters that name them, and what kind of source they are."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from panj.language import Doc, Phrase, Token, phrase_of
from panj.lexicon.loader import rows

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
MUTE = {"i", "we", "you", "one", "it", "there", "me", "us", "nobody", "none", "what", "that", "this", "someone"}
RELATIVE = {"who", "which", "that", "whom"}
NEGATIVE = {"no", "neither", "none", "nobody"}
NAMED = ("PERSON", "ORG", "GPE", "NORP")
NEWS_HEADS = {"agency", "service", "network", "channel", "outlet", "site", "website", "organisation", "organization"}


@dataclass(frozen=True, slots=True)
class Voice:
    """One source as it stands: its head token, its letters (with a common noun's determiner), cue and kind."""

    phrase: Phrase
    kind: str
    cue: str | None
    cue_token: Token | None = None


@cache
def kinds() -> dict[str, str]:
    """Common noun → kind of source."""
    return {cells[0]: cells[1] for _, cells in rows("voices.tsv", 2)}


@cache
def outlets() -> tuple[frozenset[str], frozenset[str]]:
    """(names, last words) of news outlets, lower case."""
    names, words = set(), set()
    for _, cells in rows("outlets.tsv"):
        tag = cells[1] if len(cells) > 1 else ""
        if tag != "no":
            (words if tag == "word" else names).add(cells[0].lower())
    return frozenset(names), frozenset(words)


def bare(text: str) -> str:
    """A name without its article, possessive ending, trailing number, in lower case: what two outlets are compared by."""
    text = re.sub(r"^(?:the|a|an)\s+", "", text.strip().lower())
    return re.sub(r"(?:\s+\d+|['’]s)$", "", text)


def is_outlet_name(text: str) -> bool:
    """Whether a name is a news outlet's: a listed one, or capitalised with a last word such as Times or News."""
    names, words = outlets()
    low = bare(text)
    if low in names or low.split("’")[0] in names:
        return True
    last = re.split(r"[\s-]", text.strip())[-1]
    return last[:1].isupper() and last.lower() in words and low != last.lower()


def is_outlet(head: Token, text: str) -> bool:
    """Whether the phrase names a news outlet, by name or by kind ("the news service", "state media")."""
    if is_outlet_name(text) or (head.text[:1].isupper() and head.lower_ in outlets()[0]):
        return True
    if kinds().get(head.lemma_.lower()) == "outlet" and head.lower_ not in ("station", "paper", "press", "stations"):
        return True
    low = text.lower()
    return head.lemma_.lower() in NEWS_HEADS and bool(re.search(r"\b(?:news|media|press|broadcast\w*|wire)\b", low))


def kind_of(head: Token, text: str) -> str:
    """person, office, organisation, outlet, document or unnamed."""
    lemma = head.lemma_.lower()
    if is_outlet(head, text):
        return "outlet"
    if head.ent_type_ == "PERSON" or head.lower_ in ("he", "she"):
        return "person"
    known = kinds().get(lemma)
    if known:
        return known
    if head.ent_type_ in ("GPE", "NORP"):
        return "office"
    if head.pos_ == "PROPN" or head.ent_type_ == "ORG":
        return "organisation"
    return "unnamed"


def can_speak(head: Token) -> bool:
    """Whether a noun may be a source outside subject position: a name, a pronoun for a person, a speaking noun."""
    if head.pos_ == "PRON":
        return head.lower_ in ("he", "she", "they", "him", "her", "them")
    return head.ent_type_ in NAMED or head.pos_ == "PROPN" or head.lemma_.lower() in kinds()


def _named(head: Token) -> Token:
    """The name beside a description ("the mayor of London, Sadiq Khan"): the apposed person where the head is none."""
    if head.ent_type_ == "PERSON" or head.pos_ == "PROPN" and head.ent_type_ == "ORG":
        return head
    for child in head.rights:
        if child.dep_ == "appos" and child.ent_type_ == "PERSON":
            return child
    return head


def phrase(head: Token) -> Phrase:
    """The letters of a source: its head phrase, with the determiner of a common noun ("a senior official")."""
    found = phrase_of(head)
    doc: Doc = head.doc
    first = doc.char_span(found.start, found.end, alignment_mode="expand").start
    if first > 0 and head.ent_type_ != "PERSON":
        before = doc[first - 1]
        if before.dep_ == "det" and before.pos_ == "DET" and before.idx + len(before) + 1 == found.start:
            found = Phrase(head, before.idx, found.end)
    return found


def voice(head: Token, cue: str | None, token: Token | None = None) -> Voice:
    found = phrase(head)
    return Voice(found, kind_of(head, found.text), cue, token)


def with_conjuncts(head: Token) -> Iterator[Token]:
    """A head and the nouns set beside it by "and", each named by its apposed person where it has one."""
    seen = {head.i}
    queue = [head]
    while queue:
        here = queue.pop(0)
        yield _named(here)
        for child in here.rights:
            if child.dep_ == "conj" and child.i not in seen and child.pos_ in ("NOUN", "PROPN", "PRON"):
                seen.add(child.i)
                queue.append(child)


def _usable(head: Token) -> bool:
    if head.lower_ in ("it", "that", "this"):
        return head.lower_ == "it" and head.dep_ == "nsubj"
    if head.lower_ in MUTE or head.pos_ in ("NUM", "VERB", "AUX", "ADV") and head.lower_ not in ("several", "many"):
        return False
    return not any(c.lower_ in NEGATIVE for c in head.lefts)


def _own_subject(verb: Token) -> list[Token]:
    """Active subjects, or the by-phrase of a passive."""
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    if not passive:
        for child in verb.children:
            if child.dep_ == "nsubj":
                return [child]
    for child in verb.rights:
        if child.dep_ == "agent":
            found = next((c for c in child.children if c.dep_ == "pobj"), None)
            if found is not None:
                return [found]
    return []


def _any_subject(verb: Token) -> list[Token]:
    found = _own_subject(verb)
    if found:
        return found
    return [c for c in verb.children if c.dep_ == "nsubjpass"][:1]


def _resolve(head: Token) -> Token | None:
    """A relative pronoun's antecedent; else the head itself."""
    if head.lower_ in RELATIVE and head.tag_ in ("WP", "WDT", "IN", "DT", "PRP"):
        clause = head.head
        while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head.i != clause.i:
            clause = clause.head
        return clause.head if clause.dep_ == "relcl" else None
    return head


def _governing(token: Token, participle: bool) -> list[Token]:
    """Subject inherited from above: by co-ordination, control or a participle beside its clause."""
    here, steps = token, 0
    while steps < 8 and here.head.i != here.i:
        steps += 1
        dep, head = here.dep_, here.head
        if dep in ("acl", "relcl") and here is token and head.pos_ in ("NOUN", "PROPN", "PRON"):
            comma = here.i > 0 and here.doc[here.i - 1].text == ","
            if not (participle and comma) and can_speak(head):
                return [head]
        here = head
        if here.pos_ in ("VERB", "AUX"):
            # a participle beside a passive speaks for the doer, or, where none is named, for nobody but the subject
            found = _own_subject(here) or _any_subject(here)
            if found:
                return found
    return []


def speakers(cue: Token, tell: Callable[[Token], bool] | None = None) -> list[Token]:
    """Heads of a verb's speakers, empty where nobody is named or the speaker is the narrator or negated."""
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in cue.children)
    found = _own_subject(cue)
    if not found and passive:
        return []
    if not found:
        if cue.tag_ == "VBN" and cue.dep_ in ("acl", "relcl", "advcl"):
            return []  # "the man accused of": a passive participle with nobody named
        if cue.dep_ == "conj" or cue.dep_ in ("xcomp", "advcl", "pcomp", "acl", "ccomp", "relcl", "dep", "parataxis"):
            found = _governing(cue, cue.tag_ == "VBG")
    out = []
    for subject in found:
        resolved = _resolve(subject)
        if resolved is not None and _usable(resolved):
            out.extend(h for h in with_conjuncts(resolved) if _usable(h))
    return out
