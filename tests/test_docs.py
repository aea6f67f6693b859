"""The pages tell the truth: commands in console blocks run, what is shown is what comes, links lead somewhere."""

import re
from pathlib import Path

import pytest

from bench import readme

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
PAGES = [*readme.pages(), *sorted(readme.ROOT.glob("C*.md"))]


@pytest.mark.parametrize("page", readme.pages(), ids=lambda p: p.name)
def test_commands_run_and_outputs_are_current(page: Path) -> None:
    _, apart = readme.renew(page)
    assert not apart, "`make readme` writes outputs anew:\n" + "\n\n".join(apart)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_to_files(page: Path) -> None:
    found = LINK.findall(page.read_text(encoding="utf-8"))
    links = [x for x in found if "://" not in x and not x.startswith("mailto:")]
    assert [x for x in links if not (page.parent / x).exists()] == []


def test_a_block_is_read_as_commands_and_outputs() -> None:
    body = "$ one \\\n  two\nsays this\nand that\n$ three\n"
    assert readme.steps(body) == [readme.Step("one \\\n  two", "says this\nand that"), readme.Step("three", "")]

    assert readme.steps("$ run '\nmore\nend'\nout\n") == [readme.Step("run '\nmore\nend'", "out")]


def test_hashes_and_times_are_no_difference() -> None:
    assert readme.alike("read 3 in 2.1 s c0ffee0011223344", "read 3 in 9 s deadbeef99887766") == 1.0
    assert readme.alike("three claims of MOVE", "no such thing here") < readme.LIKE


def test_a_long_output_is_cut_where_the_block_says() -> None:
    assert readme.cut("a\nb\nc", " head=2") == "a\nb\n…"
    assert readme.cut("a\nb", " head=2") == "a\nb"
    assert readme.cut("a", " hide") == ""
