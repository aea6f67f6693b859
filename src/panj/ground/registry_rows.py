"""One row of the actor registry: what it holds, how it is read from cells and written back, and what is wrong with it.

A row is one stretch of an actor's life: id, country, PLOVER sector, from, to, names. Rows of one id are one actor.
"""

import re
from dataclasses import dataclass
from datetime import date

from panj.errors import SettingError
from panj.ground.sectors import SECTORS
from panj.lexicon.names import country_name, fold

COLUMNS = ("id", "country", "sector", "from", "to", "names")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
OWN = re.compile(r"u[0-9a-f]{12}")  # an actor that no table lists: hash of its name and country


@dataclass(frozen=True, slots=True)
class Row:
    """`start` and `end` are inclusive, None where open; `names` may be empty, not in an actor's first row."""

    id: str
    country: str | None
    sector: str | None
    start: date | None
    end: date | None
    names: tuple[str, ...]

    def holds(self, day: date) -> bool:
        """Whether the row tells of the actor on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def slug(name: str) -> str:
    """The id that a name gives: "Jama'at Nusrat" → jama-at-nusrat. Empty for a name without letters."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def _day(text: str, place: str) -> date | None:
    if text in ("", "-"):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SettingError(f"{place}: {text!r} is no date; write it as 2021-08-15, or - where open") from None


def checked(cells: dict[str, str], place: str) -> Row:
    """A row from its columns by name; missing ones count as "-". Raises SettingError with `place` and the mend."""
    given = {key: (cells.get(key) or "-").strip() for key in COLUMNS}
    names = tuple(dict.fromkeys(n.strip() for n in given["names"].split("|") if n.strip() not in ("", "-")))
    key = given["id"] if given["id"] != "-" else slug(names[0]) if names else ""
    if not key:
        raise SettingError(f"{place}: a row needs a name or an id")
    if not ID.fullmatch(key) or OWN.fullmatch(key):
        raise SettingError(f"{place}: {key!r} is no id; use small letters, digits and hyphens, as in new-peoples-front")
    if any(c in n for n in names for c in "\t\n"):
        raise SettingError(f"{place}: a name holds a tab or a line break")
    place_code = None if given["country"] == "-" else given["country"].upper()
    if place_code and country_name(place_code) is None:
        raise SettingError(f"{place}: {given['country']!r} is no ISO 3166-1 alpha-3 code; write AFG, or - for none")
    sector = None if given["sector"] == "-" else given["sector"].upper()
    if sector and sector not in SECTORS:
        raise SettingError(f"{place}: {given['sector']!r} is no PLOVER sector; one of {', '.join(SECTORS)}, or -")
    start, end = _day(given["from"], place), _day(given["to"], place)
    if start and end and end < start:
        raise SettingError(f"{place}: it ends on {end}, before it begins on {start}; swap from and to")
    return Row(key, place_code, sector, start, end, names)


def as_line(row: Row) -> str:
    """The row as a line of the table, tab between cells."""
    days = ("-" if d is None else d.isoformat() for d in (row.start, row.end))
    return "\t".join([row.id, row.country or "-", row.sector or "-", *days, "|".join(row.names) or "-"])
