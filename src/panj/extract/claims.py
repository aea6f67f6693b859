"""From a parsed report to its claims: acts found, joined, and asked who, whom, where, when, how many, who says so."""

from collections.abc import Callable
from dataclasses import replace

from panj.extract import judge
from panj.extract.acts import find_acts, lemma
from panj.extract.arguments import Scene, decide
from panj.extract.chains import Attributions, analyse
from panj.extract.events import label
from panj.extract.evidence import evidence_span
from panj.extract.figures import figures_of
from panj.extract.judge import features
from panj.extract.joining import Joined, join
from panj.extract.places import Site, places_of
from panj.extract.quantities import Quantity, find_quantities
from panj.extract.realis import hedged, realis_of
from panj.extract.roles import Roles, roles_of
from panj.extract.times import TimeExpr, find_times, when_of
from panj.language import Doc, Phrase, Token, phrase_of
from panj.language.mentions import Names
from panj.model import Actor, Claim, Figure, Mention, Place, Report, When, anchor_of, claim_id

Namer = Callable[[Phrase], str]


# Acts that are done by speaking: their doer, speaking, is no source of them.
SPOKEN = {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONSULT", "CONCEDE"}


def scenes(doc: Doc) -> list[tuple[Joined, list[Scene]]]:
    """Joined acts in text order, each act with what the rules say of its parties and places."""
    groups = join(find_acts(doc))
    acts = {a.head.i: a for g in groups for a in g.all}
    out = []
    for group in groups:
        parts = []
        for act in group.all:
            roles = roles_of(act)
            sites = tuple(places_of(act, roles.actors, roles.targets, set(acts)))
            parts.append(Scene(act, roles, sites, acts))
        out.append((group, parts))
    return out


def candidates(doc: Doc, report: Report) -> list[tuple[Claim, list[str]]]:
    """Every candidate claim in text order with the features that the judge weighs."""
    names = Names(doc)
    quantities, times = find_quantities(doc), find_times(doc)
    said = analyse(doc, names.full, report.outlets)
    counted: set[int] = set()
    earlier: set[str] = set()
    out = []
    for group, parts in scenes(doc):
        decided = [decide(p) for p in parts]
        claim = _claim(group, doc, report, names.full, quantities, times, said, decided, set(parts[0].acts), counted)
        out.append((claim, features(group, claim, parts[0].acts, earlier)))
        earlier.add(f"{group.main.type}:{lemma(group.main.head)}")
    return out


def extract(doc: Doc, report: Report) -> list[Claim]:
    """Claims of a report in text order. Pure: the same doc and report give the same claims."""
    claims: list[Claim] = []
    ordinals: dict[tuple[int, int], int] = {}
    for claim, found in candidates(doc, report):
        if judge.probability(found) < judge.threshold():
            continue
        span = claim.trigger.span
        ordinal = ordinals[span] = ordinals.get(span, -1) + 1
        anchor = anchor_of(report.id, report.raw_offset(span[0]), report.raw_offset(span[1] - 1) + 1, ordinal)
        realis = judge.realis(found, claim.realis)
        claims.append(replace(claim, id=claim_id(anchor), anchor=anchor, realis=realis))
    return label(claims, doc.text)


def _claim(
    group: Joined, doc: Doc, report: Report, full: Namer, quantities: list[Quantity], times: list[TimeExpr],
    said: Attributions,
    decided: list[tuple[Roles, list[Site]]], heads: set[int], counted: set[int],
) -> Claim:  # fmt: skip
    act = group.main
    roles = _roles(group, [r for r, _ in decided])
    actors = tuple(_party(t, full) for t in roles.actors)
    targets = tuple(_party(t, full) for t in roles.targets)
    places: list[Place] = []
    for _, sites in decided:
        for site in sites:
            if all(p.span != (site.phrase.start, site.phrase.end) for p in places):
                p = site.phrase
                places.append(Place(p.text, (p.start, p.end), site.role, full(p)))
    figures: list[Figure] = []
    for part in group.all:
        for f in figures_of(part.head, act.type, group.mode, quantities, doc, counted):
            if all(f.span != g.span for g in figures):
                figures.append(f)
    when = next((w for part in group.all if (w := when_of(part.verb, times, report.published)) is not None), None)
    realis = realis_of(act)
    own = tuple(t.i for t in roles.actors) if act.type in SPOKEN else ()
    sources = said.chain(act.head, own, realis == "denied")
    trigger = Mention(*_letters(doc, doc[act.first].idx, doc[act.last].idx + len(doc[act.last])))
    near = [x.span for x in (*actors, *targets, *places, *figures)]
    near += [when.span] if when is not None and when.basis != "carried" else []
    evidence = Mention(*_letters(doc, *evidence_span(doc, group.all, near, heads)))
    return Claim(
        id="", anchor="", event="", made_by="", evidence=evidence, trigger=trigger, type=act.type, mode=group.mode,
        realis=realis, hedged=any(hedged(a) for a in group.all), actors=actors, targets=targets,
        places=tuple(places), when=when, figures=tuple(figures), sources=tuple(sources),
    )  # fmt: skip


def _letters(doc: Doc, start: int, end: int) -> tuple[str, tuple[int, int]]:
    return doc.text[start:end], (start, end)


def _party(token: Token, full: Namer) -> Actor:
    phrase = phrase_of(token)
    return Actor(phrase.text, (phrase.start, phrase.end), full(phrase))


def _roles(group: Joined, parts: list[Roles]) -> Roles:
    """The roles of all parts together; a word is not both doer and affected."""
    actors: list[Token] = []
    targets: list[Token] = []
    for found in parts:
        actors += [t for t in found.actors if t not in actors]
        targets += [t for t in found.targets if t not in targets]
    heads = {i for a in group.all for i in a.words}
    actors = [t for t in actors if t.i not in heads]
    return Roles(tuple(actors), tuple(t for t in targets if t.i not in heads and t not in actors))
