"""Reports, outlets and origins counted apart."""

from datetime import date

from making import source, tell

from panj.merge.credibility import credibility
from panj.merge.origins import origins, writers
from panj.model.events import Held

LONG = (
    "The river police said on Tuesday that a barge with grain for the southern mills had run aground near a lock, "
    "that nobody aboard was hurt and that the channel would stay shut until a tug from the coast had pulled it free"
)


def counted(*held: Held) -> list[str]:
    return [o.name for o in origins(held, writers(h.report for h in held))]


def test_one_official_in_three_outlets_is_one_origin() -> None:
    held = [
        tell(f"The mayor told {o} of the raid", "raid", "ASSAULT", outlet=o, sources=[source("the mayor", 0, "person")])
        for o in "ABC"
    ]
    assert counted(*held) == ["the mayor"]


def test_each_outlet_s_own_word_is_an_origin() -> None:
    held = [tell(f"{o} saw the raid", "raid", "ASSAULT", outlet=o) for o in "AB"]
    assert counted(*held) == ["A", "B"]


def test_a_wire_named_by_the_page_is_the_origin() -> None:
    held = [tell(f"{o} tells of the raid", "raid", "ASSAULT", outlet=o, wire="Wire Service") for o in "AB"]
    assert counted(*held) == ["Wire Service"]


def test_a_copied_text_is_one_origin_and_the_earliest_outlet_s() -> None:
    held = [
        tell(LONG, "run aground", "MOVE", outlet="Later Post", published=date(2022, 3, 3)),
        tell(f"{LONG} by noon", "run aground", "MOVE", outlet="First Post", published=date(2022, 3, 2)),
    ]
    assert counted(*held) == ["First Post"]


def test_grades_follow_origins_hedges_and_denials() -> None:
    def grade(*held: Held) -> int:
        return credibility(held, origins(held, writers(h.report for h in held))).grade

    def word(outlet: str, **more: object) -> Held:
        return tell(f"{outlet} tells of a raid", "raid", "ASSAULT", outlet=outlet, **more)  # type: ignore[arg-type]

    assert grade(word("A"), word("B"), word("C")) == 1
    assert grade(word("A"), word("B")) == 2
    assert grade(word("A")) == 3
    assert grade(word("A", hedged=True)) == 4
    assert grade(word("A"), word("B", realis="denied")) == 4
    assert grade(word("B", realis="denied")) == 5
    assert grade(word("A", realis="forecast")) == 6
