"""The console blocks of README.md and docs/: run in a folder with the samples, their outputs compared or written anew.

    python -m bench.readme [--write] [FILE…]

A block opens with ```console; `$ ` starts a command, a trailing backslash or an open quote carries it on, the rest is
its output.
Words after `console`: `hide` shows no output, `head=N` shows its first N lines. Commands of one file share a folder.
"""

import argparse
import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"^```console([^\n]*)\n(.*?)^```$", re.M | re.S)
MORE = "…"
# What differs from run to run or from machine to machine, and tells a reader nothing: hashes, times, speeds.
VOLATILE = re.compile(
    r"[0-9a-f]{8,}|\d+(?:\.\d+)? ?(?:s|ms|seconds?|words a second)\b|\d{4}-\d\d-\d\dT[\d:.+Z]+|/tmp/\S+"
)
LIKE = 0.8  # outputs this alike (difflib ratio over words) pass; extraction may move between two refreshes


@dataclass(frozen=True)
class Step:
    """One command of a block with the output that the page shows for it."""

    command: str
    shown: str


def pages() -> list[Path]:
    """README.md, then docs/ in order."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def unfinished(command: str) -> bool:
    """Whether a shell would wait for another line: a backslash at the end, a quote still open."""
    try:
        shlex.split(command)
    except ValueError:
        return True
    return command.endswith("\\")


def steps(body: str) -> list[Step]:
    """The commands of a block, each with what stands under it."""
    out: list[tuple[list[str], list[str]]] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            out.append(([line[2:]], []))
        elif out and not out[-1][1] and unfinished("\n".join(out[-1][0])):
            out[-1][0].append(line)
        elif out:
            out[-1][1].append(line)
    return [Step("\n".join(command), "\n".join(shown).rstrip()) for command, shown in out]


def environment() -> dict[str, str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith("PANJ_")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{env.get('PATH', '')}"
    return {**env, "PATH": path, "COLUMNS": "120", "NO_COLOR": "1", "TERM": "dumb", "LC_ALL": "C.UTF-8"}


def run(command: str, folder: Path) -> str:
    """What a command prints, both streams. Raises CalledProcessError, output attached, where it fails."""
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", command], cwd=folder, env=environment(), text=True, timeout=300,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=True,
    )  # fmt: skip
    return "\n".join(line.rstrip() for line in done.stdout.rstrip().splitlines())


def cut(output: str, options: str) -> str:
    """The part of an output that the block's options show."""
    if "hide" in options.split():
        return ""
    head = re.search(r"head=(\d+)", options)
    lines = output.splitlines()
    if head and len(lines) > int(head.group(1)):
        lines = [*lines[: int(head.group(1))], MORE]
    return "\n".join(lines)


def alike(shown: str, got: str) -> float:
    """How alike two outputs are, 0 to 1, hashes and times aside."""
    a, b = (VOLATILE.sub("#", x).split() for x in (shown, got))
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def renew(page: Path) -> tuple[str, list[str]]:
    """(the page with its outputs written anew, what differs by more than LIKE allows)."""
    text = page.read_text(encoding="utf-8")
    apart: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "samples", folder / "samples")

        def block(match: re.Match[str]) -> str:
            options, out = match.group(1), []
            for step in steps(match.group(2)):
                try:
                    got = cut(run(step.command, folder), options)
                except subprocess.CalledProcessError as e:
                    apart.append(f"$ {step.command}\nended with {e.returncode}:\n{e.stdout}")
                    got = step.shown
                if alike(step.shown, got) == 1.0:
                    got = step.shown  # nothing but hashes and times differs: the page stays as it is
                if alike(step.shown, got) < LIKE:
                    apart.append(f"$ {step.command}\nshown:\n{step.shown}\ngot:\n{got}")
                out.append(f"$ {step.command}\n{got}".rstrip() + "\n")
            return f"```console{options}\n{''.join(out)}```"

        return BLOCK.sub(block, text), apart


def fill(marker: str, lines: list[str]) -> None:
    """Write `lines` between `<!-- MARKER -->` and `<!-- /MARKER -->` of README.md. Raises ValueError without them."""
    page = ROOT / "README.md"
    text = page.read_text(encoding="utf-8")
    opening, closing = f"<!-- {marker} -->\n", f"<!-- /{marker} -->"
    if opening not in text or closing not in text:
        raise ValueError(f"README.md has no {opening.strip()} … {closing}")
    head, rest = text.split(opening, 1)
    tail = rest.split(closing, 1)[1]
    page.write_text(head + opening + "\n".join(lines) + "\n" + closing + tail, encoding="utf-8")


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.readme")
    parser.add_argument("--write", action="store_true", help="write the outputs into the pages")
    parser.add_argument("files", nargs="*", type=Path, help="pages; default README.md and docs/")
    args = parser.parse_args(argv)
    failed = False
    for page in [p.resolve() for p in args.files] or pages():
        text, apart = renew(page)
        broken = [x for x in apart if "\nended with " in x]
        print(f"{page.relative_to(ROOT)}: {len(apart)} outputs differ, {len(broken)} commands failed")
        print("\n\n".join(broken if args.write else apart))
        failed |= bool(broken) or (bool(apart) and not args.write)
        if args.write:
            page.write_text(text, encoding="utf-8")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
