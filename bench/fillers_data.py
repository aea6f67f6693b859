"""MUC-4 reports and keys as the fillers are learned from them: `python -m bench.learn_fillers`."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from bench.board import records
from bench.boards.roles import ROLES
from bench.keys import SHARED
from panj.extract.fillers_tagger import TAGS
from panj.extract.fillers_words import LONGEST, WORD, Counts, phrase
from panj.language.wordpiece import pieces

FOLDER = SHARED / "boards" / "roles"
TRAIN, KEYS = FOLDER / "muc4_train.jsonl.gz", FOLDER / "muc4_full_keys.jsonl.gz"
DESCRIPTION = 19  # slot HUM TGT: DESCRIPTION of a template


@dataclass(frozen=True)
class Report:
    """A report's text and, by tag, its entities: the letters of each mention."""

    name: str
    text: str
    wanted: dict[str, list[list[str]]]

    def phrases(self) -> dict[str, set[str]]:
        """The phrases that fill each role, as the table of known phrases holds them."""
        return {role: {phrase(m) for e in self.wanted[role] for m in e} for role in ROLES.values()}


def _slots(block: str) -> Iterator[tuple[int, str]]:
    """(slot, line) of one template."""
    slot = -1
    for line in block.splitlines():
        head = re.match(r"(\d+)\.\s", line)
        slot = int(head[1]) if head else slot
        yield slot, line[36:].strip() if head else line.strip()


@cache
def described() -> dict[str, list[str]]:
    """Report → people harmed whom the key gives by description alone: "PEASANTS", not "MAYOR": "A. LOPEZ"."""
    out: dict[str, list[str]] = defaultdict(list)
    for record in records(KEYS):
        for block in re.split(r"\n(?=0\.  MESSAGE: ID)", record["keys"]):
            name = re.match(r"\s*0\.  MESSAGE: ID\s+(\S+)", block)
            if name is None:
                continue
            for slot, line in _slots(block):
                if slot == DESCRIPTION:
                    out[name[1]] += [q.lower() for q in re.findall(r'(?<!: )"([^"]+)"(?!\s*:)', line)]
    return dict(out)


def reports(path: Path = TRAIN) -> list[Report]:
    out = []
    for r in records(path):
        wanted = {ours: [[m for m, _ in e] for e in r["extracts"][theirs]] for theirs, ours in ROLES.items()}
        out.append(
            Report(r["docid"], r["doctext"], {**wanted, "described": [[d] for d in described().get(r["docid"], [])]})
        )
    return out


def count(found: Iterable[Report]) -> Counts:
    """How many reports each phrase fills a role in, of how many that hold it."""
    found = list(found)
    filled = {role: Counter(p for r in found for p in r.phrases()[role]) for role in ROLES.values()}
    known = {p for names in filled.values() for p in names}
    held: Counter[str] = Counter()
    for r in found:
        words = WORD.findall(r.text)
        runs = {" ".join(words[i : i + n]) for i in range(len(words)) for n in range(1, LONGEST + 1)}
        held.update(runs & known)
    return {role: {p: (n, held[p]) for p, n in names.items() if held[p]} for role, names in filled.items()}


def labels(report: Report) -> Any:
    """Pieces × tags: 0 outside, 1 begins, 2 continues. Every place of a mention's letters counts, longer ones first."""
    found, text = pieces(report.text), report.text
    out = np.zeros((len(found), len(TAGS)), np.int64)
    for k, role in enumerate(TAGS):
        free = np.ones(len(text) + 1, bool)
        for letters in sorted({m for e in report.wanted[role] for m in e if m}, key=lambda m: (-len(m), m)):
            for place in re.finditer(rf"(?<![^\W_]){re.escape(letters)}(?![^\W_])", text):
                inside = [i for i, p in enumerate(found) if p.start >= place.start() and p.end <= place.end()]
                if inside and free[place.start() : place.end()].all():
                    free[place.start() : place.end()] = False
                    out[inside[0], k], out[inside[1:], k] = 1, 2
    return out


def rows(report: Report) -> dict[str, Any]:
    """What the loss wants of a report: labels, and for each tag, then any, whether the report has one."""
    made = labels(report)
    has = [float((made[:, k] > 0).any()) for k in range(len(TAGS))]
    return {"labels": made, "has": np.array([*has, float(any(has))], np.float32)}
