"""`panj places`: what a name may mean, rows of one's own, and a gazetteer of a GeoNames dump."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from panj.cli.console import err, line, note, out, safe
from panj.cli.options import country
from panj.errors import NotFound, SettingError

places = typer.Typer(no_args_is_help=True, help="Places: what a name may mean, rows of your own, a GeoNames dump.")
NAMED = {2: "", 1: "short name", 0: "other name"}
CountryOption = Annotated[
    str | None, typer.Option("--country", parser=country, metavar="COUNTRY", help="Name or three-letter code.")
]


@contextmanager
def bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr that shows itself with the first step."""
    with Progress(
        TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn(), console=err(),
        transient=True, disable=not err().is_terminal,
    ) as shown:  # fmt: skip
        task = shown.add_task(what, total=None, visible=False)
        yield lambda done, whole: shown.update(task, completed=done, total=whole, visible=True)


def prepare() -> None:
    """Build the gazetteer in the user's cache where this version has none yet: some 10 seconds, once."""
    from panj.ground.gazetteer_build import ready

    with bar("place names, once per version") as step:
        ready(step)


def _why(spot: Any) -> str:
    from panj.ground.places_resolve import prior

    own = "your own row" if spot.geonameid is None and spot.kind not in ("region", "sea", "area", "country") else ""
    return ", ".join(x for x in (own or spot.kind, NAMED[spot.main], f"prior {prior(spot):.1f}") if x)


def _json(spot: Any) -> dict[str, Any]:
    from panj.ground.places_resolve import prior

    told = {k: getattr(spot, k) for k in ("name", "country", "admin1", "admin2", "lat", "lon", "geonameid", "kind")}
    return {
        **told,
        "population": spot.population,
        "named": NAMED[spot.main] or "usual name",
        "prior": round(prior(spot), 2),
    }


@places.command()
def find(
    name: Annotated[str, typer.Argument(help="A name as a report writes it.", metavar="NAME")],
    country_: CountryOption = None,
    most: Annotated[int, typer.Option("--most", min=1, metavar="N", help="How many to show.")] = 10,
    json_: Annotated[bool, typer.Option("--json", help="JSON lines on stdout, one place a line.")] = False,
) -> None:
    """Show what a name may mean, the likeliest first where a report says nothing more."""
    prepare()
    from panj.ground.places_names import candidates, near_candidates
    from panj.ground.places_resolve import prior

    found = [s for s in candidates(name) or near_candidates(name) if country_ in (None, s.country)]
    if not found:
        where = f" in {country_}" if country_ else ""
        raise NotFound(f"no place{where} goes by {name!r}; `panj places add` makes one, `places build` reads a dump")
    ranked = sorted(found, key=lambda s: -prior(s))
    if json_:
        for spot in ranked[:most]:
            line(json.dumps(_json(spot), ensure_ascii=False))
        return
    table = Table(box=None, pad_edge=False)
    for column in ("place", "country", "in", "people", "at", "geonameid", "why"):
        table.add_column(column, overflow="fold")
    for spot in ranked[:most]:
        inside = ", ".join(x for x in (spot.admin2, spot.admin1) if x and x != spot.name)
        at = "" if spot.lat is None or spot.lon is None else f"{spot.lat:.3f} {spot.lon:.3f}"
        people = f"{spot.population:,}" if spot.population else ""
        cells = (spot.name, spot.country or "", inside, people, at, str(spot.geonameid or ""), _why(spot))
        table.add_row(*map(safe, cells))
    out().print(table)
    if len(ranked) > most:
        note(f"{len(ranked) - most:,} more; --most N shows them, --country C narrows")


@places.command()
def add(
    name: Annotated[str, typer.Argument(help="The usual name.", metavar="NAME")],
    country_: Annotated[str, typer.Option("--country", parser=country, metavar="COUNTRY", help="Name or code.")],
    lat: Annotated[float, typer.Option(min=-90, max=90, help="Degrees north.")],
    lon: Annotated[float, typer.Option(min=-180, max=180, help="Degrees east.")],
    admin1: Annotated[str | None, typer.Option(help="First-level area that it lies in.")] = None,
    alias: Annotated[list[str] | None, typer.Option(help="Another name; may be given again.")] = None,
    kind: Annotated[str, typer.Option(help="city, village, base, border crossing, …")] = "city",
) -> None:
    """Add a place of your own; readings made with it are a version of their own."""
    from panj.ground.gazetteer_own import OwnRow
    from panj.ground.gazetteer_own import add as store
    from panj.ground.places_names import forget

    names = (name, *(alias or ()))
    if any(c in x for x in (*names, kind, admin1 or "") for c in "\t\n|"):
        raise SettingError("a name holds no tab, line break or |; give --alias once for each other name")
    if not all(x.strip() for x in names):
        raise SettingError("a name must have letters")
    path = store(OwnRow(name.strip(), country_, lat, lon, kind, admin1, None, tuple(alias or ())))
    forget()
    note(f"{name} added to {path}; `panj read` reads anew with it")


@places.command()
def build(
    dump: Annotated[Path, typer.Argument(help="allCountries.zip, AF.txt, … of GeoNames.", metavar="FILE")],
) -> None:
    """Read a dump of GeoNames into your own gazetteer, for villages, rivers, bases and crossings."""
    if not dump.is_file():
        raise typer.BadParameter(f"no file {str(dump)!r}; check the name", param_hint="FILE")
    from panj.ground.gazetteer_dump import build as read_dump
    from panj.ground.places_names import forget

    with bar(f"reading {dump.name}") as step:
        told = read_dump(dump, step)
    forget()
    size = told.path.stat().st_size / 1e6
    note(f"{told.kept:,} places kept, {told.passed:,} of other features passed over, in {told.path} ({size:,.1f} MB)")
    if told.broken:
        note(f"{told.broken:,} lines could not be read: a dump has 19 cells a line, tabs between", "yellow")
