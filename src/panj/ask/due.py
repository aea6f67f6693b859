"""What is due: commitments with a deadline, forecasts with a horizon, and what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from panj.ask.claims import Found, claims, stream
from panj.ask.due_horizon import window
from panj.ask.due_index import Told, by_act
from panj.ask.due_match import same_act
from panj.ask.due_rows import row, scored
from panj.ledger import Filters, Ledger
from panj.model.due import Due, Window

AHEAD = ("planned", "possible", "forecast")
TOLD = ("asserted", "denied")


@dataclass(frozen=True, slots=True)
class Answer:
    """`rows` as of the day `as_of`; `untimed`: claims of what lies ahead that say no day and no horizon."""

    rows: tuple[Due, ...]
    as_of: date | None
    untimed: int


def newest(ledger: Ledger) -> date | None:
    """The day of the newest report that the ledger has claims of."""
    found, _ = claims(ledger, Filters(sort=("-published",), limit=1))
    return found[0].report.published if found else None


def _kind(found: Found) -> str:
    return "commitment" if found.claim.realis == "planned" else "forecast"


def _overlap(a: Window, b: Window) -> bool:
    """Whether two windows can be one: the same end, or the same act that they hang on is for the reader to see."""
    if a.after or b.after:
        return bool(a.after) and bool(b.after)
    return a.end == b.end and (a.start is None or b.start is None or a.start == b.start)


def _grouped(timed: Sequence[tuple[Found, Window]]) -> list[list[tuple[Found, Window]]]:
    """Claims of one act, of one kind, with one window."""
    windows = {x.claim.id: w for x, w in timed}
    groups: list[list[tuple[Found, Window]]] = []
    for act in by_act([x for x, _ in timed]):
        for item in act:
            w = windows[item.claim.id]
            for group in groups:
                head, own = group[0]
                if _kind(head) == _kind(item) and _overlap(own, w) and same_act(head.claim, item.claim):
                    group.append((item, w))
                    break
            else:
                groups.append([(item, w)])
    return groups


def _when(item: Found) -> tuple[str, int]:
    return (item.report.published or date.max).isoformat(), item.report.seq


def _types(timed: Sequence[tuple[Found, Window]]) -> tuple[str, ...]:
    """Types of act that can decide some rows: their own, falls, takings, and departures."""
    own = {x.claim.type for x, _ in timed}
    departures = own & {"RETREAT", "MOVE"} or any(w.after for _, w in timed)
    return tuple(sorted(own | {"FALL", "COERCE"} | ({"RETREAT", "MOVE"} if departures else set())))


def _deadline(due: Due) -> tuple[date, date]:
    w = due.window
    return w.end or w.start or date.max, due.first_reported or date.max


def due_rows(ledger: Ledger, wanted: Filters | None = None, as_of: date | None = None) -> Answer:
    """Commitments and forecasts among the claims that `wanted` asks for, as known on `as_of`.

    Soonest due first, or in the order of their claims where `wanted.sort` is another than the usual one.
    Only what was published by then counts; untold, it is the day of the newest report. What decides a row may be any
    claim of the ledger. Raises LedgerError.
    """
    wanted = wanted or Filters()
    day = as_of or newest(ledger)
    if day is None:
        return Answer((), None, 0)
    realis = tuple(r for r in AHEAD if not wanted.realis or r in wanted.realis)
    if not realis:
        return Answer((), day, 0)
    until = min(x for x in (wanted.published_until, day) if x)
    asked = replace(wanted, realis=realis, published_until=until, limit=None, offset=0)
    timed: list[tuple[Found, Window]] = []
    untimed = 0
    for item in stream(ledger, asked)[0]:
        w = window(item.claim, item.report.published)
        if w is None:
            untimed += 1
        else:
            timed.append((item, w))
    if not timed:
        return Answer((), day, untimed)
    order = {x.claim.id: number for number, (x, _) in enumerate(timed)}
    timed.sort(key=lambda pair: _when(pair[0]))
    first = min((x.report.published for x, _ in timed if x.report.published), default=None)
    types = _types(timed)
    told = Told(stream(ledger, Filters(types=types, realis=TOLD, published_since=first, published_until=day))[0])

    @lru_cache(maxsize=256)
    def text(seq: int) -> str | None:
        report = ledger.report(seq)
        return report.text if report else None

    rows = []
    for group in _grouped(timed):
        head, w = group[0]
        beside = claims(ledger, Filters(report=head.report.report))[0] if w.after else []
        rows.append(row(group, _kind(head), told, beside, day, text))
    rows = scored(rows)
    if wanted.sort == Filters().sort:
        rows.sort(key=_deadline)
    else:
        rows.sort(key=lambda x: min(order[c] for c in x.claims))
    return Answer(tuple(rows), day, untimed)
