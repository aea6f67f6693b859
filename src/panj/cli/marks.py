"""Spans laid over a text: which letters mean what, overlaps and all, cut into runs of one meaning."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from panj.cli.draw import act, chain, days, figure_line
from panj.model import Claim, Report, Struck

# who is shown where two overlap: the narrow and rare before the wide and common
RANK = ("trigger", "figure", "when", "place", "source", "actor", "target", "evidence")


@dataclass(frozen=True, slots=True)
class Mark:
    """Letters `start` to `end` are `kind` (one of RANK) to claim `number` (from 1); `label` says it in words."""

    start: int
    end: int
    kind: str
    number: int
    label: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under the same marks, most telling first; or letters struck out (`struck`), under none.

    `first`: marks that begin with this run; `last`: marks that end with it.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    struck: Struck | None = None
    first: tuple[Mark, ...] = ()
    last: tuple[Mark, ...] = ()


def marks_of(claims: Sequence[Claim], outlets: Sequence[str]) -> list[Mark]:
    """Every mention of every claim; claims are numbered from 1 in the order given."""
    out: list[Mark] = []
    for number, c in enumerate(claims, 1):
        out.append(Mark(*c.evidence.span, "evidence", number, f"evidence · {chain(c, outlets)}"))
        out.append(Mark(*c.trigger.span, "trigger", number, act(c)))
        out += [Mark(*x.span, "actor", number, f"actor: {x.name}") for x in c.actors]
        out += [Mark(*x.span, "target", number, f"target: {x.name}") for x in c.targets]
        out += [Mark(*x.span, "place", number, f"place ({x.role}): {x.name}") for x in c.places]
        out += [Mark(*x.span, "figure", number, figure_line(x)) for x in c.figures]
        out += [Mark(*x.span, "source", number, f"source, step {x.step}: {x.name}") for x in c.sources]
        if c.when:
            out.append(Mark(*c.when.span, "when", number, f"when: {days(c.when)} ({c.when.basis})"))
    return [m for m in out if m.start < m.end]


def runs(report: Report, marks: Sequence[Mark]) -> Iterator[Run]:
    """The clean text in order, cut where a mark begins or ends, struck letters put back where they stood.

    The runs without `struck` laid end to end are `report.text`; with it, the raw text.
    """
    cuts = {0, len(report.text), *(s.at for s in report.struck)}
    begins: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for mark in marks:
        begins.setdefault(mark.start, []).append(mark)
        ends.setdefault(mark.end, []).append(mark)
    edges = sorted(x for x in cuts | set(begins) | set(ends) if 0 <= x <= len(report.text))
    struck: dict[int, list[Struck]] = {}
    for piece in report.struck:
        struck.setdefault(piece.at, []).append(piece)
    live: dict[Mark, None] = {}
    for i, edge in enumerate(edges):
        for mark in ends.get(edge, ()):
            live.pop(mark, None)
        for piece in struck.get(edge, ()):
            yield Run(piece.text, struck=piece)
        for mark in begins.get(edge, ()):
            live[mark] = None
        if i + 1 < len(edges):
            after = edges[i + 1]
            ordered = tuple(sorted(live, key=lambda m: (RANK.index(m.kind), m.number)))
            yield Run(
                report.text[edge:after], ordered, None,
                tuple(begins.get(edge, ())), tuple(m for m in ordered if m.end == after),
            )  # fmt: skip
