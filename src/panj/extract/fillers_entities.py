"""Mentions of one thing put together, and what speaks for the thing: one entity a role, not one a mention."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import exp, log

from panj.extract.fillers_words import WORD, folded

SMALL = frozenset("a an the of and in at on for to from by with de la del las los el y".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """Some letters that may fill a role, and how likely each place is to."""

    role: str
    start: int
    end: int
    share: float


@dataclass(slots=True)
class Entity:
    """Mentions that name one thing, by form (words in lower case); the likeliest form first."""

    role: str
    forms: dict[str, list[Mention]] = field(default_factory=dict)

    @property
    def mentions(self) -> list[Mention]:
        return sorted((m for found in self.forms.values() for m in found), key=lambda m: m.start)

    @property
    def first(self) -> Mention:
        """The first place of the likeliest form: the name that is told."""
        return min(next(iter(self.forms.values())), key=lambda m: m.start)

    @property
    def share(self) -> float:
        return either(self.mentions)


def either(mentions: Iterable[Mention]) -> float:
    """Share of at least one being right, were they independent."""
    out = 1.0
    for m in mentions:
        out *= 1.0 - min(m.share, 0.999)
    return 1.0 - out


def acronym(short: str, words: list[str]) -> bool:
    """Whether `short` is made of the words' first letters, small words counted or not."""
    if len(short) < 2 or " " in short:
        return False
    return short in ("".join(w[0] for w in words), "".join(w[0] for w in words if w not in SMALL))


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _beside(one: list[Mention], other: list[Mention], text: str) -> bool:
    """Whether a mention of one holds a mention of the other, or they stand as X (Y)."""
    for a in one:
        for b in other:
            if (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end):
                return True
            low, high = (a, b) if a.end <= b.start else (b, a)
            if 0 < high.start - low.end <= 3 and "(" in text[low.end : high.start + 1]:
                return True
    return False


def one(role: str, a: str, b: str) -> bool:
    """Whether two forms may name one thing by their words alone."""
    first, second = a.split(), b.split()
    if acronym(a.replace(" ", ""), second) or acronym(b.replace(" ", ""), first):
        return True
    if role == "victim":
        names = set(first) <= set(second) or set(second) <= set(first)
        return names or (first[0] == second[0] and first[-1] == second[-1])
    heads = _singular(first[-1]), _singular(second[-1])
    if role == "weapon":
        return heads[0] == heads[1]
    if role == "perpetrator":
        return heads[0] in map(_singular, second) or heads[1] in map(_singular, first)
    return set(first) - SMALL <= set(second) or set(second) - SMALL <= set(first)


def _joins(e: Entity, form: str, found: list[Mention], text: str) -> bool:
    """Whether a form belongs to an entity: held against its likeliest form alone, so that no chain runs away."""
    lead = next(iter(e.forms))
    return one(e.role, form, lead) or _beside(found, e.forms[lead], text)


def entities(text: str, mentions: Iterable[Mention]) -> list[Entity]:
    """Mentions of every role gathered into entities, the likeliest form of each first."""
    low = folded(text)
    forms: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for m in mentions:
        words = [w for w in WORD.findall(low[m.start : m.end]) if w not in ("a", "an", "the")]
        if words:
            forms[m.role, " ".join(words)].append(m)
    out: list[Entity] = []
    for (role, form), found in sorted(forms.items(), key=lambda kv: (-either(kv[1]), kv[1][0].start)):
        home = next((e for e in out if e.role == role and _joins(e, form, found, text)), None)
        if home is None:
            home = Entity(role)
            out.append(home)
        home.forms[form] = found
    return out


def odds(share: float) -> float:
    """Log-odds, held within ±6."""
    held = min(max(share, 0.0025), 0.9975)
    return log(held / (1 - held))


def chance(score: float) -> float:
    return 1 / (1 + exp(-score))
