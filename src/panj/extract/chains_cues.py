"""Verbs that mark a source ("said", "accused … of", "called for"), and "according to", with the words they cover."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from panj.extract.chains_beside import CITING, addressees, author, cited, cited_beside, passed_on_by, quoted_as, said_by
from panj.extract.chains_records import Attribution, Interval, join, subtree, without
from panj.extract.chains_speakers import speakers, with_conjuncts
from panj.extract.chains_voice import Voice, can_speak, voice
from panj.language import Token
from panj.lexicon.loader import rows

ALWAYS = {"say", "state", "add", "claim", "announce", "report", "write", "note", "tell"}  # never without their words
TRAILING = {
    "following",
    "amid",
    "amidst",
    "since",
}  # "…, following weeks of protest": the narrator's, not the speaker's
TOLD_OF = {"say", "claim", "show", "judge", "forecast"}  # "the dead were identified by police as …": the subject too
OWNING_UP = {"claim", "take", "accept", "admit"}


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of cues.tsv: what the verb takes as the words attributed."""

    lemma: str
    kind: str
    takes: frozenset[str]
    preps: frozenset[str]
    objects: frozenset[str]
    barred: frozenset[str]


def _entry(cells: list[str]) -> Cue:
    takes, preps, objects, barred = set(), set(), set(), set()
    for part in cells[2].split(",") if len(cells) > 2 else ():
        if part.startswith("p:"):
            preps |= set(part[2:].split("|"))
        elif part.startswith("not:"):
            barred |= set(part[4:].split("|"))
        elif part.startswith("on:"):
            objects |= set(part[3:].split("|"))
        else:
            takes.add(part)
    return Cue(cells[0], cells[1], frozenset(takes), frozenset(preps), frozenset(objects),
               frozenset(barred))  # fmt: skip


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
        if dep in ("ccomp", "csubj") and child.pos_ not in ("PUNCT", "SPACE", "DET", "INTJ"):
            parted = cue.doc[span[0] - 1 : span[0]] if right else cue.doc[span[1] : span[1] + 1]
            if parted.text == ";":
                continue  # "A reported this; B reported that": no words of B's
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
            elif infinitive and "c" in takes and _passive(cue):
                yield "infinitive", span
        elif dep in ("dobj", "obj") and right and "x" in takes and "o" not in takes:
            if any(c.dep_ in ("dobj", "obj", "nsubj") and cue.i < c.i < child.i for c in cue.children):
                yield "small", span  # "calling it an aggression": two objects, the second is what is said
        elif dep in ("dobj", "obj") and right:
            if child.lemma_.lower() == "responsibility":
                continue  # of_owning_up
            if child.lemma_.lower() in entry.barred:
                continue
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
        elif dep == "conj" and right and child.pos_ in ("NOUN", "PROPN") and (entry.preps or "o" in takes):
            yield "object", span  # "calls for talks and an end to …" with the second noun hung on the verb
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
    last = next((t.i for t in doc[start:last] if t.text == ";"), last)
    behind = (start, last)
    words = [t for t in doc[start:last] if t.is_alpha]
    aside = start < last and (doc[start].text in (",", ".") or (doc[start].pos_ == "ADP" and cue.lemma_ != "say"))
    if start < last and any(t.pos_ in ("VERB", "AUX") for t in words) and not aside:
        return (behind,)
    left = min([cue.i, *(a for a, _ in own)])
    while left > first and doc[left - 1].text in (",", "”", '"', "“"):
        left -= 1
        if any(t.pos_ in ("VERB", "AUX") for t in doc[first:left]):
            return ((first, left),)
    return ()


def _blocked(cue: Token) -> bool:
    """Negated sayings attribute nothing."""
    return any(c.dep_ == "neg" for c in cue.children)


def _far(cue: Token, entry: Cue) -> Iterator[Interval]:
    """ "accuses X and Y of Z": the parser may hang "of Z" on the object; from that preposition to the clause's end."""
    for child in cue.rights:
        if child.dep_ not in ("dobj", "obj", "agent"):
            continue
        found = [t for t in child.subtree if t.dep_ == "prep" and t.lower_ in entry.preps and t.i > child.left_edge.i]
        # inside a name ("Ministry of Defence") it is no complement; the recogniser runs over common nouns, though
        found = [t for t in found if not (t.ent_iob_ == "I" and any(c.pos_ == "PROPN" for c in t.children))]
        doing = [t for t in found if any(c.dep_ == "pcomp" for c in t.children)]
        best = (doing or found)[:1]
        if best:
            yield best[0].i + 1, child.right_edge.i + 1
            return


def _gap(cue: Token, entry: Cue) -> Iterator[Interval]:
    """ "…, which X denies", "a claim he denies", "as X alleged": what the clause hangs on is what is said."""
    doc, sent = cue.doc, cue.sent
    marks = {c.lower_ for c in cue.lefts if c.dep_ in ("mark", "advmod", "prep")}
    if cue.dep_ == "advcl" and "as" in marks and "c" in entry.takes:
        yield from without([subtree(cue.head)], [subtree(cue)])
    elif cue.dep_ == "relcl" and not any(c.dep_ in ("ccomp", "xcomp") for c in cue.children):
        objects = [c for c in cue.children if c.dep_ in ("dobj", "obj")]
        which = [c for c in objects if c.lower_ == "which"]
        if (which or not objects) and (entry.kind in ("deny", "judge") or (which and entry.kind == "claim")):
            end = cue.left_edge.i
            while end > sent.start and doc[end - 1].text == ",":
                end -= 1
            yield sent.start, end


def _trim(cue: Token, parts: list[tuple[str, Interval]], quoted: Collection[int]) -> list[Interval]:
    """The parts less what the narrator adds at the end of each, and less what a co-ordinated verb takes back."""
    doc = cue.doc
    out: list[Interval] = []
    for structure, (a, b) in parts:
        holes: list[Interval] = []
        if structure == "clause" and a > cue.i:
            for i in range(a, b):
                token = doc[i]
                last = token.right_edge.i
                if token.dep_ == "prep" and token.lower_ in TRAILING and last >= b - 2 and i not in quoted and i > a:
                    holes.append((i, b))
                    break
                if token.lower_ in ("as", "since") and token.dep_ in ("mark", "advmod") and token.head.dep_ == "advcl":
                    clause = token.head
                    finite = any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.children)
                    if finite and i > a + 2 and clause.right_edge.i >= b - 2 and i not in quoted:
                        holes.append((i, b))
                        break
        if structure in ("infinitive", "object", "preposition"):
            for t in doc[max(a, cue.i) : b]:
                if _beside(t, quoted):
                    first, end = subtree(t)
                    holes.append((first, end if end < b and doc[end].text == "," else b))
        out += without([(a, b)], holes)
    return out


def _beside(token: Token, quoted: Collection[int]) -> bool:
    """ "Promised to help Chad, where hunger has grown": a clause behind a comma, which the narrator adds."""
    if token.dep_ != "relcl" or token.i in quoted:
        return False
    first = token.left_edge
    return first.lower_ in ("where", "which", "who") and first.i > 0 and first.nbor(-1).text == ","


def of_verb(cue: Token, quoted: Collection[int] = ()) -> Iterator[Attribution]:
    """Attributions of one verb, none where it is not in the lexicon, is negated or has no speaker.

    `quoted`: indexes of tokens inside quotation marks.
    """
    entries = verbs().get(cue.lemma_.lower())
    if not entries or _blocked(cue):
        return
    if cue.pos_ not in ("VERB", "AUX"):
        subject = any(c.dep_ == "nsubj" for c in cue.children)
        if not subject or any(c.dep_ in ("det", "poss", "amod") or c.lower_ == "of" for c in cue.children):
            return  # "United Nations reports of deaths": a noun, whatever the parser hangs on it
    aside = any(e.kind == "say" for e in entries)
    quotes = quoted_as(cue)
    heads = [h for h in (quotes[0] if quotes else speakers(cue, aside)) if h.i != cue.i]
    if not heads:
        return
    for entry in entries:
        parts = list(_clause_parts(cue, entry))
        if entry.preps and not any(s == "preposition" for s, _ in parts):
            parts += [("preposition", p) for p in _far(cue, entry)]
        if not parts:
            parts = [("clause", p) for p in _gap(cue, entry)]
        if entry.kind in TOLD_OF and any(c.dep_ == "agent" for c in cue.rights):
            parts += [("passive", subtree(c)) for c in cue.lefts if c.dep_ == "nsubjpass"]
        content = without(
            _trim(cue, parts, quoted), _speaker_tokens(cue) if not _passive(cue) else [(cue.i, cue.i + 1)]
        )
        structure = parts[0][0] if parts else "clause"
        if not content and cue.lemma_.lower() in ALWAYS:
            content = without(list(_rest(cue)), _speaker_tokens(cue))
            structure = "clause"
        content = _closing_relay(cue, heads) or content
        steps = [cited_beside(cue, heads), said_by(cue, heads), passed_on_by(heads) + addressees(cue)]
        if quotes:
            steps.append(tuple(voice(h, cue.head.head.text, cue) for h in quotes[1]))
        kept = tuple(s for s in steps if s)
        if content:
            end = max(b for _, b in content)
            if end < len(cue.doc) and cue.doc[end].text == ":" and entry.kind in ("say", "claim", "demand"):
                content.append((end, cue.doc[end].sent.end))  # "announces new rules: shops are shut"
            yield Attribution(kept, cue, join(content), structure)
        elif "q" in entry.takes:
            yield Attribution(kept, cue, (), "quote")


def _closing_relay(cue: Token, heads: list[Token]) -> list[Interval]:
    """ "A said that B, Reuters reported.": an outlet that closes a sentence passes on all before it, speakers too."""
    sent, first = cue.sent, heads[0].left_edge.i
    behind = [t for t in cue.doc[cue.i + 1 : sent.end] if t.pos_ in ("VERB", "AUX", "PRON", "SCONJ")]
    if (
        cue.lemma_ in CITING
        or behind
        or first >= cue.i
        or first - 1 <= sent.start
        or cue.doc[first - 1].text not in (",", "”", '"')
    ):
        return []
    return [(sent.start, first - 1)] if voice(heads[0], None).kind == "outlet" else []


def _passive(cue: Token) -> bool:
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in cue.children)


def of_owning_up(noun: Token) -> Iterator[Attribution]:
    """ "X claims responsibility for Y": X says that X did Y; the claiming words themselves name the act too."""
    if noun.lemma_.lower() not in ("responsibility", "credit") or noun.i == 0:
        return
    cue = noun.nbor(-1)
    if cue.i and cue.lower_ in ("full", "sole", "immediate"):
        cue = cue.nbor(-1)
    word = cue.lower_.rstrip("sd")
    if (
        not (cue.lemma_.lower() in OWNING_UP or word in ("claim", "claime", "claiming"))
        or _blocked(cue)
        or _blocked(noun)
    ):
        return
    heads = speakers(cue) or [c for t in (cue, noun) for c in t.lefts if c.dep_ == "nsubj" and can_speak(c)]
    heads = [h for h in heads if not any(c.lower_ in ("no", "neither") for c in h.lefts)]
    if heads:
        end = max(noun.right_edge.i + 1, *(c.right_edge.i + 1 for c in cue.rights if c.dep_ == "prep"), noun.i + 1)
        yield Attribution((said_by(cue, heads),), cue, ((cue.i, end),), "object")


def of_citing(cue: Token) -> Iterator[Attribution]:
    """ "X cited Y that …" and "…, citing Y" beside a verb that is no cue."""
    if cue.lemma_ not in CITING or cue.pos_ != "VERB" or (cue.lemma_ == "quote" and cue.tag_ != "VBG"):
        return
    voices = tuple(cited(cue))
    heads = speakers(cue)
    governor = cue.head
    if governor.dep_ == "ccomp" and cue.i < governor.i:
        governor = governor.head  # "reported, citing Y, that …": the aside hangs on the verb behind it
    if cue.tag_ == "VBG" and governor.lemma_ in verbs() and voices:
        return  # a step of that verb's attribution
    if not voices:
        # "citing a decision to …": the citing one speaks of it
        found = [c for c in cue.rights if c.dep_ in ("dobj", "obj")]
        if heads and found:
            yield Attribution((said_by(cue, heads),), cue, join([subtree(c) for c in found]), "object")
        return
    passing = said_by(cue, heads)
    if cue.tag_ == "VBG":
        passing = tuple(v for v in passing if v.kind == "outlet")  # "the agency put the toll at two, quoting a doctor"
    steps = tuple(s for s in (voices, passing) if s)
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
    """ "According to X": X vouches for its clause, and whoever speaks inside it spoke first."""
    if token.lower_ == "per" and (token.i == 0 or token.nbor(-1).text != ","):
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
        cue = str(doc[token.i : to.i + 1].text)
    if head is None or head.lower_ in ("which", "whom", "that"):
        return
    heads = list(with_conjuncts(head))
    voices: list[Voice] = []
    for one in heads:
        owned = author(one)
        voices += [voice(h, cue, token) for h in owned] if owned else [voice(one, cue, token)]
    first, last = _clause_of(token)
    whole = subtree(head)
    content = without([(first, last)], [(token.i, whole[1] if whole[0] > token.i and whole[1] <= last else head.i + 1)])
    if content:
        yield Attribution((tuple(voices),), token, join(content), "according")
