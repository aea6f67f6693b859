"""Which words of the sentence are parties and places of an act: linear models over the paths of the parse.

The rules of `roles` and `places` propose; the tables of lexicon/arguments.json, learned from the answer keys by
`python -m bench.learn_arguments`, decide with the rules' word among their features and the encoder's beside theirs.
Without the file the rules stand alone.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from panj.extract import heads
from panj.extract.acts import Act, lemma
from panj.extract.bystanders import bystander
from panj.extract.places import Site, is_place
from panj.extract.roles import COUNTERS, Roles, abstract, party, passive
from panj.extract.sites import set_right
from panj.language import Token, phrase_of
from panj.language.encoder import Encoding
from panj.lexicon import names as known
from panj.lexicon import read_json

PARTY, PLACE = "party", "place"
ENCODER = 0.3  # part of the encoder's word in the shares; own_aside: all answers .476 at 0, .480 at .3, .475 at .45
FAR = 7  # arcs; gold/train has 1 % of its parties further away


def weights() -> dict[str, Any]:
    """{"party": {actor|target|none: {feature: weight}}, "place": {at|origin|…|none: …}, "lean": {…}} or {}."""
    return read_json("arguments.json")


@dataclass(frozen=True, slots=True)
class Scene:
    """An act with what the rules say of it and the other acts of the report by head index."""

    act: Act
    roles: Roles
    sites: tuple[Site, ...]
    acts: dict[int, Act]


def options(act: Act) -> list[Token]:
    """Words of the act's sentence that could be a party or a place."""
    out = []
    for t in act.head.sent:
        if t.i in act.words or t.is_punct or t.is_space or t.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT"):
            continue
        if (
            t.dep_ == "compound"
            and t.head.pos_ in ("PROPN", "NOUN")
            and (t.ent_type_ == t.head.ent_type_ or not t.ent_type_)
        ):
            continue
        if (
            t.pos_ in ("NOUN", "PROPN")
            or (t.pos_ == "PRON" and t.lower_ not in ("there", "which", "that", "what"))
            or t.ent_type_ in ("NORP", "GPE")
            or known.nationality(t.text)
            or (t.pos_ == "NUM" and lemma(t) in COUNTERS)
        ):
            out.append(t)
    return out


def _up(token: Token) -> list[Token]:
    out = [token]
    while out[-1].head.i != out[-1].i and len(out) < 2 * FAR:
        out.append(out[-1].head)
    return out


def _arc(token: Token) -> str:
    return f"{token.dep_}.{token.lower_}" if token.dep_ in ("prep", "agent", "mark") else str(token.dep_)


def path(start: Token, end: Token) -> str | None:
    """Arcs from one word up to the common governor and down to the other, prepositions named; None when far apart."""
    ups = _up(start)
    at = {t.i: n for n, t in enumerate(ups)}
    down: list[str] = []
    here = end
    while here.i not in at:
        down.append(_arc(here))
        if here.head.i == here.i or len(down) > FAR:
            return None
        here = here.head
    up = [_arc(t) for t in ups[: at[here.i]]]
    return None if len(up) + len(down) > FAR else "<".join(up) + "^" + ">".join(reversed(down))


def _kind(t: Token) -> str:
    if t.pos_ == "PRON":
        return "pron"
    if t.ent_type_:
        return str(t.ent_type_)
    if party(t):
        return "party"
    return "place" if is_place(t) else ("abstract" if abstract(t) else str(t.pos_))


def features(scene: Scene, t: Token) -> list[str]:
    """Names of the features of one word as an argument of one act."""
    act, head, verb = scene.act, scene.act.head, scene.act.verb
    way = path(head, t)
    way = path(verb, t) if way is None and verb.i != head.i else way
    shape = "-" if way is None else "<".join(x.split(".")[0] for x in way.split("<"))
    kind, voice = (
        _kind(t),
        ("n" if act.nominal else "") + ("L" if act.light is not None else "") + ("p" if passive(verb) else "a"),
    )
    rule = (
        "actor"
        if any(t.i == x.i for x in scene.roles.actors)
        else "target"
        if any(t.i == x.i for x in scene.roles.targets)
        else "-"
    )
    site = next((s.role for s in scene.sites if s.head.i == t.i), "-")
    first, last = sorted((t.i, head.i))
    between = sum(first < i < last for i in scene.acts)
    side = "L" if t.i < head.i else "R"
    given = ",".join(f"{k}={v}" for k, v in sorted(act.roles.items()))
    out = [
        f"rule={rule}", f"rule={rule}:{act.type}", f"rule={rule}:{kind}", f"rule={rule}:{act.entry.pos}:{voice}",
        f"site={site}", f"site={site}:{act.type}", f"site={site}:{kind}", f"path={way}", f"path={way}:{voice}",
        f"path={way}:{act.type}", f"path={way}:{kind}", f"shape={shape}:{voice}", f"kind={kind}",
        f"kind={kind}:{act.type}", f"kind={kind}:{side}:{voice}", f"word={lemma(t)}", f"dep={t.dep_}:{side}",
        f"between={min(between, 3)}", f"between={min(between, 3)}:{side}",
        f"near={min(abs(t.i - head.i) // 3, 6)}:{side}", f"given={given}:{side}", f"type={act.type}:{side}:{voice}",
        f"lemma={lemma(head)}:{side}", f"lemma={lemma(head)}:{t.dep_}", f"act={t.i in scene.acts}",
        f"mode={act.mode}:{kind}:{side}",
    ]  # fmt: skip
    prep = t.head if t.head.pos_ == "ADP" else None
    if prep is not None:
        out += [
            f"prep={prep.lower_}:{kind}",
            f"prep={prep.lower_}:{act.type}",
            f"prepgov={lemma(prep.head)}:{prep.lower_}",
        ]
    found = (
        "none"
        if not (scene.roles.actors or scene.roles.targets)
        else f"{bool(scene.roles.actors)}{bool(scene.roles.targets)}"
    )
    out += [f"has={found}:{rule}", f"has={found}:{shape}"]
    if t.pos_ in ("NOUN", "PROPN"):
        out += [f"det={next((c.lower_ for c in t.children if c.dep_ == 'det'), '-')}"]
    return out


@cache
def _table(what: str) -> tuple[tuple[str, ...], dict[str, tuple[float, ...]]]:
    """Classes of a question, and the weight of each feature for each of them in that order."""
    tables = weights()[what]
    names = tuple(sorted(tables))
    found = sorted({f for table in tables.values() for f in table})
    return names, {f: tuple(tables[n].get(f, 0.0) for n in names) for f in found}


def shares(what: str, found: Iterable[str]) -> dict[str, float]:
    """Share of each class of a question by the learned table."""
    names, table = _table(what)
    scores = list(table.get("", (0.0,) * len(names)))
    for f in sorted(set(found)):
        for n, w in enumerate(table.get(f, ())):
            scores[n] += w
    top = max(scores)
    parts = [math.exp(s - top) for s in scores]
    return {name: part / sum(parts) for name, part in zip(names, parts, strict=True)}


def _taken(by_table: dict[str, float], said: dict[str, float] | None, lean: float) -> str:
    """The class with the highest share, the encoder's log-shares mixed in where it spoke; "none" below `lean`."""
    mixed = by_table
    if said is not None:
        mixed = {n: (1 - ENCODER) * v + ENCODER * math.exp(said.get(n, -9.0)) for n, v in by_table.items()}
    name = max((n for n in sorted(mixed) if n != "none"), key=lambda n: mixed[n])
    return name if mixed[name] >= lean else "none"


def _open(by_table: dict[str, float], lean: float) -> bool:
    """Whether the encoder could still make a word something: its word weighs ENCODER at most."""
    return (1 - ENCODER) * max(v for n, v in by_table.items() if n != "none") + ENCODER >= lean


def decide(scene: Scene, encoding: Encoding | None = None) -> tuple[Roles, list[Site]]:
    """Roles and sites of an act after tables and encoder have spoken; the rules' own without them."""
    tables = weights()
    if not tables:
        return scene.roles, set_right(scene.act, scene.sites, scene.roles.targets)
    leans = tables["lean"]
    actors: list[Token] = []
    targets: list[Token] = []
    sites: list[Site] = []
    for t in options(scene.act):
        found, head = features(scene, t), scene.act.head
        party_by, place_by = shares(PARTY, found), shares(PLACE, found)
        said = None
        if encoding is not None and (_open(party_by, leans[PARTY]) or _open(place_by, leans[PLACE])):
            act, word = (head.idx, head.idx + len(head)), (t.idx, t.idx + len(t))
            said = heads.argument(encoding, scene.act.type, act, word)
        name = _taken(party_by, said and said[0], leans[PARTY])
        if name != "none" and not (name == "actor" and bystander(scene.act, t)):
            (actors if name == "actor" else targets).append(t)
        role = _taken(place_by, said and said[1], leans[PLACE])
        if role != "none":
            sites.append(Site(t, phrase_of(t, of=False), role))
    return Roles(tuple(actors), tuple(targets)), set_right(scene.act, sites, targets)
