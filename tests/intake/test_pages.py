"""Pages as outlets make them, in tests/intake/pages: each beside a JSON of what a reader should find in it.

`rejected` is the reason of a page that tells no story. `struck` lists reasons that must be given, beside others.
"""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panj.intake import read_sources, report_from_html, restore
from panj.intake.decode import decode
from panj.model import Rejection, Report
from panj.settings import Settings

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
FIELDS = ("title", "author", "wire", "canonical", "date_basis")


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_page_is_read_as_its_key_says(path: Path) -> None:
    want = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    (found,) = read_sources([str(path)], Settings())
    if "rejected" in want:
        assert isinstance(found, Rejection) and found.reason == want["rejected"]
        assert path.name in found.message and found.message.rstrip().count(";")  # the place, the cause; the mend
        return
    assert isinstance(found, Report), found
    assert restore(found.text, found.struck) == found.raw
    assert {name: getattr(found, name) for name in FIELDS} == {name: want[name] for name in FIELDS}
    assert (found.outlets or (None,))[0] == want["outlet"]
    assert (str(found.published) if found.published else None) == want["published"]
    assert [line for line in found.text.split("\n") if line.strip()] == want["text"]
    assert set(want.get("struck", ())) <= {s.reason for s in found.struck}


def whole(found: Report | Rejection) -> None:
    """What must hold of anything read."""
    if isinstance(found, Report):
        assert restore(found.text, found.struck) == found.raw
        assert all(found.raw[found.raw_offset(i)] == c for i, c in enumerate(found.text))
        assert not any("\u4dc0" <= c <= "\u4dff" for c in found.raw)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(PAGES), st.integers(0, 4000), st.integers(0, 400))
def test_cut_and_gapped_pages_do_not_raise(path: Path, cut: int, gap: int) -> None:
    text = decode(path.read_bytes(), html=True)
    whole(report_from_html(text[:cut]))
    whole(report_from_html(text[:cut] + text[cut + gap :]))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(
    ["<p>", "</p>", "<a href='/x'>", "</a>", "<time datetime='2021'>", "</time>", "<table><tr><td>", "</table>",
     "<div class='caption'>", "<span class='popover'>", "</div>", "<h1>", "</h1>", "<article>", "</article>", "<",
     "<blockquote class='twitter-tweet'>", "Gunmen seized the dam at Ostrel on Monday, the governor said. ", "\u4dc0",
     "<script type='application/ld+json'>{\"@type\": [1, null], \"author\": {\"name\": 3}, \"url\": []}</script>",
     "<meta property='og:title' content=''>", "<link rel='canonical' href='http://[x'>", "\x00", "\ud800", "&#0;"]),
    max_size=40))  # fmt: skip
def test_no_markup_raises(parts: list[str]) -> None:
    found = report_from_html("<html><body>" + "".join(parts))
    if isinstance(found, Rejection):
        assert found.reason != "html"
    elif "\u4dc0" not in parts:
        whole(found)


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=400))
def test_random_bytes_named_html_do_not_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "a.html"
    path.write_bytes(b"<html><body><p>" + data)
    for found in read_sources([str(path)], Settings()):
        whole(found) if "\u4dc0" not in getattr(found, "raw", "\u4dc0") else None
