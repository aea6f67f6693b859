"""The records. Spans are (start, end) character offsets into `Report.text`, end exclusive, unless said otherwise."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """Some letters of a report."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Actor:
    """A doer or an affected party: `name` in full as the report gives it; ISO 3166-1 alpha-3; PLOVER sector or None.

    `id`: of the registry's actor, or one of its own for a name that the registry lacks; None for what is no name.
    """

    text: str
    span: Span
    name: str
    country: str | None = None
    sector: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the act took place; `role` is at, origin or destination; `precision` says what lat and lon stand for."""

    text: str
    span: Span
    role: str
    name: str
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """Time of the act: inclusive dates, None where open.

    `precision`: day, week, month, season, year, decade, span, or None; `basis`: stated (an absolute date), relative
    (to the report's date), carried (stated elsewhere in the report), report date only. With no date of publication
    known, a relative time keeps its text and has no dates.
    """

    text: str
    span: Span
    start: date | None
    end: date | None
    precision: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number a claim carries. `what` is one of FIGURE_KINDS; `of` the phrase counted; None bound = open."""

    text: str
    span: Span
    what: str
    of: str | None
    unit: str
    low: int | float | None
    high: int | float | None
    approx: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One link of a chain. `step` 0 says it first, 1 passes it on, …; sources beside each other share a step.

    `kind`: person, office, organisation, outlet, document, unnamed. `cue`: the word that marks it, or None.
    `actor`: id as in Actor.
    """

    text: str
    span: Span
    name: str
    kind: str
    cue: str | None
    step: int
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One act, stated once in one report by one chain of sources, anchored to the letters that state it."""

    id: str
    anchor: str
    event: str
    made_by: str
    evidence: Mention
    trigger: Mention
    type: str
    mode: str | None
    realis: str
    hedged: bool
    actors: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    when: When | None = None
    figures: tuple[Figure, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Struck:
    """Letters taken out of the raw text: put back at `at` (an offset in the clean text), in order, they restore it."""

    at: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """One news text with its outlet and date. `raw` is title and body as they came, newlines as LF; `text` is clean.

    `canonical`: address that a copy names as its own; `wire`: the agency whose text it is; both as the page says.
    """

    id: str
    doc_id: str
    outlets: tuple[str, ...]
    title: str
    published: date | None
    language: str | None
    raw: str
    text: str
    struck: tuple[Struck, ...] = ()
    url: str | None = None
    revises: str | None = None
    path: str | None = None
    date_basis: str | None = None
    author: str | None = None
    canonical: str | None = None
    wire: str | None = None

    def raw_offset(self, offset: int) -> int:
        """Offset in `raw` of the character at `offset` in `text`."""
        return offset + sum(len(s.text) for s in self.struck if s.at <= offset)


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something not taken up: the stage, a one-word reason, a message with the mend, and where it was."""

    stage: str
    reason: str
    message: str
    path: str | None = None
    place: str | None = None
    doc_id: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One report as read by one version of Panj: the atomic entry of the ledger."""

    report: Report
    version: str
    claims: tuple[Claim, ...] = ()
    rejections: tuple[Rejection, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on one field of one claim, kept beside the machine's answer, never over it.

    `field`: a claim's field, or a dotted way into it (`mode`, `figures.0.low`, `when.start`). `seen`: what the machine
    said there when the person looked, `new`: what the person says, both as JSON values. `at`: UTC.
    """

    id: str
    anchor: str
    field: str
    seen: Any
    new: Any
    who: str
    why: str
    at: str
