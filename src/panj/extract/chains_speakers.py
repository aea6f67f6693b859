"""Whose verb it is: the heads of a cue's speakers, through relative clauses, co-ordination and asides."""

from collections.abc import Iterator
from functools import cache

from panj.extract.chains_voice import CALENDAR, COUNTING, PARTITIVE, UNNAMING, can_speak, kinds, named
from panj.language import Token
from panj.lexicon.loader import rows

MUTE = {
    "i", "we", "you", "it", "there", "me", "us", "nobody", "none", "what", "that", "this", "someone", "all", "those",
    "everything", "anything", "something", "nothing", "everyone", "whoever", "these", "which", "who",
}  # fmt: skip
RELATIVE = {"who", "which", "that", "whom"}
NEGATIVE = {"no", "neither", "none", "nobody"}


def with_conjuncts(head: Token) -> Iterator[Token]:
    """A head and the nouns set beside it by "and", each named by its apposed person where it has one."""
    seen = {head.i}
    queue = [head]
    while queue:
        here = queue.pop(0)
        yield named(here)
        for child in here.rights:
            inside = here.ent_type_ and all(t.ent_iob_ == "I" for t in here.doc[here.i + 1 : child.i + 1])
            if inside:
                continue  # one name: "Islamic State of Iraq and the Levant"
            if child.dep_ == "conj" and child.i not in seen and child.pos_ in ("NOUN", "PROPN", "PRON"):
                seen.add(child.i)
                queue.append(child)


def _usable(head: Token) -> bool:
    if head.lower_ == "it":
        return bool(head.dep_ == "nsubj")
    if (head.lower_ in MUTE and head.text != "US") or head.is_punct:
        return False
    dated = head.ent_type_ in COUNTING and (head.pos_ != "PROPN" or head.lower_ in CALENDAR)
    if dated and head.lower_ not in PARTITIVE:
        return False
    if head.pos_ in ("NUM", "VERB", "AUX", "ADV") and head.lower_ not in PARTITIVE:
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
        if clause.dep_ != "relcl":
            return None
        found = clause.head
        if head.lower_ == "who" and (found.ent_type_ in UNNAMING or not can_speak(found)):
            # the parser hung the clause on a date ("met X on Monday, who said"): the person nearest before it
            for i in range(head.i - 1, max(found.sent.start, head.i - 12) - 1, -1):
                if head.doc[i].ent_type_ == "PERSON":
                    return head.doc[i]
        return found
    return head


def _governing(token: Token, aside: bool) -> list[Token]:
    """Subject inherited from above: by co-ordination, control or a participle beside its clause.

    `aside`: a participle behind a comma speaks for the subject of the whole sentence rather than the noun before it.
    """
    here, steps = token, 0
    while steps < 8 and here.head.i != here.i:
        steps += 1
        dep, head = here.dep_, here.head
        nominal = head.pos_ in ("NOUN", "PROPN", "PRON")
        if dep in ("acl", "relcl") and here is token and nominal and not aside and can_speak(head):
            return [head]
        here = head
        if here.pos_ in ("VERB", "AUX"):
            found = _own_subject(here) or _any_subject(here)
            if found:
                return found
        elif here.dep_ == "ROOT" and here.pos_ == "NOUN" and any(c.dep_ in ("dobj", "obj") for c in here.rights):
            # a verb taken for a noun ("police arrest X, accusing him"): the noun in front is its subject
            return [c for c in here.lefts if c.dep_ == "compound" and can_speak(c)][-1:]
    return []


@cache
def _cues() -> frozenset[str]:
    return frozenset(cells[0] for _, cells in rows("cues.tsv", 2))


def like_above(token: Token) -> Token | None:
    """The verb that a co-ordinated verb joins in truth, where the parser joined it to one of another form.

    "says that its rule will not last and appeals to …": `appeals` is no fellow of `last` but of `says`.
    """
    if token.dep_ != "conj" or token.tag_ not in ("VBZ", "VBD", "VBP") or token.head.pos_ not in ("VERB", "AUX"):
        return None
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "expl") for c in token.children):
        return None
    fellow = token.head
    subjects = _own_subject(fellow)
    if token.tag_ == "VBD" and fellow.tag_ == "VBN" and token.lower_.endswith("ed"):
        perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in fellow.children)
        if perfect and fellow.dep_ == "ccomp" and fellow.head.i < fellow.i and token.lemma_.lower() not in _cues():
            return None  # "said the gang had crossed the river and burned the mill": a participle like the first
    # the tagger takes a past tense for a participle now and then
    forms = {token.tag_, "VBN"} if token.tag_ == "VBD" else {token.tag_}
    if fellow.tag_ in forms and not any(c.dep_ in ("aux", "auxpass") for c in fellow.children):
        mute = subjects and subjects[0].pos_ != "PRON" and not can_speak(subjects[0])
        relative = fellow.dep_ in ("relcl", "ccomp") and mute
        if not relative:
            return None
    here, steps = fellow, 0
    while here.head.i != here.i and steps < 10:
        steps += 1
        here = here.head
        if here.i > fellow.i:
            return None  # "… stormed the hall and freed the prisoners, police said": nothing joins what closes
        if here.pos_ in ("VERB", "AUX") and here.tag_ == token.tag_ and _own_subject(here):
            return here
    return None


def speakers(cue: Token, aside: bool = False) -> list[Token]:
    """Heads of a verb's speakers, empty where nobody is named or the speaker is the narrator or negated."""
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in cue.children)
    found = _own_subject(cue)
    if not found and passive:
        return []
    if not found:
        if cue.tag_ == "VBN" and cue.dep_ in ("acl", "relcl", "advcl"):
            return []  # "the man accused of": a passive participle with nobody named
        above = like_above(cue)
        if above is not None:
            found = _own_subject(above)
        elif cue.dep_ in ("conj", "xcomp", "advcl", "pcomp", "acl", "ccomp", "relcl", "dep", "parataxis"):
            comma = cue.i > 0 and cue.doc[cue.i - 1].text == ","
            found = _governing(cue, cue.tag_ == "VBG" and comma)
            if aside and comma and cue.tag_ == "VBG":
                found = _main_speaker(cue) or found
        if not found and cue.tag_ in ("VBD", "VBZ", "VBP"):
            found = _in_front(cue)
    out: list[Token] = []
    for subject in found:
        resolved = _resolve(subject)
        if resolved is not None and _usable(resolved):
            out.extend(h for h in with_conjuncts(resolved) if _usable(h))
    return out + _second(cue, out)


def _second(cue: Token, first: list[Token]) -> list[Token]:
    """ "An official in the ministry and a rebel officer said": the officer too, though hung on the ministry."""
    last = cue.nbor(-1) if cue.i else cue
    if last.dep_ != "conj" or last.pos_ != "NOUN" or not first or any(h.i == last.i for h in first):
        return []
    known = kinds()
    kind = known.get(last.lemma_.lower())
    same = any(h.is_ancestor(last) and h.pos_ == "NOUN" and known.get(h.lemma_.lower()) == kind for h in first)
    return [last] if kind is not None and same else []


def _in_front(cue: Token) -> list[Token]:
    """The name right before a finite verb that the parser left without a subject: "X said", "X, the envoy, said"."""
    doc, at = cue.doc, cue.i - 1
    while at >= 0 and doc[at].pos_ in ("ADV", "AUX"):
        at -= 1
    if at > 0 and doc[at].text == ",":
        back = at - 1
        while back > max(cue.sent.start, at - 16) and doc[back].text != ",":
            back -= 1
        if doc[back].text != ",":
            return []
        at = back - 1
    if at < cue.sent.start or doc[at].pos_ not in ("NOUN", "PROPN", "PRON"):
        return []
    return [doc[at]] if can_speak(doc[at]) and doc[at].dep_ not in ("dobj", "pobj") else []


def _main_speaker(cue: Token) -> list[Token]:
    """Subject of the widest verb above whose words hold the cue: "X says that Y …, adding that": X adds."""
    found: list[Token] = []
    here, steps = cue, 0
    while here.head.i != here.i and steps < 10:
        steps += 1
        if here.dep_ == "ccomp" and here.head.pos_ == "VERB" and here.i > here.head.i:
            found = _own_subject(here.head) or found
        here = here.head
    return found
