"""What a whole report says beside its claims: whose words it gives, who fills which role, how many it counts."""

from dataclasses import dataclass

from panj.model.records import Mention


@dataclass(frozen=True, slots=True)
class Voice:
    """An attribution: who says, thinks or wants it, the cue that tells so, and the very letters, in one or more
    stretches. `depth`: 0, or 1 and more where the cue stands in another voice's words."""

    source: Mention | None
    cue: Mention | None
    words: tuple[Mention, ...]
    depth: int


@dataclass(frozen=True, slots=True)
class Part:
    """A thing that fills a role in the report's attacks (perpetrator, organisation, target, victim, weapon; MUC-4),
    by its likeliest name; `sure`: 0–1; `spans`: every place that names it."""

    role: str
    text: str
    span: tuple[int, int]
    sure: float
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """One report as a whole. `killed`, `injured`: the toll of the incident it tells of, counted over the whole text; a
    guess, 0 where it tells of none. A figure with its receipt is a claim's."""

    doc_id: str
    outlets: tuple[str, ...]
    title: str
    voices: tuple[Voice, ...]
    parts: tuple[Part, ...]
    killed: int
    injured: int
