"""Claims to events: one act of two outlets, order and parts of no matter, people's word kept."""

from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from making import actor, figure, tell, town

from panj.merge.events import events, merge, redirects
from panj.model.events import Held

GUARD = actor("Border Guard", "XXA", "MIL", "xxa-guard")


def crossing(outlet: str, count: str, low: int, high: int | None, day: date, where: str = "Odrin") -> Held:
    return tell(
        f"According to {outlet}, {count} men of the Border Guard fled over the bridge at {where}",
        "fled", "MOVE", "flee", outlet=outlet, published=day, actors=[GUARD],
        places=[town(where, "XXA", "North")], figures=[figure(count, "crossed", low, high, "men")],
    )  # fmt: skip


FIRST, NEXT = date(2022, 3, 2), date(2022, 3, 12)
HELD = [
    crossing("A", "hundreds of", 200, None, FIRST),
    crossing("B", "412", 412, 412, FIRST),
    crossing("C", "more than 400", 401, None, FIRST),
    crossing("A", "30", 30, 30, FIRST, "Kestel"),
    crossing("B", "31", 31, 31, NEXT, "Kestel"),
    crossing("D", "9", 9, 9, NEXT, "Lom"),
]


def test_one_crossing_of_three_outlets_is_one_event_with_its_best_count() -> None:
    found = events(HELD)
    event = next(e for e in found if len(e.outlets) == 3)
    assert event.outlets == ("A", "B", "C") and len(event.origins) == 3
    (tally,) = event.figures
    assert (tally.low, tally.best, tally.high) == (412, 412, 412)
    assert event.credibility.grade == 1
    assert sorted(c for e in found for c in e.claims) == sorted(h.claim.id for h in HELD)


@settings(max_examples=15, deadline=None)
@given(st.integers(), st.integers(1, len(HELD) - 1))
def test_order_and_coming_in_parts_do_not_matter(seed: int, cut: int) -> None:
    held = list(HELD)
    Random(seed).shuffle(held)
    whole = merge(HELD)
    assert merge(held) == whole
    assert merge(held, before=merge(held[:cut])) == whole


def test_people_s_joins_and_splits_hold() -> None:
    a, b, other = HELD[0].claim.id, HELD[1].claim.id, HELD[5].claim.id
    found = events(HELD, joined=[(a, other)], parted=[(a, b)])
    home = {c: e.id for e in found for c in e.claims}
    assert home[a] == home[other] != home[b]


def test_an_event_goes_by_its_first_claim_and_leaves_a_redirect() -> None:
    before = events(HELD[1:])
    after = events(HELD, joined=[(HELD[0].claim.id, HELD[5].claim.id)])
    moved = redirects(before, after)
    kept = {e.id for e in after}
    assert all(e.id in kept or moved[e.id] in kept for e in before)
