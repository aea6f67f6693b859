"""Times measured: `python -m bench.times [gold] [phrases] [board]`.

gold: which time dates an act, given the keys' triggers (start and end must both be right). phrases: the keys' own time
phrases resolved. board: TIMEX3 spans and values of boards/time (strict, relaxed, value F1 as in TempEval-3).
"""

import gzip
import html
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date

from bench.keys import SHARED, keys
from panj.extract.times import TimeExpr, find_times, resolve, root_of, timex_value, told_before, when_of
from panj.extract.times_attach import governor
from panj.extract.times_sense import Sense
from panj.extract.times_tense import tense_at
from panj.extract.times_timex import echoed
from panj.language import Doc, Parser

SETS = ("dev", "train", "chains")
TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.S)
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def ratio(right: int, all_: int) -> float:
    return right / all_ if all_ else 0.0


def f1(right: int, system: int, key: int) -> str:
    p, r = ratio(right, system), ratio(right, key)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r) if p + r else 0:.3f}"


def gold(parser: Parser) -> None:
    """Per set: own (the time's letters stand in the act's evidence or sentence), elsewhere (carried), spurious."""
    whole: Counter[str] = Counter()
    for name in SETS:
        n: Counter[str] = Counter()
        for key in keys(name, parser):
            exprs = find_times(key.doc)
            for claim, head in key.claims:
                want, got = claim["when"], when_of(head, exprs, key.published)
                here = bool(want) and (want["text"] in claim["evidence"] or want["text"] in head.sent.text)
                n["own" if here else "elsewhere" if want else "none"] += 1
                n["given"] += got is not None
                n["spurious"] += got is not None and not want
                if want and got and (want["start"], want["end"]) == (iso(got.start), iso(got.end)):
                    n["right"] += 1
                    n["right own"] += here
        whole += n
        report(name, n)
    report("all", whole)


def report(name: str, n: Counter[str]) -> None:
    print(f"{name:7} own {f1(n['right own'], n['given'], n['own'])} | with those told elsewhere "
          f"{f1(n['right'], n['given'], n['own'] + n['elsewhere'])} | own {n['own']} elsewhere {n['elsewhere']} "
          f"given {n['given']} right {n['right']} spurious {n['spurious']}")  # fmt: skip


def phrases(parser: Parser) -> None:
    """The keys' time phrases by themselves, tense from realis: what is planned, possible or foreseen lies ahead."""
    rows = []
    for name in SETS:
        for line in (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            rows += [(date.fromisoformat(record["published"]), c) for c in record["claims"] if c["when"]]
    right = 0
    for (published, claim), doc in zip(rows, parser.parse(c["when"]["text"] for _, c in rows), strict=True):
        tense = "future" if claim["realis"] in ("planned", "possible", "forecast") else "past"
        got = next((w for e in find_times(doc) if (w := resolve(e, published, tense))), None)
        right += got is not None and (iso(got.start), iso(got.end)) == (claim["when"]["start"], claim["when"]["end"])
    print(f"phrases resolved {right} / {len(rows)} = {ratio(right, len(rows)):.3f}")


def documents() -> Iterator[tuple[str, date, list[tuple[int, int, str]]]]:
    """Body text, day and TIMEX3 (start, end, value) of each document of the board."""
    with gzip.open(SHARED / "boards" / "time" / "tbaq.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            tml = json.loads(line)["tml"]
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
            yield text + html.unescape(body[at:]), date.fromisoformat(value), marks


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
        out.append((start, end, timex_value(one, day, tense_at(site, site), told_before(exprs[:i], day))))
    return out


def board(parser: Parser, show: bool = False) -> None:
    """Strict: same letters. Relaxed: letters in common, one to one. Value: relaxed and the same value."""
    n: Counter[str] = Counter()
    docs = list(documents())
    for doc, (_, day, marks) in zip(parser.parse(t for t, _, _ in docs), docs, strict=True):
        got = answers(doc, day)
        n["key"] += len(marks)
        n["system"] += len(got)
        left = list(got)
        for start, end, value in marks:
            hit = next((g for g in left if g[:2] == (start, end)), None) or next(
                (g for g in left if g[0] < end and start < g[1]), None
            )
            if hit is None:
                if show:
                    print(
                        "MISSED",
                        repr(doc.text[start:end]),
                        value,
                        "|",
                        " ".join(doc.text[max(0, start - 40) : end + 30].split()),
                    )
                continue
            left.remove(hit)
            n["strict"] += hit[:2] == (start, end)
            n["relaxed"] += 1
            n["value"] += hit[2] == value
            if show and hit[:2] != (start, end):
                print("SPAN", repr(doc.text[start:end]), "got", repr(doc.text[hit[0] : hit[1]]))
            if show and hit[2] != value:
                print("VALUE", repr(doc.text[start:end]), value, "got", hit[2], day)
        if show:
            for start, end, value in left:
                print(
                    "SPARE",
                    repr(doc.text[start:end]),
                    value,
                    "|",
                    " ".join(doc.text[max(0, start - 40) : end + 30].split()),
                )
    for kind in ("strict", "relaxed", "value"):
        print(f"board {kind:8} {f1(n[kind], n['system'], n['key'])}  {n[kind]} of {n['key']}, {n['system']} given")


def main(argv: list[str]) -> None:
    parser = Parser(batch=16)
    for name in [a for a in argv if not a.startswith("-")] or ["gold", "phrases", "board"]:
        if name == "board":
            board(parser, "--show" in argv)
        else:
            {"gold": gold, "phrases": phrases}[name](parser)


if __name__ == "__main__":
    main(sys.argv[1:])
