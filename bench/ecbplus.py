"""ECB+ (Cybulska & Vossen 2014; annotation CC BY 3.0) as mentions of acts with the chain that each is in.

The XML gives tokens, mentions of actions and, for some, the chain across documents. Which sentences the annotators
went through to the end is in a list that the XML lacks; so three keys are made: `linked` (mentions in a chain),
`read` (every mention of a sentence that has a linked one; those without a chain stand alone; the nearest to the usual
setting) and `all` (every mention). Clusters are formed over all mentions, whichever key they are then compared with.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from panj.language import Doc, Parser
from panj.merge.articles import article
from panj.merge.telling import Told, cast
from panj.merge.words import Vector

Record = dict[str, Any]
QUOTES = {"``": '"', "''": '"'}
WHO = {"nsubj", "agent", "poss"}
WHOM = {"dobj", "nsubjpass", "pobj"}


@dataclass(frozen=True)
class Mention:
    """`chain`: name of its chain, its own id where it is in none. `keys`: those of linked, read, all that count it.
    `lemma`: of its head, by the parser."""

    id: str
    topic: str
    chain: str
    keys: frozenset[str]
    lemma: str
    told: Told


@dataclass(frozen=True)
class Marked:
    """A document: its text, one sentence a line; (id, offsets of its tokens, sentence, chain or None) by mention."""

    doc_id: str
    topic: str
    text: str
    mentions: list[tuple[str, list[tuple[int, int]], int, str | None]]


def marked(record: Record) -> Marked:
    """A record of the board."""
    root = etree.fromstring(record["xml"].encode())
    doc_id = record["doc_id"]
    text, last, spans, sentence_of = "", 0, {}, {}
    for t in root.iter("token"):
        word = QUOTES.get(t.text or "", t.text or "_")
        sentence = int(t.get("sentence"))
        text += ("" if not text else "\n" if sentence != last else " ") + word
        last = sentence
        spans[t.get("t_id")] = (len(text) - len(word), len(text))
        sentence_of[t.get("t_id")] = sentence
    chain = {}
    for relation in root.iterfind("Relations/*"):
        across = relation.tag == "CROSS_DOC_COREF"
        name = relation.get("note") if across else f"{doc_id}/{relation.get('r_id')}"
        chain.update({s.get("m_id"): name for s in relation.findall("source")})
    out = []
    for m in root.iterfind("Markables/*"):
        tokens = [a.get("t_id") for a in m.findall("token_anchor")]
        if tokens and "ACTION" in m.tag:
            key = f"{doc_id}/{m.get('m_id')}"
            out.append((key, [spans[t] for t in tokens], sentence_of[tokens[0]], chain.get(m.get("m_id"))))
    return Marked(doc_id, str(record["topic"]), text, sorted(out, key=lambda m: (m[1], m[0])))


def mentions(records: Iterable[Record], parser: Parser) -> Iterator[Mention]:
    """Every mention of an action in the records, in their order."""
    found = [marked(r) for r in records]
    yield from told(found, parser.parse(m.text for m in found))


def told(found: list[Marked], docs: Iterable[Doc]) -> Iterator[Mention]:
    for m, doc in zip(found, docs, strict=True):
        story = article("", m.text), cast(m.text)
        read = {sentence for _, _, sentence, chain in m.mentions if chain}
        for key, spans, sentence, chain in m.mentions:
            keys = {"all"} | ({"linked"} if chain else set()) | ({"read"} if sentence in read else set())
            head = _head(doc, spans)
            one = _one(key, m, head, spans, sentence, story)
            yield Mention(key, m.topic, chain or key, frozenset(keys), head.lemma_.lower(), one)


def _head(doc: Doc, spans: list[tuple[int, int]]) -> Any:
    """The token of a mention that the others hang on."""
    tokens = [t for t in doc if any(a <= t.idx < b for a, b in spans)]
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0])


def _one(
    key: str, m: Marked, head: Any, spans: list[tuple[int, int]], sentence: int, story: tuple[Vector, Vector]
) -> Told:
    """A mention as Panj's own parse of its sentence tells it."""
    start = m.text.rfind("\n", 0, spans[0][0]) + 1
    end = m.text.find("\n", spans[0][0])
    line = m.text[start : end if end >= 0 else len(m.text)]
    below = [(c, c.dep_) for c in head.children]
    below += [(g, "pobj") for c in head.children if c.dep_ == "prep" and head.pos_ == "NOUN" for g in c.children]
    names = [e for e in head.doc.ents if start <= e.start_char < start + len(line)]
    return Told(
        id=key,
        report=m.doc_id,
        head=head.text,
        trigger=" ".join(m.text[a:b] for a, b in spans),
        evidence=line,
        who=tuple(_phrase(c) for c, dep in below if dep in WHO),
        whom=tuple(_phrase(c) for c, dep in below if dep in WHOM),
        where=tuple(e.text for e in names if e.label_ in ("GPE", "LOC", "FAC")),
        when=tuple(e.text for e in names if e.label_ in ("DATE", "TIME")),
        story=story[0],
        cast=story[1],
        order=sentence,
    )


def _phrase(token: Any) -> str:
    return " ".join(t.text for t in token.subtree)[:200]
