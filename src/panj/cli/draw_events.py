"""Events in rows, for people."""

from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text

from panj.ask.event_words import act, doers, few, main_figures, parties, places, span, tally_line, word
from panj.cli.console import safe
from panj.cli.draw import SHORT, STYLES
from panj.model.events import Event

NARROW = 108  # columns that the table's least widths take
FIGURES = 3  # figures of an event shown in a row
NAMES = 2  # and parties, places


def kind(event: Event) -> Text:
    """Type and mode, below them what is not plain assertion."""
    out = Text(event.type, STYLES["trigger"])
    if event.mode:
        out.append(f"\n/{event.mode}", STYLES["trigger"])
    said = ([] if event.realis == "asserted" else [event.realis]) + (["disputed"] if event.disputed else [])
    return out.append("\n" + ", ".join(said), "italic") if said else out


def who(event: Event) -> Text:
    out = Text(safe(few(doers(event), NAMES)), STYLES["actor"])
    if event.targets:
        out.append(" → " if event.actors else "→ ").append(safe(parties(event.targets, NAMES)), STYLES["target"])
    return out


def figures(event: Event) -> Text:
    some = main_figures(event)
    # whom it counts is said where the kind alone would not tell two figures apart
    kinds = [f.what for f in some]
    lines = [tally_line(f, of=f.what == "other" or kinds.count(f.what) > 1) for f in some[:FIGURES]]
    more = len(some) - FIGURES
    return Text(safe("\n".join([*lines, *([f"and {more} more"] if more > 0 else [])])), STYLES["figure"])


def events_lines(found: Iterable[Event]) -> Table:
    """An event behind its day and its id: what happened; by whose word and how sure."""
    grid = Table.grid(padding=(0, 2))
    for style in (STYLES["when"], "dim"):
        grid.add_column(style=style, no_wrap=True)
    grid.add_column(overflow="fold")
    for e in found:
        told = Text(safe(act(e, dated=False)))
        told.append(safe(f"  {word(e)}"), "dim")
        grid.add_row(span(e).replace(" … ", "\n… "), e.id[:SHORT], told)
    return grid


def events_list(found: Sequence[Event], width: int) -> Table:
    """The events as a table, or as lines where `width` columns are too few for one."""
    return events_table(found) if width >= NARROW else events_lines(found)


def events_table(found: Sequence[Event]) -> Table:
    """One row an event; `cl re ou or`: its claims, reports, outlets and origins; `grade` of the Admiralty code."""
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    for name, ratio, least, justify in (
        ("event", None, SHORT, "left"), ("when", None, 12, "left"), ("act", None, 15, "left"),
        ("who → whom", 5, 14, "left"), ("where", 3, 10, "left"), ("how many", 4, 16, "left"),
        ("cl re ou or", None, 11, "right"), ("grade", None, 10, "left"),
    ):  # fmt: skip
        most = least if ratio is None else None
        table.add_column(
            name, ratio=ratio, min_width=least, max_width=most, overflow="fold", justify=justify  # type: ignore[arg-type]
        )  # fmt: skip
    for e in found:
        told = " ".join(f"{n:2}" for n in (len(e.claims), len(e.reports), len(e.outlets), len(e.origins)))
        table.add_row(
            Text(e.id[:SHORT], "dim"), Text(span(e).replace(" … ", "\n… "), STYLES["when"]), kind(e), who(e),
            Text(safe(places(e.places, NAMES)), STYLES["place"]), figures(e), Text(told, "dim"),
            Text(f"{e.credibility.grade} {e.credibility.word}"),
        )  # fmt: skip
    return table
