"""The answer keys as windows of word pieces with labelled candidates and words, for `python -m bench.learn_encoder`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bench.keys import Key, keys
from bench.learn import scorer
from bench.learn_arguments import marked
from panj.extract.arguments import PARTY, PLACE, options
from panj.extract.claims import Story
from panj.language import Parser
from panj.language.encoder import Encoding
from panj.model import REALIS, Report, Span
from panj.model.forms import plain


@dataclass
class Candidate:
    """A candidate claim: first and last piece of its trigger in the window, the lexicon's type, labels.

    `realis` is -1 and `told` (the key's type) None where no key claim pairs with it.
    """

    first: int
    last: int
    type: str
    loose: bool
    claim: bool
    realis: int
    told: str | None
    doc: str


@dataclass
class Pair:
    """An act and a word of its sentence, each as first and last piece, with the word's role as party and as place."""

    act: tuple[int, int]
    word: tuple[int, int]
    type: str
    party: str
    place: str


@dataclass
class Example:
    """One window of a report."""

    doc: str
    numbers: list[int]
    candidates: list[Candidate] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)


def _span(token: Any) -> Span:
    return token.idx, token.idx + len(token)


def _report(key: Key) -> Report:
    r = key.record
    return Report(r["doc_id"], r["doc_id"], (r["outlet"],), r["title"], key.published, "en", key.text, key.text)


def _windows(key: Key, score: Any) -> Iterator[Example]:
    story = Story(key.doc, _report(key))
    sentences = [(s.start_char, s.end_char) for s in key.doc.sents]
    encoding = Encoding(key.text, key.record["title"], sentences)
    out = [Example(key.record["doc_id"], w.numbers) for w in encoding.windows]
    found = story.candidates()
    system = [plain(c.claim) for c in found]
    paired = {id(s): g for g, s in score.pair([score.stated(c) for c in key.record["claims"]], system)}
    for row, one in zip(system, found, strict=True):
        place, gold = encoding.where(one.claim.trigger.span), paired.get(id(row))
        if place is not None:
            realis = REALIS.index(gold["realis"]) if gold and gold["realis"] in REALIS else -1
            act = one.group.main
            labels = gold is not None, realis, gold and gold["type"]
            out[place[0]].candidates.append(
                Candidate(place[1], place[2], act.type, act.loose, *labels, key.record["doc_id"])
            )
    for group, part, marks in marked(key):
        for t in options(part.act):
            here, there = encoding.where(_span(part.act.head)), encoding.where(_span(t))
            if here and there and here[0] == there[0]:
                labels = marks[PARTY].get(t.i, "none"), marks[PLACE].get(t.i, "none")
                out[here[0]].pairs.append(Pair(here[1:], there[1:], group.main.type, *labels))
    return (w for w in out if w.candidates or w.pairs)


def examples(names: Iterable[str]) -> list[Example]:
    """Every window of the named keys that holds a candidate."""
    score, parser = scorer(), Parser()
    return [w for name in names for key in keys(name, parser) for w in _windows(key, score)]
