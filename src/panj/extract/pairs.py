"""Which PLOVER root links two parties of a sentence: what the first does to the second, by PLOVER's own codebook.

Panj's claims say what was done and who did it; here two parties are given and the answer is one root, always, with its
share. The codebook (PLOVER 0.8; CAMEO's verb list) differs from our guidelines in places: what is only promised is
AGREE, what is only threatened THREATEN, a charge or a verdict ACCUSE, a blockade or a conquest ASSAULT.

Weights: lexicon/pairs.json, made by `python -m bench.learn_pairs`: multinomial regression over words, parse and the
lexicon's acts, and another over the encoder's states, whose log-shares are averaged. Without the file the lexicon's
acts vote alone; with another encoder than the one it was learned from, the words speak alone.
"""

import hashlib
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from panj.extract.acts import Act, find_acts, lemma
from panj.language import Doc, Token
from panj.language.encoder import Encoding, encode
from panj.lexicon import names as known
from panj.lexicon import read_bytes, read_json
from panj.model import MODES, Span

ROOTS = tuple(sorted(set(MODES) - {"MOVE", "FALL"}))  # PLOVER's sixteen
WIDTH = 384  # numbers a state of the encoder has
LONG = 60  # pieces between the parties that are read
CLIMB = 6  # arcs up from a party to the verb that governs it
VERBAL = ("VERB", "AUX")
BELOW = ("xcomp", "ccomp", "dobj", "attr", "oprd", "acomp", "prt", "nsubjpass", "prep", "pobj", "pcomp")


@dataclass(frozen=True, slots=True)
class Pair:
    """The tokens of a source and of a target (none where nobody is named), and the acts of the doc."""

    doc: Doc
    source: tuple[Token, ...]
    target: tuple[Token, ...]
    acts: tuple[Act, ...]

    @property
    def parties(self) -> set[int]:
        return {t.i for t in (*self.source, *self.target)}


def _tokens(doc: Doc, spans: Sequence[Span]) -> list[tuple[Token, ...]]:
    found = (doc.char_span(a, b, alignment_mode="expand") for a, b in spans)
    return [tuple(s) for s in found if s is not None and len(s)]


def pair(doc: Doc, sources: Sequence[Span], targets: Sequence[Span]) -> Pair:
    """Of the letters given for either side those that stand nearest to each other."""
    left, right = _tokens(doc, sources), _tokens(doc, targets)
    near = min(((abs(a[0].i - b[0].i), a, b) for a in left for b in right), key=lambda x: x[0], default=None)
    acts = tuple(find_acts(doc, loose=True))
    if near is None:
        return Pair(doc, left[0] if left else (), right[0] if right else (), acts)
    return Pair(doc, near[1], near[2], acts)


def _head(party: tuple[Token, ...]) -> Token | None:
    inside = {t.i for t in party}
    return next((t for t in party if t.head.i not in inside or t.head.i == t.i), None)


def _up(token: Token) -> list[Token]:
    out = [token]
    while out[-1].head.i != out[-1].i:
        out.append(out[-1].head)
    return out


def _way(one: Pair) -> list[Token]:
    """The words on the way through the parse from source to target, both left out."""
    a, b = _head(one.source), _head(one.target)
    if a is None or b is None:
        return []
    ups, downs = _up(a), _up(b)
    common = {t.i for t in ups} & {t.i for t in downs}
    first = [t for t in ups if t.i not in common]
    rest = [t for t in downs if t.i not in common]
    top = next((t for t in ups if t.i in common), None)
    way = [*first, *([top] if top is not None else []), *reversed(rest)]
    return [t for t in way if t.i not in one.parties]


def _verb(party: tuple[Token, ...]) -> Token | None:
    head = _head(party)
    if head is None:
        return None
    return next((t for t in _up(head)[1:CLIMB] if t.pos_ in VERBAL), None)


def _colour(verb: Token) -> list[str]:
    """How a verb stands: future, negated, passive, an infinitive."""
    out = []
    for c in verb.children:
        if c.dep_ in ("aux", "neg") and c.lower_ not in ("has", "have", "had", "'s", "is", "are", "was", "were", "be"):
            out.append("not" if c.dep_ == "neg" else c.lower_)
        if c.dep_ in ("nsubjpass", "auxpass"):
            out.append("passive")
    return out


def _chain(verb: Token) -> list[Token]:
    """A verb and what hangs from it: "agreed → send", "will → hold talks"; breadth first, near ones first."""
    out, todo = [verb], [verb]
    while todo and len(out) < 8:
        here = todo.pop(0)
        for c in here.children:
            if c.dep_ in BELOW:
                out.append(c)
                todo.append(c)
    return out


def _class(party: tuple[Token, ...]) -> list[str]:
    head = _head(party)
    if head is None:
        return ["nobody"]
    word, out = lemma(head), [str(head.ent_type_ or head.pos_)]
    tests = {"force": known.force, "office": known.office, "gov": known.government_word, "person": known.person_word,
             "place": known.place_word, "weapon": known.weapon_word}  # fmt: skip
    out += [name for name, test in tests.items() if test(word)]
    if head.pos_ == "NOUN":
        out.append(word)
    return out


def _word(t: Token) -> str:
    """A word as the tables know it: names are only their kind, numbers only numbers."""
    if t.ent_type_ in ("PERSON", "GPE", "NORP", "ORG", "LOC", "FAC", "DATE", "TIME", "CARDINAL", "MONEY", "PERCENT"):
        return f"<{t.ent_type_}>" if t.pos_ != "VERB" else lemma(t)
    return lemma(t)


def features(one: Pair) -> Iterator[str]:
    """Names of what speaks for a root: words between the two, on the way, the verbs above them, acts of the lexicon."""
    parties = one.parties
    for side, party in (("s", one.source), ("t", one.target)):
        yield from (f"{side}={c}" for c in _class(party))
    low = min(parties, default=0)
    inner = [t for t in one.doc if t.i not in parties and low < t.i < max(parties, default=0) and not t.is_punct]
    words = [_word(t) for t in inner]
    yield f"order={bool(one.source and one.target and one.source[0].i < one.target[0].i)}"
    yield from (f"in={w}" for w in words)
    yield from (f"in2={a}_{b}" for a, b in zip(["^", *words], [*words, "$"], strict=True))
    yield from (f"any={_word(t)}" for t in one.doc if t.i not in parties and not t.is_punct and not t.ent_type_)
    way = _way(one)
    yield from (f"way={_word(t)}" for t in way)
    yield "shape=" + "-".join(t.dep_ for t in way[:5])
    verb = _verb(one.source)
    colours: list[str] = []
    if verb is not None:
        chain = _chain(verb)
        colours = [c for t in chain for c in _colour(t)]
        yield f"verb={lemma(verb)}"
        yield from (f"colour={c}" for c in colours)
        yield from (f"verb2={lemma(verb)}>{_word(t)}" for t in chain[1:])
        yield from (f"chain={_word(t)}" for t in chain[1:])
        yield from (f"verbc={lemma(verb)}+{c}" for c in colours)
        yield from (f"chainc={_word(t)}+{c}" for t in chain for c in set(colours))
    other = _verb(one.target)
    if other is not None:
        yield f"tverb={lemma(other)}"
        yield from (f"tverbc={lemma(other)}+{c}" for c in _colour(other))
    on_way = {t.i for t in way}
    under = {t.i for t in _chain(verb)} if verb is not None else set[int]()
    for act in one.acts:
        loose = "~" if act.loose else ""
        yield f"act={act.type}"
        near = "way" if act.head.i in on_way else "under" if act.head.i in under else None
        if near is not None:
            yield f"act@{near}={act.type}{loose}"
            yield f"act@={act.type}"
            yield f"act@:{act.type}:{act.mode}"
            yield from (f"act@={act.type}+{c}" for c in set(colours))
        if low < act.head.i < max(parties, default=0):
            yield f"actin={act.type}{loose}"


def states(one: Pair, encoding: Encoding) -> Any:
    """The encoder's mean states of source, target, the verb above either, and the words between: 5 × WIDTH numbers,
    zeros for what is not there."""

    def mean(tokens: Sequence[Token], most: int = 12) -> Any:
        found = encoding.mean((tokens[0].idx, tokens[-1].idx + len(tokens[-1])), most) if tokens else None
        return np.zeros(WIDTH) if found is None else found

    verbs = [_verb(party) for party in (one.source, one.target)]
    between: Sequence[Token] = ()
    if one.source and one.target:
        first, last = sorted((one.source, one.target), key=lambda party: party[0].i)
        between = tuple(one.doc[first[-1].i + 1 : last[0].i])
    rows = [mean(one.source), mean(one.target), *(mean([v] if v is not None else []) for v in verbs)]
    return np.concatenate([*rows, mean(between, LONG)])


@dataclass(frozen=True, slots=True)
class Link:
    """The root that links two parties, its share, and the share of every root (they sum to 1)."""

    root: str
    share: float
    shares: dict[str, float]


@cache
def weights() -> dict[str, Any]:
    """{"words": {feature: [a weight a root]}, "bias": […], "states": [[…]], "states_bias": […], "encoder": hash,
    "part": the states' part in the sum} or {}."""
    found = dict(read_json("pairs.json"))
    if found:
        found["words"] = {name: np.array(row) for name, row in found["words"].items()}
        found["states"] = np.array(found["states"])
    return found


@cache
def encoder_hash() -> str:
    """Which encoder is shipped: SHA-256 of its weights, 16 hex."""
    return hashlib.sha256(read_bytes("encoder/model.onnx")).hexdigest()[:16]


def _logs(scores: Any) -> Any:
    top = scores - scores.max()
    return top - math.log(np.exp(top).sum())


def _votes(one: Pair) -> Any:
    """Without learned weights: a vote for each act of the lexicon, three where it stands on the way."""
    on_way = {t.i for t in _way(one)}
    votes = np.zeros(len(ROOTS))
    for act in one.acts:
        if act.type in ROOTS:
            votes[ROOTS.index(act.type)] += 3.0 if act.head.i in on_way else 1.0
    return votes


def logs(table: dict[str, Any], names: Iterable[str], vector: Any | None) -> Any:
    """Log-shares of ROOTS by a learned table from a pair's features and states (None: the words alone)."""
    rows = [table["words"][n] for n in sorted(set(names)) if n in table["words"]]
    said = _logs(np.sum([np.array(table["bias"]), *rows], axis=0))
    if vector is None:
        return said
    seen = _logs(table["states"] @ vector + np.array(table["states_bias"]))
    return _logs((1 - table["part"]) * said + table["part"] * seen)


def link(doc: Doc, sources: Sequence[Span], targets: Sequence[Span]) -> Link:
    """The root that links the letters of the sources with those of the targets (either may be empty). Pure."""
    one, table = pair(doc, sources, targets), weights()
    if not table:
        found = _logs(_votes(one))
    else:
        same = table["encoder"] == encoder_hash()
        encoding = encode(doc.text, "", ((s.start_char, s.end_char) for s in doc.sents)) if same else None
        found = logs(table, features(one), None if encoding is None else states(one, encoding))
    shares = {root: float(v) for root, v in zip(ROOTS, np.exp(found), strict=True)}
    best = max(shares, key=lambda root: shares[root])
    return Link(best, shares[best], shares)
