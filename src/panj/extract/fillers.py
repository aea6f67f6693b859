"""Who did harm, to whom, to what and with what, read from a whole report: one entity a thing, not one a sentence.

`fillers` takes plain text in any case and gives what fills five roles of the report's attacks (MUC-4; Sundheim 1992):
perpetrator (people), organisation (behind them), target (things), victim (people by name), weapon; and a sixth,
described: people harmed who are not named. Which act each belongs to is not said: `claims` tells that.

A tagger marks mentions (fillers_tagger), mentions of one thing are gathered (fillers_entities), and a logistic
regression with a bar for each role says which things fill it (lexicon/fillers/choice.json). Without the learned
numbers, phrases that filled a role before stand alone (fillers_words).
"""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from math import log1p
from typing import Any

from panj.extract.fillers_entities import Entity, Mention, chance, entities, odds
from panj.extract.fillers_tagger import TAGS, Tags, mentions, tag
from panj.extract.fillers_words import Counts, Seen, counts, seen
from panj.lexicon import read_json
from panj.model import Span

ALONE = 0.2  # share at which a known phrase is told without a tagger; F1 .34 on muc4_dev, .31 at .25, .29 at .3
BESIDE = 0.08  # share at which a known phrase is weighed beside the tagger's mentions: 2 points of recall, 3 of F1
FLOOR = 0.003


@dataclass(frozen=True, slots=True)
class Filler:
    """A thing that fills a role of the report's attacks: its likeliest name at its first place, how sure (0..1), and
    every place that names it."""

    role: str
    text: str
    start: int
    end: int
    sure: float
    mentions: tuple[Span, ...]


@cache
def choice() -> dict[str, Any]:
    """The shipped regression by role: weights (the last is the constant) and bar; {} where absent."""
    return dict(read_json("fillers/choice.json").get("roles", {}))


def evidence(text: str, found: list[Entity], tags: Tags, phrases: dict[tuple[str, str], float]) -> list[list[float]]:
    """What speaks for each entity, a row each, as `choice` weighs it; `phrases`: share of known phrases by role."""
    rows = []
    for e in found:
        k, places = TAGS.index(e.role), e.mentions
        best = max(places, key=lambda m: m.share)
        rivals = [o.share for o in found if o.role == e.role and o is not e]
        letters = {(m.start, m.end) for m in places}
        other = max((m.share for o in found if o.role != e.role for m in o.mentions if (m.start, m.end) in letters),
                    default=0.0)  # fmt: skip
        lead = next(iter(e.forms))
        rows.append([
            odds(e.share), odds(best.share), odds(places[0].share), float(tags.has[k]), float(tags.has[-1]),
            log1p(len(places)), log1p(len(e.forms)), max(phrases.get((e.role, f), 0.0) for f in e.forms),
            log1p(places[0].start) / 8, log1p(sum(r > e.share for r in rivals)), max(rivals, default=0.0),
            other, log1p(len(lead.split())), float(lead[0].isdigit()),
        ])  # fmt: skip
    return rows


def shares(text: str, table: Counts, own: dict[str, set[str]] | None = None) -> dict[tuple[str, str], float]:
    """(role, phrase) → share, for the known phrases of a text."""
    return {(s.role, s.phrase): s.share for s in seen(text, table, own)}


def _filler(text: str, e: Entity, sure: float) -> Filler:
    first = e.first
    places = tuple((m.start, m.end) for m in e.mentions)
    return Filler(e.role, text[first.start : first.end], first.start, first.end, round(sure, 3), places)


def known(text: str, table: Counts, least: float) -> list[Seen]:
    """The longest known phrase of each role at each place, if its share is over `least`."""
    out: list[Seen] = []
    reached: dict[str, int] = {}
    for s in seen(text, table):
        if s.share > least and s.start >= reached.get(s.role, 0):
            reached[s.role] = s.end
            out.append(s)
    return out


def candidates(text: str, tags: Tags, table: Counts) -> list[Entity]:
    """What the tagger marks, and the known phrases it does not (at half the share it gives their least likely piece),
    gathered into things."""
    found = list(mentions(text, tags))
    marked = {role: [(m.start, m.end) for m in found if m.role == role] for role in TAGS}
    starts = [p.start for p in tags.pieces]
    for s in known(text, table, BESIDE):
        if any(a < s.end and s.start < b for a, b in marked[s.role]):
            continue
        low, high = bisect_left(starts, s.start), bisect_left(starts, s.end)
        if low < high:
            inside = 1.0 - float(tags.shares[low:high, TAGS.index(s.role), 0].max())
            found.append(Mention(s.role, s.start, s.end, max(inside / 2, FLOOR)))
    return entities(text, found)


def by_words(text: str) -> list[Filler]:
    """Fillers by known phrases alone, the longest at each place."""
    found = [Mention(s.role, s.start, s.end, s.share) for s in known(text, counts(), ALONE)]
    return [_filler(text, e, max(m.share for m in e.mentions)) for e in entities(text, found)]


def fillers(text: str) -> list[Filler]:
    """What fills each role in a report's text, in the order of the text; [] where nothing does.

    Spans are letters of `text`, first (inclusive) and last (exclusive).
    """
    chosen, tags = choice(), tag(text, counts())
    if tags is None or not chosen:
        return sorted(by_words(text), key=lambda f: (f.start, f.role))
    found = candidates(text, tags, counts())
    told = []
    for e, row in zip(found, evidence(text, found, tags, shares(text, counts())), strict=True):
        *weights, constant = chosen[e.role]["weights"]
        sure = chance(sum(w * x for w, x in zip(weights, row, strict=True)) + constant)
        if sure >= chosen[e.role]["bar"]:
            told.append(_filler(text, e, sure))
    return sorted(told, key=lambda f: (f.start, f.role))
