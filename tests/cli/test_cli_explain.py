"""The story with its marks, on the terminal and as a page."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_makers import CARD, claims_of, report, span_of

from panj.cli.marks import RANK, Mark, marks_of, runs
from panj.cli.page import page
from panj.model import Mention, Reading, Report, Struck, report_id


class Checker(HTMLParser):
    """Tags balanced, and the letters of the story gathered."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.story: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" in self.open and not {"del", "a", "p"} & set(self.open):
            self.story.append(data)


def checked(readings: list[Reading]) -> Checker:
    checker = Checker()
    checker.feed(page(readings))
    assert checker.open == []
    return checker


def test_terminal(run: Any) -> None:
    result = run("explain", "one.txt")
    assert result.exit_code == 0, result.output
    assert "rebels seized[1] the harbour" in result.stdout
    assert f"[-{CARD}-]" in result.stdout.replace("\n", " ").replace("  ", " ")
    assert "[2] ASSAULT “killed” (hedged) → soldiers ≥ 20 killed (soldiers)" in " ".join(result.stdout.split())


def test_terminal_in_colour(run: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    output = run("explain", "one.txt").stdout
    assert "\x1b[" in output and "[-" not in output


def test_page_is_written_and_fetches_nothing(run: Any, tmp_path: Path) -> None:
    result = run("explain", "one.txt", "--html", "out.html")
    assert result.exit_code == 0 and result.stdout == ""
    text = (tmp_path / "out.html").read_text()
    assert not re.search(r"<script|https?://|url\(|@import|<img|<link", text)
    assert f'<del class="struck" title="struck out: related">{CARD}</del>' in text
    assert 'class="is-trigger k-trigger k-evidence m0-1"' in text
    assert run("explain", "one.txt", "--html", "-").stdout == text
    assert run("explain", "one.txt", "--html", "none/out.html").exit_code == 2


def test_nothing_read(run: Any) -> None:
    result = run("explain", "empty.txt")
    assert result.exit_code == 1 and "nothing was read" in result.stderr


def test_every_letter_is_escaped_and_none_is_lost() -> None:
    nasty = '<script>alert("x")</script> & \'quoted\' <b class="y">'
    r = report(1)
    text = r.text.replace("Northern Front", "Northern " + nasty + " Front")
    r = replace(r, text=text, raw=text, struck=(Struck(30, "</del><script>bad()</script>", 'a"><i>'),))
    claims = list(claims_of(report(1)))
    start, end = span_of(text, "Northern " + nasty)
    claims[0] = replace(claims[0], evidence=Mention(text[start:end], (start, end)), actors=(), places=(), sources=())
    r = replace(r, outlets=('<i>Elm "Courier"',), url="javascript:alert(1)", title=nasty)
    checker = checked([Reading(r, 'v"<1>', tuple(claims))])
    assert "script" not in checker.tags
    assert "".join(checker.story) == text


def test_heading_is_the_title() -> None:
    text = page([Reading(report(1), "v1", claims_of(report(1)))])
    assert '<h2>Rebels take harbour town</h2><div class="body">Northern' not in text  # the actor is marked
    assert "<h2>Rebels take harbour town</h2>" in text


def reading_of(text: str, spans: list[tuple[int, int, str]], struck: list[tuple[int, str]], title: str) -> Report:
    pieces = tuple(Struck(at, t, "x") for at, t in sorted(struck, key=lambda s: s[0]))
    return Report(report_id((), "d", None, text), "d", (), title, None, "en", text, text, pieces)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_overlapping_spans(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet='ab<&\n "é', max_size=30))
    offset = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(offset, offset, st.sampled_from(RANK)), max_size=6))
    struck = data.draw(st.lists(st.tuples(offset, st.text(alphabet="xy<", min_size=1, max_size=3)), max_size=3))
    title = data.draw(st.sampled_from(["", text[:5], "other"]))
    r = reading_of(text, spans, struck, title)
    marks = [Mark(min(a, b), max(a, b), kind, n, "l") for n, (a, b, kind) in enumerate(spans, 1) if a != b]
    cut = list(runs(r, marks))
    assert "".join(x.text for x in cut if x.struck is None) == text
    assert [x.struck for x in cut if x.struck] == list(r.struck)
    at = 0
    for x in cut:
        if x.struck is None:
            for mark in marks:
                inside = mark.start <= at and at + len(x.text) <= mark.end
                assert (mark in x.marks) == (inside and bool(x.text))
            at += len(x.text)
    assert sum(len(x.first) for x in cut) == sum(len(x.last) for x in cut) == len(marks)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_page_keeps_every_letter(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab<&\n \"'é", max_size=30))
    offset = st.integers(0, len(text))
    struck = data.draw(st.lists(st.tuples(offset, st.text(alphabet="xy<", min_size=1, max_size=3)), max_size=3))
    title = data.draw(st.sampled_from(["", text[:5].strip(), "other"]))
    claims = []
    for claim in claims_of(report(1)):
        a, b = sorted((data.draw(offset), data.draw(offset)))
        c, d = sorted((data.draw(offset), data.draw(offset)))
        claims.append(
            replace(claim, evidence=Mention(text[a:b], (a, b)), trigger=Mention(text[c:d], (c, d)), actors=(),
                    targets=(), places=(), figures=(), sources=(), when=None)
        )  # fmt: skip
    checker = checked([Reading(reading_of(text, [], struck, title), "v1", tuple(claims))])
    assert "".join(checker.story).replace("\n", "") == text.replace("\n", "")


def test_marks_carry_every_mention() -> None:
    kinds = [m.kind for m in marks_of(claims_of(report(1)), ("Elm Courier",))]
    assert sorted(set(kinds)) == sorted(RANK)
