"""Readings made by hand: sentences of our own with their spans looked up, so that every span is true."""

from datetime import date
from typing import Any

from panj.model import (
    Actor,
    Claim,
    Figure,
    Mention,
    Place,
    Reading,
    Rejection,
    Report,
    Source,
    Struck,
    When,
    anchor_of,
    claim_id,
    report_id,
)

TEXT = (
    "Rebels take harbour town\n\n"
    "Northern Front rebels seized the harbour town of Port Elm on Friday, a senior officer told the Daily Wire. "
    "At least 20 soldiers were killed, according to the Elm Post. "
    "The government denied that Minister Zoë Çelik had fled.\n"
)
CARD = " Read more: ten towns to see"


def span_of(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def report(number: int = 1, text: str = TEXT, published: date | None = date(2021, 7, 5), **more: Any) -> Report:
    at = text.index("\n", len(text) // 2)
    raw = text[:at] + CARD + text[at:]
    doc_id = more.pop("doc_id", f"doc-{number}")
    outlets = more.pop("outlets", ("Elm Courier",))
    return Report(
        id=report_id(outlets, doc_id, published, raw), doc_id=doc_id, outlets=outlets, title=text.split("\n")[0],
        published=published, language="en", raw=raw, text=text, struck=(Struck(at, CARD, "related"),), **more,
    )  # fmt: skip


def claims_of(r: Report, version: str = "v1") -> tuple[Claim, ...]:
    text = r.text

    def m(words: str) -> dict[str, Any]:
        return {"text": words, "span": span_of(text, words)}

    def make(words: str, evidence: str, event: str, **more: Any) -> Claim:
        start, end = span_of(text, words)
        anchor = anchor_of(r.id, start, end, 0)
        return Claim(
            id=claim_id(anchor), anchor=anchor, event=event, made_by=version, evidence=Mention(**m(evidence)),
            trigger=Mention(**m(words)), **more,
        )  # fmt: skip

    friday = date(2021, 7, 2)
    return (
        make(
            "seized", "Northern Front rebels seized the harbour town of Port Elm on Friday", "e1", type="COERCE",
            mode="seize", realis="asserted", hedged=False,
            actors=(Actor(**m("Northern Front rebels"), name="Northern Front", country="ELM", sector="REB"),),
            places=(Place(**m("Port Elm"), role="at", name="Port Elm", country="ELM", lat=1.5, lon=-2.25),),
            when=When(**m("on Friday"), start=friday, end=friday, precision="day", basis="relative"),
            sources=(
                Source(**m("a senior officer"), name="a senior officer", kind="unnamed", cue="told", step=0),
                Source(**m("Daily Wire"), name="Daily Wire", kind="outlet", cue="told", step=1),
            ),
        ),
        make(
            "killed", "At least 20 soldiers were killed", "e2", type="ASSAULT", mode=None, realis="asserted",
            hedged=True, targets=(Actor(**m("soldiers"), name="soldiers", sector="MIL"),),
            figures=(Figure(**m("At least 20"), what="killed", of="soldiers", unit="person", low=20, high=None),),
            sources=(Source(**m("Elm Post"), name="Elm Post", kind="outlet", cue="according to", step=0),),
        ),
        make(
            "fled", "Minister Zoë Çelik had fled", "e3", type="MOVE", mode="flee", realis="denied", hedged=False,
            actors=(Actor(**m("Minister Zoë Çelik"), name="Zoë Çelik", country="TUR", sector="GOV"),),
            sources=(Source(**m("The government"), name="The government", kind="office", cue="denied", step=0),),
        ),
    )  # fmt: skip


def reading(number: int = 1, version: str = "v1", **more: Any) -> Reading:
    r = report(number, **more)
    return Reading(r, version, claims_of(r, version), (Rejection("extract", "long", "too long", doc_id=r.doc_id),))


def rejection(number: int = 1) -> Rejection:
    return Rejection("intake", "empty", f"file {number} is empty: nothing to read", path=f"stack/{number}.txt")
