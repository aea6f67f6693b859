"""Verbs that mark a source ("said", "accused … of", "called for"), and "according to", with the words they cover."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from panj.extract.chains_records import Attribution, Interval, join, subtree, without
from panj.extract.chains_voice import Voice, can_speak, is_outlet, kind_of, speakers, voice, with_conjuncts
from panj.language import Doc, Token
from panj.lexicon.loader import rows

SAYING = {"say", "tell", "claim", "deny", "believe", "forecast", "show", "demand", "promise", "threaten"}
ADDRESSED = {"tell", "inform", "brief", "say", "speak", "talk", "announce"}
FINAL = set(".!?")


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of cues.tsv: what the verb takes as the words attributed."""

    lemma: str
    kind: str
    takes: frozenset[str]
    preps: frozenset[str]
    objects: frozenset[str]


def _entry(cells: list[str]) -> Cue:
    takes, preps, objects = set(), set(), set()
    for part in cells[2].split(",") if len(cells) > 2 else ():
        if part.startswith("p:"):
            preps |= set(part[2:].split("|"))
        elif part.startswith("on:"):
            objects |= set(part[3:].split("|"))
        else:
            takes.add(part)
    return Cue(cells[0], cells[1], frozenset(takes), frozenset(preps), frozenset(objects))


@cache
def verbs() -> dict[str, tuple[Cue, ...]]:
    """Lemma → its lines."""
    out: dict[str, tuple[Cue, ...]] = {}
    for _, cells in rows("cues.tsv", 2):
        out[cells[0]] = (*out.get(cells[0], ()), _entry(cells))
    return out


def _clause_parts(cue: Token, entry: Cue) -> Iterator[tuple[str, Interval]]:
    """(structure, tokens) of each dependent that the entry lets the cue cover."""
    takes = entry.takes
    finite_left = cue.dep_ in ("parataxis",)
    for child in cue.children:
        dep = child.dep_
        span = subtree(child)
        right = child.i > cue.i
        if dep in ("ccomp", "csubj") and child.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV", "PRON", "ADP", "NUM"):
            infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in child.children)
            finite = not infinitive
            if (finite and takes & {"c", "q", "x"}) or (infinitive and takes & {"i", "c"}):
                yield "clause" if finite else "infinitive", span
        elif dep == "xcomp" and right:
            infinitive = any(c.tag_ == "TO" for c in child.children)
            if infinitive and "i" in takes:
                yield "infinitive", span
            elif child.tag_ == "VBG" and "g" in takes:
                yield "clause", span
            elif not infinitive and takes & {"x", "c"}:
                yield "small", span
        elif dep in ("dobj", "obj") and right:
            if "o" in takes:
                yield "object", span
            elif entry.objects and child.lemma_.lower() in entry.objects:
                yield "object", span
                for other in cue.rights:
                    if other.dep_ == "prep" and other.i > child.i:
                        yield "object", subtree(other)
        elif dep == "oprd" and right and "x" in takes:
            yield "small", span
        elif dep == "prep" and right and child.lower_ in entry.preps:
            yield "preposition", (child.i + 1, span[1])
        elif dep == "advcl" and right and "i" in takes and any(c.tag_ == "TO" for c in child.children):
            # "called on residents to leave": the parser hangs the infinitive as a purpose clause
            yield "infinitive", span
        elif dep == "dative" and right and "c" in takes:
            continue
    if finite_left:
        yield "clause", subtree(cue.head)


def _sentence(token: Token) -> Interval:
    sent = token.sent
    return sent.start, sent.end


def _speaker_tokens(cue: Token) -> list[Interval]:
    """The cue's own subject, auxiliaries and addressee: never part of what it covers."""
    holes = [(cue.i, cue.i + 1)]
    for child in cue.children:
        if child.dep_ in ("nsubj", "nsubjpass", "agent", "aux", "auxpass", "neg", "dative"):
            holes.append(subtree(child))
    return holes


def _rest(cue: Token) -> tuple[Interval, ...]:
    """What "said" covers when the parser gave it no clause: the words behind it, else those before its subject."""
    first, last = _sentence(cue)
    doc = cue.doc
    own = [subtree(c) for c in cue.children if c.dep_ in ("nsubj", "npadvmod", "dative")]
    start = max([cue.i + 1, *(b for a, b in own if a > cue.i)])
    behind = (start, last)
    words = [t for t in doc[start:last] if t.is_alpha]
    if start < last and any(t.pos_ in ("VERB", "AUX") for t in words) and doc[start].text not in (",", "."):
        return (behind,)
    left = min([cue.i, *(a for a, _ in own)])
    while left > first and doc[left - 1].text in (",", "”", '"', "“"):
        left -= 1
        if any(t.pos_ in ("VERB", "AUX") for t in doc[first:left]):
            return ((first, left),)
    return ()


def _addressees(cue: Token) -> list[Voice]:
    """News outlets told: they pass on what they hear ("told Reuters"), and places of saying ("said on Al Jazeera")."""
    found = []
    for child in cue.rights:
        if child.dep_ in ("dobj", "dative", "obj") and cue.lemma_ in ("tell", "inform") and child.pos_ != "ADP":
            found += [(h, cue.text) for h in with_conjuncts(child)]
        elif child.dep_ in ("prep", "dative") and child.lower_ in ("to", "on", "in", "with", "via", "through", "by"):
            if child.lower_ in ("to", "with") and cue.lemma_ not in ADDRESSED:
                continue
            found += [(h, child.lower_) for c in child.children if c.dep_ == "pobj" for h in with_conjuncts(c)]
    out = []
    for head, word in found:
        one = voice(head, word, cue)
        if one.kind == "outlet":
            out.append(one)
    return out


def _cited(cue: Token) -> list[Voice]:
    """Voices behind a citing verb: "Reuters, citing two officials, said"."""
    out = []
    for child in cue.rights:
        if child.dep_ in ("dobj", "obj") and can_speak(child) and child.lower_ != "it":
            out += [voice(h, cue.text, cue) for h in with_conjuncts(child)]
    return out


def _owner_of_document(head: Token) -> tuple[list[Token], str] | None:
    """Who wrote a document that speaks: "a report by X says", "X's statement said", "analysis from X"."""
    if kind_of(head, head.text) != "document":
        return None
    for child in head.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            found = next((c for c in child.children if c.dep_ == "pobj" and can_speak(c)), None)
            if found is not None:
                return list(with_conjuncts(found)), head.text
        if child.dep_ == "acl" and child.tag_ == "VBN":
            for agent in child.children:
                if agent.dep_ == "agent":
                    found = next((c for c in agent.children if c.dep_ == "pobj" and can_speak(c)), None)
                    if found is not None:
                        return list(with_conjuncts(found)), head.text
    for child in head.lefts:
        if child.dep_ == "poss" and can_speak(child) and child.pos_ != "PRON":
            return [child], head.text
    return None


def said_by(cue: Token, heads: list[Token], word: str | None = None) -> tuple[Voice, ...]:
    """Voices of a cue's speakers; a document's author stands for it, with the document as cue."""
    out: list[Voice] = []
    for head in heads:
        owned = _owner_of_document(head)
        if owned:
            out += [voice(h, owned[1], head) for h in owned[0]]
        else:
            out.append(voice(head, word or cue.text, cue))
    return tuple(out)


def _cite_behind(cue: Token, heads: list[Token]) -> tuple[Voice, ...]:
    """Those whom the speaker of `cue` cites beside it, as a step before the speaker's."""
    near = [c for c in cue.children if c.lemma_ == "cite" and c.dep_ in ("advcl", "acl", "xcomp", "conj", "dep", "prep")]
    for head in heads:
        near += [c for c in head.children if c.lemma_ == "cite" and c.dep_ in ("acl", "advcl") and c.tag_ == "VBG"]
        near += [g for c in head.children if c.dep_ == "prep" for p in c.children for g in p.children
                 if g.lemma_ == "cite" and g.tag_ == "VBG"]  # fmt: skip
    # "according to", "report by" and other heads between: a citing participle right behind the speaker's phrase
    return tuple(v for c in near for v in _cited(c))


def _passed_on_by(heads: list[Token]) -> tuple[Voice, ...]:
    """"A source cited by SANA said": those who cite the speaker, a step after it."""
    out: list[Voice] = []
    for head in heads:
        for child in head.rights:
            if child.dep_ in ("acl", "relcl") and child.lemma_ in ("cite", "quote", "interview") and child.tag_ == "VBN":
                for agent in child.children:
                    if agent.dep_ in ("agent", "prep") and agent.lower_ in ("by", "in"):
                        out += [voice(h, f"{child.text} {agent.text}", child) for p in agent.children
                                if p.dep_ == "pobj" for h in with_conjuncts(p)]  # fmt: skip
    return tuple(out)


def _blocked(cue: Token) -> bool:
    """Negated sayings, and those in a question or a condition, attribute nothing."""
    return any(c.dep_ == "neg" for c in cue.children)


def _last_piece(doc: Doc, end: int) -> int:
    while end > 0 and (doc[end - 1].is_space or doc[end - 1].text in FINAL):
        end -= 1
    return end


def of_verb(cue: Token) -> Iterator[Attribution]:
    """Attributions of one verb, none where it is not in the lexicon, is negated or has no speaker."""
    entries = verbs().get(cue.lemma_.lower())
    if not entries or cue.pos_ not in ("VERB", "AUX", "NOUN", "ADJ", "PROPN") or _blocked(cue):
        return
    if cue.pos_ not in ("VERB", "AUX") and not (cue.dep_ in ("ROOT", "ccomp", "conj", "advcl") and cue.tag_[0] in "VN"
                                                and any(c.dep_ == "nsubj" for c in cue.children)):  # fmt: skip
        return
    heads = speakers(cue)
    heads = [h for h in heads if h.i != cue.i]
    if not heads:
        return
    for entry in entries:
        parts = list(_clause_parts(cue, entry))
        content = without([p for _, p in parts], _speaker_tokens(cue))
        structure = parts[0][0] if parts else "clause"
        if not content and "c" in entry.takes and "q" in entry.takes and entry.kind in SAYING - {"demand", "promise"}:
            content = without(list(_rest(cue)), _speaker_tokens(cue))
            structure = "clause"
        steps = [_cite_behind(cue, heads), said_by(cue, heads), _passed_on_by(heads) + tuple(_addressees(cue))]
        kept = tuple(s for s in steps if s)
        if content:
            yield Attribution(kept, cue, join(content), structure)
        elif "q" in entry.takes:
            yield Attribution(kept, cue, (), "quote")


def of_citing(cue: Token) -> Iterator[Attribution]:
    """"X cited Y that …" and "…, citing Y" beside a verb that is no cue."""
    if cue.lemma_ != "cite" or cue.pos_ != "VERB":
        return
    voices = tuple(_cited(cue))
    heads = speakers(cue)
    governor = cue.head
    if cue.tag_ == "VBG" and governor.lemma_ in verbs() and voices:
        return  # a step of that verb's attribution
    if not voices:
        # "citing a decision to …": the citing one speaks of it
        found = [c for c in cue.rights if c.dep_ in ("dobj", "obj")]
        if heads and found:
            yield Attribution((said_by(cue, heads),), cue, join([subtree(c) for c in found]), "object")
        return
    steps = tuple(s for s in (voices, said_by(cue, heads) if cue.tag_ != "VBG" else ()) if s)
    first, last = _sentence(cue)
    holes = [subtree(cue)] if cue.tag_ == "VBG" else _speaker_tokens(cue)
    content = without([(first, last)], holes)
    if content:
        yield Attribution(steps, cue, join(content), "citing")


def _clause_of(token: Token) -> Interval:
    """The clause a prepositional cue covers: its relative clause, else the sentence."""
    here, steps = token, 0
    while here.head.i != here.i and steps < 12:
        steps += 1
        if here.dep_ in ("relcl", "acl") and here.left_edge.i < token.i < here.right_edge.i:
            return subtree(here)
        here = here.head
    return _sentence(token)


def of_according(token: Token) -> Iterator[Attribution]:
    """"According to X": X vouches for its clause, and whoever speaks inside it spoke first."""
    if token.lower_ not in ("according", "per") or (token.lower_ == "per" and token.i > 0 and token.nbor(-1).text != ","):
        return
    doc = token.doc
    if token.lower_ == "per":
        head = next((c for c in token.children if c.dep_ == "pobj" and can_speak(c)), None)
        cue = token.text
    else:
        if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to":
            return
        to = doc[token.i + 1]
        head = next((c for t in (to, token) for c in t.children if c.dep_ == "pobj"), None)
        cue = doc.text[token.idx : to.idx + 2]
    if head is None:
        return
    heads = [h for h in with_conjuncts(head)]
    voices: list[Voice] = []
    for one in heads:
        owned = _owner_of_document(one)
        voices += [voice(h, cue, token) for h in owned[0]] if owned else [voice(one, cue, token)]
    first, last = _clause_of(token)
    whole = subtree(head)
    content = without([(first, last)], [(token.i, whole[1] if whole[0] > token.i and whole[1] <= last else head.i + 1)])
    if content:
        yield Attribution((tuple(voices),), token, join(content), "according")


def outlet_beside(cue: Token) -> bool:
    """Whether the cue's first speaker is a news outlet."""
    return any(is_outlet(h, voice(h, None).phrase.text) for h in speakers(cue)[:1])
