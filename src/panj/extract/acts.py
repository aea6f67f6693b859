"""What was done: the lexicon of acts laid over a parsed report, one Act for each word or phrase that names one."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from panj.extract.senses import holds, in_class
from panj.language import Doc, Token
from panj.lexicon import ActEntry, acts, rows

GAP = 4  # words that may stand between the words of a form ("cut off nearly all the roads"); 4 keeps clauses apart
FILL = {"DET", "ADJ", "ADV", "NUM", "PRON", "PART", "PROPN", "NOUN", "PUNCT", "SYM"}
VERBAL = {"VERB", "AUX"}
NOMINAL = {"NOUN", "PROPN"}
CLOSED = {"PERSON", "ORG", "WORK_OF_ART", "LAW", "PRODUCT"}
GENERIC_CAPS = {"Attack", "War"}


@dataclass(frozen=True, slots=True)
class Act:
    """One naming of an act. `head` governs its roles; `first`..`last` are the trigger's token indexes, inclusive."""

    head: Token
    first: int
    last: int
    type: str
    mode: str | None
    roles: dict[str, str]
    entry: ActEntry
    light: Token | None = None
    tokens: tuple[int, ...] = field(default=())

    @property
    def nominal(self) -> bool:
        return self.entry.pos == "n" or (self.entry.pos == "a" and self.head.pos_ in NOMINAL)

    @property
    def words(self) -> set[int]:
        """The trigger's words that cannot also be a party ("clash with police": police can)."""
        doc = self.head.doc
        return {i for i in self.tokens if i == self.head.i or not (doc[i].dep_ == "pobj" and in_class(doc[i], "PERSON"))}

    @property
    def verb(self) -> Token:
        """The verb that carries subject and objects: the light verb where there is one."""
        return self.light if self.light is not None else self.head


def lemma(token: Token) -> str:
    """Lower-case lemma; names are cut of a plural s, which the lemmatizer leaves on them ("Airstrikes")."""
    text: str = token.lemma_.lower()
    if token.pos_ == "PROPN" and text.endswith("s") and not text.endswith("ss") and len(text) > 4:
        return text[:-1]
    return text


@cache
def _index() -> tuple[dict[str, list[ActEntry]], dict[str, list[ActEntry]], dict[str, list[ActEntry]]]:
    """Verb entries by first word, noun entries by last, others by first; more specific entries first."""
    verbs: dict[str, list[ActEntry]] = defaultdict(list)
    nouns: dict[str, list[ActEntry]] = defaultdict(list)
    other: dict[str, list[ActEntry]] = defaultdict(list)
    for entry in acts():
        if entry.pos == "v":
            verbs[entry.form[0]].append(entry)
        elif entry.pos == "n":
            nouns[entry.form[-1]].append(entry)
        else:
            other[entry.form[0]].append(entry)
    for table in (verbs, nouns, other):
        for found in table.values():
            found.sort(key=lambda e: (-len(e.form), -len(e.conditions)))
    return verbs, nouns, other


@cache
def light_verbs() -> frozenset[str]:
    """First words of lexicon/light.tsv: verbs that only lend their subject to a noun of action."""
    return frozenset(cells[0] for _, cells in rows("light.tsv"))


@cache
def _roles(text: str) -> dict[str, str]:
    pairs = (x.partition("=") for x in text.split(",") if x)
    return {key: value or "yes" for key, _, value in pairs}


def _form_word(token: Token, word: str) -> bool:
    return lemma(token) == word or token.lower_ == word


def _verb_match(head: Token, form: tuple[str, ...]) -> list[int] | None:
    """Token indexes of the form's words, head first; dependants are looked at before neighbours."""
    at = [head.i]
    here = head
    for word in form[1:]:
        found = next(
            (c for t in (here, head) for c in t.children if c.i not in at and _form_word(c, word) and c.dep_ != "nsubj"),
            None,
        )
        if found is None:
            found = _ahead(here, word)
        if found is None:
            return None
        at.append(found.i)
        here = found
    return at


def _ahead(token: Token, word: str) -> Token | None:
    doc = token.doc
    for j in range(token.i + 1, min(len(doc), token.i + 2 + GAP)):
        nxt = doc[j]
        if _form_word(nxt, word):
            return nxt
        if nxt.pos_ not in FILL or nxt.text in ".,;:!?":
            return None
    return None


def _noun_match(head: Token, form: tuple[str, ...]) -> list[int] | None:
    at, j = [head.i], head.i - 1
    for word in reversed(form[:-1]):
        while j >= 0 and head.doc[j].text in "-–'\"’“”":
            j -= 1
        if j < 0 or not _form_word(head.doc[j], word):
            return None
        at.append(j)
        j -= 1
    return at


def _phrase_match(head: Token, form: tuple[str, ...]) -> list[int] | None:
    doc = head.doc
    if head.i + len(form) > len(doc):
        return None
    run = range(head.i, head.i + len(form))
    return list(run) if all(_form_word(doc[j], w) for j, w in zip(run, form, strict=True)) else None


def _inside_name(token: Token) -> bool:
    """A word of a longer proper name ("Human Rights Watch", "Strike Force") names no act."""
    if token.ent_type_ in CLOSED and token.text[:1].isupper() and not token.is_sent_start:
        doc = token.doc
        before = token.i > 0 and doc[token.i - 1].ent_type_ == token.ent_type_ and token.ent_iob_ == "I"
        after = token.i + 1 < len(doc) and doc[token.i + 1].ent_iob_ == "I"
        return bool(before or after)
    return False


def _candidates(token: Token) -> list[tuple[ActEntry, list[int]]]:
    verbs, nouns, other = _index()
    word = lemma(token)
    out: list[tuple[ActEntry, list[int]]] = []
    if token.pos_ in VERBAL or token.tag_ in ("VBN", "VBG", "VBD", "VBZ", "VBP"):
        out += [(e, m) for e in verbs.get(word, ()) if (m := _verb_match(token, e.form)) is not None]
    if token.pos_ in NOMINAL or (token.tag_ == "VBG" and word not in nouns and token.lower_ in nouns):
        keys = {word, token.lower_}
        out += [(e, m) for k in sorted(keys) for e in nouns.get(k, ()) if (m := _noun_match(token, e.form)) is not None]
    for k in sorted({word, token.lower_}):
        for e in other.get(k, ()):
            if e.pos == "a" and token.pos_ in ("PUNCT", "SPACE"):
                continue
            found = _phrase_match(token, e.form)
            if found is not None:
                out.append((e, found))
    return out


def _light(head: Token) -> Token | None:
    """The light verb above a noun of action ("carried out an attack", "talks were held")."""
    verb = head.head
    if head.dep_ in ("dobj", "nsubjpass") and verb.pos_ in VERBAL and lemma(verb) in light_verbs():
        return verb
    if head.dep_ == "conj" and head.head.pos_ in NOMINAL and head.head.i != head.i:
        return _light(head.head)
    if head.dep_ == "pobj" and verb.dep_ == "prep" and verb.lower_ == "in" and lemma(verb.head) in ("engage", "participate"):
        return verb.head
    return None


def _modifier_only(token: Token) -> bool:
    """A noun that only qualifies another ("attack helicopter", "election commission")."""
    return token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i and token.head.pos_ in NOMINAL


def find_acts(doc: Doc) -> list[Act]:
    """Every act named in the doc, in text order; no token belongs to the triggers of two acts of one type."""
    out: list[Act] = []
    taken: set[int] = set()
    for token in doc:
        if token.is_space or token.is_punct:
            continue
        found = _candidates(token)
        if not found or _inside_name(token):
            continue
        found.sort(key=lambda x: (-len(x[0].form), -len(x[0].conditions)))
        for entry, at in found:
            if any(i in taken for i in at) or not holds(entry, token):
                continue
            if entry.pos == "n" and _modifier_only(token):
                continue
            first, last = min(at), max(at)
            if last - first > 10:
                first = last = token.i
            light = _light(token) if entry.pos == "n" else None
            out.append(Act(token, first, last, entry.type, entry.mode, _roles(entry.roles), entry, light, tuple(sorted(at))))
            taken.update(at)
            break
    return out
