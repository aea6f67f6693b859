"""Measure Panj on the field's boards: python -m bench [BOARD …] [--data FILE …] [--limit N] [--json] [--errors N]"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, cast

from rich.console import Console
from rich.table import Table

from bench.board import BOARDS, defaults, measure
from bench.results import short, verdict, write

ELSE = """beside the boards:
  python -m bench.gold --floors     write the floors and README.md's table from what is measured now
  python -m bench.speed             words a second on one core beside plain spaCy
  python -m bench.actors            country and sector of the keys' actors, against labels by hand
  python -m bench.query             a dozen questions to a ledger of 100,000 claims
  python -m bench.growth            time and memory of merging 10, 30 and 100 thousand claims
  python -m bench.crash             a long read of real news: nothing lost, nothing misquoted
  python -m bench.readme [--write]  the commands of README.md and docs/ run, their outputs compared"""


def table(got: dict[str, Any]) -> Table:
    """Every score of a run beside its interval, its must and its aim."""
    out = Table(title=f"{got['board']}: {got['n']} units, {got['seconds']} s", title_justify="left", box=None)
    for head in ("", "score", "95 %", "must", "aim", ""):
        out.add_column(head, justify="left" if not head else "right")
    for name, s in got["scores"].items():
        marks = [short(s[k]) if k in s else "" for k in ("must", "aim")]
        head = f"[bold]{name}[/]" if name == got["metric"] else name
        out.add_row(head, short(s["value"]), f"{short(s['low'])}–{short(s['high'])}", *marks, verdict(s))
    return out


def listed() -> None:
    """The boards with what they ask, and the other measurements."""
    out = Table(box=None)
    for head in ("board", "asks", "to beat", "must, aim"):
        out.add_column(head)
    for b in BOARDS.values():
        out.add_row(b.name, b.asks, b.beat, "; ".join(f"{k} {short(m)}, {short(a)}" for k, (m, a) in b.marks.items()))
    Console(width=160).print(out)
    print(f"\npython -m bench BOARD … runs them, `all` runs every one and writes bench/RESULTS.md\n\n{ELSE}")


def run(name: str, args: argparse.Namespace) -> dict[str, Any] | None:
    """One board measured and shown, or None with the reason on stderr."""
    board = BOARDS[name]
    try:
        paths = args.data or defaults(board)
        missing = [str(p) for p in paths if not Path(p).is_file()]
        if missing:
            raise FileNotFoundError(f"{name}: no such file: {', '.join(missing)} (PANJ_SHARED names another place)")
        if args.errors:
            lister = cast("Callable[..., Iterator[str]] | None", getattr(board.module(), "errors", None))
            print(*islice(lister(paths, args.limit), args.errors) if lister else ["no list of errors here"], sep="\n")
            return {}
        got = measure(board, paths, args.limit)
    except (ImportError, OSError, ValueError, KeyError) as fault:
        print(f"{name}: {fault!r}" if isinstance(fault, KeyError) else str(fault), file=sys.stderr)
        return None
    console = Console(width=120, stderr=args.json)  # with --json stdout is JSON alone, a line a board
    console.print(table(got))
    console.print(f"to beat: {board.beat}\n")
    if args.json:
        print(json.dumps(got), flush=True)
    return got


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__, epilog=ELSE,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("boards", nargs="*", metavar="BOARD", help=f"{', '.join(BOARDS)}, or all")
    parser.add_argument("--data", nargs="+", type=Path, metavar="FILE", help="other files of the same form")
    parser.add_argument("--limit", type=int, metavar="N", help="the first N records of each file")
    parser.add_argument("--json", action="store_true", help="an object a board on stdout; the tables go to stderr")
    parser.add_argument("--errors", type=int, metavar="N", help="list the first N errors instead")
    args = parser.parse_args(argv)
    unknown = [b for b in args.boards if b not in BOARDS and b != "all"]
    if unknown:
        parser.error(f"no board {', '.join(unknown)}; there are {', '.join(BOARDS)}, and all")
    if args.data and (len(args.boards) != 1 or "all" in args.boards):
        parser.error("--data goes with one board")
    if not args.boards:
        listed()
        return 0
    everything = "all" in args.boards
    runs = [run(name, args) for name in (BOARDS if everything else args.boards)]
    if everything and not args.limit and not args.errors:
        write([r for r in runs if r])
    return 1 if None in runs else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
