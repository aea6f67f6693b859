"""The view of events: made from what is in view, known to be old, kept apart by people, gone with what is withdrawn."""

import gzip
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from event_makers import FIRST, SECOND, THIRD, raid, story
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_makers import rejection

from panj import flow_events as flow
from panj.errors import LedgerError, NotFound
from panj.ledger import Ledger
from panj.ledger.events import led
from panj.model import Reading
from panj.model.events import Event
from panj.model.forms import plain
from panj.model.forms_events import event_from

STORY = story()
IDS = [r.claims[0].id for r in STORY]
ANCHORS = [r.claims[0].anchor for r in STORY]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "panj.db", create=True) as book:
        for reading in STORY:
            book.append(reading)
        yield book


def groups(ledger: Ledger) -> list[set[str]]:
    """Claims by event, as the view has them once it is up to date."""
    flow.refresh(ledger)
    home, _ = ledger.event_homes()
    return sorted(({c for c in home if home[c] == e} for e in set(home.values())), key=lambda g: (-len(g), min(g)))


def kept(ledger: Ledger) -> list[Event]:
    flow.refresh(ledger)
    return [event_from(x) for x in ledger.event_bodies([h.event for h in ledger.event_heads()]).values()]


def test_one_act_is_one_event_counted_by_origins(ledger: Ledger) -> None:
    together, apart = groups(ledger)
    assert together == {IDS[0], IDS[1], IDS[2], IDS[4]} and apart == {IDS[3]}
    (event,) = (e for e in kept(ledger) if len(e.claims) > 1)
    # one coast guard in two outlets, and one text in two: four reports are two origins
    assert len(event.reports) == 4 and len(event.outlets) == 4 and len(event.origins) == 2
    (killed,) = event.figures
    assert (killed.what, killed.best) == ("killed", 15)
    assert (event.first_known, event.last_known) == (FIRST, SECOND)


@settings(max_examples=8, deadline=None)
@given(st.permutations(STORY))
def test_events_do_not_hang_on_the_order_of_reading(order: list[Reading]) -> None:
    with TemporaryDirectory() as folder, Ledger(Path(folder) / "panj.db", create=True) as book:
        for number, reading in enumerate(order):
            book.append(reading)
            if number == 2:
                flow.refresh(book)  # a view made on the way changes nothing
        flow.refresh(book)
        home, _ = book.event_homes()
        assert sorted(home) == sorted(IDS)  # each claim in one event
        wanted = [{IDS[0], IDS[1], IDS[2], IDS[4]}, {IDS[3]}]
        assert groups(book) == wanted and home[IDS[3]] == "e" + IDS[3].removeprefix("c")


def test_an_event_is_its_json(ledger: Ledger) -> None:
    for event in flow.make(ledger).events:
        assert event_from(plain(event)) == event


def test_it_is_old_when_what_it_was_made_from_changes_and_only_then(ledger: Ledger) -> None:
    assert not flow.fresh(ledger) and flow.refresh(ledger) and flow.fresh(ledger) and not flow.refresh(ledger)
    ledger.append(rejection())
    ledger.set_policy("Oak Post", "quote")
    assert flow.fresh(ledger)
    for change in (
        lambda: ledger.append(raid(9, "Elm Courier", THIRD, 15)),
        lambda: ledger.append(raid(1, "Elm Courier", FIRST, 12, says="the coast guard", version="v2")),
        lambda: ledger.decide(ANCHORS[0], "hedged", "yes", who="ann", why="x"),
        lambda: ledger.tie(ANCHORS[0], ANCHORS[3], True, who="ann", why="x"),
        lambda: ledger.rebuild_views(),
    ):
        change()
        assert flow.refresh(ledger) and flow.fresh(ledger)


def test_events_made_from_an_older_state_are_not_kept(ledger: Ledger) -> None:
    made = flow.make(ledger)
    ledger.withdraw(STORY[2].report.id, "taken back")
    assert not flow.keep(ledger, made) and ledger.kept_events() is None


def test_people_s_word_on_a_field_counts_where_the_machine_says_still_what_they_saw(ledger: Ledger) -> None:
    ledger.decide(ANCHORS[2], "figures.0.low", "19", who="ann", why="the list")
    ledger.decide(ANCHORS[2], "figures.0.high", "19", who="ann", why="the list")
    (event,) = (e for e in kept(ledger) if IDS[2] in e.claims)
    assert event.figures[0].best == 19
    anew = raid(3, "Birch Times", SECOND, 15, version="v2")
    changed = replace(anew.claims[0], figures=(replace(anew.claims[0].figures[0], low=16, high=16),))
    ledger.append(replace(anew, claims=(changed,)))
    (event,) = (e for e in kept(ledger) if IDS[2] in e.claims)
    assert event.figures[0].best == 16  # a third number: a person has to look again


def test_joins_and_splits_hold_and_can_be_taken_back(ledger: Ledger) -> None:
    before = groups(ledger)
    ledger.tie(ANCHORS[3], ANCHORS[0], True, who="ann", why="one raid on two towns")
    assert groups(ledger) == [set(IDS)]
    ledger.tie(ANCHORS[0], ANCHORS[2], False, who="bob", why="another day")
    assert not any({IDS[0], IDS[2]} <= g for g in groups(ledger))
    assert ledger.tie(ANCHORS[2], ANCHORS[0], False, who="bob", why="again") is None
    ledger.tie(ANCHORS[0], ANCHORS[2], None, who="bob", why="I was wrong")
    ledger.tie(ANCHORS[0], ANCHORS[3], None, who="ann", why="so was I")
    assert groups(ledger) == before
    assert [(x.tie.same, x.holds) for x in ledger.ties()] == [
        (True, False),
        (False, False),
        (None, False),
        (None, False),
    ]
    assert ledger.verify().ok and ledger.rebuild_views() and len(ledger.ties(ANCHORS[3])) == 2 and ledger.verify().ok


def test_a_tie_lives_through_readings_that_lose_the_claim(ledger: Ledger) -> None:
    ledger.tie(ANCHORS[0], ANCHORS[3], True, who="ann", why="x")
    ledger.append(replace(STORY[3], version="v2", claims=()))
    (tied,) = ledger.ties()
    assert not tied.holds and None in tied.claims and {IDS[3]} not in groups(ledger)
    ledger.append(replace(STORY[3], version="v3"))
    assert groups(ledger) == [set(IDS)]


@pytest.mark.parametrize(
    ("a", "b", "who", "error"),
    [
        (ANCHORS[0], ANCHORS[0], "ann", LedgerError),
        (ANCHORS[0], "nowhere:1-2:0", "ann", NotFound),
        (ANCHORS[0], ANCHORS[1], " ", LedgerError),
    ],
)
def test_ties_that_cannot_be(ledger: Ledger, a: str, b: str, who: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        ledger.tie(a, b, True, who=who, why="x")
    assert ledger.ties() == []


def test_nothing_of_a_withdrawn_report_is_left_in_it(ledger: Ledger) -> None:
    words = "the quagmirolog of Port Elm"
    odd = raid(20, "Oak Post", SECOND, 15, says=words)
    ledger.append(odd)
    ledger.tie(odd.claims[0].anchor, ANCHORS[3], True, who="ann", why="quagmirologs")
    flow.refresh(ledger)
    ledger.withdraw(odd.report.id, "taken back")

    def letters() -> int:
        files = (ledger.path, ledger.path.with_name(ledger.path.name + "-wal"))
        return sum(f.read_bytes().count(b"quagmirolog") for f in files if f.exists())

    assert letters() == 0 and ledger.ties() == [] and not flow.fresh(ledger)
    db = sqlite3.connect(ledger.path)
    name = odd.claims[0].id.removeprefix("c")
    for table, columns in (("event_claims", "claim || event"), ("event_redirects", "old || event"), ("events", "body")):
        (found,) = db.execute(f"SELECT count(*) FROM {table} WHERE instr({columns}, ?)", (name,)).fetchone()
        assert found == 0, table
    db.close()
    assert groups(ledger)[0] == {IDS[0], IDS[1], IDS[2], IDS[4]} and letters() == 0 and ledger.verify().ok


def test_ids_that_are_gone_lead_on(ledger: Ledger) -> None:
    groups(ledger)
    old = ledger.event_homes()[0][IDS[3]]
    ledger.tie(ANCHORS[0], ANCHORS[3], True, who="ann", why="x")
    flow.refresh(ledger)
    home, gone = ledger.event_homes()
    assert gone == {old: home[IDS[3]]} and home[IDS[3]] != old
    ledger.tie(ANCHORS[0], ANCHORS[3], None, who="ann", why="x")
    flow.refresh(ledger)
    assert ledger.event_homes()[1] == {}  # it is an event of its own again


def test_an_event_whose_first_claim_a_reading_lost_leads_to_the_rest(ledger: Ledger) -> None:
    (event,) = (e for e in kept(ledger) if len(e.claims) > 1)
    first = next(r for r in STORY if r.claims[0].id == event.claims[0])
    ledger.append(replace(first, version="v2", claims=()))
    flow.refresh(ledger)
    home, gone = ledger.event_homes()
    assert gone == {event.id: home[event.claims[1]]} != {event.id: event.id}
    assert led({}, {"e0": event.id, "e1": "e2"}, [replace(event, id="e9")]) == {}


def test_a_ledger_of_an_older_layout_has_events_as_well(tmp_path: Path) -> None:
    old = Path(__file__).parent / "old" / "ledger-2026-11-22.db.gz"
    (tmp_path / "old.db").write_bytes(gzip.decompress(old.read_bytes()))
    with Ledger(tmp_path / "old.db") as ledger:
        assert flow.refresh(ledger) and flow.fresh(ledger)
        home, _ = ledger.event_homes()
        assert len(home) == ledger.counts()["claims"] and ledger.verify().ok


def test_as_of_a_day_only_what_had_come_out_counts(ledger: Ledger) -> None:
    (then,) = flow.make(ledger, FIRST).events
    assert set(then.claims) == {IDS[0], IDS[1]} and then.figures[0].best == 12
    assert len(flow.make(ledger, SECOND).events) == 2  # the report without a day is in none
    assert flow.make(ledger, FIRST.replace(year=2020)).events == ()


def test_a_text_counts_until_a_later_one_took_its_place(ledger: Ledger) -> None:
    url = "https://elm.example/raid"
    ledger.append(raid(30, "Lake Herald", FIRST, 11, url=url))
    ledger.append(raid(31, "Lake Herald", SECOND, 14, url=url))

    def said(until: object) -> set[int]:
        return {
            h.claim.figures[0].low
            for h in flow.held(ledger, until)  # type: ignore[arg-type]
            if h.report.outlets == ("Lake Herald",)
        }

    assert said(FIRST) == {11} and said(SECOND) == {14} and said(None) == {14}


def test_why_and_course(ledger: Ledger) -> None:
    flow.refresh(ledger)
    found = flow.why(ledger, IDS[0], IDS[1])
    assert found.together and found.judgement.probability > 0.5 and {"time", "figures"} <= {
        e.name for e in found.judgement.evidence
    }  # fmt: skip
    other = flow.why(ledger, IDS[0], IDS[3])
    assert not other.together and other.judgement.apart
    assert flow.why(ledger, IDS[3], IDS[0]).judgement == other.judgement
    (event,) = (e for e in kept(ledger) if len(e.claims) > 1)
    steps = flow.course(ledger, event.claims)
    assert [s.day for s in steps] == [FIRST, SECOND, None]
    assert [s.figures[0].best for s in steps] == [12, 15, 15] and [s.outlets for s in steps] == [2, 3, 4]
    assert (steps[-1].figures, steps[-1].credibility) == (event.figures, event.credibility)
