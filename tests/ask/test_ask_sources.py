"""Who feeds the ledger, counted by hand on three small reports; ratings that last."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from ledger_makers import claims_of, report

from panj.ask import stream
from panj.ask.events import made
from panj.ask.sources import COLUMNS, Feeder, held, reliability, sources
from panj.ask.sources import csv as as_csv
from panj.errors import LedgerError
from panj.ledger import Filters, Ledger
from panj.model import Reading, Source
from panj.model.events import Credibility, Event, Origin, Span, Stated, Tally

OFFICER = Source("an officer", (0, 10), "Army", "organisation", "said", 0)
WIRE = Source("the Wire", (0, 8), "Daily Wire", "outlet", None, 1)


def filled(path: Path) -> tuple[Ledger, list[Event]]:
    """Three reports of one claim each: Elm in its own voice, Birch quoting the army by way of the Wire, and Oak which
    denies; Elm's figure is superseded by Birch's."""
    ledger = Ledger(path, create=True)
    ids = []
    for number, (outlet, chain, realis) in enumerate(
        (("Elm", (), "asserted"), ("Birch", (OFFICER, WIRE), "asserted"), ("Oak", (OFFICER,), "denied")), 1
    ):
        r = report(number, outlets=(outlet,), published=date(2021, 7, number))
        claim = replace(claims_of(r)[0], sources=chain, realis=realis)
        ledger.append(Reading(r, "v1", (claim,)))
        ids.append((claim.id, r.id))
    (elm, birch, oak), reports = (x for x, _ in ids), tuple(r for _, r in ids)
    stated = (
        Stated(elm, "5", 5, 5, None, "superseded", "a later one"),
        Stated(birch, "9", 9, 9, None, "best", "the latest"),
    )
    tally = Tally("killed", None, "person", 9, 9, 9, None, (elm, birch), stated)
    nothing = Credibility(4, "doubtful", ())
    origins = (
        Origin("Elm", "outlet", (elm,), ("Elm",)), Origin("Army", "organisation", (birch, oak), ("Birch", "Oak")),
    )  # fmt: skip
    event = Event(
        "e1", "COERCE", "seize", "asserted", True, Span(None, None, "report date only"), (), (), (), (tally,),
        (elm, birch, oak), reports, ("Birch", "Elm", "Oak"), origins, None, None, nothing,
    )  # fmt: skip
    return ledger, [event]


def rows(ledger: Ledger, events: list[Event], wanted: Filters | None = None) -> dict[str, Feeder]:
    found, _ = stream(ledger, wanted)
    outlets, origins = sources(ledger, made(events), found)
    return {f"{kind} {f.name}": f for kind, some in (("outlet", outlets), ("origin", origins)) for f in some}


def test_shares_and_fates(tmp_path: Path) -> None:
    ledger, events = filled(tmp_path / "panj.db")
    with ledger:
        got = rows(ledger, events)
        ways = {name: (f.own, f.quoted, f.relayed) for name, f in got.items() if name.startswith("outlet")}
        assert ways == {"outlet Elm": (1, 0, 0), "outlet Birch": (0, 0, 1), "outlet Oak": (0, 1, 0)}
        assert {n: (f.figures, f.superseded) for n, f in got.items() if f.figures} == {
            "outlet Elm": (1, 1), "outlet Birch": (1, 0), "origin Elm": (1, 1), "origin Army": (1, 0),
        }  # fmt: skip
        # the army denies what Elm says; that Birch has the army assert it too is no contradiction of the army by itself
        assert {n: f.contradicted for n, f in got.items()} == {
            "outlet Elm": 1, "outlet Birch": 0, "outlet Oak": 1, "origin Elm": 1, "origin Army": 1,
        }  # fmt: skip
        assert got["origin Army"].others == (("Birch", 1), ("Oak", 1))


def test_a_filter_does_not_hide_who_denies(tmp_path: Path) -> None:
    ledger, events = filled(tmp_path / "panj.db")
    with ledger:
        got = rows(ledger, events, Filters(outlets=("elm",)))
        assert set(got) == {"outlet Elm", "origin Elm"} and got["outlet Elm"].contradicted == 1


def test_a_rating_is_a_persons_word_and_lasts(tmp_path: Path) -> None:
    ledger, events = filled(tmp_path / "panj.db")
    with ledger:
        assert {f.reliability for f in rows(ledger, events).values()} == {"cannot be judged"}
        assert ledger.rate(" the  ELM", "B", who="me", why="years of record")
        assert ledger.rate("Elm", "B", who="you", why="so do I") is None
        assert ledger.rate("army", "D", who="me", why="a party to the war")
        assert ledger.rate("elm", "C", who="you", why="two slips")
        got = rows(ledger, events)
        assert (got["outlet Elm"].rating, got["origin Elm"].reliability) == ("C", "fairly reliable")
        assert reliability(events[0], held(ledger.ratings())) == (
            "Elm C fairly reliable",
            "Army D not usually reliable",
        )
        before = ledger.ratings()
        ledger.rebuild_views()
        assert ledger.ratings() == before and [r.grade for r in before] == ["B", "D", "C"] and ledger.verify().ok


@pytest.mark.parametrize(("name", "grade", "why"), [("Elm", "G", "x"), (" ", "A", "x"), ("Elm", "A", " ")])
def test_what_is_no_rating(tmp_path: Path, name: str, grade: str, why: str) -> None:
    with Ledger(tmp_path / "panj.db", create=True) as ledger, pytest.raises(LedgerError):
        ledger.rate(name, grade, who="me", why=why)


def test_csv_runs_no_formula(tmp_path: Path) -> None:
    one = Feeder("=Elm", "outlet", 1, 1, 1, 0, 0, (("+Elm", 1),), 1, 1, 0, 0, 0, 0, None, "cannot be judged")
    (row,) = csv.DictReader(io.StringIO("".join(as_csv({"outlet": [one]})), newline=""))
    assert list(row) == list(COLUMNS) and (row["name"], row["others"]) == ("'=Elm", "'+Elm 1")
