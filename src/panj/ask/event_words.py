"""Parts of an event in words, and what is known of it in one sentence."""

from collections.abc import Iterable, Sequence

from panj.ask.words import days as spelled
from panj.model import When
from panj.model.events import Event, Span, Tally
from panj.model.records import Actor, Place

# What an act is called, and the word that leads to whom it is done: "an attack on civilians". A type's name stands
# where a mode has none of its own. After PLOVER's codebook; MOVE and FALL are ours.
NOUNS: dict[str, tuple[str, str]] = {
    "AGREE": ("agreement", "with"), "CONSULT": ("talks", "with"), "CONSULT/visit": ("visit", "to"),
    "CONSULT/phone": ("phone call", "with"), "CONSULT/multilateral": ("meeting", "with"),
    "CONSULT/third-party": ("mediation", "with"), "SUPPORT": ("support", "for"), "SUPPORT/praise": ("praise", "for"),
    "SUPPORT/pledge": ("pledge", "to"), "SUPPORT/recognise": ("recognition", "of"), "CONCEDE": ("concession", "to"),
    "COOPERATE": ("cooperation", "with"), "COOPERATE/joint exercise": ("joint exercise", "with"),
    "COOPERATE/trade": ("trade", "with"), "COOPERATE/intelligence": ("sharing of intelligence", "with"),
    "AID": ("aid", "to"), "RETREAT": ("yielding", "to"), "RETREAT/withdraw": ("withdrawal", "before"),
    "RETREAT/release": ("release", "of"), "RETREAT/disarm": ("disarming", "of"),
    "RETREAT/ceasefire": ("ceasefire", "with"), "RETREAT/access": ("opening of a way", "for"),
    "RETREAT/resign": ("resignation", "before"), "REQUEST": ("request", "to"), "REJECT": ("refusal", "to"),
    "ACCUSE": ("accusation", "against"), "ACCUSE/disapprove": ("criticism", "of"),
    "ACCUSE/investigate": ("investigation", "of"), "THREATEN": ("threat or warning", "to"),
    "PROTEST": ("protest", "against"), "PROTEST/riot": ("riot", "against"), "PROTEST/strike": ("strike", "against"),
    "PROTEST/hunger": ("hunger strike", "against"), "PROTEST/boycott": ("boycott", "of"),
    "PROTEST/obstruct": ("blockade", "against"), "SANCTION": ("punishment or sanction", "on"),
    "SANCTION/convict": ("conviction", "of"), "SANCTION/expel": ("expulsion", "of"),
    "SANCTION/withdraw": ("withdrawal", "from"), "SANCTION/discontinue": ("end of dealings", "with"),
    "MOBILIZE": ("mobilisation", "against"), "MOBILIZE/troops": ("deployment of troops", "against"),
    "MOBILIZE/weapons": ("deployment of weapons", "against"), "MOBILIZE/police": ("police deployment", "against"),
    "MOBILIZE/militia": ("raising of a militia", "against"), "COERCE": ("coercion", "of"),
    "COERCE/seize": ("seizure", "of"), "COERCE/restrict": ("restriction", "on"),
    "COERCE/censor": ("censorship", "of"), "COERCE/curfew": ("curfew", "on"),
    "COERCE/martial-law": ("martial law", "on"), "COERCE/arrest": ("arrest", "of"),
    "COERCE/deport": ("deportation", "of"), "COERCE/withhold": ("withholding", "from"),
    "COERCE/cyber": ("cyber attack", "on"), "ASSAULT": ("attack", "on"), "ASSAULT/abduct": ("abduction", "of"),
    "ASSAULT/beat": ("beating", "of"), "ASSAULT/torture": ("torture", "of"), "ASSAULT/sexual": ("sexual assault", "on"),
    "ASSAULT/targeted": ("targeted killing", "of"), "ASSAULT/destroy": ("destruction of what belongs", "to"),
    "ASSAULT/firearms": ("shooting", "of"), "ASSAULT/explosives": ("bombing", "of"),
    "ASSAULT/suicide-attack": ("suicide attack", "on"), "ASSAULT/aerial": ("air strike", "on"),
    "ASSAULT/drone": ("drone strike", "on"), "ASSAULT/heavy-weapons": ("shelling", "of"),
    "ASSAULT/crowd-control": ("use of crowd control", "on"), "MOVE": ("movement", "from"),
    "MOVE/flee": ("flight", "from"), "MOVE/cross": ("border crossing", "from"), "MOVE/displace": ("displacement", "of"),
    "MOVE/evacuate": ("evacuation", "of"), "MOVE/return": ("return", "to"), "FALL": ("change of power", "from"),
    "FALL/collapse": ("collapse", "of"), "FALL/overthrow": ("overthrow", "of"), "FALL/coup": ("coup", "against"),
    "FALL/elected": ("election", "over"), "FALL/appointed": ("appointment", "of"),
    "FALL/surrender": ("surrender", "to"),
}  # fmt: skip
LEADS = {"denied": "denied: ", "planned": "planned: ", "possible": "possibly ", "forecast": "foreseen: "}
ROLES = {"at": "in", "origin": "from", "destination": "to"}


def _number(value: float) -> str:
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def _unit(tally: Tally) -> str:
    return {"person": "", "percent": " %", "": ""}.get(tally.unit, f" {tally.unit}")


def _best(tally: Tally) -> str:
    """`1,037`, `≥ 20`, `> 300` (kept as 301 and up), `about 200`."""
    best, bound = tally.best, tally.bound
    if best is None:
        return "?"
    for name, sign, step in (("at least", ">", -1), ("at most", "<", 1)):
        if bound == name:
            said = best + step
            return f"{sign} {_number(said)}" if best > 10 and said % 10 == 0 else f"{'≥≤'[step > 0]} {_number(best)}"
    return ("about " if bound == "about" else "") + _number(best)


def tally_line(tally: Tally, of: bool = True) -> str:
    """`1,037 crossed (Afghan soldiers)`; `≥ 60 killed, 13–182`: the best, then low to high where sources differ."""
    best = _best(tally)
    what = "" if tally.what == "other" else f" {tally.what}"
    out = best + _unit(tally) + what
    if of and tally.of and tally.of.removesuffix("s") != tally.what.removesuffix("s"):
        out += f" ({tally.of})"
    low, high = tally.low, tally.high
    if low is not None and high is not None and not low == high == tally.best:
        out += f", {_number(low)}–{_number(high)}"
    return out


def main_figures(event: Event) -> tuple[Tally, ...]:
    """Figures first that most claims tell, then by size."""
    return tuple(sorted(event.figures, key=lambda f: (f.what == "other", -len(f.claims), -(f.best or 0), f.what)))


def span(event: Event) -> str:
    """As panj.ask.words.days; `~ 2021-07-05`: no text dates it, it became known then."""
    when = event.when
    if when.basis == "report date only":
        return f"~ {event.first_known}" if event.first_known else ""
    return spelled(When("", (0, 0), when.start, when.end, None, when.basis)).replace("“”", "")


def few(names: Iterable[str], most: int | None) -> str:
    """`a, b, c + 4`: the first ones, and how many more."""
    every = list(dict.fromkeys(names))
    if most is None or len(every) <= most + 1:
        return ", ".join(every)
    return f"{', '.join(every[:most])} + {len(every) - most}"


def _named(name: str) -> bool:
    return any(w[:1].isupper() for w in name.split())


def names(some: Iterable[Actor]) -> list[str]:
    """Names of parties, those with a name of their own before "gunmen"; of "IS" and "IS bombers" the former alone."""
    every = list(dict.fromkeys(x.name or x.text for x in some))
    every.sort(key=lambda n: not _named(n))
    words = {n: set(n.casefold().split()) for n in every}
    return [n for n in every if not any(words[m] < words[n] for m in every)]


def doers(event: Event) -> list[str]:
    """Names of who did it: where a source names them, those who only say "gunmen" are left out."""
    every = names(event.actors)
    return [n for n in every if _named(n)] or every


def parties(some: Iterable[Actor], most: int | None = None) -> str:
    return few(names(some), most)


def places(some: Iterable[Place], most: int | None = None) -> str:
    """Names with what leads to them, the destination last; a country that a finer place lies in is left out."""
    some = tuple(some)
    within = {p.country for p in some if p.precision not in (None, "country") and p.country}
    kept = [p for p in some if not (p.precision == "country" and p.country in within and p.role == "at")] or list(some)
    kept.sort(key=lambda p: list(ROLES).index(p.role) if p.role in ROLES else 0)
    words: dict[tuple[str, str], str] = {}
    for p in kept:
        lead = "" if p.role == "at" else f"{ROLES[p.role]} "
        # "neighbouring Tajikistan" is Tajikistan
        key = p.country if p.precision == "country" and p.country else p.name or p.text
        name = p.name or p.text
        words[lead, key] = min(words.get((lead, key), name), name, key=len)
    return few((lead + name for (lead, _), name in words.items()), most)


def _listed(names: Sequence[str], most: int = 3) -> str:
    names = list(dict.fromkeys(names))
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _day(when: Span) -> str:
    start, end = when.start, when.end
    if start is None and end is None:
        return ""
    if when.basis == "report date only":
        return ""
    if start == end:
        return f" on {start}"
    if start is None or end is None:
        return f" by {end}" if start is None else f" since {start}"
    return f" between {start} and {end}"


def _known(event: Event) -> str:
    return f" (known since {event.first_known})" if event.when.basis == "report date only" and event.first_known else ""


def act(event: Event, dated: bool = True, counted: bool = True) -> str:
    """What is known of an event, in one phrase built from its parts: act, who, whom, where, when, how many."""
    noun, leads = NOUNS.get(f"{event.type}/{event.mode}") or NOUNS.get(event.type) or (event.type.lower(), "of")
    out = LEADS.get(event.realis, "") + noun
    if event.actors:
        out += f" by {_listed(doers(event))}"
    if event.targets:
        out += f" {leads} {_listed(names(event.targets))}"
    for role, word in ROLES.items():
        there = places(p for p in event.places if p.role == role)
        if there:
            out += f" {word} {_listed([x.removeprefix(f'{word} ') for x in there.split(', ')])}"
    out += _day(event.when) + _known(event) if dated else ""
    figures = [tally_line(f) for f in main_figures(event)[:4] if f.what != "other" or f.of]
    if figures and counted:
        out += ": " + "; ".join(figures)
    return out[:1].upper() + out[1:]


def word(event: Event) -> str:
    """By whose word, and how sure: `Reuters and AP; probably true`."""
    sure = event.credibility.word + (", disputed" if event.disputed else "")
    # where a report names no outlet, merging has but its id to tell whose word it is
    says = _listed(["an outlet not named" if o.name in event.reports else o.name for o in event.origins])
    return f"{says}; {sure}" if says else sure


def sentence(event: Event) -> str:
    """The phrase, with by whose word and how sure."""
    return f"{act(event)}. By the word of {word(event)}."


def counts(event: Event) -> str:
    """`7 claims in 3 reports of 2 outlets, from 2 origins`."""
    return (
        f"{_count(len(event.claims), 'claim')} in {_count(len(event.reports), 'report')} of "
        f"{_count(len(event.outlets), 'outlet')}, from {_count(len(event.origins), 'origin')}"
    )
