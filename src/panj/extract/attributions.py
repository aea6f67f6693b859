"""Every attribution of a report, stances and wishes too: who says it, with which cue, and exactly which letters.

Wider than the chains of claims (chains.py), which ask only who vouches for an act: here "opposes the plan", "her
concern about the vote" and "is expected to win" count as well, and what one person says of another's words is
marked by its depth.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from panj.extract.attributions_frames import Found, adjectival_stance, nominal_stance, verbal_stance
from panj.extract.attributions_spans import MARKS, OPENING, nominal, shorn, verbal, worded
from panj.extract.chains import Attributions, analyse
from panj.extract.chains_labels import LABEL, LINE
from panj.extract.chains_quotes import Quote, quotes
from panj.extract.chains_records import Attribution, Interval, join, without
from panj.language import Doc, Token

RELATIVE = {"who", "which", "whose", "whom", "where"}
FINITE = {"VBD", "VBZ", "VBP"}
AHEAD = 12  # tokens from a verb to the "that" or the quotation mark that opens its words
POLLS = {"poll", "survey", "study", "census"}
SPOKEN = ("clause", "quote", "label")

Stretch = tuple[int, int]  # characters, end exclusive


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution in characters: source and cue (None: none named), the stretches of what is said.

    `depth`: 0 where no other attribution's words hold the cue, 1 inside one other's, and so on.
    """

    source: Stretch | None
    cue: Stretch | None
    content: tuple[Stretch, ...]
    depth: int = 0


def _letters(doc: Doc, part: Interval | None) -> Stretch | None:
    if part is None or part[0] >= part[1]:
        return None
    return doc[part[0]].idx, doc[part[1] - 1].idx + len(doc[part[1] - 1])


def _according(token: Token) -> Found | None:
    """ "According to X, …": the clause less the phrase."""
    doc = token.doc
    if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    to = doc[token.i + 1]
    head = next((c for t in (to, token) for c in t.children if c.dep_ == "pobj"), None)
    if head is None:
        return None
    sent = doc[token.i].sent
    source = nominal(head, token)
    hole = (token.i, max(source[1], head.right_edge.i + 1))
    first, last = sent.start, sent.end
    if token.i > first + 1:
        parts = [(first, token.i)] if hole[1] >= last - 2 else [(first, token.i), (hole[1], last)]
    else:
        parts = [(hole[1], last)]
    return Found(source, (token.i, token.i + 2), join(parts), token)


def _counted(token: Token) -> Found | None:
    """ "In a recent poll, …", "… in the survey": what a poll says, the sentence less the phrase."""
    doc, sent = token.doc, token.sent
    head = next((c for c in token.children if c.dep_ == "pobj" and c.lemma_.lower() in POLLS), None)
    if head is None or not (token.i <= sent.start + 1 or head.right_edge.i >= sent.end - 3):
        return None
    a, b = token.i, head.right_edge.i + 1
    parts = [p for p in ((sent.start, a), (b, sent.end)) if any(t.pos_ in ("VERB", "AUX") for t in doc[p[0] : p[1]])]
    return Found(nominal(head, token), (a, a + 1), tuple(parts), token) if parts else None


def _spoken(one: Attribution, own: Found | None) -> Found | None:
    """A verb of saying with the words that chains found for it: quotations, and clauses it closes."""
    cue = one.cue
    if cue is None:
        return None
    source = own.source if own is not None else None
    if source is None:
        voices = [v for s in one.steps[:1] for v in s if v.cue_token is not None]
        if voices:
            first = min(voices, key=lambda v: v.phrase.head.i).phrase.head
            source = nominal(first, cue)
    return Found(source, own.cue if own is not None else verbal(cue), one.content, cue)


def _labelled(doc: Doc, one: Attribution) -> Found:
    """A speaker set beside a line by a mark: "Mayor: …", "…" ― X."""
    voices = [v.phrase for s in one.steps[:1] for v in s]
    head = voices[0].head
    span = doc.char_span(voices[0].start, voices[-1].end, alignment_mode="expand")
    after = doc[span.end] if span.end < len(doc) else None
    before = doc[span.start - 1] if span.start else None
    mark = next((t for t in (after, before) if t is not None and t.text in (":", "―", "—", "–", "--")), None)
    return Found((span.start, span.end), (mark.i, mark.i + 1) if mark is not None else None, one.content, mark or head)


def _headed(doc: Doc) -> Iterator[Found]:
    """ "Sanders: Email Story Has Moved": a headline's label that the text knows for somebody's name."""
    known = {t.lower_ for t in doc if t.ent_type_ in ("PERSON", "ORG") and t.ent_iob_ != "O"}
    for line in LINE.finditer(str(doc.text)):
        front = LABEL.match(line.group())
        span = doc.char_span(line.start() + front.start(1), line.start() + front.end(1)) if front else None
        if span is None or span.end >= len(doc) or doc[span.end].text != ":" or span[-1].lower_ not in known:
            continue
        rest = doc.char_span(line.start() + front.end(), line.end(), alignment_mode="contract") if front else None
        if rest is not None and len(rest) > 2 and all(t.pos_ in ("PROPN", "NOUN", "ADJ", "PART") for t in span):
            yield Found((span.start, span.end), (span.end, span.end + 1), ((rest.start, rest.end),), doc[span.end])


def _candidates(doc: Doc, told: Attributions) -> list[Found]:
    spoken = {a.cue.i: a for a in told.found if a.cue is not None and a.structure in SPOKEN}
    out: list[Found] = []
    for token in doc:
        if token.lower_ == "according":
            found = _according(token)
            out += [found] if found is not None else []
            continue
        if token.lower_ == "in":
            found = _counted(token)
            out += [found] if found is not None else []
            continue
        own = next(verbal_stance(token), None) if token.pos_ in ("VERB", "AUX") else None
        base = spoken.get(token.i)
        if base is not None:
            own = _spoken(base, own) or own
        if own is not None:
            out.append(own)
        elif token.pos_ in ("NOUN", "PROPN"):
            out += nominal_stance(token)
        elif token.pos_ == "ADJ" or token.tag_ == "VBN":
            out += adjectival_stance(token)
    marked = [_labelled(doc, a) for a in told.found if a.cue is None and a.structure in ("label", "quote") and a.steps]
    out += marked + [one for one in _headed(doc) if all(one.head.i != m.head.i for m in marked)]
    # "declined to name", "expressed concern about": one cue, not that of its first verb as well
    wide = {i for one in out if one.cue is not None for i in range(*one.cue) if i != one.head.i}
    return [one for one in out if one.head.i not in wide]


def _told_apart(doc: Doc, found: list[Found], quoted: set[int]) -> list[Found]:
    """Words less what the narrator goes on with: "opposes X, saying …", "praised Y, who says …", "said … and urged"."""
    out = list(found)
    for m, inner in enumerate(found):
        if inner.head.i in quoted:
            continue
        for n, outer in enumerate(out):
            if outer.head.i >= inner.head.i or not any(a <= inner.head.i < b for a, b in outer.content):
                continue
            clause = _aside(outer.head, inner.head)
            if clause is not None:
                edge = clause.left_edge.i
                edge -= int(edge > 0 and (doc[edge - 1].text in MARKS or doc[edge - 1].dep_ == "cc"))
                hole = (edge, clause.right_edge.i + 1)
                out[n] = replace(outer, content=join(without(list(outer.content), [hole])))
                if clause is inner.head:
                    out[m] = replace(out[m], source=outer.source or out[m].source)
    return out


def _aside(outer: Token, inner: Token) -> Token | None:
    """The clause between two cues that is none of the outer's words: a participle, a "who" behind a comma, an "and"."""
    doc = outer.doc
    here, steps = inner, 0
    while steps < 6 and here.i > outer.i:
        before = doc[here.left_edge.i - 1] if here.left_edge.i else None
        comma = before is not None and before.text in MARKS
        if here is inner and here.tag_ == "VBG" and here.dep_ in ("advcl", "acl", "conj") and comma:
            return here
        if here.dep_ == "relcl" and comma and here.left_edge.lower_ in RELATIVE:
            return here
        plain = not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in here.lefts)
        if here is inner and here.dep_ == "conj" and plain and here.tag_ == outer.tag_ and here.tag_ in FINITE:
            return here
        if here.head.i == here.i:
            return None
        here, steps = here.head, steps + 1
    return None


def _worded(doc: Doc, one: Found, spans: list[Quote]) -> tuple[Interval, ...]:
    holes = [p for p in (one.cue, one.source) if p is not None]
    parts = [_begun(doc, one, a, b) for a, b in join(without(list(one.content), holes))]
    whole = [worded(doc, a, b, spans) for a, b in parts]
    return join([w for w in whole if w[0] < w[1]])


def _begun(doc: Doc, one: Found, start: int, end: int) -> Interval:
    """The words less a conjunction that opens their sentence, and less whom or where one tells ("said in X that")."""
    start, end = shorn(doc, start, end)
    if start < end and doc[start].dep_ == "cc" and doc[start].is_sent_start:
        start += 1
    if start == one.head.i + 1 and doc[start].lower_ not in ("that", "to"):
        for i in range(start + 1, min(end, start + AHEAD)):
            if doc[i].lower_ == "that" and doc[i].dep_ == "mark" and doc[i].head.head.i == one.head.i:
                return i, end
            if (
                doc[i].text in OPENING
                and doc[i - 1].text in (",", ":")
                and doc[start].dep_ in ("prep", "dobj", "dative")
            ):
                return i, end
            if doc[i].is_punct and doc[i].text not in (",", ":"):
                break
    return start, end


def _depths(doc: Doc, found: list[tuple[Found, tuple[Interval, ...]]], quoted: set[int]) -> list[int]:
    """How many others' words hold each one's cue; two that hold each other: the later cue is no inner one."""
    out = []
    for n, (one, said) in enumerate(found):
        depth = 0
        for m, (other, words) in enumerate(found):
            if n == m or not any(a <= one.head.i < b for a, b in words):
                continue
            mutual = any(a <= other.head.i < b for a, b in said)
            if not mutual or _size(words) > _size(said):
                depth += 1
        out.append(depth or int(one.head.i in quoted))
    return out


def _size(parts: tuple[Interval, ...]) -> int:
    return sum(b - a for a, b in parts)


def attributions(doc: Doc, told: Attributions | None = None) -> list[Said]:
    """Every attribution of a parsed report in order of its cues; `told`: what `analyse` found, if it was asked."""
    told = told or analyse(doc)
    spans = quotes(doc)
    quoted = {i for q in spans for i in range(q.start, q.end)}
    found = [(one, _worded(doc, one, spans)) for one in _told_apart(doc, _candidates(doc, told), quoted)]
    found = [(one, words) for one, words in found if words]
    depths = _depths(doc, found, quoted)
    out = []
    for (one, words), depth in zip(found, depths, strict=True):
        content = tuple(s for s in (_letters(doc, p) for p in words) if s is not None)
        out.append(Said(_letters(doc, one.source), _letters(doc, one.cue), content, depth))
    return sorted(out, key=lambda s: (s.content[0], s.cue or (0, 0)))
