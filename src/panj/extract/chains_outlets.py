"""Outlets that hold for a stretch of text: brackets that close a digest item, and a wire service's dateline."""

import re
from dataclasses import dataclass

from panj.extract.chains_voice import Voice, bare, is_outlet_name
from panj.language import Doc, Phrase

# one or more brackets that end a paragraph, behind the sentence's end: "… troops. (BBC News) (AFP via France 24)"
CLOSING = re.compile(r"(?<=[.!?”\"’')…\]])\s*((?:\([^()\n]{2,90}\)[\s,;]*)+)[.\s]*$")
BRACKET = re.compile(r"\(([^()\n]+)\)")
PARAGRAPH = re.compile(r"[^\n]+")
PASSED_ON = re.compile(r"\s+(?:via|through)\s+")
SIDE_BY_SIDE = re.compile(r"(?:\s+/\s+|\s*;\s*|,\s+)(?=[A-Z])")
DATELINE = re.compile(
    r"\s*(?:[A-ZÀ-Þ][\w.’'-]*[ ,]*){1,6}(?:,? ?[A-Z][a-z]+\.? \d{1,2})?\s*\(([^()\n]{2,40})\)\s*(?:[—–-]{1,2}|:)\s"
)
STATES = {"un", "us", "uk", "eu"}  # "United News" is not the UN


@dataclass(frozen=True, slots=True)
class Relay:
    """Outlets behind a stretch of characters: `steps` in order, and the characters of the brackets themselves."""

    start: int
    end: int
    steps: tuple[tuple[Voice, ...], ...]


def own_names(outlet: str) -> set[str]:
    """What a report may call its own outlet, lower case: its name and its acronyms, "(CNA)" in a dateline.

    An acronym takes the first letters of the capitalised words ("Agence France-Presse": AFP), with or without the
    article; a name in capitals stands for the name that begins with it ("BBC News": BBC), and a host for its first
    part ("apnews.com").
    """
    out = {bare(outlet)}
    words = [w for w in re.split(r"[\s-]+", outlet.strip()) if w[:1].isupper()]
    for left in (words, words[1:] if words[:1] == ["The"] else []):
        initials = "".join(w[0] for w in left).lower()
        if len(initials) > 1 and initials not in STATES:
            out.add(initials)
    if len(words) > 1 and words[0].isupper() and len(words[0]) > 2:
        out.add(words[0].lower())
    if re.fullmatch(r"(?:www\.)?[\w-]+(?:\.\w{2,6}){1,2}", outlet):
        out.add(outlet.lower().removeprefix("www.").split(".")[0])
    return out


def _voice(doc: Doc, start: int, text: str) -> Voice | None:
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    span = doc.char_span(start + lead, start + lead + len(text), alignment_mode="expand")
    if not text or span is None:
        return None
    return Voice(Phrase(span.root, start + lead, start + lead + len(text)), text, "outlet", None)


def _chain(doc: Doc, start: int, text: str) -> list[list[Voice]]:
    """Steps inside one bracket: "AFP via RFI" is two, "AFP / RFI" one of two voices."""
    out: list[list[Voice]] = []
    at = 0
    pieces = [(m.start(), m.end()) for m in PASSED_ON.finditer(text)] + [(len(text), len(text))]
    for cut, after in pieces:
        part, base = text[at:cut], start + at
        step, here = [], 0
        for m in [*SIDE_BY_SIDE.finditer(part), None]:
            stop = m.start() if m else len(part)
            found = _voice(doc, base + here, part[here:stop])
            if found:
                step.append(found)
            here = m.end() if m else here
        if step:
            out.append(step)
        at = after
    return out


def _outlet_like(text: str) -> bool:
    first = text.strip()
    if not first:
        return False
    return first[0].isupper() or first[0].isdigit() or "." in first or bool(re.search(r"\bvia [A-Z]", first))


def relays(doc: Doc) -> list[Relay]:
    """Every paragraph's closing brackets, and a dateline's wire service over the whole text, in order of text."""
    text: str = doc.text
    out: list[Relay] = []
    wire: tuple[Voice, ...] = ()
    for paragraph in PARAGRAPH.finditer(text):
        steps: list[list[Voice]] = []
        base, words = paragraph.start(), paragraph.group()
        if not wire:
            line = DATELINE.match(words)
            if line and is_outlet_name(line.group(1)):
                found = _voice(doc, base + line.start(1), line.group(1))
                wire = (found,) if found else ()
        closing = CLOSING.search(words)
        if closing:
            for bracket in BRACKET.finditer(closing.group(1)):
                inside = bracket.group(1)
                if not _outlet_like(inside):
                    continue
                for n, step in enumerate(_chain(doc, base + closing.start(1) + bracket.start(1), inside)):
                    while len(steps) <= n:
                        steps.append([])
                    seen = {v.text for s in steps for v in s}
                    steps[n] += [v for v in step if v.text not in seen]
        whole = tuple(tuple(s) for s in steps if s) or ((wire,) if wire else ())
        if whole:
            out.append(Relay(base, paragraph.end(), whole))
    return out
