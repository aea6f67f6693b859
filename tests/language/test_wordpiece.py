"""Word pieces: those of the reference implementation, and always at the letters that they stand for."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panj.language.wordpiece import pieces

REFERENCE = json.loads((Path(__file__).parent / "wordpieces.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text,wanted", REFERENCE, ids=[str(n) for n in range(len(REFERENCE))])
def test_pieces_are_the_reference_implementations(text: str, wanted: list[list[int]]) -> None:
    assert [[p.number, p.start, p.end] for p in pieces(text)] == wanted


@given(st.text(max_size=60))
def test_pieces_stand_in_order_inside_the_text(text: str) -> None:
    found = pieces(text)
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(found))
