"""The article board's sums on three articles written for it."""

import json
from collections import Counter
from pathlib import Path

import pytest

from bench.boards.merge_clusters import scores, units


def test_two_stories_of_one_event_and_one_beside(tmp_path: Path) -> None:
    told = (
        ("a", "Ferry sinks off Kisumu", "A ferry sank off Kisumu on Lake Victoria; divers searched for passengers.", 1),
        ("b", "Divers search sunk Kisumu ferry", "Divers of Kisumu looked for passengers of the sunk ferry.", 1),
        ("c", "Parliament passes pension law", "Lawmakers in Lisbon raised the pension age.", 1),
    )
    path = tmp_path / "articles.jsonl"
    rows = [dict(dId=i, title=t, text=x, description="", newsCluster={"EventId": e}) for i, t, x, e in told]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    got = scores(sum(units([path], None), Counter()))
    # the key holds all three together: precision 1, recall (2/3 + 2/3 + 1/3)/3
    assert got["precision"] == pytest.approx(1.0)
    assert got["recall"] == pytest.approx(5 / 9)
    assert got["apart B3 F1"] == pytest.approx(2 * (1 / 3) / (4 / 3))
