"""Do two claims tell of one act? A sum of log-odds from named evidence, and what rules it out whatever the sum.

Weights are set by hand on pairs of the news portal of 2020–2021, read by eye; only `wording` is learned (from ECB+).
The judgement is a function of the two claims and their reports: nothing else in the ledger changes it.
"""

from collections.abc import Iterator, Sequence
from math import exp, log

from panj.merge.facts import Bounds, Fact
from panj.merge.grounds import grounds
from panj.merge.kinds import AHEAD, HAPPENED
from panj.merge.taken import falls, shared, strangers
from panj.merge.wording import features, probabilities
from panj.merge.words import cosine
from panj.model import Actor
from panj.model.events import Evidence, Judgement

START = -2.6  # log-odds of two candidate claims with nothing else known
MOST, LOWEST = 2.0, -0.8  # what the words alone can add or take
ROUND, CLOSE = 100, 1.1  # figures from ROUND on that differ by a tenth at most may be one, told round
NEAR_DAYS = ((1, 0.4), (3, 0.0), (7, -0.8), (21, -1.8))  # days apart, weight, where a day is guessed
SHORT = ((1, 0.4), (3, -0.4), (7, -1.5), (21, -2.2))  # the same for acts of a day or two
ONCE = frozenset({"arrest", "harm", "office", "free"})  # what befalls one person hardly twice in a week
SENTENCE = 6  # words; shorter pieces may be the same by chance
WEEKS = 14  # days; a day so far back that both name is rarely that of two acts
KIN = ({"explosives", "suicide-attack"}, {"aerial", "drone"}, {"aerial", "explosives"}, {"flee", "cross"})


def judge(pairs: Sequence[tuple[Fact, Fact]]) -> list[Judgement]:
    """One judgement a pair, in order; the learned part is asked once for all."""
    told = probabilities([_wording(a, b) for a, b in pairs])
    return [_judgement(a, b, p) for (a, b), p in zip(pairs, told, strict=True)]


def scores(pairs: Sequence[tuple[Fact, Fact]], edge: float) -> list[float]:
    """Probability of each pair, as `judge` has it; 0 where it is ruled out or under `edge`. The words are asked only
    where they could still lift a pair over it."""
    found = [0.0] * len(pairs)
    rest: dict[int, float] = {}
    for n, (a, b) in enumerate(pairs):
        if b.id < a.id:
            a, b = b, a
        if apart(a, b) is None:
            total = START + sum(e.weight for e in _evidence(a, b))
            if 1 / (1 + exp(-total - MOST)) >= edge:
                rest[n] = total
    told = probabilities([_wording(*pairs[n]) for n in rest])
    for (n, total), p in zip(rest.items(), told, strict=True):
        probability = round(1 / (1 + exp(-total - _words(p).weight)), 4)
        found[n] = probability if probability >= edge else 0.0
    return found


def _wording(a: Fact, b: Fact) -> list[float]:
    same = a.report.id == b.report.id
    story = 1.0 if same else cosine(a.told.story, b.told.story)
    return features(a.told, b.told, story, 1.0 if same else cosine(a.told.cast, b.told.cast))


def _judgement(a: Fact, b: Fact, wording: float) -> Judgement:
    if b.id < a.id:
        a, b = b, a
    rest, told = list(_evidence(a, b)), _words(wording)
    total = START + sum(e.weight for e in rest) + told.weight
    found = [e for e in (told, *rest) if e.weight]
    probability = 1 / (1 + exp(-total))
    ranked = sorted(found, key=lambda e: (-abs(e.weight), e.name))
    return Judgement(a.id, b.id, round(probability, 4), tuple(ranked), apart(a, b))


def _evidence(a: Fact, b: Fact) -> Iterator[Evidence]:
    """All that speaks for or against, the words aside."""
    yield _type(a, b)
    yield _realis(a, b)
    yield _time(a, b)
    yield _place(a, b)
    yield from _parties(a, b)
    yield _figures(a, b)
    yield _copied(a, b)
    yield _report(a, b) if a.report.id == b.report.id else _story(a, b)


def _report(a: Fact, b: Fact) -> Evidence:
    """What it says that one report tells both."""
    if a.claim.event == b.claim.event:
        return Evidence("report", 4.0, "the report tells them as one")
    if {a.spot, b.spot} == {"headline", "lead"}:
        return Evidence("report", 1.8, "a headline and the sentence under it")
    first, then = sorted((a, b), key=lambda f: f.claim.trigger.span)
    if then.back and first.claim.type == then.claim.type and _one_mode(first, then):
        weight = 2.8 if then.rivals <= 1 else 1.8 if first.spot else 0.0
        return Evidence("report", weight, f"the report comes back to it: {then.claim.trigger.text}")
    if _figures(a, b).weight >= 1.4:
        return Evidence("report", 1.0, "one number in one report")
    return Evidence("report", -0.6, "the report tells two")


def _story(a: Fact, b: Fact) -> Evidence:
    """What like texts add to like days. Of 40 pairs of claims that were read, of one kind in texts alike to .3 or more,
    nearly all with one stated day were one act, and few of those whose days were guessed and differ."""
    if a.days is None or b.days is None or not a.days.within(b.days):
        return Evidence("story", 0.0, "")
    if not (a.days.dated or b.days.dated) and a.report.published != b.report.published:
        return Evidence("story", 0.0, "")
    like = min(1.2, max(0.0, 4.0 * (cosine(a.told.story, b.told.story) - 0.15)))
    sure = a.days.dated and b.days.dated and max(a.days.long, b.days.long) <= 2
    return Evidence("story", round(like * (1.0 if sure else 0.5), 2), "the reports tell one story")


def _one_mode(a: Fact, b: Fact) -> bool:
    x, y = a.claim.mode, b.claim.mode
    return x == y or not x or not y or {x, y} in KIN


def _copied(a: Fact, b: Fact) -> Evidence:
    """Two reports with one sentence, word for word, tell what one of them told."""
    x, y = a.claim, b.claim
    same = a.report.id != b.report.id and (x.evidence.text, x.trigger.text) == (y.evidence.text, y.trigger.text)
    if same and len(x.evidence.text.split()) >= SENTENCE:
        return Evidence("copy", 2.5, "told in the same words")
    return Evidence("copy", 0.0, "")


def _words(p: float) -> Evidence:
    odds = log(max(p, 0.001) / max(1 - p, 0.001))
    return Evidence("words", round(max(LOWEST, min(MOST, 0.6 * (odds + 1.8))), 2), f"told alike: {p:.0%}")


def _type(a: Fact, b: Fact) -> Evidence:
    x, y = a.claim, b.claim
    if x.type != y.type:
        return Evidence("type", -0.8, f"{x.type} and {y.type} may be one kind of act")
    if x.mode == y.mode:
        return Evidence("type", 0.5, f"both {x.type} {x.mode or ''}".strip())
    if not _one_mode(a, b):
        return Evidence("type", -0.2, f"{x.type}, {x.mode} and {y.mode}")
    return Evidence("type", 0.0, "")


def _realis(a: Fact, b: Fact) -> Evidence:
    x, y = a.claim.realis, b.claim.realis
    if x == y:
        return Evidence("realis", 0.0, "")
    if {x, y} <= HAPPENED:
        return Evidence("realis", -0.3, "one says so, one denies it")
    return Evidence("realis", -0.7, f"{x} and {y}")


def _time(a: Fact, b: Fact) -> Evidence:
    if a.days is None or b.days is None:
        if a.report.id == b.report.id:
            return Evidence("time", 0.0, "")
        return Evidence("time", -0.5, "no day known for one")
    gap = a.days.gap(b.days)
    if a.days.dated and b.days.dated:
        long = max(a.days.long, b.days.long)
        if gap == 0:
            same = (a.days.start, a.days.end) == (b.days.start, b.days.end)
            if same and long == 0 and _past(a) and _past(b):
                return Evidence("time", 2.2, f"both come back to {a.days.start}")
            if not a.days.within(b.days):
                return Evidence("time", 0.0, "")  # one night and the next
            return Evidence("time", (1.2 if same else 0.8) if long <= 2 else 0.5, "on the same days")
        return Evidence("time", -min(5.0, 0.8 + 0.7 * gap), f"{gap} days apart")
    near = SHORT if max(a.lasts, b.lasts) <= 3 else NEAR_DAYS
    weight = next((w for days, w in near if gap < days), -2.5)
    told = [f.report.published for f in (a, b)]
    if not (a.days.dated or b.days.dated) and told[0] and told[1] and told[0] != told[1]:
        weight -= 0.4  # news without a day is mostly of its own day
        if a.anew or b.anew:
            weight -= 2.0
    return Evidence("time", round(weight, 2), f"{gap} days apart, a day guessed from its report")


def _past(f: Fact) -> bool:
    """Whether a claim states a day that lies weeks before its report."""
    return bool(f.days and f.report.published and (f.report.published - f.days.end).days >= WEEKS)


def _place(a: Fact, b: Fact) -> Evidence:
    weight, why, _ = grounds(a.places, b.places)
    if weight < 1 and (taken := shared(a, b)):
        return Evidence("place", 1.6, f"both of {taken}")
    if weight > -1.5 and weight < 1 and (two := strangers(a, b)):
        return Evidence("place", -1.5, two)
    if weight:
        if a.report.id == b.report.id and not (a.places and b.places and weight < -2.5):
            weight = max(weight, -0.8)  # one report's other country is often whose people were there
        return Evidence("place", weight, why)
    if a.lands and b.lands:
        if a.lands & b.lands:
            return Evidence("place", 0.2, f"both of {', '.join(sorted(a.lands & b.lands))}")
        weight = 0.0 if a.report.id == b.report.id else -1.0
        return Evidence("place", weight, f"{', '.join(sorted(a.lands))} and {', '.join(sorted(b.lands))}")
    return Evidence("place", 0.0, "")


def _named(party: Actor) -> bool:
    return any(w[:1].isupper() for w in party.name.split())


def _alike(x: Actor, y: Actor) -> float:
    """Weight of two parties: one id, shared names, same country and sector, or strangers."""
    mine, other = ({w.lower() for w in p.name.split() if len(w) > 3} for p in (x, y))
    named = _named(x) and _named(y)
    if x.id and x.id == y.id:
        return 1.2 if mine & other or not named else 0.6  # Wales and Scotland are both of a country's government
    if mine & other:
        return (1.0 if mine == other else 0.6) if named else 0.3  # "people" and "people" are rarely the same people
    if x.country and y.country and x.country != y.country:
        return -1.2
    if named:
        return -0.8
    return 0.3 if x.country and x.country == y.country and x.sector and x.sector == y.sector else 0.0


def _best(one: Sequence[Actor], other: Sequence[Actor]) -> tuple[float, str, str] | None:
    found = sorted((_alike(x, y), x.name, y.name) for x in one for y in other)
    return found[-1] if found else None


def _person(a: Fact, b: Fact) -> str:
    """A full name that both claims have as a target, or ""."""
    mine, theirs = ({t.name for t in f.claim.targets if t.name.istitle() and " " in t.name} for f in (a, b))
    return min(mine & theirs, default="")


def _parties(a: Fact, b: Fact) -> Iterator[Evidence]:
    x, y = a.claim, b.claim
    if "take" in a.kinds & b.kinds and falls(a) != falls(b):
        return  # what falls stands where the other has who took it
    straight = [_best(x.actors, y.actors), _best(x.targets, y.targets)]
    crossed = [_best(x.actors, y.targets), _best(x.targets, y.actors)]
    # two who talk, agree or meet may stand on either side
    if x.type in ("CONSULT", "AGREE", "COOPERATE") and sum(f[0] for f in crossed if f) > sum(
        f[0] for f in straight if f
    ):
        straight = crossed
    for name, found in zip(("actors", "targets"), straight, strict=True):
        if name == "targets" and a.kinds & b.kinds & ONCE and (person := _person(a, b)):
            yield Evidence("targets", 1.8, f"both of {person}")
        elif found:
            # a stand is one party's own: another party's like stand is another act
            strange = name == "actors" and "stand" in a.kinds & b.kinds and found[0] < 0.5
            yield Evidence(name, found[0] - 1.5 * strange, f"{found[1]} and {found[2]}")


def _meet(p: Bounds, q: Bounds) -> float:
    """Weight of two figures of one thing: a long exact number shared says much, ones that cannot be equal speak
    against, less so where one may be an early count of the other."""
    if p.said is not None and p.said == q.said:
        rare = 0.8 if p.said < 10 else 1.6 if p.said < 100 or p.said % 100 == 0 else 2.8 if p.said < 1000 else 3.5
        return round(rare * (1.0 if p.exact and q.exact else 0.9), 2)
    if p.low <= q.high and q.low <= p.high:
        if p.said and q.said and min(p.said, q.said) >= ROUND and max(p.said, q.said) <= CLOSE * min(p.said, q.said):
            return 1.5  # "more than 1,000" is how 1,037 is told in short
        return 0.5
    ratio = max(p.low, q.low) / max(1.0, min(p.high, q.high))
    return -0.8 if ratio <= 1.5 else -1.6 if ratio <= 3 else -2.5


def _figures(a: Fact, b: Fact) -> Evidence:
    found = sorted(
        (_meet(p, q), p.text, q.text) for p in a.bounds for q in b.bounds if p.what == q.what and p.unit == q.unit
    )
    if not found:
        return Evidence("figures", 0.0, "")
    weight, one, other = found[-1]
    return Evidence("figures", weight, f"{one} and {other}")


def apart(a: Fact, b: Fact) -> str | None:
    """Why two claims can never be one act, or None."""
    if not a.kinds & b.kinds:
        return f"{a.claim.type} and {b.claim.type} are different acts"
    x, y = a.claim.realis, b.claim.realis
    if (x in HAPPENED and y in AHEAD) or (y in HAPPENED and x in AHEAD):
        return f"one is {x}, the other {y}"
    if a.days and b.days and a.days.dated and b.days.dated:
        gap = a.days.gap(b.days)
        if gap > max(a.lasts, b.lasts):
            return f"{gap} days apart"
    _, why, never = grounds(a.places, b.places)
    if never:
        return why
    return None
