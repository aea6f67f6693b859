"""Records of what is due: a commitment with a deadline or a forecast with a horizon, and what became of it."""

from dataclasses import dataclass
from datetime import date

from panj.model.records import Actor, Place

KINDS = ("commitment", "forecast")
STATUSES = ("open", "met", "missed", "overtaken")
# What a status stands on: nothing yet, a report of the act (in time or late), a report that it was not done, no word
# at all (which proves nothing), another act that left nothing to wait for, or claims too bare to be decided by any.
BASES = ("waiting", "reported", "reported late", "denied", "silence", "other act", "untied")


@dataclass(frozen=True, slots=True)
class Window:
    """When the act is due: inclusive days, None where open or not known yet.

    `basis`: stated (an absolute date), relative (to the report's day), or event (hangs on another act). `after`: the
    letters that name that act; `hangs_on`: the claims that report it, () until the ledger has one.
    """

    text: str
    start: date | None
    end: date | None
    basis: str
    after: str | None = None
    hangs_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Odds:
    """A verbal or numeric probability: the words, and the band that they stand for, 0 to 1."""

    words: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Witness:
    """A claim that decides, in short: its id and quote, the day of the act, the day and outlets of its report."""

    claim: str
    quote: str
    day: date | None
    published: date | None
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """One row: `claims` say it first to last; `status` with `basis` and `why` says what became of it.

    `early`: days between the act and the end of its window, where it was met before. `brier`: (probability − outcome)²
    with the middle of the band, None where nothing was said or decided; `base_rate`: share of the resolved forecasts
    of one answer that came true, to hold it against.
    """

    id: str
    kind: str
    type: str
    mode: str | None
    what: str
    who: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    places: tuple[Place, ...]
    said_by: tuple[str, ...]
    outlets: tuple[str, ...]
    window: Window
    status: str
    basis: str
    why: str
    decided_by: tuple[Witness, ...]
    early: int | None
    probability: Odds | None
    brier: float | None
    base_rate: float | None
    hedged: bool
    claims: tuple[str, ...]
    first_reported: date | None
    last_reported: date | None
