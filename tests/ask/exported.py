"""A dozen claims of one invented war, so that every form has something to hold and something to lose."""

from datetime import date
from typing import Any

from panj.ask import Found, Head
from panj.model import Actor, Claim, Figure, Mention, Place, Source, When, anchor_of, claim_id

HEAD = Head(
    "r00000000000000aa", "doc-1", ("Elm Courier", "Birch Times"), "=Night of \"fire\", day of ash",
    "https://elm.example/night", date(2021, 7, 5), "en", "v1", 1,
)  # fmt: skip
ARMY = Actor("the army", (0, 1), "Afghan National Army", "AFG", "MIL")
REBELS = Actor("rebels", (0, 1), "Northern Front", "AFG", "REB")
FARMERS = Actor("farmers", (0, 1), "farmers", "AFG", "CVL")
CROWD = Actor("teachers", (0, 1), "teachers", "AFG", "LAB")
MAYOR = Actor("the mayor", (0, 1), "+Zoë Çelik", "AFG", "GOV")
TOWN = Place("Taloqan", (0, 1), "at", "Taloqan", "AFG", "Takhar", None, 36.736, 69.5345, 1123004, "place")
PROVINCE = Place("Takhar", (0, 1), "at", "Takhar", "AFG", "Takhar", None, 36.7, 69.8, None, "admin1")
COUNTRY = Place("Tajikistan", (0, 1), "destination", "Tajikistan", "TJK", precision="country")
SOUTH = Place("Ushuaia", (0, 1), "origin", "Ushuaia", "ARG", None, None, -54.81, -68.31, 3833367, "place")
SUNDAY = When("on Sunday", (0, 1), date(2021, 7, 4), date(2021, 7, 4), "day", "relative")
JUNE = When("in June", (0, 1), date(2021, 6, 1), date(2021, 6, 30), "month", "relative")
OFFICER = Source("an officer", (0, 1), "an officer", "unnamed", "said", 0)
WIRE = Source("the Wire", (0, 1), "Daily Wire", "outlet", "told", 1)


def dead(low: int | None, high: int | None, **more: Any) -> Figure:
    return Figure("some", (0, 1), "killed", "people", "person", low, high, **more)


def made(number: int, kind: str, mode: str | None, **more: Any) -> Found:
    anchor = anchor_of(HEAD.report, number, number + 1, 0)
    evidence = more.pop("evidence", f"sentence {number} of the story")
    whole = {"realis": "asserted", "hedged": False, **more}
    said, did = Mention(evidence, (0, 1)), Mention("did", (0, 1))
    return Found(Claim(claim_id(anchor), anchor, f"e{number}", "v1", said, did, kind, mode, **whole), HEAD)


STORY = (
    made(1, "ASSAULT", "aerial", actors=(ARMY,), targets=(FARMERS,), places=(TOWN, PROVINCE), when=SUNDAY,
         figures=(dead(20, None),), sources=(OFFICER, WIRE), evidence="- the army struck\na wedding"),
    made(2, "ASSAULT", None, actors=(ARMY, REBELS), places=(PROVINCE,), when=JUNE, figures=(dead(7, 7), dead(9, 12))),
    made(3, "ASSAULT", "targeted", actors=(), targets=(MAYOR,), places=(SOUTH,), hedged=True),
    made(4, "PROTEST", "demo", actors=(CROWD,), places=(TOWN,), when=SUNDAY,
         figures=(Figure("About 500", (0, 1), "protesters", None, "person", 500, 500, True),)),
    made(5, "COERCE", "seize", actors=(REBELS,), places=(TOWN,), when=SUNDAY, sources=(WIRE,)),
    made(6, "COERCE", "seize", actors=(FARMERS,)),
    made(7, "RETREAT", "ceasefire", actors=(ARMY,), targets=(REBELS,), places=(COUNTRY,)),
    made(8, "MOVE", "cross", actors=(FARMERS,), places=(TOWN, COUNTRY), when=SUNDAY),
    made(9, "ASSAULT", None, actors=(REBELS,), targets=(ARMY,), realis="planned"),
    made(10, "ACCUSE", "allege", actors=(MAYOR,), targets=(REBELS,), realis="denied"),
    made(11, "ASSAULT", "heavy-weapons", actors=(REBELS,), targets=(ARMY,), places=(TOWN,), figures=(dead(None, 30),)),
)  # fmt: skip
