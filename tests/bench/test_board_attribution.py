"""The attribution board's scorer on two brat files worked out by hand."""

from collections import Counter

import pytest

from bench.boards.attribution import count, key, scores, told
from panj.extract.attributions import Said

# The mayor said |the bridge fell|. |Nobody|, she said, |was hurt|.
ANN = """T1\tSource 0 9\tThe mayor
T2\tCue 10 14\tsaid
T3\tContent 15 30\tthe bridge fell
T4\tAttribution 10 14\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tSource 40 43\tshe
T6\tCue 44 48\tsaid
T7\tContent 32 38;50 58\tNobody was hurt
"""
FIRST = Said((0, 9), (10, 14), ((15, 30),))
SECOND = Said((40, 43), (44, 48), ((32, 38), (50, 58)))


def measured(*found: Said) -> dict[str, float]:
    return scores(count(key(ANN), told(found)))


def test_a_key_keeps_its_stretches() -> None:
    assert key(ANN)["content"] == {((15, 30),), ((32, 38), (50, 58))}
    assert key(ANN)["source"] == {((0, 9),), ((40, 43),)}


def test_all_right_is_one_and_nothing_is_nought() -> None:
    assert set(measured(FIRST, SECOND).values()) == {1.0}
    assert set(measured().values()) == {0.0}
    assert set(scores(Counter()).values()) == {0.0}


def test_other_ends_overlap_and_are_not_exact() -> None:
    got = measured(Said((0, 9), (10, 14), ((15, 31),)), SECOND)
    assert got["content overlap"] == 1.0
    assert got["content exact"] == pytest.approx(0.5)
    assert got["cue exact"] == got["source exact"] == 1.0


def test_a_whole_for_two_stretches_has_the_ends_and_not_the_pieces() -> None:
    got = measured(FIRST, Said((40, 43), (44, 48), ((32, 58),)))
    assert got["content exact"] == 1.0
    assert got["content pieces"] == pytest.approx(0.5)


def test_two_told_where_one_is_wanted_cost_precision_only() -> None:
    # told 3, wanted 2: all three touch (precision 1), both are touched (recall 1); exact 1 of 3 and of 2
    got = measured(FIRST, Said((40, 43), (44, 48), ((32, 38),)), Said(None, None, ((50, 58),)))
    assert got["content overlap"] == 1.0
    assert got["content exact"] == pytest.approx(2 * 1 / (3 + 2))
    # a fourth that touches nothing: precision 3/4, recall 1
    spare = measured(FIRST, SECOND, Said(None, (60, 64), ((70, 80),)))
    assert spare["content overlap"] == pytest.approx(2 * (2 / 3) * 1 / (2 / 3 + 1))


def test_what_stands_in_anothers_words_is_not_compared() -> None:
    inner = Said((15, 25), (26, 30), ((90, 99),), depth=1)
    assert measured(FIRST, SECOND, inner) == measured(FIRST, SECOND)
