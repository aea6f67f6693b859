"""A claim made ready to be judged with others: its days, places, parties, figures and words, worked out once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from panj.merge.articles import article
from panj.merge.kinds import kinds, lasts
from panj.merge.telling import Profile, Told, cast, profile
from panj.merge.words import Vector, words
from panj.model import Actor, Claim, Figure, Place, Report

RECENT = 3  # days before its publication that an undated act is guessed to lie in, the day itself included
VAGUE = 10  # "hundreds" may be up to ten times its lower bound; "more than 300" up to twice
OPEN = 2
ANEW = re.compile(
    r"\b(?:another|further|again|anew|renewed|second|third|fourth|fifth|sixth|seventh|additional|continu\w+)\b", re.I
)
BACK = re.compile(r"\b(?:the|this|that|these|those|\w+['’]s)\s+(?:\w+\s+)?$", re.I)  # before "attack" in "the attack"
PLURALS = ("dozens", "scores", "hundreds", "thousands", "tens of", "millions", "several", "many", "numerous")


@dataclass(frozen=True, slots=True)
class Days:
    """Days an act may fall on; `dated`: the text says so, else it is guessed from the day of the report."""

    start: date
    end: date
    dated: bool

    @property
    def long(self) -> int:
        """Days from the first to the last."""
        return (self.end - self.start).days

    def within(self, other: "Days") -> bool:
        """Whether one of the two holds the other whole."""
        low, high = max(self.start, other.start), min(self.end, other.end)
        return (low, high) in ((self.start, self.end), (other.start, other.end))

    def gap(self, other: "Days") -> int:
        """Days between the two; 0 where they overlap."""
        return max(0, (other.start - self.end).days, (self.start - other.end).days)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A figure as a stretch of numbers; `exact`: one number, stated as such; `said`: the number named in it, None
    where it is a vague plural."""

    what: str
    unit: str
    low: float
    high: float
    exact: bool
    said: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim and what judging it needs. `claim`: with its empty parts filled from `act`, the claims that its report
    tells as the same act, itself among them. `spot`: headline, lead or "" for the rest; `back`: told as known ("the
    attack"), with no place, number or known target of its own; `rivals`: acts of its type that its report tells in
    full; `anew`: told as one more of its kind ("further strikes")."""

    id: str
    claim: Claim
    report: Report
    kinds: frozenset[str]
    lasts: int
    days: Days | None
    day: date | None
    places: tuple[Place, ...]
    lands: frozenset[str]
    bounds: tuple[Bounds, ...]
    told: Profile
    act: tuple[Claim, ...]
    spot: str
    back: bool
    rivals: int
    anew: bool


@dataclass(frozen=True, slots=True)
class Story:
    """Vectors of one whole report, shared by its claims."""

    words: Vector
    names: Vector


def story(report: Report) -> Story:
    return Story(article(report.title, report.text), cast(report.text))


def days_of(claim: Claim, report: Report) -> Days | None:
    """Stated days, else a guess from the day of publication; None where neither is known."""
    when, told = claim.when, report.published
    if when and (when.start or when.end):
        start, end = when.start or when.end, when.end or when.start
        assert start and end
        if when.start is None and claim.realis not in ("planned", "forecast"):
            start = end - timedelta(days=30)
        return Days(min(start, end), max(start, end), True)
    if told is None:
        return None
    return Days(told - timedelta(days=RECENT - 1), told, False)


def bounds_of(figure: Figure) -> Bounds | None:
    """The stretch a figure allows: an open bound reaches to twice (or half) the number, a vague plural to ten times."""
    low, high = figure.low, figure.high
    if low is None and high is None:
        return None
    vague = any(p in figure.text.lower() for p in PLURALS)
    exact = low == high and not figure.approx and not vague
    least = float(low if low is not None else (high or 0) / OPEN)
    most = float(high if high is not None else (low or 0) * (VAGUE if vague else OPEN))
    if figure.approx and not vague:
        least, most = least * 0.9, most * 1.1
    named = low if low is not None else high
    # "more than 300" is kept as 301 and up, "fewer than 300" as 299 and down: the number said is the round one
    if named is not None and not exact and abs(named) >= 10:
        named = next((named + d for d in (-1, 1) if (named + d) % 10 == 0), named)
    said = None if vague or named is None else float(named)
    return Bounds(figure.what, figure.unit, least, most, exact, said, figure.text)


def lands_of(claim: Claim) -> frozenset[str]:
    """Countries of the places and the parties."""
    parties = (*claim.actors, *claim.targets)
    return frozenset(c for c in (*(p.country for p in claim.places), *(a.country for a in parties)) if c)


def _texts(parties: tuple[Actor, ...]) -> tuple[str, ...]:
    return tuple(a.name for a in parties)


def filled(claim: Claim, others: Sequence[Claim]) -> Claim:
    """A claim whose empty parts are those of the others that its report tells as the same act ("the crossings came
    after …" has the place and the number of the sentence before)."""
    others = [c for c in others if c.id != claim.id]

    def part(name: str) -> Any:
        return getattr(claim, name) or next((x for c in others if (x := getattr(c, name))), getattr(claim, name))

    return replace(claim, **{name: part(name) for name in ("actors", "targets", "places", "when", "figures")})


def spot(claim: Claim, report: Report) -> str:
    """Whether a claim stands in its report's headline, in the first sentence under it, or further on."""
    head = len(report.title) if report.text.startswith(report.title) else 0
    at = claim.trigger.span[0]
    if at < head:
        return "headline"
    body = len(report.text) - len(report.text[head:].lstrip(" .\n"))
    lead = min(x for x in (report.text.find(". ", body), report.text.find("\n", body), len(report.text)) if x >= 0)
    return "lead" if at < lead else ""


def is_back(claim: Claim, report: Report) -> bool:
    """Whether a claim is told as known: "the attack", with no place, number or named target of its own."""
    start = claim.trigger.span[0]
    named = any(w[:1].isupper() for t in claim.targets for w in t.name.split())
    return (
        not claim.places
        and not claim.figures
        and not named
        and BACK.search(report.text, max(0, start - 40), start) is not None
    )


def fact(claim: Claim, report: Report, whole: Story, others: Sequence[Claim] = (), rivals: int = 1) -> Fact:
    """The fact of a claim; `whole` is of its report, `others` what the report says of the same act, in order."""
    line = max(words(claim.trigger.text) or [claim.trigger.text.lower()], key=len)
    told = Told(
        id=claim.id,
        report=report.id,
        head=line,
        trigger=claim.trigger.text,
        evidence=claim.evidence.text,
        who=_texts(claim.actors),
        whom=_texts(claim.targets),
        where=tuple(p.name for p in claim.places),
        when=(claim.when.text,) if claim.when else (),
        story=whole.words,
        cast=whole.names,
        order=report.text.count(". ", 0, claim.trigger.span[0]),
    )
    own, claim = claim, filled(claim, others)
    days = days_of(claim, report)
    return Fact(
        id=claim.id,
        claim=claim,
        report=report,
        kinds=kinds(claim.type, claim.mode),
        lasts=lasts(claim.type, claim.mode),
        days=days,
        day=days.end if days and days.dated and claim.realis not in ("planned", "forecast") else report.published,
        places=claim.places,
        lands=lands_of(claim),
        bounds=tuple(b for f in claim.figures if (b := bounds_of(f))),
        told=profile(told),
        act=tuple(others),
        spot=spot(own, report),
        back=is_back(own, report),
        rivals=rivals,
        anew=ANEW.search(report.text, max(0, own.trigger.span[0] - 40), own.trigger.span[1] + 10) is not None,
    )
