"""The gazetteer: what is in it, how names are compared, what one name may mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panj.ground.context import Context
from panj.ground.gazetteer import Spot, spots
from panj.ground.gazetteer_rows import area_keys, areas, country_points, key_of, middle
from panj.ground.places import Places
from panj.ground.places_names import candidates
from panj.lexicon import rows


def first(text: str) -> Spot:
    return candidates(text)[0]


def test_divisions_of_both_levels_are_there() -> None:
    listed = list(areas())
    first_level = [a for a in listed if a.code.count(".") == 1]
    assert len(first_level) > 3_800 and len(listed) - len(first_level) > 47_000
    ohio = next(a for a in listed if a.code == "USA.OH")
    assert ohio.name == "Ohio" and ohio.middle is not None and abs(ohio.middle[0] - 40.3) < 0.5


def test_every_country_of_the_lexicon_has_a_point_or_is_tiny() -> None:
    without = {cells[0] for _, cells in rows("countries.tsv")} - set(country_points())
    assert without <= {"ALA", "ATA", "BES", "BLM", "CUW", "MAF", "SXM", "TCA", "VGB", "VIR"}


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Jowzjan Province", "AFG", "admin1"), ("Franklin County", "USA", "admin2"), ("Maʼrib", "YEM", "seat"),
        ("Mazar-e-Sharif", "AFG", "seat"), ("MAZAR-E-SHARIF", "AFG", "seat"), ("Calif.", "USA", "admin1"),
        ("Kabul", "AFG", "capital"), ("the Netherlands", "NLD", "country"), ("St. Petersburg", "RUS", "seat"),
    ],
)  # fmt: skip
def test_names_as_they_are_written(name: str, country: str, kind: str) -> None:
    found = [s for s in candidates(name) if (s.country, s.kind) == (country, kind)]
    assert found, candidates(name)[:5]


def test_a_short_form_without_a_full_stop_wants_a_comma() -> None:
    assert not candidates("GA") and candidates("GA", True)[0].area == "USA.GA"


def test_kind_words_narrow() -> None:
    assert {s.kind for s in candidates("Kunduz Province")} <= {"admin1", "admin2", "region"}
    assert ("county", "") not in area_keys("Franklin County", []) and ("franklin", 1) in area_keys(
        "Franklin County", []
    )


@given(st.text(max_size=40))
def test_any_letters_can_be_asked_for(text: str) -> None:
    assert key_of(key_of(text)) == key_of(text) or not text.isascii()
    for spot in spots(text)[:5]:
        assert spot.lat is None or (-90 <= spot.lat <= 90 and spot.lon is not None and -180 <= spot.lon <= 180)


@given(st.text(alphabet="ABab ,.'\n-Paris Texas", max_size=80))
def test_grounding_is_the_same_each_time(text: str) -> None:
    def told() -> list[object]:
        places = Places(Context(text))
        return [places.locate(*span) for span in places.toponyms()]

    assert told() == told()


@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=80))
def test_the_middle_lies_among_the_towns(points: list[tuple[float, float]]) -> None:
    lat, lon = middle(points)
    assert lat is not None and lon is not None
    assert min(p[0] for p in points) - 0.001 <= lat <= max(p[0] for p in points) + 0.001
    assert min(p[1] for p in points) - 0.001 <= lon <= max(p[1] for p in points) + 0.001
