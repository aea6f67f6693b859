"""Likeness of texts and copies of them."""

from panj.merge.articles import stories
from panj.merge.copies import copies
from panj.merge.words import cosine, vector, weight, words

STORM = "A storm tore the roofs from forty houses in the fishing port and cut the power for a night, the harbour said"
LAW = "The upper house passed a law on the pay of judges after a debate of nine hours that ended past midnight"


def test_rare_words_weigh_more_and_empty_ones_are_left_out() -> None:
    assert weight("tajikistan") > weight("government") > 1
    assert words("The minister said that it rained") == ["minister", "rained"]


def test_a_vector_has_length_one() -> None:
    v = vector({"storm": 2, "port": 1})
    assert abs(cosine(v, v) - 1) < 1e-9


def test_copies_are_found_and_other_hands_are_not() -> None:
    own = "Forty roofs were lost when the storm came over the port; the harbour counts its houses without power"
    found = copies({"a": STORM, "b": f"{STORM} on Friday", "c": own, "d": LAW})
    assert found == [("a", "b")]


def test_stories_of_one_matter_stand_together() -> None:
    more = "Forty houses in the fishing port lost their roofs in the storm, and the harbour had no power for a night"
    found = stories({"x": ("Storm hits port", STORM), "y": ("Port counts storm's cost", more), "z": ("Judges", LAW)})
    assert found.groups == (("x", "y"), ("z",))
