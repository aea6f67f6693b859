"""From the ledger's claims to events: loaded with their reports, people's words applied, merged, kept as a view."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from panj.errors import NotFound
from panj.ledger import Decided, Ledger, Tied
from panj.model import Claim
from panj.model.events import Credibility, Event, Held, Judgement, Tally
from panj.model.forms import claim_from

ROOMS = ("merge", "lexicon/merge", "model")  # whose files can change an event, the claims aside
Pair = tuple[str, str]  # ids of two claims
Tell = Callable[[int], None]  # told how many claims are about to be merged


@dataclass(frozen=True, slots=True)
class Made:
    """Events with what they were made from, and what merging parted or could not keep."""

    events: tuple[Event, ...]
    basis: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """An event as its reports had it by the end of one day: the claims that came out that day, all so far counted."""

    day: date | None
    claims: tuple[str, ...]
    reports: int
    outlets: int
    origins: int
    figures: tuple[Tally, ...]
    credibility: Credibility


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the machine says of two claims, what people said of them, oldest first, and the events they are in."""

    judgement: Judgement
    ties: tuple[Tied, ...]
    together: bool


@cache
def version() -> str:
    """Hash of all that makes events of given claims."""
    h = hashlib.sha256()

    def walk(node: Traversable) -> None:
        for child in sorted(node.iterdir(), key=lambda x: x.name):
            if child.is_dir() and child.name != "__pycache__":
                walk(child)
            elif child.is_file() and not child.name.endswith(".pyc"):
                h.update(child.name.encode() + b"\0" + child.read_bytes())

    for room in ROOMS:
        walk(files("panj").joinpath(room))
    return h.hexdigest()[:16]


def decided(claim: dict[str, Any], words: Iterable[Decided]) -> dict[str, Any]:
    """A claim's JSON with people's words in the place of the machine's, where it says still what they saw."""
    words = [d for d in words if d.last and d.state == "stands"]
    if not words:
        return claim
    claim = deepcopy(claim)
    for d in words:
        *way, leaf = (int(x) if x.isdecimal() else x for x in d.decision.field.split("."))
        at: Any = claim
        for x in way:
            at = at[x]
        at[leaf] = d.decision.new
    return claim


def held(ledger: Ledger, until: date | None = None, only: Collection[str] | None = None) -> list[Held]:
    """Every claim in view (on that day) with its report, as people decided on it; `only`: of these claims' reports."""
    words: dict[str, list[Decided]] = {}
    for d in ledger.decisions():
        words.setdefault(d.decision.anchor, []).append(d)
    return [
        Held(claim_from(decided(claim, words.get(claim["anchor"], ()))), report)
        for _, report, claims in ledger.shown(until, only)
        for claim in claims
    ]


def _pairs(ledger: Ledger, same: bool) -> list[Pair]:
    return [(x.claims[0], x.claims[1]) for x in ledger.ties() if x.holds and x.tie.same is same]  # type: ignore[misc]


def make(ledger: Ledger, until: date | None = None, tell: Tell | None = None) -> Made:
    """Events of all that is in view, or of what had come out by that day; kept nowhere."""
    from panj.merge.events import merge  # late: a view that is up to date wants no word vectors

    basis = ledger.events_basis()
    found = held(ledger, until)
    if tell is not None:
        tell(len(found))
    made = merge(found, _pairs(ledger, True), _pairs(ledger, False))
    return Made(made.events, basis, made.clustering.notes)


def fresh(ledger: Ledger) -> bool:
    """Whether the view of events is what it would be if it were made now."""
    kept = ledger.kept_events()
    return kept is not None and kept.stamp == f"{version()}:{ledger.events_basis()}"


def refresh(ledger: Ledger, tell: Tell | None = None) -> bool:
    """Makes the view of events anew where it is old; whether it was. The ledger must be open for writing."""
    if fresh(ledger):
        return False
    keep(ledger, make(ledger, None, tell))
    return True


def keep(ledger: Ledger, made: Made) -> bool:
    """Keeps events as the ledger's view; False where the ledger is no longer what they were made from."""
    return ledger.keep_events(version(), made.basis, made.events, made.notes)


def why(ledger: Ledger, one: str, other: str) -> Verdict:
    """The judgement on two claims (ids), candidates or not. Raises NotFound where one is not in view."""
    from panj.merge.events import facts_of, judged

    facts = facts_of(held(ledger, only=(one, other)))
    for claim in (one, other):
        if claim not in facts:
            raise NotFound(f"claim {claim} stands in a text that a later one replaced; it is in no event")
    pair = (one, other) if one < other else (other, one)
    home, _ = ledger.event_homes()
    on_both = [x for x in ledger.ties() if set(x.claims) == set(pair)]
    return Verdict(judged(facts, [pair])[pair], tuple(on_both), home.get(one) == home.get(other))


def start() -> float:
    """Log-odds of two claims with nothing else known; a judgement's evidence is added to it."""
    from panj.merge.same import START

    return START


def course(ledger: Ledger, claims: Sequence[str], until: date | None = None) -> tuple[Step, ...]:
    """How an event, given by its claims, grew from day to day."""
    from panj.merge.credibility import credibility
    from panj.merge.figures import tallies
    from panj.merge.origins import origin_of, origins, writers

    wanted = set(claims)
    mine = [h for h in held(ledger, until, wanted) if h.claim.id in wanted]
    written = writers({h.report.id: h.report for h in mine}.values())
    steps = []
    for day in sorted({h.report.published for h in mine}, key=str):
        so_far = [h for h in mine if str(h.report.published) <= str(day)]
        first = origins(so_far, written)
        names = {h.claim.id: str(origin_of(h.claim, h.report, written[h.report.id])[0]) for h in so_far}
        new = sorted((h for h in so_far if h.report.published == day), key=_order)
        steps.append(
            Step(
                day=day,
                claims=tuple(h.claim.id for h in new),
                reports=len({h.report.id for h in so_far}),
                outlets=len({o for h in so_far for o in h.report.outlets}),
                origins=len(first),
                figures=tallies(so_far, names),
                credibility=credibility(so_far, first),
            )
        )
    return tuple(steps)


def _order(h: Held) -> tuple[str, tuple[int, int], str]:
    claim: Claim = h.claim
    return h.report.id, claim.trigger.span, claim.id
