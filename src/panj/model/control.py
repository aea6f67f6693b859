"""Records of who holds which place, on whose word, from when, and until when that was last said."""

from dataclasses import dataclass
from datetime import date

from panj.model.due import Witness
from panj.model.records import Actor, Place

HOWS = ("taken", "given up", "left")
# reported: somebody other than the holder says so; unconfirmed: only the holder's word, or hedged; contested: another
# side claims or a denial stands against it; left: nobody is said to hold it since it was left
STANDINGS = ("reported", "unconfirmed", "contested", "left")


@dataclass(frozen=True, slots=True)
class Hold:
    """One stretch of one place's story. `holder` None: the reports name none.

    `since` … `since_by`: earliest and latest day on which it began (`since` None: not before is not said); `confirmed`:
    the day of the newest report that says so, beyond which nothing is known; `until`: the day by which another stretch
    began, None of the last one. `on_word`: who says it first; `claims`, `against`: what speaks for it and against it.
    """

    id: str
    place: Place
    guessed: bool
    holder: Actor | None
    how: str
    standing: str
    since: date | None
    since_by: date
    confirmed: date
    until: date | None
    silent: int
    on_word: tuple[str, ...]
    outlets: tuple[str, ...]
    claims: tuple[Witness, ...]
    against: tuple[Witness, ...]
    why: str
