"""The names in a report that point to countries: places with candidates, peoples, governments, groups, outlets."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from panj.ground.gazetteer import BARE, MAIN, regions
from panj.ground.gazetteer_rows import key_of
from panj.ground.places_names import candidates, near_candidates
from panj.ground.places_resolve import Toponym
from panj.lexicon import rows, word_class
from panj.lexicon.names import actor_named, country, fold, government_seat, nationality, noun_classes, outlet_named

WORD = re.compile(r"[^\W_](?:[\w’ʼ'.&-]*[^\W_])?(?:(?<=\b[A-Z]\.[A-Z])\.)?")
LONGEST = 6  # words of a name
CITY = 5.0  # log10 of the smallest population that counts by itself; smaller ones are too often something else
SITES = {"GPE", "LOC", "FAC"}
NOT_PLACES = {"PERSON", "DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY", "ORDINAL", "LANGUAGE"}
TITLES = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sgt|Lt|Capt|Col|Gen|Maj|Rev|Sen|Rep|Gov|Det|Cpl|Pfc|Sir|Lord|Lady|Judge|"
    r"Justice|President|Minister|Sheriff|Mayor|Chief|Officer|Senator|King|Queen|Prince|Pope)\.? $"
)
# What stands between a place and the one that it lies in: "Paris, Texas", "Paris (Texas)", "a town in Texas".
INSIDE = re.compile(r",? \(?|, (?:in |near )?(?:the )?|(?:,? (?:a|the) [\w -]{3,40})?,? (?:in|of|on) (?:the )?"
                    r"(?:(?:far |up)?(?:north|south|east|west|centr)[\w-]* |state of |province of |city of |rural )?",
                    re.I)  # fmt: skip
# … and the other way round: "Texas' Lamar County", "Franklin County town of X"
OWNED = re.compile(r"(?:'s|’s|['’]) (?:[\w-]+ ){0,3}"
                   r"|(?: [\w-]+)? (?:city|town|village|district|port|suburb|capital|state) of "
                   r"| (?:(?:border|port|coastal|capital|provincial|eastern|western|northern|southern) )*"
                   r"(?:city|town|village|district|capital) ")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pointer:
    """Letters that point to a country without being one of its places; `kind`: demonym, seat, actor, outlet."""

    start: int
    end: int
    country: str
    kind: str


Name = tuple[int, int, str]  # start, end, label of the parser's entity ("GPE", "PERSON", …)


@cache
def common() -> frozenset[str]:
    """Words that are towns somewhere and nearly always something else."""
    return word_class("place_words.tsv", "common") | word_class("place_words.tsv", "persons")


@lru_cache(maxsize=50_000)
def pointer(text: str) -> tuple[str | None, str] | None:
    """(country or None, kind) of a name that is no place but points to one; None for any other name."""
    paper = outlet_named(text)
    if paper and not country(text) and len(text) > 4 and not nationality(text):
        return paper.country if paper.local else None, "outlet"
    if country(text):
        return None
    code = nationality(text)
    if code:
        return code, "demonym"
    code = government_seat(text)
    if code:
        return code, "seat"
    if key_of(text) in regions():
        return None
    actor = actor_named(text)
    return (actor.country, "actor") if actor else None


def _sure(name: str, text: str, start: int, labels: dict[int, str] | None, low: Collection[str]) -> float:
    """How likely a capitalised name that the gazetteer has is a place here."""
    if country(name) or key_of(name) in regions():
        return 1.0
    first = fold(name)
    label = labels.get(start) if labels is not None else None
    if label in NOT_PLACES or (labels is None and TITLES.search(text[max(0, start - 12) : start])):
        return 0.0
    if first in common() or name.lower() in low or noun_classes(name):
        return 0.0
    best = max((s.weight for s in candidates(name) if s.main == MAIN), default=0.0)
    if labels is None:
        return 0.7 if best >= CITY else 0.15 if " " not in name else 0.4
    return 0.5 if label == "ORG" else 0.6 if best >= CITY else 0.2 if " " not in name else 0.5


def scan(text: str, names: Sequence[Name] | None = None) -> tuple[list[Toponym], list[Pointer]]:
    """Toponyms and pointers of a text in order of place. `names`: the parser's entities, where there are any.

    An entity that is a place by its label is one; anything else capitalised that the gazetteer knows may be.
    """
    toponyms: list[Toponym] = []
    pointers: list[Pointer] = []
    taken: set[int] = set()
    labels: dict[int, str] | None = None
    if names is not None:
        labels = {}
        for start, end, label in names:
            for at in range(start, end):
                labels[at] = label
        for start, end, label in names:
            if label in SITES:
                toponym = make(text, start, end, 1.0)
                if toponym:
                    toponyms.append(toponym)
                    taken.update(range(start, end))
    found = list(WORD.finditer(text))
    low = {m.group() for m in found if m.group().islower()}  # a word that the report writes small is no name in it
    i = 0
    while i < len(found):
        if not found[i].group()[0].isupper() or found[i].start() in taken:
            i += 1
            continue
        i += _at(text, found, i, labels, low, toponyms, pointers, taken)
    return shortened(sorted(toponyms, key=lambda t: (t.start, -t.end))), pointers


def shortened(toponyms: list[Toponym]) -> list[Toponym]:
    """A word that begins a longer name of the same report may be short for it: "Mazar" beside "Mazar-e-Sharif"."""
    longer = {t.key: t for t in toponyms if not t.key.isalpha()}
    out = []
    for t in toponyms:
        more = [
            replace(s, main=BARE)
            for key, other in longer.items()
            if t.key.isalpha() and len(t.key) > 3 and key[: len(t.key) + 1] in (f"{t.key} ", f"{t.key}-")
            for s in other.spots
            if s.main == MAIN and not any(s.geonameid == x.geonameid for x in t.spots)
        ]
        out.append(replace(t, spots=(*t.spots, *more), sure=max(t.sure, 0.5)) if more else t)
    return out


def _at(
    text: str, found: list[re.Match[str]], i: int, labels: dict[int, str] | None, low: Collection[str],
    toponyms: list[Toponym], pointers: list[Pointer], taken: set[int],
) -> int:  # fmt: skip
    """Read the longest known name at word `i`; returns how many words to go on."""
    start = found[i].start()
    for n in range(min(LONGEST, len(found) - i), 0, -1):
        last = found[i + n - 1]
        if not last.group()[0].isupper() or last.start() - start > 50 or last.start() in taken:
            continue
        name = text[start : last.end()]
        if n > 1 and ("\n" in name or ". " in name.replace("U.S. ", "").replace("St. ", "") or "," in name):
            continue
        name = name.removesuffix("'s").removesuffix("’s")
        end = start + len(name)
        told = pointer(name)
        if told:
            if told[0]:
                pointers.append(Pointer(start, end, told[0], told[1]))
            if told[1] != "seat":
                return n
        if len(name) < 3 and not country(name):
            continue
        sure = _sure(name, text, start, labels, low)
        toponym = make(text, start, end, sure) if sure else None
        if toponym:
            toponyms.append(toponym)
            return n
        if told:
            return n
    at = start
    # "Israeli-Arab", "U.S.-led", "Belarus-Ukraine": each part by itself
    for part in found[i].group().split("-") if "-" in found[i].group() else ():
        code = (country(part) or nationality(part)) if part else None
        if code:
            pointers.append(Pointer(at, at + len(part), code, "demonym"))
        at += len(part) + 1
    return 1


def make(text: str, start: int, end: int, sure: float) -> Toponym | None:
    """A toponym of the letters, or None when the gazetteer has nothing by that name."""
    name = text[start:end]
    before = text[max(0, start - 2) : start]
    spots = candidates(name, before.endswith((", ", "(")))
    if not spots:
        spots = near_candidates(name)
        sure *= 0.6
    return Toponym(start, end, name, fold(name).removeprefix("the "), spots, sure) if spots else None


def beside(text: str, toponyms: Sequence[Toponym]) -> dict[int, list[int]]:
    """Index of a toponym → indexes of those that the letters beside it say it lies in."""
    out: dict[int, list[int]] = {}
    for i, (a, b) in enumerate(pairwise(toponyms)):
        between = text[a.end : b.start]
        if len(between) > 60 or a.end > b.start or "\n\n" in between:
            continue
        if INSIDE.fullmatch(between):
            out.setdefault(i, []).append(i + 1)
            # "Mazar, Balkh, Afghanistan": the outer one holds both
            if i + 2 < len(toponyms) and text[b.end : toponyms[i + 2].start] in (", ", " ("):
                out[i].append(i + 2)
        if OWNED.fullmatch(between) or between == " ":
            out.setdefault(i + 1, []).append(i)
    return out


@cache
def _hints() -> tuple[re.Pattern[str], dict[str, list[tuple[str, float]]]]:
    held: dict[str, list[tuple[str, float]]] = {}
    for _, cells in rows("place_hints.tsv", 3):
        for word in cells[2].split("|"):
            held.setdefault(word, []).append((cells[0], float(cells[1])))
    listed = "|".join(re.escape(w) for w in sorted(held, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)"), held


def hints(text: str) -> Iterator[tuple[str, float]]:
    """(country, weight) of each word of the report that is at home in one country, each word once."""
    pattern, held = _hints()
    for word in sorted(set(pattern.findall(text.lower()))):
        yield from held[word]
