"""A claim as a receipt and a report as a sheet, for the terminal."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from panj.ask import Receipt, Sheet, context
from panj.cli.console import safe
from panj.cli.decided import decided_line
from panj.cli.draw import STYLES, act, bounds, chain, closed, days, full, links
from panj.cli.marks import Mark, Run, marks_of, runs
from panj.ledger import Standing
from panj.model import Claim, Report

BLANKS = re.compile(r"\n+")  # what the ledger gives for letters that it does not keep
KEPT = {"quote": "the quotes of its claims only", "none": "no quotes and no headline"}


def styled(marks: Iterable[Run], numbers: bool, plain: bool) -> Text:
    """Runs in colour; `numbers`: the claim's number behind its trigger; `plain`: struck letters told without colour."""
    out = Text()
    for run in marks:
        if run.struck is not None:
            text = safe(run.struck.text)
            out.append(f"[-{text}-]" if plain else text, STYLES["struck"])
            continue
        kind = next((m.kind for m in run.marks if m.kind != "evidence"), None)
        out.append(safe(run.text), STYLES.get(kind or "", ""))
        done = [m.number for m in run.last if m.kind == "trigger"]
        if numbers and done:
            out.append("".join(f"[{n}]" for n in done), "bold red" if not plain else "")
    return out


def quote(report: Report, claim: Claim, plain: bool, blank: bool = False) -> Text:
    """The evidence in its sentence, mentions coloured, the trigger between » «; … for letters that are not kept."""
    where = context(report.text, claim)
    inside: list[Run] = []
    at = 0
    marks = [m for m in marks_of([claim], report.outlets) if m.kind != "evidence"]
    edge = [Mark(where.start, where.end, "evidence", 1, "")] if where.start < where.end else []
    for run in runs(report, [*marks, *edge]):
        if run.struck is None:
            if where.start <= at < where.end:
                inside.append(run)
            at += len(run.text)
    out = Text("… " if where.cut_left else "")
    for run in inside:
        opens = any(m.kind == "trigger" for m in run.first)
        closes = any(m.kind == "trigger" for m in run.last)
        told = replace(run, text=BLANKS.sub(" … ", run.text)) if blank else run
        out.append("»" * opens).append_text(styled([told], False, plain)).append("«" * closes)
    return out.append(" …" if where.cut_right else "")


def _chain_lines(claim: Claim, outlets: Sequence[str]) -> Text:
    """One line a step: who, by which word; the outlet last."""
    out = Text()
    for i, step in enumerate(links(claim)):
        for source in step:
            cue = f" ({source.cue})" if source.cue else ""
            lead = "origin " if i == 0 else "relay  "
            out.append(lead, "dim").append(full(source.text, source.name), "bright_blue")
            out.append(safe(f"{cue} · {source.kind}\n"))
        out.append("   ↓\n", "dim")
    name = "the last named" if closed(claim, outlets) else safe(" + ".join(outlets) or "not named")
    out.append("outlet ", "dim").append(name)
    return out if claim.sources else out.append(" in its own voice")


def _rows(claim: Claim, report: Report) -> Iterable[tuple[str, RenderableType]]:
    hedged = ", hedged" if claim.hedged else ""
    yield "act", Text.assemble((act(claim), STYLES["trigger"]), f", {claim.realis}{hedged}")
    for label, parties in (("who", claim.actors), ("whom", claim.targets)):
        for party in parties:
            tags = " · ".join(x for x in (party.country, party.sector) if x)
            style = STYLES["actor" if label == "who" else "target"]
            yield label, Text.assemble((full(party.text, party.name), style), f"  {tags}" if tags else "")
    for place in claim.places:
        above = ", ".join(x for x in (place.admin2, place.admin1, place.country) if x)
        at = "" if place.lat is None or place.lon is None else f"  {place.lat:.3f} {place.lon:.3f} ({place.precision})"
        yield "where", Text.assemble((full(place.text, place.name), "blue"), safe(f"  {place.role}  {above}{at}"))
    if claim.when:
        known = days(claim.when) if claim.when.start or claim.when.end else "no day known"
        basis = " · ".join(x for x in (claim.when.precision, claim.when.basis) if x)
        yield "when", Text.assemble((safe(f"“{claim.when.text}”"), "cyan"), safe(f" = {known}  {basis}"))
    for figure in claim.figures:
        of = f" of {figure.of}" if figure.of else ""
        yield (
            "how many",
            Text.assemble((safe(f"“{figure.text}”"), "yellow"), f" = {bounds(figure)} {figure.what}", safe(of)),
        )
    yield "says who", _chain_lines(claim, report.outlets)


def _grid(rows: Iterable[tuple[str, RenderableType]]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    last = None
    for label, value in rows:
        grid.add_row("" if label == last else label, value)
        last = label
    return grid


def _report_rows(report: Report) -> Iterable[tuple[str, RenderableType]]:
    yield "report", Text(safe(report.title or "(no title)"), "bold")
    day = str(report.published) if report.published else "no date known"
    basis = f" ({report.date_basis})" if report.date_basis else ""
    yield "", Text(safe(f"{' + '.join(report.outlets) or 'outlet not named'}, {day}{basis}, {report.doc_id}"))
    if report.url:
        yield "", Text(safe(report.url), "dim")


def _standing_rows(standing: Standing) -> Iterable[tuple[str, RenderableType]]:
    if standing.kept != "full":
        yield "kept", Text(f"{KEPT[standing.kept]}: the outlet's policy is {standing.kept}")
    if standing.revises:
        yield "revises", Text(f"{standing.revises}, an earlier text at the same address")
    if standing.superseded_by:
        yield "superseded", Text(f"by {standing.superseded_by}, a later text at the same address", "bold")


def receipt(found: Receipt, plain: bool) -> RenderableType:
    """One claim: its quote in context, everything it says, its chain, and where the ledger keeps it."""
    claim, entry = found.claim, found.entry
    kept: list[tuple[str, RenderableType]] = [*_report_rows(found.report)]
    kept.append(("ledger", Text(f"entry {entry.seq}, {entry.at}, read by {entry.version}")))
    kept += _standing_rows(found.standing)
    kept.append(("anchor", Text(claim.anchor)))
    kept += [("decided", decided_line(d)) for d in found.decisions]
    for other in found.others:
        kept.append(
            ("same event", Text(safe(f"{other.id}  {other.trigger.text}: {chain(other, found.report.outlets)}")))
        )
    return Group(
        Text.assemble(("claim ", "dim"), (claim.id, "bold")), "",
        quote(found.report, claim, plain, found.standing.kept != "full"), "",
        _grid(_rows(claim, found.report)), "", _grid(kept),
    )  # fmt: skip


def sheet(found: Sheet, plain: bool) -> RenderableType:
    """One report with all its claims, each with its quote."""
    report, entry = found.report, found.entry
    head = [*_report_rows(report), ("ledger", Text(f"entry {entry.seq}, {entry.at}, read by {entry.version}"))]
    head += _standing_rows(found.standing)
    pieces = len(report.struck)
    if found.standing.kept == "full":
        told = f"{pieces} piece{'' if pieces == 1 else 's'} of page furniture" if pieces else "nothing"
        head.append(("struck", Text(told)))
    parts: list[RenderableType] = [Text.assemble(("report ", "dim"), (report.id, "bold")), "", _grid(head)]
    for claim in found.claims:
        blank = found.standing.kept != "full"
        parts += ["", Text.assemble((claim.id, "bold"), ("  event " + claim.event, "dim"))]
        decided = [("decided", decided_line(d)) for d in found.decisions if d.claim == claim.id]
        parts += [quote(report, claim, plain, blank), _grid([*_rows(claim, report), *decided])]
    orphans = [("decided", decided_line(d)) for d in found.decisions if d.claim is None]
    if orphans:
        parts += ["", Text("On claims that this reading does not find:"), _grid(orphans)]
    if not found.claims:
        parts += ["", Text("No claims were found in it.", "italic")]
    return Group(*parts)
