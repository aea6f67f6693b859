"""Who did it to whom: actors and targets of an act, read off the parse by voice, control, possession and coordination.

Role conventions: gold guidelines ("actors, targets"); PLOVER codebook, "actor and recipient".
"""

from collections.abc import Iterable
from dataclasses import dataclass

from panj.extract.acts import Act, lemma
from panj.extract.senses import VIOLENCE, in_class
from panj.language import Token
from panj.lexicon import names as known
from panj.lexicon import word_class

RELATIVE = {"WDT", "WP", "WP$"}
# Object control: the object of these, not their subject, does what the infinitive says ("ordered troops to leave").
SUBJECT_CONTROL = word_class("classes.tsv", "subject_control")
# "accused X of doing", "prevented X from doing": X, not the accuser, is the one who does
HOLDING = word_class("classes.tsv", "holding")
COMMANDING = word_class("classes.tsv", "commanding")
TARGET_PREPS = {
    "ASSAULT": {"on", "against", "at", "upon"},
    "ACCUSE": {"against", "of", "at", "into"},
    "THREATEN": {"against", "to"},
    "SANCTION": {"on", "against"},
    "COERCE": {"on", "against"},
    "PROTEST": {"against", "at"},
    "REQUEST": {"on", "to", "from", "upon"},
    "REJECT": {"with", "to"},
    "CONSULT": {"with", "to"},
    "AGREE": {"with"},
    "COOPERATE": {"with"},
    "SUPPORT": {"for", "to", "of", "with"},
    "AID": {"to", "for"},
    "CONCEDE": {"to"},
    "MOVE": set(),
    "RETREAT": set(),
    "MOBILIZE": {"against"},
    "FALL": set(),
}
# The noun of these acts takes its party with "of" as the one who acts, not as the one who suffers.
OF_ACTS = {"RETREAT", "MOVE", "MOBILIZE", "PROTEST", "FALL", "AGREE", "CONSULT"}
PERSONAL = {"REQUEST", "ACCUSE", "THREATEN", "SUPPORT", "SANCTION", "CONSULT", "AID", "RETREAT", "FALL", "REJECT"}
MATERIAL = {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"}
ABSTRACT = word_class("classes.tsv", "abstract")
THINGS = word_class("classes.tsv", "things")
NOT_ACTING = {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "EVENT", "LAW", "WORK_OF_ART"}
EMPTY_PRONOUNS = {"it", "which", "that", "who", "what", "this", "there", "whose", "whom"}


@dataclass(frozen=True, slots=True)
class Roles:
    """Head tokens of the parties of an act."""

    actors: tuple[Token, ...]
    targets: tuple[Token, ...]


def party(token: Token) -> bool:
    """Whether a word can stand for a doer or an affected party: a person, a body, a state."""
    if token.pos_ == "PRON":
        return token.lower_ not in ("there", "this", "that", "what", "which")
    if token.pos_ == "NUM" or (token.pos_ == "ADJ" and not token.ent_type_):
        return False
    word = lemma(token)
    if word in VIOLENCE or known.weapon_word(word):
        return False
    return in_class(token, "PERSON") or (
        token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME", "EVENT", "LAW")
    )


CONCRETE_ENDINGS = word_class("classes.tsv", "concrete_endings")
ABSTRACT_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ity", "ness", "ism", "ship", "ing", "sis", "ure", "acy")
TIMES = word_class("classes.tsv", "times")


def abstract(token: Token) -> bool:
    """Whether a noun names no thing that could act or suffer ("escalation", "decision"); by list and by ending."""
    word = lemma(token)
    if word in ABSTRACT or word in VIOLENCE or word in TIMES:
        return True
    if token.pos_ != "NOUN" or word in CONCRETE_ENDINGS or in_class(token, "PERSON"):
        return False
    return word.endswith(ABSTRACT_ENDINGS) and len(word) > 5


def spread(tokens: Iterable[Token]) -> list[Token]:
    """Tokens with their conjuncts; relative pronouns give way to what they stand for."""
    out: list[Token] = []
    for t in tokens:
        if t.tag_ in RELATIVE:
            clause = next(
                (a for a in t.ancestors if a.dep_ in ("relcl", "ccomp") and a.head.pos_ in ("NOUN", "PROPN", "PRON")),
                None,
            )
            if clause is None:
                continue
            t = clause.head
        for x in (t, *t.conjuncts):
            if x.i >= t.i and x not in out and x.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "VERB"):
                if x.pos_ == "VERB" and x is not t:
                    continue
                out.append(x)
    return out


def through_number(token: Token) -> Token:
    """ "Dozens of the individuals", "a group of men", "two of them": the word counted, where the head only counts."""
    if token.pos_ == "NUM" or lemma(token) in COUNTERS:
        for prep in token.children:
            if prep.dep_ == "prep" and prep.lower_ == "of":
                for inner in prep.children:
                    if inner.dep_ == "pobj":
                        return inner
    return token


COUNTERS = word_class("classes.tsv", "counters")


def passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, headline participles ("three killed in raid") included."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl", "amod", "advcl", "oprd", "pcomp"):
        return not any(c.dep_ in ("nsubj", "aux") for c in verb.children) and not any(
            c.dep_ == "dobj" for c in verb.children
        )
    if (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and not any(c.dep_ in ("nsubj", "aux", "dobj") for c in verb.children)
    ):
        return verb.head.i < verb.i and verb.head.pos_ in ("VERB", "AUX") and passive(verb.head)
    return False


def subject_of(verb: Token, depth: int = 0) -> list[Token]:
    """The understood subject: its own, else by coordination, control, relative clause, participle."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "csubj")]
    if own:
        return spread(own)
    if depth > 6 or verb.head.i == verb.i:
        return []
    up = verb.head
    match verb.dep_:
        case "conj":
            return subject_of(up, depth + 1) if up.pos_ in ("VERB", "AUX") else []
        case "relcl" | "acl":
            return spread([up]) if up.pos_ in ("NOUN", "PROPN", "PRON") and not _purpose(verb) else _noun_subject(up)
        case "xcomp" | "ccomp" | "advcl" | "pcomp":
            if up.pos_ == "ADP":
                prep, up = up.lower_, up.head
                if prep in ("of", "for", "over", "from") and lemma(up) in HOLDING and up.pos_ in ("VERB", "AUX"):
                    return spread(c for c in up.children if c.dep_ in ("dobj", "nsubjpass"))
                if prep == "of" and up.dep_ in ("dobj", "nsubjpass") and lemma(up.head) in HOLDING:
                    return spread([up])
            if up.pos_ in ("NOUN", "PROPN"):
                return _noun_subject(up)
            if up.pos_ in ("VERB", "AUX", "ADJ"):
                held = [c for c in up.children if c.dep_ in ("dobj", "dative")]
                if verb.dep_ in ("xcomp", "ccomp") and held and lemma(up) not in SUBJECT_CONTROL and not passive(up):
                    return spread(held)
                return subject_of(up, depth + 1)
        case "prep" | "dep":
            return subject_of(up, depth + 1) if up.pos_ in ("VERB", "AUX") else []
    return []


def _purpose(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def _noun_subject(noun: Token) -> list[Token]:
    """Whose plan, goal, decision it is ("Biden's goal of withdrawing troops")."""
    found = [c for c in noun.lefts if c.dep_ in ("poss", "compound", "amod", "nmod") and party(c)]
    if found:
        return spread(found)
    verb = noun.head
    if noun.dep_ in ("dobj", "attr", "pobj", "oprd") and verb.pos_ in ("VERB", "AUX"):
        return subject_of(verb)
    return []


def object_of(verb: Token) -> list[Token]:
    """Direct objects, and what passive and participle make of them."""
    found = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.pos_ != "ADP"]
    if found:
        found = [c for c in found if c.dep_ == "dobj"] or found
        return spread(found)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.head.i < verb.i:
        after = [c for c in verb.rights if c.dep_ in ("dobj",)]
        return spread(after)
    follower = [c for c in verb.conjuncts if c.i > verb.i and c.pos_ == "VERB"]
    if not found and len(follower) == 1 and follower[0].i - verb.i <= 2:  # "surrounded and attacked the base"
        return spread(c for c in follower[0].children if c.dep_ == "dobj")
    return []


def prepositions(token: Token, names: Iterable[str]) -> list[Token]:
    """Objects of the given prepositions under a word (and under its object, where parsers like to hang them)."""
    wanted = set(names)
    out = []
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative", "prt", "advmod") and child.lower_ in wanted:
            out += [g for g in child.children if g.dep_ in ("pobj", "pcomp")]
    return spread(out)


def by_phrase(verb: Token) -> list[Token]:
    """The agent of a passive; means and times ("by Friday", "by phone") are kept out."""
    found = [g for c in verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")
             for g in c.children if g.dep_ == "pobj"]  # fmt: skip
    return [t for t in spread(found) if t.ent_type_ not in ("DATE", "TIME")]


def inner_parties(token: Token) -> list[Token]:
    """Parties inside a noun that is none itself ("the nomination of X", "Moscow's proposal", "Israeli strikes")."""
    own = [c for c in token.lefts if c.dep_ in ("poss", "compound", "amod", "nmod") and party(c) and c.ent_type_]
    deep = prepositions(token, ("of", "by", "against", "on", "for"))
    return spread(own) or [t for t in deep if party(t)]


def _good_actor(token: Token) -> list[Token]:
    token = through_number(token)
    if party(token):
        return [token] if token.lower_ not in EMPTY_PRONOUNS or token.lower_ == "it" else []
    if token.pos_ in ("NUM", "NOUN", "PROPN") and lemma(token) in COUNTERS:  # "Thousands march": nobody else is named
        return [token]
    word = lemma(token)
    if (
        token.pos_ in ("NOUN", "PROPN")
        and not abstract(token)
        and not known.weapon_word(word)
        and word not in THINGS
        and token.ent_type_ not in NOT_ACTING
    ):
        return [token]
    return inner_parties(token)[:2]


def _good_target(act: Act, token: Token) -> list[Token]:
    token = through_number(token)
    if token.pos_ == "NUM":
        return []
    if party(token):
        return [token]
    concrete = token.pos_ in ("NOUN", "PROPN") and not abstract(token) and token.ent_type_ not in NOT_ACTING
    if concrete and act.type in MATERIAL | PERSONAL:
        return [token]
    return inner_parties(token)


def _nominal(act: Act) -> tuple[list[Token], list[Token]]:
    """Parties inside the noun phrase of a noun of action."""
    noun, roles = act.head, act.roles
    left = [c for c in noun.lefts if c.dep_ in ("poss", "compound", "amod", "nmod") and c.i not in act.words]
    left = [t for c in spread(c for c in left if party(c) or c.ent_type_ in ("NORP", "GPE", "ORG")) for t in [c]]
    suffer = roles.get("adj") == "target" or roles.get("poss") == "target" or roles.get("subj") == "target"
    actors: list[Token] = [] if suffer else left
    targets: list[Token] = left if suffer else []
    actors += [t for t in prepositions(noun, ("by",)) if party(t)]
    for role, wanted in _prep_roles(act).items():
        found = [x for t in prepositions(noun, wanted) for x in _good_target(act, t)]
        (actors if role == "actor" else targets).extend(found)
    of = prepositions(noun, ("of",))
    if of and "of" not in roles:
        parties = [x for t in of for x in _good_target(act, t)]
        (actors if act.type in OF_ACTS else targets).extend(parties)
    between = [t for t in prepositions(noun, ("between", "among")) if party(t)]
    actors += between
    return actors, targets


def _prep_roles(act: Act) -> dict[str, set[str]]:
    """Prepositions by the role that their objects play: the type's own, changed by the entry's."""
    target = set(TARGET_PREPS[act.type])
    actor: set[str] = set()
    for prep, role in act.roles.items():
        if prep in ("subj", "obj", "poss", "adj", "mutual"):
            continue
        target.discard(prep)
        if role == "target":
            target.add(prep)
        elif role == "actor":
            actor.add(prep)
    return {"target": target, "actor": actor}


def _unique(tokens: Iterable[Token], but: Iterable[Token] = ()) -> tuple[Token, ...]:
    out: list[Token] = []
    barred = {t.i for t in but}
    for t in tokens:
        if t.i not in barred and all(t.i != o.i for o in out):
            out.append(t)
    return tuple(out)


def roles_of(act: Act) -> Roles:
    """Actors and targets of an act, heads only, in text order of discovery."""
    actors: list[Token] = []
    targets: list[Token] = []
    verb = act.verb
    if act.nominal:
        actors, targets = _nominal(act)
    if not act.nominal or act.light is not None:
        subj, obj = subject_of(verb), [t for t in object_of(verb) if t.i not in act.words]
        if act.light is not None:
            obj = [t for t in obj if t.i != act.head.i]
        if passive(verb):
            own = [c for c in verb.children if c.dep_ == "nsubjpass"]
            suffered = spread(own) or subj
            suffered = [t for t in suffered if t.i != act.head.i]
            if not own and not subj and verb.dep_ in ("acl", "relcl", "amod"):
                suffered = spread([verb.head])
            subj, obj = by_phrase(verb), suffered + obj
        actors += _assign(act, "subj", subj, targets)
        _object(act, obj, actors, targets)
        for role, wanted in _prep_roles(act).items():
            under = [verb, *(verb.doc[i] for i in act.tokens if i != verb.i)] if not act.nominal else [verb]
            for t in [x for spot in under for x in prepositions(spot, wanted)]:
                if role == "target" and t.ent_type_ not in ("DATE", "TIME") and t.i not in act.words:
                    targets += _good_target(act, t)
                elif role == "actor":
                    actors += _good_actor(t)
        if verb.dep_ in ("xcomp", "ccomp") and lemma(verb.head) in COMMANDING:
            actors += [x for t in subject_of(verb.head) for x in _good_actor(t)]
    elif not actors:
        actors += _outer(act)
    if act.roles.get("mutual") and not act.nominal:
        actors, targets = actors, [t for t in targets if t not in actors]
    if len(targets) > 1:
        targets = [t for t in targets if lemma(t) != "other"]
    chosen = _unique(t for t in actors if t.i not in act.words)
    return Roles(chosen, _unique((t for t in targets if t.i not in act.words), chosen))


def _assign(act: Act, slot: str, tokens: list[Token], targets: list[Token]) -> list[Token]:
    role = act.roles.get(slot, "actor")
    if role == "target":
        targets += [x for t in tokens for x in _good_target(act, t)]
        return []
    return [x for t in tokens for x in _good_actor(t)] if role == "actor" else []


def _object(act: Act, obj: list[Token], actors: list[Token], targets: list[Token]) -> None:
    role = act.roles.get("obj", "target")
    if role == "actor":
        actors[:] = [x for t in obj for x in _good_target(act, t)] + ([] if act.type == "MOVE" else actors)
    elif role == "target":
        targets += [x for t in obj for x in _good_target(act, t)]


# A noun of these acts under a verb is done by the verb's subject ("Biden signs a bill, which includes aid for …").
LENT = {
    "CONSULT",
    "AID",
    "SANCTION",
    "CONCEDE",
    "REQUEST",
    "AGREE",
    "COOPERATE",
    "SUPPORT",
    "ACCUSE",
    "THREATEN",
    "REJECT",
    "MOBILIZE",
}
# … unless the verb looks at the act from outside.
LOOKING = word_class("classes.tsv", "looking")


def _outer(act: Act) -> list[Token]:
    """The doer of a bare noun of action: the subject of the verb above it."""
    noun = act.head
    up = noun.head
    if noun.dep_ == "pobj" and up.dep_ == "prep" and up.lower_ in ("in", "for", "on", "with", "at", "to", "through"):
        up = up.head
    elif noun.dep_ not in ("dobj", "attr", "conj"):
        return []
    if up.pos_ != "VERB" or lemma(up) in LOOKING:
        return []
    if act.type not in LENT and lemma(up) not in (
        "begin",
        "start",
        "continue",
        "plan",
        "threaten",
        "resume",
        "escalate",
        "intensify",
    ):
        return []
    if passive(up):
        return by_phrase(up) or ([x for t in subject_of(up) for x in _good_actor(t)] if act.type == "CONSULT" else [])
    return [x for t in subject_of(up) for x in _good_actor(t)]
