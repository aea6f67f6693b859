"""Claims that answer a question, each with the report it stands in."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from panj.ledger import Filters, Ledger
from panj.model import Claim
from panj.model.forms import claim_from, plain

CHUNK = 1000  # claims held at once while many are streamed: some 5 MB


@dataclass(frozen=True, slots=True)
class Head:
    """A report without its text; `version` is the version of Panj that read it, `seq` its entry in the journal."""

    report: str
    doc_id: str
    outlets: tuple[str, ...]
    title: str
    url: str | None
    published: date | None
    language: str | None
    version: str
    seq: int


@dataclass(frozen=True, slots=True)
class Found:
    """A claim and its report."""

    claim: Claim
    report: Head

    def json(self) -> dict[str, Any]:
        """The claim as in `panj read --json`, with `report` beside its other fields."""
        head = plain(self.report)
        del head["seq"]
        return {**plain(self.claim), "report": head}


def found(row: Any) -> Found:
    """A row of `Ledger.rows` as a record."""
    published = date.fromisoformat(row.published) if row.published else None
    outlets = tuple(json.loads(row.outlets))
    head = Head(row.report, row.doc_id, outlets, row.title, row.url, published, row.language, row.version, row.seq)
    return Found(claim_from(json.loads(row.body)), head)


def claims(ledger: Ledger, filters: Filters | None = None) -> tuple[list[Found], int]:
    """(claims as `filters` sorts and cuts them; how many there are without limit and offset). Raises LedgerError."""
    rows, total = ledger.find(filters or Filters())
    return [found(row) for row in rows], total


def stream(ledger: Ledger, filters: Filters | None = None) -> tuple[Iterator[Found], int]:
    """As `claims`, with no more than CHUNK claims in memory at once."""
    numbers, total = ledger.numbers(filters or Filters())

    def streamed() -> Iterator[Found]:
        for start in range(0, len(numbers), CHUNK):
            yield from map(found, ledger.rows(numbers[start : start + CHUNK]))

    return streamed(), total
