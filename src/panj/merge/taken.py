"""What was taken: a town that falls is told as a place, as the object ("took the town") or as who does it ("the town
fell", "the city surrendered")."""

from panj.merge.facts import Fact
from panj.merge.grounds import bare, is_land

FALLS = frozenset({"fall", "fell", "fallen", "surrender", "surrendered", "collapse", "collapsed"})


def falls(f: Fact) -> bool:
    """Whether the claim's doer is what was taken."""
    said = f.claim.trigger.text.lower().split()
    return f.claim.type == "FALL" or bool(FALLS.intersection(said))


def _objects(f: Fact) -> dict[frozenset[str], str]:
    """The names that may be of what was taken, by their telling words."""
    parties = f.claim.actors if falls(f) else f.claim.targets
    names = [p.name for p in f.places] + [p.name for p in parties]
    return {key: name for name in names if name[:1].isupper() and (key := bare(name)) and not is_land(name)}


def shared(a: Fact, b: Fact) -> str:
    """The name of what both claims tell as taken, "" where there is none or they tell of other acts."""
    if "take" not in a.kinds & b.kinds:
        return ""
    mine, theirs = _objects(a), _objects(b)
    return next((mine[key] for key in sorted(mine, key=sorted) if key in theirs), "")


def strangers(a: Fact, b: Fact) -> str:
    """Why what the two take is not one thing, where both name it; "" where that is not known."""
    if "take" not in a.kinds & b.kinds or shared(a, b):
        return ""
    mine, theirs = _objects(a), _objects(b)
    if not mine or not theirs or any(x & y for x in mine for y in theirs):
        return ""
    return f"{min(mine.values())} is not {min(theirs.values())}"
