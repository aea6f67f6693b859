"""The time of an act whose own sentence part tells none: which of the report's times is it?

A news report dates an act once and tells it often. Every time of the report is an option for every claim without one;
a choice model over where option and claim stand (table lexicon/carrying.json, learned from the answer keys by
`python -m bench.learn_carrying`) says which, if any. A time so given has the basis `carried`. Without the file a claim
takes the time of the other claims of its event where these agree.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from panj.extract.events import items_of, lend, stems
from panj.extract.times import TimeExpr, carried, dates_acts, resolve, root_of, told_before
from panj.extract.times_attach import governor
from panj.extract.times_tense import tense_at
from panj.language import Doc, Token
from panj.lexicon import read_json
from panj.model import Claim, Span, When

Days = tuple[date | None, date | None]


def weights() -> dict[str, Any]:
    """{"threshold": share above which a time is taken, "weights": {feature: weight}}, or {} without the file."""
    return read_json("carrying.json")


@dataclass(frozen=True, slots=True)
class Option:
    """A time of the report for one claim: its dates as some claim or phrase has them, and what speaks for it."""

    when: When
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """One place where a time is told: by which claim, or by a phrase that no claim took."""

    when: When
    at: int  # sentence
    item: int
    claim: Claim | None


class Carrier:
    """The times of one report, and the claims that they may date."""

    def __init__(self, doc: Doc, claims: Sequence[Claim], exprs: Sequence[TimeExpr], published: date | None) -> None:
        self.doc, self.claims, self.published = doc, claims, published
        self.starts = [s.start_char for s in doc.sents]
        self.items = items_of(doc.text)
        self.title = doc.text.find("\n\n")
        own = [_Told(c.when, self._sentence(c.trigger.span), self._item(c.trigger.span), c)
               for c in claims if c.when is not None and days_of(c.when)]  # fmt: skip
        taken = {t.when.span for t in own}
        self.told = own + [_Told(w, self._sentence(w.span), self._item(w.span), None)
                           for w in self._loose(exprs) if w.span not in taken]  # fmt: skip
        self.days: dict[Days, list[_Told]] = {}
        for told in sorted(self.told, key=lambda t: t.when.span):
            self.days.setdefault((told.when.start, told.when.end), []).append(told)

    def _sentence(self, span: Span) -> int:
        return max((i for i, s in enumerate(self.starts) if s <= span[0]), default=0)

    def _item(self, span: Span) -> int:
        return next(i for i, (_, b) in enumerate(self.items) if span[0] < b or i == len(self.items) - 1)

    def _loose(self, exprs: Sequence[TimeExpr]) -> Iterator[When]:
        """Times of phrases by themselves, in the tense of the verb above them."""
        for i, expr in enumerate(exprs):
            if expr.sense.form in ("event", "dur", "set", "ref") or not dates_acts(expr.sense):
                continue
            site = governor(root_of(expr, self.doc))
            anchor = told_before(exprs[:i], self.published) if expr.sense.form in ("anchor", "clock") else None
            when = resolve(expr, self.published, tense_at(site, site), anchor)
            if when is not None and days_of(when):
                yield when

    def options(self, claim: Claim) -> list[Option]:
        """Every time told in the claim's item, nearest telling first of each."""
        here, item = self._sentence(claim.trigger.span), self._item(claim.trigger.span)
        mine = tense(self.doc, claim.trigger.span)
        words = {a.name.lower() for a in (*claim.actors, *claim.targets)}
        out = []
        for rank, tellings in enumerate(self.days.values()):
            near = [t for t in tellings if t.item == item]
            if near:
                out.append(Option(min(near, key=lambda t: (abs(t.at - here), t.claim is None)).when,
                                  tuple(self._features(claim, near, here, mine, words, rank))))  # fmt: skip
        return out

    def _features(
        self, claim: Claim, near: list[_Told], here: int, mine: str, words: set[str], rank: int
    ) -> Iterator[str]:
        best = min(near, key=lambda t: (abs(t.at - here), t.claim is None))
        others = [t.claim for t in near if t.claim is not None]
        away = max(-4, min(4, best.at - here))
        first, title = rank == 0, claim.trigger.span[0] < self.title
        yield ""
        yield f"away={away}"
        yield f"type={claim.type}"
        yield f"tense={mine}"
        yield f"realis={claim.realis}"
        yield f"days={min(4, len(self.days))}"
        yield f"first={first}"
        yield f"first={first}:title={title}"
        yield f"first={first}:days={min(4, len(self.days))}"
        yield f"lead={min(3, best.at)}"
        yield f"precision={best.when.precision}"
        yield f"basis={best.when.basis}"
        yield f"open={(best.when.start is None) - (best.when.end is None)}"
        yield f"old={self._age(best.when)}"
        yield f"old={self._age(best.when)}:tense={mine}"
        yield f"tellings={min(4, len(near))}"
        yield f"event={any(o.event == claim.event for o in others)}"
        yield f"same type={any(o.type == claim.type for o in others)}"
        yield f"same trigger={any(o.trigger.text.lower() == claim.trigger.text.lower() for o in others)}"
        yield f"stem={any(stems(o.trigger.text) & stems(claim.trigger.text) for o in others)}"
        yield f"party={any(words & {a.name.lower() for a in (*o.actors, *o.targets)} for o in others)}"
        if best.claim is None:
            yield f"loose:away={away}"
        else:
            other = tense(self.doc, best.claim.trigger.span)
            yield f"types={claim.type}>{best.claim.type}"
            yield f"tenses={mine}:{other}"
            yield f"realises={claim.realis}:{best.claim.realis}"
            yield f"same type={best.claim.type == claim.type}:away={away}"

    def _age(self, when: When) -> str:
        if self.published is None or when.start is None:
            return "?"
        gone = (self.published - when.start).days
        return next(name for limit, name in ((-1, "ahead"), (0, "same"), (2, "fresh"), (7, "week"), (60, "month"),
                                             (10**6, "past")) if gone <= limit)  # fmt: skip


def days_of(when: When) -> bool:
    return bool(when.start or when.end)


def tense(doc: Doc, span: Span) -> str:
    """Tag of the verb that a trigger is or hangs on, with its auxiliaries; N where the trigger is a noun."""
    token = doc.char_span(*span, alignment_mode="expand").root
    verb: Token = token
    for _ in range(4):
        if verb.pos_ in ("VERB", "AUX"):
            break
        verb = verb.head
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    ahead = bool(helpers & {"will", "would", "to", "could", "may", "might"})
    perfect = "+had" if "had" in helpers else "+has" if helpers & {"has", "have"} else ""
    return f"{verb.tag_}{perfect}{'+will' * ahead}{'N' * (token.pos_ in ('NOUN', 'PROPN'))}"


def shares_of(options: Sequence[Sequence[str]], table: dict[str, float]) -> list[float]:
    """The model's share for each option; what they leave to one is the share of none."""
    odds = [math.exp(min(30.0, sum(table.get(f, 0.0) for f in features))) for features in options]
    return [o / (1 + sum(odds)) for o in odds]


def carry(doc: Doc, claims: Sequence[Claim], exprs: Sequence[TimeExpr], published: date | None) -> list[Claim]:
    """The claims, those without dates given the report's likeliest time where it is likely enough."""
    if not weights():
        return lend(claims)
    carrier, out = Carrier(doc, claims, exprs, published), []
    for claim in claims:
        if claim.when is None:
            options = carrier.options(claim)
            shares = shares_of([o.features for o in options], weights()["weights"])
            if shares and max(shares) >= weights()["threshold"]:
                claim = replace(claim, when=carried(options[shares.index(max(shares))].when))
        out.append(claim)
    return out
