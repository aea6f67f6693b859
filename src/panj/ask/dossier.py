"""All that a ledger knows of one event: its claims with who says so, the chains they came by, people's words on it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from panj.ask.claims import Found, found
from panj.ask.event_words import sentence
from panj.ask.sources import held, reliability
from panj.ask.words import chain, closed, links
from panj.errors import NotFound
from panj.ledger import Decided, Ledger, Tied
from panj.model.events import Event
from panj.model.forms import plain


@dataclass(frozen=True, slots=True)
class Way:
    """One way that word of it came: who says it first, through whom, to which outlets, on which days."""

    steps: tuple[str, ...]
    outlets: tuple[str, ...]
    days: tuple[date | None, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """`claims` in the order they were told; `ways` folded, those with the most claims first; `ties`: people's joins and
    splits of its claims; `decisions`: their words on fields of them; `ratings`: what they hold of its sources."""

    event: Event
    sentence: str
    claims: tuple[Found, ...]
    ways: tuple[Way, ...]
    ties: tuple[Tied, ...]
    decisions: tuple[Decided, ...]
    ratings: tuple[str, ...] = ()


def _steps(item: Found) -> tuple[str, ...]:
    """The chain without its outlet; where the last link is the outlet itself, without that."""
    named = [" + ".join(s.name or s.text for s in step) for step in links(item.claim)]
    return tuple(named[:-1] if closed(item.claim, item.report.outlets) else named)


def ways(claims: Sequence[Found]) -> tuple[Way, ...]:
    """Claims by the chain they came by."""
    by: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Found]] = defaultdict(list)
    for item in claims:
        steps = _steps(item)
        # what outlets say in their own voice is as many ways as there are outlets
        by[steps, () if steps else item.report.outlets].append(item)
    out = [
        Way(
            steps,
            tuple(dict.fromkeys(o for x in some for o in x.report.outlets)),
            tuple(sorted({x.report.published for x in some}, key=str)),
            tuple(x.claim.id for x in some),
        )
        for (steps, _), some in by.items()
    ]
    return tuple(sorted(out, key=lambda w: (-len(w.claims), w.steps, w.outlets)))


def dossier(ledger: Ledger, event: Event) -> Dossier:
    """Raises NotFound where a claim of the event has left the ledger meanwhile."""
    by_id = {x.claim.id: x for x in map(found, ledger.claim_rows(event.claims))}
    if any(c not in by_id for c in event.claims):
        raise NotFound(f"event {event.id} has changed while it was asked for; ask again")
    claims = tuple(by_id[c] for c in event.claims)
    mine = {x.claim.id for x in claims}
    anchors = {x.claim.anchor for x in claims}
    ties = tuple(x for x in ledger.ties() if mine.intersection(c for c in x.claims if c))
    decisions = tuple(d for d in ledger.decisions() if d.decision.anchor in anchors)
    rated = reliability(event, held(ledger.ratings()))
    return Dossier(event, sentence(event), claims, ways(claims), ties, decisions, rated)


def quote(item: Found) -> str:
    """The evidence with the trigger between » «; empty where the outlet's policy keeps no quotes."""
    claim = item.claim
    start = claim.trigger.span[0] - claim.evidence.span[0]
    end = start + len(claim.trigger.text)
    text = claim.evidence.text
    if not text or text[max(start, 0) : end] != claim.trigger.text:
        return text
    return f"{text[:start]}»{claim.trigger.text}«{text[end:]}"


def json_of(d: Dossier, course: Sequence[Any]) -> dict[str, Any]:
    """The dossier as one JSON object: the event's own fields with every statement of its figures, then the rest.

    `course`: its days, as panj.flow_events.course has them.
    """
    return {
        **plain(d.event),
        "sentence": d.sentence,
        "told": [
            {
                "claim": x.claim.id, "quote": x.claim.evidence.text, "chain": chain(x.claim, x.report.outlets),
                "realis": x.claim.realis, "hedged": x.claim.hedged, "report": x.report.report,
                "outlets": list(x.report.outlets), "published": plain(x.report.published), "title": x.report.title,
                "url": x.report.url,
            }
            for x in d.claims
        ],
        "ways": [plain(w) for w in d.ways],
        "course": [plain(step) for step in course],
        "ties": [x.json() for x in d.ties],
        "decisions": [x.json() for x in d.decisions],
        "ratings": list(d.ratings),
    }  # fmt: skip
