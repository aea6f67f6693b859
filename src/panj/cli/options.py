"""Options that several verbs share, and how days are written."""

import calendar
import difflib
import re
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from panj import lexicon

DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def _day(text: str, last: bool) -> date:
    match = DAY.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(x) if x else None for x in match.groups())
        assert year is not None
        month = month or (12 if last else 1)
        return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
    except (ValueError, calendar.IllegalMonthError):
        raise typer.BadParameter(f"{text!r} is no date; write 2021-07-05, 2021-07 or 2021") from None


def since_day(text: str) -> date:
    """A day, or the first of a month or year."""
    return _day(text, False)


def until_day(text: str) -> date:
    """A day, or the last of a month or year."""
    return _day(text, True)


def whole_day(text: str) -> date:
    """A whole date, nothing less: a report came out on one day."""
    match = DAY.fullmatch(text.strip())
    if match is None or match.group(3) is None:
        raise typer.BadParameter(f"{text!r} is no whole date; write it as 2021-07-05")
    return _day(text, False)


def country_code(text: str) -> str | None:
    """ISO 3166-1 alpha-3 of a code or an English name of a country; None where it is neither."""
    wanted = text.strip().casefold().removeprefix("the ")
    for _, cells in lexicon.rows("countries.tsv"):
        if wanted == cells[0].casefold() or (len(cells) > 1 and wanted in cells[1].casefold().split("|")):
            return cells[0]
    return None


def country(text: str) -> str:
    code = country_code(text)
    if code is None:
        names = [name for _, cells in lexicon.rows("countries.tsv") if len(cells) > 1 for name in cells[1].split("|")]
        like = difflib.get_close_matches(text.strip(), names, n=1)
        meant = f"; do you mean {like[0]}?" if like else "; give its English name or three-letter ISO code"
        raise typer.BadParameter(f"{text!r} is no country known here{meant}")
    return code


LedgerOption = Annotated[
    Path | None,
    typer.Option("--ledger", metavar="PATH", help="The ledger file; else PANJ_LEDGER, else panj.db here."),
]
PublishedOption = Annotated[
    date | None,
    typer.Option("--published", parser=whole_day, metavar="DATE", help="Day of publication where a file gives none."),
]
OutletOption = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Who published it, where a file does not say.")
]
UrlOption = Annotated[str | None, typer.Option("--url", help="Address of the report, for a single file.")]
TitleOption = Annotated[str | None, typer.Option("--title", help="Headline of the report, for a single file.")]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON lines on stdout, one object a line.")]


def must_exist(paths: list[str]) -> None:
    """A mistyped name stops the command before anything is read; `-` is standard input."""
    for path in paths:
        if path != "-" and not Path(path).exists():
            raise typer.BadParameter(f"no file or folder {path!r}; check the name", param_hint="FILES")
