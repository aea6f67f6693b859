"""What a figure of an act counts: from the word that governs the number, else from the act's type and mode."""

import re
from functools import cache

from panj.extract.governors import RESULTS, effect, spared
from panj.extract.links import Link
from panj.extract.quantities import Quantity
from panj.extract.units import counted, group
from panj.language import Doc, Token
from panj.lexicon import rows

PRISON = re.compile(
    r"^[- ]?(?:years?|months?|days?)?['’]?[- ]?(?:term |sentence )?(?:in |of |behind )?(?:prison|jail|imprison|"
    r"detention|bars|custody|hard labou?r|incarcerat|sentence|term)"
)
BORDER = re.compile(r"\b(?:border|frontier|abroad)\b")
INTO = re.compile(r"^.{0,40}?\b(?:into|to|across|over|for) (?:the |neighbou?ring )?((?:[A-Z][\w’'-]+ ?){1,3})")
PERSONAL = {
    "killed",
    "injured",
    "arrested",
    "released",
    "sentenced",
    "abducted",
    "missing",
    "captured",
    "troops",
    "displaced",
}
ZERO = {"killed", "injured", "arrested", "missing"}


@cache
def lands() -> frozenset[str]:
    """Names of countries and continents: people who flee into one have crossed a border."""
    names = {cell for _, cells in rows("countries.tsv", 2) for cell in cells[1].split("|")}
    return frozenset(names | {"Europe", "Africa", "Asia", "America"})


def kind_of(link: Link, head: Token, type: str, mode: str | None, doc: Doc) -> str | None:
    """One of FIGURE_KINDS, or None where the quantity says nothing of the act (distances, lengths of time)."""
    q = link.quantity
    if q.kind == "measure" or (link.what is not None and link.word.i != head.i and spared(link.word)):
        return None
    if q.kind == "duration":
        judged = type == "SANCTION" or (type, mode) == ("COERCE", "arrest")
        told = PRISON.match(doc.text[q.end : q.end + 40].lstrip()) or PRISON.match(
            doc.text[doc[q.head or q.last].idx : q.end + 60]
        )
        return "sentenced" if judged and (told or link.word.lemma_ in group("sentence")) else None
    if q.kind in ("money", "votes"):
        return q.kind
    noun = None if q.head is None else doc[q.head]
    if q.kind == "share":
        if noun is None and q.text.lower() == "most":
            return None  # "most of them": a part of a number that stands elsewhere
        return _share(type, mode, noun, link.direct and link.slot != "o")
    person = q.unit == "person" or noun is None
    what = link.what
    said = link.word.i == head.i or (link.direct and link.word.lemma_ == "be")
    if what is None and said and link.slot == "p" and not link.shared:
        found = effect(head)
        what = found[0] if found else None
    if noun is not None and noun.i == head.i and not person:
        return None if q.kind == "zero" else "other"
    if what is not None and not (what == "displaced" and type == "MOVE"):
        fit = _fits(what, person, q, noun, link)
        if fit is not None:
            if fit in RESULTS and _either(link.word):
                return "other"
            return "abducted" if fit == "missing" and mode == "abduct" else fit
    if q.kind in ("zero", "pair"):
        return None
    return by_type(q, noun, link, type, mode, person, head)


def _either(word: Token) -> bool:
    """ "Killed, wounded or captured": the number is of all these together, of none alone."""
    doc, first, last = word.doc, word.i, word.i
    while first > 0 and (doc[first - 1].text in (",", "or") or effect(doc[first - 1])):
        first -= 1
    while last + 1 < len(doc) and (doc[last + 1].text in (",", "or") or effect(doc[last + 1])):
        last += 1
    run = doc[first : last + 1]
    return any(t.text == "or" for t in run) and len({found[0] for t in run if (found := effect(t))}) > 1


def _fits(what: str, person: bool, q: Quantity, noun: Token | None, link: Link) -> str | None:
    """The kind the governing word gives, if the counted noun allows it: cars are not wounded, people not destroyed."""
    lemma = noun.lemma_.lower() if noun is not None else ""
    if lemma == "casualty":
        return "other"
    if q.kind == "zero" and what not in ZERO:
        return None
    if what == "captured" and not person:
        return "seized" if link.quantity.kind == "count" else None
    if what in PERSONAL:
        thing = noun is not None and not person and (lemma in counted() or noun.tag_ == "NN")
        return None if thing else what
    if what in ("destroyed", "launched", "seized") and person:
        return None
    return what


def _share(type: str, mode: str | None, noun: Token | None, direct: bool) -> str | None:
    if type == "FALL" and (mode == "elected" or (mode is None and noun is None)):
        return "votes"
    if type == "SUPPORT" and mode is None:  # "85 percent were in favour"
        return "votes"
    if noun is not None and noun.lemma_ in ("vote", "voter", "ballot", "electorate"):
        return "votes"
    if type == "RETREAT":
        return "progress"
    if (type, mode) == ("COERCE", "seize"):
        return "seized"
    return "other" if direct else None


def _crosses(head: Token) -> bool:
    """Does a flight end in another country?"""
    if head.lemma_ in ("cross", "defect", "border"):
        return True
    sent, text = head.sent, head.doc.text
    after = text[head.idx + len(head) : sent.end_char]
    if BORDER.search(text[sent.start_char : sent.end_char]):
        return True
    found = INTO.match(after)
    return found is not None and any(found.group(1).strip().startswith(n) for n in lands())


def by_type(
    q: Quantity, noun: Token | None, link: Link, type: str, mode: str | None, person: bool, head: Token
) -> str | None:
    """The kind that the act's type and mode give to a doer (slot s), one it is done to (p), or a bystander (o)."""
    lemma = noun.lemma_.lower() if noun is not None else ""
    doer, done, direct = link.slot == "s", link.slot == "p", link.direct
    if type == "PROTEST" and person:
        return "participants" if lemma in group("audience") else "protesters"
    if type == "MOVE" and person:
        foreign = noun is not None and (noun.ent_type_ == "NORP" or any(c.ent_type_ == "NORP" for c in noun.children))
        if mode == "evacuate":
            return "other" if foreign else "displaced"
        return "crossed" if mode == "cross" or (mode != "displace" and _crosses(head)) else "displaced"
    if type == "MOBILIZE" and (direct or person):
        return "troops" if person else "launched"
    if type == "COERCE" and person:
        if doer:
            return "troops" if lemma in group("troops") and mode != "arrest" else "participants"
        if mode == "arrest" and head.lemma_ not in ("charge", "indict", "accuse", "prosecute", "try"):
            return "captured" if head.lemma_ in ("hold", "catch", "capture") else "arrested"
        if mode == "seize" and done:
            return "captured"
        if mode == "deport":
            return "displaced"
    if (type, mode) == ("COERCE", "seize") and direct and not doer:
        return "seized"
    if type == "RETREAT" and person and mode in ("release", "withdraw"):
        return "released" if mode == "release" else "troops"
    if type == "ASSAULT":
        if person and doer:
            return "participants" if direct else None
        if person and done and mode == "abduct":
            return "abducted"
        if not person and done and mode == "destroy":
            return "destroyed"
        if lemma in group("weapon"):
            return "launched"
    if type == "FALL" and lemma in ("vote", "voter", "ballot"):
        return "votes"
    if type == "SUPPORT" and noun is None and q.low is not None and q.low >= 1000:
        return "votes"
    if (type, mode) == ("SANCTION", "convict") and person and done:
        return "sentenced"
    if link.shared and type not in ("ACCUSE", "CONSULT", "COOPERATE"):
        return None
    if (type in ("COOPERATE", "AID") and doer) or (type == "CONSULT" and (doer or direct)):
        return "participants"
    return "other" if direct else None
