"""An event as a dossier, for the terminal."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from panj.ask.claims import Found
from panj.ask.dossier import Dossier, Way, quote
from panj.ask.event_words import counts, main_figures, places, span, tally_line
from panj.cli.console import safe
from panj.cli.decided import decided_line, tie_line
from panj.cli.draw import SHORT, STYLES, chain, standing
from panj.flow_events import Step
from panj.model.events import Event, Stated, Tally

TOLD = {"best": "bold", "held": "", "part": "", "superseded": "dim"}


def grid(rows: Iterable[tuple[RenderableType, ...]], *styles: str) -> Table:
    """Rows whose last column folds; `styles` of the columns before."""
    out = Table.grid(padding=(0, 2))
    for style in styles:
        out.add_column(style=style, no_wrap=True)
    out.add_column(overflow="fold")
    for row in rows:
        out.add_row(*row)
    return out


def _head(e: Event, ratings: tuple[str, ...]) -> Iterator[tuple[str, Text]]:
    yield "act", Text.assemble((e.type + (f"/{e.mode}" if e.mode else ""), STYLES["trigger"]), f", {e.realis}")
    for label, found, style in (("who", e.actors, "actor"), ("whom", e.targets, "target")):
        if found:
            yield label, Text(safe(", ".join(dict.fromkeys(x.name or x.text for x in found))), STYLES[style])
    if e.places:
        yield "where", Text(safe(places(e.places)), STYLES["place"])
    guess = "  no text dates it: the day it became known"
    basis = guess if e.when.basis == "report date only" else f"  {e.when.basis}"
    yield "when", Text.assemble((span(e), STYLES["when"]), (basis, "dim"))
    known = str(e.first_known or "no day known")
    yield "known", Text(known if e.first_known == e.last_known else f"{known} to {e.last_known}")
    yield "told", Text(counts(e))
    grade = e.credibility
    yield "grade", Text.assemble((f"{grade.grade} {grade.word}", "bold"), safe(f": {'; '.join(grade.reasons)}"))
    # how reliable a source is, only its user can say (panj sources rate)
    yield "sources", Text(safe("; ".join(ratings) or "reliability cannot be judged: none is rated"))


def _stated(s: Stated, by: Found | None) -> tuple[RenderableType, ...]:
    style = TOLD.get(s.standing, "")
    says = chain(by.claim, by.report.outlets) if by else ""
    told = Text.assemble((safe(says), style), (safe(f"  {s.why}"), "italic dim"))
    return Text(s.standing, style), Text(safe(f"“{s.text}”"), style), str(s.published or ""), told


def _figure(tally: Tally, by: dict[str, Found]) -> Iterator[RenderableType]:
    yield Text(safe(tally_line(tally)), "bold yellow")
    ordered = sorted(tally.stated, key=lambda s: (s.standing != "best", str(s.published), s.claim))
    yield grid((_stated(s, by.get(s.claim)) for s in ordered), "", "", "dim")


def _way(way: Way) -> tuple[RenderableType, ...]:
    origin, *relays = way.steps or ("its own voice",)
    days = [str(d) for d in way.days if d]
    told = f"{len(way.claims)} claim{'' if len(way.claims) == 1 else 's'}" + (f", {', '.join(days)}" if days else "")
    text = Text(safe(origin), "bright_blue" if way.steps else "")
    for relay in relays:
        text.append(" → ", "dim").append(safe(relay))
    text.append(" → ", "dim").append(safe(" + ".join(way.outlets) or "the report"), "bold")
    return (text.append(f"  {told}", "dim"),)


def _claim(item: Found) -> tuple[RenderableType, ...]:
    said = standing(item.claim)
    who = " + ".join(item.report.outlets) or "outlet not named"
    text = Text(safe(f"“{quote(item)}”") if item.claim.evidence.text else "(no quote is kept)")
    text.append(f"  ({said})" if said else "", "italic")
    text.append(f"\n{chain(item.claim, item.report.outlets)}", "dim")
    return item.claim.id[:SHORT], str(item.report.published or "no day"), Text(safe(who)), text


def _step(step: Step, by: dict[str, Found]) -> tuple[RenderableType, ...]:
    outlets = dict.fromkeys(o for c in step.claims if c in by for o in by[c].report.outlets)
    many = f"+{len(step.claims)} claim{'' if len(step.claims) == 1 else 's'}"
    text = Text(safe(many + (f" ({', '.join(outlets)})" if outlets else "")))
    figures = [tally_line(f, of=False) for f in step.figures if f.what != "other"]
    if figures:
        text.append(safe("  " + "; ".join(figures)), STYLES["figure"])
    text.append(
        f"  {step.outlets} outlet{'' if step.outlets == 1 else 's'}, {step.origins} "
        f"origin{'' if step.origins == 1 else 's'}: {step.credibility.grade} {step.credibility.word}",
        "dim",
    )
    return str(step.day or "no day"), text


def course(d: Dossier, steps: Sequence[Step]) -> Table:
    """The event's days: what came out, what it counted then, how sure it was."""
    by = {x.claim.id: x for x in d.claims}
    return grid((_step(s, by) for s in steps), "dim")


def sheet(d: Dossier, steps: Sequence[Step]) -> RenderableType:
    """The dossier from top to bottom."""
    by = {x.claim.id: x for x in d.claims}
    parts: list[RenderableType] = [
        Text.assemble(("event ", "dim"), (d.event.id, "bold")), "", Text(safe(d.sentence), "bold"), "",
        grid(_head(d.event, d.ratings), "dim"),
    ]  # fmt: skip
    for tally in main_figures(d.event):
        parts += ["", *_figure(tally, by)]
    parts += ["", Text("Who says so", "bold"), grid(map(_way, d.ways))]
    parts += ["", Text("In which words", "bold"), grid(map(_claim, d.claims), "dim", "dim", "")]
    if len(steps) > 1:
        parts += ["", Text("Day by day", "bold"), course(d, steps)]
    if d.ties or d.decisions:
        parts += ["", Text("Decided by people", "bold")]
        parts += [tie_line(x) for x in d.ties]
        parts += [Text.assemble(f"{(x.claim or '')[:SHORT]} ", decided_line(x)) for x in d.decisions]
    return Group(*parts)
