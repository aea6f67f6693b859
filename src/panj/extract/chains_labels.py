"""Speakers set before or behind a line by a mark alone: `Mayor: bridge was bombed`, `“…” ― Awa Diop`, `…: report`."""

import re
from collections.abc import Iterator

from panj.extract.chains_records import Attribution
from panj.extract.chains_voice import Voice, can_speak, kinds, voice
from panj.language import Doc, Token

LINE = re.compile(r"[^\n]+")
LABEL = re.compile(r"[“\"]?((?:[A-Z][\w.’'-]*)(?: [\w.’'-]+){0,5}): (?=\S)")
CLOSE = re.compile(r": ([a-z]+|[A-Z]\w+(?: [A-Z]\w+){0,2})\s*$")
SIGNED = re.compile(r"[”\"]\s*[―—–]\s*((?:[A-ZÀ-Þ][\w.’'-]+ ?){1,4})")
HEADLINE = 160  # characters; a longer line is no headline


def _label(doc: Doc, start: int, end: int) -> Token | None:
    """The head of the letters, where they name somebody who can speak: a person, an office, a poll; no place."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or any(t.pos_ in ("VERB", "AUX", "ADP", "CCONJ") for t in span):
        return None
    head: Token = span.root
    if not span.start <= head.i < span.end:
        return None
    if head.ent_type_ == "PERSON" or head.lemma_.lower() in kinds():
        return head if can_speak(head) else None
    return head if head.is_upper and len(head) > 3 and head.ent_type_ not in ("GPE", "ORG") else None


def _covering(doc: Doc, who: Voice, start: int, end: int) -> Iterator[Attribution]:
    span = doc.char_span(start, end, alignment_mode="contract") if start < end else None
    if span is not None and any(t.pos_ in ("VERB", "AUX") for t in span):
        yield Attribution(((who,),), None, ((span.start, span.end),), "label")


def labels(doc: Doc) -> Iterator[Attribution]:
    """Attributions of every line that is labelled in front, or that ends, as a headline, in its source."""
    text: str = doc.text
    for line in LINE.finditer(text):
        words, base = line.group(), line.start()
        front = LABEL.match(words)
        if front:
            head = _label(doc, base + front.start(1), base + front.end(1))
            if head is not None:
                yield from _covering(doc, voice(head, None), base + front.end(), line.end())
                continue
        behind = CLOSE.search(words) if len(words) <= HEADLINE else None
        if behind and behind.group(1).lower().rstrip("s") in kinds():
            head = _label(doc, base + behind.start(1), base + behind.end(1))
            if head is not None:
                yield from _covering(doc, voice(head, None), base, base + behind.start())


def signature(doc: Doc, start: int, end: int) -> Token | None:
    """The head of the name that signs a quotation whose closing mark stands right before token `end`."""
    last = doc[end - 1]
    stretch = doc[end - 1 : min(len(doc), end + 8)]
    found = SIGNED.match(str(stretch.text))
    if not found:
        return None
    name = doc.char_span(last.idx + found.start(1), last.idx + len(found.group().rstrip()), alignment_mode="contract")
    return name.root if name is not None and name.root.pos_ == "PROPN" else None
