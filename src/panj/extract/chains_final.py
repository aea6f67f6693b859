"""Sources that close their sentence: "…, the mayor said on Friday.", "…, said the mayor.", "…, X was quoted as saying."

The parser often hangs such a clause on the wrong word, or gives its verb only the last of the clauses before it. What
closes a sentence stands between commas, so that its words and its speaker can be read off the letters.
"""

from collections.abc import Collection, Iterator

from panj.extract.chains_beside import addressees, cited_beside, passed_on_by, quoted_as, said_by
from panj.extract.chains_records import Attribution, Interval, join, without
from panj.extract.chains_speakers import NEGATIVE, with_conjuncts
from panj.extract.chains_voice import CALENDAR, PARTITIVE, can_speak, kinds
from panj.language import Doc, Token

SAYING = {
    "say", "tell", "report", "announce", "add", "write", "estimate", "warn", "confirm", "state", "claim", "note",
    "acknowledge", "explain", "recall", "insist", "believe", "tweet", "declare", "allege",
}  # fmt: skip
FINITE = {"VBD", "VBZ", "VBP"}
MARKS = (",", "”", '"', "’", "—", "–")
HIDDEN = {"estimates", "reports", "claims"}  # "an aid group estimates.": the tagger takes the last word for a noun
REACH = 24  # tokens from the comma to the verb; "two residents of the valley who asked not to be named said" takes 12
OPENERS = {"when", "while", "after", "as", "although", "though", "if", "before", "since", "because", "whereas"}
JOINERS = {"and", "but", "while", "though", "although", "or", "as", "who", "whom", "which", "that"}
PHRASE = {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADP", "PRON", "ADV", "CCONJ", "PUNCT", "X", "SYM"}
RELATIVE = {"who", "which", "that"}
TOLD = {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "CCONJ"}
AFTER = {"in", "on", "at", "by", "late", "early", "last", "this", "after", "during", "to", "from", "through"}


def _said(token: Token) -> bool:
    """A finite verb of saying, or one that the tagger took for a noun at the end of its sentence."""
    lemma = token.lemma_.lower()
    if lemma == "say" and quoted_as(token) is not None:
        return True
    if lemma not in SAYING or (token.lower_ == lemma and token.tag_ != "VBP"):
        return False
    if token.tag_ in FINITE or (token.tag_ == "VBN" and not any(c.dep_ == "agent" for c in token.rights)):
        return not any(c.dep_ in ("neg", "auxpass", "aux") for c in token.lefts)
    return token.lower_ in HIDDEN and token.i + 1 < len(token.doc) and token.nbor(1).text == "."


def _closes(doc: Doc, at: int, end: int) -> bool:
    """Whether nothing that could be said follows from token `at` on: the end, a comma, a time, a place, a manner."""
    while at < end and (doc[at].pos_ == "ADV" or doc[at].lower_ in CALENDAR):
        at += 1
    if at >= end or doc[at].is_space or doc[at].text in (".", ",", ";", "!", "?", "—"):
        return True
    return doc[at].lower_ in AFTER


def _object_end(cue: Token) -> int:
    """First token behind a verb and those it tells: "told Radio Valley" reaches behind Valley."""
    end: int = cue.i + 1
    if cue.lemma_ == "tell":
        while end < len(cue.doc) and cue.doc[end].pos_ in TOLD and cue.doc[end].lower_ not in CALENDAR:
            end += 1
    return end


def _start(doc: Doc, cue: Token) -> int | None:
    """First token of the speaker in front of a verb, right behind a comma or a closing quotation mark."""
    first: int = max(cue.sent.start, cue.i - REACH)
    at: int = cue.i - 1
    while at > first and doc[at].pos_ == "ADV":
        at -= 1
    asides = 1 if doc[at].text == "," else 0  # "the head of the office, Omar Hadi, said"
    if asides:
        at -= 1
    while at >= first:
        token = doc[at]
        if token.text in MARKS and not (token.text in ("—", "–") and asides):
            if token.text == "," and asides:
                asides -= 1
            else:
                return at + 1
        elif token.pos_ not in PHRASE and not _inside_relative(doc, at, first):
            return None
        at -= 1
    return None


def _inside_relative(doc: Doc, at: int, first: int) -> bool:
    """Whether a verb stands in a clause on the speaker: "residents who left the valley", "a report seen by X"."""
    if doc[at].tag_ == "VBN" and at and doc[at - 1].pos_ in ("NOUN", "PROPN"):
        return True
    for i in range(at - 1, max(first, at - 8) - 1, -1):
        if doc[i].text in MARKS:
            return False
        if doc[i].lower_ in RELATIVE and i > first and doc[i - 1].pos_ in ("NOUN", "PROPN", "PRON"):
            return True
    return False


def _head(doc: Doc, start: int, cue: Token) -> Token | None:
    """The head of the speaker's phrase: the verb's subject if that is in it, else the last noun before what follows."""
    end: int = cue.i
    if doc[start].lower_ in JOINERS | NEGATIVE or (start > 1 and doc[start - 2].lower_ in JOINERS):
        return None
    found = next((c for c in cue.lefts if c.dep_ == "nsubj" and c.i >= start and c.left_edge.i <= start + 1), None)
    if found is not None:
        return found if found.lower_ not in CALENDAR else None
    for token in doc[start:end]:
        if token.lower_ in PARTITIVE and token.i + 1 < end and token.nbor(1).lower_ == "of":
            return token
        if token.pos_ in ("NOUN", "PROPN", "PRON"):
            found = token
        elif found is not None and token.pos_ in ("ADP", "PUNCT", "VERB", "AUX", "CCONJ"):
            break
    if found is None or found.lower_ in CALENDAR:
        return None
    if found.pos_ == "PRON" and found.lower_ not in ("he", "she", "it", "they", "another", "one", "others"):
        return None
    return found


def _content(doc: Doc, cue: Token, end: int, quoted: Collection[int]) -> Interval | None:
    """What stands before the mark that ends at `end`, from the sentence's start or the last semicolon."""
    start: int = cue.sent.start
    for i in range(end - 1, start, -1):
        if doc[i].text == ";" and i not in quoted:
            start = i + 1
            break
    verbs = [t for t in doc[start:end] if t.pos_ in ("VERB", "AUX")]
    if cue.tag_ in ("VBZ", "VBP") and end - start > 4 and (cue.i + 1 == len(doc) or doc[cue.i + 1].is_space):
        return start, end  # a headline has no verb at times: "Hundreds feared dead in flood, officials say"
    if not verbs or (doc[start].lower_ in OPENERS and not any(t.text == "," for t in doc[start : end - 1])):
        return None
    if not any(t.tag_ in (*FINITE, "MD", "VBN") for t in verbs):
        return None
    return start, end


def _speaker(doc: Doc, cue: Token) -> tuple[list[Token], int] | None:
    """(heads, first token) of a speaker who closes the sentence; None where the verb does not close one."""
    if quotes := quoted_as(cue):
        subject = quotes[0][0]
        start = subject.left_edge.i
        told = start > cue.sent.start and doc[start - 1].text in MARKS and subject.dep_ == "nsubjpass"
        return (list(with_conjuncts(subject)), start) if told else None
    before = doc[cue.i - 1] if cue.i > cue.sent.start else None
    if before is not None and before.text in MARKS:
        subject = next((c for c in cue.rights if c.dep_ in ("nsubj", "dobj") and c.i - cue.i <= REACH), None)
        if subject is not None and subject.left_edge.i == cue.i + 1 and can_speak(subject):
            return list(with_conjuncts(subject)), cue.i
    if not _closes(doc, _object_end(cue), cue.sent.end):
        return None
    start = _start(doc, cue)
    head = None if start is None else _head(doc, start, cue)
    if start is None or head is None:
        return None
    if head.pos_ == "NOUN" and head.lemma_.lower() not in kinds() and not any(c.i == head.i for c in cue.lefts):
        return None
    return list(with_conjuncts(head)), start


def closers(doc: Doc, start: int, end: int) -> set[int]:
    """Token indexes of the heads of whoever closes the sentence from token `start` to `end` by a verb of saying."""
    found = (_speaker(doc, t) for t in doc[start:end] if _said(t))
    return {h.i for one in found if one is not None for h in one[0]}


def closing(doc: Doc, quoted: Collection[int]) -> Iterator[Attribution]:
    """One attribution for every verb of saying whose speaker closes its sentence, `content` all that is before them."""
    for cue in doc:
        if cue.i in quoted or not _said(cue):
            continue
        if any(c.dep_ == "ccomp" and c.i > cue.i for c in cue.children):
            continue
        found = _speaker(doc, cue)
        if found is None:
            continue
        heads, start = found
        own = _content(doc, cue, start, quoted)
        if own is None:
            continue
        steps = [cited_beside(cue, heads), said_by(cue, heads), passed_on_by(heads) + addressees(cue)]
        yield Attribution(tuple(s for s in steps if s), cue, join([own]), "clause")


def merged(doc: Doc, found: list[Attribution], quoted: Collection[int]) -> list[Attribution]:
    """`found` with what closes a sentence: its words added to the verb's own, or put for them where it had others."""
    at = {a.cue.i: n for n, a in enumerate(found) if a.cue is not None and a.structure in ("clause", "object", "small")}
    out = list(found)
    for one in closing(doc, quoted):
        assert one.cue is not None
        n = at.get(one.cue.i)
        if n is None:
            out.append(one)
            continue
        old = out[n]
        same = {v.phrase.head.i for v in one.steps[-1]} | {v.phrase.head.i for s in one.steps for v in s}
        if any(v.phrase.head.i in same for s in old.steps for v in s):
            out[n] = Attribution(old.steps, old.cue, join([*old.content, *one.content]), old.structure)
        else:
            out[n] = one
    return _relayed(_parted(doc, out))


def _parted(doc: Doc, found: list[Attribution]) -> list[Attribution]:
    """ "A fell, X said, and B rose, Y said": what X's clause closed is not Y's."""
    closed: list[tuple[Interval, Token]] = []  # words closed, up to the "and" or "but" behind them; their verb
    for one in found:
        cue = one.cue
        if cue is None or one.structure != "clause" or not one.content or one.content[0][1] > cue.i:
            continue
        after = next((i for i in range(cue.i + 1, min(len(doc) - 1, cue.i + 12)) if doc[i].text in (",", ".")), None)
        if after is not None and doc[after].text == "," and doc[after + 1].lower_ in ("and", "but"):
            closed.append(((one.content[0][0], after + 1), cue))
    out = []
    for one in found:
        for (a, b), cue in closed:
            later = one.cue is not None and one.cue.i > b and one.cue.sent.start == cue.sent.start
            if later and one.holds(a) and one.structure in ("clause", "according"):
                one = Attribution(one.steps, one.cue, join(without(list(one.content), [(a, b)])), one.structure)
        out.append(one)
    return out


def _relayed(found: list[Attribution]) -> list[Attribution]:
    """ "X said that A fell, according to Radio Y": the radio passes on X, wherever the parser hung the last words, and
    "Radio Y said that A fell, according to X" is the same chain."""
    out = list(found)
    for m, one in enumerate(found):
        cue = one.cue
        if cue is None or one.structure != "according" or not cue.i or cue.nbor(-1).text != ",":
            continue
        for n, other in enumerate(found):
            if other.cue is None or not (other.cue.i < cue.i and other.holds(cue.i) and one.holds(other.cue.i)):
                continue
            passes, heard = _all(one, "outlet", "document"), _all(other, "outlet")
            if passes and not heard:
                parts = without(list(out[n].content), [(cue.i - 1, cue.sent.end)])
                out[n] = Attribution(other.steps, other.cue, join(parts), other.structure)
            elif heard and not passes:
                parts = without(list(out[m].content), [(other.cue.i, other.cue.i + 1)])
                out[m] = Attribution(one.steps, cue, join(parts), one.structure)
    return out


def _all(one: Attribution, *kinds: str) -> bool:
    return all(v.kind in kinds for s in one.steps for v in s)
