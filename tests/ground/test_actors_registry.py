"""The actor registry: names to actors, days to rows, state bodies by rule, and mentions tied to them."""

from datetime import date

import pytest

from panj.ground import SECTORS
from panj.ground.actors import Actors
from panj.ground.actors_names import core, introduced, own_id
from panj.ground.context import Context
from panj.ground.registry import registry
from panj.ground.registry_rows import OWN, checked
from panj.ground.registry_states import body_of, may_have
from panj.lexicon import rows
from panj.lexicon.names import country_name
from panj.model import Actor, Source


def grounded(text: str, mention: str, name: str = "", day: date | None = date(2022, 5, 1)) -> Actor:
    at = text.index(mention)
    actor = Actor(mention, (at, at + len(mention)), name or mention)
    return Actors(Context(text), day).ground(actor, ())


def who(text: str, mention: str, name: str = "") -> tuple[str | None, str | None, str | None]:
    found = grounded(text, mention, name)
    return found.id, found.country, found.sector


def test_every_shipped_row_is_sound() -> None:
    """Codes, sectors and days are checked as they load; an actor has its rows in order of time, a name in the first."""
    last: dict[str, date] = {}
    named: set[str] = set()
    for place, cells in rows("actors.tsv", 6):
        row = checked(dict(zip(("id", "country", "sector", "from", "to", "names"), cells, strict=True)), place)
        assert row.sector in SECTORS, place
        assert row.names or row.id in named, place
        assert row.start is None or row.start > last.get(row.id, date.min), place
        named.add(row.id)
        last[row.id] = row.end or last.get(row.id, date.min)
    assert len(named) > 1500
    for _, (_, mode, codes) in rows("posts.tsv", 3):
        assert mode in ("in", "not in") and all(country_name(c) for c in codes.split())


@pytest.mark.parametrize(
    ("day", "sector"),
    [("1995-01-01", "REB"), ("1999-01-01", "GOV"), ("2021-08-14", "REB"), ("2021-08-15", "GOV"), ("2030-01-01", "GOV")],
)
def test_the_day_picks_the_row(day: str, sector: str) -> None:
    known = registry().get("taliban")
    assert known is not None and known.on(date.fromisoformat(day)).sector == sector


def test_the_day_of_the_act_counts_but_not_one_ahead_of_the_report() -> None:
    actors = Actors(Context("The Taliban spoke."), date(2021, 7, 5))
    actor = Actor("Taliban", (4, 11), "Taliban")
    assert actors.ground(actor, (), date(1998, 8, 8)).sector == "GOV"
    assert actors.ground(actor, (), date(2021, 9, 11)).sector == "REB"
    assert actors.ground(actor, ()).sector == "REB"


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("Tajikistan's border guard service", "tjk-mil-border"), ("Ukraine's General Staff", "ukr-mil-staff"),
        ("Russian forces", "rus-mil"), ("two Kenyan police officers", "ken-cop"), ("Moscow", "rus-gov"),
        ("Ministry of Defence of the Russian Federation", "rus-gov-defence"), ("US Embassy in Lima", "usa-gov-embassy"),
        ("President of the United States", "usa-gov-president"), ("members of the Malian army", "mli-mil"),
        ("Iranian foreign ministry spokeswoman", "irn-gov-foreign"), ("Somalia", "som-gov"),
        ("Turkish-backed forces", None), ("Texas police", None), ("former Peruvian president", None),
        ("Syrian rebel forces", None), ("Afghan officials", None), ("US Embassy", "usa-gov-embassy"),
    ],
)  # fmt: skip
def test_state_bodies_come_by_rule(phrase: str, found: str | None) -> None:
    body = body_of(phrase)
    assert (body.id(body.country or "?") if body else None) == found


@pytest.mark.parametrize(
    ("text", "mention", "found"),
    [
        ("Boko Haram attacked a village.", "Boko Haram", ("boko-haram", "NGA", "REB")),
        ("Fighters of the M23 took the town.", "M23", ("march-23-movement", "COD", "REB")),
        ("Shots came from Taliban fighters.", "Taliban fighters", ("taliban", "AFG", "GOV")),
        ("Kenya freed captured al-Shabaab fighters.", "captured al-Shabaab fighters", (None, "SOM", "REB")),
        ("The WHO warned of cholera.", "WHO", ("world-health-organization", None, "IGO")),
        ("Ethiopia sent troops. The army shelled Mekelle.", "army", ("eth-mil", "ETH", "MIL")),
        ("Peru votes. Congress removed the president of Peru.", "Congress", ("per-leg", "PER", "LEG")),
        ("Colombia's president met the ELN in Colombia.", "ELN", ("national-liberation-army", "COL", "REB")),
        ("Three soldiers fled Mali.", "Three soldiers", (None, "MLI", "MIL")),
        ("Malian soldiers fled.", "Malian soldiers", ("mli-mil", "MLI", "MIL")),
        ("Protesters filled Tbilisi in Georgia.", "Protesters", (None, "GEO", "OPP")),
        ("Reuters reported it.", "Reuters", ("reuters", "GBR", "MED")),
    ],
)  # fmt: skip
def test_mentions_are_tied(text: str, mention: str, found: tuple[str | None, ...]) -> None:
    assert who(text, mention) == found


def test_a_name_of_several_means_the_one_whose_country_is_spoken_of() -> None:
    name = "Labour Party"
    assert who("In Nigeria the Labour Party protested in Lagos, Nigeria.", name)[1] == "NGA"
    assert who("In Britain the Labour Party met in London.", name)[1] == "GBR"
    key, home, sector = who("In Peru the Social Democratic Party met.", "Social Democratic Party")
    assert key is not None and OWN.fullmatch(key) and (home, sector) == ("PER", "PTY")


def test_acronyms_that_the_report_brings_in() -> None:
    text = "The Blue Lakes Liberation Front (BLLF) of Uganda struck. Ugandan troops hunt the BLLF."
    assert introduced(text) == {"BLLF": "Blue Lakes Liberation Front"}
    assert introduced("He won (USA) twice.") == {}
    again = "The African Development Forum (ADF) met in Kenya. The ADF spoke."
    assert grounded(again, "ADF").id != "allied-democratic-forces"


def test_persons_take_country_and_sector_from_their_titles() -> None:
    text = "Malian Colonel Issa Keita, who led the raid, fled. President Ana Lima of Brazil spoke. Keita was found."
    assert who(text, "Keita", "Issa Keita")[1:] == ("MLI", "MIL")
    assert who(text, "Ana Lima")[1:] == ("BRA", "GOV")
    one = grounded(text, "Keita", "Issa Keita")
    assert one.id == own_id("Issa Keita", "MLI") == own_id("Issa KEITA", "MLI") and OWN.fullmatch(one.id)
    assert may_have("president", "FRA") and not may_have("the president", "GBR") and may_have("colonel", "GBR")


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("President Ana Lima", "Ana Lima"), ("Northamptonshire police", "Northamptonshire police"), ("she", None),
        ("three soldiers", None), ("Afghan officials", None), ("Syrian refugees", None), ("European nations", None),
        ("those who fled Homs", None), ("Hamas hostages", None), ("the Kivu Peace Forum", "Kivu Peace Forum"),
    ],
)  # fmt: skip
def test_what_is_a_name(phrase: str, name: str | None) -> None:
    assert core(phrase) == name


def test_sources_get_the_id_of_who_speaks() -> None:
    text = "Taliban spokesman Zabihullah spoke, Reuters said; a report agreed; a senior official too."
    actors = Actors(Context(text), date(2020, 1, 1))

    def speaks(words: str) -> tuple[str, str | None]:
        found = actors.source(Source(words, (0, 1), words, "", None, 0), ())
        return found.kind, found.actor

    assert speaks("Taliban spokesman") == ("office", "taliban")
    assert speaks("Reuters") == ("outlet", "reuters")
    assert speaks("a report") == ("document", None)
    assert speaks("a senior official") == ("unnamed", None)
