"""Role fillers of whole reports (MUC-4; Sundheim 1992), scored by CEAF-REE (Du, Rush & Cardie 2021, GRIT).

Each role of each report holds entities, each entity the mentions that name it. An entity that Panj tells is right
when all of its mentions are among those of the key's entity it is assigned to, letters compared in lower case without
punctuation and articles; the assignment is one to one and the best there is. Precision and recall are over the sums
of all reports and roles. Panj tells one mention an entity. One report is one unit.
"""

import re
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.board import f1, progress, records
from panj.extract.fillers import fillers

FILES = ("roles/muc4_dev.jsonl.gz",)
HEAD = "F1"
# the key's names of the roles and ours
ROLES = {"PerpInd": "perpetrator", "PerpOrg": "organisation", "Target": "target", "Victim": "victim",
         "Weapon": "weapon"}  # fmt: skip
Entity = frozenset[str]

_PUNCTUATION = str.maketrans("", "", string.punctuation)


def normal(mention: str) -> str:
    """Lower case, punctuation and a, an, the off, one space between words."""
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", mention.lower().translate(_PUNCTUATION)).split())


def entities(listed: list[list[str]]) -> list[Entity]:
    """The mentions of each entity in normal form; entities without letters are none."""
    made = (frozenset(filter(None, map(normal, mentions))) for mentions in listed)
    return [entity for entity in made if entity]


def matched(told: list[Entity], wanted: list[Entity]) -> dict[int, int]:
    """The most pairs (wanted → told), one to one, in which what is told is within what is wanted (Kuhn 1955)."""
    pairs: dict[int, int] = {}

    def seat(n: int, tried: set[int]) -> bool:
        for w, entity in enumerate(wanted):
            if w not in tried and told[n] <= entity:
                tried.add(w)
                if w not in pairs or seat(pairs[w], tried):
                    pairs[w] = n
                    return True
        return False

    for n in range(len(told)):
        seat(n, set())
    return pairs


def key(record: dict[str, Any]) -> dict[str, list[Entity]]:
    """The entities of each role of a report's key; a mention is [letters, offset] or letters."""
    found = record["extracts"]
    return {
        ours: entities([[m if isinstance(m, str) else m[0] for m in e] for e in found.get(theirs, [])])
        for theirs, ours in ROLES.items()
    }


def answer(record: dict[str, Any]) -> dict[str, list[Entity]]:
    """What Panj tells of the report's text, one mention an entity."""
    told: dict[str, list[list[str]]] = {role: [] for role in ROLES.values()}
    for filler in fillers(record["doctext"]):
        if filler.role in told:
            told[filler.role].append([filler.text])
    return {role: entities(found) for role, found in told.items()}


def count(told: dict[str, list[Entity]], wanted: dict[str, list[Entity]]) -> Counter[str]:
    """Right, told and wanted entities of one report, by role."""
    out: Counter[str] = Counter()
    for role in ROLES.values():
        out[f"{role} right"] = len(matched(told[role], wanted[role]))
        out[f"{role} told"], out[f"{role} wanted"] = len(told[role]), len(wanted[role])
    return out


def units(paths: list[Path], limit: int | None) -> Iterator[Counter[str]]:
    for path in paths:
        found = list(records(path, limit))
        for record in progress(found, len(found)):
            yield count(answer(record), key(record))


def scores(total: Counter[str]) -> dict[str, float]:
    right, told, wanted = (
        sum(total[f"{role} {what}"] for role in ROLES.values()) for what in ("right", "told", "wanted")
    )
    out = {HEAD: f1(right, told, wanted), "precision": right / told if told else 0.0,
           "recall": right / wanted if wanted else 0.0}  # fmt: skip
    for role in ROLES.values():
        out[role] = f1(total[f"{role} right"], total[f"{role} told"], total[f"{role} wanted"])
    return out


def errors(paths: list[Path], limit: int | None) -> Iterator[str]:
    """One line for each entity that was told wrongly (+) or missed (-)."""
    for path in paths:
        for record in records(path, limit):
            told, wanted = answer(record), key(record)
            for role in ROLES.values():
                pairs = matched(told[role], wanted[role])
                for n, entity in enumerate(told[role]):
                    if n not in pairs.values():
                        yield f"{record['docid']}\t{role}\t+ {' / '.join(sorted(entity))}"
                for w, entity in enumerate(wanted[role]):
                    if w not in pairs:
                        yield f"{record['docid']}\t{role}\t- {' / '.join(sorted(entity))}"
