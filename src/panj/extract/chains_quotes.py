"""Quotations: where they run, over sentences and paragraphs, and whose they are."""

from collections.abc import Iterator
from dataclasses import dataclass

from panj.extract.chains_beside import addressees
from panj.extract.chains_labels import signature
from panj.extract.chains_records import Attribution, Interval, covered
from panj.extract.chains_speakers import speakers
from panj.extract.chains_voice import can_speak, voice
from panj.language import Doc, Token

OPEN, CLOSE, PLAIN = "“", "”", '"'
WINDOW = 32  # tokens looked at on either side for the verb of saying; longer asides between are rare
QUOTING = ("clause", "quote", "infinitive", "small", "object", "preposition", "passive")
FINAL = (".", "!", "?", "…")
SPOKEN_IN = {"statement", "message", "speech", "letter", "tweet", "post", "interview", "address", "release"}


@dataclass(frozen=True, slots=True)
class Quote:
    """Tokens start to end (marks included); `full` when it holds a clause; `closed` when its end mark stands."""

    start: int
    end: int
    full: bool
    closed: bool
    paragraph: int


def _full(doc: Doc, start: int, end: int) -> bool:
    words = sum(t.is_alpha for t in doc[start:end])
    return words >= 4 and any(t.pos_ in ("VERB", "AUX") for t in doc[start:end])  # "It's hard": the verb is no word


def quotes(doc: Doc) -> list[Quote]:
    """Every quotation in order. An open mark without its fellow runs to the end of its paragraph."""
    out: list[Quote] = []
    start, paragraph = -1, 0

    def shut(end: int, closed: bool) -> None:
        nonlocal start
        if start >= 0:
            out.append(Quote(start, end, _full(doc, start, end), closed, paragraph))
        start = -1

    for token in doc:
        text = token.text
        if (token.is_space and "\n" in text) or "\n" in token.whitespace_:
            shut(token.i, False)
            paragraph += 1
        elif text == OPEN:
            shut(token.i, False)
            start = token.i
        elif text == CLOSE:
            shut(token.i + 1, True)
        elif text in (PLAIN, "''", "``"):
            if start >= 0:
                shut(token.i + 1, True)
            else:
                start = token.i
    shut(len(doc), False)
    return out


def _before(doc: Doc, at: int) -> Token | None:
    """The last token that is no space before `at`."""
    at -= 1
    while at >= 0 and doc[at].is_space:
        at -= 1
    return doc[at] if at >= 0 else None


def _paragraph_start(doc: Doc, at: int) -> bool:
    return at == 0 or (doc[at - 1].is_space and "\n" in doc[at - 1].text)


def _cue_before(doc: Doc, quote: Quote, cues: dict[int, int]) -> int | None:
    """The verb of saying in front: `X said, "…"`, with no sentence's end between."""
    found = None
    for i in range(quote.start - 1, max(-1, quote.start - WINDOW), -1):
        token = doc[i]
        if token.is_space and "\n" in token.text:
            if i and doc[i - 1].text == ":":
                continue  # `X said:`, and the quotation in a paragraph of its own
            break
        if token.text in FINAL or token.text in (OPEN, CLOSE, PLAIN):
            break
        if i in cues:
            found = i
            break
    return found


def _cue_after(doc: Doc, quote: Quote, cues: dict[int, int]) -> int | None:
    """The verb of saying behind: `"…," said X`, `"…" X said.`"""
    last = _before(doc, quote.end - (1 if quote.closed else 0))
    follows = doc[quote.end] if quote.end < len(doc) else None
    if last is None or follows is None or not quote.closed:
        return None
    if last.text in (".", "…") and not follows.text.islower() and follows.text != ",":
        # `"…." X said` is loose style, taken only when the verb ends its sentence
        pass
    elif last.text not in (",", "?", "!", ".", "…", "-", "—") and follows.text not in (",", "—", "-"):
        return None
    for i in range(quote.end, min(len(doc), quote.end + WINDOW)):
        token = doc[i]
        if i in cues:
            return i
        if token.text in FINAL or (token.is_space and "\n" in token.text) or token.text in (OPEN, PLAIN, ":"):
            break
    return None


def _subject_in_front(doc: Doc, quote: Quote) -> Iterator[Attribution]:
    """A quotation with no verb of saying: the subject of the clause in front speaks, cue None or "statement"."""
    front = _before(doc, quote.start)
    if front is None or front.text not in (":", ",", *FINAL):
        return
    at = front.i - 1
    while at > 0 and (doc[at].is_punct or doc[at].is_space):
        at -= 1
    sent = doc[at].sent
    roots = [sent.root]
    if front.text in (":", ","):
        roots = [t for t in (doc[at], *doc[at].ancestors) if t.pos_ in ("VERB", "AUX")] or roots
    for root in roots:
        heads = [h for h in speakers(root) if can_speak(h)]
        if not heads:
            continue
        cue, token = None, None
        for t in doc[sent.start : quote.start]:
            if t.lemma_ in SPOKEN_IN and t.dep_ == "pobj" and t.head.lower_ == "in":
                cue, token = t.text, t
        if cue is None and root.lemma_ in ("speak", "talk", "appear"):
            cue, token = root.text, root
        steps = (tuple(voice(h, cue, token) for h in heads), addressees(root))
        yield Attribution(tuple(s for s in steps if s), token, ((quote.start, quote.end),), "quote")
        return


def assign(doc: Doc, found: list[Attribution], spans: list[Quote]) -> dict[int, list[Interval]]:
    """Attribution number → tokens of quotations it covers besides its own; may append to `found`."""
    more: dict[int, list[Interval]] = {}
    cues = {a.cue.i: n for n, a in enumerate(found) if a.cue is not None and a.structure in QUOTING}
    inside = covered(found, (q.start for q in spans))
    previous: tuple[Quote, int] | None = None
    for quote in spans:
        owner: int | None = None
        holding = [n for n in inside[quote.start] if not _within(found[n].cue, quote)]
        if holding:
            for n in holding:
                if found[n].structure not in ("noun", "citing"):
                    more.setdefault(n, []).append((quote.start, quote.end))
                    owner = n if owner is None or found[n].structure != "according" else owner
        if owner is None:
            at = _cue_before(doc, quote, cues)
            if at is None and (quote.full or _spoken(doc, quote)):
                at = _cue_after(doc, quote, cues)
            if at is not None:
                owner = cues[at]
                more.setdefault(owner, []).append((quote.start, quote.end))
        if owner is None and quote.full and quote.closed:
            signed = signature(doc, quote.start, quote.end)
            if signed is not None:
                found.append(Attribution(((voice(signed, None),),), None, ((quote.start, quote.end),), "quote"))
                owner = len(found) - 1
        goes_on = quote.full or _sentence(doc, quote)
        if owner is None and goes_on and previous is not None and (previous[0].full or _spoken(doc, previous[0])):
            front = _before(doc, quote.start)
            same = previous[0].paragraph == quote.paragraph
            opens = front is None or front.text in (*FINAL, CLOSE, PLAIN, ",")
            runs_on = quote.paragraph - previous[0].paragraph <= 2 and _paragraph_start(doc, quote.start) \
                and (not previous[0].closed or _paragraph_is(doc, quote))  # fmt: skip
            if (same and opens) or runs_on:
                owner = previous[1]
                more.setdefault(owner, []).append((quote.start, quote.end))
        if owner is None and quote.full:
            for one in _subject_in_front(doc, quote):
                found.append(one)
                owner = len(found) - 1
        if owner is not None:
            previous = (quote, owner)
    return more


def _spoken(doc: Doc, quote: Quote) -> bool:
    """Whether a quotation without a clause ends as one that is spoken: "The roads," he said. "The bridges are gone."""
    last = _before(doc, quote.end - 1)
    return quote.closed and last is not None and last.text in (",", "!", "?")


def _sentence(doc: Doc, quote: Quote) -> bool:
    """Whether a short quotation is a sentence by its marks: a capital in front, a full stop before its closing mark."""
    last = _before(doc, quote.end - 1)
    first = doc[min(quote.start + 1, len(doc) - 1)]
    front = _before(doc, quote.start)
    opens = front is not None and front.text in FINAL
    return quote.closed and opens and first.text[:1].isupper() and last is not None and last.text in FINAL


def _within(cue: Token | None, quote: Quote) -> bool:
    return cue is not None and quote.start <= cue.i < quote.end


def _paragraph_is(doc: Doc, quote: Quote) -> bool:
    """Whether the quotation is all there is in its paragraph."""
    end = quote.end
    return end >= len(doc) or (doc[end].is_space and "\n" in doc[end].text)
