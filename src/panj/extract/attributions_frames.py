"""Verbs, nouns and adjectives of stance and what they speak of: "opposes X", "his support for X", "is wary of X"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from panj.extract.attributions_spans import nominal, verbal
from panj.extract.chains_cues import verbs
from panj.extract.chains_records import Interval, subtree
from panj.language import Token
from panj.lexicon.loader import rows

PHASES = {
    "continue", "begin", "start", "decline", "refuse", "seem", "appear", "try", "go", "come", "use", "fail", "proceed",
    "rush", "love", "like", "serve", "help", "attempt", "hesitate", "tend", "keep", "manage", "struggle", "have",
}  # fmt: skip
LIGHT = {
    "make", "have", "give", "express", "voice", "raise", "issue", "offer", "take", "show", "deliver", "draw", "cast",
    "announce", "repeat", "reiterate", "lodge", "air", "share", "hold", "receive", "win", "face", "get", "throw",
    "declare", "pledge", "launch", "renew", "withdraw", "lend", "state", "form", "harbor", "harbour",
}  # fmt: skip
TOLD = {"tell", "assure", "remind", "inform", "convince", "persuade", "ask", "warn", "reassure", "advise", "email",
        "show", "promise", "text", "caution"}  # fmt: skip
BEHIND = {"as", "for", "of", "to", "with", "from", "against", "over"}  # what such a verb says of its object
BESIDE = {"x", "o"}
# "asked X to oppose Y": X, and not who asked, is the one who opposes
MOVING = {"ask", "tell", "urge", "want", "expect", "require", "allow", "lead", "leave", "prompt", "force", "encourage",
          "help", "get", "cause", "enable", "persuade", "convince", "invite", "order", "press", "pressure", "push",
          "advise", "compel", "drive", "inspire", "warn", "permit", "send", "bring", "teach", "train"}  # fmt: skip
COPULAS = {"be", "remain", "become", "feel", "seem", "sound", "grow", "get", "appear", "look", "stay"}
REACH = 5  # tokens from a verb to its preposition: "talked openly on air about"
SUBJECTS = {"nsubj", "nsubjpass", "csubj"}


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution: source and cue as intervals (None: unnamed), what is said as intervals, the cue's head token."""

    source: Interval | None
    cue: Interval | None
    content: tuple[Interval, ...]
    head: Token


@cache
def stances() -> dict[tuple[str, str], frozenset[str]]:
    """(lemma, v, n or a) → what it takes: the cue verbs of chains and the words of stance."""
    out: dict[tuple[str, str], set[str]] = {}
    for _, cells in rows("stances.tsv", 3):
        for part in cells[2].split(","):
            key = "p:" if part.startswith("p:") else ""
            words = part[2:].split("|") if key else [part]
            out.setdefault((cells[0], cells[1]), set()).update(key + w for w in words)
    for lemma, entries in verbs().items():
        for one in entries:
            own = {t for t in one.takes} | {f"p:{p}" for p in one.preps}
            out.setdefault((lemma, "v"), set()).update(own)
    return {k: frozenset(v) for k, v in out.items()}


def holder(cue: Token) -> tuple[Token | None, Token]:
    """(head of the source or None, the token whose subject it is): the subject, inherited where the verb has none."""
    here, steps = cue, 0
    while steps < 8:
        passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in here.children)
        agent = next((p for c in here.rights if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"), None)
        if here is cue and (passive or (agent is not None and here.tag_ == "VBN")):
            return agent, here
        subject = next((c for c in here.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None and subject.i != cue.i:
            return subject, here
        if here.dep_ in ("acl", "relcl") and here.head.pos_ in ("NOUN", "PROPN", "PRON"):
            if here.tag_ == "VBN" and here is cue:
                return None, here
            purpose = here.dep_ == "acl" and any(c.tag_ == "TO" for c in here.lefts)
            if not (purpose and here.head.dep_ in ("dobj", "obj")):
                return here.head, here
            here, steps = here.head.head, steps + 1  # "mounted a campaign to condemn X": who mounted it
            subject = next((c for c in here.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is not None:
                return subject, here
        if here.head.i == here.i or here.dep_ not in INHERITING:
            return None, here
        if here.dep_ == "xcomp":
            told = next((c for c in here.head.children if c.dep_ == "dobj" and c.i < here.i), None)
            if told is not None and here.head.lemma_.lower() in MOVING:
                return told, here
        here, steps = here.head, steps + 1
    return None, here


INHERITING = {"xcomp", "conj", "advcl", "pcomp", "prep", "ccomp", "dep", "parataxis", "appos", "acomp", "attr"}


def _prepositions(takes: frozenset[str]) -> set[str]:
    return {t[2:] for t in takes if t.startswith("p:")}


def _object(child: Token) -> Interval | None:
    """What a preposition governs."""
    inner = [c for c in child.rights if c.dep_ in ("pobj", "pcomp", "ccomp")]
    return (inner[0].left_edge.i, child.right_edge.i + 1) if inner else None


def of_verb(cue: Token, takes: frozenset[str]) -> tuple[list[Interval], int | None]:
    """(what is said, last token of a preposition that belongs to the cue) of one verb."""
    parts: list[Interval] = []
    preps = _prepositions(takes)
    behind: int | None = None
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in cue.children)
    told = cue.lemma_.lower() in TOLD
    rights = [c for c in cue.rights if not c.is_punct and not c.is_space]
    clause = next((c for c in rights if c.dep_ == "ccomp"), None)
    for child in rights:
        dep = child.dep_
        infinitive = any(c.tag_ == "TO" for c in child.lefts)
        if dep == "ccomp" and ({"c", "q", "x"} & takes or (infinitive and "i" in takes)):
            parts.append(subtree(child))
        elif dep == "xcomp":
            if (infinitive and {"i", "c"} & takes) or (child.tag_ == "VBG" and {"g", "x"} & takes) or "x" in takes:
                parts.append(subtree(child))
        elif dep in ("dobj", "obj"):
            if clause is not None and told and clause.i > child.i:
                continue
            if {"o", "x"} & takes or ("i" in takes and any(c.dep_ == "xcomp" and c.i > child.i for c in rights)):
                parts.append(subtree(child))
            elif preps and any(c.dep_ == "prep" and c.lower_ in preps for c in child.rights):
                parts.append(subtree(child))  # the parser hung "of …" on the one accused
            elif preps and any(c.dep_ == "prep" and c.lower_ in preps and c.i > child.i for c in rights):
                parts.append(subtree(child))
        elif dep in ("oprd", "acomp") and ("x" in takes or "a" in takes):
            parts.append(subtree(child))
        elif dep == "prep" and not parts and child.lower_ in preps and child.i <= cue.i + REACH:
            said = _object(child)
            if said is not None:
                parts.append(said)
                behind = child.i + 1
        elif (dep == "prep" and parts and (child.lower_ in preps or child.lower_ in BEHIND) and BESIDE & takes) or (
            dep == "prep" and passive and (child.lower_ in preps or child.lower_ == "as")
        ):
            parts.append(subtree(child))
    if passive:
        subject = next((c for c in cue.lefts if c.dep_ == "nsubjpass"), None)
        if subject is not None and ({"o", "x", "s"} & takes or preps):
            parts.insert(0, subtree(subject))
    elif cue.tag_ == "VBN" and cue.dep_ == "acl" and cue.i > cue.head.i and {"o", "x"} & takes:
        named = [subtree(c) for c in rights if c.dep_ == "prep" and c.lower_ == "as"]
        if named or any(c.dep_ == "agent" for c in rights):
            parts = [nominal(cue.head, cue), *named]
    return parts, behind


def _barred(cue: Token) -> bool:
    """A verb under a condition: "if he backs the plan"."""
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in cue.lefts)


def verbal_stance(cue: Token) -> Iterator[Found]:
    """The attribution of one verb of cues.tsv or stances.tsv, if it has words."""
    known = stances()
    lemma = cue.lemma_.lower()
    particle = next((c.lower_ for c in cue.rights if c.dep_ == "prt"), None)
    takes = known.get((f"{lemma} {particle}", "v")) if particle else None
    takes = takes or known.get((lemma, "v"))
    if takes is None or _barred(cue):
        return
    parts, behind = of_verb(cue, takes)
    if not parts:
        return
    head, _ = holder(cue)
    if "s" in takes and (head is None or any(c.dep_ == "xcomp" for c in cue.rights)):
        subject = next((c for c in cue.lefts if c.dep_ in SUBJECTS), None)
        passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in cue.children)
        if subject is not None and (passive or lemma in ("seem", "appear")):
            parts = [subtree(subject), *(p for p in parts if p[0] > cue.i)]
            yield Found(None, verbal(cue), tuple(parts), cue)
            return
    first = _controller(cue)
    start, end = verbal(cue, first)
    yield Found(nominal(head, cue) if head is not None else None, (start, behind or end), tuple(parts), cue)


def _controller(cue: Token) -> Token | None:
    """The verb that a cue's own is one phrase with: "continued to portray", "declined to say"."""
    here = cue
    while here.dep_ == "xcomp" and here.head.lemma_.lower() in PHASES and here.i - here.head.i <= 4:
        here = here.head
    return here if here is not cue else None


def _about(word: Token, takes: frozenset[str], after: int = 0) -> tuple[list[Interval], int | None]:
    """(what a noun or adjective is about, last token of the preposition before it)."""
    preps = _prepositions(takes)
    for child in word.rights:
        if child.i < after:
            continue
        infinitive = any(c.tag_ == "TO" for c in child.lefts)
        if child.dep_ == "prep" and child.lower_ in preps:
            said = _object(child)
            if said is not None:
                return [said], child.i + 1
        if child.dep_ in ("acl", "ccomp", "xcomp", "relcl", "advcl"):
            that = any(c.dep_ == "mark" and c.lower_ == "that" for c in child.lefts)
            if (infinitive and "i" in takes) or ("c" in takes and (that or child.dep_ == "ccomp")):
                return [subtree(child)], None
    return [], None


def nominal_stance(noun: Token) -> Iterator[Found]:
    """ "His support for X", "raised concerns about X": whose the noun is, or whose its verb is."""
    takes = stances().get((noun.lemma_.lower(), "n"))
    if takes is None:
        return
    parts, behind = _about(noun, takes)
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    verb = noun.head
    light = noun.dep_ in ("dobj", "obj") and verb.lemma_.lower() in LIGHT
    if not parts and light:
        parts, behind = _about(verb, takes, noun.i)
    if not parts:
        return
    end = behind or noun.i + 1
    if owner is None and light:
        head, _ = holder(verb)
        if head is not None:
            start, _ = verbal(verb, _controller(verb))
            yield Found(nominal(head, verb), (start, end), tuple(parts), noun)
            return
    start = noun.i
    while start > noun.left_edge.i and noun.doc[start - 1].dep_ in ("amod", "compound"):
        start -= 1
    source: Interval | None = None
    if owner is not None:
        source = owner.left_edge.i, owner.right_edge.i + 1
    else:
        by = (p for c in noun.rights if c.dep_ == "prep" and c.lower_ in ("from", "by", "among") for p in c.children)
        named = next((p for p in by if p.dep_ == "pobj"), None)
        if named is not None:
            source = nominal(named, noun)
    if source is not None or behind is not None or "c" in takes:
        yield Found(source, (start, end), tuple(parts), noun)


def adjectival_stance(word: Token) -> Iterator[Found]:
    """ "Is wary of X", "was confident that X"."""
    takes = stances().get((word.lemma_.lower(), "a")) or stances().get((word.lower_, "a"))
    if takes is None:
        return
    parts, behind = _about(word, takes)
    verb = word if word.dep_ not in ("acomp", "oprd", "attr", "xcomp") else word.head
    if verb is not word and verb.lemma_.lower() not in COPULAS:
        return
    if not parts and verb is not word:
        parts = [subtree(c) for c in verb.rights if c.i > word.i and c.dep_ == "ccomp"] if "c" in takes else []
    if not parts or _barred(verb):
        return
    head, _ = holder(verb) if verb is not word else (word.head if word.dep_ == "amod" else None, word)
    if head is None:
        return
    start, _ = verbal(verb)
    yield Found(nominal(head, verb), (start, behind or word.i + 1), tuple(parts), word)
