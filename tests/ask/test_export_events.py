"""Events in each form: the cautious number and the range, what is lost told, fields that the forms publish."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from exported import ARMY, COUNTRY, FARMERS, HEAD, REBELS, TOWN

from panj.ask.exports import Tally as Lost
from panj.ask.exports import events, events_geo, ftm, hapi
from panj.ask.exports.events_parts import Reported
from panj.model.events import Credibility, Event, Origin, Span, Tally

DAY = date(2021, 7, 4)


def count(low: int, best: int, high: int, what: str = "killed", of: str = "people", bound: str | None = None) -> Tally:
    return Tally(what, of, "person", low, best, high, bound, ("c1",), ())


def event(number: int, **more: Any) -> Reported:
    whole = Event(
        f"e{number}", "ASSAULT", None, "asserted", False, Span(DAY, DAY, "relative"), (TOWN,), (REBELS,), (FARMERS,),
        (count(10, 12, 20),), (f"c{number}",), ("r1",), ("Elm Courier", "Birch Times"),
        (Origin("=an officer", "office", (f"c{number}",), ("Elm Courier",)),), date(2021, 7, 5), date(2021, 7, 6),
        Credibility(2, "probably true", ("2 independent origins say so: a, b",)),
    )  # fmt: skip
    return Reported(replace(whole, **more), (HEAD,))


def table(target: str, *items: Reported) -> tuple[list[dict[str, str]], Lost]:
    lost = Lost(noun="events")
    form = events.TABLES[target]
    text = "".join(events.csv_lines(form.columns, events._rows(form, items, lost)))
    return list(csv.DictReader(io.StringIO(text, newline=""))), lost


def test_acled_takes_the_low_and_says_that_the_rest_is_lost() -> None:
    (row,), lost = table("acled", event(1))
    assert (row["fatalities"], row["event_type"], row["event_date"]) == (
        "10",
        "Violence against civilians",
        "2021-07-04",
    )
    assert any("best and high are lost" in line for line in lost.lines())


def test_ucdp_has_low_best_and_high_and_every_report() -> None:
    (row,), _ = table("ucdp", event(1))
    assert [row[x] for x in ("low", "best", "high", "deaths_civilians")] == ["10", "12", "20", "12"]
    assert row["source_original"] == "'=an officer"  # no cell is run as a formula
    assert row["source_article"].startswith('"Elm Courier; Birch Times,2021-07-05,')


def test_groups_of_dead_are_not_added_up() -> None:
    figures = (count(13, 13, 13, of="soldiers"), count(72, 72, 95, of="villagers"))
    (row,), lost = table("acled", event(1, figures=figures))
    assert row["fatalities"] == "72"
    assert any("several groups" in line for line in lost.lines())


@pytest.mark.parametrize("target", [*events.TABLES])
def test_what_is_not_so_is_no_row_where_the_form_holds_facts_only(target: str) -> None:
    items = [event(n, realis=r) for n, r in enumerate(("asserted", "denied", "planned"))]
    rows, lost = table(target, *items)
    assert len(rows) == lost.written
    assert lost.written == (3 if target in ("csv", "plover") else 0 if target == "idmc" else 1)


def test_hapi_counts_a_month_of_a_place_and_civilians_twice() -> None:
    lost = Lost(noun="events")
    items = (event(1), event(2, figures=()), event(3, targets=(ARMY,)), event(4, places=()), event(5, type="FALL"))
    rows = list(hapi.rows(((x, events._acled) for x in items), lost))
    assert {(r["event_type"], r["events"], r["fatalities"]) for r in rows} == {
        ("political_violence", 3, 20), ("civilian_targeting", 2, 10),
    }  # fmt: skip
    assert {(r["reference_period_start"], r["reference_period_end"], r["admin_level"]) for r in rows} == {
        ("2021-07-01T00:00:00", "2021-07-31T23:59:59", 1)
    }
    assert (lost.total, lost.written) == (5, 3)
    assert all(set(r) <= set(hapi.COLUMNS) for r in rows)


def test_idmc_takes_the_figure_of_the_displaced_with_its_qualifier() -> None:
    told = (count(300, 300, 300, "displaced", bound="at least"), count(5, 5, 5))
    (row,), lost = table("idmc", event(1, type="MOVE", mode="flee", figures=told), event(2))
    assert (row["figure"], row["qualifier"], row["iso3"], row["displacement_type"]) == ("300", "more than", "AFG", "")
    assert lost.total == 2 and lost.written == 1


def entities(*items: Reported) -> list[dict[str, Any]]:
    return [json.loads(line) for line in "".join(ftm.lines(items, Lost())).splitlines()]


# properties of FollowTheMoney's schemata that we fill, Thing's and Interval's among them
FIELDS = {
    "Event": {"name", "summary", "date", "startDate", "endDate", "location", "country", "keywords", "involved",
              "proof", "recordId", "publisher", "sourceUrl", "notes"},
    "Article": {"name", "title", "publishedAt", "publisher", "sourceUrl", "language"},
    "Documentation": {"document", "entity", "role", "date", "sourceUrl", "publisher"},
    **{x: {"name", "alias", "country", "keywords"} for x in ("LegalEntity", "PublicBody", "Organization")},
}  # fmt: skip


def test_ftm_is_a_graph_that_holds_together() -> None:
    army = replace(ARMY, id="afg-mil")
    made = entities(event(1, actors=(army,)), event(2, actors=(replace(army, name="ANA"),), places=(TOWN, COUNTRY)))
    ids = {x["id"] for x in made}
    for x in made:
        assert set(x["properties"]) <= FIELDS[x["schema"]]
        assert all(isinstance(v, str) for values in x["properties"].values() for v in values)
        for name in ("involved", "proof", "document", "entity"):
            assert set(x["properties"].get(name, ())) <= ids
    assert [x["schema"] for x in made].count("Article") == 1  # one report, told once
    first, second = (x for x in made if x["schema"] == "Event")
    assert first["properties"]["date"] == ["2021-07-04"] and second["properties"]["country"] == ["af", "tj"]
    (party,) = (x for x in made if x["id"] == "panj-actor-afg-mil")
    assert (party["schema"], party["properties"]["alias"]) == ("PublicBody", ["ANA"])
    assert any("farmers" in note for note in first["properties"]["notes"])


def test_ftm_leaves_out_what_did_not_happen() -> None:
    assert entities(event(1, realis="denied")) == []


def test_geojson_pins_points_only() -> None:
    lost = Lost()
    made = json.loads("".join(events_geo.lines((event(1), event(2, places=(COUNTRY,))), lost)))
    assert [x["geometry"] and x["geometry"]["type"] for x in made["features"]] == ["Point", None]
    assert made["features"][0]["properties"]["figures"][0]["best"] == 12
    assert any("known only as country" in line for line in lost.lines())


def test_reports_are_fetched_from_the_ledger(tmp_path: Path) -> None:
    from ledger_makers import reading

    from panj.ledger import Ledger

    with Ledger(tmp_path / "panj.db", create=True) as book:
        made = reading(1)
        book.append(made)
        one = replace(event(1).event, claims=tuple(c.id for c in made.claims), reports=(made.report.id,))
        (item,) = events.reported(book, [one])
        assert [h.report for h in item.heads] == [made.report.id]
        text = "".join(events.text_of(book, [one], "acled", Lost()))
        assert text.count("\n") == 2
