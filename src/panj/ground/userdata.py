"""The folder of the user's own data (rows for actors, places, …), and the hash that makes it part of a version."""

import hashlib
import os
import sys
from pathlib import Path

SUFFIX = ".tsv"  # every user table is one; other files in the folder change no claim


def folder() -> Path:
    """Where the user's tables lie: PANJ_DATA, or the platform's data folder. It need not exist yet."""
    given = os.environ.get("PANJ_DATA")
    if given:
        return Path(given).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "panj"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "panj"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "panj"


def table(name: str) -> Path:
    """Path of the user's table `name`: table("actors") → FOLDER/actors.tsv. It need not exist yet."""
    return folder() / f"{name}{SUFFIX}"


def write(path: Path, text: str) -> None:
    """Puts `text` at `path` as a whole or not at all; makes the folder where it is missing. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def identity() -> str:
    """Hash of every user table, part of a reading's version; "" where there is none."""
    found = sorted(folder().glob(f"[!.]*{SUFFIX}"))
    if not found:
        return ""
    h = hashlib.sha256()
    for path in found:
        h.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return h.hexdigest()[:16]
