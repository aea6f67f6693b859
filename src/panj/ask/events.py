"""Events that answer a question: each question holds where one of the event's claims answers it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from panj.errors import NotFound
from panj.ledger import Filters, Ledger, Wanted
from panj.ledger.events import row_of
from panj.model.events import Event, Tally
from panj.model.forms import plain
from panj.model.forms_events import event_from

# what one claim must answer at once: a doer's name and country are asked of one and the same doer
TOGETHER: tuple[tuple[str, ...], ...] = (
    ("actors", "actor_countries", "actor_sectors"), ("targets", "target_countries", "target_sectors"), ("sectors",),
    ("sources", "source_kinds"), ("origins",), ("outlets",), ("places", "place_countries"), ("admin1",),
    ("countries",), ("near",), ("text",), ("titles",), ("report",), ("hedged",),
    ("published_since", "published_until"),
)  # fmt: skip
# keys that events are sorted by, beside the kinds of figures (their best)
KEYS: dict[str, Callable[["Head"], Any]] = {
    "day": lambda h: h.day,
    "known": lambda h: h.first_known,
    "updated": lambda h: h.last_known,
    "type": lambda h: (h.type, h.mode or ""),
    "claims": lambda h: h.claims,
    "reports": lambda h: h.reports,
    "outlets": lambda h: h.outlets,
    "origins": lambda h: h.origins,
    "grade": lambda h: h.grade,
}
ORDER = ("day", "known")


@dataclass(frozen=True, slots=True)
class Head:
    """An event in short: what it is asked and sorted by; days as ISO text, counts of claims, reports …"""

    event: str
    type: str
    mode: str | None
    realis: str
    disputed: bool
    start: str | None
    end: str | None
    basis: str
    first_known: str | None
    last_known: str | None
    claims: int
    reports: int
    outlets: int
    origins: int
    grade: int

    @property
    def day(self) -> str | None:
        """First day of the act; where no text dates it, the day it became known, so that it stands with its news."""
        if self.basis == "report date only":
            return self.first_known
        return self.start or self.end or self.first_known


NAMES = tuple(f.name for f in fields(Head))


@dataclass(frozen=True)
class Pool:
    """Events to ask: those kept in a ledger, or some made for the occasion.

    `home`: claim → event. `gone`: id of an event that is no more → its heir. `get`: events by id.
    """

    heads: Mapping[str, Head]
    home: Mapping[str, str]
    gone: Mapping[str, str]
    get: Callable[[Sequence[str]], dict[str, Event]]
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of events: `claims` of their claims (`types`, `modes`, `realis`, days and figures of the event as
    a whole); `disputed`: only those; at least so many origins, outlets; no grade worse than `grade`."""

    claims: Filters = field(default_factory=Filters)
    disputed: bool = False
    origins: int = 0
    outlets: int = 0
    grade: int = 6
    sort: tuple[str, ...] = ORDER
    limit: int | None = None
    offset: int = 0


def kept(ledger: Ledger) -> Pool:
    """The events that the ledger keeps; whoever wants them up to date has them refreshed first."""
    heads = {row.event: Head(*(getattr(row, name) for name in NAMES)) for row in ledger.event_heads()}
    home, gone = ledger.event_homes()

    def get(wanted: Sequence[str]) -> dict[str, Event]:
        return {i: event_from(body) for i, body in ledger.event_bodies(wanted).items()}

    return Pool(heads, home, gone, get)


def made(events: Sequence[Event], until: date | None = None) -> Pool:
    """Events that no ledger keeps."""
    by_id = {e.id: e for e in events}
    rows = {e.id: row_of(e) for e in events}
    heads = {i: Head(**{name: row[name] for name in NAMES}) for i, row in rows.items()}
    home = {claim: e.id for e in events for claim in e.claims}
    return Pool(heads, home, {}, lambda wanted: {i: by_id[i] for i in wanted if i in by_id}, until)


def _own(f: Filters, h: Head) -> bool:
    """What is asked of the event itself: type, mode, realis, and its days, an open end closed by when it was told."""
    if (f.types and h.type not in f.types) or (f.modes and h.mode not in f.modes):
        return False
    if f.realis and h.realis not in f.realis and not (h.disputed and "denied" in f.realis):
        return False
    start, end = h.start or h.end or h.first_known, h.end or h.start or h.last_known
    if h.start is None and h.end is not None and h.first_known:
        start = min(h.first_known, h.end)
    if h.end is None and h.start is not None and h.last_known:
        end = max(h.last_known, h.start)
    if f.since and (end is None or end < f.since.isoformat()):
        return False
    return not (f.until and (start is None or start > f.until.isoformat()))


def _by_claims(ledger: Ledger, pool: Pool, f: Filters) -> set[str] | None:
    """Events with a claim that answers each question, not necessarily the same one; None: nothing is asked."""
    empty = Filters()
    found: set[str] | None = None
    for names in TOGETHER:
        given = {name: getattr(f, name) for name in names if getattr(f, name) != getattr(empty, name)}
        questions = [given] if given else []
        if names == ("text",):  # each phrase may stand in a claim of its own
            questions = [{"text": (phrase,)} for phrase in f.text]
        for question in questions:
            claims, _ = ledger.claim_ids(replace(empty, all_revisions=True, sort=("read",), **question))
            mine = {pool.home[c] for c in claims if c in pool.home}
            found = mine if found is None else found & mine
    return found


def fits(tally: Tally, wanted: Wanted) -> bool:
    """Whether an event's best figure is so large for certain: "at least 20" is ≥ 20 and not ≤ 99."""
    if tally.what != wanted.what or wanted.unit not in (None, tally.unit):
        return False
    if wanted.least is None and wanted.most is None:
        return True
    best = tally.best
    if best is None:
        return False
    if wanted.least is not None and (
        tally.bound == "at most" or best < wanted.least or (wanted.strict and best == wanted.least)
    ):
        return False
    return wanted.most is None or not (
        tally.bound == "at least" or best > wanted.most or (wanted.strict and best == wanted.most)
    )


def _size(event: Event, what: str) -> float | None:
    return max((float(f.best) for f in event.figures if f.what == what and f.best is not None), default=None)


def find(ledger: Ledger, pool: Pool, asked: Asked | None = None) -> tuple[list[Event], int]:
    """(events as `asked` sorts and cuts them; how many there are without limit and offset). Raises LedgerError."""
    asked = asked or Asked()
    f = asked.claims
    among = _by_claims(ledger, pool, f)
    heads = [
        h for h in pool.heads.values()
        if (among is None or h.event in among) and _own(f, h) and (h.disputed or not asked.disputed)
        and h.origins >= asked.origins and h.outlets >= asked.outlets and h.grade <= asked.grade
    ]  # fmt: skip
    sizes = [key.removeprefix("-") for key in asked.sort if key.removeprefix("-") not in KEYS]
    whole: dict[str, Event] = {}
    if f.figures or sizes:
        whole = pool.get([h.event for h in heads])
        heads = [
            h for h in heads
            if h.event in whole
            and all(any(fits(x, w) for x in whole[h.event].figures for w in some) for some in f.figures)
        ]  # fmt: skip
    heads.sort(key=lambda h: h.event)
    for key in reversed(asked.sort):
        name, falling = key.removeprefix("-"), key.startswith("-")
        values: dict[str, Any] = {
            h.event: KEYS[name](h) if name in KEYS else _size(whole[h.event], name) for h in heads
        }
        known = [h for h in heads if values[h.event] is not None]
        # what has no value comes last, whichever way
        heads = sorted(known, key=lambda h: values[h.event], reverse=falling) + [
            h for h in heads if values[h.event] is None
        ]
    cut = heads[asked.offset : None if asked.limit is None else asked.offset + asked.limit]
    got = pool.get([h.event for h in cut])
    return [got[h.event] for h in cut if h.event in got], len(heads)


def one(pool: Pool, wanted: str) -> str:
    """The id of the event that goes by an id, the start of one, an id of earlier days, or one of its claims.

    Raises NotFound where none does, or several do.
    """
    wanted = wanted.strip()
    for name in (wanted, "c" + wanted.removeprefix("e")):
        target = name if name in pool.heads else pool.gone.get(name) or pool.home.get(name)
        if target in pool.heads:
            return str(target)
    if wanted:
        starts = {i for i in pool.heads if i.startswith(wanted)}
        starts = starts or {e for old, e in pool.gone.items() if old.startswith(wanted) and e in pool.heads}
        claims = "c" + wanted.removeprefix("e") if wanted[0] == "e" else wanted
        starts = starts or {e for c, e in pool.home.items() if c.startswith(claims)}
        if len(starts) == 1:
            return starts.pop()
        if starts:
            few = "\n".join(f"  {i}" for i in sorted(starts)[:6])
            raise NotFound(f"{wanted!r} is the beginning of several events; give one in full:\n{few}")
    day = f" as of {pool.until}" if pool.until else ""
    raise NotFound(f"no event goes by {wanted!r}{day}; `panj events` lists what there is")


def row(event: Event) -> dict[str, Any]:
    """An event as one JSON object; what each source states of a figure is left to the dossier."""
    out: dict[str, Any] = plain(event)
    out["figures"] = [{k: v for k, v in f.items() if k != "stated"} for f in out["figures"]]
    return out
