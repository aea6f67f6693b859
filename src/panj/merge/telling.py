"""How an act is told: the words of one mention of it, made ready to be compared with another's."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from panj.merge.vectors import Numbers, meaning
from panj.merge.words import WORD, Vector, vector, weight, words

ENDINGS = re.compile(r"(?:ings?|ed|es|s)$")
NAME = re.compile(r"(?<![.!?“\"'’] )(?<!^)\b[A-ZÀ-Þ][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Told:
    """One mention of an act. `head`: the word that carries it, among those of `trigger`; `evidence`: the sentence;
    `who`, `whom`, `where`, `when`: the letters of its parts, () where the sentence names none; `story`: vector of the
    whole text, `cast`: of its names alone; `order`: number of the sentence in its report, -1 unknown."""

    id: str
    report: str
    head: str
    trigger: str
    evidence: str
    who: tuple[str, ...]
    whom: tuple[str, ...]
    where: tuple[str, ...]
    when: tuple[str, ...]
    story: Vector
    cast: Vector
    order: int = -1


@dataclass(frozen=True, slots=True)
class Profile:
    """What `wording` compares, worked out once a mention."""

    id: str
    report: str
    order: int
    stem: str
    weight: float
    head: Numbers
    trigger: Numbers
    around: Numbers
    evidence: Vector
    stems: frozenset[str]
    names: Vector
    figures: frozenset[str]
    who: Numbers
    whom: Numbers
    parts: Vector
    where: Vector
    when: Vector
    story: Vector
    cast: Vector


def cast(text: str) -> Vector:
    """Vector of the names in a text: words that begin with a capital and begin no sentence."""
    return vector(Counter(w.lower() for w in NAME.findall(text)))


def stem(word: str) -> str:
    """A word without its common endings: "fleeing", "flees" → "flee", "killing" → "kill", "cities" → "city"."""
    low = word.lower()
    if len(low) > 4 and low.endswith("ies"):
        return low[:-3] + "y"
    cut = ENDINGS.sub("", low)
    if len(cut) < 3 or low.endswith(("ss", "us", "is")):
        return low
    if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "lsez":
        return cut[:-1]
    return cut.removesuffix("e") if len(cut) > 3 else cut


def _vector(texts: Sequence[str]) -> Vector:
    return vector(Counter(stem(w) for t in texts for w in words(t)))


def profile(told: Told) -> Profile:
    """The profile of a mention; a function of the mention alone."""
    spoken = words(told.evidence)
    head = [told.head.lower()]
    mine = set(words(told.trigger)) | set(head)
    rest = [w for w in spoken if w not in mine]
    return Profile(
        id=told.id,
        report=told.report,
        order=told.order,
        stem=stem(told.head),
        weight=weight(told.head.lower()),
        head=meaning(head),
        trigger=meaning(mine),
        around=meaning(set(rest)),
        evidence=vector(Counter(stem(w) for w in rest)),
        stems=frozenset(stem(w) for w in spoken),
        names=cast(told.evidence),
        figures=frozenset(w for w in WORD.findall(told.evidence) if w[0].isdigit()),
        who=meaning({w for t in told.who for w in words(t)}),
        whom=meaning({w for t in told.whom for w in words(t)}),
        parts=_vector((*told.who, *told.whom)),
        where=_vector(told.where),
        when=_vector(told.when),
        story=told.story,
        cast=told.cast,
    )
