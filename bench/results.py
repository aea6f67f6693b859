"""bench/RESULTS.md: what `python -m bench all` measured, with intervals, the number to beat, seconds and machine."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.board import BOARDS
from bench.readme import fill
from panj import __version__

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"


def machine() -> str:
    """Processor, cores and memory, in words that name no host."""
    try:
        info = Path("/proc/cpuinfo").read_text(encoding="utf-8")
        model = next(x.split(":", 1)[1].strip() for x in info.splitlines() if x.startswith("model name"))
    except (OSError, StopIteration):
        model = platform.machine()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    tools = f"Python {platform.python_version()}, spaCy {version('spacy')}"
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB, {tools}"


def short(x: float) -> str:
    return f"{x:.3f}".lstrip("0") if x < 1 else f"{x:.3f}"


def verdict(score: dict[str, float]) -> str:
    """Which of its marks a score reaches; nothing where it has none."""
    if "must" not in score:
        return ""
    reached = sum(score["value"] >= score[mark] for mark in ("must", "aim"))
    return ("missed", "must met", "aim met")[reached]


def lines(runs: list[dict[str, Any]]) -> list[str]:
    """The file's lines: one table of the headlines and marks, one of every part score."""
    out = [
        "# Results", "",
        "Written by `python -m bench all`; the log of what was tried is [NOTES.md](NOTES.md).", "",
        f"Panj {__version__}, {datetime.now(UTC):%Y-%m-%d}, {machine()}. "
        "Development halves; 95 % intervals by bootstrap over units.", "",
        "| board | score | value | 95 % | must | aim | | to beat | units | seconds |", "|---" * 10 + "|",
    ]  # fmt: skip
    for run in runs:
        for name, s in run["scores"].items():
            if name != run["metric"] and "must" not in s:
                continue
            met = verdict(s)
            out.append(
                f"| {run['board']} | {name} | {short(s['value'])} | {short(s['low'])}–{short(s['high'])} | "
                f"{short(s['must']) if 'must' in s else ''} | {short(s['aim']) if 'aim' in s else ''} | {met} | "
                f"{run['beat']} | {run['n']} | {run['seconds']:.0f} |"
            )
    out += ["", "## Every score", "", "| board | score | value | 95 % |", "|---|---|---|---|"]
    for run in runs:
        out += [f"| {run['board']} | {name} | {short(s['value'])} | {short(s['low'])}–{short(s['high'])} |"
                for name, s in run["scores"].items()]  # fmt: skip
    return out


def brief(runs: list[dict[str, Any]]) -> list[str]:
    """README.md's table: each headline and each score with a mark, beside the number to beat."""
    out = ["| board | asks | score | 95 % | to beat |", "|---|---|---|---|---|"]
    for run in runs:
        for name, s in run["scores"].items():
            if name == run["metric"] or "must" in s:
                first = name == run["metric"]
                out.append(f"| {run['board'] if first else ''} | {BOARDS[run['board']].asks if first else ''} | {name} "
                           f"{short(s['value'])} | {short(s['low'])}–{short(s['high'])} | "
                           f"{run['beat'] if first else ''} |")  # fmt: skip
    return out


def write(runs: list[dict[str, Any]]) -> None:
    RESULTS.write_text("\n".join(lines(runs)) + "\n", encoding="utf-8")
    fill("boards", brief(runs))
