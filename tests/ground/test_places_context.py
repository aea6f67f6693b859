"""Ambiguous names in context: what the report around a name makes of it."""

from pathlib import Path

import pytest

from panj.ground.context import Context
from panj.ground.places import Places
from panj.model import Place

DATA = Path(__file__).parent / "data" / "places.tsv"
LEAST = 40  # of 44
NEAR = 1.0  # degrees, about 100 km
WIDE = 3.0  # … of the point of a country or first-level area


def lines() -> list[list[str]]:
    return [x.split("\t") for x in DATA.read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]


def found(text: str, name: str) -> Place:
    """The place as a claim of the report would get it; the parser's entities are not there to help."""
    at = text.index(name)
    (place,) = Places(Context(text)).ground([Place(name, (at, at + len(name)), "at", name)])
    return place


def right(line: list[str]) -> bool:
    text, name, country, lat, lon = line
    place = found(text, name)
    if place.country != country:
        return False
    if lat == "-":
        return place.lat is None and place.precision == "area"
    far = WIDE if place.precision in ("country", "admin1") else NEAR
    return place.lat is not None and place.lon is not None and max(
        abs(place.lat - float(lat)), abs(place.lon - float(lon))) <= far  # fmt: skip


def test_ambiguous_names_mean_what_their_report_says() -> None:
    listed = lines()
    wrong = [f"{line[1]} ({line[2]}): {found(line[0], line[1])}" for line in listed if not right(line)]
    assert len(listed) - len(wrong) >= LEAST, "\n".join(wrong)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Soldiers fired from Bagram as the last aircraft left.", "Bagram"),
        ("Forty families fled from Takhar to Kabul.", "Takhar"),
        ("The Taliban stormed the prison in Mazar, Afghan officials said.", "Mazar"),
    ],
)
def test_another_name_alone_sends_nobody_abroad(text: str, name: str) -> None:
    """Alternate names have Bagram in Iran, Takhar in China and Mazar in Jordan."""
    assert found(text, name).country in ("AFG", None)


def test_a_part_of_an_area_is_no_point() -> None:
    place = found("Shells fell in northern Kunduz Province, Afghanistan.", "northern Kunduz Province")
    assert (place.country, place.admin1, place.precision, place.lat) == ("AFG", "Kunduz", "area", None)


def test_divisions_come_with_the_town() -> None:
    place = found("Deputies searched a farm near Zanesville, Ohio.", "Zanesville")
    assert (place.admin1, place.admin2, place.precision) == ("Ohio", "Muskingum County", "place")
