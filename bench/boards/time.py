"""TimeML documents (TimeBank and AQUAINT): spans and values of TIMEX3 in the body.

Scored as in TempEval-3 (UzZaman et al. 2013): strict, the same letters; relaxed, letters in common, one to one; value,
relaxed and the same value. One report is one unit.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.board import f1, progress, records
from panj.extract.times import TimeExpr, find_times, root_of, tense_of, timex_value, told_before
from panj.extract.times_attach import governor
from panj.extract.times_sense import Sense
from panj.extract.times_timex import echoed
from panj.language import Doc, Parser

FILES = ("time/tbaq.jsonl.gz",)
HEAD = "strict"
TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.S)
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
Mark = tuple[int, int, str]  # start, end, value


def document(tml: str) -> tuple[str, date, list[Mark]]:
    """Body text, day of creation and the body's TIMEX3."""
    day = re.search(r'functionInDocument="CREATION_TIME"', tml)
    head = tml[tml.rfind("<TIMEX3", 0, day.start()) :] if day else tml
    value = dict(ATTRIBUTE.findall(head[: head.find(">")])).get("value", "")[:10]
    body = re.sub(r"(?s)^.*?<TEXT[^>]*>|</TEXT>.*$", "", tml)
    body = re.sub(r"</?(?!TIMEX3)[A-Za-z][^>]*>", "", body)
    text, marks, at = "", [], 0
    for m in TIMEX.finditer(body):
        text += html.unescape(body[at : m.start()])
        inner = html.unescape(re.sub(r"<[^>]+>", "", m.group(2)))
        marks.append((len(text), len(text) + len(inner), dict(ATTRIBUTE.findall(m.group(1)))["value"]))
        text, at = text + inner, m.end()
    return text + html.unescape(body[at:]), date.fromisoformat(value), marks


def pieces(exprs: list[TimeExpr]) -> Iterator[tuple[int, TimeExpr, int, int, Sense]]:
    """Times as TIMEX3 cuts them: without prepositions, ranges in two; times told by acts alone,
    ages and "immediately" are none."""
    for i, expr in enumerate(exprs):
        if expr.core[0] == expr.core[1] or expr.sense.form == "now" or expr.sense.part == "age":
            continue
        if expr.parts:
            yield from ((i, expr, a, b, s) for a, b, s in expr.parts)
        else:
            yield i, expr, *expr.core, expr.sense


def answers(doc: Doc, day: date) -> list[tuple[int, int, str]]:
    out = []
    exprs = find_times(doc)
    before: list[Sense] = []
    for i, expr, start, end, sense in pieces(exprs):
        said, sense = sense, echoed(sense, before)
        if said == sense:
            before.append(sense)
        site = governor(root_of(expr, doc))
        one = TimeExpr(doc.text[start:end], start, end, expr.first, expr.last, (start, end), expr.kind, sense)
        out.append((start, end, timex_value(one, day, tense_of(expr, site, site), told_before(exprs[:i], day))))
    return out


def compare(got: list[Mark], marks: list[Mark]) -> tuple[Counter[str], list[str]]:
    """Counts of one report, and a line for each thing that is wrong."""
    n = Counter({"key": len(marks), "system": len(got), "strict": 0, "relaxed": 0, "value": 0})
    left, wrong = list(got), []
    for start, end, value in marks:
        hit = next((g for g in left if g[:2] == (start, end)), None)
        hit = hit or next((g for g in left if g[0] < end and start < g[1]), None)
        if hit is None:
            wrong.append(f"missed\t{start}\t{end}\t{value}")
            continue
        left.remove(hit)
        n["strict"] += hit[:2] == (start, end)
        n["relaxed"] += 1
        n["value"] += hit[2] == value
        if hit[:2] != (start, end):
            wrong.append(f"span\t{start}\t{end}\t{hit[0]}–{hit[1]}")
        if hit[2] != value:
            wrong.append(f"value\t{start}\t{end}\t{value} not {hit[2]}")
    return n, wrong + [f"spare\t{start}\t{end}\t{value}" for start, end, value in left]


def _runs(paths: list[Path], limit: int | None) -> Iterator[tuple[str, Counter[str], list[str]]]:
    rows = [document(r["tml"]) for path in paths for r in records(path, limit)]
    docs = Parser(batch=16).parse(text for text, _, _ in rows)
    for doc, (text, day, marks) in progress(zip(docs, rows, strict=True), len(rows)):
        yield text, *compare(answers(doc, day), marks)


def units(paths: list[Path], limit: int | None) -> Iterator[Counter[str]]:
    return (n for _, n, _ in _runs(paths, limit))


def errors(paths: list[Path], limit: int | None) -> Iterator[str]:
    """Kind, the letters in their surroundings, what is wrong."""
    for text, _, wrong in _runs(paths, limit):
        for line in wrong:
            kind, start, end, what = line.split("\t")
            near = " ".join(text[max(0, int(start) - 40) : int(end) + 30].split())
            yield f"{kind}\t{text[int(start) : int(end)]!r}\t{what}\t{near}"


def scores(total: Counter[str]) -> dict[str, float]:
    out = {k: f1(total[k], total["system"], total["key"]) for k in ("strict", "relaxed", "value")}
    return {**out, "found precision": total["relaxed"] / max(total["system"], 1),
            "found recall": total["relaxed"] / max(total["key"], 1)}  # fmt: skip
