"""How far to trust that it happened: the Admiralty code's six grades of information, always with the reasons.

Source: NATO AJP-2.1 / STANAG 2511 (1 confirmed by other sources … 5 improbable, 6 truth cannot be judged). The other
half of the code, the reliability of a source, is the user's to say and is not guessed.
"""

from collections.abc import Iterable

from panj.model.events import Credibility, Held, Origin

WORDS = ("", "confirmed", "probably true", "possibly true", "doubtful", "improbable", "cannot be judged")
NOBODY = frozenset({"unknown"})
SURE = frozenset({"asserted"})


def credibility(held: Iterable[Held], origins: Iterable[Origin]) -> Credibility:
    """The grade of an event's claims and why."""
    by_id = {h.claim.id: h.claim for h in held}
    says, denies, hedged, named = [], [], 0, 0
    found = list(origins)
    # who names nobody may only sum up what the others say
    known = [o for o in found if o.kind not in NOBODY]
    for origin in known or found:
        claims = [by_id[i] for i in origin.claims if i in by_id]
        if any(c.realis == "denied" for c in claims):
            denies.append(origin.name)
        firm = [c for c in claims if c.realis in SURE and not c.hedged]
        if firm:
            says.append(origin.name)
            named += origin.kind not in ("unnamed", *NOBODY)
        elif any(c.realis in SURE for c in claims):
            hedged += 1
    who = "origin says" if len(says) == 1 else "origins say"
    reasons = [f"{len(says)} independent {who} so: {', '.join(says[:4])}"]
    if known and len(known) < len(found):
        reasons.append("beside a text that names no source, which is not counted")
    if hedged:
        reasons.append(f"{hedged} more only with a hedge")
    if denies:
        reasons.append(f"denied by {', '.join(denies[:4])}")
    if says and not named:
        reasons.append("no origin is named")
    if not says and not hedged and not denies:
        told = sorted({c.realis for c in by_id.values()})
        return Credibility(6, WORDS[6], (f"told only as {', '.join(told)}: nothing that could be confirmed yet",))
    if denies:
        grade = 5 if len(denies) > len(says) else 4
    elif len(says) >= 3:
        grade = 1
    elif len(says) == 2:
        grade = 2
    elif says:
        grade = 3 if named else 4
    else:
        grade = 4
    return Credibility(grade, WORDS[grade], tuple(reasons))
