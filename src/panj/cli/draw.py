"""Claims in words and in rows, for people."""

from collections.abc import Iterable, Sequence
from datetime import date

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from panj.ask import Found
from panj.cli.console import safe
from panj.model import Actor, Claim, Figure, Source, When

NARROW = 118  # columns that the table's least widths take
SHORT = 10  # letters of an id shown in tables: c and 36 bits, enough for a start to name one of a million claims
STYLES = {
    "trigger": "bold red", "actor": "green", "target": "magenta", "place": "blue", "when": "cyan",
    "figure": "yellow", "source": "bright_blue underline", "struck": "strike dim",
}  # fmt: skip


def _number(value: float) -> str:
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def bounds(figure: Figure) -> str:
    """`1,037`, `≥ 20`, `≤ 30`, `10–20`, `about 200`, `≥ 50 %`, `5,000 USD`."""
    low, high = figure.low, figure.high
    if low is None and high is None:
        number = f"“{figure.text}”"
    elif low is None and high is not None:
        number = f"≤ {_number(high)}"
    elif high is None and low is not None:
        number = f"≥ {_number(low)}"
    else:
        assert low is not None and high is not None
        number = _number(low) if low == high else f"{_number(low)}–{_number(high)}"
    unit = {"person": "", "percent": " %", "": ""}.get(figure.unit, f" {figure.unit}")
    return safe(("about " if figure.approx else "") + number + unit)


def figure_line(figure: Figure) -> str:
    """The bounds with what is counted: `≥ 20 killed (soldiers)`."""
    of = f" ({figure.of})" if figure.of else ""
    what = "" if figure.what == "other" else f" {figure.what}"
    return safe(bounds(figure) + what + of)


def days(when: When | None) -> str:
    """`2021-07-04`, `2021-06-01 … 2021-06-30`, `… 2021-09-11`, `2021-06-01 …`; the words where no day is known."""
    if when is None:
        return ""
    start, end = when.start, when.end
    if start is None and end is None:
        return safe(f"“{when.text}”")
    if start == end:
        return str(start)
    return f"{start or ''} … {end or ''}".strip()


def act(claim: Claim) -> str:
    return claim.type + (f"/{claim.mode}" if claim.mode else "")


def standing(claim: Claim) -> str:
    """Realis where it is not plain assertion, and hedging."""
    return ", ".join(([] if claim.realis == "asserted" else [claim.realis]) + (["hedged"] if claim.hedged else []))


def full(text: str, name: str) -> str:
    """A mention, with the full name behind it where the report gives one elsewhere."""
    return safe(text if name in ("", text) else f"{text} = {name}")


def names(parties: Iterable[Actor]) -> str:
    return safe(", ".join(p.name or p.text for p in parties))


def links(claim: Claim) -> list[list[Source]]:
    """The chain's sources by step, origin first."""
    steps = sorted({s.step for s in claim.sources})
    return [[s for s in claim.sources if s.step == step] for step in steps]


def closed(claim: Claim, outlets: Sequence[str]) -> bool:
    """Whether the chain's last step is the outlets themselves, as at the end of a digest item."""
    steps = links(claim)
    return bool(steps and outlets) and {s.name or s.text for s in steps[-1]} >= set(outlets)


def chain(claim: Claim, outlets: Sequence[str]) -> str:
    """Origin → relay → outlet; those beside each other are joined by +."""
    steps = [" + ".join(s.name or s.text for s in step) for step in links(claim)]
    if not closed(claim, outlets):
        steps.append(" + ".join(outlets) or "the report")
    return safe(" → ".join(steps))


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
