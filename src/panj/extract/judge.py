"""A second look at every candidate claim: linear models over the parse, and the encoder's word beside theirs.

Weights: lexicon/judge.json, made by `python -m bench.learn` (L2 logistic regression; the file names the hash of its
keys). Two questions: is this a claim by the guidelines, and what is its realis? Without the file the rules stand alone.
"""

import math
from collections.abc import Iterable
from functools import cache
from typing import Any

from panj.extract.acts import Act, lemma
from panj.extract.heads import Said
from panj.extract.joining import Joined
from panj.language import Token
from panj.lexicon import acts as lines
from panj.lexicon import read_json
from panj.model import Claim


def weights() -> dict[str, Any]:
    """The learned tables: {"claim": {"": bias, feature: weight}, "realis": {class: {…}}, "threshold": p}, or {}."""
    return read_json("judge.json")


def _clause(verb: Token) -> list[str]:
    mark = next((c.lower_ for c in verb.children if c.dep_ == "mark"), "")
    aux = sorted(c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass", "neg"))
    return [
        f"dep={verb.dep_}",
        f"mark={verb.dep_}:{mark}",
        f"tag={verb.tag_}",
        *(f"aux={a}" for a in aux),
        f"aux#{len(aux)}",
    ]


def _above(token: Token, other: dict[int, Act]) -> list[str]:
    """The words that govern the act, prepositions seen through."""
    up = token.head
    if up.i == token.i:
        return ["gov=ROOT"]
    out = [f"gov={lemma(up)}", f"govdep={token.dep_}:{up.pos_}"]
    if up.pos_ == "ADP" and up.head.i != up.i:
        out += [f"prep={up.lower_}", f"prepgov={lemma(up.head)}", f"prepgovpos={up.lower_}:{up.head.pos_}"]
        up = up.head
    if up.i in other:
        above = other[up.i]
        out += [f"actabove={above.type}", f"actabove={above.type}:{token.dep_}"]
        if token.head.pos_ == "ADP":
            out.append(f"actabove={above.type}:{token.head.lower_}")
    if up.head.i != up.i:
        out.append(f"gov2={lemma(up.head)}")
    return out


def _party(slot: str, mentions: Iterable[Any], token_at: Any) -> list[str]:
    out = []
    for m in mentions:
        token = token_at(m)
        out += [f"{slot}={lemma(token)}", f"{slot}ent={token.ent_type_ or token.pos_}"]
    return out or [f"{slot}=none"]


def features(group: Joined, claim: Claim, acts: dict[int, Act], earlier: set[str]) -> list[str]:
    """Names of the features that hold for a candidate; each counts once."""
    act, doc = group.main, group.main.head.doc
    head, verb, sent = act.head, act.verb, act.head.sent
    form = " ".join(act.entry.form)
    kind = f"{act.type}/{act.mode}"

    def token_at(m: Any) -> Token:
        return doc.char_span(*m.span, alignment_mode="expand").root

    out = [
        f"form={form}",
        f"lemma={lemma(head)}",
        f"type={act.type}",
        f"kind={kind}",
        f"pos={act.entry.pos}",
        f"pos={head.pos_}",
    ]
    out += [f"{act.type}:{act.entry.pos}", f"{act.type}:dep={head.dep_}", f"parts={len(group.parts)}"]
    out += _above(head, acts) + _clause(verb)
    if act.loose:
        out += ["loose", f"loose={lemma(head)}", f"loose:{act.type}", f"loose:{act.entry.pos}"]
    if act.light is not None:
        out += ["light", f"light={lemma(act.light)}"]
    if act.nominal:
        det = next((c.lower_ for c in head.children if c.dep_ in ("det", "poss")), "-")
        out += [f"det={det}", f"{act.type}:det={det}", f"num={head.tag_}", f"cap={head.text[:1].isupper()}"]
        out += [f"mod={lemma(c)}" for c in head.lefts if c.dep_ in ("amod", "compound", "nmod")]
        out += [f"noun:{act.light is not None}:{bool(claim.actors)}:{bool(claim.targets)}:{bool(claim.places)}"]
    out += _party("actor", claim.actors[:2], token_at) + _party("target", claim.targets[:2], token_at)
    out += [f"{act.type}:actor={bool(claim.actors)}", f"{act.type}:target={bool(claim.targets)}"]
    out += [f"places={min(2, len(claim.places))}", f"when={claim.when is not None}", f"figures={bool(claim.figures)}"]
    out += [f"fig={f.what}" for f in claim.figures] + [
        f"realis={claim.realis}",
        f"{act.type}:realis={claim.realis}",
        f"hedged={claim.hedged}",
    ]
    cues = [s.cue for s in claim.sources if s.cue]
    out += [*(f"cue={c}" for c in cues[:2]), f"voices={len(cues)}"]
    place = head.i - sent.start
    out += [
        f"at={min(place // 5, 6)}",
        f"sentlen={min(len(sent) // 10, 5)}",
        f"acts={min(sum(sent.start <= i < sent.end for i in acts), 6)}",
    ]
    key = f"{act.type}:{lemma(head)}"
    out += [f"seen={key in earlier}", f"{act.type}:seen={key in earlier}", f"first={sent.start == 0}"]
    out += [f"next={lemma(doc[head.i + 1])}"] if head.i + 1 < len(doc) else []
    out += [f"prev={lemma(doc[act.first - 1])}"] if act.first else []
    return out


def _sum(table: dict[str, float], found: Iterable[str]) -> float:
    return table.get("", 0.0) + sum(table.get(f, 0.0) for f in sorted(set(found)))


def hopeless(found: list[str]) -> bool:
    """Whether a candidate is so far from a claim by the table that the encoder need not be asked: at odds of 1 to 55
    it would have to be nine tenths sure."""
    return bool(weights()) and _sum(weights()["claim"], found) < -4.0


def probability(found: list[str], said: Said | None = None) -> float:
    """That a candidate is a claim: the learned table's log-odds, averaged with the encoder's where it spoke.

    Both were learned from the same keys and err apart: on our 20 articles set aside the area under the curve is .78 for
    the table, .84 for the encoder, .85 for the mean of their log-odds.
    """
    odds = _sum(weights()["claim"], found)
    odds = odds if said is None else (odds + said.claim) / 2
    return 1.0 / (1.0 + math.exp(-odds))


# A candidate in a report that hardly looks like one about people and power has to be surer of itself: at relevance .1
# the bar stands at .78 instead of .28. Claims on the 56 off-topic items of gold/train: 26 without this.
DOUBT = 1.0
PLAIN = 0.6


def keeps(found: list[str], loose: bool, relevance: float, said: Said | None = None) -> bool:
    """Whether a candidate is taken for a claim; by the lexicon's word alone where no weights are there.

    `relevance`: probability that the report holds any claim (language.gate). `said`: the encoder's word.
    """
    table = weights()
    if not table:
        return not loose
    return probability(found, said) >= float(table["threshold"]) + DOUBT * max(0.0, PLAIN - relevance)


def realis(found: list[str], by_rule: str, said: Said | None = None) -> str:
    """Realis by the learned table and the encoder's log-shares; the rule's answer where there is no table."""
    tables = weights().get("realis")
    if not tables:
        return by_rule
    scores = {name: _sum(table, found) for name, table in tables.items()}
    top = max(scores.values())
    total = math.log(sum(math.exp(v - top) for v in scores.values())) + top
    both = {name: v - total + (said.realis.get(name, 0.0) if said else 0.0) for name, v in scores.items()}
    return str(max(sorted(both), key=lambda name: both[name]))


# How far (in log-shares) the encoder must be surer of another type than of the lexicon's: where the line's conditions
# hold, the lexicon is right in 91 % of gold/train's claims; where none holds, in 54 %. Types on
# own_aside: .531 without, .568 so. A line of two words or two conditions is not overruled: of 50 such on the samples
# 12 became better, 30 worse.
FIRM, WEAK = 3.0, 0.0


@cache
def _modes() -> dict[tuple[tuple[str, ...], str], str | None]:
    """Mode of each (form, type) of the lexicon, the first line's where several differ."""
    out: dict[tuple[tuple[str, ...], str], str | None] = {}
    for entry in lines():
        out.setdefault((entry.form, entry.type), entry.mode)
    return out


def kind(group: Joined, said: Said | None = None) -> tuple[str, str | None]:
    """(type, mode): the lexicon's, or the encoder's type where it is much surer, with that type's mode for the word."""
    act = group.main
    sure = not act.loose and (len(act.entry.form) > 1 or act.entry.weight > 1)
    if said is None or sure:
        return act.type, group.mode
    ahead = WEAK if act.loose else FIRM
    scores = {name: share + (ahead if name == act.type else 0.0) for name, share in said.types.items()}
    best = max(sorted(scores), key=lambda name: scores[name])
    return (act.type, group.mode) if best == act.type else (best, _modes().get((act.entry.form, best)))
