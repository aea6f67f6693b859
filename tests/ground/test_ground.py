"""Claims grounded: places to countries, doers to countries and sectors, sources to kinds."""

from dataclasses import replace

import pytest

from panj.ground import SECTORS, ground
from panj.ground.actors import kind_of
from panj.ground.context import Context
from panj.ground.places import Places, countries_in
from panj.ground.sectors import of_words
from panj.lexicon import rows
from panj.model import Actor, Claim, Mention, Place, Report, Source


def where(text: str, *names: str) -> list[str | None]:
    """Countries of the places `names` of one claim in `text`."""
    places = [Place(n, (text.index(n), text.index(n) + len(n)), "at", n) for n in names]
    return [p.country for p in Places(Context(text)).ground(places)]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Shells fell on Idlib Governorate overnight.", "Idlib Governorate", "SYR"),
        ("Two soldiers died in eastern Poland.", "eastern Poland", "POL"),
        ("Strikes hit Khan Younis again.", "Khan Younis", "PSE"),
        ("Rebels took a town in Tigray.", "Tigray", "ETH"),
        ("Gunmen struck in Cabo Delgado.", "Cabo Delgado", "MOZ"),
        ("A ship was boarded in the Strait of Hormuz by Iranian troops.", "Strait of Hormuz", None),
        ("The navy drills in the Baltic Sea.", "Baltic Sea", None),
        ("Fire broke out on the Belarus–Ukraine border.", "Belarus–Ukraine border", None),
        ("Drones crossed into Iranian airspace.", "Iranian airspace", "IRN"),
        ("The war spreads across the Sahel.", "Sahel", None),
        ("Police cleared a camp in British Columbia.", "British Columbia", "CAN"),
        ("Guards fired in Western Australia.", "Western Australia", "AUS"),
        ("Crowds met in Ciudad Juárez.", "Ciudad Juárez", "MEX"),
        ("Crowds met in the Yemeni city of Ma'rib.", "Yemeni city of Ma'rib", "YEM"),
        ("The protest in Hyderabad, Pakistan, ended.", "Hyderabad", "PAK"),
        ("Indian police said the protest in Hyderabad ended.", "Hyderabad", "IND"),
        ("Pakistan sent troops to Hyderabad after the vote.", "Hyderabad", "PAK"),
        ("They fled abroad.", "abroad", None),
        ("Men from Georgia's parliament met in Tbilisi.", "Tbilisi", "GEO"),
        ("In Iraq, a mob stormed the United States Embassy.", "United States Embassy", "IRQ"),
    ],
)
def test_places(text: str, name: str, code: str | None) -> None:
    assert where(text, name) == [code]


def test_common_nouns_take_the_country_of_their_claim_first() -> None:
    text = "In Kenya the week was calm. Gunmen shot three people at a hotel in Kismayo, Somalia."
    assert where(text, "hotel", "Kismayo") == ["SOM", "SOM"]


def test_common_nouns_take_the_country_that_their_surroundings_name() -> None:
    text = "Protests shook Peru. Peruvian police fired tear gas. A crowd burned the court."
    assert where(text, "court") == ["PER"]


def test_nothing_near_gives_no_country() -> None:
    assert where("A man was shot at a hotel.", "hotel") == [None]


def test_a_small_namesake_far_from_the_story_is_not_taken() -> None:
    """No answer rather than a wild one: an unknown site takes the country of the story."""
    assert where("Colombia mourns. A bomb went off near Villa Zzyzx.", "Villa Zzyzx") == ["COL"]


def test_coordinates_come_with_the_city() -> None:
    text = "A blast in Magdeburg, Germany, hurt five."
    (place,) = Places(Context(text)).ground([Place("Magdeburg", (11, 20), "at", "Magdeburg")])
    assert place.geonameid == 2874545 and place.precision == "place"
    assert place.lat is not None and abs(place.lat - 52.13) < 0.1


def test_countries_in() -> None:
    assert countries_in("Colombia–Venezuela border") == ["COL", "VEN"]
    assert countries_in("Syria's border with Iraq") == ["SYR", "IRQ"]
    assert countries_in("U.S.-led coalition") == ["USA"]


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("Taliban", "REB"), ("Afghan soldiers", "MIL"), ("riot police", "COP"), ("protesters", "OPP"), ("IDF", "MIL"),
        ("Senator Mitt Romney", "LEG"), ("President Lula", "GOV"), ("Moscow", "GOV"), ("France", "GOV"), ("WHO", "IGO"),
        ("members of the security forces", "MIL"), ("a group of refugees", "REF"), ("Reuters", "MED"),
        ("judges", "JUD"),
        ("Ministry of Defence", "GOV"), ("Kenyan High Court", "JUD"), ("gunmen", "UAF"), ("drug cartel", "CRM"),
        ("Archbishop of Kampala", "REL"), ("villagers", "CVL"), ("Amnesty International", "NGO"), ("blue table", None),
    ],
)  # fmt: skip
def test_sectors(phrase: str, sector: str | None) -> None:
    assert of_words(phrase) == sector


def test_every_sector_of_the_lexicon_is_documented() -> None:
    columns = {"actors.tsv": 2, "nouns.tsv": 1, "bodies.tsv": 1}
    used = {cells[column] for file, column in columns.items() for _, cells in rows(file, 3)} - {"-"}
    assert used <= set(SECTORS)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("the news service", "Reuters", "outlet"), ("a senior official", "", "unnamed"), ("Nikki Haley", "", "person"),
        ("he", "Emmanuel Macron", "person"), ("the statement", "Kofi Annan", "document"),
        ("police", "", "organisation"),
        ("Macron’s office", "", "office"), ("the White House", "", "office"),
        ("Amnesty International", "", "organisation"),
        ("witnesses", "", "unnamed"), ("state media", "", "outlet"), ("the foreign minister", "", "office"),
        ("BBC News", "", "outlet"), ("a report", "", "document"), ("Iran", "", "organisation"),
        ("WHO", "", "organisation"),
    ],
)  # fmt: skip
def test_kinds_of_sources(text: str, name: str, kind: str) -> None:
    assert kind_of(Source(text, (0, len(text)), name or text, "", None, 0)) == kind


def a_claim(text: str) -> Claim:
    def at(piece: str) -> tuple[int, int]:
        return text.index(piece), text.index(piece) + len(piece)

    return Claim(
        "c1", "r1:0-1:0", "e1", "test", Mention(text, (0, len(text))), Mention("shot", at("shot")), "ASSAULT",
        "firearms", "asserted", False,
        actors=(Actor("Soldiers", at("Soldiers"), "Soldiers"),),
        targets=(Actor("Amina Diallo", at("Amina Diallo"), "Amina Diallo"),),
        places=(Place("Bamako", at("Bamako"), "at", "Bamako"),),
        sources=(Source("a doctor", at("a doctor"), "a doctor", "", "said", 0),),
    )  # fmt: skip


def test_ground_fills_a_claim_and_leaves_its_letters() -> None:
    text = "Soldiers shot Malian journalist Amina Diallo in Bamako, a doctor said."
    report = Report("r1", "d1", ("x",), "", None, "en", text, text)
    claim = a_claim(text)
    (out,) = ground([claim], report)
    assert (out.actors[0].country, out.actors[0].sector) == ("MLI", "MIL")
    assert (out.targets[0].country, out.targets[0].sector) == ("MLI", "MED")
    assert out.places[0].country == "MLI" and out.sources[0].kind == "unnamed"
    bare = replace(
        out, places=claim.places, sources=claim.sources,
        actors=claim.actors, targets=claim.targets,
    )  # fmt: skip
    assert bare == claim
    assert ground([claim], report) == (out,)
    assert ground([], report) == ()
