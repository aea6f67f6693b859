"""The people whom a report says were killed or hurt, told apart: "a man and a woman were shot" are two of them, and
"the man" further down is one of the two again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from panj.extract.governors import PASSIVE, SUBJECT, effect
from panj.extract.numbers import numbers
from panj.extract.units import is_person, singular
from panj.language import Doc, Token
from panj.language.collect import MEN, WOMEN

HIS, HERS = {"he", "him", "himself", "his"}, {"she", "her", "herself"}
BOYS = MEN | {"male", "stepson", "stepfather", "grandson", "grandfather", "uncle", "nephew", "fiance", "ex-husband"}
GIRLS = WOMEN | {"female", "stepdaughter", "stepmother", "granddaughter", "grandmother", "aunt", "niece", "girlfriend"}
AGE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old\b|, (?:age )?(\d{1,2})\b|\((\d{1,2})\)")
OTHER = {"another", "second", "other", "third", "additional"}
HURT = {"wound", "injury", "gunshot", "laceration", "burn", "bruise"}
BEARING = {"suffer", "sustain", "receive", "have"}
CARRYING = {"take", "transport", "rush", "airlift", "fly", "transfer", "bring", "hospitalize", "hospitalise"}
RAISED = {"conj", "xcomp", "advcl", "oprd", "acomp", "ccomp", "prep", "pcomp"}  # whose subject stands above
ONE = {"NN", "NNP", "PRP", "CD", "JJ", "DT"}  # tags of a word that can stand for one person
ALONE = {"one", "another", "old"}
REACH = 2  # sentences from one victim to the next of the same incident (set on the board)
WARD = re.compile(r"\b(?:hospitals?|medical cent\w+|trauma cent\w+|emergency room|clinic)\b")
STRUCK = re.compile(
    r"^(?:\w+ ){0,3}?(?:(?:in|on|through) (?:the|his|her|their|both|one) (?:\w+ )?"
    r"(?:leg|arm|foot|feet|hand|head|face|neck|chest|back|stomach|abdomen|shoulder|thigh|buttocks?|hip|torso|side|knee|"
    r"ankle|groin|legs|arms|wrist|eye|elbow|body)|(?:by|with) (?:\w+ ){0,3}?(?:bullets?|gunfire|shrapnel|rounds?|"
    r"fragments|debris|gunshots?|shots))"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One person or group said to be harmed. `what`: killed or injured; `at`: token index; `sent`: number of the
    sentence; `sex`: m, f or "" and `age`, `name` likewise "" where untold; `again`: a pronoun or "the man"; `other`:
    "another man"; `kin`: "his wife"; `doer`: for "himself" whom it takes up (see `_doer`); `beside`: indices of those
    coordinated with it."""

    what: str
    at: int
    sent: int
    count: int
    sex: str
    age: str
    name: str
    again: bool
    other: bool
    kin: bool
    doer: int
    beside: frozenset[int]


@dataclass(slots=True)
class Victim:
    """One person put together from mentions: `whats` befell it, `sents` tell of it."""

    sex: str
    age: str
    name: str
    other: bool
    whats: set[str] = field(default_factory=set)
    sents: set[int] = field(default_factory=set)


def _sex(token: Token) -> str:
    lemma = token.lower_ if token.pos_ == "PRON" else singular(token)
    return "m" if lemma in BOYS | HIS else "f" if lemma in GIRLS | HERS else ""


def _human(token: Token) -> bool:
    """Can the phrase name a person? One harmed may be called by any doer's noun: "a baker was shot"."""
    doer = token.tag_ == "NN" and token.lemma_.endswith(("er", "or", "ist", "ian"))
    return is_person(token) or token.ent_type_ == "PERSON" or bool(_sex(token)) or token.lower_ in ALONE or doer


def _unreal(verb: Token) -> bool:
    """Denied, feared or foretold: "was not hurt", "could have died", "will be shot"."""
    kids = {c.lower_ for c in verb.children if c.dep_ in ("neg", "aux")}
    return bool(kids & {"not", "n't", "never", "may", "might", "could", "would", "will", "to"})


def _subjects(verb: Token) -> list[Token]:
    """Subjects of a verb, its own or, beside another verb, that one's; "who" is the noun it takes up."""
    for _ in range(4):
        own = [c for c in verb.children if c.dep_ in SUBJECT | PASSIVE]
        if own:
            return [verb.head if c.tag_ in ("WP", "WDT") and verb.dep_ == "relcl" else c for c in own]
        if verb.dep_ in ("acl", "relcl"):
            return [verb.head]
        if verb.dep_ not in RAISED:
            return []
        verb = verb.head
    return []


def _state(word: Token) -> list[Token]:
    """Of whom "dead", "wounded" is said: "left two dead", "found him dead", "was pronounced dead", "one dead"."""
    own = [c for c in word.children if c.dep_ in SUBJECT | PASSIVE]
    if own:
        return own
    up = word.head
    if word.dep_ == "conj":
        return [] if up.pos_ == "VERB" and up.tag_ != "VBN" else _state(up)
    if word.dep_ in ("amod", "acl", "relcl", "nmod") and up.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        return [up]
    if up.pos_ not in ("VERB", "AUX") or word.dep_ not in ("acomp", "oprd", "attr", "xcomp", "ccomp", "advcl", "dobj"):
        return []
    if any(c.dep_ in PASSIVE or c.dep_ == "auxpass" for c in up.children) or up.lemma_ in ("be", "lie", "die"):
        return _subjects(up)
    return [c for c in up.children if c.dep_ == "dobj" and c.i != word.i]


def _patients(word: Token) -> list[Token]:
    """Whom a word of harm with a patient befalls."""
    kids = list(word.children)
    if any(c.dep_ in PASSIVE for c in kids) or any(c.dep_ == "auxpass" for c in kids):
        return _subjects(word)
    below = [c for c in kids if c.dep_ == "dobj"]
    below = below or [o for c in kids if c.dep_ == "conj" and c.pos_ == "VERB" for o in c.children if o.dep_ == "dobj"]
    if below:
        return below
    own = any(c.dep_ in SUBJECT and c.i < word.i for c in kids)
    if own and word.dep_ in ("ccomp", "oprd", "conj") and word.tag_ == "VBN":
        return _subjects(word)
    if word.dep_ in ("acl", "relcl") and word.tag_ in ("VBN", "VBD"):
        return [word.head]
    if word.dep_ == "conj" and word.head.pos_ == "VERB":
        return _patients(word.head) if word.tag_ == "VBN" else []
    if word.tag_ == "VBN" and word.dep_ in ("ROOT", "advcl", "ccomp", "acomp", "oprd", "xcomp"):
        return _subjects(word)
    return []


def _bearers(noun: Token) -> list[Token]:
    """Who bears a wound, or is in a condition: up from the noun to the person or the verb."""
    token = noun
    for _ in range(5):
        up = token.head
        if up.i == token.i:
            return []
        if up.pos_ in ("NOUN", "PROPN") and is_person(up):
            return [up]
        if up.pos_ in ("VERB", "AUX"):
            if (up.lemma_ in BEARING and token.dep_ == "dobj") or up.lemma_ in ("be", "remain", "list", "suffer"):
                return [up.head] if up.dep_ in ("acl", "relcl") and not _subjects(up) else _subjects(up)
            below = [c for c in up.children if c.dep_ == "dobj" and is_person(c)]
            return below or [s for s in _subjects(up) if s.dep_ in PASSIVE]
        token = up
    return []


def _told(doc: Doc) -> Iterator[tuple[str, Token, list[Token]]]:
    """(killed or injured, the word, those it befalls) for each word of harm."""
    for t in doc:
        low, lemma = t.lower_, t.lemma_.lower()
        if low in ("dead", "deceased"):
            yield "killed", t, _state(t)
        elif lemma == "pass" and any(c.lower_ == "away" for c in t.children):
            yield "killed", t, _subjects(t)
        elif lemma in ("hit", "strike", "graze") and t.pos_ == "VERB":
            if lemma == "graze" or STRUCK.match(doc.text[t.idx + len(t) + 1 :][:60].lower()):
                yield "injured", t, _patients(t)
        elif lemma in CARRYING and t.pos_ == "VERB" and WARD.search(doc.text[t.idx :][:90].split(". ")[0].lower()):
            yield "injured", t, _patients(t)
        elif (lemma in HURT and t.pos_ == "NOUN" and t.dep_ in ("dobj", "pobj")) or low == "condition":
            yield "injured", t.head, _bearers(t)
        elif t.pos_ in ("VERB", "ADJ") and (found := effect(t)) and found[0] in ("killed", "injured"):
            heads = _subjects(t) if found[1] == "s" else _patients(t)
            yield found[0], t, heads or (_state(t) if t.tag_ in ("VBN", "JJ") else [])


def _number(token: Token) -> int:
    for child in token.children:
        if child.dep_ == "nummod":
            for n in numbers(child.text):
                if isinstance(n.low, int) and n.low == n.high:
                    return n.low
    if token.lower_ == "both":
        return 2
    return (
        1 if token.tag_ in ("NN", "NNP", "PRP", "CD", "JJ", "DT") and token.lower_ not in ("they", "them", "we") else 0
    )


def _name(token: Token) -> str:
    """Last word of the name that the phrase itself bears: "Ana Ruiz", "Officer Ruiz", "his wife, Ana Ruiz"."""
    near = (token, *(c for c in token.children if c.dep_ == "appos"))
    named = [t for t in near if t.pos_ == "PROPN" and t.ent_type_ == "PERSON" and not is_person(t)]
    return named[0].lower_.split(",")[0] if named else ""


def _doer(token: Token) -> int:
    """Index of whom "himself" takes up, -1 where the phrase is no such word, -2 where he is not found."""
    if token.lower_ not in ("himself", "herself"):
        return -1
    return next((t.i for t in _subjects(token.head)), -2)


def _mention(what: str, token: Token, sent: int) -> Mention | None:
    """What one phrase tells of a person, None where it is none or names a group without a number."""
    count = _number(token)
    if not _human(token) or not count or any(c.lower_ == "no" for c in token.children):
        return None
    words = sorted(
        (t for t in token.subtree if t.dep_ not in ("relcl", "acl") and abs(t.i - token.i) < 9), key=lambda t: t.i
    )
    text = token.doc.text[words[0].idx : words[-1].idx + len(words[-1]) + 6]
    age = AGE.search(text)
    marks = {c.lower_ for c in token.children if c.dep_ in ("det", "poss", "amod")}
    other = bool(marks & OTHER) or token.lower_ == "another"
    return Mention(
        what, token.i, sent, count, _sex(token), next((g for g in age.groups() if g), "") if age else "",
        _name(token), not other and (token.pos_ == "PRON" or bool(marks & {"the", "that", "this"})),
        other, bool(marks & {"his", "her", "their"}), _doer(token), frozenset(t.i for t in token.conjuncts),
    )  # fmt: skip


def mentions(doc: Doc, skip: frozenset[int]) -> list[Mention]:
    """Every person said to be killed or hurt, in order; sentences whose number is in `skip` are passed over."""
    sents = [n for n, s in enumerate(doc.sents) for _ in s]
    out: dict[tuple[int, str], Mention] = {}
    for what, word, heads in _told(doc):
        if sents[word.i] in skip or _unreal(word):
            continue
        for head in heads:
            whole = head.i < word.i and word.dep_ in ("acl", "relcl") and word.head.i == head.i
            for token in (head,) if whole else (head, *head.conjuncts):
                found = _mention("killed" if token.lemma_ == "body" else what, token, sents[token.i])
                if found is not None:
                    out.setdefault((token.i, what), found)
    return sorted(out.values(), key=lambda m: m.at)


def _fits(m: Mention, v: Victim) -> bool:
    return not (
        (m.sex and v.sex and m.sex != v.sex) or (m.age and v.age and m.age != v.age)
        or (m.name and v.name and m.name != v.name) or (m.other and not v.other)
        or (m.kin and m.sex != v.sex)
    )  # fmt: skip


def victims(told: list[Mention]) -> list[Victim]:
    """The single persons behind the mentions, in the order in which they come; groups are left to the numbers."""
    out: list[Victim] = []
    seen: dict[int, Victim] = {}
    for m in told:
        if m.count != 1:
            continue
        found = (
            seen.get(m.at) or seen.get(m.doer) or next((v for v in reversed(out) if m.name and m.name == v.name), None)
        )
        apart = {id(seen[i]) for i in m.beside if i in seen}
        if m.doer != -1:
            apart |= {id(v) for v in out if m.sent in v.sents}
        if not m.again:
            apart |= {id(v) for v in out if m.sent in v.sents and m.what not in v.whats}
        if found is None:
            free = [v for v in reversed(out) if _fits(m, v) and id(v) not in apart]
            found = next((v for v in free if m.what in v.whats), next(iter(free), None))
        if found is None and m.again and not m.sex and not m.age and out:
            found = out[-1]
        if found is None:
            found = Victim(m.sex, m.age, m.name, m.other)
            out.append(found)
        found.sex, found.age, found.name = found.sex or m.sex, found.age or m.age, found.name or m.name
        found.whats.add(m.what)
        found.sents.add(m.sent)
        seen[m.at] = found
    return out


def together(people: list[Victim], breaks: frozenset[int]) -> list[list[Victim]]:
    """The victims by incident: two told of in one sentence, or within REACH of each other with no sentence between
    them that opens something new (`breaks`), were harmed in one."""
    groups: list[list[Victim]] = []
    for v in people:
        first = min(v.sents)
        home = next((g for g in groups if any(_near(w.sents, first, breaks) for w in g)), None)
        if home is None:
            groups.append([v])
        else:
            home.append(v)
    return groups


def _near(sents: set[int], first: int, breaks: frozenset[int]) -> bool:
    return any(
        first == s or (0 < first - s <= REACH and not any(n in breaks for n in range(s + 1, first + 1))) for s in sents
    )
