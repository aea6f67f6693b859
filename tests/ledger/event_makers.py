"""Reports of one sentence each, made by hand, that merging can tell together or apart."""

from datetime import date
from typing import Any

from ledger_makers import report, span_of

from panj.model import (
    Actor,
    Claim,
    Figure,
    Mention,
    Place,
    Reading,
    Source,
    When,
    anchor_of,
    claim_id,
)

FIRST, SECOND, THIRD = date(2022, 5, 3), date(2022, 5, 4), date(2022, 5, 5)


def raid(
    number: int, outlet: str, published: date | None, killed: int | None = None, town: str = "Port Elm",
    says: str | None = None, day: date | None = FIRST, realis: str = "asserted", version: str = "v1", **more: Any,
) -> Reading:  # fmt: skip
    """One outlet's report of raiders who killed fishers in a town."""
    many = f"{killed} fishers" if killed else "fishers"
    by = f", {says} said" if says else ""
    sentence = f"Raiders killed {many} in {town} on Tuesday{by}"
    r = report(number, f"Raid on {town}\n\n{sentence}.\nIt was the work of the Northern Front.\n", published,
               outlets=(outlet,), **more)  # fmt: skip

    def m(words: str) -> dict[str, Any]:
        return {"text": words, "span": span_of(r.text, words)}

    at = span_of(r.text, sentence)
    anchor = anchor_of(r.id, *span_of(r.text, "killed"), 0)
    lat = {"Port Elm": 1.5, "Oakham": 21.0}.get(town)
    claim = Claim(
        id=claim_id(anchor), anchor=anchor, event="e1", made_by=version, evidence=Mention(sentence, at),
        trigger=Mention(**m("killed")), type="ASSAULT", mode=None, realis=realis, hedged=False,
        actors=(Actor(**m("Raiders"), name="Northern Front", country="AFG", sector="REB", id="u1"),),
        targets=(Actor(**m("fishers"), name="fishers", sector="CVL"),),
        places=(Place("in", at, "at", town, "AFG", "Elm" if town == "Port Elm" else "Oak", None, lat, 2.0, None,
                      "place"),),
        when=When(**m("on Tuesday"), start=day, end=day, precision="day", basis="relative") if day else None,
        figures=(Figure(**m(str(killed)), what="killed", of="fishers", unit="person", low=killed, high=killed),)
        if killed else (),
        sources=(Source(**m(says), name=says, kind="organisation", cue="said", step=0),) if says else (),
    )  # fmt: skip
    return Reading(r, version, (claim,))


def story() -> list[Reading]:
    """One raid as three outlets have it, its toll rising, one of them by way of the same coast guard; another town's
    raid; an undated report."""
    return [
        raid(1, "Elm Courier", FIRST, 12, says="the coast guard"),
        raid(2, "Oak Post", FIRST, 12, says="the coast guard"),
        raid(3, "Birch Times", SECOND, 15),
        raid(4, "Elm Courier", SECOND, 4, town="Oakham"),
        raid(5, "Ash Weekly", None, 12),
    ]
