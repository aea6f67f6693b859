"""Claims as a Parquet file, every part of a claim nested in its row; wants pyarrow, the extra panj[parquet]."""

from collections.abc import Iterable
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from panj.ask.claims import Found, Head
from panj.ask.exports.cells import Tally
from panj.errors import ExportError
from panj.model import Claim

NAME = "Parquet"
ROWS = 5000  # a row group: some 10 MB of claims


def _pyarrow() -> Any:
    try:
        import pyarrow  # type: ignore[import-untyped,import-not-found,unused-ignore]
        import pyarrow.parquet  # type: ignore[import-untyped,import-not-found,unused-ignore]
    except ImportError:
        raise ExportError("Parquet wants pyarrow; install it with `pip install 'panj[parquet]'`") from None
    return pyarrow


def _arrow_type(pa: Any, hint: Any) -> Any:
    """The Arrow type of a field: structs of records, lists of tuples, doubles where a number may have a fraction."""
    plain = {str: pa.string(), bool: pa.bool_(), int: pa.int64(), float: pa.float64(), date: pa.date32()}
    if hint in plain:
        return plain[hint]
    if is_dataclass(hint):
        return pa.struct(list(_arrow_fields(pa, hint)))
    parts = get_args(hint)
    if get_origin(hint) is tuple:
        return pa.list_(_arrow_type(pa, parts[0]))
    known = [p for p in parts if p is not type(None)]
    return plain[float] if float in known else _arrow_type(pa, known[0])


def _arrow_fields(pa: Any, record: Any) -> Iterable[Any]:
    hints = get_type_hints(record)
    return [pa.field(f.name, _arrow_type(pa, hints[f.name])) for f in fields(record)]


def write_parquet(found: Iterable[Found], path: Path, tally: Tally) -> None:
    """Writes the file whole: a claim a row with its fields as in `panj claims --json`, `report` beside them.

    Raises ExportError where pyarrow is missing or the file cannot be written.
    """
    pa = _pyarrow()
    head = [f for f in _arrow_fields(pa, Head) if f.name != "seq"]
    schema = pa.schema([*_arrow_fields(pa, Claim), pa.field("report", pa.struct(head))])
    items = iter(found)
    try:
        with pa.parquet.ParquetWriter(str(path), schema, compression="zstd") as writer:
            while rows := [{**asdict(x.claim), "report": asdict(x.report)} for x in islice(items, ROWS)]:
                tally.total += len(rows)
                writer.write_table(pa.Table.from_pylist(rows, schema=schema))
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error}") from None
