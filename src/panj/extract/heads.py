"""What the encoder's states say of a candidate: whether it is a claim, its realis and type, who and where.

Small networks learned together with the encoder (`python -m bench.learn_encoder`; lexicon/encoder/heads.npz). They
answer in log-odds or log-shares, which `judge` and `arguments` lay beside their own tables' answers.
"""

import io
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from panj.language.encoder import Encoding
from panj.lexicon import read_bytes
from panj.model import Span

FAR = 20  # pieces: a word further from its act counts as this far


@cache
def _tables() -> dict[str, Any]:
    with np.load(io.BytesIO(read_bytes("encoder/heads.npz"))) as stored:
        return {name: stored[name] for name in stored.files}


@cache
def _labels(name: str) -> tuple[str, ...]:
    return tuple(str(x) for x in _tables()[name])


def _layer(name: str, x: Any) -> Any:
    tables = _tables()
    return tables[name + ".weight"] @ x + tables[name + ".bias"]


def _gelu(x: Any) -> Any:
    """The usual tanh form; it stays within .001 of the exact one that the weights were learned with."""
    return 0.5 * x * (1.0 + np.tanh(0.7978845608 * (x + 0.044715 * x**3)))


def _shares(name: str, scores: Any) -> dict[str, float]:
    top = scores - scores.max()
    logs = top - np.log(np.exp(top).sum())
    return {label: float(v) for label, v in zip(_labels(name), logs, strict=True)}


def _kind(label: str) -> Any:
    return _tables()["kind"][_labels("types").index(label)]


@dataclass(frozen=True, slots=True)
class Said:
    """Log-odds that a candidate is a claim; log-share of each realis and of each type."""

    claim: float
    realis: dict[str, float]
    types: dict[str, float]


def candidate(encoding: Encoding, label: str, loose: bool, trigger: Span) -> Said | None:
    """What the states say of a candidate that the lexicon takes for an act of type `label`; None where cut off."""
    own = encoding.mean(trigger)
    if own is None:
        return None
    clause, whole = encoding.around(trigger), encoding.whole(trigger)
    x = np.concatenate([own, clause, whole, _kind(label), [float(loose)]])
    hidden = _gelu(_layer("claim.hidden", x))
    kind = _layer("type.out", _gelu(_layer("type.hidden", np.concatenate([own, clause, whole]))))
    return Said(
        float(_layer("claim", hidden)[0]), _shares("realis", _layer("realis.out", hidden)), _shares("types", kind)
    )


def argument(encoding: Encoding, label: str, act: Span, word: Span) -> tuple[dict[str, float], dict[str, float]] | None:
    """Log-shares of (actor, target, none) and of (at, origin, destination, none) for a word beside an act, or None."""
    here, there = encoding.where(act), encoding.where(word)
    if here is None or there is None or here[0] != there[0]:
        return None
    a, b = _layer("pair.act", encoding.mean(act, 6)), _layer("pair.word", encoding.mean(word, 6))
    far = _tables()["pair.distance"][max(-FAR, min(FAR, there[1] - here[1])) + FAR]
    hidden = _gelu(_layer("pair.hidden", np.concatenate([a, b, a * b, _kind(label), far])))
    return _shares("party", _layer("party.out", hidden)), _shares("place", _layer("place.out", hidden))
