"""The user's own actors: two tables in the user's folder (userdata), read as they are, appended to by the command line.

actors.tsv has the columns of lexicon/actors.tsv; merges.tsv has id and into. A row for a shipped id adds to it: its
names count as well, and on the days it covers its country and sector do.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from panj.errors import SettingError
from panj.ground import userdata
from panj.ground.registry_rows import COLUMNS, ID, OWN, Row, as_line, checked

HEAD = "# Your actors: " + ", ".join(COLUMNS) + '; tab between, "-" = none or open, names with | between.\n'
MERGED = "# Ids that are one actor: id, into; tab between.\n"
ALIASES = ("aliases", "alias", "names")


def _lines(name: str) -> Iterator[tuple[str, list[str]]]:
    path = userdata.table(name)
    if not path.is_file():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield f"{path}:{number}", [c.strip() for c in line.split("\t")]


def table() -> list[Row]:
    """The user's rows in order. Raises SettingError naming file and line."""
    return [checked(dict(zip(COLUMNS, cells, strict=False)), place) for place, cells in _lines("actors")]


def merges() -> dict[str, str]:
    """id → the id it is merged into. Raises SettingError naming file and line."""
    out: dict[str, str] = {}
    for place, cells in _lines("merges"):
        if len(cells) < 2 or not all(ID.fullmatch(c) for c in cells[:2]):
            raise SettingError(f"{place}: a line reads id, tab, id")
        out[cells[0]] = cells[1]
    return out


def _append(name: str, head: str, lines: Iterable[str]) -> Path:
    path = userdata.table(name)
    held = path.read_text(encoding="utf-8") if path.is_file() else head
    userdata.write(path, held + ("" if held.endswith("\n") else "\n") + "".join(f"{line}\n" for line in lines))
    return path


def add(new: Iterable[Row]) -> Path:
    """Append rows to the user's table; the path of it. Raises OSError."""
    return _append("actors", HEAD, map(as_line, new))


def merge(key: str, into: str) -> Path:
    """Note that `key` is the actor `into`; `key` may be an id of ours or a u-id. Raises SettingError on a circle."""
    for one in (key, into):
        if not ID.fullmatch(one):
            raise SettingError(f"{one!r} is no id; `panj actors find NAME` shows it")
    held = merges()
    step = into
    while step in held:
        step = held[step]
        if step == key:
            break
    if key in (into, step):
        raise SettingError(f"{into} is {key} already; merging them the other way round would be a circle")
    return _append("merges", MERGED, [f"{key}\t{into}"])


def read_file(path: Path) -> Iterator[Row | SettingError]:
    """Each row of a TSV, CSV or JSON-lines file, or what is wrong with it (file, line, mend), in order.

    TSV and CSV begin with a line of column names; `name` and `aliases` (| between) may stand for `names`. A TSV without
    one is read as the registry's own columns. Raises OSError, and SettingError where nothing of it can be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as e:
        raise SettingError(f"{path}: not UTF-8 (byte {e.start}); save it as UTF-8") from None
    for number, cells in _records(path, text):
        place = f"{path}:{number}"
        try:
            if isinstance(cells, SettingError):
                raise cells
            yield checked(_columns(cells, place), place)
        except SettingError as error:
            yield error


def _records(path: Path, text: str) -> Iterator[tuple[int, dict[str, object] | SettingError]]:
    if path.suffix.lower() in (".jsonl", ".json", ".ndjson"):
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            try:
                found = json.loads(line)
            except ValueError as e:
                yield number, SettingError(f"{path}:{number}: no JSON ({e}); one object a line")
                continue
            yield number, found if isinstance(found, dict) else SettingError(f"{path}:{number}: no JSON object")
        return
    comma = path.suffix.lower() == ".csv"
    reader = csv.reader(text.splitlines(), delimiter="," if comma else "\t", quoting=csv.QUOTE_MINIMAL if comma else 3)
    names: list[str] | None = None if comma else list(COLUMNS)
    begun = False
    for cells in reader:
        if not any(cells) or cells[0].startswith("#"):
            continue
        low = [c.strip().lower() for c in cells]
        if not begun and {"name", "names"} & set(low):
            names, begun = low, True
            continue
        begun = True
        if names is None:
            raise SettingError(f"{path}: the first line must name the columns: {','.join(COLUMNS)}")
        if len(cells) > len(names):
            yield (
                reader.line_num,
                SettingError(f"{path}:{reader.line_num}: {len(cells)} cells where there are {len(names)} columns"),
            )
            continue
        yield reader.line_num, dict(zip(names, cells, strict=False))


def _columns(cells: dict[str, object], place: str) -> dict[str, str]:
    """The registry's columns from a record with `name`, `aliases`, `start`/`end` and the like."""
    names: list[str] = []
    for key in ("name", *ALIASES):
        value = cells.get(key)
        if isinstance(value, list):
            names += [str(x) for x in value]
        elif value is not None:
            names += str(value).split("|")
    if not any(n.strip() not in ("", "-") for n in names) and not cells.get("id"):
        raise SettingError(f"{place}: it has no name")
    out = {key: str(cells[key]) for key in COLUMNS[:5] if cells.get(key) is not None}
    for short, long in (("from", "start"), ("to", "end")):
        if short not in out and cells.get(long) is not None:
            out[short] = str(cells[long])
    return {**out, "names": "|".join(names)}


def own_id(key: str) -> bool:
    """Whether an id is one of our making for an actor that no table lists."""
    return OWN.fullmatch(key) is not None
