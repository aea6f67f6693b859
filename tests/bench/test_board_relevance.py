"""The relevance board on cases worked out by hand."""

import json
from collections import Counter
from pathlib import Path

import pytest

from bench.boards.relevance import scores, units

REPORTS = [  # text, labels
    ("The police arrested four men near the mill after a quarrel about water.", ["ANY_ACTION", "ARREST"]),
    ("A crowd burned two shops and nobody came to stop it, the grocer said.", ["FAIL"]),
    ("The minister opened a bridge and spoke of the harvest.", []),
    ("Constables looked on, said the paper, as the fair went its merry way.", []),
    ("Three were hurt when they were driven from the square.", ["ANY_ACTION", "FORCE"]),
]


def _total(folder: Path) -> Counter[str]:
    path = folder / "some.jsonl"
    lines = [{"file": "docs.jsonl", "doc_id": i, "doc_text": t, "doc_labels": x} for i, (t, x) in enumerate(REPORTS)]
    lines.append({"file": "sents.jsonl", "doc_id": 0, "sent_text": "The police came.", "sent_labels": ["ANY_ACTION"]})
    lines.append({"file": "sents.jsonl", "doc_id": 0, "sent_text": "It rained.", "sent_labels": []})
    lines.append({"file": "metadata.jsonl", "doc_id": 0, "full_text": "", "url": ""})
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return sum(units([path], None), Counter[str]())


def test_shares_are_of_the_reports_that_they_name(tmp_path: Path) -> None:
    got = scores(_total(tmp_path))
    assert got["dropped"] == pytest.approx(1 / 2)  # bridge dropped, fair kept
    assert got["recall"] == pytest.approx(1 / 2)  # arrest kept, square dropped: it has no word of the police
    assert got["recall, any label"] == pytest.approx(1 / 3)  # the shops are labelled FAIL alone
    assert (got["sentence recall"], got["sentences dropped"]) == (1.0, 1.0)


def test_a_limit_is_of_reports(tmp_path: Path) -> None:
    _total(tmp_path)
    assert len(list(units([tmp_path / "some.jsonl"], 2))) == 2


def test_nothing_counted_gives_zeros() -> None:
    assert set(scores(Counter()).values()) == {0.0}
