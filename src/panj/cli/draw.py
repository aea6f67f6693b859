"""Claims in words and in rows, for people."""

from collections.abc import Iterable, Sequence
from datetime import date

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from panj.ask import Found, words
from panj.ask.exports import Tally, flat
from panj.ask.words import act as act
from panj.ask.words import closed as closed
from panj.ask.words import links as links
from panj.cli.console import safe
from panj.model import Actor, Claim, Figure, When

NARROW = 118  # columns that the table's least widths take
SHORT = 10  # letters of an id shown in tables: c and 36 bits, enough for a start to name one of a million claims
STYLES = {
    "trigger": "bold red", "actor": "green", "target": "magenta", "place": "blue", "when": "cyan",
    "figure": "yellow", "source": "bright_blue underline", "struck": "strike dim",
}  # fmt: skip


def bounds(figure: Figure) -> str:
    """As panj.ask.words, fit for a terminal; so are the others of the same names."""
    return safe(words.bounds(figure))


def figure_line(figure: Figure) -> str:
    return safe(words.figure_line(figure))


def days(when: When | None) -> str:
    return safe(words.days(when))


def chain(claim: Claim, outlets: Sequence[str]) -> str:
    return safe(words.chain(claim, outlets))


def standing(claim: Claim) -> str:
    """Realis where it is not plain assertion, and hedging."""
    return ", ".join(([] if claim.realis == "asserted" else [claim.realis]) + (["hedged"] if claim.hedged else []))


def full(text: str, name: str) -> str:
    """A mention, with the full name behind it where the report gives one elsewhere."""
    return safe(text if name in ("", text) else f"{text} = {name}")


def names(parties: Iterable[Actor]) -> str:
    return safe(", ".join(p.name or p.text for p in parties))


def _lines(claim: Claim, outlets: Sequence[str], published: date | None) -> Text:
    parts = Text.assemble((act(claim), STYLES["trigger"]), safe(f" “{claim.trigger.text}”"))
    if standing(claim):
        parts.append(f" ({standing(claim)})", "italic")
    if claim.actors:
        parts.append("  " + names(claim.actors), STYLES["actor"])
    if claim.targets:
        parts.append(" → " if claim.actors else "  → ").append(names(claim.targets), STYLES["target"])
    if claim.places:
        parts.append("  @ ").append(safe(", ".join(p.name or p.text for p in claim.places)), STYLES["place"])
    if claim.when:
        parts.append("  " + days(claim.when), STYLES["when"])
    for figure in claim.figures:
        parts.append("  " + figure_line(figure), STYLES["figure"])
    return parts.append(f"\n{chain(claim, outlets)}" + (f", {published}" if published else ""), "dim")


def claims_lines(rows: Iterable[tuple[str, Claim, Sequence[str], date | None]]) -> Table:
    """Claims of outlets, each behind a word that names it, in two lines: what it says; who says so, published when."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="bold red", no_wrap=True)
    grid.add_column(overflow="fold")
    for lead, claim, outlets, published in rows:
        grid.add_row(lead, _lines(claim, outlets, published))
    return grid


def claims_list(found: Sequence[Found], width: int) -> RenderableType:
    """The claims as a table, or as two lines each where `width` columns are too few for one."""
    if width >= NARROW:
        return claims_table(found)
    return claims_lines((f.claim.id[:SHORT], f.claim, f.report.outlets, f.report.published) for f in found)


def claims_table(found: Sequence[Found]) -> Table:
    """One row a claim: id, when, act, who, whom, where, how many, who says so and the day that it was published."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    # 18 letters hold every type with its mode but three
    for name, ratio, least in (
        ("claim", None, SHORT), ("when", None, 12), ("act", None, 18), ("who", 5, 8), ("whom", 5, 8), ("where", 5, 8),
        ("how many", None, 12), ("who says so", 8, 11),
    ):  # fmt: skip
        most = least if ratio is None else None
        table.add_column(name, ratio=ratio, min_width=least, max_width=most, overflow="fold")
    table.expand = True
    for item in found:
        claim = item.claim
        kind = act(claim) if len(act(claim)) <= 18 else act(claim).replace("/", "/\n")
        what = Text.assemble(safe(claim.trigger.text), "\n", (kind, STYLES["trigger"]))
        if standing(claim):
            what.append(f"\n{standing(claim)}", "italic")
        table.add_row(
            Text(claim.id[:SHORT], "dim"),
            Text(days(claim.when).replace(" … ", "\n… "), STYLES["when"]),
            what,
            Text(names(claim.actors), STYLES["actor"]),
            Text(names(claim.targets), STYLES["target"]),
            Text(safe(", ".join(dict.fromkeys(p.name or p.text for p in claim.places))), STYLES["place"]),
            Text("\n".join(bounds(f) + ("" if f.what == "other" else f" {f.what}") for f in claim.figures), "yellow"),
            Text.assemble(chain(claim, item.report.outlets), (f"\n{item.report.published or ''}".rstrip(), "dim")),
        )
    return table


def claims_cells(found: Sequence[Found], columns: Sequence[str]) -> Table:
    """The claims with these columns of their CSV."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        table.add_column(name, overflow="fold")
    for item in found:
        cells = flat.row(item, Tally())
        table.add_row(*(Text(safe(str(cells[name] or ""))) for name in columns))
    return table
