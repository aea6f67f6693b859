"""Which letters of a raw text are page furniture, and the text without them.

Nothing is ever added or changed, only struck, so that the struck letters put back in order restore the raw text.
A false strike costs a claim, missed furniture costs at most a false one: every rule wants more than one sign.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from panj.intake.cards import cards
from panj.intake.dates import parse_date
from panj.intake.inline import inline
from panj.intake.lines import DATED, LIST_HEADING, NAMES, SECTION, SOURCE_LINE, reason_of
from panj.model import Struck

LINE = re.compile(r"[^\n]+")
Span = tuple[int, int, str]  # start, end, reason
PROSE = 100  # characters: a line this long is prose (the shortest leads of news run to 110)
HEAD = 12  # lines at most above the prose
LISTED = 8  # headlines at most under a heading such as "Related stories"
# Reasons for which the first line, likely the headline, is not struck ("Watch: minister resigns" may be one).
NOT_FIRST = frozenset(("link", "caption", "sign-up", "notice", "stamp", "comments", "credit", "share", "menu"))
# What is left of a line of times and names when these are taken away.
STAMP_WORDS = re.compile(
    r"(?:(?:first|last|published|posted|updated|modified|on|at|by|and|gmt|utc)\b[\s,:|.;()–—-]*)+", re.I
)
INSIDE = frozenset(("card", "share", "advert", "sign-up", "credit", "caption", "comments"))
SITE = re.compile(r"\s+(?:[-–—|•·]|::|»)\s+([^\n]{2,60})$")
BARE_NAMES = re.compile(rf"{NAMES}(?:(?:,|\s+and|\s*&)\s+{NAMES}){{0,3}}")
ENDED = (".", "!", "?", "”", '"', "’", ":", ";", ",")


@dataclass(slots=True)
class Line:
    """A line with something on it: offsets without the newline, its words, why it is struck."""

    start: int
    end: int
    text: str
    reason: str | None = None


def _key(text: str) -> str:
    """Letters and digits alone, lower case: what is left of a title when case and punctuation vary."""
    return "".join(c for c in text.casefold() if c.isalnum())


def _zones(lines: Sequence[Line]) -> tuple[int, int]:
    """(first line of prose, line behind the last one)."""
    prose = [
        i
        for i, line in enumerate(lines)
        if len(line.text) >= PROSE and (i or line.text.endswith(ENDED) or len(lines) == 1)
    ]
    if not prose:
        return min(len(lines), HEAD), len(lines)
    return min(prose[0], HEAD), prose[-1] + 1


def _titles(lines: Sequence[Line], outlets: Sequence[str]) -> list[tuple[int, int]]:
    """Marks the lines that repeat the headline; returns spans of ` - Outlet` to strike from the headline itself."""
    first = next((i for i, line in enumerate(lines) if line.reason is None), None)
    if first is None or len(lines) - first < 2:
        return []
    title = lines[first]
    if len(title.text) > 250:
        return []
    whole, spans = _key(title.text), []
    site = SITE.search(title.text)
    bare = _key(title.text[: site.start()]) if site else whole
    long = len(title.text.split())
    body = [line for line in lines[first + 1 :] if line.reason is None]
    if not body or long < 2 or len(whole) < 8:
        return []
    left = len(body)
    for n, line in enumerate(body):
        if len(line.text) > len(title.text) + 70 or (n > 5 and long < 6):
            continue
        key = _key(line.text)
        end = SITE.search(line.text)
        same = key == whole or (end is not None and _key(line.text[: end.start()]) == whole and long > 2)
        cut = line.text.rstrip(" .…") if line.text.endswith(("…", "...")) else None
        same = same or (n < 3 and cut is not None and len(cut.split()) > 4 and whole.startswith(_key(cut)))
        if site and key == bare and len(bare) >= 8:
            same = True
            at = title.start + title.text.index(site.group())
            spans = [(at, title.end)]
        if same and left > 1:  # a body that says nothing but its headline is kept
            line.reason, left = "title", left - 1
    if site and not spans and _key(site[1]) in {_key(o) for o in outlets}:
        at = title.start + title.text.index(site.group())
        spans = [(at, title.end)]
    return spans


def _lists(lines: Sequence[Line]) -> None:
    """Marks the headlines listed under "Related stories" and the like."""
    for i, line in enumerate(lines):
        if i and line.reason == "link" and LIST_HEADING.fullmatch(line.text):
            listed = []
            for below in lines[i + 1 : i + 1 + LISTED]:
                text = below.text
                headline = len(text.split()) >= 3 and len(text) <= 130 and not text.endswith(ENDED) and ". " not in text
                if below.reason is None and not headline:
                    break
                listed.append(below)
            for below in listed:
                below.reason = below.reason or "link"


def _sources(lines: Sequence[Line], behind: int) -> None:
    """Marks a section of sources or links that runs to the end of the text."""
    top, listing = len(lines), True
    for i in range(len(lines) - 1, max(0, len(lines) // 2 - 1), -1):
        line = lines[i]
        if i and listing and i < len(lines) - 1 and line.reason in (None, "link") and SECTION.fullmatch(line.text):
            top = i
        elif i >= behind and line.reason is None and SOURCE_LINE.fullmatch(line.text):
            line.reason = "sources"
        # a section holds no prose: a line with three sentences or 300 characters ends the look upwards
        listing = listing and len(line.text) <= 300 and line.text.count(". ") < 3
    for line in lines[top:]:
        line.reason = line.reason if line.reason not in (None, "link") else "sources"


def _bylines(lines: Sequence[Line], prose: int) -> None:
    """Marks a line of nothing but names beside a date line or a byline in the head."""
    for i in range(1, min(prose, len(lines))):
        line = lines[i]
        beside = {lines[j].reason for j in (i - 1, i + 1) if j < len(lines)}
        if line.reason is None and beside & {"date line", "stamp", "byline"} and BARE_NAMES.fullmatch(line.text):
            line.reason = "byline"


def _spans(raw: str, lines: Sequence[Line]) -> list[Span]:
    """Struck lines with the shorter of the gaps around each run of them, so that paragraphs stay apart as they were."""
    out: list[Span] = []
    i = 0
    while i < len(lines):
        if lines[i].reason is None:
            i += 1
            continue
        j = i
        while j + 1 < len(lines) and lines[j + 1].reason is not None:
            j += 1
        before = lines[i - 1].end if i else None
        after = lines[j + 1].start if j + 1 < len(lines) else None
        back = before is not None and (after is None or lines[i].start - before < after - lines[j].end)
        for k in range(i, j + 1):
            if back:
                start, end = lines[k - 1].end, lines[k].end
            else:
                start, end = lines[k].start, lines[k + 1].start if k + 1 < len(lines) else len(raw)
            out.append((start, end, lines[k].reason or ""))
        i = j + 1
    return out


def _marks(raw: str, lines: Sequence[Line], marked: Sequence[Span]) -> list[Span]:
    """Gives each line that the page's markup covers its reason; the marked spans inside other lines are given back.

    What is left of a line may be furniture by itself ("by A. Writer" beside a time). A mark inside of a sentence counts
    only for what never is a part of one (INSIDE).
    """
    rest: list[Span] = []
    i = 0
    for line in lines:
        while i < len(marked) and marked[i][1] <= line.start:
            i += 1
        own = []
        for start, end, reason in marked[i:]:
            if start >= line.end:
                break
            own.append((max(start, line.start), min(end, line.end), reason))
        if not own:
            continue
        bare, done = [], line.start
        for start, end, _ in own:
            bare.append(raw[done:start])
            done = max(done, end)
        left = " ".join("".join((*bare, raw[done : line.end])).split()).strip(" |•·,–—-")
        if (
            not any(c.isalnum() for c in left)
            or STAMP_WORDS.fullmatch(left)
            or (len(left) < PROSE and reason_of(left, "head"))
        ):
            line.reason = own[0][2]
        else:
            rest += [span for span in own if span[2] in INSIDE]
    return rest


def strikes(raw: str, outlets: Sequence[str] = (), marked: Sequence[Span] = ()) -> list[Span]:
    """(start, end, reason) in `raw`, in order, none overlapping. `marked`: what a page's markup says, in order."""
    lines = [Line(m.start(), m.end(), s) for m in LINE.finditer(raw) if (s := m.group().strip())]
    prose, behind = _zones(lines)
    for i, line in enumerate(lines):
        reason = reason_of(line.text, "head" if i < prose else "tail" if i >= behind else "body")
        line.reason = None if i == 0 and len(lines) > 1 and reason in NOT_FIRST else reason
    spans = _marks(raw, lines, marked)
    outlet_tail = _titles(lines, outlets)
    _lists(lines)
    _sources(lines, behind)
    _bylines(lines, prose)
    found = _spans(raw, lines) + spans
    found += [(start, end, "title") for start, end in outlet_tail]
    found += [(start, end, "card") for start, end in cards(raw)]
    found += list(inline(raw))
    found.sort(key=lambda x: (x[0], -x[1]))
    out: list[Span] = []
    done = 0
    for start, end, reason in found:
        start = max(start, done)
        if start < end:
            out.append((start, end, reason))
            done = end
    return out


def clean(raw: str, outlets: Sequence[str] = (), marked: Sequence[Span] = ()) -> tuple[str, tuple[Struck, ...]]:
    """(text, struck): each `struck.text` inserted at its `at`, in order, into `text` gives `raw` letter for letter.

    `outlets` lets ` - Outlet` go from the end of the headline; `marked` are spans of `raw`, in order, that the markup
    of a page says are furniture. Reasons: card, title, credit, caption, link, advert,
    share, sign-up, cookies, menu, date line, stamp, byline, notice, copyright, comments, sources.
    """
    kept: list[str] = []
    struck: list[Struck] = []
    at = done = 0
    for start, end, reason in strikes(raw, outlets, marked):
        kept.append(raw[done:start])
        at += start - done
        struck.append(Struck(at, raw[start:end], reason))
        done = end
    kept.append(raw[done:])
    return "".join(kept), tuple(struck)


def restore(text: str, struck: Sequence[Struck]) -> str:
    """The raw text; the inverse of `clean`."""
    out: list[str] = []
    done = 0
    for s in struck:
        out += (text[done : s.at], s.text)
        done = s.at
    return "".join((*out, text[done:]))


def stated_date(struck: Sequence[Struck]) -> date | None:
    """The day a struck date line states, if all of them agree."""
    days = {parse_date(m.group()) for s in struck if s.reason == "date line" for m in DATED.finditer(s.text)}
    return days.pop() if len(days) == 1 else None
