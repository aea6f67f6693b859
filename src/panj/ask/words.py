"""Parts of a claim in words, for tables of every kind."""

from collections.abc import Sequence

from panj.model import Claim, Figure, Source, When


def act(claim: Claim) -> str:
    return claim.type + (f"/{claim.mode}" if claim.mode else "")


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
    return ("about " if figure.approx else "") + number + unit


def figure_line(figure: Figure) -> str:
    """The bounds with what is counted: `≥ 20 killed (soldiers)`."""
    of = f" ({figure.of})" if figure.of else ""
    what = "" if figure.what == "other" else f" {figure.what}"
    return bounds(figure) + what + of


def days(when: When | None) -> str:
    """`2021-07-04`, `2021-06-01 … 2021-06-30`, `… 2021-09-11`, `2021-06-01 …`; the words where no day is known."""
    if when is None:
        return ""
    start, end = when.start, when.end
    if start is None and end is None:
        return f"“{when.text}”"
    if start == end:
        return str(start)
    return f"{start or ''} … {end or ''}".strip()


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
    return " → ".join(steps)


def origins(claim: Claim, outlets: Sequence[str]) -> tuple[str, ...]:
    """Names of who says it first: step 0 of the chain, or the outlets where nobody is named."""
    steps = links(claim)
    return tuple(s.name or s.text for s in steps[0]) if steps else tuple(outlets)
