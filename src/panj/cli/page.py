"""The page of `panj explain --html`: one file, no scripts, nothing fetched, every letter of a report escaped."""

from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files

from panj.cli.draw import act, bounds, closed, days, links, standing
from panj.cli.marks import Mark, Run, marks_of, runs
from panj.model import Claim, Reading

KINDS = {
    "trigger": "act", "actor": "who", "target": "whom", "place": "where", "when": "when", "figure": "how many",
    "source": "who says so", "struck": "struck out",
}  # fmt: skip


def _e(text: object) -> str:
    return escape(str(text), quote=True)


def _hint(marks: Iterable[Mark]) -> str:
    """What a pointer held over the letters is told, one line a meaning."""
    return "&#10;".join(_e(f"[{m.number}] {m.label}") for m in marks if m.kind != "evidence")


def _run(run: Run, key: str) -> str:
    text = _e(run.text)
    if run.struck is not None:
        return f'<del class="struck" title="struck out: {_e(run.struck.reason)}">{text}</del>'
    if not run.marks:
        return text
    kinds = dict.fromkeys(m.kind for m in run.marks)
    classes = [f"k-{kind}" for kind in kinds] + [f"m{key}-{n}" for n in dict.fromkeys(m.number for m in run.marks)]
    top = next((kind for kind in kinds if kind != "evidence"), None)
    hint = _hint(run.marks)
    title = f' title="{hint}"' if hint else ""
    out = f'<span class="{" ".join([f"is-{top}"] * bool(top) + classes)}"{title}>{text}</span>'
    for mark in run.last:
        if mark.kind == "trigger":
            out += f'<a class="ref" href="#c{key}-{mark.number}">{mark.number}</a>'
    return out


def _cut(run: Run, at: int) -> tuple[Run, Run]:
    """A run in two; what ends with it ends with its second half, unless that is empty."""
    if at >= len(run.text):
        return run, Run("")
    return Run(run.text[:at], run.marks, None, run.first, ()), Run(run.text[at:], run.marks, None, (), run.last)


def _story(reading: Reading, key: str) -> str:
    """The text as it stands; its first line as a heading where it is the title."""
    report = reading.report
    title = report.title if report.title and report.text.startswith(report.title) else ""
    head: list[str] = []
    body: list[str] = []
    at = 0
    for run in runs(report, marks_of(reading.claims, report.outlets)):
        if run.struck is not None:
            (body if at >= len(title) else head).append(_run(run, key))
            continue
        first, second = _cut(run, max(0, len(title) - at))
        at += len(run.text)
        if first.text:
            head.append(_run(first, key))
        text = second.text if body else second.text.lstrip("\n")
        if text:
            body.append(_run(Run(text, second.marks, None, (), second.last), key))
    return (f"<h2>{''.join(head)}</h2>" if head else "") + f'<div class="body">{"".join(body)}</div>'


def _item(kind: str, label: str, values: Iterable[str]) -> str:
    listed = "".join(f"<dd>{v}</dd>" for v in values)
    return f'<div class="f-{kind}"><dt>{label}</dt>{listed}</div>' if listed else ""


def _chain(claim: Claim, outlets: Sequence[str]) -> str:
    steps = []
    for step in links(claim):
        who = " + ".join(
            f"<b>{_e(s.name or s.text)}</b>" + (f" <i>{_e(s.cue)}</i>" if s.cue else "") for s in step
        )  # fmt: skip
        steps.append(f"<li>{who}</li>")
    own = "" if steps else " <i>in its own voice</i>"
    if not closed(claim, outlets):
        steps.append(f'<li class="outlet">{_e(" + ".join(outlets) or "the report")}{own}</li>')
    return f'<ol class="chain">{"".join(steps)}</ol>'


def _card(number: int, claim: Claim, reading: Reading, key: str) -> str:
    def party(name: str, *tags: str | None) -> str:
        told = " ".join(_e(t) for t in tags if t)
        return _e(name) + (f" <small>{told}</small>" if told else "")

    when = claim.when
    basis = " · ".join(x for x in (when.precision, when.basis) if x) if when else ""
    rows = (
        _item("actor", "who", (party(x.name or x.text, x.country, x.sector) for x in claim.actors)),
        _item("target", "whom", (party(x.name or x.text, x.country, x.sector) for x in claim.targets)),
        _item("place", "where", (party(x.name or x.text, x.role, x.admin1, x.country) for x in claim.places)),
        _item("when", "when", [f"{_e(days(when))} <small>{_e(basis)}</small>"] if when else []),
        _item("figure", "how many", (
            f"{_e(bounds(x))} {_e(x.what)}" + (f" <small>{_e(x.of)}</small>" if x.of else "") for x in claim.figures
        )),
    )  # fmt: skip
    state = standing(claim)
    return (
        f'<li class="card" id="c{key}-{number}"><p class="act"><span class="no">{number}</span> <b>{_e(act(claim))}</b>'
        f"{f' <em>{_e(state)}</em>' if state else ''}</p><blockquote>{_e(claim.evidence.text)}</blockquote>"
        f'<dl>{"".join(rows)}</dl>{_chain(claim, reading.report.outlets)}<p class="id">{_e(claim.id)}</p></li>'
    )


def _rules(key: str, count: int) -> str:
    """A card lights its letters and letters light their card; CSS alone does it."""
    return "".join(
        f".report:has(#c{key}-{n}:hover,#c{key}-{n}:target) .m{key}-{n}{{background-color:var(--lit)}}"
        f".report:has(.k-trigger.m{key}-{n}:hover) #c{key}-{n}{{border-color:var(--act)}}"
        for n in range(1, count + 1)
    )


def _article(reading: Reading, key: str) -> str:
    report = reading.report
    day = report.published.isoformat() if report.published else "no date known"
    basis = f" ({_e(report.date_basis)})" if report.date_basis else ""
    where = f" · {_e(report.url)}" if report.url else ""
    cards = "".join(_card(n, c, reading, key) for n, c in enumerate(reading.claims, 1))
    count = len(reading.claims)
    return (
        f'<section class="report"><style>{_rules(key, count)}</style><article>'
        f'<p class="meta">{_e(" + ".join(report.outlets) or "outlet not named")} · {day}{basis}{where}</p>'
        f"{_story(reading, key)}</article>"
        f'<aside><h3>{count} claim{"" if count == 1 else "s"}</h3><ol class="cards">{cards}</ol></aside></section>'
    )


def page(readings: Sequence[Reading]) -> str:
    """A whole HTML document of one or more readings."""
    style = files("panj.cli").joinpath("page.css").read_text(encoding="utf-8")
    title = readings[0].report.title or readings[0].report.doc_id
    legend = "".join(
        f'<label><input type="checkbox" id="see-{kind}" checked><span class="is-{kind}">{label}</span></label>'
        for kind, label in KINDS.items()
    )
    body = "".join(_article(reading, str(i)) for i, reading in enumerate(readings))
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{_e(title)} · Panj</title><style>\n{style}</style></head><body>\n"
        "<header><b>Panj</b> who did what to whom, where, when, how many, and who says so"
        f"<nav>{legend}</nav></header>\n"
        f"<main>{body}</main>\n<footer>Read by Panj {_e(readings[0].version)}</footer></body></html>\n"
    )
