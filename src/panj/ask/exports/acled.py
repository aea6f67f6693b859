"""Claims in the columns of ACLED's event files.

Source: ACLED Codebook (2023, updated 2024): "ACLED Data Columns at a Glance", "ACLED Events" (event and sub-event
types), "'Inter' codes", "Spatial precision codes", "Time precision codes", "Reported Fatalities", "Tags".
"""

from typing import Any

from panj.ask.claims import Found
from panj.ask.exports import lands, parts
from panj.ask.exports.cells import Tally
from panj.ask.words import act
from panj.model import Actor, Claim, Place

NAME = "ACLED"
COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip

BATTLES, REMOTE, CIVILIANS = "Battles", "Explosions/Remote violence", "Violence against civilians"
PROTESTS, RIOTS, STRATEGIC = "Protests", "Riots", "Strategic developments"
BY_SIDES, BY_TAKER = ("by sides", ""), ("by taker", "")
# (type, mode) → event and sub-event type; mode "*" stands for every other mode and for none
SUB_EVENTS: dict[tuple[str, str], tuple[str, str]] = {
    ("ASSAULT", "aerial"): (REMOTE, "Air/drone strike"),
    ("ASSAULT", "drone"): (REMOTE, "Air/drone strike"),
    ("ASSAULT", "explosives"): (REMOTE, "Remote explosive/landmine/IED"),
    ("ASSAULT", "suicide-attack"): (REMOTE, "Suicide bomb"),
    ("ASSAULT", "heavy-weapons"): (REMOTE, "Shelling/artillery/missile attack"),
    ("ASSAULT", "unconventional"): (REMOTE, "Chemical weapon"),
    ("ASSAULT", "sexual"): (CIVILIANS, "Sexual violence"),
    ("ASSAULT", "abduct"): (CIVILIANS, "Abduction/forced disappearance"),
    ("ASSAULT", "torture"): (CIVILIANS, "Attack"),
    ("ASSAULT", "destroy"): (STRATEGIC, "Looting/property destruction"),
    ("ASSAULT", "crowd-control"): (PROTESTS, "Protest with intervention"),
    ("ASSAULT", "*"): BY_SIDES,
    ("COERCE", "seize"): BY_TAKER,
    ("COERCE", "arrest"): (STRATEGIC, "Arrests"),
    ("COERCE", "curfew"): (STRATEGIC, "Other"),
    ("COERCE", "martial-law"): (STRATEGIC, "Other"),
    ("COERCE", "restrict"): (STRATEGIC, "Other"),
    ("PROTEST", "riot"): (RIOTS, "Violent demonstration"),
    ("PROTEST", "vandalize"): (RIOTS, "Violent demonstration"),
    ("PROTEST", "*"): (PROTESTS, "Peaceful protest"),
    ("RETREAT", "withdraw"): (STRATEGIC, "Non-violent transfer of territory"),
    ("RETREAT", "ceasefire"): (STRATEGIC, "Agreement"),
    ("RETREAT", "disarm"): (STRATEGIC, "Change to group/activity"),
    ("AGREE", "*"): (STRATEGIC, "Agreement"),
    ("MOBILIZE", "troops"): (STRATEGIC, "Change to group/activity"),
    ("MOBILIZE", "militia"): (STRATEGIC, "Change to group/activity"),
    ("FALL", "surrender"): (STRATEGIC, "Non-violent transfer of territory"),
    ("FALL", "coup"): (STRATEGIC, "Other"),
    ("FALL", "overthrow"): (STRATEGIC, "Other"),
    ("FALL", "collapse"): (STRATEGIC, "Other"),
}
VIOLENCE, DEMONSTRATIONS = "Political violence", "Demonstrations"
DISORDER = {
    BATTLES: VIOLENCE, REMOTE: VIOLENCE, CIVILIANS: VIOLENCE, PROTESTS: DEMONSTRATIONS, RIOTS: DEMONSTRATIONS,
    STRATEGIC: STRATEGIC,
}  # fmt: skip
# the eight kinds of actors, by the numbers that order them in `interaction`
INTER = ("State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians",
         "External/Other forces")  # fmt: skip


def _inter(party: Actor, struck: bool = False) -> str:
    """Kind of a party; politicians, officials and judges who are struck are civilians, as they bear no arms."""
    if struck and party.sector in parts.STATE - parts.ARMED:
        return "Civilians"
    for sectors, kind in (
        (parts.STATE, "State forces"), (parts.REBEL, "Rebel group"), (parts.MILITIA, "Political militia"),
        (parts.OUTSIDE, "External/Other forces"), (parts.CIVIL, "Civilians"),
    ):  # fmt: skip
        if party.sector in sectors:
            return kind
    return ""


def _event(claim: Claim, doers: tuple[Actor, ...], hit: tuple[Actor, ...]) -> tuple[str, str] | None:
    """(event type, sub-event type); None where ACLED has no home for the claim."""
    found = SUB_EVENTS.get((claim.type, claim.mode or "*")) or SUB_EVENTS.get((claim.type, "*"))
    if found == BY_TAKER:
        takers = parts.sectors(doers)
        if takers & parts.STATE:
            return BATTLES, "Government regains territory"
        if takers & (parts.REBEL | parts.MILITIA):
            return BATTLES, "Non-state actor overtakes territory"
        return None
    if found == BY_SIDES:
        struck = parts.sectors(hit)
        if struck & parts.ARMED and not struck & parts.CIVIL:
            return BATTLES, "Armed clash"
        return CIVILIANS, "Attack"
    return found


def _side(parties: tuple[Actor, ...], kind: str, country: str) -> tuple[str, str]:
    """(actor, associated actors): crowds and civilians go by what they are, with their names beside them."""
    if kind in ("Protesters", "Rioters", "Civilians"):
        return (f"{kind} ({country})" if country else kind), parts.names(parties)
    return parts.names(parties[:1]), parts.names(parties[1:])


def _interaction(one: str, other: str) -> str:
    kinds = sorted((x for x in (one, other) if x), key=INTER.index)
    if not kinds:
        return ""
    return "-".join(kinds) if len(kinds) == 2 else f"{kinds[0]} only"


def _place(place: Place | None, tally: Tally) -> dict[str, Any]:
    if place is None:
        tally.missing["no place told: location, country and coordinates are empty"] += 1
        return {}
    point = parts.is_point(place)
    if not point:
        tally.missing["no point known, only an area: coordinates are empty, where ACLED would take a town's"] += 1
    return {
        "iso": lands.numeric(place.country), "region": lands.acled_region(place.country),
        "country": lands.acled_name(place.country), "admin1": place.admin1, "admin2": place.admin2,
        "location": place.name if place.precision != "country" else None, "latitude": place.lat if point else None,
        "longitude": place.lon if point else None,
        "geo_precision": 1 if point else (None if place.precision in (None, "country", "sea") else 3),
    }  # fmt: skip


def _time_precision(days: int | None) -> int:
    """1 the day, 2 the week, 3 the month or less; a date that is only the report's is 3."""
    if days is None:
        return 3
    return 1 if days == 1 else 2 if days <= 7 else 3


def _crowd(claim: Claim) -> str:
    if claim.type != "PROTEST":
        return ""
    told = [f.text for f in claim.figures if f.what in ("protesters", "participants")]
    return f"crowd size={told[0].lower()}" if told else "crowd size=no report"


def _dead(claim: Claim, tally: Tally) -> int | None:
    figures = parts.dead(claim)
    if not figures:
        if claim.type == "ASSAULT":
            tally.missing["no number of deaths told: fatalities are empty, where ACLED writes 0"] += 1
            return None
        return 0
    if len(figures) > 1:
        tally.missing["several numbers of deaths: fatalities is the largest"] += 1
    if figures[0].low != figures[0].high or figures[0].approx:
        tally.missing["deaths told as a bound or about: fatalities is the low bound, or the high one alone"] += 1
    return parts.least(figures[0])


def row(found: Found, tally: Tally) -> dict[str, Any] | None:
    """Cells of one claim by column; None, with the reason tallied, where ACLED does not hold such a thing."""
    claim, report = found.claim, found.report
    if claim.realis != "asserted":
        tally.left_out["denied, planned, possible or forecast; ACLED holds only what happened"] += 1
        return None
    doers, hit = parts.sides(claim)
    event = _event(claim, doers, hit)
    if event is None:
        tally.homeless[act(claim)] += 1
        return None
    day = parts.day(found)
    if day.date is None:
        tally.left_out["neither the act nor the report has a date"] += 1
        return None
    if day.days is None:
        tally.missing["no day told: event_date is the report's, time_precision 3"] += 1
    if claim.hedged:
        tally.missing["hedged (reportedly, allegedly …), which ACLED has no column for"] += 1
    if claim.sources:
        tally.missing["the chain of sources has no column; source is the outlet"] += 1
    if len(claim.places) > 1:
        tally.missing["more than one place; the one that says most is taken"] += 1
    crowd = {PROTESTS: "Protesters", RIOTS: "Rioters"}.get(event[0]) if claim.type == "PROTEST" else None
    one = crowd or (_inter(doers[0]) if doers else "")
    other = _inter(hit[0], event[0] in (CIVILIANS, REMOTE)) if hit else ""
    if not doers and not crowd:
        tally.missing["no doer named: actor1 is empty"] += 1
    place = parts.best_place(claim.places)
    country = lands.acled_name(place.country) if place else ""
    actor1, beside1 = _side(doers, one, country)
    actor2, beside2 = _side(hit, other, country)
    return {
        "event_id_cnty": ((place.country if place else None) or "") + claim.id, "event_date": day.date.isoformat(),
        "year": day.date.year, "time_precision": _time_precision(day.days), "disorder_type": DISORDER[event[0]],
        "event_type": event[0], "sub_event_type": event[1], "actor1": actor1, "assoc_actor_1": beside1, "inter1": one,
        "actor2": actor2, "assoc_actor_2": beside2, "inter2": other, "interaction": _interaction(one, other),
        "civilian_targeting": "Civilian targeting" if other == "Civilians" and event[0] != STRATEGIC else "",
        **_place(place, tally), "source": "; ".join(report.outlets), "notes": claim.evidence.text,
        "fatalities": _dead(claim, tally), "tags": _crowd(claim),
    }  # fmt: skip
