"""Marked text back into plain text and the spans that its page's markup says are furniture."""

import re
from dataclasses import dataclass

from panj.intake.labels import CLOSE, MARKS, REASON

LINE = re.compile(r"[^\n]*\n?")
ENDED = re.compile(r"[.…][\"”’')\]]*\s*$|[:;,]\s*$")
BULLET = re.compile(r"\s*[-•*–|]\s*")
# Headings that on a page stand over other stories; in a text by itself their lines are looked at one by one.
OTHERS = re.compile(
    r"^(?:top stories|most (?:read|popular|viewed)|trending(?: (?:now|stories))?|latest (?:news|stories|headlines)"
    r"|more (?:news|stories|headlines)|related (?:news|stories|articles|coverage|content|posts)|also read"
    r"|you (?:may|might) also like|recommended(?: (?:stories|for you))?|popular posts|in other news)\s*:?$",
    re.I | re.M,
)
PROSE = re.compile(r"[^\n]{100,}")
# A headline has at least so many words; shorter links by themselves are names of sections or of what is listed.
LEAST_WORDS = 4
# Share of a line's letters inside links that makes it one.
ALL = 0.9


@dataclass(frozen=True, slots=True)
class Marked:
    """Plain text, the spans to strike with their reasons, and what share of its letters stands inside links."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    linked: float

    @property
    def kept(self) -> str:
        """The text less what the markup says is furniture."""
        out, done = [], 0
        for start, end, _ in self.spans:
            out.append(self.text[done:start])
            done = max(done, end)
        return "".join((*out, self.text[done:]))


def unmark(text: str) -> Marked:
    """The text without marks. Pieces of one reason that touch are one span; a link is struck where it fills a line
    without ending a sentence, as headlines of other stories do."""
    out: list[str] = []
    spans: list[tuple[int, int, str]] = []
    anchors: list[tuple[int, int]] = []
    at, reason, begun = 0, None, 0
    done = 0
    for found in MARKS.finditer(text):
        piece = text[done : found.start()]
        out.append(piece)
        at += len(piece)
        done = found.end()
        if found.group() != CLOSE:
            reason, begun = REASON.get(found.group()), at
        elif reason is not None:
            (anchors.append((begun, at)) if reason == "anchor" else spans.append((begun, at, reason)))
            reason = None
    out.append(text[done:])
    plain = "".join(out)
    letters = sum(1 for c in plain if not c.isspace())
    inside = sum(1 for a, b in anchors for c in plain[a:b] if not c.isspace())
    spans += _links(plain, anchors)
    tail = _other_stories(plain)
    if tail is not None:
        spans.append((tail, len(plain), "link"))
    return Marked(plain, tuple(_joined(plain, sorted(spans))), inside / letters if letters else 0.0)


def _joined(text: str, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Spans of one reason with nothing but blanks and marks of punctuation between them, on one line, as one."""
    out: list[tuple[int, int, str]] = []
    for start, end, reason in spans:
        if out and out[-1][2] == reason and not re.search(r"[\w\n]", text[out[-1][1] : start]):
            out[-1] = (out[-1][0], max(end, out[-1][1]), reason)
        else:
            out.append((start, end, reason))
    return out


def _other_stories(text: str) -> int | None:
    """Where a heading such as "Top stories" opens what is told of other things, to the end of the page's text."""
    for found in OTHERS.finditer(text, len(text) // 2):
        return found.start()
    return None


def _links(text: str, anchors: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Lines that are links from end to end, and no sentences; short ones above the first prose and below the last."""
    prose = [m.span() for m in PROSE.finditer(text)]
    begun, ended = (prose[0][0], prose[-1][1]) if prose else (0, len(text))
    out: list[tuple[int, int, str]] = []
    k = 0
    for found in LINE.finditer(text):
        line = found.group().rstrip("\n")
        while k < len(anchors) and anchors[k][1] <= found.start():
            k += 1
        if not line.strip() or k >= len(anchors):
            continue
        inside = sum(
            len(text[max(a, found.start()) : min(b, found.end())].strip())
            for a, b in anchors[k : k + 50] if a < found.end()
        )  # fmt: skip
        bullet = BULLET.match(line)
        own = len(line.strip()) - (bullet.end() if bullet else 0)
        if inside >= ALL * own and not ENDED.search(line):
            outside = not begun <= found.start() < ended
            if len(line.split()) >= LEAST_WORDS or outside:
                out.append(
                    (found.start(), found.start() + len(line), "link" if len(line.split()) >= LEAST_WORDS else "menu")
                )
    return out
