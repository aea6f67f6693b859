"""`panj actors`: look doers up in the registry, and extend it with your own."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from panj.cli.console import line, note, out, safe
from panj.cli.options import JsonOption, country, since_day, until_day, whole_day
from panj.errors import NotFound, SettingError
from panj.ground import SECTORS, registry_user
from panj.ground.registry import Known, registry
from panj.ground.registry_rows import Row, checked

actors = typer.Typer(no_args_is_help=True, help="Look actors up in the registry; add, merge and import your own.")
MANY = 20  # actors shown at most where a name is only part of theirs


def _days(row: Row) -> str:
    if row.start is None and row.end is None:
        return ""
    return f"{row.start or ''} – {row.end or ''}".strip()


def _json(known: Known, day: date | None) -> dict[str, Any]:
    def told(row: Row) -> dict[str, Any]:
        days = (d.isoformat() if d else None for d in (row.start, row.end))
        return {"country": row.country, "sector": row.sector, **dict(zip(("from", "to"), days, strict=True))}

    return {
        "id": known.id,
        "names": list(known.names),
        "rows": [{**told(row), "names": list(row.names)} for row in known.rows],
        **({"on": {"date": day.isoformat(), **told(known.on(day))}} if day else {}),
    }


@actors.command()
def find(
    name: Annotated[str, typer.Argument(help="A name, an acronym, an id, or words of a name.", metavar="NAME|ID")],
    on: Annotated[
        date | None, typer.Option("--on", parser=whole_day, metavar="DATE", help="What it was on that day only.")
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="JSON lines on stdout, one actor a line.")] = False,
) -> None:
    """Show who goes by a name: id, country, sector, from and to, and every name."""
    found = registry().search(name)
    if not found:
        raise NotFound(f"no actor goes by {name!r}; `panj actors add` makes one, unknown names get an id of their own")
    if json_:
        for known in found:
            line(json.dumps(_json(known, on), ensure_ascii=False))
        return
    table = Table(box=None, pad_edge=False)
    for column in ("id", "country", "sector", "from – to", "names"):
        table.add_column(column, no_wrap=column != "names", overflow="fold")
    for known in found[:MANY]:
        rows = known.rows if on is None else (known.on(on),)
        for number, row in enumerate(rows):
            names = known.names if (number == 0 and len(known.rows) == 1) or on else row.names
            cells = (known.id if number == 0 else "", row.country or "–", row.sector or "–", _days(row))
            table.add_row(*(Text(safe(x)) for x in cells), Text(safe(", ".join(names))))
    out().print(table)
    if len(found) > MANY:
        note(f"{len(found) - MANY} more have {name!r} in their names; --json lists them all")


def _told(rows: list[Row], path: Path) -> None:
    for row in rows:
        days = f", {_days(row)}" if _days(row) else ""
        line(f"{row.id}: {row.country or 'no country'}, {row.sector or 'no sector'}{days}: {', '.join(row.names)}")
    note(f"{len(rows)} row{'s' * (len(rows) != 1)} added to {path}; read reports again to see them in claims")


@actors.command()
def add(
    name: Annotated[str, typer.Argument(help="The usual name.")],
    place: Annotated[
        str, typer.Option("--country", metavar="CODE|NAME", help="Country by code or English name; - for none.")
    ],
    sector: Annotated[
        str, typer.Option("--sector", metavar="SECTOR", help=f"One of {', '.join(SECTORS)}; - for none.")
    ],
    alias: Annotated[list[str] | None, typer.Option("--alias", help="Another name; may be given again.")] = None,
    start: Annotated[
        date | None, typer.Option("--from", parser=since_day, metavar="DATE", help="First day that this holds.")
    ] = None,
    end: Annotated[
        date | None, typer.Option("--to", parser=until_day, metavar="DATE", help="Last day that this holds.")
    ] = None,
    key: Annotated[
        str | None, typer.Option("--id", help="The actor it adds to, or the new one's id; else made of the name.")
    ] = None,
) -> None:
    """Add an actor of your own, or a stretch of time or names to one that there is."""
    cells = {"id": key or "-", "country": "-" if place.strip() == "-" else country(place), "sector": sector}
    cells |= {"names": "|".join([name, *(alias or [])])}
    cells |= {k: d.isoformat() for k, d in (("from", start), ("to", end)) if d}
    row = checked(cells, "panj actors add")
    for other, known in ((n, k) for n in row.names for k in registry().named(n) if k.id != row.id):
        home = known.rows[-1].country or "no country"
        note(f"{other} is also {known.id} ({home}): the country that a report speaks of decides")
    _told([row], registry_user.add([row]))
    registry.cache_clear()


@actors.command()
def merge(
    key: Annotated[str, typer.Argument(metavar="ID", help="The id that goes; also a u-id from a claim.")],
    into: Annotated[str, typer.Argument(metavar="INTO", help="The id that stays.")],
) -> None:
    """Make two ids one actor: from the next reading on, ID is INTO."""
    if registry().get(into) is None:
        raise NotFound(f"no actor has the id {into!r}; `panj actors find NAME` shows ids")
    if registry().get(key) is None and not registry_user.own_id(key):
        raise NotFound(f"no actor has the id {key!r}; `panj actors find NAME` shows ids")
    path = registry_user.merge(key, into)
    registry.cache_clear()
    line(f"{key} is {into} from now on")
    note(f"noted in {path}; read reports again to see it in claims")


@actors.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(help="TSV, CSV or JSON lines: name, country, sector, aliases, from, to, id.")],
    json_: JsonOption = False,
) -> None:
    """Add actors from a file; rows that are wrong are told with their line, the rest go in."""
    try:
        found = list(registry_user.read_file(file))
        held = set(registry_user.table())
    except OSError as error:
        raise SettingError(f"{file}: {error.strerror}; check the name") from None
    good = [x for x in dict.fromkeys(x for x in found if isinstance(x, Row)) if x not in held]
    bad = [x for x in found if isinstance(x, SettingError)]
    for wrong in bad:
        note(str(wrong), "red")
    path = registry_user.add(good) if good else None
    registry.cache_clear()
    there = len(found) - len(bad) - len(good)
    if json_:
        line(json.dumps({"added": len(good), "rejected": [str(e) for e in bad], "there_already": there}))
    else:
        line(f"{len(good)} added, {len(bad)} rejected, {there} there already")
    if path:
        note(f"added to {path}; read reports again to see them in claims")
    elif not there:
        raise typer.Exit(1)
