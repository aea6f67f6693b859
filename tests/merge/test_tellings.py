"""One act told several ways: headline and lead, "the attack", a town that falls, a number told round."""

from datetime import date

import pytest
from making import actor, figure, tell, town

from panj.merge.credibility import credibility
from panj.merge.events import events, merge, why
from panj.merge.origins import origins, writers
from panj.model.events import Held

GUARD = actor("Border Guard", "XXA", "MIL", "xxa-guard")
REBELS = actor("Harbour Front", "XXA", "REB", "harbour-front")
STORY = (
    "Bomb kills guards in Odrin. A bomb killed 14 guards at the gate of the mill in Odrin on Tuesday. "
    "The mayor said that the attack would not go unanswered."
)


def told(evidence: str, trigger: str, event: str, **more: object) -> Held:
    return tell(evidence, trigger, "ASSAULT", text=STORY, event=event, **more)  # type: ignore[arg-type]


def test_what_a_report_comes_back_to_stays_with_its_act() -> None:
    lead = told("A bomb killed 14 guards at the gate of the mill in Odrin on Tuesday", "killed", "e1",
                places=[town("Odrin", "XXA", "North")], figures=[figure("14", "killed", 14, 14)],
                day=date(2022, 3, 1))  # fmt: skip
    back = told("the attack would not go unanswered", "attack", "e2")
    assert len(events([lead, back])) == 1
    other = told("the attack would not go unanswered", "attack", "e2", places=[town("Kestel", "XXA", "South")])
    assert len(events([lead, other])) == 2


def test_a_town_that_falls_is_the_town_that_is_taken() -> None:
    took = tell("The Harbour Front took Odrin", "took", "COERCE", "seize", outlet="A", actors=[REBELS],
                targets=[actor("Odrin")])  # fmt: skip
    fell = tell("Odrin fell without a fight", "fell", "COERCE", "seize", outlet="B", actors=[actor("Odrin")])
    other = tell("Kestel fell without a fight", "fell", "COERCE", "seize", outlet="B", actors=[actor("Kestel")])
    assert any("Odrin" in e.why and e.weight > 1 for e in why(took, fell).evidence)
    assert why(took, fell).probability > why(took, other).probability + 0.2


@pytest.mark.parametrize(("low", "said", "more"), [(1001, "more than 1,000", True), (2001, "more than 2,000", False)])
def test_a_number_told_round_is_that_number(low: int, said: str, more: bool) -> None:
    exact = tell("1,037 men of the Border Guard crossed the river", "crossed", "MOVE", "cross", outlet="A",
                 actors=[GUARD], figures=[figure("1,037", "crossed", 1037, 1037)])  # fmt: skip
    bound = tell(f"{said} men of the Border Guard crossed the river", "crossed", "MOVE", "cross", outlet="B",
                 actors=[GUARD], figures=[figure(said, "crossed", low, None)])  # fmt: skip
    weight = next(e.weight for e in why(exact, bound).evidence if e.name == "figures")
    assert (weight > 1) is more


def test_further_strikes_of_another_day_are_another_act() -> None:
    def strike(evidence: str, day: int) -> Held:
        return tell(evidence, "strikes", "ASSAULT", "aerial", outlet=f"Day {day}", published=date(2022, 3, day),
                    places=[town("Odrin", "XXA", "North")])  # fmt: skip

    first = strike("Jets carried out strikes on Odrin", 2)
    assert why(first, strike("Jets carried out strikes on Odrin", 2)).probability > 0.5
    assert why(first, strike("Jets carried out further strikes on Odrin", 3)).probability < 0.5


def test_a_text_that_names_nobody_lends_no_second_voice() -> None:
    digest = tell("A bomb killed guards in Odrin", "killed", "ASSAULT", outlet="")
    digest = Held(digest.claim, type(digest.report)(**{**_fields(digest), "outlets": ()}))
    paper = tell("A bomb has killed 14 guards in Odrin", "killed", "ASSAULT", outlet="The Herald")
    both = origins([digest, paper], writers([digest.report, paper.report]))
    assert [o.kind for o in both] == ["outlet", "unknown"]
    assert credibility([digest, paper], both).grade == credibility([paper], both[:1]).grade == 3
    assert credibility([digest], both[1:]).grade == 4


def _fields(h: Held) -> dict[str, object]:
    return {name: getattr(h.report, name) for name in h.report.__slots__}


def test_only_what_changed_is_judged_again() -> None:
    held = [
        tell(f"Fighters attacked mill number {n} at Odrin", "attacked", "ASSAULT", outlet=f"Outlet {n}",
             places=[town("Odrin", "XXA", "North")]) for n in range(6)
    ]  # fmt: skip
    first = merge(held[:4])
    later = merge(held, before=first)
    assert later == merge(held)
    assert all(later.facts[i] is f for i, f in first.facts.items())
