"""Quantity expressions of a parsed report: which numbers count something, what they count, between which bounds."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from panj.extract.nofigures import no_figure
from panj.extract.numbers import Bound, Number, numbers
from panj.extract.units import counted, singular, unit_of
from panj.language import Doc

NOMINAL = {"NOUN", "PROPN"}
INSIDE = {"ADJ", "NOUN", "PROPN", "NUM"}
REACH = 7  # tokens from a number to the noun it counts; "50 heavily armed Islamic State fighters" takes 6


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity expression. `start`/`end` are character offsets, binding words included ("at least 20").

    `low`/`high`: the bounds a reader accepts, None = open. `unit`: percent, a currency code, person, a duration or
    measure, else the lower-case singular of the thing counted; None where nothing is named. `kind`: count, share,
    money, duration, measure, pair, zero. `first`/`last`: token indices of the number without its binding words;
    `head`: token index of the counted noun, None in an ellipsis ("killing five"); `of`: the phrase counted.
    """

    text: str
    start: int
    end: int
    low: Bound
    high: Bound
    approx: bool
    kind: str
    unit: str | None
    first: int
    last: int
    head: int | None
    of: str | None


MODEL = re.compile(r"\b[A-Z][A-Za-z]*-\d+\w* $")
VOTES = re.compile(
    r"\b(?:vot(?:e[ds]?|ing)|pass(?:es|ed)?|approv(?:es|ed)|reject(?:s|ed)|adopt(?:s|ed)|defeat(?:s|ed)?|ballot)\b[^.\n\d]{0,40}?"
    r"(?<![\w$€£.,])(\d{1,3}) ?(?:[-–—]|(?:votes )?to) ?(\d{1,3})(?![\w%,]| (?:percent|per cent|years|million|days))"
    r"|(?<![\w$€£.,-])(\d{1,3})[-–](\d{1,3}) (?:vote|majority)\b"
)


class _Tokens:
    """Token index by character offset, in log time."""

    def __init__(self, doc: Doc) -> None:
        self.starts = [t.idx for t in doc]

    def at(self, offset: int) -> int:
        return max(0, bisect_right(self.starts, offset) - 1)


def _run(doc: Doc, i: int) -> int | None:
    """Last noun of the run of adjectives and nouns that starts at token i; None where no noun comes.

    A plural ends the run when only singulars follow: in "Hundreds of Afghan forces flee" the parser may take the verb
    for a noun, and what is counted is plural.
    """
    found = plural = None
    for j in range(i, min(len(doc), i + REACH)):
        t = doc[j]
        if t.pos_ in NOMINAL:
            if t.ent_type_ in ("DATE", "TIME") and counted().get(singular(t), ("", ""))[1] != "duration":
                break
            if j + 1 < len(doc) and doc[j + 1].tag_ == "POS":
                continue
            found = j
            if t.tag_ in ("NNS", "NNPS"):
                plural = j
                if not (j + 1 < len(doc) and doc[j + 1].pos_ in NOMINAL and t.dep_ in ("compound", "nmod", "poss")):
                    break
        elif t.is_quote or t.text == "-" or t.tag_ == "POS" or (found is None and t.dep_ in ("advmod", "amod")):
            continue
        elif t.pos_ not in INSIDE or (found is not None and t.pos_ in ("ADJ", "NUM")):
            if t.tag_ == "CC" and found is None:
                continue
            break
    return found if plural is None else plural


def _head(doc: Doc, number: Number, first: int, last: int) -> int | None:
    """Token index of the counted noun."""
    token = doc[last]
    nxt = last + 1
    if number.kind == "zero" and doc[first].lower_ in ("nobody", "none", "no-one"):
        return None
    if nxt < len(doc) and doc[nxt].lower_ == "of":
        j = nxt + 1
        while j < len(doc) and (doc[j].tag_ in ("DT", "PRP$", "PDT") or doc[j].is_quote):
            j += 1
        if j < len(doc) and doc[j].tag_ in ("PRP", "WDT", "WP"):
            return None
        return _run(doc, j)
    if nxt < len(doc) and doc[nxt].lower_ in (
        "others",
        "other",
        "more",
        "additional",
        "further",
        "less",
        "fewer",
        "such",
    ):
        if doc[nxt].lower_ == "others":
            return nxt
        if doc[nxt].tag_ in ("JJR", "RBR") and token.dep_ != "nummod":
            after = _run(doc, nxt + 1)
            return (
                after
                if doc[nxt].dep_ in ("amod", "nummod") and after is not None and doc[nxt].head.i == after
                else None
            )
        nxt += 1
    if number.kind == "verbal" and doc[first].lower_ in (
        "hundreds",
        "thousands",
        "millions",
        "dozens",
        "tens",
        "scores",
    ):
        return None  # without "of" they stand for people or things named elsewhere: "Thousands march"
    if nxt < len(doc) and counted().get(singular(doc[nxt]), ("", ""))[1] == "duration":
        return nxt
    if number.kind == "share" and number.sign == "" and nxt < len(doc) and doc[nxt].tag_ in ("DT", "PRP$"):
        nxt += 1
    if (
        token.dep_ in ("nummod", "amod", "det", "nmod", "compound", "quantmod")
        and token.head.i > last
        and token.head.i - last <= REACH
    ):
        top = token.head
        while top.dep_ in ("nummod", "quantmod", "compound") and top.head.i > top.i and top.head.i - last <= REACH:
            top = top.head
        if top.pos_ in NOMINAL or top.lower_ in ("others", "dead", "wounded", "injured", "missing"):
            if nxt < len(doc) and doc[nxt].text == "-" and doc[nxt + 1].pos_ in NOMINAL:
                return nxt + 1
            return int(top.i)
    return _run(doc, nxt)


def _model(doc: Doc, head: int) -> bool:
    """ "Four Tu-22 bombers": whose name before it has a figure in it is no man."""
    return (
        head > 0
        and doc[head].pos_ in NOMINAL
        and bool(MODEL.search(doc.text[max(0, doc[head].idx - 16) : doc[head].idx]))
    )


def _phrase(doc: Doc, head: int, last: int) -> str:
    """The phrase counted, from behind the number to the noun, with its `of` complement."""
    begin = last + 1
    while begin < head and (
        doc[begin].lower_ in ("of", "more", "other", "additional", "-", "–")
        or doc[begin].is_quote
        or doc[begin].tag_ in ("DT", "PRP$", "PDT", "CD")
    ):
        begin += 1
    end = head
    if head + 1 < len(doc) and doc[head + 1].lower_ == "of":
        tail = next((c for c in doc[head + 1].children if c.dep_ == "pobj"), None)
        if tail is not None and tail.i - head <= REACH:
            end = tail.i
    if begin > head:
        begin = head
    return str(doc.text[doc[begin].idx : doc[end].idx + len(doc[end])])


def _votes(text: str, where: _Tokens) -> list[Quantity]:
    """Both numbers of "a vote of 87–43" and "passed 51 to 49", which are no range."""
    out = []
    for found in VOTES.finditer(text):
        for group in (1, 2) if found.group(1) else (3, 4):
            start, end = found.span(group)
            count, i = int(found.group(group)), where.at(start)
            out.append(Quantity(text[start:end], start, end, count, count, False, "votes", "vote", i, i, None, None))
    return out


AND_ONE = re.compile(r",? and (an? )(?=[\w-])")


def _and_one(doc: Doc, q: Quantity) -> Quantity | None:
    """The single victim at the end of a list that begins with numbers: "two soldiers and a civilian"."""
    if q.head is None or q.head + 3 >= len(doc):
        return None
    tail = doc[q.head]
    found = AND_ONE.match(doc.text, tail.idx + len(tail))
    if found is None:
        return None
    article = q.head + (3 if found.group().startswith(",") else 2)
    head = _run(doc, article + 1)
    if head is None or doc[head].tag_ != "NN" or unit_of(doc[head])[0] != "person":
        return None
    start, end = found.start(1), doc[head].idx + len(doc[head])
    return Quantity(
        doc.text[start:end],
        start,
        end,
        1,
        1,
        False,
        "count",
        "person",
        article,
        article,
        head,
        _phrase(doc, head, article),
    )


def find_quantities(doc: Doc) -> list[Quantity]:
    """Every quantity expression of the report, in order, spans apart."""
    text, where = doc.text, _Tokens(doc)
    out = _votes(text, where)
    taken = [(q.start, q.end) for q in out]
    for number in numbers(text):
        if any(a < number.end and number.start < b for a, b in taken):
            continue
        first, last = where.at(number.core[0]), where.at(number.core[1] - 1)
        if no_figure(number, text, doc[first], doc[last]):
            continue
        head = _head(doc, number, first, last)
        if number.kind == "zero" and head is None and doc[first].lower_ in ("no", "zero", "not"):
            continue
        if number.kind == "pair" and head is None:
            continue
        unit, kind = (None, "count") if head is None else unit_of(doc[head])
        if head is not None and doc[head].lower_ == "others":
            unit = "person"
        if head is not None and unit == "person" and _model(doc, head):
            unit = singular(doc[head])
        if number.kind == "pair" and kind in ("duration", "measure"):
            continue
        if number.sign == "percent" or number.kind == "share":
            unit, kind = "percent", "share"
        elif number.sign:
            unit, kind = number.sign, "money"
        elif number.kind in ("zero", "pair"):
            kind = number.kind
        elif head is None and number.kind == "zero":
            unit = "person"
        start, end = number.start, number.end
        out.append(
            Quantity(
                text[start:end], start, end, number.low, number.high, "approx" in number.rule, kind, unit, first, last,
                head, None if head is None or kind in ("duration", "measure") else _phrase(doc, head, last),
            )
        )  # fmt: skip
        if unit == "person" and number.kind == "exact" and (one := _and_one(doc, out[-1])):
            out.append(one)
    return sorted(out, key=lambda q: q.start)
