"""People's decisions in words."""

from typing import Any

from rich.text import Text

from panj.cli.console import safe
from panj.ledger import Decided, Tied


def value(given: Any) -> str:
    """A field's value in a word: nothing, yes, no, or as it is."""
    if isinstance(given, bool):
        return "yes" if given else "no"
    return "nothing" if given is None else safe(str(given))


def decided_line(d: Decided) -> Text:
    """What a person decided, on what, and what the machine says there now."""
    told = {
        "stands": "the machine says so still", "agreed": "the machine says the same now",
        "changed": f"the machine says {value(d.now)} now: look again", "orphan": "no claim stands there now: it waits",
    }  # fmt: skip
    word = d.decision
    line = Text.assemble(f"{safe(word.field)}: ", (value(word.new), "bold"))
    line.append(", as the machine said" if word.new == word.seen else f", not {value(word.seen)}")
    line.append(safe(f" · {word.who}, {word.at[:10]}: {word.why}"))
    if not d.last:
        return line.append(" · decided anew since", "dim")
    return line if d.state == "stands" else line.append(f" · {told[d.state]}", "dim" if d.state == "agreed" else "bold")


def tie_line(x: Tied) -> Text:
    """A join or a split: of which claims, by whom, why."""
    word = {True: "one act", False: "two acts", None: "left to the machine"}[x.tie.same]
    names = " and ".join(safe(c or anchor) for c, anchor in zip(x.claims, (x.tie.a, x.tie.b), strict=True))
    line = Text.assemble(f"{names}: ", (word, "bold"), safe(f" · {x.tie.who}, {x.tie.at[:10]}: {x.tie.why}"))
    if not x.last:
        return line.append(" · decided anew since", "dim")
    return line.append(" · no claim stands at one of them now: it waits", "bold") if None in x.claims else line
