"""What speaks for two claims being one act, and what rules it out."""

from datetime import date

import pytest
from making import actor, figure, tell, town

from panj.merge.events import why
from panj.model.events import Held, Judgement

MILITIA = actor("Red Valley Militia", "XXA", "REB", "red-valley")
OTHERS = actor("Harbour Front", "XXA", "REB", "harbour-front")


def raid(outlet: str = "The Herald", place: str = "Odrin", admin1: str = "North", **more: object) -> Held:
    by = more.pop("by", MILITIA)
    text = f"Fighters of the {by.name} attacked the mill at {place}, killing 14 guards"  # type: ignore[attr-defined]
    given = dict(actors=[by], places=[town(place, "XXA", admin1)], figures=[figure("14", "killed", 14, 14, "guards")])
    return tell(text, "attacked", "ASSAULT", outlet=outlet, **{**given, **more})  # type: ignore[arg-type]


def judged(a: Held, b: Held) -> Judgement:
    there, back = why(a, b), why(b, a)
    assert there == back
    return there


def test_two_outlets_of_one_raid_are_one_act_and_it_is_said_why() -> None:
    got = judged(raid(), raid("Evening Star"))
    assert got.probability > 0.8 and got.apart is None
    assert {"place", "actors", "figures", "words"} <= {e.name for e in got.evidence}
    assert all(e.why for e in got.evidence)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (raid("Evening Star", place="Kestel"), "not"),  # another town
        (raid("Evening Star", day=date(2022, 2, 20)), "days apart"),  # another day of a one-day act
        (raid("Evening Star", realis="planned"), "planned"),
    ],
)
def test_what_can_never_be_one_act(other: Held, reason: str) -> None:
    assert reason in (judged(raid(day=date(2022, 3, 1)), other).apart or "")


def test_a_denial_of_an_act_is_of_that_act() -> None:
    assert judged(raid(), raid("Evening Star", realis="denied")).apart is None


def test_another_party_and_another_count_speak_against() -> None:
    def odds(other: Held) -> float:
        return sum(e.weight for e in judged(raid(), other).evidence)

    same = odds(raid("Evening Star"))
    assert odds(raid("Evening Star", by=OTHERS)) < same - 1.5
    assert odds(raid("Evening Star", figures=[figure("90", "killed", 90, 90)])) < same - 3


def test_a_seizure_is_no_phone_call() -> None:
    call = tell("The two presidents spoke by phone about Odrin", "spoke by phone", "CONSULT", "phone")
    assert "different acts" in (judged(raid(), call).apart or "")
