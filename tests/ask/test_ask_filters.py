"""Filters together: the ledger's answer is that of a look at every claim; pages are parts of the whole."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import COUNTRIES, FIRST, KINDS, NAMES, answers, readings

from panj.ask import SORTS, Filters, Found, Near, Wanted, claims, stream
from panj.ledger import Ledger

SOME = settings(max_examples=80, deadline=None)
MADE = readings(40)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path: Path = tmp_path_factory.mktemp("made") / "panj.db"
    with Ledger(path, create=True) as book:
        for reading in MADE:
            book.append(reading)
        yield book


def some(*values: str | None) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from([v for v in values if v]), min_size=1, max_size=2).map(tuple)


parts = some(*NAMES, "north", "CELIK", "e", "avila", "u1", "%", "no such")
lands = some(*COUNTRIES)
sectors = some("REB", "GOV", "CVL")
days = st.integers(-10, 100).map(lambda n: FIRST + timedelta(days=n))
figure = st.builds(
    Wanted, st.sampled_from(KINDS), st.sampled_from([None, "person"]), st.sampled_from([None, 2.5, 10, 20]),
    st.sampled_from([None, 5, 30]), st.booleans(),
)  # fmt: skip
near = st.builds(
    Near, st.sampled_from([1.5, -17.8, 89.0, 34.0]), st.sampled_from([-2.25, 179.9, -179.9, 10.0, 69.0]),
    st.sampled_from([1.0, 200.0, 5000.0, 20_000.0]),
)  # fmt: skip
QUESTIONS: dict[str, st.SearchStrategy[Any]] = {
    "types": some("COERCE", "ASSAULT", "MOVE"), "modes": some("seize", "restrict", "abduct", "flee"),
    "realis": some("asserted", "denied"), "hedged": st.booleans(), "since": days, "until": days,
    "published_since": days, "published_until": days, "actors": parts, "actor_countries": lands,
    "actor_sectors": sectors, "targets": parts, "target_countries": lands, "target_sectors": sectors,
    "sectors": sectors, "sources": parts, "source_kinds": some("person", "unnamed"), "origins": parts,
    "outlets": some("elm", "zurcher"), "places": parts, "place_countries": lands, "admin1": some("avila", "VALE"),
    "countries": lands, "near": near,
    "figures": st.lists(st.lists(figure, min_size=1, max_size=2).map(tuple), min_size=1, max_size=2).map(tuple),
    "titles": some("rebels", "election"),
}  # fmt: skip
sort = st.lists(st.tuples(st.sampled_from(["", "-"]), st.sampled_from(SORTS)).map("".join), max_size=3).map(tuple)


@st.composite
def few(draw: st.DrawFn) -> Filters:
    """One to three questions at once; more find nothing."""
    names = draw(st.sets(st.sampled_from(sorted(QUESTIONS)), min_size=1, max_size=3))
    return Filters(sort=draw(sort), **{name: draw(QUESTIONS[name]) for name in sorted(names)})


def ids(found: list[Found]) -> list[str]:
    return [f.claim.id for f in found]


def same(many: Ledger, wanted: Filters) -> None:
    every, count = claims(many)
    assert count == len(every) == 120
    found, total = claims(many, wanted)
    assert total == len(found)
    assert sorted(ids(found)) == sorted(ids([x for x in every if answers(wanted, x)]))


@SOME
@given(few())
def test_the_answer_is_that_of_a_look_at_every_claim(many: Ledger, wanted: Filters) -> None:
    same(many, wanted)


@pytest.mark.parametrize("name", QUESTIONS)
def test_so_is_the_answer_to_each_question_alone(many: Ledger, name: str) -> None:
    @settings(max_examples=40, deadline=None)
    @given(QUESTIONS[name])
    def alone(value: Any) -> None:
        same(many, Filters(**{name: value}))

    alone()


@SOME
@given(few(), st.integers(1, 50))
def test_pages_are_parts_of_the_whole(many: Ledger, wanted: Filters, size: int) -> None:
    whole, total = claims(many, wanted)
    pages: list[str] = []
    for offset in range(0, total + size, size):
        page, same = claims(many, replace(wanted, limit=size, offset=offset))
        assert same == total
        pages += ids(page)
    assert pages == ids(whole)
    assert ids(list(stream(many, wanted)[0])) == ids(whole)


def _size(item: Found, kind: str, falling: bool) -> float | None:
    sizes = [f.low if f.low is not None else f.high for f in item.claim.figures if f.what == kind]
    known = [x for x in sizes if x is not None]
    return (max if falling else min)(known) if known else None


@pytest.mark.parametrize("sign", ["", "-"])
def test_sorted_by_a_figure_with_what_has_none_last(many: Ledger, sign: str) -> None:
    found, _ = claims(many, Filters(sort=(f"{sign}killed",)))
    sizes = [_size(x, "killed", sign == "-") for x in found]
    known = [x for x in sizes if x is not None]
    assert known == sorted(known, reverse=sign == "-") and len(known) > 10
    assert sizes[len(known) :] == [None] * (len(sizes) - len(known))


def test_sorted_by_days_and_by_reading(many: Ledger) -> None:
    published = [x.report.published for x in claims(many, Filters(sort=("-published",)))[0]]
    known = [x for x in published if x]
    assert known == sorted(known, reverse=True) and published[len(known) :] == [None] * (120 - len(known))
    seqs = [x.report.seq for x in claims(many, Filters(sort=("-read",)))[0]]
    assert seqs == sorted(seqs, reverse=True)


def test_an_event_is_what_a_report_says_of_one_act(many: Ledger) -> None:
    every, _ = claims(many)
    one = every[17]
    same = [x for x in every if (x.report, x.claim.event) == (one.report, one.claim.event)]
    assert sorted(ids(claims(many, Filters(event=one.claim.id))[0])) == sorted(ids(same))


def test_a_lone_value_is_no_tuple() -> None:
    with pytest.raises(TypeError, match="actors is a tuple"):
        Filters(actors="army")  # type: ignore[arg-type]


def test_replaced_reports_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    from ledger_makers import TEXT, reading

    with Ledger(tmp_path / "panj.db", create=True) as book:
        for text in (TEXT, TEXT.replace("harbour town\n", "harbour town by night\n")):
            book.append(reading(1, text=text, url="https://elm.example/town"))
        old, total = claims(book, Filters(all_revisions=True, sort=("read",)))
        assert total == 6
        shown, total = claims(book)
        assert total == 3 and {x.report.report for x in shown} == {old[-1].report.report}
        assert claims(book, Filters(report=old[0].report.report))[1] == 3
