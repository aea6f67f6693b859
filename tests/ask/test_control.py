"""Who holds a place: since when, on whose word, until when known; changes of hands, denials, and what is no taking."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from stated import AFGHANISTAN, ARMY, KABUL, KUNDUZ, REBELS, STATE, TROOPS, stated

from panj.ask import Filters
from panj.ask.control import control
from panj.ledger import Ledger
from panj.model import Reading
from panj.model.control import Hold


def day(text: str) -> date:
    return date.fromisoformat("2021-" + text)


def taking(number: int, text: str, when: str, **more: Any) -> Reading:
    given = {"actors": {"The Taliban": REBELS}, "places": {"Kunduz": KUNDUZ}, **more}
    return stated(number, text, day(when), "took", "COERCE/seize", **given)


TAKEN = taking(1, "The Taliban took Kunduz in the north.", "08-08", outlet="Birch Times")
BOAST = taking(
    2, "The Taliban took Kunduz, said Amin Noor, a spokesman for The Taliban.", "08-08", sources={"Amin Noor": {}}
)
BACK = stated(
    3, "The army took back Kunduz, officials said.", day("08-09"), "took back", "COERCE/seize",
    actors={"The army": ARMY}, places={"Kunduz": KUNDUZ},
)  # fmt: skip
DENIED = stated(
    4, "The ministry denied that The Taliban took Kunduz.", day("08-09"), "took", "COERCE/seize", realis="denied",
    actors={"The Taliban": REBELS}, places={"Kunduz": KUNDUZ}, sources={"The ministry": {}},
)  # fmt: skip


@pytest.fixture
def ask(tmp_path: Path) -> Any:
    def of(*readings: Reading, as_of: str | None = None, history: bool = False, **filters: Any) -> list[Hold]:
        with Ledger(tmp_path / "panj.db", create=True) as book:
            for reading in readings:
                book.append(reading)
            return list(control(book, Filters(**filters), as_of and day(as_of), history).rows)

    return of


def test_a_hold_has_a_beginning_and_a_last_word(ask: Any) -> None:
    (hold,) = ask(TAKEN, taking(5, "The Taliban took Kunduz, their first city.", "08-11"), as_of="09-01")
    assert hold.holder.id == "taliban" and hold.standing == "reported" and hold.place.name == "Kunduz"
    assert (hold.since_by, hold.confirmed, hold.silent, hold.until) == (day("08-08"), day("08-11"), 21, None)
    assert hold.on_word == ("Birch Times", "Elm Courier") and len(hold.claims) == 2


def test_the_holders_own_word_is_no_confirmation(ask: Any) -> None:
    (hold,) = ask(BOAST)
    assert hold.standing == "unconfirmed" and hold.on_word == ("Amin Noor",)
    (hold,) = ask(TAKEN)
    assert hold.standing == "reported" and "1 origin other than the holder" in hold.why


def test_two_sides_within_days_are_a_contest_and_later_a_change_of_hands(ask: Any) -> None:
    first, second = ask(TAKEN, BACK, history=True)
    assert (first.until, first.holder.id, second.holder.id) == (day("08-09"), "taliban", "afg-mil")
    assert second.standing == "contested" and [w.claim for w in second.against] == [TAKEN.claims[0].id]
    late = stated(
        6, "The Taliban again took Kunduz after weeks.", day("09-20"), "took", "COERCE/seize",
        actors={"The Taliban": REBELS}, places={"Kunduz": KUNDUZ},
    )  # fmt: skip
    (hold,) = ask(late)
    assert hold.standing == "reported" and hold.since_by == day("09-20")
    (hold,) = ask(as_of="08-08")
    assert hold.holder.id == "taliban" and hold.standing == "reported"


def test_a_denial_contests(ask: Any) -> None:
    (hold,) = ask(TAKEN, DENIED)
    assert hold.standing == "contested" and "denied in a report of 2021-08-09" in hold.why


def test_what_is_no_taking_of_a_place(ask: Any) -> None:
    helicopters = taking(
        7, "The Taliban took three helicopters in Kunduz.", "08-08", targets={"three helicopters": {"country": "AFG"}}
    )
    aim = stated(
        8, "The army launched an attack to retake Kunduz.", day("08-09"), "retake", "COERCE/seize",
        actors={"The army": ARMY}, places={"Kunduz": KUNDUZ},
    )  # fmt: skip
    around = taking(9, "The Taliban took districts in Kunduz.", "08-08", targets={"districts": {"country": "AFG"}})
    whole = taking(10, "The Taliban took much of Afghanistan.", "08-08", places={"Afghanistan": AFGHANISTAN})
    hoped = taking(11, "The Taliban hope that they took Kunduz.", "08-08", realis="possible")
    assert ask(helicopters, aim, around, whole, hoped) == []


def test_the_town_is_taken_and_its_province_only_says_where(ask: Any) -> None:
    province = {"country": "AFG", "admin1": "Kunduz", "geonameid": 1135690, "precision": "admin1"}
    (hold,) = ask(
        taking(12, "The Taliban took Kunduz, the capital of Kunduz province.", "08-08",
               places={"Kunduz": KUNDUZ, "Kunduz province": province})
    )  # fmt: skip
    assert hold.place.geonameid == 1135689


def test_a_name_in_the_targets_place_is_looked_up_and_said_to_be_a_guess(ask: Any) -> None:
    (hold,) = ask(taking(13, "The Taliban took Taloqan.", "08-08", places={}, targets={"Taloqan": {"country": "AFG"}}))
    assert hold.guessed and hold.place.country == "AFG" and "a guess" in hold.why


def test_given_up_and_left(ask: Any) -> None:
    given_up = stated(
        14, "Kabul surrendered to The Taliban without a shot.", day("08-15"), "surrendered", "FALL/surrender",
        targets={"The Taliban": REBELS}, places={"Kabul": KABUL},
    )  # fmt: skip
    bagram = {"country": "AFG", "role": "origin", "precision": "area"}
    gone = stated(
        15, "U.S. troops left Bagram Airfield by night.", day("07-02"), "left", "RETREAT/withdraw",
        actors={"U.S. troops": TROOPS}, places={"Bagram Airfield": bagram},
    )  # fmt: skip
    town = stated(
        16, "U.S. troops left Kunduz by day.", day("07-03"), "left", "RETREAT/withdraw",
        actors={"U.S. troops": TROOPS}, places={"Kunduz": {**KUNDUZ, "role": "origin"}},
    )  # fmt: skip
    left, held = ask(given_up, gone, town)
    assert (left.place.name, left.holder, left.standing) == ("Bagram Airfield", None, "left")
    assert (held.place.name, held.holder.id, held.how) == ("Kabul", "taliban", "given up")


def test_filters_choose_places(ask: Any) -> None:
    kabul = taking(17, "The Taliban took Kabul.", "08-15", places={"Kabul": KABUL})
    assert [h.place.name for h in ask(TAKEN, BACK, kabul, places=("kabul",))] == ["Kabul"]
    # a filter for one side still tells what the other says of the place
    (hold,) = ask(actors=("army",))
    assert hold.place.name == "Kunduz" and hold.standing == "contested"
    assert STATE["id"] == "afg-gov"
