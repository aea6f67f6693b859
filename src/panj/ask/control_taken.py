"""Which places a claim says are taken, given up or left."""

import re

from panj.ask.where import specific, within
from panj.ground.gazetteer import Spot, spots
from panj.ledger.fold import fold
from panj.model import Actor, Claim, Place

KEPT = ("district", "province", "county", "governorate")  # names of places that keep such a word are areas themselves
# letters before a place that only says where the taken one lies, or where the taker is heading
LIES_IN = re.compile(
    r"\b(?:(?:capital|centre|center|seat|districts?|parts?|areas?|outskirts|half|base|post|airport)\s+of|in|near"
    r"|towards?|outside|around|between|from)\s+(?:the\s+|capital\s+|city\s+of\s+|\w+(?:ern|-\w+)\s+)*$",
    re.I,
)
NAME = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
BIG = ("capital", "seat")  # kinds of towns taken from bare letters: of a country, of a first-level area
POINT = "place"
AIM = re.compile(r"\bto\s+(?:\w+ly\s+)?$", re.I)
DONE = re.compile(r"\b(?:manag|able|succeed|went on|go on)\w*\s+to\s+(?:\w+ly\s+)?$", re.I)
# "seven more provincial capitals, Gardez, Sharana …": a word for places, which the places after it name
TOWNS = re.compile(
    r"\b(?:capitals?|cit(?:y|ies)|towns?|villages?|districts?|provinces?|territor(?:y|ies)|areas?)$", re.I
)


def narrowest(places: list[Place], claim: Claim) -> list[Place]:
    """Without those that only say where the others lie; none, where all do."""
    text, base = claim.evidence.text, claim.evidence.span[0]

    def lies_in(p: Place) -> bool:
        before = text[: max(0, p.span[0] - base)]
        # "Islam Qala, Herat": a town and its province, even where the province is taken for its town
        led = any(
            q is not p
            and before.endswith((q.text + ", ", q.text + " ("))
            and q.admin1
            and fold(q.admin1) in fold(p.name)
            for q in places
        )
        return led or bool(LIES_IN.search(before))

    inner = [p for p in places if not any(q is not p and within(q, p) and not within(p, q) for q in places)]
    return [p for p in inner if not lies_in(p)]


def _from_spot(target: Actor, spot: Spot) -> Place:
    precision = spot.kind if spot.wide else POINT
    return Place(
        target.text, target.span, "at", target.text, spot.country, spot.admin1, spot.admin2, spot.lat, spot.lon,
        spot.geonameid, precision,
    )  # fmt: skip


def of_target(target: Actor, claim: Claim) -> Place | None:
    """The place whose name stands where the affected party is wanted, as the gazetteer knows it in that country.

    Of several of one name the one in a province that the claim names, else the most populous; a guess.
    """
    if target.sector or not target.text[:1].isupper() or target.text.lower().split()[-1] in ("forces", "troops"):
        return None
    lands = {p.country for p in claim.places if p.country} | ({target.country} if target.country else set())
    lands |= {x.country for x in claim.actors if x.country} if not lands else set()
    wide = target.text.lower().split()[-1] in KEPT
    found = [s for s in spots(target.text) if s.country in lands and s.kind != "country" and (s.wide or not wide)]
    provinces = {p.admin1 for p in claim.places if p.admin1}
    found.sort(key=lambda s: (s.admin1 not in provinces, s.wide and not wide, -s.weight))
    return _from_spot(target, found[0]) if found else None


def taken(claim: Claim) -> tuple[list[Place], bool]:
    """(places that change hands by what a claim tells, whether they are guesses). Countries are none of them.

    Where a party or a thing is what is taken (a commander, helicopters, a palace), its place is not.
    """
    known = [p for p in specific(claim.places) if p.precision != "country" or p.geonameid is None]
    places = narrowest([p for p in known if p.name[:1].isupper() or p.geonameid is not None], claim)
    named = [p for p in places if any(p.text in t.text or t.text in p.text for t in claim.targets)]
    if named:
        return named, False
    towns = [p for p in (of_target(t, claim) for t in claim.targets) if p]
    if towns:
        return towns, True
    listed = [t for t in claim.targets if TOWNS.search(t.text)]
    if listed:
        return [p for p in places if p.span[0] > listed[0].span[0]], False
    things = [t for t in claim.targets if not (t.sector in ("GOV", "MIL", "REB") and t.id)]
    return ([] if things else places), False


def sites(claim: Claim) -> tuple[list[Place], bool]:
    """(places of an act, whether they are guesses): those it names, else a party that is one ("Kunduz will be hit").

    Failing both, the capital or the big towns that its letters name, in a country of its parties.
    """
    named = specific(claim.places)
    if named:
        return named, False
    found = [p for p in (of_target(t, claim) for t in (*claim.targets, *claim.actors)) if p]
    return found or _in_letters(claim), True


def _in_letters(claim: Claim) -> list[Place]:
    parties = [*claim.actors, *claim.targets]
    lands = {x.country for x in parties if x.country}
    taken_up = " ".join([*(x.text for x in parties), *(s.text for s in claim.sources)])
    out = []
    for match in NAME.finditer(claim.evidence.text):
        big = (s for s in spots(match[0]) if s.country in lands and s.kind in BIG)
        spot = next(big, None) if match[0] not in taken_up else None
        if spot:
            at = claim.evidence.span[0] + match.start()
            name = Actor(match[0], (at, at + len(match[0])), match[0], spot.country)
            out.append(_from_spot(name, spot))
    return out


def purpose(claim: Claim) -> bool:
    """Whether the act stands as an aim ("in an attempt to retake", "arrived to secure"), which is not yet done."""
    before = claim.evidence.text[: max(0, claim.trigger.span[0] - claim.evidence.span[0])]
    return bool(AIM.search(before)) and not DONE.search(before)


def left(claim: Claim) -> list[Place]:
    """Places that forces are said to have gone from."""
    places = [p for p in specific(claim.places) if p.role != "destination" and p.precision != "country"]
    origins = [p for p in places if p.role == "origin"] or places
    return narrowest(origins, claim)
