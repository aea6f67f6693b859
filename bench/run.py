"""Records of the keys and the corpora through the package's own path, as a user's JSONL file would go."""

import gzip
import hashlib
import importlib.util
import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.keys import SHARED
from panj.flow import Reader
from panj.intake import read_sources
from panj.model import Reading, Rejection, Report
from panj.settings import Settings

HERE = Path(__file__).resolve().parent
GOLD = ("dev", "train", "chains", "check")
CORPORA = {"current_events": "current_events_2019_2024.jsonl.gz", "wikinews": "wikinews_2019_2020.jsonl.gz"}
Record = dict[str, Any]


def gold(name: str) -> list[Record]:
    """The key file as it stands, one record a report."""
    lines = (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(x) for x in lines if x.strip()]


def corpus(name: str) -> list[Record]:
    """A corpus's records, a `doc_id` added to each: the first 12 hex digits of the SHA-256 of its text."""
    with gzip.open(SHARED / "corpora" / CORPORA[name], "rt", encoding="utf-8") as lines:
        records = [json.loads(x) for x in lines]
    return [{"doc_id": hashlib.sha256(r["text"].encode()).hexdigest()[:12], "title": "", **r} for r in records]


def offtopic() -> list[Record]:
    """The items of the corpora that bench/offtopic.tsv lists as holding no claim."""
    rows = [x.split("\t") for x in (HERE / "offtopic.tsv").read_text(encoding="utf-8").splitlines() if x[:1] != "#"]
    held = {name: {r["doc_id"]: r for r in corpus(name)} for name in CORPORA}
    return [held[name][key] for name, key, _ in rows]


def taken_in(records: Iterable[Record], settings: Settings) -> Iterator[Report | Rejection]:
    """The records as intake takes them up; answer keys' own claims are left out of what it sees."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.jsonl"
        with path.open("w", encoding="utf-8") as out:
            for record in records:
                seen = {k: v for k, v in record.items() if k != "claims"}
                out.write(json.dumps(seen, ensure_ascii=False) + "\n")
        yield from read_sources([str(path)], settings)


def readings(records: Iterable[Record], reader: Reader) -> Iterator[Reading | Rejection]:
    """What the reader makes of each record."""
    return reader.read(taken_in(records, reader.settings))


def scorer() -> ModuleType:
    """score_gold.py, which lies beside the keys."""
    path = SHARED / "gold" / "score_gold.py"
    spec = importlib.util.spec_from_file_location("score_gold", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
