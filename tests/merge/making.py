"""Claims made by hand, with the parts that a test is about."""

from datetime import date
from typing import Any

from panj.model import Actor, Claim, Figure, Mention, Place, Report, Source, When, anchor_of, claim_id, digest
from panj.model.events import Held


def town(name: str, country: str, admin1: str, role: str = "at") -> Place:
    return Place(name, (0, 1), role, name, country, admin1, precision="place")


def figure(text: str, what: str, low: float | None, high: float | None, of: str | None = None) -> Figure:
    return Figure(text, (0, 1), what, of, "persons", low, high)


def tell(
    evidence: str, trigger: str, type: str, mode: str | None = None, *, outlet: str = "The Herald",
    published: date | None = date(2022, 3, 2), day: date | None = None, realis: str = "asserted",
    hedged: bool = False, text: str | None = None, wire: str | None = None, event: str = "e1", **parts: Any,
) -> Held:  # fmt: skip
    text = text or evidence
    at = text.index(evidence)
    span = (at + evidence.index(trigger), at + evidence.index(trigger) + len(trigger))
    report = Report(f"r-{outlet}-{published}-{digest(text)}", outlet, (outlet,), "", published, "en",
                    text, text, wire=wire)  # fmt: skip
    anchor = anchor_of(report.id, *span, 0)
    when = When(str(day), (0, 1), day, day, "day", "stated") if day else None
    parts = {k: tuple(v) for k, v in parts.items()}
    claim = Claim(claim_id(anchor), anchor, event, "test", Mention(evidence, (at, at + len(evidence))),
                  Mention(trigger, span), type, mode, realis, hedged, when=when, **parts)  # fmt: skip
    return Held(claim, report)


def actor(name: str, country: str | None = None, sector: str | None = None, id: str | None = None) -> Actor:
    return Actor(name, (0, 1), name, country, sector, id)


def source(name: str, step: int, kind: str = "organisation") -> Source:
    return Source(name, (0, 1), name, kind, "said", step)
