"""One row of what is due, from the claims that announce it to what became of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from panj.ask.claims import Found
from panj.ask.control_taken import sites
from panj.ask.due_horizon import from_event
from panj.ask.due_index import Told
from panj.ask.due_match import STATE, carried_out, doers, kinds_agree, letters, parties_agree, same_act, tied
from panj.ask.words import act, origins
from panj.ground.phrases import odds
from panj.model import Actor, Claim
from panj.model.due import Due, Odds, Window, Witness

SPOKEN = ("THREATEN", "REQUEST")  # the deadline is for what is threatened or asked, an act of another claim
SHOWN = 5  # claims named as deciding a row; more say the same

Text = Callable[[int], str | None]  # the letters of a report by the number of its entry, None where they are not kept


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row; see panj.model.due for the words."""

    status: str
    basis: str
    why: str
    claims: tuple[Found, ...] = ()
    early: int | None = None


def last_day(item: Found) -> date | None:
    """The day by which a told act was over: its own, else the report's."""
    when = item.claim.when
    return (when.end or when.start if when else None) or item.report.published


def witness(item: Found) -> Witness:
    r = item.report
    return Witness(item.claim.id, item.claim.evidence.text, last_day(item), r.published, r.outlets)


def after_it(first: Found, told: Found) -> bool:
    """Whether a report can tell what became of a plan: another one, of an act no earlier than the plan."""
    day, since = last_day(told), first.report.published
    return told.report.report != first.report.report and day is not None and (since is None or day >= since)


def _fits(plan: Found, told: Found) -> bool:
    if plan.claim.type in SPOKEN:
        return False
    return after_it(plan, told) and same_act(plan.claim, told.claim)


def hung_on(first: Found, window: Window, beside: Sequence[Found], told: Told, text: Text) -> Window:
    """A window that waits for another act, with its days once the ledger has that act as done."""
    if not window.after:
        return window
    span = first.claim.when.span if first.claim.when else first.claim.evidence.span
    inside = [x for x in beside if span[0] <= x.claim.trigger.span[0] < span[1] and x.claim.id != first.claim.id]
    for other in inside:
        done = [
            x for x in told.near(other.claim)
            if after_it(first, x) and kinds_agree(other.claim, x.claim) and parties_agree(other.claim, x.claim)
            and carried_out(x, text(x.report.seq))
        ]  # fmt: skip
        days = [d for d in map(last_day, done) if d]
        if days:
            return from_event(window, min(days), tuple(x.claim.id for x in done[:SHOWN]))
    return window


def _brings_down(fallen: Actor, who: Actor) -> bool:
    """Whether the fall of one ends what the other can do: itself, or the government whose body it is."""
    if fallen.id and fallen.id == who.id:
        return True
    land = who.country
    return bool(land) and fallen.id == f"{(land or '').lower()}-gov" and who.sector in STATE


def _toppled(first: Found, told: Told, until: date | None) -> list[Found]:
    """Claims that who promised lost power before it was due."""
    return [
        x for x in told.of("fall")
        if x.claim.realis == "asserted" and x.claim.mode != "surrender" and after_it(first, x)
        and (until is None or (last_day(x) or until) <= until)
        and any(_brings_down(b, a) for a in first.claim.actors for b in doers(x.claim))
    ]  # fmt: skip


def _days(count: int) -> str:
    return f"{count:,} day{'' if count == 1 else 's'}"


def _met(kind: str, window: Window, done: Sequence[Found], day: date) -> Outcome:
    shown = tuple(done[:SHOWN])
    if kind == "forecast" and window.start and day < window.start:
        gap = (window.start - day).days
        return Outcome("overtaken", "reported", f"reported for {day}, {_days(gap)} before the window opens", shown)
    if window.end is None:
        return Outcome("met", "reported", f"reported for {day}, inside the window", shown)
    gap = (window.end - day).days
    when = f"{_days(gap)} before the window ends" if gap else "on the window's last day"
    return Outcome("met", "reported", f"reported for {day}, {when}", shown, gap or None)


def outcome(plan: Found, kind: str, window: Window, told: Told, as_of: date, text: Text) -> Outcome:
    """What became of a plan or a forecast by the day `as_of`, as far as the claims `told` say."""
    fitting = sorted(
        (x for x in told.near(plan.claim) if _fits(plan, x)), key=lambda x: (last_day(x) or as_of, x.report.seq)
    )
    done = [x for x in fitting if carried_out(x, text(x.report.seq))]
    waits = window.basis == "event" and not window.hangs_on
    if waits and done and kind == "forecast":
        day = last_day(done[0])
        why = f"reported for {day}, before what it was to follow is in the ledger"
        return Outcome("overtaken", "reported", why, tuple(done[:SHOWN]))
    early = [x for x in done if window.end is None or (last_day(x) or as_of) <= window.end]
    if kind == "commitment" and window.basis == "event" and window.start:
        early = [x for x in early if (last_day(x) or as_of) >= window.start]
    if early and not waits:
        day = last_day(early[0])
        assert day is not None
        return _met(kind, window, early, day)
    fallen = _toppled(plan, told, window.end) if kind == "commitment" else []
    if fallen:
        why = f"who promised it had lost power by {last_day(fallen[0])}"
        return Outcome("overtaken", "other act", why, tuple(fallen[:SHOWN]))
    denied = [x for x in fitting if x.claim.realis == "denied"]
    if window.end is None or window.end >= as_of:
        begun = [x for x in fitting if x not in done and x.claim.realis == "asserted"]
        state = (
            f"{len(begun)} later claim{'' if len(begun) == 1 else 's'} of it under way, none of its end"
            if begun
            else ""
        )
        if waits:
            why = f"waits for “{window.after}”, which no report in the ledger tells as done"
        elif window.end is None:
            why = "open-ended" + (f" from {window.start}" if window.start else "")
        else:
            why = f"due by {window.end}, {_days((window.end - as_of).days)} from {as_of}"
        return Outcome("open", "waiting", "; ".join(x for x in (why, state) if x), tuple(begun[-1:]))
    done = [x for x in done if parties_agree(plan.claim, x.claim)]  # the next march in a city is another march
    if done:
        why = f"due by {window.end}, reported for {last_day(done[0])}"
        return Outcome("missed", "reported late", why, tuple(done[:SHOWN]))
    if denied:
        return Outcome("missed", "denied", f"due by {window.end}; denied since", tuple(denied[:SHOWN]))
    if plan.claim.type in SPOKEN:
        why = (
            f"ran out on {window.end}; what was threatened or asked is no part of the claim, so no report can decide it"
        )
        return Outcome("open", "untied", why)
    if not tied(plan.claim):
        why = f"due by {window.end}; names no doer and no place that are known, so no report can decide it"
        return Outcome("open", "untied", why)
    why = f"due by {window.end}; no report in the ledger says that it was done, which does not prove that it was not"
    return Outcome("missed", "silence", why)


def estimate(item: Found, text: str | None) -> Odds | None:
    """The probability that a forecast's own words give it."""
    found = odds(item.claim.evidence.text)
    if found or not text:
        return found
    lead = letters(item, text)[: -len(item.claim.evidence.text) or None]
    led = odds(lead)  # "it is highly likely that" stands before the evidence
    return led if led and lead.rstrip().removesuffix(" that").endswith(led.words) else None


def _described(claim: Claim) -> str:
    return f"{act(claim)}: {claim.evidence.text}"


def row(
    group: Sequence[tuple[Found, Window]], kind: str, told: Told, beside: Sequence[Found], as_of: date,
    text: Text,
) -> Due:  # fmt: skip
    """The row of one act that is due, from the claims that announce it, first to last as they were published."""
    first, window = group[0]
    claim, r = first.claim, first.report
    window = hung_on(first, window, beside, told, text)
    ended = outcome(first, kind, window, told, as_of, text)
    places, guessed = sites(claim)
    guess = "; its place is read from its letters, a guess" if guessed and places else ""
    said = dict.fromkeys(name for x, _ in group for name in origins(x.claim, x.report.outlets))
    chances = (estimate(x, text(x.report.seq)) for x, _ in group) if kind == "forecast" else ()
    days = sorted(x.report.published for x, _ in group if x.report.published)
    return Due(
        id="d" + claim.id[1:], kind=kind, type=claim.type, mode=claim.mode, what=_described(claim), who=claim.actors,
        targets=claim.targets, places=tuple(places) if guess else claim.places, said_by=tuple(said),
        outlets=tuple(dict.fromkeys(o for x, _ in group for o in x.report.outlets)) or r.outlets, window=window,
        status=ended.status, basis=ended.basis, why=ended.why + guess,
        decided_by=tuple(map(witness, ended.claims)), early=ended.early,
        probability=next((x for x in chances if x), None), brier=None, base_rate=None,
        hedged=all(x.claim.hedged for x, _ in group), claims=tuple(x.claim.id for x, _ in group),
        first_reported=days[0] if days else None, last_reported=days[-1] if days else None,
    )  # fmt: skip


def scored(rows: Sequence[Due]) -> list[Due]:
    """The rows with Brier's score where there is a probability and an end, and the base rate of the resolved forecasts.

    A forecast that was overtaken by its own act came at another time than foreseen, and one that was missed did not
    come: both are 0. What another act made moot has no outcome. Brier, G. W. (1950), Monthly Weather Review 78:1-3.
    """
    ends = [x for x in rows if x.kind == "forecast" and x.status != "open" and x.basis != "other act"]
    rate = sum(x.status == "met" for x in ends) / len(ends) if ends else None
    out = []
    for x in rows:
        if x.probability is None or x not in ends:
            out.append(x)
            continue
        middle = (x.probability.low + x.probability.high) / 2
        out.append(replace(x, brier=round((middle - (x.status == "met")) ** 2, 4), base_rate=rate))
    return out
