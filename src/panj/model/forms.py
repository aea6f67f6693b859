"""JSON forms of the records: what `panj read --json` prints and what the ledger's payloads hold."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from panj.model.records import Actor, Claim, Figure, Mention, Place, Reading, Report, Source, Struck, When

SCHEMA = "https://panj.dev/schema/report-1.json"


_NAMES: dict[type, tuple[str, ...]] = {}


def _names(kind: type) -> tuple[str, ...]:
    """Field names of a record, () for anything else; kept, since a reading asks for them a hundred times."""
    if kind not in _NAMES:
        _NAMES[kind] = tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()
    return _NAMES[kind]


def plain(record: Any) -> Any:
    """A record as plain JSON values: tuples become lists, dates ISO strings."""
    if record is None or isinstance(record, (str, int, float)):
        return record
    if isinstance(record, (list, tuple)):
        return [plain(x) for x in record]
    if isinstance(record, date):
        return record.isoformat()
    names = _names(type(record))
    return {name: plain(getattr(record, name)) for name in names} if names else record


def reading_json(reading: Reading) -> dict[str, Any]:
    """The public object of one report, field order as documented in docs/json.md."""
    report = reading.report
    return {
        "schema": SCHEMA,
        "doc_id": report.doc_id,
        "report": report.id,
        "outlet": report.outlets[0] if report.outlets else None,
        "outlets": list(report.outlets),
        "published": report.published.isoformat() if report.published else None,
        "title": report.title,
        "url": report.url,
        "canonical": report.canonical,
        "author": report.author,
        "wire": report.wire,
        "date_basis": report.date_basis,
        "revises": report.revises,
        "language": report.language,
        "version": reading.version,
        "text": report.text,
        "struck": plain(report.struck),
        "claims": plain(reading.claims),
    }


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _spanned(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "span": tuple(row["span"])}


def claim_from(row: dict[str, Any]) -> Claim:
    """A Claim from its JSON form; the inverse of `plain`."""
    when = row["when"]
    return Claim(
        **{
            **row,
            "evidence": Mention(**_spanned(row["evidence"])),
            "trigger": Mention(**_spanned(row["trigger"])),
            "actors": tuple(Actor(**_spanned(x)) for x in row["actors"]),
            "targets": tuple(Actor(**_spanned(x)) for x in row["targets"]),
            "places": tuple(Place(**_spanned(x)) for x in row["places"]),
            "when": when and When(**{**_spanned(when), "start": _day(when["start"]), "end": _day(when["end"])}),
            "figures": tuple(Figure(**_spanned(x)) for x in row["figures"]),
            "sources": tuple(Source(**_spanned(x)) for x in row["sources"]),
        }
    )


def report_from(row: dict[str, Any]) -> Report:
    """A Report from its JSON form; the inverse of `plain`."""

    return Report(
        **{
            **row,
            "outlets": tuple(row["outlets"]),
            "published": _day(row["published"]),
            "struck": tuple(Struck(**x) for x in row["struck"]),
        }
    )
