"""Claims in the forms of others, and what each form could not hold."""

from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType

from panj.ask.claims import Found
from panj.ask.exports import acled, flat, plover, ucdp
from panj.ask.exports.arrow import write_parquet
from panj.ask.exports.cells import Tally, csv_lines, defused
from panj.ask.exports.geo import geojson_lines

TABLES: dict[str, ModuleType] = {"acled": acled, "ucdp": ucdp, "plover": plover, "csv": flat}
TARGETS = (*TABLES, "geojson", "parquet")

__all__ = ["TABLES", "TARGETS", "Tally", "csv_lines", "defused", "text_of", "write_parquet"]


def _rows(table: ModuleType, found: Iterable[Found], tally: Tally) -> Iterator[dict[str, object]]:
    for item in found:
        tally.total += 1
        row = table.row(item, tally)
        if row is not None:
            yield row


def text_of(found: Iterable[Found], target: str, tally: Tally, columns: Sequence[str] | None = None) -> Iterator[str]:
    """The export as pieces of text, in the form of one of TARGETS but parquet; `tally` is filled on the way.

    `columns`: those of a table to write, in this order; all of them untold.
    """
    if target == "geojson":
        return geojson_lines(found, tally)
    table = TABLES[target]
    return csv_lines(columns or table.COLUMNS, _rows(table, found, tally))
