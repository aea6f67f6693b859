"""The sample stack of the summer of 2021: enough of it, all read, and what an analyst looks for is in it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from panj.flow import Reader
from panj.intake import read_sources, restore
from panj.model import Claim, Reading, Rejection, Report
from panj.settings import Settings

STACK = Path(__file__).resolve().parents[1] / "samples" / "summer-2021"
# File and reason of everything in the stack that is there in order not to be read.
BAD = {("coastline.jsonl", "truncated"), ("empty.txt", "empty"), ("frontera.txt", "language"), ("palace.png", "binary")}


@dataclass(frozen=True)
class Stack:
    """The stack as Panj reads it."""

    readings: Sequence[Reading]
    rejections: Sequence[Rejection]

    def of(self, doc_id: str) -> Reading:
        return next(r for r in self.readings if r.report.doc_id == doc_id)

    def claims(self) -> list[tuple[Report, Claim]]:
        return [(r.report, c) for r in self.readings for c in r.claims]


@pytest.fixture(scope="module")
def stack() -> Stack:
    items = list(Reader().read(read_sources([str(STACK)], Settings())))
    return Stack([x for x in items if isinstance(x, Reading)], [x for x in items if isinstance(x, Rejection)])


def test_the_stack_is_large_and_of_many_voices(stack: Stack) -> None:
    reports = [r.report for r in stack.readings]
    assert len(reports) >= 60
    assert len({o for r in reports for o in r.outlets}) >= 10
    assert all(r.published and (2021, 5) <= (r.published.year, r.published.month) <= (2021, 9) for r in reports)
    assert {(r.path or "").rsplit(".", 1)[-1] for r in reports} == {"jsonl", "txt", "html"}
    long = {r.doc_id: len(r.text.split()) for r in reports if not 70 <= len(r.text.split()) <= 350}
    assert not long


def test_what_cannot_be_read_is_said(stack: Stack) -> None:
    assert {(Path(r.path or "").name, r.reason) for r in stack.rejections} == BAD
    assert not [w for r in stack.readings for w in r.rejections if w.stage in ("gate", "extract")]


def test_every_report_gives_claims_that_its_letters_bear_out(stack: Stack) -> None:
    assert [r.report.doc_id for r in stack.readings if len(r.claims) < 2] == []
    for report, claim in stack.claims():
        spans = [(m.text, m.span) for m in (claim.evidence, claim.trigger)]
        spans += [(p.text, p.span) for p in (*claim.actors, *claim.targets)]
        spans += [(f.text, f.span) for f in claim.figures] + [(s.text, s.span) for s in claim.sources]
        assert all(report.text[slice(*span)] == text for text, span in spans), claim.anchor


def test_furniture_is_struck_and_can_be_put_back(stack: Stack) -> None:
    for reading in stack.readings:
        report = reading.report
        assert restore(report.text, report.struck) == report.raw
        for piece in ("MORE", "Sign up for our newsletter", "© Northgate", "Share this story", "Read more:"):
            assert piece not in report.text, report.doc_id
    crossing = stack.of("np-crossing").report
    assert "Tajik President Emomali Rahmon has ordered" in crossing.text


def test_one_bombing_has_many_tolls(stack: Stack) -> None:
    gates = ("mw-gate-1", "mw-gate-2", "mw-gate-3", "np-gate", "np-gate-corrected", "ac-gate")
    said = {
        (doc, f.low)
        for doc in gates
        for c in stack.of(doc).claims
        for f in c.figures
        if f.what == "killed" and f.low is not None
    }
    assert len({low for _, low in said}) >= 4 and max(low for _, low in said) >= 72
    assert len({doc for doc, _ in said}) >= 4


def test_the_crossing_keeps_its_number(stack: Stack) -> None:
    figures = [f for c in stack.of("mw-crossing").claims if c.type == "MOVE" for f in c.figures]
    assert [(f.low, f.high) for f in figures if f.what == "crossed"] == [(1037, 1037)]


def test_relays_end_in_the_wire(stack: Stack) -> None:
    relayed = [
        (report.doc_id, claim)
        for report, claim in stack.claims()
        if "Meridian Wire" not in report.outlets
        and any(s.step > 0 and s.name == "Meridian Wire" for s in claim.sources)
    ]
    assert len({doc for doc, _ in relayed}) >= 10
    assert all(any(s.step == 0 for s in claim.sources) for _, claim in relayed)


def test_claims_stand_in_every_way(stack: Stack) -> None:
    standing = Counter(claim.realis for _, claim in stack.claims())
    assert all(standing[x] >= 3 for x in ("asserted", "denied", "planned", "possible")), standing
    assert any(claim.hedged for _, claim in stack.claims())


def test_one_address_has_two_texts_and_two_outlets_have_one(stack: Stack) -> None:
    first, second = stack.of("np-gate").report, stack.of("np-gate-corrected").report
    assert first.url == second.url and first.id != second.id
    wire, copy = stack.of("mw-kabul").report, stack.of("ac-kabul").report
    assert sum(p in copy.text for p in wire.text.split("\n\n")) >= 4
