"""Who else stands in a chain beside the speaker: those told, those cited, those who cite, a document's author."""

from panj.extract.chains_speakers import with_conjuncts
from panj.extract.chains_voice import Voice, can_speak, kind_of, voice
from panj.language import Token

ADDRESSED = {"tell", "inform", "brief", "say", "speak", "talk", "announce"}
TALKS = {"interview", "statement", "conversation", "comment", "remark"}
CITING = {"cite", "quote"}
BY = ("by", "from")


def author(head: Token, kinds: tuple[str, ...] = ("document",)) -> list[Token]:
    """Who wrote a document that speaks: "a report by X", "X's statement", "a statement released by X"."""
    if kind_of(head, head.text) not in kinds:
        return []
    for child in head.rights:
        holders = [child]
        if child.dep_ == "acl" and child.tag_ == "VBN":
            holders = [c for c in child.children if c.dep_ in ("agent", "prep")]
        for holder in holders:
            if holder.dep_ in ("prep", "agent") and holder.lower_ in BY:
                found = next((c for c in holder.children if c.dep_ == "pobj" and can_speak(c)), None)
                if found is not None:
                    return list(with_conjuncts(found))
    for child in head.lefts:
        if child.dep_ == "poss" and can_speak(child) and child.pos_ != "PRON":
            return [child]
    return []


def said_by(cue: Token, heads: list[Token], word: str | None = None) -> tuple[Voice, ...]:
    """Voices of a cue's speakers; a document's author stands for it, with the document as cue."""
    out: list[Voice] = []
    for head in heads:
        owned = author(head)
        out += [voice(h, head.text, head) for h in owned] if owned else [voice(head, word or cue.text, cue)]
    return tuple(out)


def addressees(cue: Token) -> tuple[Voice, ...]:
    """News outlets told: they pass on what they hear ("told Reuters"), and places of saying ("said on Al Jazeera")."""
    found = []
    for child in cue.rights:
        if child.dep_ in ("dobj", "dative", "obj") and cue.lemma_ in ("tell", "inform") and child.pos_ != "ADP":
            found += [(h, cue.text) for h in with_conjuncts(child)]
        elif child.dep_ in ("prep", "dative") and child.lower_ in ("to", "on", "in", "with", "via", "through", "by"):
            if child.lower_ in ("to", "with") and cue.lemma_ not in ADDRESSED:
                continue
            places = [c for c in child.children if c.dep_ == "pobj"]
            found += [(h, child.lower_) for c in places for h in with_conjuncts(c)]
            found += [(h, c.text) for c in places if c.lemma_ in TALKS for h in _objects(c)]
    # "Speaking to Al Jazeera, X said", "in an interview with the BBC, X said"
    for child in cue.children:
        if child.dep_ == "advcl" and child.lemma_ in ("speak", "talk") and child.tag_ == "VBG":
            found += [(h, child.text) for h in _objects(child)]
        elif child.dep_ == "prep" and child.i < cue.i and child.lower_ in ("in", "during"):
            held = (c for c in child.children if c.dep_ == "pobj" and c.lemma_ in TALKS)
            found += [(h, c.text) for c in held for h in _objects(c)]
    voices = (voice(head, word, cue) for head, word in found)
    return tuple(v for v in voices if v.kind == "outlet")


def _objects(head: Token) -> list[Token]:
    """Objects of "to" and "with" below a noun or verb of talking."""
    return [
        h
        for prep in head.rights
        if prep.dep_ == "prep" and prep.lower_ in ("to", "with", "on")
        for c in prep.children
        if c.dep_ == "pobj"
        for h in with_conjuncts(c)
    ]


def quoted_as(cue: Token) -> tuple[list[Token], list[Token]] | None:
    """(speakers, relays) of "X was quoted by Y as saying", "Y quoted X as saying"; None for any other `cue`."""
    if cue.tag_ != "VBG" or cue.dep_ not in ("pcomp", "advcl") or cue.i == 0 or cue.nbor(-1).lower_ != "as":
        return None
    verb = cue.head.head if cue.head.lower_ == "as" else cue.head
    if verb.lemma_ not in ("quote", "cite"):
        return None
    said = [c for c in verb.children if c.dep_ == "nsubjpass"]
    agents = [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
    if not said:
        said = [c for c in verb.rights if c.dep_ in ("dobj", "obj")]
        agents = [c for c in verb.lefts if c.dep_ == "nsubj"]
    return (said, agents) if said else None


def cited(cue: Token) -> list[Voice]:
    """Voices behind a citing verb: "Reuters, citing two officials, said"."""
    out = []
    for child in cue.rights:
        if child.dep_ in ("dobj", "obj") and can_speak(child) and child.lower_ != "it":
            out += [voice(h, cue.text, cue) for h in with_conjuncts(child)]
    return out


def cited_beside(cue: Token, heads: list[Token]) -> tuple[Voice, ...]:
    """Those whom the speaker of `cue` cites beside it, as a step before the speaker's."""
    beside = ("advcl", "acl", "xcomp", "conj", "dep", "prep")
    near = [c for c in cue.children if c.lemma_ in CITING and c.dep_ in beside]
    for clause in (c for c in cue.rights if c.dep_ == "ccomp"):
        # the parser hangs the aside on the reported verb: "reported that A did B, citing C"
        near += [c for c in clause.children if c.lemma_ in CITING and c.tag_ == "VBG" and c.nbor(-1).text == ","]
    for head in heads:
        near += [c for c in head.children if c.lemma_ in CITING and c.dep_ in ("acl", "advcl") and c.tag_ == "VBG"]
        # "a report by X citing Y": the participle hangs on X
        near += [g for c in head.children if c.dep_ == "prep" for p in c.children for g in p.children
                 if g.lemma_ in CITING and g.tag_ == "VBG"]  # fmt: skip
    return tuple(v for c in near for v in cited(c))


def passed_on_by(heads: list[Token]) -> tuple[Voice, ...]:
    """ "A source cited by SANA said": those who cite the speaker, a step after it."""
    out: list[Voice] = []
    for head in heads:
        for child in head.rights:
            quoted = child.lemma_ in ("cite", "quote", "interview") and child.tag_ == "VBN"
            if not quoted or child.dep_ not in ("acl", "relcl"):
                continue
            for agent in child.children:
                if agent.dep_ in ("agent", "prep") and agent.lower_ in ("by", "in"):
                    word = f"{child.text} {agent.text}"
                    out += [voice(h, word, child) for p in agent.children if p.dep_ == "pobj"
                            for h in with_conjuncts(p)]  # fmt: skip
    return tuple(out)
