"""Claims of every shape by the dice, and what Filters mean said once more in plain Python."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from ledger_makers import claims_of, report

from panj.ask import Filters, Found, Wanted
from panj.ledger.sphere import kilometres
from panj.ledger.views import fold, stretch
from panj.model import MODES, Actor, Claim, Figure, Place, Reading, Source, When

NAMES = ("Zoë Çelik", "Northern Front", "the army", "João d’Ávila", "Elm Post", "100%_sure", "northern farmers")
COUNTRIES = ("ELM", "TUR", "AFG", None)
SECTORS = ("REB", "GOV", "CVL", None)
PROVINCES = ("Ávila", "North Vale", None)
POINTS = ((1.5, -2.25, "place"), (1.6, -2.2, "place"), (-17.8, 178.9, "place"), (-17.7, -179.6, "place"),
          (89.9, 10.0, "place"), (34.0, 69.0, "admin1"), (None, None, "country"), (None, None, None))  # fmt: skip
KINDS = ("killed", "injured", "money")
OUTLETS = (("Elm Courier",), ("Zürcher Bote", "Elm Post"), ())
TITLES = ("Rebels take town", "Élection called off")
FIRST = date(2021, 6, 1)


def _some(dice: random.Random, make: Any, most: int = 2) -> tuple[Any, ...]:
    return tuple(make() for _ in range(dice.randint(0, most)))


def _claim(dice: random.Random, claim: Claim) -> Claim:
    pick = dice.choice
    at = claim.trigger.span

    def actor() -> Actor:
        name = pick(NAMES)
        identity = "u" + str(NAMES.index(name)) if dice.random() < 0.7 else None
        return Actor(name.split()[-1], at, name, pick(COUNTRIES), pick(SECTORS), identity)

    def place() -> Place:
        lat, lon, precision = pick(POINTS)
        return Place("there", at, pick(("at", "origin")), pick(NAMES), pick(COUNTRIES), pick(PROVINCES), None, lat, lon,
                     None, precision)  # fmt: skip

    def figure() -> Figure:
        low, high = pick(((20, None), (None, 30), (5, 5), (10, 40), (None, None), (2.5, 2.5)))
        return Figure("some", at, pick(KINDS), None, pick(("person", "USD")), low, high)

    def source() -> Source:
        return Source(
            "somebody", at, pick(NAMES), pick(("person", "unnamed")), pick(("said", None)), dice.randint(0, 1)
        )

    def day() -> date | None:
        return FIRST + timedelta(days=dice.randrange(90)) if dice.random() < 0.7 else None

    start, end = day(), day()
    if start and end and end < start:
        start, end = end, start
    kind = pick(("COERCE", "ASSAULT", "MOVE"))
    return replace(
        claim, type=kind, mode=pick((None, *MODES[kind][:2])), realis=pick(("asserted", "denied", "planned")),
        hedged=dice.random() < 0.3, event=pick(("e1", "e2")), actors=_some(dice, actor), targets=_some(dice, actor),
        places=_some(dice, place), figures=_some(dice, figure), sources=_some(dice, source),
        when=When("then", at, start, end, "day", "stated") if dice.random() < 0.7 else None,
    )  # fmt: skip


def readings(count: int, seed: int = 7) -> list[Reading]:
    """`count` reports of three claims each."""
    dice = random.Random(seed)
    made = []
    for number in range(count):
        published = FIRST + timedelta(days=dice.randrange(90)) if dice.random() < 0.9 else None
        r = replace(report(number, published=published, outlets=dice.choice(OUTLETS)), title=dice.choice(TITLES))
        made.append(Reading(r, "v1", tuple(_claim(dice, c) for c in claims_of(r))))
    return made


def _named(wanted: Sequence[str], *texts: str | None) -> bool:
    return any(fold(w) in fold(*texts) for w in wanted)


def _certain(figure: Figure, wanted: Wanted) -> bool:
    if figure.what != wanted.what or wanted.unit not in (None, figure.unit):
        return False
    low, high, edge = figure.low, figure.high, 0 if not wanted.strict else 1e-9
    least = wanted.least is None or (low is not None and low >= wanted.least + edge)
    return least and (wanted.most is None or (high is not None and high <= wanted.most - edge))


def _party(parties: Sequence[Actor], names: Sequence[str], lands: Sequence[str], sectors: Sequence[str]) -> bool:
    return any(
        (not names or _named(names, x.name, x.text) or x.id in names)
        and (not lands or x.country in lands)
        and (not sectors or x.sector in sectors)
        for x in parties
    )


def answers(f: Filters, item: Found) -> bool:
    """Whether the claim is one that `f` asks for; text and event aside, which have tests of their own."""
    c, r = item.claim, item.report
    when = c.when and {"start": c.when.start, "end": c.when.end}
    as_text = when and {k: v and v.isoformat() for k, v in when.items()}
    first, last = stretch(as_text, r.published and r.published.isoformat())
    origins = [s for s in c.sources if s.step == 0]
    everyone = (*c.actors, *c.targets)
    near = f.near
    checks = (
        not f.types or c.type in f.types, not f.modes or c.mode in f.modes, not f.realis or c.realis in f.realis,
        f.hedged is None or c.hedged == f.hedged,
        f.since is None or (last is not None and last >= f.since.isoformat()),
        f.until is None or (first is not None and first <= f.until.isoformat()),
        f.published_since is None or (r.published is not None and r.published >= f.published_since),
        f.published_until is None or (r.published is not None and r.published <= f.published_until),
        not (f.actors or f.actor_countries or f.actor_sectors)
        or _party(c.actors, f.actors, f.actor_countries, f.actor_sectors),
        not (f.targets or f.target_countries or f.target_sectors)
        or _party(c.targets, f.targets, f.target_countries, f.target_sectors),
        not f.sectors or any(x.sector in f.sectors for x in everyone),
        not (f.sources or f.source_kinds) or any(
            (not f.sources or _named(f.sources, s.name, s.text, s.cue))
            and (not f.source_kinds or s.kind in f.source_kinds) for s in c.sources
        ),
        not f.origins or any(_named(f.origins, s.name, s.text, s.cue) for s in origins)
        or (not c.sources and any(_named(f.origins, o) for o in r.outlets)),
        not f.outlets or any(_named(f.outlets, o) for o in r.outlets),
        not (f.places or f.place_countries) or any(
            (f.places and _named(f.places, p.name, p.text, p.admin1, p.admin2)) or p.country in f.place_countries
            for p in c.places
        ),
        not f.admin1 or any(p.admin1 and _named(f.admin1, p.admin1) for p in c.places),
        not f.countries or any(x.country in f.countries for x in (*everyone, *c.places)),
        near is None or any(
            p.lat is not None and p.lon is not None and p.precision == "place"
            and (kilometres(p.lat, p.lon, near.lat, near.lon) or 0.0) <= near.km for p in c.places
        ),
        all(any(_certain(x, w) for x in c.figures for w in alternatives) for alternatives in f.figures),
        not f.titles or _named(f.titles, r.title),
    )  # fmt: skip
    return all(bool(x) for x in checks)
