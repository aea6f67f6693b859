"""Claims into events: the whole of merging on one page."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from panj.merge.acts import acts, grown, raised
from panj.merge.candidates import candidates
from panj.merge.clusters import Clustering, Pair, cluster, pair
from panj.merge.credibility import credibility
from panj.merge.facts import Fact, days_of, fact, is_back, story
from panj.merge.figures import tallies
from panj.merge.origins import origin_of, origins, writers
from panj.merge.same import apart, judge, scores
from panj.model import Actor, Place
from panj.model.events import Event, Held, Judgement, Span

LEAST = 0.5  # average probability of the pairs of an event
EDGE = 0.15  # a pair less likely than this counts as none
AT_ONCE = 20_000  # pairs judged together: bounds memory
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Merged:
    """`events` by their days; `scores` of every candidate pair of claims, 0 where it counts as none; `clustering` of
    acts, each by its first claim's id, with notes of what was parted or could not be kept; `facts` by claim id."""

    events: tuple[Event, ...]
    scores: Mapping[Pair, float]
    clustering: Clustering
    facts: Mapping[str, Fact] = field(compare=False, repr=False, default_factory=dict)


def facts_of(held: Iterable[Held], before: Mapping[str, Fact] | None = None) -> dict[str, Fact]:
    """Claim id → its fact; each report's text is looked at once. A fact of `before` stands where nothing that it was
    made from has changed."""
    acts: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for h in sorted(held, key=lambda h: (h.report.id, h.claim.trigger.span, h.claim.id)):
        acts[h.report.id, h.claim.event].append(h)
    full: dict[tuple[str, str], set[str]] = defaultdict(set)  # report and type → acts told in full
    for (where, act), few in acts.items():
        for h in few:
            if not is_back(h.claim, h.report):
                full[where, h.claim.type].add(act)
    out: dict[str, Fact] = {}
    report, whole = "", None
    for few in acts.values():
        told = tuple(h.claim for h in few)
        for h in few:
            old = before.get(h.claim.id) if before else None
            rivals = len(full[h.report.id, h.claim.type])
            if old is not None and (old.act, old.rivals, old.report) == (told, rivals, h.report):
                out[h.claim.id] = old
                continue
            if whole is None or report != h.report.id:
                report, whole = h.report.id, story(h.report)
            out[h.claim.id] = fact(h.claim, h.report, whole, told, rivals)
    return out


def scored(facts: Mapping[str, Fact], pairs: Sequence[Pair], before: Merged | None = None) -> dict[Pair, float]:
    """The score of each pair; those of `before` stand where both facts do."""
    known = before.scores if before else {}
    old = before.facts if before else {}
    out = {(a, b): known[a, b] for a, b in pairs if (a, b) in known and facts[a] is old[a] and facts[b] is old[b]}
    new = [p for p in pairs if p not in out] if out else pairs
    for n in range(0, len(new), AT_ONCE):
        some = new[n : n + AT_ONCE]
        out.update(zip(some, scores([(facts[a], facts[b]) for a, b in some], EDGE), strict=True))
    return out


def judged(facts: Mapping[str, Fact], pairs: Sequence[Pair]) -> dict[Pair, Judgement]:
    """The judgement of each pair; pairs that are ruled out are judged as well, so that `why` can say so."""
    out: dict[Pair, Judgement] = {}
    for n in range(0, len(pairs), AT_ONCE):
        some = pairs[n : n + AT_ONCE]
        found = judge([(facts[a], facts[b]) for a, b in some])
        out.update(zip(some, found, strict=True))
    return out


def why(one: Held, other: Held) -> Judgement:
    """The judgement of any two claims, candidates or not."""
    facts = facts_of([one, other])
    return judge([(facts[one.claim.id], facts[other.claim.id])])[0]


def merge(
    held: Iterable[Held],
    joined: Iterable[Pair] = (),
    parted: Iterable[Pair] = (),
    before: Merged | None = None,
) -> Merged:
    """Events of some claims. `joined`, `parted`: pairs of claim ids that people decided on, which always hold.

    `before`: what an earlier call made of some of these claims; components of candidates that nothing touched keep
    their groups. The result is the same with and without it, and in whatever order the claims come.
    """
    by_id = {h.claim.id: h for h in held}
    facts = facts_of(by_id.values(), before.facts if before else None)
    found_scores = scored(facts, candidates(facts.values()), before)
    likely = {p: s for p, s in found_scores.items() if s > 0}
    joined, parted = [pair(*p) for p in joined], [pair(*p) for p in parted]

    def never(a: str, b: str) -> bool:
        return apart(facts[a], facts[b]) is not None

    told = acts(facts, never, parted)
    home = {i: act for act, ids in told.items() for i in ids}
    at = {i: f.report.id for i, f in facts.items()}

    def never_acts(a: str, b: str) -> bool:
        return any(never(x, y) for x in told[a] for y in told[b])

    by_people = [(home[a], home[b]) for a, b in parted if a in home and b in home]
    told = grown(told, raised(likely, home), at, LEAST, never_acts, by_people)
    home = {i: act for act, ids in told.items() for i in ids}

    def lifted(pairs: Iterable[Pair]) -> list[Pair]:
        return [(home[a], home[b]) for a, b in pairs if a in home and b in home and home[a] != home[b]]

    found = cluster(
        told.keys(),
        raised(likely, home),
        LEAST,
        apart=never_acts,
        joined=lifted(joined),
        parted=lifted(parted),
        before=before.clustering if before else None,
        touched=_touched(before, found_scores, facts, home, {*joined, *parted}) if before else (),
    )
    written = writers({h.report.id: h.report for h in by_id.values()}.values())
    made = (_event([by_id[i] for act in group for i in told[act]], written) for group in found.groups)
    ordered = sorted(made, key=lambda e: (str(e.when.start or e.first_known), e.id))
    return Merged(tuple(ordered), found_scores, found, facts)


def events(held: Iterable[Held], joined: Iterable[Pair] = (), parted: Iterable[Pair] = ()) -> tuple[Event, ...]:
    """The events alone."""
    return merge(held, joined, parted).events


def _touched(
    before: Merged,
    now: Mapping[Pair, float],
    facts: Mapping[str, Fact],
    home: Mapping[str, str],
    decided: Iterable[Pair],
) -> Collection[str]:
    """Acts that came or went, and those with a claim that changed, whose pairs did, or that people decided on."""
    old = before.scores
    changed = {p for p in {*old, *now} if old.get(p, 0.0) != now.get(p, 0.0)} | set(decided)
    claims = {i for p in changed for i in p} | {i for i, f in facts.items() if before.facts.get(i) is not f}
    known = {i for g in before.clustering.groups for i in g}
    return {home.get(i, i) for i in claims} | (known ^ set(home.values()))


def redirects(old: Iterable[Event], new: Iterable[Event]) -> dict[str, str]:
    """Ids of old events that are gone → the event that now holds the claim they were named for."""
    home = {claim: e.id for e in new for claim in e.claims}
    kept = set(home.values())
    return {e.id: home[c] for e in old if e.id not in kept for c in e.claims if e.id == _id(c) and c in home}


def _id(claim: str) -> str:
    return "e" + claim.removeprefix("c")


def _most(found: Iterable[T]) -> T | None:
    """The commonest, the first of those on a tie."""
    counted = Counter(found)
    return max(counted, key=lambda x: counted[x]) if counted else None


def _distinct(found: Iterable[T], key: Callable[[T], str]) -> tuple[T, ...]:
    """One of each, those named most often first, in its fullest form."""
    by: dict[str, list[T]] = defaultdict(list)
    for x in found:
        by[key(x)].append(x)
    ordered = sorted(by.items(), key=lambda kv: (-len(kv[1]), kv[0]))
    return tuple(max(few, key=lambda x: len(str(x))) for _, few in ordered)


def _actor(a: Actor) -> str:
    return a.id or a.name.lower()


def _place(p: Place) -> str:
    return f"{p.role} {p.geonameid or p.name.lower()}"


def _event(held: Sequence[Held], written: Mapping[str, str]) -> Event:
    """The event of some claims."""
    told = sorted(held, key=lambda h: (str(h.report.published), h.report.id, h.claim.trigger.span, h.claim.id))
    claims = [h.claim for h in told]
    first = origins(told, written)
    origin = {h.claim.id: str(origin_of(h.claim, h.report, written.get(h.report.id, ""))[0]) for h in told}
    kind = _most(c.type for c in claims) or claims[0].type
    realis = _most(c.realis for c in claims) or claims[0].realis
    published = sorted(h.report.published for h in told if h.report.published)
    return Event(
        id=_id(claims[0].id),
        type=kind,
        mode=_most(c.mode for c in claims if c.type == kind and c.mode),
        realis=realis,
        disputed={"asserted", "denied"} <= {c.realis for c in claims},
        when=_when(told),
        places=_distinct((p for c in claims for p in c.places), _place),
        actors=_distinct((a for c in claims for a in c.actors), _actor),
        targets=_distinct((a for c in claims for a in c.targets), _actor),
        figures=tallies(told, origin),
        claims=tuple(c.id for c in claims),
        reports=tuple(sorted({h.report.id for h in told})),
        outlets=tuple(sorted({o for h in told for o in h.report.outlets})),
        origins=first,
        first_known=published[0] if published else None,
        last_known=published[-1] if published else None,
        credibility=credibility(told, first),
    )


def _when(held: Sequence[Held]) -> Span:
    """The narrowest stated days, those that most claims share; else what the reports' days allow."""
    dated = [(d, h.claim.when.basis) for h in held if (d := days_of(h.claim, h.report)) and d.dated and h.claim.when]
    if dated:
        best = _most(
            (d.start, d.end, basis) for d, basis in sorted(dated, key=lambda x: (x[0].end - x[0].start, x[0].start))
        )
        assert best
        return Span(*best)
    guessed = [d for h in held if (d := days_of(h.claim, h.report))]
    if not guessed:
        return Span(None, None, "report date only")
    return Span(min(d.start for d in guessed), min(d.end for d in guessed), "report date only")
