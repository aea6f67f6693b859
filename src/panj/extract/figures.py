"""Figures of an act: which quantities of its sentence are its own, and what each counts (killed, arrested, money …)."""

from collections.abc import Iterable, Sequence

from panj.extract.kinds import kind_of
from panj.extract.links import links_of
from panj.extract.quantities import Quantity
from panj.language import Doc, Token
from panj.model import Figure


def figures_of(
    head: Token, type: str, mode: str | None, quantities: Sequence[Quantity], doc: Doc, claimed: Iterable[int]
) -> tuple[Figure, ...]:
    """The figures of the act whose trigger's head token is `head`, in the order of the text.

    `quantities`: find_quantities(doc). `claimed`: token indices of the trigger heads of the report's other acts: a
    number that hangs on one of them is theirs, unless both acts share the phrase ("16 soldiers accused of murder").
    """
    out = []
    for link in links_of(head, quantities, doc, frozenset(claimed) - {head.i}):
        what = kind_of(link, head, type, mode, doc)
        if what is None:
            continue
        q = link.quantity
        out.append(Figure(q.text, (q.start, q.end), what, q.of, q.unit or "person", q.low, q.high, q.approx))
    return tuple(out)
