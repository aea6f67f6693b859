"""Where words go: results to stdout, notes and progress to stderr; control characters never reach a terminal."""

import os
import re
import sys
from typing import NoReturn

from rich.console import Console
from rich.text import Text

# C0 and C1 controls but tab and newline, and the marks that turn the direction of writing: a report must not be able
# to move the cursor, recolour the screen or reorder what a reader sees
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
WIDE = 132  # columns where no terminal says how many it has


class _Console(Console):
    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError


def _console(stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    told = stream.isatty() or "COLUMNS" in os.environ
    return _Console(stderr=stderr, highlight=False, markup=False, emoji=False, width=None if told else WIDE)


def out() -> Console:
    """The console for results."""
    return _console(False)


def err() -> Console:
    """The console for notes and progress."""
    return _console(True)


def safe(text: str) -> str:
    """Text of others, fit for a terminal: each control character becomes U+FFFD, lengths stay."""
    return UNSAFE.sub("\ufffd", text)


def line(text: str) -> None:
    """A line on stdout as it is, neither wrapped nor coloured."""
    sys.stdout.write(text + "\n")


def note(text: str, style: str = "", console: Console | None = None) -> None:
    """A line on stderr, not wrapped, so that paths can be copied; `console`: the one a progress bar is on."""
    (console or err()).print(Text(safe(text), style=style), soft_wrap=True)


def speak_utf8() -> None:
    """News is not ASCII; a stray surrogate is written as its escape rather than ending the run."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
