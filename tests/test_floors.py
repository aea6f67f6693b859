"""The quality that CI holds: F1 on the answer keys, and silence on what is no politics.

`python -m bench.gold --floors` writes bench/floors.json anew from what is measured.
"""

import json
import warnings

import pytest

from bench.keys import SHARED
from panj.flow import Reader
from panj.language import Parser

gold = pytest.importorskip("bench.gold", reason="intake is not there yet")
HELD = json.loads(gold.FLOORS.read_text(encoding="utf-8"))
ONE_IN = 10  # off-topic items for each claim on them, at the least
OFF: list[tuple[int, int]] = []

pytestmark = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason=f"no answer keys at {SHARED} (PANJ_SHARED)")


@pytest.fixture(scope="module")
def reader(parser: Parser) -> Reader:
    made = Reader()
    made.parser = parser
    return made


@pytest.mark.parametrize("name", sorted(HELD))
def test_answers_stay_above_their_floor(name: str, reader: Reader) -> None:
    if gold.hash_of(name) != HELD[name]["sha256"]:
        why = f"gold/{name}.jsonl is NOT the file that bench/floors.json knows: measure anew with bench.gold --floors"
        warnings.warn(why, stacklevel=1)
        pytest.skip(why)
    got = gold.measure(name, reader)
    OFF.append((got["offtopic"], got["spurious"]))
    assert got["found"][2] >= HELD[name]["found"]
    assert got["all"][2] >= HELD[name]["all"]


def test_at_most_one_claim_in_ten_offtopic_items(reader: Reader) -> None:
    """The keys' reports without a claim, and the corpora's items on bench/offtopic.tsv."""
    counts = [*OFF, gold.spurious(reader)]
    items, claims = (sum(x) for x in zip(*counts, strict=True))
    assert claims * ONE_IN <= items, f"{claims} claims on {items} off-topic items"
