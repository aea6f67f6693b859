"""B³, MUC, CEAF-e and CoNLL F1 on cases worked out by hand from their definitions."""

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.coref import b_cubed, best_match, ceaf_e, conll_counts, conll_scores, f

GOLD = dict(a=1, b=1, c=1, d=2, e=2)
MOVED = dict(a=1, b=1, c=2, d=2, e=2)  # c drawn to the wrong group
APART = dict(a=1, b=2, c=3, d=4, e=5)
ONE = dict.fromkeys("abcde", 1)


def conll(told: dict[str, int]) -> dict[str, float]:
    parts = conll_counts(GOLD, told, lambda i: "left" if i in "abc" else "right")
    return conll_scores(sum(parts.values(), Counter()))


def test_b_cubed_is_the_mean_over_items() -> None:
    got = b_cubed(GOLD, MOVED)
    assert got["c"] == (pytest.approx(1 / 3), pytest.approx(1 / 3))
    assert sum(p for p, _ in got.values()) / 5 == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert sum(r for _, r in got.values()) / 5 == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)


@pytest.mark.parametrize(
    ("told", "muc", "b3", "ceaf"),
    [
        (GOLD, 1.0, 1.0, 1.0),
        # MUC: one link of {a,b,c} is lost, one of {c,d,e} is wrong; φ4 of both matches is 4/5
        (MOVED, 2 / 3, 11 / 15, 0.8),
        # no links at all; B³ recall (3·1/3 + 2·1/2)/5; φ4 of {a} with {a,b,c} 2/4, of {d} with {d,e} 2/3
        (APART, 0.0, f(1.0, 0.4), f((1 / 2 + 2 / 3) / 5, (1 / 2 + 2 / 3) / 2)),
        # every link, one too many; B³ precision (3·3/5 + 2·2/5)/5; the one group matches {a,b,c}: 2·3/8
        (ONE, f(3 / 4, 1.0), f(13 / 25, 1.0), f(0.75, 0.375)),
    ],
)
def test_conll_parts(told: dict[str, int], muc: float, b3: float, ceaf: float) -> None:
    got = conll(told)
    assert got["MUC"] == pytest.approx(muc)
    assert got["B3"] == pytest.approx(b3)
    assert got["CEAF-e"] == pytest.approx(ceaf)
    assert got["CoNLL F1"] == pytest.approx((muc + b3 + ceaf) / 3)


def test_ceaf_matches_each_cluster_once() -> None:
    # both told clusters look most like the key's first; one of them must go without
    found = ceaf_e(dict(a=1, b=1, c=1, d=1), dict(a=1, b=1, c=2, d=2))
    assert [gained for _, gained in found] == [pytest.approx(2 * 2 / 6)]


def test_mentions_that_only_one_side_has_are_an_error() -> None:
    with pytest.raises(ValueError, match="same mentions"):
        conll_counts(GOLD, {"a": 1}, str)


@given(st.lists(st.lists(st.floats(0, 1), min_size=4, max_size=4), min_size=1, max_size=4))
def test_the_best_match_is_the_best_of_all(gain: list[list[float]]) -> None:
    columns = best_match(gain)
    assert len(set(columns)) == len(columns)
    best = max(sum(row[c] for row, c in zip(gain, p, strict=False)) for p in permutations(range(4), len(gain)))
    assert sum(row[c] for row, c in zip(gain, columns, strict=True)) == pytest.approx(best)


@given(st.lists(st.lists(st.floats(0, 1), min_size=2, max_size=2), min_size=3, max_size=4))
def test_with_more_rows_than_columns_some_rows_go_without(gain: list[list[float]]) -> None:
    columns = best_match(gain)
    assert sorted(c for c in columns if c >= 0) == [0, 1]
