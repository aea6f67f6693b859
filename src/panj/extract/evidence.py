"""The shortest stretch of a sentence that still shows who, what and the figure: the clause of the act."""

from collections.abc import Iterable

from panj.extract.acts import Act
from panj.language import Doc, Token
from panj.model import Span

CLAUSES = {"advcl", "conj", "parataxis", "ccomp", "relcl", "csubj"}
LEFT_OUT = {"mark", "cc", "punct", "dep", "preconj"}
SHORT = 5  # words: a noun phrase below that quotes the clause around it (gold/train: 90 % of evidences have 7 or more)
LONG = 40  # words: above that, subordinate clauses are left off


def _words(tokens: Iterable[Token]) -> int:
    return sum(not (t.is_punct or t.is_space) for t in tokens)


def _clause(verb: Token, keep: set[int], acts: set[int]) -> set[int]:
    """Token indexes of a verb's clause without the clauses beside it; a subtree that holds a kept token stays."""
    out = {verb.i}
    for child in verb.children:
        tree = list(child.subtree)
        if keep & {t.i for t in tree}:
            out.update(t.i for t in tree)
            continue
        if child.dep_ in LEFT_OUT:
            continue
        if child.dep_ in ("advcl", "conj", "parataxis") and child.pos_ in ("VERB", "AUX"):
            continue
        if child.dep_ == "ccomp" and (child.i < verb.i or _words(tree) > LONG):
            continue
        out.update(t.i for t in tree)
    return out


def evidence_span(doc: Doc, acts: Iterable[Act], mentions: Iterable[Span], heads: set[int]) -> Span:
    """Character span of the evidence of one claim: the clause of its acts and the mentions in the same sentence."""
    acts = list(acts)
    sent = acts[0].head.sent
    keep = {i for a in acts for i in a.tokens}
    chosen = set(keep)
    for act in acts:
        if act.nominal and act.light is None:
            chosen.update(t.i for t in act.head.subtree if not _under_clause(t, act.head))
        else:
            chosen |= _clause(act.verb, keep, heads)
    main = acts[0]
    if main.nominal and _words(doc[i] for i in chosen) < SHORT:
        up = main.head
        while up.head.i != up.i and up.pos_ not in ("VERB", "AUX"):
            up = up.head
        grown = _clause(up, keep, heads)
        if _words(doc[i] for i in grown) <= LONG:
            chosen |= grown
    chosen = {i for i in chosen if sent.start <= i < sent.end and not doc[i].is_space}
    start = min(doc[i].idx for i in chosen)
    end = max(doc[i].idx + len(doc[i]) for i in chosen)
    for low, high in mentions:
        if sent.start_char <= low and high <= sent.end_char and max(end, high) - min(start, low) < 8 * LONG:
            start, end = min(start, low), max(end, high)
    return trim(doc.text, start, end)


def _under_clause(token: Token, head: Token) -> bool:
    here = token
    while here.i != head.i:
        if here.dep_ in ("relcl", "parataxis", "appos") or (
            here.dep_ == "conj" and here.head.i == head.i and here.pos_ == "VERB"
        ):
            return True
        here = here.head
    return False


def trim(text: str, start: int, end: int) -> Span:
    """The span without spaces and stray punctuation at its ends."""
    while start < end and (text[start].isspace() or text[start] in ",;:.-–—)]"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.-–—(["):
        end -= 1
    return start, end
