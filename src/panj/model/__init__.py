"""What travels between rooms: frozen records and their JSON forms."""

from panj.model.codes import FIGURE_KINDS, MODES, REALIS, TYPES
from panj.model.ids import anchor_of, claim_id, digest, report_id
from panj.model.records import (
    Actor,
    Claim,
    Decision,
    Figure,
    Mention,
    Place,
    Reading,
    Rejection,
    Report,
    Source,
    Span,
    Struck,
    When,
)

__all__ = [
    "FIGURE_KINDS",
    "MODES",
    "REALIS",
    "TYPES",
    "Actor",
    "Claim",
    "Decision",
    "Figure",
    "Mention",
    "Place",
    "Reading",
    "Rejection",
    "Report",
    "Source",
    "Span",
    "Struck",
    "When",
    "anchor_of",
    "claim_id",
    "digest",
    "report_id",
]
