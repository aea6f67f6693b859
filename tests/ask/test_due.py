"""What is due: windows from words, deadlines kept early, late and not at all, forecasts that events overtake."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stated import AFGHANISTAN, ARMY, KABUL, REBELS, STATE, TROOPS, USA, stated

from panj.ask import Filters
from panj.ask.due import due_rows
from panj.ask.due_horizon import horizon, later
from panj.ground.phrases import odds, phase
from panj.ledger import Ledger
from panj.model import Reading
from panj.model.due import Due


def day(text: str) -> date:
    return date.fromisoformat("2021-" + text)


PLEDGE = stated(
    1, "Washington will pull all its soldiers out of Afghanistan by September 11, its president said.", day("07-05"),
    "pull", "RETREAT/withdraw", realis="planned", actors={"Washington": USA}, places={"Afghanistan": AFGHANISTAN},
    when=("by September 11", None, day("09-11")),
)  # fmt: skip
BEGUN = stated(
    2, "U.S. troops began to leave Afghanistan in their hundreds.", day("07-20"), "leave", "RETREAT/withdraw",
    actors={"U.S. troops": TROOPS}, places={"Afghanistan": AFGHANISTAN},
)  # fmt: skip
DONE = stated(
    3, "The last U.S. troops left Afghanistan a minute before midnight.", day("08-30"), "left", "RETREAT/withdraw",
    actors={"U.S. troops": TROOPS}, places={"Afghanistan": AFGHANISTAN},
)  # fmt: skip
SIX_MONTHS = stated(
    4, "Afghanistan's government could collapse six months after the Americans are gone, a study finds.", day("06-23"),
    "collapse", "FALL/collapse", realis="forecast", actors={"Afghanistan's government": STATE},
    when=("six months after the Americans are gone", None, None), basis="relative",
)  # fmt: skip
KABUL_FALLS = stated(
    5, "Kabul could fall to the rebels in one to three months, officials warned.", day("08-11"), "fall",
    "FALL/collapse", realis="possible", places={"Kabul": KABUL},
)  # fmt: skip
OVERTHROWN = stated(
    6, "The Taliban overthrew the government on Sunday and took its palace.", day("08-15"), "overthrew",
    "FALL/overthrow", actors={"The Taliban": REBELS}, targets={"the government": STATE},
    when=("on Sunday", day("08-15"), day("08-15")),
)  # fmt: skip
ARMY_CRUMBLES = stated(
    7, "The Afghan army collapsed in the north within days.", day("08-12"), "collapsed", "FALL/collapse",
    actors={"The Afghan army": ARMY},
)  # fmt: skip


@pytest.fixture
def ask(tmp_path: Path) -> Any:
    def of(*readings: Reading, as_of: date | None = None, **filters: Any) -> dict[str, Due]:
        with Ledger(tmp_path / "panj.db", create=True) as book:
            for reading in readings:
                book.append(reading)
            return {x.claims[0]: x for x in due_rows(book, Filters(**filters), as_of).rows}

    return of


def only(rows: dict[str, Due], reading: Reading) -> Due:
    return rows[reading.claims[0].id]


def test_a_deadline_is_met_early_by_the_last_to_leave_and_not_by_the_first(ask: Any) -> None:
    row = only(ask(PLEDGE, BEGUN, DONE), PLEDGE)
    assert (row.kind, row.status, row.basis, row.early) == ("commitment", "met", "reported", 12)
    assert [w.claim for w in row.decided_by] == [DONE.claims[0].id]
    assert row.decided_by[0].quote.startswith("The last U.S. troops") and row.window.end == day("09-11")


def test_the_world_as_reported_up_to_a_day(ask: Any) -> None:
    row = only(ask(PLEDGE, BEGUN, DONE, as_of=day("08-01")), PLEDGE)
    assert row.status == "open" and "41 days from 2021-08-01" in row.why and "1 later claim of it under way" in row.why
    assert ask(PLEDGE, DONE, as_of=day("07-04")) == {}


def test_silence_is_a_basis_of_its_own(ask: Any) -> None:
    row = only(ask(PLEDGE, BEGUN, as_of=day("10-01")), PLEDGE)
    assert (row.status, row.basis) == ("missed", "silence") and "does not prove" in row.why
    late = stated(
        8, "The last U.S. troops left Afghanistan at last, a month late.", day("10-11"), "left", "RETREAT/withdraw",
        actors={"U.S. troops": TROOPS},
    )  # fmt: skip
    row = only(ask(late), PLEDGE)
    assert (row.status, row.basis) == ("missed", "reported late")


def test_a_window_that_hangs_on_another_act_stays_open_until_events_overtake_it(ask: Any) -> None:
    row = only(ask(SIX_MONTHS, ARMY_CRUMBLES), SIX_MONTHS)
    assert row.status == "open" and row.window.after == "the Americans are gone" and row.window.start is None
    row = only(ask(OVERTHROWN), SIX_MONTHS)
    assert (row.status, row.probability) == ("overtaken", None)
    assert [w.day for w in row.decided_by] == [day("08-15")]


def test_such_a_window_opens_once_the_other_act_is_done(ask: Any) -> None:
    text = "The army will go home one month after U.S. troops withdraw from Afghanistan."
    hung = stated(
        9, text, day("07-01"), "go home", "RETREAT/disarm", realis="planned", actors={"The army": ARMY},
        when=("one month after U.S. troops withdraw from Afghanistan", None, None), basis="relative",
    )  # fmt: skip
    inside = stated(
        9, text, day("07-01"), "withdraw", "RETREAT/withdraw", realis="planned", actors={"U.S. troops": TROOPS},
    )  # fmt: skip
    both = Reading(hung.report, "v1", (*hung.claims, *inside.claims))
    row = only(ask(both, DONE), both)
    assert row.window.start == day("09-30") and row.window.hangs_on == (DONE.claims[0].id,)


def test_a_capital_that_falls_before_the_window_opens(ask: Any) -> None:
    rows = ask(KABUL_FALLS, OVERTHROWN)
    row = only(rows, KABUL_FALLS)
    assert (row.window.start, row.window.end) == (day("09-11"), day("11-11"))
    assert row.status == "overtaken" and "27 days before the window opens" in row.why
    assert row.brier is None  # "could" puts no number on it


def test_who_lost_power_cannot_keep_a_promise(ask: Any) -> None:
    vow = stated(
        10, "The government vowed to retake Kunduz by the end of September.", day("08-10"), "retake", "COERCE/seize",
        realis="planned", actors={"The government": STATE}, when=("by the end of September", None, day("09-30")),
    )  # fmt: skip
    row = only(ask(vow, OVERTHROWN), vow)
    assert (row.status, row.basis) == ("overtaken", "other act") and row.brier is None


def test_what_names_nobody_is_decided_by_nobody(ask: Any) -> None:
    bare = stated(
        11, "More men would be sent within two days, he said.", day("07-01"), "sent", "MOBILIZE/troops",
        realis="planned", when=("within two days", None, day("07-03")), basis="relative",
    )  # fmt: skip
    row = only(ask(bare, DONE), bare)
    assert (row.status, row.basis) == ("open", "untied")


def test_a_probability_is_scored_against_the_base_rate(ask: Any) -> None:
    likely = stated(
        12, "Afghanistan's government is very likely to collapse within six months, a study finds.", day("06-23"),
        "collapse", "FALL/collapse", realis="forecast", actors={"Afghanistan's government": STATE},
    )  # fmt: skip
    unlikely = stated(
        13, "U.S. troops are unlikely to fire on Kabul by July 31, she said.", day("07-01"), "fire", "ASSAULT",
        realis="forecast", actors={"U.S. troops": TROOPS}, places={"Kabul": KABUL},
        when=("by July 31", None, day("07-31")),
    )  # fmt: skip
    rows = ask(likely, unlikely, OVERTHROWN)
    met, missed = only(rows, likely), only(rows, unlikely)
    assert (met.status, missed.status) == ("met", "missed")
    assert met.probability and (met.probability.low, met.probability.high) == (0.80, 0.95)
    assert met.brier == pytest.approx((0.875 - 1) ** 2, abs=1e-4)
    assert missed.brier == pytest.approx(0.325**2, abs=1e-4)
    assert met.base_rate == missed.base_rate == 0.5


def test_filters_choose_rows_and_not_what_decides_them(ask: Any) -> None:
    assert list(ask(PLEDGE, KABUL_FALLS, DONE, places=("kabul",))) == [KABUL_FALLS.claims[0].id]
    assert only(ask(actors=("washington",)), PLEDGE).status == "met"


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "after"),
    [("as soon as six months after all have left", 6, None, "month", "all have left"),
     ("in one to three months", 1, 3, "month", None), ("within 90 days", None, 90, "day", None),
     ("take it in 30 days or within 90", None, 30, "day", None),
     ("once the talks end", None, None, "day", "the talks end"),
     ("for six months", 0, 0, "", "none"), ("two weeks ago", 0, 0, "", "none"),
     ("two days before the vote", 0, 0, "", "none")],
)  # fmt: skip
def test_horizons(text: str, low: int | None, high: int | None, unit: str, after: str | None) -> None:
    found = horizon(text)
    if after == "none":
        assert found is None
    else:
        assert found and (found.low, found.high, found.unit, found.after) == (low, high, unit, after)


@given(
    st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 60), st.sampled_from(["day", "week", "month", "year"])
)
def test_later_days_are_later(start: date, count: int, unit: str) -> None:
    end = later(start, count, unit)
    assert (end > start) == (count > 0)
    assert end - start <= timedelta(days=count * {"day": 1, "week": 7, "month": 31, "year": 366}[unit])
    if unit in ("month", "year"):
        assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("text", "band"),
    [("it is highly unlikely that", (0.05, 0.20)), ("will almost certainly", (0.95, 0.99)), ("Probably", (0.55, 0.80)),
     ("a 70 percent chance", (0.7, 0.7)), ("a 30 to 40 percent risk", (0.3, 0.4)), ("could fall", None),
     ("more likely than before", None), ("a remote village", None)],
)  # fmt: skip
def test_bands_of_probability(text: str, band: tuple[float, float] | None) -> None:
    found = odds(text)
    assert (found and (found.low, found.high)) == band


def test_phases() -> None:
    assert phase("began to complete the withdrawal") == "begun"
    assert phase("the final soldiers flew out") == "done"
    assert phase("left last month") is None
