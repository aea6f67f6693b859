"""What was done: the lexicon of acts laid over a parsed report, one Act for each word or phrase that names one."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from panj.extract.senses import Around, in_class
from panj.language import Doc, Token
from panj.lexicon import ActEntry, acts, rows

GAP = 4  # words that may stand between the words of a form ("cut off nearly all the roads"); 4 keeps clauses apart
FILL = {"DET", "ADJ", "ADV", "NUM", "PRON", "PART", "PROPN", "NOUN", "PUNCT", "SYM"}
VERBAL = {"VERB", "AUX"}
FINITE = {"VBN", "VBG", "VBD", "VBZ", "VBP"}
NOMINAL = {"NOUN", "PROPN"}
FRONTED = {"prep", "aux"}  # before the verb they belong to no form: "On Monday he called", "plans to appeal"
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
    loose: bool = False

    @property
    def nominal(self) -> bool:
        return self.entry.pos == "n" or (self.entry.pos == "a" and self.head.pos_ in NOMINAL)

    @property
    def words(self) -> set[int]:
        """The trigger's words that cannot also be a party ("clash with police": police can)."""
        doc = self.head.doc
        parties = {i for i in self.tokens if doc[i].dep_ == "pobj" and in_class(doc[i], "PERSON")}
        return set(self.tokens) - (parties - {self.head.i})

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
            found.sort(key=lambda e: e.rank)
    return verbs, nouns, other


@cache
def light_verbs() -> frozenset[str]:
    """First words of lexicon/light.tsv: verbs that only lend their subject to a noun of action."""
    return frozenset(cells[0] for _, cells in rows("light.tsv"))


@cache
def _roles(text: str) -> dict[str, str]:
    pairs = (x.partition("=") for x in text.split(",") if x)
    return {key: value or "yes" for key, _, value in pairs}


class _Reader:
    """The lexicon laid over one doc: forms are matched on words looked up once, conditions checked by `around`."""

    def __init__(self, doc: Doc) -> None:
        self.around = Around(doc)
        self.tokens, self.lowers = self.around.tokens, self.around.lowers
        self.lemmas = [
            lemma(t) if t.pos_ == "PROPN" else low for t, low in zip(self.tokens, self.around.lemmas, strict=True)
        ]

    def _is(self, i: int, word: str) -> bool:
        return self.lemmas[i] == word or self.lowers[i] == word

    def verb(self, head: Token, form: tuple[str, ...]) -> list[int] | None:
        """Token indexes of the form's words, head first; dependants are looked at before neighbours."""
        at = [head.i]
        here = head
        for word in form[1:]:
            below = (c for t in (here, head) for c in t.children if self._is(c.i, word) and c.dep_ != "nsubj")
            fits = (c for c in below if c.i not in at and not (c.dep_ in FRONTED and c.i < head.i))
            found = next(fits, None) or self._ahead(here.i, word)
            if found is None:
                return None
            at.append(found.i)
            here = found
        return at

    def _ahead(self, i: int, word: str) -> Token | None:
        for j in range(i + 1, min(len(self.tokens), i + 2 + GAP)):
            if self._is(j, word):
                return self.tokens[j]
            if self.tokens[j].pos_ not in FILL or self.lowers[j] in ".,;:!?":
                return None
        return None

    def noun(self, head: Token, form: tuple[str, ...]) -> list[int] | None:
        """Token indexes of a noun's form, head first; dashes and quotes between its words are passed over."""
        at, j = [head.i], head.i - 1
        for word in reversed(form[:-1]):
            while j >= 0 and self.lowers[j] in "-–'\"’“”":
                j -= 1
            if j < 0 or not self._is(j, word):
                return None
            at.append(j)
            j -= 1
        return at

    def phrase(self, head: Token, form: tuple[str, ...]) -> list[int] | None:
        """Token indexes of words that stand side by side."""
        run = range(head.i, head.i + len(form))
        if run.stop > len(self.tokens):
            return None
        return list(run) if all(map(self._is, run, form)) else None

    def candidates(self, token: Token) -> list[tuple[ActEntry, list[int]]]:
        """Entries whose form is found at the token, most specific first, with the indexes of its words."""
        verbs, nouns, other = _index()
        word, lower = self.lemmas[token.i], self.lowers[token.i]
        keys = (word,) if word == lower else tuple(sorted((word, lower)))
        out: list[tuple[ActEntry, list[int]]] = []
        if word in verbs and (token.pos_ in VERBAL or token.tag_ in FINITE or _verb_tagged_noun(token)):
            out += [(e, m) for e in verbs[word] if (m := self.verb(token, e.form)) is not None]
        if any(k in nouns for k in keys) and (
            token.pos_ in NOMINAL or (token.tag_ == "VBG" and word not in nouns and lower in nouns)
        ):
            out += [(e, m) for k in keys for e in nouns.get(k, ()) if (m := self.noun(token, e.form)) is not None]
        for k in keys:
            for e in other.get(k, ()):
                if (m := self.phrase(token, e.form)) is not None:
                    out.append((e, m))
        out.sort(key=lambda x: x[0].rank)
        return out


def _verb_tagged_noun(token: Token) -> bool:
    """A verb in the present that the tagger took for a noun ("Court sentences editor", "Police arrest two men").

    Nouns have no subject and no object of their own in the parser's scheme; a plural at the root of a sentence with a
    noun before it and the beginning of a noun phrase behind it is one too.
    """
    if token.tag_ not in ("NN", "NNS") or token.is_sent_end:
        return False
    after = token.nbor()
    if after.lower_ == "of" or (after.is_punct and after.text not in ".,"):
        return False
    if any(c.dep_ == "nsubj" for c in token.lefts) or any(c.dep_ == "dobj" for c in token.rights):
        return True
    if token.tag_ != "NNS" or token.dep_ != "ROOT":
        return False
    named = any(c.dep_ in ("compound", "nmod") and c.pos_ in NOMINAL for c in token.lefts)
    return named and (after.pos_ in ("DET", "PROPN", "NUM", "PRON") or after.lower_ in ("to", "into"))


def _inside_name(token: Token) -> bool:
    """A word of a longer proper name ("Human Rights Watch", "Strike Force") names no act."""
    if token.ent_type_ in CLOSED and token.text[:1].isupper() and not token.is_sent_start:
        doc = token.doc
        before = token.i > 0 and doc[token.i - 1].ent_type_ == token.ent_type_ and token.ent_iob_ == "I"
        after = token.i + 1 < len(doc) and doc[token.i + 1].ent_iob_ == "I"
        return bool(before or after)
    return False


def _light(head: Token) -> Token | None:
    """The light verb above a noun of action ("carried out an attack", "talks were held")."""
    verb = head.head
    if head.dep_ in ("dobj", "nsubjpass") and verb.pos_ in VERBAL and lemma(verb) in light_verbs():
        return verb
    if head.dep_ == "conj" and head.head.pos_ in NOMINAL and head.head.i != head.i:
        return _light(head.head)
    if head.dep_ == "pobj" and verb.dep_ == "prep" and verb.lower_ == "in":
        return verb.head if lemma(verb.head) in ("engage", "participate") else None
    return None


def _modifier_only(token: Token) -> bool:
    """A noun that only qualifies another ("attack helicopter", "election commission")."""
    return token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i and token.head.pos_ in NOMINAL


def find_acts(doc: Doc, loose: bool = False) -> list[Act]:
    """Every act named in the doc, in text order; no token belongs to the triggers of two acts of one type.

    `loose`: also words of the lexicon whose conditions all fail, marked so, for the judge to weigh.
    """
    out: list[Act] = []
    taken: set[int] = set()
    reader = _Reader(doc)
    for token in reader.tokens:
        if token.is_space or token.is_punct:
            continue
        found = reader.candidates(token)
        if not found or _inside_name(token):
            continue
        for entry, at in found:
            if not taken.isdisjoint(at) or (entry.pos == "n" and _modifier_only(token)):
                continue
            if not reader.around.holds(entry, token):
                continue
            first, last = min(at), max(at)
            if last - first > 10:
                first = last = token.i
            light = _light(token) if entry.pos == "n" else None
            roles, words = _roles(entry.roles), tuple(sorted(at))
            out.append(Act(token, first, last, entry.type, entry.mode, roles, entry, light, words))
            taken.update(at)
            break
        else:
            rest = _loose(token, found, taken) if loose else None
            if rest is not None:
                out.append(rest)
    return out


def _loose(token: Token, found: list[tuple[ActEntry, list[int]]], taken: set[int]) -> Act | None:
    """A word whose conditions all fail, in its first sense: no claim by rule, but the judge may know better."""
    if token.i in taken or token.pos_ not in ("VERB", "NOUN"):
        return None
    for entry, at in found:
        if entry.firm or len(at) > 1 or entry.pos not in ("v", "n"):
            continue
        if entry.pos == "v" or not _modifier_only(token):
            light = _light(token) if entry.pos == "n" else None
            i, roles = token.i, _roles(entry.roles)
            return Act(token, i, i, entry.type, entry.mode, roles, entry, light, (i,), True)
    return None
