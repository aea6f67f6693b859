"""The shingle F1 by hand-counted cases."""

import pytest

from bench.clean import differences, f1, score


def test_shingles_are_counted_as_a_bag_and_normalised() -> None:
    assert score("a b c d e", "a b c d e") == (1.0, 0.0, 0.0)
    assert score("a b c d e", "a b c d") == (0.5, 0.0, 0.5)  # abcd shared, bcde missing
    assert score("a b c d", "a b c d x") == (0.5, 0.5, 0.0)
    assert score("a b", "a b") == (1.0, 0.0, 0.0) and score("", "") == (0.0, 0.0, 0.0)


def test_f1_is_the_mean_of_the_means() -> None:
    p, r, f = f1([(1.0, 0.0, 0.0), (0.5, 0.5, 0.0), (0.0, 0.0, 1.0)])
    assert (p, r) == (0.75, pytest.approx(2 / 3)) and f == pytest.approx(2 * p * r / (p + r))


def test_differences_name_both_sides() -> None:
    assert differences("a b c d e", "a b x y z e") == ["+    3 x y z", "-    2 c d"]
