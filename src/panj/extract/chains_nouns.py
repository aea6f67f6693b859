"""Nouns that mark a source: "reports that …", "X's claims of …", "Russian demands for …"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from panj.extract.chains_records import Attribution, Interval, join, subtree
from panj.extract.chains_speakers import speakers, with_conjuncts
from panj.extract.chains_voice import Voice, can_speak, voice
from panj.language import Phrase, Token
from panj.lexicon.loader import rows

SPREADING = {"emerge", "circulate", "surface", "spread", "appear"}


@dataclass(frozen=True, slots=True)
class CueNoun:
    """One line of cue_nouns.tsv."""

    takes: frozenset[str]
    preps: frozenset[str]
    unowned: str


@cache
def nouns() -> dict[str, CueNoun]:
    """Lemma → line."""
    out = {}
    for _, cells in rows("cue_nouns.tsv", 4):
        parts = cells[2].split(",")
        preps = {p for part in parts if part.startswith("p:") for p in part[2:].split("|")}
        out[cells[0]] = CueNoun(frozenset(p for p in parts if not p.startswith("p:")), frozenset(preps), cells[3])
    return out


def _owners(noun: Token, near: bool = False) -> list[Token]:
    """Whose words the noun names: possessor, by-phrase, name in front; only possessor and name when `near`."""
    for child in noun.lefts:
        if (
            child.dep_ == "poss"
            and child.lower_ not in ("my", "our", "your")
            and child.ent_type_ not in ("DATE", "TIME")
        ):
            return [child]
    if near:
        return [c for c in noun.lefts if c.dep_ == "compound" and c.ent_type_ in ("GPE", "ORG", "PERSON", "NORP")][-1:]
    for child in noun.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            found = next((c for c in child.children if c.dep_ == "pobj" and can_speak(c)), None)
            if found is not None:
                return list(with_conjuncts(found))
        if child.dep_ == "acl" and child.tag_ == "VBN":
            for agent in child.children:
                if agent.dep_ == "agent":
                    found = next((c for c in agent.children if c.dep_ == "pobj" and can_speak(c)), None)
                    if found is not None:
                        return list(with_conjuncts(found))
    for child in noun.lefts:
        if child.dep_ in ("compound", "amod", "nmod", "nsubj") and (
            child.ent_type_ in ("GPE", "NORP", "ORG", "PERSON")
        ):
            return [child]
    return []


def _content(noun: Token, entry: CueNoun) -> list[Interval]:
    out: list[Interval] = []
    inside = [c for child in noun.rights if child.dep_ == "acl" and child.tag_ == "VBN" for c in child.rights]
    for child in (*noun.rights, *inside):
        infinitive = any(c.tag_ == "TO" and c.dep_ == "aux" for c in child.children)
        marked = any(c.lower_ == "that" and c.i < child.i for c in child.children)
        if child.dep_ in ("acl", "ccomp", "relcl", "appos", "advcl") and child.pos_ in ("VERB", "AUX"):
            if (infinitive and "i" in entry.takes) or (
                "c" in entry.takes and marked and (child.dep_ != "relcl" or _marked(child))
            ):
                out.append(subtree(child))
        elif child.dep_ == "prep" and child.lower_ in entry.preps:
            out.append((child.i + 1, subtree(child)[1]))
    return out


def _marked(clause: Token) -> bool:
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


def of_noun(noun: Token) -> Iterator[Attribution]:
    """The attribution of one noun, if it has both a source and words that it covers."""
    entry = nouns().get(noun.lemma_.lower())
    if entry is None or noun.pos_ not in ("NOUN", "PROPN"):
        return
    doc, verb = noun.doc, noun.head
    content = _content(noun, entry)
    if not content and noun.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in SPREADING:
        content = [subtree(c) for c in verb.rights if c.dep_ in ("ccomp", "advcl", "acl")
                   and any(m.lower_ == "that" for m in c.children)]  # fmt: skip
    if not content:
        return
    owners = _owners(noun, entry.unowned == "actor")
    voices: tuple[Voice, ...]
    if owners:
        voices = tuple(voice(h, noun.text, noun) for h in owners)
    elif entry.unowned == "self":
        if noun.i > 0 and any(c.lower_ in ("no", "any") for c in noun.lefts):
            return
        first = noun.i
        while (
            first > noun.sent.start
            and doc[first - 1].dep_ in ("det", "amod", "compound")
            and doc[first - 1].head.i == noun.i
        ):
            first -= 1
        own = Phrase(noun, doc[first].idx, noun.idx + len(noun))
        voices = (Voice(own, str(doc[first : noun.i + 1].text), "document", noun.text, noun),)
    elif entry.unowned == "actor":
        here, steps = noun, 0
        while here.pos_ not in ("VERB", "AUX") and here.head.i != here.i and steps < 6:
            here, steps = here.head, steps + 1
        voices = tuple(voice(h, noun.text, noun) for h in speakers(here) if can_speak(h))
    else:
        voices = ()
    if voices:
        yield Attribution((voices,), noun, join(content), "noun")
