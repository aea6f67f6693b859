"""Who speaks: the heads of a cue's speakers, the letters that name them, and what kind of source they are."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from panj.language import Doc, Phrase, Token, phrase_of
from panj.lexicon.loader import rows

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
MUTE = {
    "i", "we", "you", "it", "there", "me", "us", "nobody", "none", "what", "that", "this", "someone", "all", "everything",
    "anything", "something", "nothing", "everyone", "whoever", "those", "these", "which", "who",
}  # fmt: skip
PARTITIVE = {"one", "some", "several", "many", "most", "others", "two", "three", "four", "five", "dozens", "hundreds"}
COUNTING = ("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY")
UNNAMING = (*COUNTING, "LAW", "EVENT", "WORK_OF_ART")  # for nouns that are no subject; a subject that says may be misnamed
BESIDE = {"for", "in", "within", "at", "on", "from", "with", "to", "near", "of", "inside"}  # a description's own places
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
    for _, cells in rows("outlets.tsv", 2):
        names |= {bare(name) for name in cells[1].split("|")}
    barred = set()
    for _, cells in rows("outlet_words.tsv", 2):
        {"word": words, "name": names, "no": barred}[cells[1]].add(bare(cells[0]))
    names -= barred
    return frozenset(names), frozenset(words)


def bare(text: str) -> str:
    """A name in lower case without article, possessive ending or trailing number, to compare two outlets by."""
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
    if "outlet" in (kinds().get(head.lemma_.lower()), kinds().get(head.lower_)):
        return len(text.split()) > 1 or head.lower_ in ("newspaper", "newspapers", "broadcaster", "broadcasters")
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
    if head.ent_type_ in UNNAMING:
        return False
    return head.ent_type_ in NAMED or head.pos_ == "PROPN" or head.lemma_.lower() in kinds()


def _named(head: Token) -> Token:
    """The name beside a description ("the mayor of London, Sadiq Khan"): the apposed name where the head has none."""
    if head.ent_type_ in ("PERSON", "ORG", "GPE") or head.pos_ == "PROPN":
        return head
    for holder in (head, *(p for c in head.rights if c.lower_ == "of" for p in c.rights if p.dep_ == "pobj")):
        for child in holder.rights:
            named = child.ent_type_ == "PERSON" or (child.pos_ == "PROPN" and can_speak(child))
            if child.dep_ == "appos" and named and child.left_edge.i and child.left_edge.nbor(-1).text in (",", "—", "-"):
                return child
    return head


def phrase(head: Token) -> Phrase:
    """The letters of a source: its head phrase, with a common noun's determiner and place ("officials in Kabul")."""
    found = phrase_of(head)
    doc: Doc = head.doc
    span = doc.char_span(found.start, found.end, alignment_mode="expand")
    first, last = span.start, span.end  # end exclusive
    if (head.pos_ == "NOUN" and last == head.i + 1) or head.lower_ in PARTITIVE:
        for child in head.rights:
            end = child.right_edge.i + 1
            held = next((c for c in child.children if c.dep_ == "pobj"), None)
            if held is not None and held.pos_ == "PROPN":
                end = held.i + 1  # a spokesman for X, whatever clause follows X
            if child.i == last and child.dep_ == "prep" and child.lower_ in BESIDE and end - first <= 8:
                inside = doc[child.i : end]
                if not any(t.pos_ in ("VERB", "AUX", "PUNCT") or t.is_space for t in inside):
                    last = end
    while last + 1 < len(doc) and doc[last].text == "-" and not doc[last - 1].whitespace_ and doc[last + 1].pos_ == "PROPN":
        last = doc[last + 1].right_edge.i + 1 if doc[last + 1].right_edge.i - first < 8 else last + 2
    if last < len(doc) and last == head.i + 1 and head.pos_ == "NOUN" and is_outlet_name(doc[last].text):
        last += 1  # "state news agency SANA"
    while last < len(doc) and head.ent_type_ in ("ORG", "GPE") and doc[last].ent_iob_ == "I" and last - first < 8:
        last += 1
    if last < len(doc) and doc[last - 1].lower_ in ("and", "of", "the", "'s", "’s"):
        last = head.i + 1
    if first > 0 and head.ent_type_ != "PERSON":
        before = doc[first - 1]
        if before.dep_ == "det" and before.pos_ == "DET" and before.whitespace_:
            first -= 1
    return Phrase(head, doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))


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
            inside = here.ent_type_ and all(t.ent_iob_ == "I" for t in here.doc[here.i + 1 : child.i + 1])
            if inside:
                continue  # one name: "Islamic State of Iraq and the Levant"
            if child.dep_ == "conj" and child.i not in seen and child.pos_ in ("NOUN", "PROPN", "PRON"):
                seen.add(child.i)
                queue.append(child)


def _usable(head: Token) -> bool:
    if head.lower_ == "it":
        return head.dep_ == "nsubj"
    if (head.lower_ in MUTE and head.text != "US") or head.is_punct or (head.ent_type_ in COUNTING and head.lower_ not in PARTITIVE):
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
        if dep in ("acl", "relcl") and here is token and head.pos_ in ("NOUN", "PROPN", "PRON"):
            if not aside and can_speak(head):
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


def like_above(token: Token) -> Token | None:
    """The verb that a co-ordinated verb truly joins, where the parser joined it to one of another form.

    "says that its rule will not last and appeals to …": `appeals` is no fellow of `last` but of `says`.
    """
    if token.dep_ != "conj" or token.tag_ not in ("VBZ", "VBD", "VBP") or token.head.pos_ not in ("VERB", "AUX"):
        return None
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "expl") for c in token.children):
        return None
    fellow = token.head
    subjects = _own_subject(fellow)
    forms = {token.tag_, "VBN"} if token.tag_ == "VBD" else {token.tag_}  # the tagger takes a past tense for a participle
    if fellow.tag_ in forms and not any(c.dep_ in ("aux", "auxpass") for c in fellow.children):
        mute = subjects and subjects[0].pos_ != "PRON" and not can_speak(subjects[0])
        relative = fellow.dep_ in ("relcl", "ccomp") and mute
        if not relative:
            return None
    here, steps = fellow, 0
    while here.head.i != here.i and steps < 10:
        steps += 1
        here = here.head
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
    out = []
    for subject in found:
        resolved = _resolve(subject)
        if resolved is not None and _usable(resolved):
            out.extend(h for h in with_conjuncts(resolved) if _usable(h))
    return out


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
