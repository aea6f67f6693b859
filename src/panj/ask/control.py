"""Who holds which place, computed from what claims say is taken, given up and left."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from panj.ask.claims import Found, stream
from panj.ask.control_story import Statement, Text, own_word, story
from panj.ask.control_taken import left, purpose, taken
from panj.ask.due import newest
from panj.ask.where import facility
from panj.ledger import Filters, Ledger
from panj.ledger.fold import fold
from panj.model import Actor, Claim, Place
from panj.model.control import Hold

ARMED = frozenset({"GOV", "MIL", "REB", "UAF", "COP", "PTY", "SPY"})  # sectors that can hold a place
VAGUE = timedelta(days=14)  # a time of the act longer than this tells no day


@dataclass(frozen=True, slots=True)
class Holds:
    """`rows` as of the day `as_of`; `placeless`: claims of something taken or left that name no place known to it."""

    rows: tuple[Hold, ...]
    as_of: date | None
    placeless: int


def _days(item: Found) -> tuple[date | None, date | None]:
    """(first, last day on which the act may have been); its report's day where its time says no more."""
    when, published = item.claim.when, item.report.published
    if when is None or when.end is None:
        return None, published
    last = min(when.end, published) if published else when.end
    if when.basis == "carried" or when.start is None or last - when.start > VAGUE:
        return None, last
    return when.start, last


def _holder(claim: Claim) -> Actor | None:
    """Who has the place by the act: who takes it, or to whom it is given up; grounded doers first."""
    parties = claim.targets if claim.type == "FALL" else claim.actors
    armed = [x for x in parties if x.sector in ARMED]
    return next((x for x in armed if x.id), armed[0] if armed else None)


def _leaver(claim: Claim) -> Actor | None:
    return next((x for x in claim.actors if x.sector in ARMED), None)


def _places_of_acts(items: Iterable[Found]) -> dict[tuple[int, str], tuple[Place, ...]]:
    """Places taken by an act that a report tells of in several claims, by (report, event).

    "A neighbour confirms the capture" names none of its own.
    """
    out: dict[tuple[int, str], tuple[Place, ...]] = {}
    for item in items:
        places, guessed = ([], True) if item.claim.type == "RETREAT" else taken(item.claim)
        if places and not guessed:
            out.setdefault((item.report.seq, item.claim.event), tuple(places))
    return out


def statements(item: Found, text: Text, elsewhere: Sequence[Place] = ()) -> Iterator[Statement]:
    """What a claim states of each place that it names, or that its report names for the same act: often none."""
    claim = item.claim
    since, by = _days(item)
    if by is None:
        return
    if claim.type == "RETREAT":
        leaver = _leaver(claim)
        if claim.realis == "asserted" and leaver:
            for place in left(claim):
                if leaver.country != place.country and not facility(place):
                    continue  # foreign troops that leave a town give up no town
                yield Statement(item, place, False, leaver, "left", since, by, False)
        return
    holder = _holder(claim)
    if claim.type == "COERCE" and claim.actors and holder is None:
        return  # looters and relatives take things, not towns
    if purpose(claim):
        return
    places, guessed = taken(claim)
    if not places and not claim.places and not claim.targets:
        places = list(elsewhere)
    how = "denied" if claim.realis == "denied" else "taken" if claim.type == "COERCE" else "given up"
    mine = bool(claim.sources) and own_word(claim, holder, text(item.report.seq))
    for place in places:
        yield Statement(item, place, guessed, holder, how, since, by, mine)


def key_of(place: Place) -> tuple[object, ...]:
    """What makes two mentions one place: the gazetteer's id, else name and country."""
    if place.geonameid is None or facility(place):
        return fold(place.name), place.country
    return (place.geonameid,)


def control(
    ledger: Ledger, wanted: Filters | None = None, as_of: date | None = None, history: bool = False
) -> Holds:  # fmt: skip
    """How the places stand that claims asked for by `wanted` are of, as known on `as_of`; oldest hold first.

    Only what was published by then counts; untold, it is the day of the newest report. `history`: also the holds that
    have ended. A filter chooses places, not what is known of them. Raises LedgerError.
    """
    day = as_of or newest(ledger)
    if day is None:
        return Holds((), None, 0)
    wanted = wanted or Filters()
    base = Filters(
        types=("COERCE", "FALL", "RETREAT"), modes=("seize", "surrender", "collapse", "withdraw"),
        realis=("asserted", "denied"), published_until=day, all_revisions=wanted.all_revisions,
    )  # fmt: skip
    until = min(x for x in (wanted.published_until, day) if x)
    narrowed = replace(wanted, published_until=until, limit=None, offset=0)
    asked = {x.claim.id for x in stream(ledger, narrowed)[0]}

    @lru_cache(maxsize=256)
    def text(seq: int) -> str | None:
        report = ledger.report(seq)
        return report.text if report else None

    stories: dict[tuple[object, ...], list[Statement]] = {}
    placeless = 0
    items = list(stream(ledger, base)[0])
    named = _places_of_acts(items)
    for item in items:
        found = list(statements(item, text, named.get((item.report.seq, item.claim.event), ())))
        placeless += not found and item.claim.id in asked
        for x in found:
            stories.setdefault(key_of(x.place), []).append(x)
    rows: list[Hold] = []
    for told in stories.values():
        if any(x.item.claim.id in asked for x in told):
            holds = story(told, day)
            rows += holds if history else holds[-1:]
    rows.sort(key=lambda h: (h.since_by, h.place.name, h.id))
    return Holds(tuple(rows), day, placeless)
