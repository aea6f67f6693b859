"""The options that say which claims are meant, one set for every verb that asks for some."""

import functools
import inspect
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated, Any

import typer

from panj.ask import SORTS, Filters, Near, Wanted
from panj.cli.options import country, country_code, since_day, until_day
from panj.ground import SECTORS
from panj.model import FIGURE_KINDS, MODES, REALIS, TYPES

HELD = tuple(sorted({m for many in MODES.values() for m in many}))
KINDS = ("person", "office", "organisation", "outlet", "document", "unnamed")
FIGURE = re.compile(r"(?P<what>[a-z]+)(?::(?P<unit>[\w ]+))?\s*(?:(?P<sign>>=|<=|=|>|<)\s*(?P<number>\d+(?:\.\d+)?))?")

Many = list[str] | None


def _option(panel: str, names: str, metavar: str, help_: str, parser: Any = None) -> Any:
    return typer.Option(*names.split(), metavar=metavar, help=help_, parser=parser, rich_help_panel=panel)


WHAT, WHO, WHERE, WHEN, SAYS = "What", "Who", "Where", "When", "Who says so, and in which words"
Types = Annotated[Many, _option(WHAT, "--type", "TYPE,…", f"Any of {', '.join(TYPES)}.")]
Modes = Annotated[Many, _option(WHAT, "--mode", "MODE,…", "Modes of a type: seize, aerial, flee …")]
Stands = Annotated[Many, _option(WHAT, "--realis", "REALIS,…", f"Any of {', '.join(REALIS)}.")]
Hedged = Annotated[
    bool | None,
    _option(WHAT, "--hedged/--unhedged", "", "What the text keeps its distance from, or the rest."),
]
Figures = Annotated[
    Many,
    _option(
        WHAT, "--figure", "KIND>=N,…",
        "A figure of the kind, and how large it is for certain: killed, killed>=10, sentenced:year>5, "
        "money:USD>=1000000. > and >= ask its low bound, < and <= its high one. Repeated, each must hold. "
        f"Kinds: {', '.join(FIGURE_KINDS)}.",
    ),
]  # fmt: skip
Parties = Annotated[Many, _option(WHO, "--actor", "NAME,…", "Part of a doer's name, or its id.")]
ActorLands = Annotated[Many, _option(WHO, "--actor-country", "COUNTRY,…", "Country of that doer.")]
ActorSectors = Annotated[Many, _option(WHO, "--actor-sector", "SECTOR,…", "Sector of that doer.")]
Hits = Annotated[Many, _option(WHO, "--target", "NAME,…", "Part of the name of who is affected, or its id.")]
TargetLands = Annotated[Many, _option(WHO, "--target-country", "COUNTRY,…", "Country of who is affected.")]
TargetSectors = Annotated[Many, _option(WHO, "--target-sector", "SECTOR,…", "Sector of who is affected.")]
Sectors = Annotated[Many, _option(WHO, "--sector", "SECTOR,…", f"Sector of either: {', '.join(SECTORS)}.")]
Places = Annotated[Many, _option(WHERE, "--place", "NAME,…", "Part of a place's name, or a country.")]
Admin1 = Annotated[Many, _option(WHERE, "--admin1", "NAME,…", "Part of the name of a place's province or state.")]
Lands = Annotated[
    Many, _option(WHERE, "--country", "COUNTRY,…", "Country of a place or a party: English name or ISO code.")
]
Close = Annotated[
    str | None,
    _option(
        WHERE, "--near", "LAT,LON,KM", "Places with a point of their own in this circle; -4.3,15.3,50 is Kinshasa."
    ),
]
Since = Annotated[
    date | None,
    _option(WHEN, "--since", "DATE", "Acts of this day or later: 2021-07-05, 2021-07 or 2021.", since_day),
]
Until = Annotated[date | None, _option(WHEN, "--until", "DATE", "Acts of this day or earlier.", until_day)]
Out = Annotated[date | None, _option(WHEN, "--published-since", "DATE", "Reports of this day or later.", since_day)]
OutBy = Annotated[date | None, _option(WHEN, "--published-until", "DATE", "Reports of this day or earlier.", until_day)]
Sources = Annotated[
    Many,
    _option(SAYS, "--source", "NAME,…", "Part of a source's name, at any step of the chain, or its cue, or its id."),
]
SourceKinds = Annotated[Many, _option(SAYS, "--source-kind", "KIND,…", f"Of that source: {', '.join(KINDS)}.")]
Origins = Annotated[
    Many,
    _option(
        SAYS, "--origin", "NAME,…", "Who says it first: the chain's first step, or the outlet where nobody is named."
    ),
]
Outlets = Annotated[Many, _option(SAYS, "--outlet", "NAME,…", "Part of an outlet's name.")]
Said = Annotated[
    Many, _option(SAYS, "--text", "WORDS", "Words of the evidence, next to each other; repeated, all of them.")
]
Titles = Annotated[Many, _option(SAYS, "--title", "WORDS", "Part of the report's title.")]
Of = Annotated[str | None, _option(SAYS, "--report", "ID", "A report's id, the start of one, its doc_id or file.")]
Same = Annotated[
    str | None, _option(SAYS, "--event", "ID", "A claim's id: it, and what its report says of the same act.")
]
Revisions = Annotated[
    bool, _option(SAYS, "--all-revisions", "", "Also reports that a later text at the same address has replaced.")
]
Sort = Annotated[
    Many,
    typer.Option(
        "--sort", metavar="KEY,…",
        help="Keys day, published, type, read (into the ledger), or a kind of figure; -KEY for falling: -killed,day.",
    ),
]  # fmt: skip


def split(given: Many) -> list[str]:
    """Values of an option that may be repeated and may hold commas."""
    return [v.strip() for text in given or () for v in text.split(",") if v.strip()]


def known(given: Many, allowed: Iterable[str]) -> tuple[str, ...]:
    """Values of a closed list, however they are capitalised."""
    usual = {a.casefold(): a for a in allowed}
    for value in split(given):
        if value.casefold() not in usual:
            raise typer.BadParameter(f"{value!r} is none of {', '.join(allowed)}")
    return tuple(usual[v.casefold()] for v in split(given))


def countries(given: Many) -> tuple[str, ...]:
    return tuple(country(v) for v in split(given))


def near(text: str | None) -> Near | None:
    if text is None:
        return None
    try:
        lat, lon, km = (float(x) for x in text.removesuffix("km").split(","))
        if not (abs(lat) <= 90 and abs(lon) <= 180 and 0 < km <= 20_100):
            raise ValueError
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is no circle; write LAT,LON,KM in degrees and kilometres: 34.5,69.2,100"
        ) from None
    return Near(lat, lon, km)


def figure(text: str) -> Wanted:
    match = FIGURE.fullmatch(text)
    if match is None or match["what"] not in FIGURE_KINDS:
        raise typer.BadParameter(
            f"{text!r} is no figure; write KIND, KIND>=N or KIND:UNIT>=N, KIND one of {', '.join(FIGURE_KINDS)}"
        )
    what, unit, sign = match["what"], match["unit"], match["sign"]
    number = float(match["number"]) if sign else None
    return Wanted(
        what, unit.strip() if unit else None,
        least=number if sign in (">", ">=", "=") else None, most=number if sign in ("<", "<=", "=") else None,
        strict=sign in ("<", ">"),
    )  # fmt: skip


def _sort(given: Many) -> tuple[str, ...]:
    keys = split(given)
    for key in keys:
        if key.removeprefix("-") not in SORTS:
            raise typer.BadParameter(f"{key!r} is no key to sort by; there are {', '.join(SORTS)}, each also as -KEY")
    return tuple(keys) or Filters().sort


def filters(
    type_: Types = None, mode: Modes = None, realis: Stands = None, figures: Figures = None, hedged: Hedged = None,
    actor: Parties = None, actor_country: ActorLands = None, actor_sector: ActorSectors = None,
    target: Hits = None, target_country: TargetLands = None, target_sector: TargetSectors = None,
    sector: Sectors = None, place: Places = None, admin1: Admin1 = None, in_country: Lands = None,
    circle: Close = None, since: Since = None, until: Until = None, published_since: Out = None,
    published_until: OutBy = None, source: Sources = None, source_kind: SourceKinds = None, origin: Origins = None,
    outlet: Outlets = None, text: Said = None, title: Titles = None, report: Of = None, event: Same = None,
    all_revisions: Revisions = False, sort: Sort = None,
) -> Filters:  # fmt: skip
    """What the options ask. Raises BadParameter, which names what is allowed."""
    places = split(place)
    return Filters(
        types=known(type_, TYPES), modes=known(mode, HELD), realis=known(realis, REALIS), hedged=hedged, since=since,
        until=until, published_since=published_since, published_until=published_until, actors=tuple(split(actor)),
        actor_countries=countries(actor_country), actor_sectors=known(actor_sector, SECTORS),
        targets=tuple(split(target)), target_countries=countries(target_country),
        target_sectors=known(target_sector, SECTORS), sectors=known(sector, SECTORS), sources=tuple(split(source)),
        source_kinds=known(source_kind, KINDS), origins=tuple(split(origin)), outlets=tuple(split(outlet)),
        places=tuple(places), place_countries=tuple(code for code in map(country_code, places) if code),
        admin1=tuple(split(admin1)), countries=countries(in_country), near=near(circle),
        figures=tuple(tuple(figure(v) for v in split([one])) for one in figures or ()), text=tuple(text or ()),
        titles=tuple(title or ()), event=event, report=report, all_revisions=all_revisions, sort=_sort(sort),
    )  # fmt: skip


def asking(verb: Callable[..., None], but: tuple[str, ...] = ()) -> Callable[..., None]:
    """Gives a verb, whose first parameter is `wanted: Filters`, the options of `filters` in its place, `but` some."""
    shared = {name: p for name, p in inspect.signature(filters).parameters.items() if name not in but}
    own = list(inspect.signature(verb).parameters.values())[1:]

    @functools.wraps(verb)
    def asked(**given: Any) -> None:
        verb(filters(**{name: given.pop(name) for name in shared}), **given)

    first = [p for p in own if p.default is inspect.Parameter.empty]
    rest = [p for p in own if p.default is not inspect.Parameter.empty]
    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (*first, *shared.values(), *rest)]
    asked.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    asked.__annotations__ = {p.name: p.annotation for p in parameters}
    return asked
