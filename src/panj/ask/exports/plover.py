"""Claims in the columns of POLECAT, the event data of PLOVER.

Source: PLOVER Codebook (Open Event Data Alliance), "The event-mode-context approach" (contexts future, hypothetical
and negation) and the heads of its sixteen event types (quad categories); column names of POLECAT's yearly files
(Halterman, Bagozzi, Beger, Schrodt and Scarborough 2023). Two columns are added at the end: Headline and Event Text.
"""

from typing import Any

from panj.ask.claims import Found
from panj.ask.exports import parts
from panj.ask.exports.cells import Tally
from panj.ask.words import act
from panj.model import Actor

NAME = "PLOVER"
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
    "Headline", "Event Text",
)  # fmt: skip
QUADS = {
    "VERBAL COOPERATION": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "MATERIAL COOPERATION": ("COOPERATE", "AID", "RETREAT"),
    "VERBAL CONFLICT": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "MATERIAL CONFLICT": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD = {kind: quad for quad, kinds in QUADS.items() for kind in kinds}
CONTEXT = {"planned": "future", "forecast": "future", "possible": "hypothetical", "denied": "negation"}


def _party(parties: tuple[Actor, ...], who: str) -> dict[str, Any]:
    sectors = list(dict.fromkeys(p.sector for p in parties if p.sector))
    return {
        f"{who} Name": parts.names(parties),
        f"{who} Country": "; ".join(dict.fromkeys(p.country for p in parties if p.country)),
        f"Primary {who} Sector": sectors[0] if sectors else None,
        f"{who} Sectors": "; ".join(sectors),
        f"{who} Name Raw": "; ".join(dict.fromkeys(p.text for p in parties)),
    }


def row(found: Found, tally: Tally) -> dict[str, Any] | None:
    """Cells of one claim by column; None, with the reason tallied, for the types that PLOVER does not have."""
    claim, report = found.claim, found.report
    if claim.type not in QUAD:
        tally.homeless[act(claim)] += 1
        return None
    day = parts.day(found)
    if day.days is None:
        tally.missing["no day told: Event Date is the report's"] += 1
    elif day.days > 1:
        tally.missing["told as a stretch of days: Event Date is its first"] += 1
    if not claim.actors:
        tally.missing["no doer named, whom PLOVER asks for: Actor Name is empty"] += 1
    if claim.figures:
        tally.missing["figures have no column"] += 1
    if claim.sources:
        tally.missing["the chain of sources has no column; Source is the outlet"] += 1
    if claim.hedged:
        tally.missing["hedged (reportedly, allegedly …), which PLOVER has no column for"] += 1
    if len(claim.places) > 1:
        tally.missing["more than one place; the one that says most is taken"] += 1
    tally.missing["Intensity, topical contexts and what else the story holds are not read: empty"] += 1
    place = parts.best_place(claim.places)
    point = place if place and parts.is_point(place) else None
    return {
        "Event ID": claim.id, "Event Date": day.date and day.date.isoformat(), "Event Type": claim.type,
        "Event Mode": claim.mode, "Quad Code": QUAD[claim.type], "Contexts": CONTEXT.get(claim.realis),
        **_party(claim.actors, "Actor"), **_party(claim.targets, "Recipient"), "Placename": place and place.name,
        "City": point and point.name, "District": place and place.admin2, "Province": place and place.admin1,
        "Country": place and place.country, "Latitude": point and point.lat, "Longitude": point and point.lon,
        "GeoNames ID": place and place.geonameid, "Raw Placename": place and place.text,
        "Source": "; ".join(report.outlets), "Publication Date": report.published and report.published.isoformat(),
        "Language": report.language, "Version": claim.made_by, "Headline": report.title,
        "Event Text": claim.evidence.text,
    }  # fmt: skip
