"""Events as FollowTheMoney entities, a JSON object a line, as `ftm` and Aleph read them.

Source: FollowTheMoney's model (alephdata / opensanctions, followthemoney/schema): Event (an Interval and a Thing:
name, summary, startDate, endDate, location, country, involved, proof, notes), Article (a Document), Documentation
(document, entity, role), PublicBody, Organization, LegalEntity. Every property is a list of strings; countries are
ISO 3166-1 alpha-2 in lower case.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from panj.ask.claims import Head
from panj.ask.event_words import main_figures, sentence, tally_line
from panj.ask.exports import parts
from panj.ask.exports.cells import Tally
from panj.ask.exports.events_parts import Reported
from panj.ground.registry import registry
from panj.model import Actor
from panj.model.events import Event

Entity = dict[str, Any]
GROUPS = parts.REBEL | parts.MILITIA | parts.OUTSIDE | {"PTY", "NGO", "MED", "BUS", "LAB", "EDU", "HLH", "REL"}


@cache
def _alpha2(code: str) -> str | None:
    import pycountry

    if code == "XKX":
        return "xk"
    country = pycountry.countries.get(alpha_3=code)
    return country.alpha_2.lower() if country else None


def _lands(codes: Iterable[str | None]) -> list[str]:
    found = (_alpha2(code) for code in dict.fromkeys(codes) if code)
    return [code for code in found if code]


def _entity(id_: str, schema: str, **properties: Iterable[str | None]) -> Entity:
    """An entity with what is known of it; a property without a value is left out."""
    kept = {name: list(dict.fromkeys(v for v in values if v)) for name, values in properties.items()}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _id(kind: str, name: str) -> str:
    """Ids of FollowTheMoney are global; `panj` keeps ours apart."""
    return f"panj-{kind}-{name}"


def schema_of(actor: Actor) -> str:
    """PublicBody and Organization where registry and sector say so; LegalEntity, which both are and people too, else.

    A name that the registry lacks may be a person's or a body's; its sector does not tell which.
    """
    if actor.id is None or registry().get(actor.id) is None:
        return "LegalEntity"
    if actor.sector in parts.STATE:
        return "PublicBody"
    return "Organization" if actor.sector in GROUPS else "LegalEntity"


def _party(actor: Actor, names: Iterable[str]) -> Entity:
    assert actor.id is not None
    return _entity(
        _id("actor", actor.id), schema_of(actor), name=[actor.name or actor.text], alias=names,
        country=_lands([actor.country]), keywords=[actor.sector],
    )  # fmt: skip


def _article(head: Head) -> Entity:
    day = head.published.isoformat() if head.published else None
    return _entity(
        _id("report", head.report), "Article", name=[head.title or head.doc_id], title=[head.title],
        publishedAt=[day], publisher=head.outlets, sourceUrl=[head.url], language=[head.language],
    )  # fmt: skip


def _link(event: Event, head: Head) -> Entity:
    key = hashlib.sha256(f"{head.report}\0{event.id}".encode()).hexdigest()[:16]
    day = head.published.isoformat() if head.published else None
    return _entity(
        _id("link", key), "Documentation", document=[_id("report", head.report)], entity=[_id("event", event.id)],
        role=["reports"], date=[day], sourceUrl=[head.url], publisher=head.outlets,
    )  # fmt: skip


def _notes(item: Reported) -> list[str]:
    e = item.event
    unnamed = [x.name or x.text for x in (*e.actors, *e.targets) if x.id is None]
    return [
        f"Credibility {e.credibility.grade}, {e.credibility.word}: {'; '.join(e.credibility.reasons)}",
        *(f"Reliability: {told}" for told in item.rated),
        *(f"Figure: {tally_line(f)}" for f in main_figures(e)),
        *(f"First said by {o.name}, in {', '.join(o.outlets) or 'a report'}" for o in e.origins),
        *(f"Party without a name of its own: {name}" for name in dict.fromkeys(unnamed)),
        *(["Disputed: one source denies what another asserts"] if e.disputed else []),
    ]


def _event(item: Reported, tally: Tally) -> Entity:
    e = item.event
    dated = e.when.basis != "report date only"
    if not dated:
        tally.missing["no day told: neither startDate nor date; the Articles carry their own days"] += 1
    if e.figures:
        tally.missing["figures have no property: words in notes, without who states which"] += 1
    if any(p.lat is not None for p in e.places):
        tally.missing["coordinates have no property of an Event; location is the name"] += 1
    tally.missing["origins and the grade of credibility have no property: words in notes"] += 1
    if e.actors and e.targets:
        tally.missing["who did it and to whom are one property (involved); summary tells them apart"] += 1
    if any(x.id is None for x in (*e.actors, *e.targets)):
        tally.missing["parties without a name of their own (villagers, gunmen …) are no entities: words in notes"] += 1
    start, end = (day.isoformat() if day and dated else None for day in (e.when.start, e.when.end))
    words = sentence(e)
    return _entity(
        _id("event", e.id), "Event", name=[words.split(". By the word")[0]], summary=[words],
        date=[start if start == end else None], startDate=[start], endDate=[end],
        location=[", ".join(x for x in dict.fromkeys((p.name, p.admin1)) if x) for p in e.places],
        country=_lands(p.country for p in e.places), keywords=[e.type, e.mode],
        involved=[_id("actor", x.id) for x in (*e.actors, *e.targets) if x.id],
        proof=[_id("report", h.report) for h in item.heads], recordId=[e.id], publisher=e.outlets,
        sourceUrl=[h.url for h in item.heads], notes=_notes(item),
    )  # fmt: skip


def lines(items: Iterable[Reported], tally: Tally) -> Iterator[str]:
    """Events as they come, each Article before the first event that it tells of; the parties at the end, once each,
    with every name that they went by."""
    parties: dict[str, tuple[Actor, dict[str, None]]] = {}
    articles: set[str] = set()
    for item in items:
        tally.total += 1
        e = item.event
        if e.realis != "asserted":
            tally.left_out["denied, planned, possible or forecast; an Event is taken for what happened"] += 1
            continue
        out = [_article(head) for head in item.heads if head.report not in articles]
        articles.update(head.report for head in item.heads)
        for actor in (*e.actors, *e.targets):
            if actor.id is not None:
                parties.setdefault(actor.id, (actor, {}))[1][actor.name or actor.text] = None
        if any(x.id and schema_of(x) == "LegalEntity" for x in (*e.actors, *e.targets)):
            tally.missing["a party that may be a person or a body is a LegalEntity, which is both"] += 1
        out.append(_event(item, tally))
        out += [_link(e, head) for head in item.heads]
        yield "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in out)
    for actor, names in parties.values():
        yield json.dumps(_party(actor, list(names)[1:]), ensure_ascii=False) + "\n"
