"""One pass over a report's claims that fills what the letters alone do not say."""

from collections.abc import Sequence
from dataclasses import replace

from panj.ground.actors import Actors
from panj.ground.context import Context
from panj.ground.context_scan import Name
from panj.ground.places import Places
from panj.model import Claim, Report


def ground(claims: Sequence[Claim], report: Report, names: Sequence[Name] | None = None) -> tuple[Claim, ...]:
    """The claims with ids, countries and sectors of doers, places grounded, kinds and ids of sources filled.

    `names`: the parser's entities (start, end, label), which tell places from people of one name.
    Pure; spans and texts stay as they are. Fields that hold something already are kept, places aside.
    """
    if not claims:
        return ()
    context = Context(report.text, report.outlets, names)
    places, actors = Places(context), Actors(context, report.published, report.outlets)
    out = []
    for claim in claims:
        where = places.ground(claim.places)
        near = [p.country for p in where if p.country]
        day = (claim.when.start or claim.when.end) if claim.when else None
        out.append(
            replace(
                claim,
                places=where,
                actors=tuple(actors.ground(a, near, day) for a in claim.actors),
                targets=tuple(actors.ground(a, near, day) for a in claim.targets),
                sources=tuple(actors.source(s, near) for s in claim.sources),
            )
        )
    return tuple(out)
