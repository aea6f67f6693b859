"""The letters that name a source, and what kind of source it is."""

import re
from dataclasses import dataclass
from functools import cache

from panj.language import Doc, Phrase, Token, phrase_of
from panj.lexicon.loader import rows

PARTITIVE = {"one", "some", "several", "many", "most", "others", "two", "three", "four", "five", "dozens", "hundreds"}
CALENDAR = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "june", "july", "august", "september", "october", "november", "december", "today", "yesterday",
    "tomorrow",
}  # fmt: skip
COUNTING = ("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY")
UNNAMING = (*COUNTING, "LAW", "EVENT", "WORK_OF_ART")  # of nouns that are no subject; a speaking subject is let be
BESIDE = {"for", "in", "within", "at", "on", "from", "with", "to", "near", "of", "inside"}  # a description's own places
NAMED = ("PERSON", "ORG", "GPE", "NORP")
LOWER = {"dpa", "europapress"}  # outlets that write themselves small
NEWS_HEADS = {"agency", "service", "network", "channel", "outlet", "site", "website", "organisation", "organization"}


@dataclass(frozen=True, slots=True)
class Voice:
    """One source as it stands: its head token, its letters (with a common noun's determiner), cue and kind."""

    phrase: Phrase
    text: str  # kept, for `Phrase.text` lays out the whole report each time it is asked
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
    names: set[str] = set()
    words: set[str] = set()
    barred: set[str] = set()
    for _, cells in rows("outlets.tsv", 2):
        names |= {bare(name) for name in cells[1].split("|")}
    for _, cells in rows("outlet_words.tsv", 2):
        {"word": words, "name": names, "no": barred}[cells[1]].add(bare(cells[0]))
    names -= barred
    return frozenset(names), frozenset(words)


@cache
def first_names() -> frozenset[str]:
    return frozenset(name for _, cells in rows("firstnames.tsv", 2) for name in cells[1].split())


ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)
ENDING = re.compile(r"(?:\s+[2-9]|['’]s)$")  # "Reuters 2": the second link to one outlet in a digest


def bare(text: str) -> str:
    """A name in lower case without article, possessive ending or link number, to compare two outlets by."""
    return ENDING.sub("", ARTICLE.sub("", text.strip()).lower())


def is_outlet_name(text: str) -> bool:
    """Whether a name is a news outlet's: a listed one, or capitalised with a last word such as Times or News."""
    names, words = outlets()
    own = ARTICLE.sub("", text.strip())
    low = bare(text)
    if low in names and (own[:1].isupper() or low in LOWER):
        return True
    last = re.split(r"[\s-]", text.strip())[-1]
    return last[:1].isupper() and last.lower() in words and low != last.lower()


def is_outlet(head: Token, text: str) -> bool:
    """Whether the phrase names a news outlet, by name or by kind ("the news service", "state media")."""
    words = text.split()
    if head.ent_type_ == "PERSON" and len(words) == 2 and head.text == words[1] and bare(words[0]) in first_names():
        return bare(text) in outlets()[0]  # Fiona Hill is not The Hill
    if is_outlet_name(text) or (head.text[:1].isupper() and head.lower_ in outlets()[0]):
        return True
    if "outlet" in (kinds().get(head.lemma_.lower()), kinds().get(head.lower_)):
        own = ARTICLE.sub("", text.lower())
        vague = own == head.lower_ and head.lower_ not in ("newspaper", "newspapers", "broadcaster", "broadcasters")
        return not vague and not own.startswith("social ")  # "told the press", "on social media": no relay in a chain
    if any(c.dep_ == "compound" and kinds().get(c.lower_) == "outlet" for c in head.lefts) and head.pos_ == "PROPN":
        return True  # "the broadcaster NRK"
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
        return "unnamed" if known == "outlet" else known  # "the press": no outlet in particular
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


def named(head: Token) -> Token:
    """The name beside a description ("the mayor of London, Sadiq Khan"), where the head is none itself."""
    if head.ent_type_ in ("PERSON", "ORG", "GPE") or head.pos_ == "PROPN":
        return head
    for holder in (head, *(p for c in head.rights if c.lower_ == "of" for p in c.rights if p.dep_ == "pobj")):
        for child in holder.rights:
            if child.dep_ != "appos" or not child.left_edge.i or child.left_edge.nbor(-1).text not in (",", "—", "-"):
                continue
            if child.ent_type_ == "PERSON" or (child.pos_ == "PROPN" and can_speak(child)):
                return child
    return head


def letters(head: Token) -> tuple[Phrase, str]:
    """The letters of a source as phrase and text: head phrase, determiner, place ("the officials in Kabul")."""
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
    while last + 1 < len(doc) and doc[last].text == "-" and doc[last + 1].pos_ == "PROPN":
        if doc[last - 1].whitespace_:
            break
        last = doc[last + 1].right_edge.i + 1 if doc[last + 1].right_edge.i - first < 8 else last + 2
    if last < len(doc) and last == head.i + 1 and head.pos_ == "NOUN" and is_outlet_name(doc[last].text):
        last += 1  # "state news agency SANA"
    while last < len(doc) and head.ent_type_ in ("ORG", "GPE") and doc[last].ent_iob_ == "I" and last - first < 8:
        last += 1
    if last < len(doc) and doc[last - 1].lower_ in ("and", "of", "the", "'s", "’s"):
        last = head.i + 1
    while first < head.i and doc[first].lower_ in CALENDAR:
        first += 1
    if first > 0 and head.ent_type_ != "PERSON":
        before = doc[first - 1]
        if before.dep_ == "det" and before.pos_ == "DET" and before.whitespace_:
            first -= 1
    return Phrase(head, doc[first].idx, doc[last - 1].idx + len(doc[last - 1])), str(doc[first:last].text)


def voice(head: Token, cue: str | None, token: Token | None = None) -> Voice:
    found, text = letters(head)
    return Voice(found, text, kind_of(head, text), cue, token)
