"""What merging makes of claims: events, with every judgement explained. Views: recomputed from claims and decisions."""

from dataclasses import dataclass
from datetime import date

from panj.model.records import Actor, Claim, Place, Report


@dataclass(frozen=True, slots=True)
class Held:
    """A claim as merging sees it: with the report that states it."""

    claim: Claim
    report: Report


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against: log-odds `weight`, above 0 for one act; `why` in plain words."""

    name: str
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two claims tell of one act: probability 0–1, the evidence by weight, `apart`: why they never can be."""

    a: str
    b: str
    probability: float
    evidence: tuple[Evidence, ...]
    apart: str | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """One figure of one claim. `standing`: best, held, superseded, part, and what it was judged by."""

    claim: str
    text: str
    low: int | float | None
    high: int | float | None
    published: date | None
    standing: str
    why: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What an event counts: `what` of FIGURE_KINDS, `of` whom; low–high over the figures that stand; `best` is one of
    them as stated (a bound where nothing exact is known, then `bound` is "at least" or "at most")."""

    what: str
    of: str | None
    unit: str
    low: int | float | None
    best: int | float | None
    high: int | float | None
    bound: str | None
    claims: tuple[str, ...]
    stated: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Who first says it, with the claims and outlets that rest on that word alone."""

    name: str
    kind: str
    claims: tuple[str, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Credibility:
    """Admiralty code of the information, 1 confirmed … 5 improbable, 6 cannot be judged, and the reasons."""

    grade: int
    word: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Days an event falls on, inclusive, None where open; `basis`: stated, relative, carried, report date only."""

    start: date | None
    end: date | None
    basis: str


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: the claims judged to tell of one act. `id`: `e` + the first claim's; `realis`: of most claims;
    `disputed`: whether one claim asserts what another denies; `origins` apart from `reports` and `outlets`."""

    id: str
    type: str
    mode: str | None
    realis: str
    disputed: bool
    when: Span
    places: tuple[Place, ...]
    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    figures: tuple[Tally, ...]
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[Origin, ...]
    first_known: date | None
    last_known: date | None
    credibility: Credibility
