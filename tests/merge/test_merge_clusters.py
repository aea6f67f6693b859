"""Groups do not depend on the order of what comes, nor on its coming in parts; decisions always hold."""

from itertools import combinations, pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from panj.merge.clusters import Clustering, cluster, pair

IDS = list("abcdefgh")
PAIRS = list(combinations(IDS, 2))
# scores in few steps, so that ties are common
scored = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([0.1, 0.3, 0.5, 0.7, 0.9]))
pairs = st.sets(st.sampled_from(PAIRS), max_size=3)


def home(found: Clustering) -> dict[str, tuple[str, ...]]:
    return {i: g for g in found.groups for i in g}


@given(scored, pairs, pairs, st.integers())
def test_order_does_not_matter(scores: dict, joined: set, parted: set, seed: int) -> None:
    rng = Random(seed)
    items, ids = list(scores.items()), list(IDS)
    rng.shuffle(items)
    rng.shuffle(ids)
    turned = {p[::-1] for p in joined}
    straight = cluster(IDS, scores, 0.4, joined=joined, parted=parted)
    assert cluster(ids, dict(items), 0.4, joined=turned, parted=sorted(parted, reverse=True)) == straight
    assert sorted(i for g in straight.groups for i in g) == IDS


@given(scored, scored, pairs)
def test_what_comes_later_gives_what_coming_at_once_gives(first: dict, later: dict, parted: set) -> None:
    before = cluster(IDS, first, 0.4, parted=parted)
    both = first | later
    touched = {i for p, s in both.items() if first.get(p) != s for i in p}
    assert cluster(IDS, both, 0.4, parted=parted, before=before, touched=touched) == cluster(
        IDS, both, 0.4, parted=parted
    )


@given(scored, pairs, pairs)
def test_people_s_decisions_hold(scores: dict, joined: set, parted: set) -> None:
    found = cluster(IDS, scores, 0.4, joined=joined, parted=parted)
    at = home(found)
    assert all(at[a] != at[b] for a, b in parted)
    lost = [p for p in joined if at[p[0]] != at[p[1]]]
    assert len(found.notes) == len(lost)


@given(scored)
def test_the_machine_s_cannot_links_hold(scores: dict) -> None:
    apart = {("a", "b"), ("c", "d")}
    at = home(cluster(IDS, scores, 0.2, apart=lambda x, y: pair(x, y) in apart))
    assert at["a"] != at["b"] and at["c"] != at["d"]


def test_one_good_pair_does_not_chain_two_groups() -> None:
    two = {p: 0.9 for g in ("abc", "def") for p in combinations(g, 2)}
    assert cluster("abcdef", {**two, ("c", "d"): 0.9}, 0.4).groups == (("a", "b", "c"), ("d", "e", "f"))


def test_a_component_that_is_too_large_is_parted_and_noted() -> None:
    ids = [f"{n:02}" for n in range(20)]
    chain = {pair(a, b): 0.9 if int(a) % 5 != 4 else 0.5 for a, b in pairwise(ids)}
    found = cluster(ids, chain, 0.4, largest=6)
    assert max(map(len, found.groups)) <= 5
    assert len(found.notes) == 1 and "20 claims" in found.notes[0]


def test_a_join_takes_whole_groups_and_tears_none() -> None:
    """b and c are one by likeness; who joins a with b gets all three, and the machine's group is not torn."""
    found = cluster({"a", "b", "c"}, {("b", "c"): 0.9}, 0.5, joined=[("a", "b")])
    assert found.groups == (("a", "b", "c"),)


def test_what_is_held_apart_from_a_claim_is_apart_from_what_joins_it() -> None:
    """a joined with b, a held apart from c: likeness may not draw b and c together, or the join could not hold."""
    found = cluster({"a", "b", "c"}, {("b", "c"): 0.9}, 0.5, joined=[("a", "b")], parted=[("a", "c")])
    assert (found.groups, found.notes) == ((("a", "b"), ("c",)), ())
