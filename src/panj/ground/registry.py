"""The actor registry: who is known by which name, and what an actor was on a day.

Rows come from lexicon/actors.tsv, lexicon/outlets.tsv, the rule for state bodies (registry_states), and the user's own
table (registry_user), later rows over earlier ones. A look-up is one dictionary access.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from panj.ground import registry_user
from panj.ground.registry_rows import Row, checked, slug
from panj.ground.registry_states import body_of, body_with_id, title
from panj.lexicon import rows
from panj.lexicon.names import ARTICLE, HELD, LOWER_OUTLETS, POSSESSIVE, fold


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of the registry: its rows in order; the names of all of them, the usual one first."""

    id: str
    rows: tuple[Row, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(n for row in self.rows for n in row.names))

    @property
    def sectors(self) -> frozenset[str | None]:
        """Every sector it ever had."""
        return frozenset(row.sector for row in self.rows)

    def on(self, day: date | None) -> Row:
        """What it is on a day: the last row that holds; before and after all of them, the nearest; no day: the last."""
        if day is None:
            return self.rows[-1]
        holding = [row for row in self.rows if row.holds(day)]
        if holding:
            return holding[-1]
        begun = [row for row in self.rows if row.start is None or row.start <= day]
        return begun[-1] if begun else self.rows[0]


def bare(text: str) -> str:
    """A name as it is looked up: no article, no possessive."""
    return POSSESSIVE.sub("", ARTICLE.sub("", text.strip()))


@dataclass
class Registry:
    """All rows by id and by name. `moved`: id → the id it was merged into."""

    table: Iterable[Row]
    moved: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._rows: dict[str, list[Row]] = {}
        self._names: dict[str, dict[tuple[bool, str], None]] = {}
        self._known: dict[str, Known | None] = {}
        self._held: dict[str, list[Known]] = {}
        for row in self.table:
            key = self.home(row.id)
            self._rows.setdefault(key, []).append(row)
            for name in row.names:
                self._names.setdefault(fold(bare(name)), {})[(bare(name).isupper(), key)] = None

    def home(self, key: str) -> str:
        """The id that an id stands for, merges followed."""
        seen = {key}
        while key in self.moved and self.moved[key] not in seen:
            key = self.moved[key]
            seen.add(key)
        return key

    def ids(self) -> list[str]:
        """Every id that a table lists; bodies that no table names come by rule and are not among them."""
        return list(self._rows)

    def get(self, key: str) -> Known | None:
        """The actor with an id, a state body by rule among them; None where there is none."""
        key = self.home(key)
        if key not in self._known:
            listed = self._rows.get(key, [])
            body = body_with_id(key)
            if body and listed and listed[0].start is None and listed[0].end is None:
                listed = [replace(listed[0], names=(title(body), *listed[0].names)), *listed[1:]]
            elif body:
                listed = [Row(key, body.country, body.sector, None, None, (title(body),)), *listed]
            self._known[key] = Known(key, tuple(listed)) if listed else None
        return self._known[key]

    def named(self, text: str) -> list[Known]:
        """Everybody whom a name as written can mean, in the tables' order; an acronym only in capitals."""
        found = self._held.get(text)
        if found is None:
            if len(self._held) > HELD:
                self._held.clear()
            found = self._held[text] = self._named(text)
        return found

    def _named(self, text: str) -> list[Known]:
        name = bare(text)
        if not any(c.isupper() or c.isdigit() for c in name) and fold(name) not in LOWER_OUTLETS:
            return []
        found = self._names.get(fold(name), {})
        keys = dict.fromkeys(key for capitals, key in found if name.isupper() or not capitals)
        return [known for known in map(self.get, keys) if known]

    def search(self, text: str) -> list[Known]:
        """Everybody whom a person who looks them up can mean: by id, by name in any case, by a state body's words
        ("russian army"), else by words within a name, ids in alphabetical order."""
        found = self.get(text.strip().lower())
        keys = dict.fromkeys(key for _, key in self._names.get(fold(bare(text)), {}))
        exact = [k for k in [found, *map(self.get, keys)] if k]
        body = body_of(text) or body_of(text.title())
        if body and body.country:
            exact += [k for k in [self.get(body.id(body.country))] if k]
        if exact:
            return list({k.id: k for k in exact}.values())
        part = f" {fold(bare(text))}"
        within = sorted({key for name, keyed in self._names.items() if part in f" {name}" for _, key in keyed})
        return [k for k in map(self.get, within) if k]

    def pick(self, text: str, day: date | None, votes: Mapping[str, float]) -> Known | None:
        """Whom a name means: who was there on the day, then whose country has most votes, then who is listed first."""
        found = self.named(text)
        if len(found) < 2:
            return found[0] if found else None
        there = [k for k in found if day is None or any(row.holds(day) for row in k.rows)] or found
        return max(there, key=lambda k: votes.get(k.on(day).country or "", 0.0))


def _outlets() -> Iterable[Row]:
    for _, cells in rows("outlets.tsv", 2):
        names = tuple(cells[1].split("|"))
        yield Row(slug(names[0]), None if cells[0] == "-" else cells[0], "MED", None, None, names)


def _shipped() -> Iterable[Row]:
    listed: set[str] = set()
    for place, cells in rows("actors.tsv", 6):
        row = checked(dict(zip(("id", "country", "sector", "from", "to", "names"), cells, strict=False)), place)
        listed.add(row.id)
        yield row
    for row in _outlets():
        if row.id not in listed:
            yield row


@cache
def registry() -> Registry:
    """The registry of this process. `registry.cache_clear()` reads the user's tables anew."""
    return Registry([*_shipped(), *registry_user.table()], registry_user.merges())
