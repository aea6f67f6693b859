"""Which time dates an act: its own, not the neighbour's, nor that of the telling."""

from collections.abc import Callable
from datetime import date

import pytest

from panj.extract.times import find_times, when_of
from panj.language import Doc

DAY = date(2020, 6, 18)  # a Thursday
Find = Callable[[str], Doc]

# text, word for the act, start, end; None for an act that has no time of its own
DATED = [
    ("Rebels shelled the port on Monday.", "shelled", "2020-06-15", "2020-06-15"),
    ("On Monday, rebels shelled the port and burned its depot.", "burned", "2020-06-15", "2020-06-15"),
    ("The minister said on Monday that rebels shelled the port on Sunday.", "shelled", "2020-06-14", "2020-06-14"),
    ("The minister said on Monday that rebels had shelled the port.", "shelled", None, None),
    ("The attack on December 22nd killed four guards.", "attack", "2019-12-22", "2019-12-22"),
    ("Police arrested two men over the attack on December 22nd.", "attack", "2019-12-22", "2019-12-22"),
    ("Police arrested two men over the attack on December 22nd.", "arrested", None, None),
    ("The army will leave the valley by Oct. 4.", "leave", None, "2020-10-04"),
    ("The two sides will meet on Sunday.", "meet", "2020-06-21", "2020-06-21"),
    ("Talks were held on Sunday in the capital.", "Talks", "2020-06-14", "2020-06-14"),
    ("The 2018 coup drove the president abroad.", "coup", "2018-01-01", "2018-12-31"),
    ("The 2018 coup drove the president abroad.", "drove", None, None),
    ("Protests have been held since Tuesday.", "Protests", "2020-06-16", None),
    ("The minister was killed last night.", "killed", "2020-06-17", "2020-06-17"),
    ("Gunmen fired at the convoy for three hours.", "fired", None, None),
    ("The government plans to release the prisoners on 1 July.", "release", "2020-07-01", "2020-07-01"),
    ("The agency extended the curfew to August 15.", "extended", None, "2020-08-15"),
    ("Soldiers marched every Friday.", "marched", None, None),
    ("Soldiers recently stormed the town.", "stormed", None, None),
    ("This was the first strike since 2013.", "strike", None, None),
    ("The governor resigned in March after students marched.", "resigned", "2020-03-01", "2020-03-31"),
    ("The army would withdraw from the island within 30 days.", "withdraw", None, "2020-07-18"),
    ("The guards will stay in the camp until the vote on 5 August.", "stay", None, "2020-08-05"),
    ("Donors promised aid at a conference in Lagos on Monday.", "promised", "2020-06-15", "2020-06-15"),
    ("The king promised the envoy help in a phone call on Monday.", "promised", "2020-06-15", "2020-06-15"),
    ("The king promised to visit the island on Monday.", "visit", "2020-06-22", "2020-06-22"),
    ("Flights to the island were suspended until Sunday.", "suspended", None, "2020-06-21"),
    ("Fighting went on until Sunday.", "Fighting", None, "2020-06-14"),
    ("The mission ends on Tuesday.", "ends", "2020-06-23", "2020-06-23"),
    ("The planes crossed the strait on Saturday and Sunday.", "crossed", "2020-06-13", "2020-06-14"),
    ("Clashes killed ninety people in the first six months of 2019.", "killed", "2019-01-01", "2019-06-30"),
    ("Clashes killed ninety people in the first six months of the war.", "killed", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "start", "end"), DATED)
def test_the_time_of_an_act(doc: Find, text: str, word: str, start: str | None, end: str | None) -> None:
    parsed = doc(text)
    head = next(t for t in parsed if t.text == word)
    when = when_of(head, find_times(parsed), DAY)
    got = (None, None) if when is None else (when.start, when.end)
    assert tuple(d and d.isoformat() for d in got) == (start, end)
    if when is not None:
        assert when.text == text[slice(*when.span)]


def test_what_hangs_on_another_act_has_no_dates(doc: Find) -> None:
    parsed = doc("The cabinet will fall once the last soldiers leave the valley.")
    head = next(t for t in parsed if t.text == "fall")
    when = when_of(head, find_times(parsed), DAY)
    assert when is not None
    assert (when.start, when.end, when.basis) == (None, None, "relative")


def test_without_a_day_of_publication(doc: Find) -> None:
    parsed = doc("Rebels shelled the port on Monday.")
    when = when_of(parsed[1], find_times(parsed), None)
    assert when is not None
    assert (when.text, when.start, when.end) == ("on Monday", None, None)
