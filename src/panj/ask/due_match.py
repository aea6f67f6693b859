"""Whether one claim tells of the act of another: type and mode, doers, places. The judge of due until events are.

Careful on purpose: where two claims name nothing that ties them, they are of two acts.
"""

import re

from panj.ask.claims import Found
from panj.ask.control_taken import sites, taken
from panj.ask.where import capital, within
from panj.ground.phrases import phase
from panj.ground.places import countries_in
from panj.ledger.fold import fold
from panj.model import Actor, Claim

STATE = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})  # bodies that act for their state
# Acts that one can be told for another: what leaves a place, what loses power. (type, mode) → family
FAMILIES = {
    ("RETREAT", "withdraw"): "leave", ("RETREAT", None): "leave",
    ("FALL", "collapse"): "fall", ("FALL", "overthrow"): "fall", ("FALL", "surrender"): "fall",
    ("FALL", "coup"): "fall",
}  # fmt: skip
TAKES_TIME = frozenset({"leave", "RETREAT/disarm", "MOVE/return", "MOVE/displace"})
TOPPLED = ("overthrow", "coup")  # of which the one who falls is the target
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
POINTED = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID", "SUPPORT"})  # acts that their target tells apart
FORCES = re.compile(r"\b(?:troops?|forces|soldiers?|military|army|marines|servicemen)\b", re.I)
LEAD = 48  # letters before the evidence that may still say how far its act has got: "announced the completion of …"


def family(claim: Claim) -> str:
    """A label that claims of one kind of act share."""
    if claim.type == "MOVE" and claim.mode in (None, "evacuate") and any(x.sector == "MIL" for x in claim.actors):
        return "leave"  # people are flown out; forces that go have withdrawn
    return FAMILIES.get((claim.type, claim.mode)) or claim.type + (f"/{claim.mode}" if claim.mode else "")


def doers(claim: Claim) -> tuple[Actor, ...]:
    """Whom the act is about: its doers, or whoever falls by it."""
    return claim.targets if claim.type == "FALL" and claim.mode in TOPPLED else claim.actors


def same_party(a: Actor, b: Actor) -> bool:
    """One actor of the registry, one name, or two bodies of one state."""
    if a.id and a.id == b.id:
        return True
    if fold(a.name) == fold(b.name) and (a.country == b.country or not (a.country and b.country)):
        return any(c.isupper() for c in a.name)
    return bool(a.country) and a.country == b.country and {a.sector, b.sector} <= STATE


def forces(claim: Claim) -> frozenset[str]:
    """Countries whose forces the letters name ("the last aircraft carrying U.S. troops"), where no doer is a force."""
    if any(FORCES.search(x.text) for x in doers(claim)):
        return frozenset()
    text = claim.evidence.text
    before = (" ".join(text[: m.start()].split()[-2:]) for m in FORCES.finditer(text))
    return frozenset(code for words in before for code in countries_in(words))


def parties_agree(a: Claim, b: Claim) -> bool | None:
    """Whether the doers agree; None where one of the claims names none that could be held against the other's."""
    ours, theirs = doers(a), doers(b)
    fall = family(a) == "fall"  # an army that falls apart is no government that falls
    # of several doers the first with a country leads: "the Pentagon … troops", whose are not told
    land = next((x.country for x in ours if x.country), None)
    leads = [x for x in ours if x.country in (None, land)]
    if any(same_party(x, y) and not (fall and x.sector != y.sector) for x in leads for y in theirs):
        return True
    known, others = [x for x in ours if x.country or x.id], [y for y in theirs if y.country or y.id]
    if known and others:
        return False
    named = known or others
    if named and family(a) == "leave":
        bare = b if known else a
        lands = forces(bare)
        if lands:
            return any(x.country in lands and x.sector in STATE for x in named)
    return None


def places_agree(planned: Claim, told: Claim) -> bool | None:
    """Whether what is told took place where it was due; None where one of the claims names no place of its own.

    An act that takes time is not over in a country because it is over in one of its towns.
    """
    due, done = sites(planned)[0], sites(told)[0]
    if not due or not done:
        return None
    if family(planned) in TAKES_TIME:
        return any(within(d, p) and within(p, d) for d in done for p in due)
    return any(within(d, p) for d in done for p in due)


def _targets_agree(a: Claim, b: Claim) -> bool:
    ours, theirs = [x for x in a.targets if x.id or x.country], [x for x in b.targets if x.id or x.country]
    return not (ours and theirs) or any(
        same_party(x, y) or (x.country == y.country and x.country is not None) for x in ours for y in theirs
    )


def _mutual(a: Claim, b: Claim) -> bool:
    """Of acts with two sides, whichever is named first: each grounded side of one is a side of the other."""
    ours = [x for x in (*a.actors, *a.targets) if x.country or x.id]
    theirs = [x for x in (*b.actors, *b.targets) if x.country or x.id]
    return len(ours) > 1 and all(any(same_party(x, y) for y in theirs) for x in ours)


def of_place(claim: Claim) -> bool:
    """Whether a claim is of a place that falls or is taken, not of a government or a garrison."""
    if family(claim) == "fall":
        return bool(claim.places) and not any(x.sector for x in doers(claim))
    return family(claim) == "COERCE/seize"


def _takers(claim: Claim) -> list[Actor]:
    """Who gets a place by an act, as far as the claim says: one side at most."""
    parties = claim.targets if claim.type == "FALL" and claim.mode not in TOPPLED else claim.actors
    return [x for x in parties if x.sector in STATE or x.sector in ("REB", "UAF", "PTY")]


def _takers_agree(a: Claim, b: Claim) -> bool:
    ours, theirs = _takers(a), _takers(b)
    return not (ours and theirs) or any(same_party(x, y) for x in ours for y in theirs)


def _place_changes_hands(a: Claim, b: Claim) -> bool:
    """Whether `b` tells that the town or province of `a` was taken, or that the government of that capital fell."""
    towns = taken(a)[0] or ([] if any(t.sector is None for t in a.targets) else sites(a)[0])
    due = [p for p in towns if p.precision != "country"]
    if of_place(b):
        return any(within(p, q) and within(q, p) for p in due for q in taken(b)[0])
    ousted = {x.country for x in doers(b) if x.sector == "GOV" and x.country} if family(b) == "fall" else set()
    return any(p.country in ousted and capital(p) for p in due)


def kinds_agree(a: Claim, b: Claim) -> bool:
    """Types equal, modes equal or one unsaid, or both of one family of acts."""
    if a.type == b.type:
        return a.mode == b.mode or not (a.mode and b.mode) or family(a) == family(b)
    return family(a) == family(b)


def same_act(a: Claim, b: Claim) -> bool:
    """Whether `b` can be of the act of `a`: kinds agree, nothing speaks against it, and a doer or a place ties them."""
    if of_place(a) and family(b) in ("fall", "COERCE/seize"):
        return _takers_agree(a, b) and _place_changes_hands(a, b)
    if not kinds_agree(a, b):
        return False
    if a.type in MUTUAL:
        return _mutual(a, b) and places_agree(a, b) is not False
    who, where = parties_agree(a, b), places_agree(a, b)
    if who is False or where is False or (a.type in POINTED and not _targets_agree(a, b)):
        return False
    if not (who or where):
        return False
    # an act of nobody named is tied by a town or a province, not by "Afghanistan"
    if not who and not any(p.precision != "country" for p in sites(a)[0]):
        return False
    # a mere type ("ASSAULT") with one doer in common fits too much; it takes a place or a target as well
    return bool(a.mode or a.type == "FALL" or where or (a.targets and b.targets))


def letters(item: Found, text: str | None) -> str:
    """The evidence, with the letters before it where the report's text is at hand."""
    claim = item.claim
    if not text:
        return claim.evidence.text
    start = claim.evidence.span[0]
    lead = text[max(0, start - LEAD) : start].replace("\n", ". ")
    return lead.rpartition(". ")[2] + claim.evidence.text


def carried_out(item: Found, text: str | None = None) -> bool:
    """Whether what a claim asserts is done: of an act that takes time, whether it is said to be complete."""
    claim = item.claim
    if claim.realis != "asserted":
        return False
    if family(claim) not in TAKES_TIME:
        return family(claim) != "fall" or phase(claim.evidence.text) != "begun"
    if any(f.what == "progress" and (f.low or 0) < 100 for f in claim.figures):
        return False
    return phase(letters(item, text)) == "done"


def tied(claim: Claim) -> bool:
    """Whether a claim names a doer or a place by which another could be told to be of its act."""
    return any(x.id or x.country for x in doers(claim)) or any(p.precision != "country" for p in sites(claim)[0])
