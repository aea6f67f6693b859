"""Claims stated in a sentence of our own each, for questions that hang on who, where and when."""

from datetime import date
from typing import Any

from ledger_makers import report, span_of

from panj.model import Actor, Claim, Mention, Place, Reading, Source, When, anchor_of, claim_id

USA = {"country": "USA", "sector": "GOV", "id": "usa-gov"}
TROOPS = {"country": "USA", "sector": "MIL", "id": "usa-mil"}
REBELS = {"country": "AFG", "sector": "REB", "id": "taliban"}
ARMY = {"country": "AFG", "sector": "MIL", "id": "afg-mil"}
STATE = {"country": "AFG", "sector": "GOV", "id": "afg-gov"}
AFGHANISTAN = {"country": "AFG", "geonameid": 1149361, "precision": "country"}
KABUL = {"country": "AFG", "admin1": "Kabul", "geonameid": 1138958, "precision": "place"}
KUNDUZ = {"country": "AFG", "admin1": "Kunduz", "geonameid": 1135689, "precision": "place"}


def stated(
    number: int, text: str, published: date | None, trigger: str, kind: str, *, outlet: str = "Elm Courier",
    realis: str = "asserted", hedged: bool = False, evidence: str | None = None, actors: dict[str, Any] | None = None,
    targets: dict[str, Any] | None = None, places: dict[str, Any] | None = None, sources: dict[str, Any] | None = None,
    when: tuple[str, date | None, date | None] | None = None, basis: str = "stated",
) -> Reading:  # fmt: skip
    """A reading of one report with one claim; parties, places and sources by the words that name them."""
    body = f"{text}\n\nReport number {number} ends here.\n"
    r = report(number, text=body, published=published, outlets=(outlet,))
    type_, _, mode = kind.partition("/")
    start, end = span_of(body, trigger)

    def spot(words: str) -> dict[str, Any]:
        return {"text": words, "span": span_of(body, words), "name": words}

    claim = Claim(
        id=claim_id(anchor_of(r.id, start, end, 0)), anchor=anchor_of(r.id, start, end, 0), event="e1", made_by="v1",
        evidence=Mention(evidence or text, span_of(body, evidence or text)), trigger=Mention(trigger, (start, end)),
        type=type_, mode=mode or None, realis=realis, hedged=hedged,
        actors=tuple(Actor(**spot(w), **more) for w, more in (actors or {}).items()),
        targets=tuple(Actor(**spot(w), **more) for w, more in (targets or {}).items()),
        places=tuple(Place(**spot(w), **{"role": "at", **more}) for w, more in (places or {}).items()),
        sources=tuple(
            Source(**spot(w), **{"kind": "office", "cue": "said", "step": 0, **more})
            for w, more in (sources or {}).items()
        ),
        when=When(when[0], span_of(body, when[0]), when[1], when[2], "day", basis) if when else None,
    )  # fmt: skip
    return Reading(r, "v1", (claim,))
