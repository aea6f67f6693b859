"""What may be asked of claims, and the conditions that this makes on the views."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, not_, or_, select, tuple_

from panj.ledger import tables as t
from panj.ledger.dialects import distance, holds, phrase
from panj.ledger.fold import fold
from panj.ledger.sphere import box

# Places of these precisions have at most the middle of an area: no point that an act could be pinned to.
AREAS = ("country", "region", "area", "sea", "admin1", "admin2")


@dataclass(frozen=True, slots=True)
class Near:
    """A circle on the globe: degrees, kilometres."""

    lat: float
    lon: float
    km: float


@dataclass(frozen=True, slots=True)
class Wanted:
    """A figure asked for: one of FIGURE_KINDS, its unit (None: any), and bounds that it must be certain to keep.

    `least`: the figure's low bound is no less; `most`: its high bound is no more; `strict`: nor equal to them.
    """

    what: str
    unit: str | None = None
    least: float | None = None
    most: float | None = None
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of a claim; all that is given must hold, any one of several values given for one question.

    `since` and `until` (days, inclusive) overlap the claim's time, or the report's date where it has none.
    `actors`, `targets`, `sources`, `origins`, `places`, `admin1`, `outlets`, `titles`: parts of names, blind to case
    and accents; the first three and `origins` also take an actor's id. `sources` looks at every step of the chain and
    at the cue, `origins` at step 0 alone, or at the outlet of a claim that names no source. `place_countries` widens
    `places`; `countries` are those of any actor, target or place (all ISO 3166-1 alpha-3). `sectors` are those of any
    party. `figures`: each inner tuple must hold, by any of its members. `text`: phrases of the evidence, each of them.
    `event`: a claim's id, or the start of one; it and the claims of its report that tell of the same act. `report`:
    report id, the start of one, a doc_id, or the file it was read from. `all_revisions`: also claims of reports that
    a later text at the same address has replaced; who names a report or an event gets them anyway. `sort`: keys of
    panj.ledger.lookup.SORTS, `-` before one for falling. `offset` counts claims, from 0.
    """

    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    realis: tuple[str, ...] = ()
    hedged: bool | None = None
    since: date | None = None
    until: date | None = None
    published_since: date | None = None
    published_until: date | None = None
    actors: tuple[str, ...] = ()
    actor_countries: tuple[str, ...] = ()
    actor_sectors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    target_countries: tuple[str, ...] = ()
    target_sectors: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    source_kinds: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    place_countries: tuple[str, ...] = ()
    admin1: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    near: Near | None = None
    figures: tuple[tuple[Wanted, ...], ...] = ()
    text: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    event: str | None = None
    report: str | None = None
    all_revisions: bool = False
    sort: tuple[str, ...] = ("day", "published")
    limit: int | None = None
    offset: int = 0

    def __post_init__(self) -> None:
        for f in fields(self):
            if isinstance(f.default, tuple) and not isinstance(getattr(self, f.name), tuple):
                raise TypeError(f"{f.name} is a tuple of values, not {getattr(self, f.name)!r}")


Condition = ColumnElement[bool]


def _claims_in(table: Table, *conditions: Condition) -> Condition:
    """A list made once, where a condition asked of each claim anew would cost a look at the table a claim."""
    return t.claims.c.n.in_(select(table.c.n).where(*conditions))


def _seqs(query: Select[Any]) -> Condition:
    return t.claims.c.seq.in_(query)


def _any_holds(column: ColumnElement[Any], words: Iterable[str], actor: ColumnElement[Any] | None = None) -> Condition:
    wanted = tuple(words)
    found = [holds(column, fold(w)) for w in wanted]
    return or_(*found) if actor is None else or_(*found, actor.in_(wanted))


def begins(column: ColumnElement[Any], start: str) -> Condition:
    """A range, since LIKE would not use the index."""
    return and_(column >= start, column < start + "\U0010ffff")


def from_file(name: str) -> Condition:
    path = t.reports.c.path
    return or_(path == name, path.endswith("/" + name, autoescape=True))


def _parties(f: Filters) -> Iterator[Condition]:
    c = t.claim_actors.c
    for role, names, countries, sectors in (
        ("actor", f.actors, f.actor_countries, f.actor_sectors),
        ("target", f.targets, f.target_countries, f.target_sectors),
    ):
        # all that is asked of an actor is asked of one and the same
        asked = [
            *([_any_holds(c.folded, names, c.id)] if names else []),
            *([c.country.in_(countries)] if countries else []),
            *([c.sector.in_(sectors)] if sectors else []),
        ]
        if asked:
            yield _claims_in(t.claim_actors, c.role == role, *asked)
    if f.sectors:
        yield _claims_in(t.claim_actors, c.sector.in_(f.sectors))


def _chain(f: Filters) -> Iterator[Condition]:
    c, o = t.claim_sources.c, t.outlets.c
    asked = [
        *([_any_holds(c.folded, f.sources, c.actor)] if f.sources else []),
        *([c.kind.in_(f.source_kinds)] if f.source_kinds else []),
    ]
    if asked:
        yield _claims_in(t.claim_sources, *asked)
    if f.origins:
        first = _claims_in(t.claim_sources, c.step == 0, _any_holds(c.folded, f.origins, c.actor))
        own = _seqs(select(o.seq).where(_any_holds(o.folded, f.origins)))
        yield or_(first, and_(own, t.claims.c.n.not_in(select(c.n))))
    if f.outlets:
        yield _seqs(select(o.seq).where(_any_holds(o.folded, f.outlets)))


def _where(f: Filters) -> Iterator[Condition]:
    c = t.claim_places.c
    if f.places or f.place_countries:
        named = [_any_holds(c.folded, f.places)] if f.places else []
        within = [c.country.in_(f.place_countries)] if f.place_countries else []
        yield _claims_in(t.claim_places, or_(*named, *within))
    if f.admin1:
        yield _claims_in(t.claim_places, c.admin1.is_not(None), _any_holds(c.admin1_folded, f.admin1))
    if f.countries:
        a = t.claim_actors.c
        there = select(c.n).where(c.country.in_(f.countries))
        yield t.claims.c.n.in_(there.union(select(a.n).where(a.country.in_(f.countries))))
    if f.near:
        low, high, stretches = box(f.near.lat, f.near.lon, f.near.km)
        lons = or_(*(c.lon.between(west, east) for west, east in stretches))
        close = distance(c.lat, c.lon, f.near.lat, f.near.lon) <= f.near.km
        yield _claims_in(t.claim_places, c.lat.between(low, high), lons, c.precision.not_in(AREAS), close)


def _figure(wanted: Wanted) -> Condition:
    c = t.claim_figures.c
    asked = [c.what == wanted.what]
    if wanted.unit is not None:
        asked.append(c.unit == wanted.unit)
    if wanted.least is not None:
        asked.append(c.low > wanted.least if wanted.strict else c.low >= wanted.least)
    if wanted.most is not None:
        asked.append(c.high < wanted.most if wanted.strict else c.high <= wanted.most)
    return and_(*asked)


def _about_report(f: Filters) -> Iterator[Condition]:
    r = t.reports.c
    if f.titles:
        yield _seqs(select(r.seq).where(_any_holds(r.folded, f.titles)))
    if f.report:
        yield _seqs(select(r.seq).where(or_(begins(r.report, f.report), r.doc_id == f.report, from_file(f.report))))


def near_conditions(f: Filters) -> Iterator[Condition]:
    """What is asked of a claim's own columns; an index answers it."""
    c = t.claims.c
    for column, values in ((c.type, f.types), (c.mode, f.modes), (c.realis, f.realis)):
        if values:
            yield column.in_(values)
    if f.hedged is not None:
        yield c.hedged == f.hedged
    if f.since:
        yield c.last >= f.since.isoformat()
    if f.until:
        yield c.first <= f.until.isoformat()
    if f.published_since:
        yield c.published >= f.published_since.isoformat()
    if f.published_until:
        yield c.published <= f.published_until.isoformat()
    if not (f.all_revisions or f.report or f.event):
        yield not_(_seqs(select(t.reports.c.seq).where(t.reports.c.superseded_by.is_not(None))))


def far_conditions(f: Filters) -> Iterator[Condition]:
    """What is asked of a claim's parts and its report: each a list of claims from another table."""
    yield from _parties(f)
    yield from _chain(f)
    yield from _where(f)
    for alternatives in f.figures:
        yield _claims_in(t.claim_figures, or_(*map(_figure, alternatives)))
    for number, words in enumerate(f.text):
        yield phrase(words, f"text_{number}")
    if f.event:
        c, same = t.claims.c, t.claims.alias("same").c
        yield tuple_(c.seq, c.event).in_(select(same.seq, same.event).where(begins(same.claim, f.event)))
    yield from _about_report(f)
