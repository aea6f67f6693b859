"""Who first says it: ten outlets that relay one wire, or five that quote one official, are one origin.

A claim's origin is the first step of its chain. Where the report names nobody, it is whoever wrote the text: the wire
that the page names, else the outlet of the earliest copy of the text (found by MinHash), else the outlet itself. An
unnamed source ("officials") is an origin only as the outlet that heard it: two outlets' officials may be two or one,
and count as one origin for each outlet that spoke to them. A text that names neither a source nor an outlet (a digest's
item without its links) has an unknown origin, and all of these are one: it may be any of the others.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from panj.merge.clusters import components
from panj.merge.copies import copies
from panj.model import Claim, Report, Source
from panj.model.events import Held, Origin

Key = tuple[str, str]  # kind and name in lower case


def _name(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").removeprefix("the ").split())


def writers(reports: Iterable[Report]) -> dict[str, str]:
    """Report id → who wrote its text: wire, else outlet of the earliest of its copies."""
    held = {r.id: r for r in reports}
    near = copies({r.id: r.text for r in held.values()})
    by_address: dict[str, list[str]] = defaultdict(list)
    for r in held.values():
        for address in {r.url, r.canonical} - {None}:
            by_address[str(address)].append(r.id)
    near += [(group[0], other) for group in by_address.values() for other in group[1:]]
    near += [(r.revises, r.id) for r in held.values() if r.revises in held and r.revises]
    out = {}
    for group in components(held, near):
        ordered = sorted((held[i] for i in group), key=lambda r: (str(r.published), r.id))
        wire = next((r.wire for r in ordered if r.wire), None)
        outlet = next((r.outlets[0] for r in ordered if r.outlets), ordered[0].id)
        out.update({r.id: r.wire or wire or outlet for r in ordered})
    return out


def origin_of(claim: Claim, report: Report, writer: str) -> tuple[Key, str, str]:
    """(key by which origins are told apart, name, kind) of one claim."""
    first = sorted((s for s in claim.sources if s.step == 0), key=lambda s: (s.kind == "unnamed", s.span))
    if not first and writer == report.id:
        return ("unknown", ""), "unknown", "unknown"
    if not first:
        return ("outlet", _name(writer)), writer, "outlet"
    source = first[0]
    if source.kind == "unnamed":
        via = next((s.name for s in _later(claim) if s.kind == "outlet"), writer)
        if via == report.id:
            return ("unknown", ""), source.name, "unknown"
        return ("unnamed", _name(via)), f"{source.name} (to {via})", "unnamed"
    if source.kind == "outlet":
        return ("outlet", _name(source.name)), source.name, "outlet"
    return ("named", source.actor or _name(source.name)), source.name, source.kind


def _later(claim: Claim) -> list[Source]:
    return sorted((s for s in claim.sources if s.step > 0), key=lambda s: s.step)


def origins(held: Iterable[Held], written: Mapping[str, str]) -> tuple[Origin, ...]:
    """The origins of some claims, those with the most claims first. `written`: of `writers`."""
    names: dict[Key, tuple[str, str]] = {}
    claims: dict[Key, list[str]] = defaultdict(list)
    outlets: dict[Key, set[str]] = defaultdict(set)
    for h in sorted(held, key=lambda h: (str(h.report.published), h.claim.id)):
        key, name, kind = origin_of(h.claim, h.report, written.get(h.report.id) or h.report.id)
        names.setdefault(key, (name, kind))
        claims[key].append(h.claim.id)
        outlets[key].update(h.report.outlets)
    found = (Origin(*names[k], tuple(claims[k]), tuple(sorted(outlets[k]))) for k in claims)
    return tuple(sorted(found, key=lambda o: (-len(o.claims), o.name)))
