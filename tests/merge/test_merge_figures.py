"""Low, best and high of what an event counts."""

from datetime import date

from making import figure, tell

from panj.merge.figures import tallies
from panj.model import Figure
from panj.model.events import Held, Tally


def told(outlet: str, day: int, *figures: Figure) -> Held:
    text = f"{outlet} of {day} told of {', '.join(f.text for f in figures)} dead"
    return tell(text, "dead", "ASSAULT", outlet=outlet, published=date(2022, 3, day), figures=figures)


def one(*held: Held) -> Tally:
    (tally,) = tallies(held, {h.claim.id: h.report.outlets[0] for h in held})
    return tally


def standing(tally: Tally) -> dict[str, str]:
    return {s.text: s.standing for s in tally.stated}


def test_exact_before_bounded_before_vague() -> None:
    got = one(
        told("A", 1, figure("hundreds", "crossed", 200, None, "soldiers")),
        told("B", 1, figure("more than 600", "crossed", 601, None, "soldiers")),
        told("C", 1, figure("648", "crossed", 648, 648, "soldiers")),
    )
    assert (got.low, got.best, got.high, got.bound) == (648, 648, 648, None)
    assert standing(got) == {"hundreds": "held", "more than 600": "held", "648": "best"}


def test_a_bound_is_said_to_be_one() -> None:
    got = one(told("A", 1, figure("at least 20", "killed", 20, None)))
    assert (got.best, got.bound) == (20, "at least")


def test_a_rising_toll_supersedes_and_stays_visible() -> None:
    got = one(told("A", 1, figure("4", "killed", 4, 4)), told("B", 2, figure("9", "killed", 9, 9)))
    assert (got.low, got.best, got.high) == (9, 9, 9)
    assert standing(got) == {"4": "superseded", "9": "best"}


def test_rivals_of_one_day_widen_the_range_and_more_origins_win() -> None:
    got = one(
        told("A", 1, figure("40", "killed", 40, 40)),
        told("B", 1, figure("40", "killed", 40, 40)),
        told("C", 1, figure("55", "killed", 55, 55)),
    )
    assert (got.low, got.best, got.high) == (40, 40, 55)


def test_a_part_is_no_rival_of_the_total() -> None:
    held = told("A", 1, figure("30", "killed", 30, 30, "people"), figure("6", "killed", 6, 6, "policemen"))
    assert sorted(t.best for t in tallies([held], {}) if t.best) == [6, 30]
