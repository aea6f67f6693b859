"""Which events answer, in which order, by which ids; their dossiers, conflicts, timelines."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from event_makers import FIRST, SECOND, THIRD, raid, story

from panj import flow_events as flow
from panj.ask import Filters, Near, Wanted
from panj.ask.conflicts import conflicts
from panj.ask.dossier import dossier
from panj.ask.event_table import COLUMNS, cells
from panj.ask.event_words import act, sentence, tally_line
from panj.ask.events import Asked, Pool, find, fits, kept, made, one, row
from panj.ask.timeline import timeline
from panj.errors import NotFound
from panj.ledger import Ledger
from panj.model.events import Tally

DENIED = raid(6, "Fen Mail", THIRD, 4, town="Oakham", says="the Front", realis="denied")
STORY = [*story(), DENIED]
ELM, OAKHAM = STORY[0].claims[0].id, STORY[3].claims[0].id


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "panj.db", create=True) as book:
        for reading in STORY:
            book.append(reading)
        flow.refresh(book)
        yield book


def towns(ledger: Ledger, pool: Pool | None = None, **asked: Any) -> list[str]:
    own = {
        k: asked.pop(k) for k in ("disputed", "origins", "outlets", "grade", "sort", "limit", "offset") if k in asked
    }
    found, _ = find(ledger, pool or kept(ledger), Asked(Filters(**asked), **own))
    return [e.places[0].name for e in found]


BOTH = ["Port Elm", "Oakham"]


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({}, BOTH),
        ({"countries": ("AFG",)}, BOTH),
        ({"countries": ("TUR",)}, []),
        ({"places": ("oakham",)}, ["Oakham"]),
        ({"admin1": ("elm",)}, ["Port Elm"]),
        ({"near": Near(1.4, 2.1, 50)}, ["Port Elm"]),
        ({"actors": ("northern",), "targets": ("fisher",)}, BOTH),
        ({"actors": ("fisher",)}, []),
        ({"sectors": ("CVL",)}, BOTH),
        ({"types": ("ASSAULT",)}, BOTH),
        ({"types": ("MOVE",)}, []),
        ({"realis": ("denied",)}, ["Oakham"]),  # as it is disputed
        ({"realis": ("planned",)}, []),
        ({"disputed": True}, ["Oakham"]),
        ({"outlets_": ("birch",)}, ["Port Elm"]),
        # each question may be answered by another claim of the event
        ({"outlets_": ("birch",), "origins_": ("coast guard",)}, ["Port Elm"]),
        ({"outlets_": ("birch",), "origins_": ("the front",)}, []),
        ({"sources": ("the front",)}, ["Oakham"]),
        ({"text": ("killed 15", "killed 12")}, ["Port Elm"]),
        ({"titles": ("raid on oak",)}, ["Oakham"]),
        ({"since": date(2022, 5, 4)}, []),
        ({"since": FIRST, "until": FIRST}, BOTH),
        ({"published_since": THIRD}, ["Oakham"]),
        ({"figures": ((Wanted("killed", least=10),),)}, ["Port Elm"]),
        ({"figures": ((Wanted("killed", most=10),),)}, ["Oakham"]),
        ({"outlets": 3}, ["Port Elm"]),
        ({"grade": 2}, ["Port Elm"]),
        ({"sort": ("killed",)}, ["Oakham", "Port Elm"]),
        ({"sort": ("-reports",)}, BOTH),
        ({"sort": ("-updated",), "limit": 1}, ["Oakham"]),
        ({"sort": ("-updated",), "limit": 1, "offset": 1}, ["Port Elm"]),
    ],
)
def test_an_event_answers_where_its_claims_do(ledger: Ledger, asked: dict[str, Any], wanted: list[str]) -> None:
    clash = {"outlets_": "outlets", "origins_": "origins"}  # also names of Asked's own
    claims = {clash.get(k, k): v for k, v in asked.items() if not (k in ("outlets", "origins") and isinstance(v, int))}
    own = ("disputed", "grade", "sort", "limit", "offset")
    filters = Filters(**{k: v for k, v in claims.items() if k not in own})
    least = {k: v for k, v in asked.items() if k in ("outlets", "origins") and isinstance(v, int)}
    question = Asked(filters, **{k: v for k, v in claims.items() if k in own}, **least)
    for pool in (kept(ledger), made(flow.make(ledger).events)):
        found, total = find(ledger, pool, question)
        names = [e.places[0].name for e in found]
        assert (names if "sort" in asked else sorted(names, reverse=True)) == wanted
        assert total == (2 if "limit" in asked else len(wanted))


def test_as_of_a_day(ledger: Ledger) -> None:
    pool = made(flow.make(ledger, FIRST).events, FIRST)
    assert towns(ledger, pool) == ["Port Elm"] and towns(ledger, pool, figures=((Wanted("killed", least=13),),)) == []
    assert towns(ledger, made(flow.make(ledger, SECOND).events), disputed=True) == []


def test_it_goes_by_its_id_a_start_of_it_an_old_one_or_a_claim_s(ledger: Ledger) -> None:
    pool = kept(ledger)
    event = pool.home[OAKHAM]
    assert {one(pool, x) for x in (event, event[:8], OAKHAM, OAKHAM[:8], "e" + DENIED.claims[0].id[1:])} == {event}
    ledger.tie(STORY[0].claims[0].anchor, STORY[3].claims[0].anchor, True, who="ann", why="x")
    flow.refresh(ledger)
    pool = kept(ledger)
    assert one(pool, event) == pool.home[ELM] == one(pool, event[:8])
    for wanted, message in (("e", "beginning of several"), ("zzz", "no event goes by"), ("", "no event goes by")):
        many = replace(pool, heads={**pool.heads, "e00": pool.heads[pool.home[ELM]]})
        with pytest.raises(NotFound, match=message):
            one(many, wanted)


@pytest.mark.parametrize(
    ("best", "bound", "wanted", "fit"),
    [
        (20, None, Wanted("killed", least=20), True),
        (20, None, Wanted("killed", least=20, strict=True), False),
        (20, "at least", Wanted("killed", least=20), True),
        (20, "at least", Wanted("killed", most=99), False),
        (30, "at most", Wanted("killed", most=30), True),
        (30, "at most", Wanted("killed", least=1), False),
        (30, None, Wanted("killed", unit="animal"), False),
        (30, None, Wanted("killed"), True),
        (30, None, Wanted("injured"), False),
    ],
)
def test_a_figure_fits_where_it_is_certain(best: float, bound: str | None, wanted: Wanted, fit: bool) -> None:
    assert fits(Tally("killed", None, "person", best, best, best, bound, (), ()), wanted) is fit


def test_figures_in_words() -> None:
    def told(low: float, best: float, high: float, bound: str | None = None, of: str | None = None) -> str:
        return tally_line(Tally("killed", of, "person", low, best, high, bound, (), ()))

    assert told(1037, 1037, 1037, of="soldiers") == "1,037 killed (soldiers)"
    assert told(13, 60, 182, "at least") == "≥ 60 killed, 13–182"
    assert (told(301, 301, 301, "at least"), told(299, 299, 299, "at most")) == ("> 300 killed", "< 300 killed")


def test_a_dossier_has_every_claim_its_way_and_people_s_words(ledger: Ledger) -> None:
    ledger.tie(STORY[0].claims[0].anchor, STORY[1].claims[0].anchor, True, who="ann", why="same")
    flow.refresh(ledger)
    pool = kept(ledger)
    event = pool.get([pool.home[ELM]])[pool.home[ELM]]
    found = dossier(ledger, event)
    assert [x.claim.id for x in found.claims] == list(event.claims)
    ways = {(w.steps, w.outlets): len(w.claims) for w in found.ways}
    assert ways == {
        (("the coast guard",), ("Elm Courier", "Oak Post")): 2, ((), ("Birch Times",)): 1, ((), ("Ash Weekly",)): 1,
    }  # fmt: skip
    assert [x.tie.why for x in found.ties] == ["same"]
    said = sentence(event)
    assert said.startswith("Attack by Northern Front on fishers in Port Elm on 2022-05-03: 15 killed (fishers)")
    assert "the coast guard" in said and "probably true" in said and act(event) in said
    assert {"figures", "claims", "reports", "outlets", "origins", "credibility", "when"} <= set(row(event))
    assert tuple(cells(event)) == COLUMNS and "stated" not in row(event)["figures"][0]


def test_conflicts_are_figures_that_cannot_both_be_and_denials(ledger: Ledger) -> None:
    pool = kept(ledger)
    events, _ = find(ledger, pool)
    (denial,) = conflicts(ledger, events)
    assert denial.kind == "denial" and [s.standing for side in denial.sides for s in side] == ["asserted", "denied"]
    settled = [c for c in conflicts(ledger, events, settled=True) if c.kind == "figures"]
    assert [[s.says for s in side] for side in settled[0].sides] == [["15"], ["12", "12", "12"]]
    ledger.append(raid(7, "Moor Echo", SECOND, 31))
    flow.refresh(ledger)
    events, _ = find(ledger, kept(ledger), Asked(Filters(places=("Port Elm",))))
    (open_,) = conflicts(ledger, events)
    assert open_.kind == "figures" and {s.says for side in open_.sides for s in side} >= {"15", "31"}
    assert open_.json()["event"] == open_.event.id


def test_a_timeline_is_of_an_actor_or_a_place(ledger: Ledger) -> None:
    pool = kept(ledger)
    assert [x.ties for x in timeline(ledger, pool, "Northern Front")] == [("actor",), ("actor",)]
    assert [x.ties for x in timeline(ledger, pool, "oakham")] == [("place",)]
    assert len(timeline(ledger, pool, "nowhere", ("AFG",))) == 2 and timeline(ledger, pool, "nowhere") == ()
