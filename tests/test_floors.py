"""The quality that CI holds: answer keys and boards stay above their floors, and no politics gives no claims.

`python -m bench.gold --floors` and `python -m bench.floors --write` write bench/floors.json from what is measured.
"""

import warnings

import pytest

from bench import floors, gold
from bench.board import BOARDS, defaults, measure
from bench.keys import SHARED
from panj.flow import Reader
from panj.language import Parser

HELD = floors.held()
ONE_IN = 10  # off-topic items for each claim on them, at the least
OFF: list[tuple[int, int]] = []

pytestmark = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason=f"no answer keys at {SHARED} (PANJ_SHARED)")


def other_data(name: str) -> None:
    """Skip with a warning: what is here is not what the floor was measured on."""
    why = f"{name} is NOT the data that bench/floors.json knows: measure anew with bench.floors or bench.gold --floors"
    warnings.warn(why, stacklevel=1)
    pytest.skip(why)


@pytest.fixture(scope="module")
def reader(parser: Parser) -> Reader:
    made = Reader()
    made.parser = parser
    return made


@pytest.mark.parametrize("name", sorted(HELD["gold"]))
def test_answers_stay_above_their_floor(name: str, reader: Reader) -> None:
    held = HELD["gold"][name]
    if floors.hash_of([SHARED / "gold" / f"{name}.jsonl"]) != held["sha256"]:
        other_data(f"gold/{name}.jsonl")
    got = gold.measure(name, reader)
    OFF.append((got["offtopic"], got["spurious"]))
    assert got["found"][2] >= held["found"]
    assert got["all"][2] >= held["all"]


@pytest.mark.parametrize("name", sorted(HELD["boards"]))
def test_boards_stay_above_their_floor(name: str) -> None:
    held, paths = HELD["boards"][name], defaults(BOARDS[name])
    if not all(p.is_file() for p in paths) or floors.hash_of(paths) != held["sha256"]:
        other_data(f"board {name}")
    got = measure(BOARDS[name], paths, held["sample"])["scores"]
    assert {k: got[k]["value"] for k, floor in held["floors"].items() if got[k]["value"] < floor} == {}


def test_at_most_one_claim_in_ten_offtopic_items(reader: Reader) -> None:
    """The keys' reports without a claim, and the corpora's items on bench/offtopic.tsv."""
    counts = [*OFF, gold.spurious(reader)]
    items, claims = (sum(x) for x in zip(*counts, strict=True))
    assert claims * ONE_IN <= items, f"{claims} claims on {items} off-topic items"
