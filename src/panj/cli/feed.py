"""Reports off the disk and the reader they go to; imported late, so that asking does not wait for a parser to load."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from panj.model import Rejection, Report
from panj.settings import Settings

if TYPE_CHECKING:
    from panj.flow import Reader


def reader(settings: Settings) -> "Reader":
    from panj.cli.places import prepare
    from panj.flow import Reader

    prepare()
    return Reader(settings)


def reports(
    files: Sequence[str], settings: Settings, *, published: date | None = None, outlet: str | None = None,
    url: str | None = None, title: str | None = None,
) -> Iterator[Report | Rejection]:  # fmt: skip
    """What panj.intake.read_sources makes of the files."""
    from panj.intake import read_sources

    yield from read_sources(files, settings, published=published, outlet=outlet, url=url, title=title)
