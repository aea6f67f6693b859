"""One pass over a parsed report that collects whom and what it names, for `Names` to look up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc, Token

from panj.lexicon import rows
from panj.lexicon.names import (
    actor_named,
    country,
    fold,
    nationality,
    noun_classes,
    outlet_named,
    singular,
)  # fmt: skip

SUBJECTS = {"nsubj", "nsubjpass", "agent", "csubj"}
ARGUMENTS = SUBJECTS | {"dobj", "pobj", "attr", "dative", "poss", "appos", "conj", "ROOT", "npadvmod"}
SKIPPED = {"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"}
PEOPLE = {"person", "office"}
GROUPS = {"body", "force", "government", "media"}
TITLES_F = {"mrs", "ms", "miss", "lady", "queen", "princess", "dame", "sister", "duchess", "empress", "baroness"}
TITLES_M = {"mr", "sir", "lord", "king", "prince", "emir", "sultan", "pope", "duke", "father", "ayatollah", "cardinal"}
TITLES = TITLES_F | TITLES_M | {
    "dr", "prof", "gen", "sen", "rep", "gov", "lt", "col", "maj", "sgt", "capt", "adm", "brig", "hon", "rev",
    "professor", "shaikh",
}  # fmt: skip
PARTICLES = {"bin", "al", "el", "van", "von", "der", "de", "da", "dos", "del", "la", "ibn", "dela", "di", "le"}
WOMEN = {"woman", "wife", "mother", "daughter", "sister", "girl", "widow", "queen", "princess", "spokeswoman", "nun",
         "chairwoman", "congresswoman", "actress", "schoolgirl", "policewoman", "businesswoman", "councilwoman"}
MEN = {"man", "husband", "father", "son", "brother", "boy", "king", "prince", "spokesman", "chairman", "congressman",
       "policeman", "gunman", "businessman", "schoolboy", "priest", "bishop", "pope", "monk", "imam", "fisherman"}
ROMAN = re.compile(r"^(?:[IVX]+|Jr\.?|Sr\.?)$")


@dataclass(slots=True)
class Mention:
    """Something the report names: tokens first..last, its head, the full name it gives it, what it can be meant by.

    `kind`: person, body, country, outlet, place, nominal; `gender` m, f, n or ? (persons of unknown gender).
    """

    first: int
    last: int
    head: int
    name: str
    kind: str
    gender: str
    plural: bool
    sentence: int
    rank: float
    nouns: set[str] = field(default_factory=set)


@cache
def first_names() -> dict[str, str]:
    """Folded first name → m or f."""
    return {n: cells[0] for _, cells in rows("firstnames.tsv", 2) for n in cells[1].split()}


def gender_of(name: str, before: set[str]) -> str:
    """m, f or ? of a person from first name and the nouns said of it."""
    if before & (WOMEN | TITLES_F):
        return "f"
    if before & (MEN | TITLES_M):
        return "m"
    words = fold(name).split()
    if len(words) > 1 and words[0] in first_names():
        return first_names()[words[0]]
    return "?"


def rank_of(head: Token) -> float:
    """How much the grammar puts it forward: subject 1, object .6, oblique .4, inside another phrase .25."""
    dep = head.dep_
    while dep in ("conj", "appos") and head.head.i != head.i:
        head = head.head
        dep = head.dep_
    if dep in SUBJECTS:
        return 1.0
    if dep in ("dobj", "attr", "ROOT", "dative", "obj"):
        return 0.6
    if dep == "pobj":
        up = head.head
        return 0.7 if up.dep_ == "agent" else 0.4 if up.head.pos_ in ("VERB", "AUX") else 0.25
    return 0.3 if dep == "poss" else 0.25


def is_title(token: Token) -> bool:
    """A word that stands before a name without being part of it: President, Afghan, Mr, general, former."""
    low = token.lower_.removesuffix(".")
    return (
        low in TITLES
        or bool(noun_classes(low) & (PEOPLE | GROUPS | {"force"}))
        or nationality(token.text) is not None
        or (token.text[:1].isupper() and country(token.text) is not None)
        or (token.text.islower() and token.is_alpha)
        or low in ("prime", "vice", "foreign", "defence", "defense", "interior", "chief", "deputy", "first", "acting")
    )


def name_start(doc: Doc, first: int, last: int) -> int:
    """Index of the first token of the bare name in first..last, titles left off; a name keeps at least one word."""
    at = first
    for i in range(first, last):
        token = doc[i]
        titled = is_title(token) and token.lower_ not in first_names() and token.lower_ not in PARTICLES
        if titled or (token.is_punct and token.text in ",;:"):
            at = i + 1
    return at


def said_of(doc: Doc, first: int, head: Token) -> set[str]:
    """Nouns that call what it is: words before it ("airline Mahan Air") and in apposition ("Haley, the envoy")."""
    out: set[str] = set()
    for i in range(max(0, first - 6), first):
        token = doc[i]
        if token.is_punct or token.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ", "ADV", "PRON") or (
            token.pos_ == "ADP" and token.lower_ not in ("of", "for", "to")
        ):
            out.clear()
        elif token.pos_ in ("NOUN", "PROPN") or token.lower_.removesuffix(".") in TITLES:
            out.add(singular(token.lower_.removesuffix(".")))
            if i + 1 < first:
                out.add(f"{token.lower_} {singular(doc[i + 1].lower_)}")
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ == "NOUN":
            out.add(singular(child.lower_))
    if head.dep_ in ("appos",) and head.head.pos_ == "NOUN":
        out.add(singular(head.head.lower_))
    if head.dep_ in ("nsubj",) and head.head.lemma_ == "be":
        out.update(singular(c.lower_) for c in head.head.children if c.dep_ == "attr" and c.pos_ == "NOUN")
    return out


def _person(doc: Doc, first: int, last: int, sentence: int) -> Mention | None:
    start = name_start(doc, first, last)
    # the tagger leaves a first name out: "Recep [Tayyip Erdoğan]"
    while start == first and start and doc[start - 1].pos_ == "PROPN" and doc[start - 1].dep_ == "compound" \
            and doc[start - 1].head.i <= last and not is_title(doc[start - 1]) and doc[start - 1].text.isalpha() \
            and not doc[start - 1].text.isupper() and not noun_classes(doc[start - 1].lower_):  # fmt: skip
        first = start = start - 1
    while last > start and (doc[last].lower_ in ("'s", "’s", "'", "’") or doc[last].is_space or doc[last].is_punct):
        last -= 1
    if doc[start].text[:1].islower() and not doc[start].lower_.startswith(("al-", "el-", "bin")):
        return None
    if start == last and (noun_classes(doc[start].lower_) or nationality(doc[start].text) or doc[start].is_stop):
        return None
    if "place" in noun_classes(doc[last].lower_) and doc[last].text[:1].isupper() and last > start:
        return None
    head = max(range(start, last + 1), key=lambda i: (doc[i].head.i < start or doc[i].head.i > last, i))
    name = doc.text[doc[start].idx : doc[last].idx + len(doc[last])].strip()
    nouns = said_of(doc, start, doc[head])
    classes = frozenset().union(*map(noun_classes, nouns)) if nouns else frozenset()
    if classes & {"body", "media"} and not classes & PEOPLE and first == start and start and doc[start - 1].is_lower:
        return None
    rank = rank_of(doc[head])
    return Mention(start, last, head, name, "person", gender_of(name, nouns), False, sentence, rank, nouns)


def _entity(doc: Doc, first: int, last: int, label: str, sentence: int) -> Mention | None:
    while first < last and (doc[first].lower_ in ("the", "a", "an") or doc[first].is_punct or doc[first].is_space):
        first += 1
    while last > first and (doc[last].lower_ in ("'s", "’s", "'", "’") or doc[last].is_space):
        last -= 1
    name = doc.text[doc[first].idx : doc[last].idx + len(doc[last])]
    head = doc[last]
    code = country(name)
    plural = False
    if code:
        kind = "country"
    elif nationality(name):
        if head.pos_ == "ADJ" or head.dep_ in ("amod", "compound", "nmod"):
            return None
        kind, plural = "body", name.endswith("s")
    elif outlet_named(name) and len(name) > 2:
        kind = "outlet"
    elif label in ("GPE", "LOC", "FAC"):
        kind = "place"
    elif label in ("EVENT", "LAW", "WORK_OF_ART", "PRODUCT"):
        return None
    else:
        kind = "body"
        plural = label == "NORP" and name.endswith("s")
    if head.dep_ in ("compound", "amod", "nmod") and head.head.i > last:
        # inside a larger phrase ("Taliban fighters"): named, but not what a pronoun means first
        return Mention(first, last, head.i, name, kind, "n", plural, sentence, 0.1, said_of(doc, first, head))
    return Mention(first, last, head.i, name, kind, "n", plural, sentence, rank_of(head), said_of(doc, first, head))


def collect(doc: Doc) -> tuple[list[Mention], list[int]]:
    """(mentions in order of place, sentence number of every token)."""
    sentences = [0] * len(doc)
    number = -1
    for token in doc:
        if token.is_sent_start or number < 0:
            number += 1
        sentences[token.i] = number
    out: list[Mention] = []
    covered = [False] * len(doc)
    for known_one in _known(doc, sentences):
        out.append(known_one)
        for i in range(known_one.first, known_one.last + 1):
            covered[i] = True
    for ent in doc.ents:
        if ent.label_ in SKIPPED or not len(ent):
            continue
        first, last = ent.start, ent.end - 1
        while first < last and covered[first]:
            first += 1
        if covered[first] or covered[last]:
            continue
        titled = first > 0 and noun_classes(doc[first - 1].lower_) & PEOPLE and doc[first - 1].pos_ in ("PROPN", "NOUN")
        known = country(ent.text) or nationality(ent.text) or actor_named(ent.text) or outlet_named(ent.text)
        person = ent.label_ == "PERSON" or (
            titled and not known and len(ent) < 5 and ent.label_ in ("ORG", "GPE") and doc[first - 1].dep_ == "compound"
        )
        made: Mention | None = None
        if not person and not known:
            # the tagger runs a country or a body and its officer together: "Paraguay Hugo Velázquez"
            given = next((i for i in range(first, last) if fold(doc[i].text) in first_names()), None)
            if given is not None and given > 0 and (given > first or titled) and is_title(doc[given - 1]):
                first, person = given, True
        if person and not (known and len(ent) == last - first + 1):
            made = _person(doc, first, last, sentences[first])
        if made is None:
            made = _entity(doc, first, last, ent.label_, sentences[first])
        if made is not None:
            out.append(made)
            for i in range(made.first, made.last + 1):
                covered[i] = True
    for token in doc:
        if covered[token.i] or token.dep_ not in ARGUMENTS or token.ent_type_ in ("DATE", "TIME"):
            continue  # a day is nobody: "it", "they" and "the government" were Monday 9 times in 70 reports
        if token.pos_ == "PROPN" and token.text[:1].isupper() and not token.text.isupper():
            first = token.i
            while first and doc[first - 1].pos_ == "PROPN" and doc[first - 1].dep_ in ("compound", "flat") \
                    and not covered[first - 1]:  # fmt: skip
                first -= 1
            run = doc[first : token.i + 1].text
            if token.i > first and any(noun_classes(doc[i].lower_) & PEOPLE for i in range(first, token.i)) and not (
                noun_classes(token.lower_)
            ):
                made = _person(doc, first, token.i, sentences[first])
            elif token.i == first and noun_classes(token.lower_) & PEOPLE:
                made = _nominal(doc, token, sentences[token.i])
            else:
                kind = "country" if country(run) else "outlet" if outlet_named(run) else "body"
                nouns = said_of(doc, first, token)
                made = Mention(first, token.i, token.i, run, kind, "n", False, sentences[first], rank_of(token), nouns)
            if made:
                out.append(made)
        elif token.pos_ == "NOUN":
            out.append(_nominal(doc, token, sentences[token.i]))
    out.sort(key=lambda m: (m.first, m.last))
    _surnames(doc, out)
    return out, sentences


def _known(doc: Doc, sentences: list[int]) -> Iterator[Mention]:
    """Outlets and organisations of the lexicon, by their letters: the tagger misses many ("France 24")."""
    i = 0
    while i < len(doc):
        token = doc[i]
        if not token.text[:1].isupper():
            i += 1
            continue
        for n in range(min(5, len(doc) - i), 0, -1):
            end = i + n - 1
            if n > 1 and not (doc[end].text[:1].isupper() or doc[end].like_num):
                continue
            text = doc.text[token.idx : doc[end].idx + len(doc[end])]
            if "\n" in text or (n == 1 and (len(text) < 3 or noun_classes(token.lower_))):
                continue
            found = actor_named(text)
            paper = None if found or country(text) else outlet_named(text)
            if n == 1 and paper and not (token.ent_type_ in ("ORG", "GPE") or text.isupper()):
                paper = None
            if n == 1 and token.ent_type_ == "PERSON" and token.ent_iob_ == "I":
                continue  # "Fiona Hill", "Robert Wagner"
            # the name must end here: "The Times" of "The Times Square" is no newspaper
            if (found or paper) and not (end + 1 < len(doc) and doc[end + 1].pos_ == "PROPN" and n < 3 and paper):
                first = i + 1 if token.lower_ == "the" and n > 1 and not paper else i
                inside = doc[end].dep_ in ("compound", "amod", "nmod") and doc[end].head.i > end
                kind = "outlet" if paper else "body"
                rank = 0.1 if inside else rank_of(doc[end])
                nouns = said_of(doc, first, doc[end])
                yield Mention(first, end, end, doc[first : end + 1].text, kind, "n", False, sentences[i], rank, nouns)
                i = end
                break
        i += 1


def _surnames(doc: Doc, mentions: list[Mention]) -> None:
    """A single capitalised word that is the surname of somebody the report names is that person."""
    last: dict[str, str] = {}
    for m in mentions:
        words = m.name.split()
        if m.kind == "person" and 1 < len(words) < 6:
            last.setdefault(fold(words[-1]), m.gender)
    for m in mentions:
        if m.kind in ("body", "place") and " " not in m.name and fold(m.name) in last and not m.plural \
                and not country(m.name) and not actor_named(m.name):  # fmt: skip
            m.kind, m.gender = "person", last[fold(m.name)]
        elif m.kind == "person" and " " not in m.name and m.gender == "?":
            m.gender = last.get(fold(m.name), "?")


def _nominal(doc: Doc, token: Token, sentence: int) -> Mention:
    first = min((t.i for t in token.lefts if t.dep_ in ("amod", "compound", "nmod", "poss")), default=token.i)
    first = min(t.i for t in doc[first].subtree) if first < token.i else first
    while first < token.i and (doc[first].dep_ in ("det", "predet") or doc[first].is_punct):
        first += 1
    low = singular(token.lower_)
    classes = noun_classes(low)
    plural = token.tag_ in ("NNS", "NNPS") or low in ("people", "police")
    person = bool(classes & PEOPLE) or ("force" in classes and low.endswith(("man", "er", "or", "ant", "ist")))
    gender = "n" if not person else "f" if low in WOMEN else "m" if low in MEN else "?"
    name = doc.text[doc[first].idx : token.idx + len(token)]
    return Mention(first, token.i, token.i, name, "nominal", gender, plural, sentence, rank_of(token), {low})
