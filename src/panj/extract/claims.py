"""From a parsed report to its claims: acts found, joined, and asked who, whom, where, when, how many, who says so."""

from dataclasses import dataclass, replace

from panj.extract import heads, judge
from panj.extract.acts import find_acts, lemma
from panj.extract.arguments import Scene, decide
from panj.extract.carrying import carry
from panj.extract.chains import analyse
from panj.extract.events import label
from panj.extract.evidence import evidence_span
from panj.extract.figures import figures_of
from panj.extract.joining import Joined, join, names_doer
from panj.extract.places import Site, places_of
from panj.extract.quantities import find_quantities
from panj.extract.realis import hedged, held, realis_of
from panj.extract.roles import Roles, roles_of
from panj.extract.times import find_times, when_of
from panj.language import Doc, Token, phrase_of
from panj.language.encoder import encode
from panj.language.gate import relevance
from panj.language.mentions import Names
from panj.model import Actor, Claim, Figure, Mention, Place, Report, Span, anchor_of, claim_id

# Acts that are done by speaking: their doer, speaking, is no source of them.
SPOKEN = {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONSULT", "CONCEDE"}

Kind = tuple[str, str | None]  # type and mode


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that may be one, the acts that it joins, and the features that the judge weighs."""

    claim: Claim
    group: Joined
    features: list[str]


def scenes(doc: Doc) -> list[tuple[Joined, list[Scene]]]:
    """Joined acts in text order, each act with what the rules say of its parties and places."""
    groups = join(find_acts(doc, loose=True))
    acts = {a.head.i: a for g in groups for a in g.all if not a.loose}
    out = []
    for group in groups:
        parts = []
        for act in group.all:
            roles = roles_of(act)
            sites = tuple(places_of(act, roles.actors, roles.targets, set(acts)))
            parts.append(Scene(act, roles, sites, acts))
        out.append((group, parts))
    return out


class Story:
    """One parsed report with what is found once for the whole of it: names, numbers, times, attributions."""

    def __init__(self, doc: Doc, report: Report) -> None:
        self.doc, self.report = doc, report
        self.full = Names(doc).full
        self.quantities, self.times = find_quantities(doc), find_times(doc)
        self.said = analyse(doc, self.full, report.outlets)
        self.encoding = encode(doc.text, report.title, ((s.start_char, s.end_char) for s in doc.sents))

    def candidates(self) -> list[Candidate]:
        """Every candidate claim in text order; ids, anchors and events are not yet given."""
        earlier: set[str] = set()
        out = []
        for group, parts in scenes(self.doc):
            acts = parts[0].acts
            claim = self._claim(group, [decide(p, self.encoding) for p in parts], set(acts))
            out.append(Candidate(claim, group, judge.features(group, claim, acts, earlier)))
            earlier.add(f"{group.main.type}:{lemma(group.main.head)}")
        return out

    def claims(self) -> list[Claim]:
        """The candidates that the judge keeps, with ids, events and carried times."""
        on_topic = relevance(self.doc.text)
        found = self.candidates()
        said = {id(c): self._said(c) for c in found}
        kept = [c for c in found if judge.keeps(c.features, c.group.main.loose, on_topic, said[id(c)])]
        kinds = [judge.kind(c.group, said[id(c)]) for c in kept]
        ordinals: dict[Span, int] = {}
        out: list[Claim] = []
        for one, (kind, mode), figures in zip(kept, kinds, self._share(kept, kinds), strict=True):
            span = one.claim.trigger.span
            ordinal = ordinals[span] = ordinals.get(span, -1) + 1
            start, end = self.report.raw_offset(span[0]), self.report.raw_offset(span[1] - 1) + 1
            anchor = anchor_of(self.report.id, start, end, ordinal)
            judged = judge.realis(one.features, one.claim.realis, said[id(one)])
            realis = held(one.group.main, one.claim.realis, judged)
            given = replace(one.claim, id=claim_id(anchor), anchor=anchor, type=kind, mode=mode)
            out.append(replace(given, realis=realis, figures=figures))
        return carry(self.doc, label(out, self.doc.text), self.times, self.report.published)

    def _said(self, one: Candidate) -> heads.Said | None:
        """What the encoder says of a candidate, where it can say: of its main act, or of the part that it is surest of
        ("12 are killed as gunmen raid a market" is told by the raid)."""
        if self.encoding is None or judge.hopeless(one.features):
            return None
        main, spans = one.group.main, [one.claim.trigger.span]
        spans += [self._mention(self.doc[a.first].idx, self.doc[a.last].idx + len(self.doc[a.last])).span
                  for a in one.group.parts]  # fmt: skip
        found = [heads.candidate(self.encoding, main.type, main.loose, span) for span in spans]
        return max((s for s in found if s is not None), key=lambda s: s.claim, default=None)

    def _share(self, kept: list[Candidate], kinds: list[Kind]) -> list[tuple[Figure, ...]]:
        """Figures of each kept claim: a number goes to the act nearest to it; one that no act would take stays put."""
        heads = {a.head.i for c in kept for a in c.group.all}
        near, alone = [], []
        for c, kind in zip(kept, kinds, strict=True):
            near.append(self._figures(c.group, kind, heads - {a.head.i for a in c.group.all}))
            alone.append(self._figures(c.group, kind, set()))
        taken = {f.span for figures in near for f in figures}
        return [(*a, *(f for f in b if f.span not in taken)) for a, b in zip(near, alone, strict=True)]

    def _figures(self, group: Joined, kind: Kind, rivals: set[int]) -> list[Figure]:
        out: list[Figure] = []
        for part in group.all:
            for f in figures_of(part.head, *kind, self.quantities, self.doc, rivals):
                if all(f.span != g.span for g in out):
                    out.append(f)
        return out

    def _claim(self, group: Joined, decided: list[tuple[Roles, list[Site]]], heads: set[int]) -> Claim:
        act = group.main
        roles = _together(group, [r for r, _ in decided])
        actors = tuple(self._party(t) for t in roles.actors)
        targets = tuple(self._party(t) for t in roles.targets)
        places: list[Place] = []
        for _, sites in decided:
            for site in sites:
                p = site.phrase
                if all(x.span != (p.start, p.end) for x in places):
                    places.append(Place(p.text, (p.start, p.end), site.role, self.full(p)))
        figures = self._figures(group, (group.main.type, group.mode), set())
        published = self.report.published
        when = next((w for part in group.all if (w := when_of(part.verb, self.times, published)) is not None), None)
        realis = realis_of(act)
        own = tuple(t.i for t in roles.actors) if act.type in SPOKEN else ()
        near: list[Span] = [x.span for x in (*actors, *targets)]
        near += [x.span for x in places] + [x.span for x in figures]
        near += [when.span] if when is not None else []
        last = self.doc[act.last]
        return Claim(
            id="",
            anchor="",
            event="",
            made_by="",
            evidence=self._mention(*evidence_span(self.doc, group.all, near, heads)),
            trigger=self._mention(self.doc[act.first].idx, last.idx + len(last)),
            type=act.type,
            mode=group.mode,
            realis=realis,
            hedged=any(hedged(a) for a in group.all),
            actors=actors,
            targets=targets,
            places=tuple(places),
            when=when,
            figures=tuple(figures),
            sources=self.said.chain(act.head, own, realis == "denied"),
        )

    def _mention(self, start: int, end: int) -> Mention:
        return Mention(self.doc.text[start:end], (start, end))

    def _party(self, token: Token) -> Actor:
        phrase = phrase_of(token)
        return Actor(phrase.text, (phrase.start, phrase.end), self.full(phrase))


def _together(group: Joined, parts: list[Roles]) -> Roles:
    """The roles of all parts; a word is not both doer and affected, nor a word of a trigger."""
    heads = {i for a in group.all for i in a.words if a is group.main or not names_doer(a)}
    actors: list[Token] = []
    targets: list[Token] = []
    for found in parts:
        actors += [t for t in found.actors if t not in actors and t.i not in heads]
        targets += [t for t in found.targets if t not in targets and t.i not in heads]
    return Roles(tuple(actors), tuple(t for t in targets if t not in actors))


def extract(doc: Doc, report: Report) -> list[Claim]:
    """Claims of a report in text order. Pure: the same doc and report give the same claims."""
    return Story(doc, report).claims()
