"""Chains of sources: who says it first, who passes it on, for any act of a report.

One pass finds every attribution (`Attribution`: voices, cue, words covered); the chain of an act is then read off
the attributions that cover its trigger, from the narrowest to the widest, and the outlets that close its paragraph.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from panj.extract.chains_beside import CITING
from panj.extract.chains_cues import of_according, of_citing, of_owning_up, of_verb, verbs
from panj.extract.chains_final import merged
from panj.extract.chains_labels import labels
from panj.extract.chains_nouns import nouns, of_noun
from panj.extract.chains_outlets import Relay, own_names, relays
from panj.extract.chains_quotes import assign, quotes
from panj.extract.chains_records import Attribution, covered, join, subtree, without
from panj.extract.chains_speakers import like_above
from panj.extract.chains_voice import CALENDAR, ENDING, Voice, bare, is_outlet_name
from panj.language import Doc, Phrase, Token
from panj.model import Source

__all__ = ["Attribution", "Attributions", "Voice", "analyse"]

PRONOUNS = {"he", "she", "it", "they"}
TURNS = ("clause", "object", "preposition", "infinitive")
REPORTEDLY = {"reportedly"}
CARRYING = 2  # sentences back in which a speaker may have been relayed, so that the relay holds on


def _same_outlet(behind: Voice, spoken: Voice) -> bool:
    x, y = bare(behind.text), bare(spoken.text)
    return x == y or y.endswith(" " + x)


def _fits(text: str, name: str, persons: Collection[str]) -> bool:
    """Whether a full name may stand for the letters: a day says nothing, "he" is no news agency, "it" no person."""
    if name.lower().removeprefix("last ").split(" ")[0] in CALENDAR:
        return False
    low = text.lower()
    return not (low in ("he", "she") and is_outlet_name(name)) and not (low == "it" and name in persons)


def _denies(one: Attribution) -> bool:
    return one.cue is not None and any(e.kind == "deny" for e in verbs().get(one.cue.lemma_.lower(), ()))


class Attributions:
    """Every attribution of one report; `chain` answers for an act."""

    def __init__(
        self, doc: Doc, found: Sequence[Attribution], behind: Sequence[Relay], full: Callable[[Phrase], str],
        outlets: Collection[str], quoted: Collection[int],
    ) -> None:  # fmt: skip
        self.doc, self.found, self.behind, self.full = doc, tuple(found), tuple(behind), full
        self.outlets = {name for o in outlets for name in own_names(o)}
        self.quoted = quoted
        self.persons = {e.text for e in doc.ents if e.label_ == "PERSON"}
        self._starts = [r.start for r in self.behind]
        self._at: dict[int, list[int]] = {}
        for n, a in enumerate(self.found):
            for x, y in a.content:
                for i in range(x, y):
                    self._at.setdefault(i, []).append(n)
        self._names: dict[tuple[int, int], str] = {}

    def name(self, one: Voice) -> str:
        key = (one.phrase.start, one.phrase.end)
        if key not in self._names:
            text = one.text
            if one.cue is None and one.kind == "outlet":
                found = ENDING.sub("", text) or text
            else:
                found = self.full(one.phrase) or text
                if found != text and not _fits(text, found, self.persons):
                    found = text
                if found == text == "it":
                    found = self._before(one) or text
                if one.kind != "person" and found == text and found[:4].lower() in ("the ",) and found[4:5].isupper():
                    found = found[4:]
            self._names[key] = found
        return self._names[key]

    def _before(self, one: Voice) -> str | None:
        """Who spoke last in the sentence before "it said": a body, no person."""
        first = one.phrase.head.sent.start
        back = self.doc[first - 1].sent.start if first else 0
        said = [v for a in self.found if a.cue is not None and back <= a.cue.i < first for s in a.steps[:1] for v in s]
        said = sorted((v for v in said if v.text.lower() not in PRONOUNS), key=lambda v: v.phrase.start)
        if not said or said[-1].kind not in ("organisation", "office", "unnamed"):
            return None
        last = said[-1]
        return self.name(last) if last.phrase.head.tag_ in ("NN", "NNP", "NNPS") else None

    def covering(self, head: Token) -> list[Attribution]:
        """Attributions whose words hold the token, the narrowest first."""
        held = [self.found[n] for n in self._at.get(head.i, ())]
        if len(held) < 2:
            return held

        def rank(one: Attribution) -> tuple[int, int, int]:
            inner = sum(b.cue is not None and b is not one and one.holds(b.cue.i) for b in held)
            return inner, one.size, -(one.cue.i if one.cue is not None else 0)

        return sorted(held, key=rank)

    def _relay(self, head: Token) -> Relay | None:
        n = bisect_right(self._starts, head.idx) - 1
        if n >= 0 and head.idx < self.behind[n].end:
            return self.behind[n]
        return None

    def _same(self, a: Voice, b: Voice) -> bool:
        x, y = bare(self.name(a)), bare(self.name(b))
        if x == y:
            return True
        if not a.kind == b.kind == "person":
            return False  # "Turkey" is not "Turkey's minister", "Israel" not "Israel Today"
        short, long = sorted((x.split(), y.split()), key=len)
        return set(short) <= set(long)

    def _heard(self, head: Token, denied: bool | None) -> list[Attribution]:
        """Covering attributions, the narrowest first, with denials sorted out.

        "X denies reports that Z": what is denied has X for its origin, what is asserted has the reports and not X.
        """
        held = self.covering(head)
        if denied is False:
            return [a for a in held if not _denies(a)]
        for n, a in enumerate(held):
            if _denies(a):
                inner = held[:n]
                if denied or any(b.structure == "noun" for b in inner):
                    return held[n:]
        return held

    def steps(self, head: Token, exclude: Collection[int] = (), denied: bool | None = None) -> list[list[Voice]]:
        """Voices of the act at `head` by step, origin first; arguments as for `chain`."""
        out: list[list[Voice]] = []
        for one in self._heard(head, denied):
            for step in one.steps:
                kept = [v for v in step if v.phrase.head.i not in exclude and v.phrase.head.i != head.i]
                kept = [v for v in kept if bare(self.name(v)) not in self.outlets]
                kept = [v for v in kept if not any(self._same(v, w) for s in out for w in s)]
                if kept and out and len(out[-1]) == 1 and len(kept) == 1 and self._pronoun_for(out[-1][0], kept[0]):
                    out[-1] = kept
                elif kept:
                    out.append(kept)
        behind = self._relay(head)
        if behind is not None:
            spoken = [v for s in out for v in s if v.kind == "outlet"]
            for step in behind.steps:
                kept = [v for v in step if not any(_same_outlet(v, w) for w in spoken)]
                kept = [v for v in kept if bare(v.text) not in self.outlets]
                if kept:
                    out.append(kept)
        return out

    def _pronoun_for(self, inner: Voice, outer: Voice) -> bool:
        """ "X said he believes": an unresolved pronoun right inside X's words is X."""
        low = inner.text.lower()
        if inner.phrase.head.i in self.quoted and (outer.cue_token is None or outer.cue_token.i not in self.quoted):
            return False  # a speaker calls himself "I"
        return low in PRONOUNS and self.name(inner).lower() == low and outer.kind != "outlet"

    def chain(
        self, head: Token, exclude: Collection[int] = (), denied: bool | None = None
    ) -> tuple[Source, ...]:  # fmt: skip
        """The chain of sources of the act whose trigger's head is `head`; empty = the outlet's own voice.

        Steps run from 0 (says it first) without a gap; voices side by side share one. `exclude` names (by token
        index) heads that are no source of this act: the doer of an act of speech is none of it. `denied`: whether
        the act is told as not having happened; None where that is not known.
        """
        return tuple(
            Source(v.text, (v.phrase.start, v.phrase.end), self.name(v), v.kind, v.cue, n)
            for n, step in enumerate(self.steps(head, exclude, denied))
            for v in step
        )


def _carried(found: list[Attribution], full: Callable[[Phrase], str]) -> list[Attribution]:
    """ "The office added": a speaker whom an outlet relayed a sentence ago is relayed still (cue None)."""
    order = [n for _, n in sorted((a.cue.i, n) for n, a in enumerate(found) if a.cue is not None)]
    inside = covered(found, (found[n].cue.i for n in order))  # type: ignore[union-attr]
    out = list(found)
    seen: list[tuple[int, Voice, tuple[Voice, ...]]] = []  # sentence start, speaker, relays
    sentences: dict[int, int] = {}
    for n in order:
        one = out[n]
        assert one.cue is not None
        here = sentences.setdefault(one.cue.sent.start, len(sentences))
        outer = [out[m] for m in inside[one.cue.i] if m != n]
        own = [v for s in one.steps[1:] for v in s] + [v for a in outer for s in a.steps for v in s]
        relayed = tuple(v for v in own if v.kind == "outlet")
        first = one.steps[0]
        if len(first) != 1:
            continue
        if not own:
            for at, who, passed in reversed(seen):
                if here - at > CARRYING:
                    break
                if at != here and passed and _again(who, first[0], full):
                    still = tuple(replace(v, cue=None, cue_token=None) for v in passed)
                    out[n] = replace(one, steps=(*one.steps, still))
                    relayed = passed
                    break
        seen.append((here, first[0], relayed))
    return out


def _again(before: Voice, now: Voice, full: Callable[[Phrase], str]) -> bool:
    if bare(full(before.phrase)) == bare(full(now.phrase)):
        return True
    a, b = before.phrase, now.phrase
    if b.text.lower().startswith("the ") and a.head.lemma_ == b.head.lemma_:
        return True
    return bool(a.head.pos_ == b.head.pos_ == "PROPN" and a.head.lower_ == b.head.lower_)


def _hearsay(doc: Doc, found: list[Attribution]) -> list[Attribution]:
    """ "Reportedly": by the outlet that the sentence before it in the paragraph named, if it did."""
    out = []
    hedges = [t for t in doc if t.lower_ in REPORTEDLY]
    text: str = doc.text if hedges else ""
    for token in hedges:
        sent = token.sent
        paragraph = text.rfind("\n", 0, token.idx) + 1
        back = sent.start - 1
        while back > 0 and doc[back].sent.end - doc[back].sent.start < 4:
            back = doc[back].sent.start - 1  # the parser splits off crumbs
        before = max(paragraph, doc[max(back, 0)].sent.start_char)
        best: Voice | None = None
        at = -1
        for a in found:
            if a.cue is None or not before <= a.cue.idx < doc[sent.start].idx:
                continue
            for v in (w for s in a.steps for w in s):
                if v.kind == "outlet" and a.cue.i > at:
                    best, at = v, a.cue.i
        if best is not None:
            said = replace(best, cue=token.text, cue_token=token)
            out.append(Attribution(((said,),), token, join([(sent.start, sent.end)]), "hearsay"))
    return out


def _taken_back(doc: Doc, found: list[Attribution]) -> list[Attribution]:
    """Words less what a verb of the narrator's takes back: "urged X to stay and spoke with Y", "says … and warns"."""
    for token in doc:
        above = like_above(token)
        if above is None:
            continue
        a, b = subtree(token)
        hole = (a - 1 if a and doc[a - 1].lower_ in ("and", "but") else a, b)
        for n, one in enumerate(found):
            if one.cue is None or not one.holds(token.i):
                continue
            if one.cue.i == above.i or above.is_ancestor(one.cue):
                found[n] = replace(one, content=join(without(list(one.content), [hole])))
    return found


def _others_turn(found: list[Attribution], quoted: Collection[int]) -> list[Attribution]:
    """Words less a later clause in which somebody else speaks: "A said …, while B wrote …", "A reported …; B …"."""
    inside = covered(found, (a.cue.i for a in found if a.cue is not None and a.structure in TURNS))
    for other in list(found):
        cue = other.cue
        if cue is None or other.structure not in TURNS or cue.dep_ not in ("conj", "advcl", "ccomp"):
            continue
        subject = next((c for c in cue.lefts if c.dep_ == "nsubj" and c.pos_ != "PRON"), None)
        if subject is None or cue.i in quoted:
            continue
        doc, start = cue.doc, subject.left_edge.i
        if start and doc[start - 1].lower_ in ("and", "but", "while", "whereas"):
            start -= 1
        elif not (start and doc[start - 1].text == ";"):
            continue
        if not start or doc[start - 1].text not in (",", ";"):
            continue
        for n in inside[cue.i]:
            one = found[n]
            if one.cue is not None and one.structure == "clause" and one.cue.i < start and one is not other:
                found[n] = replace(one, content=join(without(list(one.content), [(start, cue.sent.end)])))
    return found


def analyse(
    doc: Doc, full: Callable[[Phrase], str] | None = None, outlets: Collection[str] = ()
) -> Attributions:  # fmt: skip
    """Find every attribution of a report.

    `full` gives the full name that the report has for a phrase (default: its own letters); `outlets` are the report's
    own outlets, left out of every chain.
    """
    letters: str = doc.text
    named = full or (lambda phrase: letters[phrase.start : phrase.end])
    spans = quotes(doc)
    found: list[Attribution] = []
    verb, noun = verbs(), nouns()
    quoted = {i for q in spans for i in range(q.start, q.end)}
    for token in doc:
        lemma = token.lemma_.lower()
        if lemma in verb:
            found.extend(of_verb(token, quoted))
        found.extend(of_owning_up(token))
        if lemma in CITING:
            found.extend(of_citing(token))
        if lemma in noun:
            found.extend(of_noun(token))
        if token.lower_ in ("according", "per"):
            found.extend(of_according(token))
    found.extend(labels(doc))
    found = merged(doc, found, quoted)
    for n, more in assign(doc, found, spans).items():
        one = found[n]
        hole = [(one.cue.i, one.cue.i + 1)] if one.cue is not None else []
        found[n] = replace(one, content=join(without([*one.content, *more], hole)))
    found = [a for a in _others_turn(_taken_back(doc, found), quoted) if a.content]
    found += _hearsay(doc, found)
    return Attributions(doc, _carried(found, named), relays(doc), named, outlets, quoted)
