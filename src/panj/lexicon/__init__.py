"""What Panj knows of words: data files beside their one loader."""

from panj.lexicon.loader import (
    ActEntry,
    Condition,
    acts,
    identity,
    read_bytes,
    read_json,
    read_text,
    rows,
    word_class,
    words,
)

__all__ = [
    "ActEntry", "Condition", "acts", "identity", "read_bytes", "read_json", "read_text", "rows", "word_class", "words",
]  # fmt: skip
