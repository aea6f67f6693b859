"""What kind of act a claim tells of, and how many days one such act lasts: lexicon/merge/types.tsv."""

from functools import cache

from panj.errors import LexiconError
from panj.lexicon import rows

AHEAD = frozenset({"planned", "forecast"})
HAPPENED = frozenset({"asserted", "denied"})


@cache
def _table() -> dict[str, tuple[frozenset[str], int]]:
    out = {}
    for place, (name, kinds, days, *_) in rows("merge/types.tsv", 3):
        if not days.isdecimal():
            raise LexiconError(f"{place}: the third cell is a number of days, not {days!r}")
        out[name] = frozenset(kinds.split()), int(days)
    return out


def kinds(type: str, mode: str | None) -> frozenset[str]:
    """The kinds of act that a type and mode may be told as."""
    table = _table()
    found = table.get(f"{type}/{mode}") or table.get(type)
    return found[0] if found else frozenset({type.lower()})


def lasts(type: str, mode: str | None) -> int:
    """Days that one such act lasts."""
    table = _table()
    found = table.get(f"{type}/{mode}") or table.get(type)
    return found[1] if found else 5
