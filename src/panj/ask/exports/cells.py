"""Rows as CSV that a spreadsheet can open without running what a report wrote, and the tally of what was lost."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

# What makes a spreadsheet take a cell for a formula (OWASP, "CSV Injection"), the full-width forms included.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
Item = TypeVar("Item")
NAMED = 12  # kinds of acts named in one sentence, three lines of a screen


@dataclass(slots=True)
class Tally:
    """What a form could not hold: claims (or events: `noun`) left out, and those written with something `missing`.

    `left_out` and `missing` go by reason; `homeless` are left out for their act, by type and mode.
    `unit`: what `missing` is counted in.
    """

    total: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    homeless: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    noun: str = "claims"
    unit: str = "rows"

    @property
    def written(self) -> int:
        return self.total - self.left_out.total() - self.homeless.total()

    def counted(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items, each counted as it goes by."""
        for item in items:
            self.total += 1
            yield item

    def lines(self) -> Iterator[str]:
        """One sentence a reason, the most frequent first."""
        for reason, count in self.left_out.most_common():
            yield f"{count:,} of {self.total:,} {self.noun} left out: {reason}"
        if self.homeless:
            acts = ", ".join(f"{act} {count:,}" for act, count in self.homeless.most_common(NAMED))
            lost, rest = self.homeless.total(), len(self.homeless) - NAMED
            acts += f", and {rest} more kinds" if rest > 0 else ""
            yield f"{lost:,} of {self.total:,} {self.noun} left out: acts that the form does not hold: {acts}"
        for reason, count in self.missing.most_common():
            yield f"{count:,} of {self.written:,} {self.unit}: {reason}"


def defused(cell: Any) -> Any:
    """Text that begins like a formula gets an apostrophe before it, which spreadsheets take for "this is text".

    Numbers stay numbers; nothing becomes an empty cell.
    """
    if cell is None:
        return ""
    if isinstance(cell, bool) or not isinstance(cell, str):
        return cell
    # a spreadsheet may strip spaces, or all white space, before it looks
    bare = (cell, cell.lstrip(" "), cell.lstrip())
    return "'" + cell if any(x.startswith(FORMULA) for x in bare) else cell


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """RFC 4180, the header first, which stands even where there is no row."""
    page = io.StringIO(newline="")
    writer = csv.writer(page)

    def taken() -> str:
        text = page.getvalue()
        page.seek(0)
        page.truncate()
        return text

    writer.writerow(columns)
    yield taken()
    for cells in rows:
        writer.writerow([defused(cells.get(name)) for name in columns])
        yield taken()
