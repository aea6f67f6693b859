"""The ontology: PLOVER's sixteen event types with their modes, and two of our own, MOVE and FALL.

Source: PLOVER codebook (Open Event Data Alliance); Halterman et al. 2023, "PLOVER and POLECAT".
MOVE (people on the move because of the situation) and FALL (power changes hands) are Panj's.
"""

MODES: dict[str, tuple[str, ...]] = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "SUPPORT": ("praise", "pledge", "recognise"),
    "CONCEDE": (),
    "COOPERATE": ("joint exercise", "trade", "intelligence", "judicial"),
    "AID": (),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": (),
    "REJECT": (),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "THREATEN": (),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
    "MOVE": ("flee", "cross", "displace", "evacuate", "return"),
    "FALL": ("collapse", "overthrow", "coup", "elected", "appointed", "surrender"),
}  # fmt: skip
TYPES = tuple(MODES)
REALIS = ("asserted", "denied", "planned", "possible", "forecast")
FIGURE_KINDS = (
    "killed", "injured", "arrested", "abducted", "missing", "displaced", "crossed", "captured", "released",
    "troops", "protesters", "participants", "votes", "sentenced", "seized", "destroyed", "launched", "progress",
    "money", "other",
)  # fmt: skip
