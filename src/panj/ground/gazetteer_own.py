"""The user's own place data: rows added by hand (places.tsv) and a gazetteer made of a GeoNames dump.

Both lie in the user's folder (userdata) and are part of the version of a reading.
"""

from dataclasses import dataclass
from pathlib import Path

from panj.errors import LexiconError
from panj.ground import userdata

HEAD = "# Panj: own places. country\tkind\tname|other names\tlatitude\tlongitude\tadmin1\tadmin2\n"


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A place that the user added; `country` ISO 3166-1 alpha-3, degrees north and east."""

    name: str
    country: str
    lat: float
    lon: float
    kind: str = "city"
    admin1: str | None = None
    admin2: str | None = None
    aliases: tuple[str, ...] = ()

    def line(self) -> str:
        names = "|".join((self.name, *self.aliases))
        cells = [self.country, self.kind, names, f"{self.lat:g}", f"{self.lon:g}", self.admin1 or "", self.admin2 or ""]
        return "\t".join(cells).rstrip("\t") + "\n"


def own_file() -> Path:
    """Where the user's rows are kept."""
    return userdata.table("places")


def dump_file() -> Path:
    """The gazetteer made by `panj places build`."""
    return userdata.folder() / "geonames.sqlite"


def dump_notes() -> Path:
    """What was built into it, a line a file: as a table of the user's it is part of the version of a reading."""
    return userdata.table("geonames")


def own_rows() -> list[OwnRow]:
    """Rows of the user's file, none where there is no file. Raises LexiconError naming a line that cannot be read."""
    path = own_file()
    if not path.is_file():
        return []
    out = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [c.strip() for c in line.split("\t")]
        try:
            country, kind, names, lat, lon, *rest = cells
            name, *others = [n for n in names.split("|") if n]
            admin1, admin2 = [*rest, "", ""][:2]
            out.append(OwnRow(name, country, float(lat), float(lon), kind, admin1 or None, admin2 or None, (*others,)))
        except ValueError:
            why = "country, kind, name|other names, latitude, longitude, tab between them, are wanted"
            raise LexiconError(f"{path}:{number}: {why}; got {line!r}. Mend or delete the line") from None
    return out


def add(row: OwnRow) -> Path:
    """Append a row to the user's file, made if it is not there. Returns its path."""
    path = own_file()
    held = path.read_text(encoding="utf-8") if path.is_file() else HEAD
    userdata.write(path, held + ("" if held.endswith("\n") else "\n") + row.line())
    return path
