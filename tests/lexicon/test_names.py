"""What a word can name."""

import pytest

from panj.lexicon import names, rows
from panj.lexicon.names import (
    actor_named,
    armed_group,
    body_word,
    country,
    country_name,
    document_word,
    fold,
    force,
    government_seat,
    government_word,
    media_word,
    nationality,
    noun_sector,
    office,
    outlet,
    outlet_named,
    person_word,
    place_word,
    singular,
    weapon_word,
)  # fmt: skip


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Afghan", "AFG"),
        ("Afghans", "AFG"), ("Tajik", "TJK"), ("Syrian", "SYR"), ("American", "USA"), ("U.S.", "USA"),
        ("US", "USA"), ("UK", "GBR"), ("Israeli", "ISR"), ("Frenchmen", "FRA"), ("Polish", "POL"), ("Kosovar", "XKX"),
        ("Burkinabé", "BFA"), ("Burkinabe", "BFA"), ("Nigerien", "NER"), ("Nigerian", "NGA"), ("Taiwanese", "TWN"),
        ("us", None), ("polish", None), ("Martian", None),
    ],
)  # fmt: skip
def test_nationality(word: str, code: str | None) -> None:
    assert nationality(word) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("UK", "GBR"), ("Britain", "GBR"), ("US", "USA"), ("the United States", "USA"), ("UAE", "ARE"), ("DRC", "COD"),
        ("DR Congo", "COD"), ("Gaza", "PSE"), ("West Bank", "PSE"), ("Kosovo", "XKX"), ("Taiwan", "TWN"),
        ("Abkhazia", "GEO"), ("Northern Cyprus", "CYP"), ("Russia's", "RUS"), ("Türkiye", "TUR"),
        ("Ivory Coast", "CIV"),
        ("us", None), ("Atlantis", None),
    ],
)  # fmt: skip
def test_country(text: str, code: str | None) -> None:
    assert country(text) == code


def test_seats_stand_for_governments() -> None:
    assert government_seat("Moscow") == "RUS"
    assert government_seat("Downing Street") == "GBR"
    assert government_seat("the White House") == "USA"
    assert government_seat("Gotham") is None


def test_classes_of_common_nouns() -> None:
    assert all(map(office, ("president", "spokesman", "governors", "prime minister", "general")))
    assert all(map(force, ("soldier", "troops", "police", "militants", "gunmen", "army", "militia")))
    assert all(map(government_word, ("government", "authorities", "regime", "administration")))
    assert all(map(person_word, ("man", "women", "protesters", "people", "children", "students", "leader")))
    assert all(map(body_word, ("group", "ministry", "parties", "court", "company")))
    assert all(map(media_word, ("newspaper", "news agency", "broadcaster")))
    assert all(map(document_word, ("statement", "report", "letters")))
    assert all(map(place_word, ("city", "villages", "airport", "hospital", "border", "mosque")))
    assert all(map(weapon_word, ("bomb", "missiles", "rifle")))
    assert not any(map(office, ("table", "airport", "talks")))


def test_sectors_of_common_nouns() -> None:
    want = {"soldiers": "MIL", "police": "COP", "senator": "LEG", "judges": "JUD", "rebels": "REB",
            "journalist": "MED", "refugees": "REF", "civilians": "CVL",
            "protesters": "OPP", "minister": "GOV", "company": "BUS"}  # fmt: skip
    assert {x: noun_sector(x) for x in want} == want


@pytest.mark.parametrize("name", ["Reuters", "the Associated Press", "AFP", "BBC News", "Al Jazeera 2", "RTE"])
def test_outlets(name: str) -> None:
    assert outlet(name)


def test_outlets_know_their_home_and_lower_case_is_no_name() -> None:
    assert outlet_named("Xinhua").country == "CHN"  # type: ignore[union-attr]
    assert not outlet("the nation") and not outlet("time") and not outlet("Ministry of Defence")


def test_actors() -> None:
    assert armed_group("the Taliban") and armed_group("Hezbollah") and not armed_group("NATO")
    known = actor_named("IDF")
    assert known is not None and (known.name, known.country, known.sector) == ("Israel Defense Forces", "ISR", "MIL")


def test_fold_and_singular() -> None:
    assert fold("Erdoğan") == "erdogan" and fold("Wałęsa’s") == "walesa's"
    assert [singular(x) for x in ("militias", "countries", "gunmen", "corps", "crosses", "women")] == [
        "militia", "country", "gunman", "corps", "cross", "woman",
    ]  # fmt: skip


def test_tables_are_whole() -> None:
    """Codes are ISO 3166-1 alpha-3, each country has one row, no word stands twice in a class."""
    codes = [cells[0] for _, cells in rows("countries.tsv", 2)]
    assert len(codes) == len(set(codes)) and all(len(c) == 3 and c.isupper() for c in codes)
    for file, column in (("outlets.tsv", 0), ("actors.tsv", 1)):
        bad = [place for place, cells in rows(file, 2) if cells[column] != "-" and cells[column] not in codes]
        assert not bad
    assert country_name("AFG") == "Afghanistan"
    assert names.country_names()["afghanistan"] == "AFG"
