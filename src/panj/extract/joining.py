"""Consequences belong to the act that caused them: "a strike killed two", "attacked a village, killing five"."""

from dataclasses import dataclass

from panj.extract.acts import Act, lemma, light_verbs
from panj.extract.senses import VIOLENCE
from panj.language import Token
from panj.lexicon import word_class

HARM = word_class("classes.tsv", "harm")
WITHIN = {"in", "during", "by", "from", "after", "with", "following", "amid", "as", "when", "to"}


@dataclass(frozen=True, slots=True)
class Joined:
    """An act with the acts that are its consequences or its naming by another word."""

    main: Act
    parts: tuple[Act, ...] = ()

    @property
    def all(self) -> tuple[Act, ...]:
        return (self.main, *self.parts)

    @property
    def mode(self) -> str | None:
        return next((a.mode for a in self.all if a.mode), None)


def harm(act: Act) -> bool:
    """Whether an act is told by what it did to people."""
    return act.type == "ASSAULT" and (lemma(act.head) in HARM or lemma(act.verb) in HARM)


def _governs(upper: Act, lower: Act) -> bool:
    """Whether `lower` stands in the clause of `upper` as its means, cause or result."""
    here: Token = lower.verb if lower.light is not None else lower.head
    for _ in range(4):
        up = here.head
        if up.i == here.i:
            return False
        if here.dep_ in ("relcl", "ccomp"):
            return False
        if here.dep_ == "prep" and here.lower_ not in WITHIN:
            return False
        if up.i in (upper.head.i, upper.verb.i):
            return here.dep_ in (
                "nsubj",
                "prep",
                "advcl",
                "agent",
                "conj",
                "xcomp",
                "dobj",
                "nsubjpass",
                "acl",
                "dep",
                "prt",
            )
        here = up
    return False


def names_doer(act: Act) -> bool:
    """Whether an act is told by a word for those who do it ("suicide bombers")."""
    return act.nominal and act.head.lemma_.lower() in DOERS


DOERS = {"bomber", "attacker", "assailant", "hijacker", "abductor", "kidnapper"}


def _same(noun: Act, verb: Act) -> bool:
    """Whether a noun and the verb that it hangs on tell one act: "the blast struck the gate", "sent reinforcements"."""
    if noun.type != verb.type or not noun.nominal or verb.nominal or noun.loose or verb.loose:
        return False
    top = noun.head
    if top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.pos_ in ("NUM", "DET"):
        top = top.head.head  # "one of its suicide bombers had targeted"
    if top.head.i != verb.head.i:
        return False
    return top.dep_ == ("nsubj" if noun.type == "ASSAULT" else "dobj") or (
        top.dep_ == "nsubjpass" and noun.type != "ASSAULT"
    )


def _while(act: Act) -> bool:
    """Whether an act is told as what went on meanwhile ("ten are killed as gunmen assault a village")."""
    verb = act.verb
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("as", "when", "while") for c in verb.children)


def join(acts: list[Act]) -> list[Joined]:
    """Acts grouped in text order; every act given stands in exactly one group."""
    owner: dict[int, int] = {}
    for i, a in enumerate(acts):
        for j, b in enumerate(acts):
            if i != j and a.head.sent.start == b.head.sent.start and _same(a, b):
                light = a.type != "ASSAULT" and lemma(b.head) in light_verbs()
                owner[j if light else i] = i if light else j  # "holds talks" is told by its noun
                break
    for i, a in enumerate(acts):
        if a.type != "ASSAULT" or a.loose:
            continue
        for j, b in enumerate(acts):
            if i == j or b.type != "ASSAULT" or b.loose or abs(a.head.i - b.head.i) > 30:
                continue
            if a.head.sent.start != b.head.sent.start:
                continue
            if not (harm(a) or harm(b)) or owner.get(j) == i:
                continue
            if _governs(b, a) and i not in owner and (harm(a) or (harm(b) and (a.nominal or _while(a)))):
                if a.nominal and not harm(a) and a.head.dep_ == "dobj":
                    continue
                owner[i] = j
    groups: dict[int, list[int]] = {}
    for i in range(len(acts)):
        root, seen = i, {i}
        while root in owner and owner[root] not in seen:
            root = owner[root]
            seen.add(root)
        groups.setdefault(root, []).append(i)
    out = []
    for root, members in groups.items():
        # the cause names the claim where it has a name of its own ("strike"), else the harm does
        main = acts[root]
        if main.type == "ASSAULT":
            cause = next(
                (
                    acts[m]
                    for m in members
                    if acts[m].nominal
                    and not harm(acts[m])
                    and acts[m].head.dep_ == "nsubj"
                    and (harm(main) or lemma(acts[m].head) in VIOLENCE)
                ),
                None,
            )
            main = cause or main
        out.append(Joined(main, tuple(acts[m] for m in members if acts[m] is not main)))
    return sorted(out, key=lambda g: g.main.head.i)
