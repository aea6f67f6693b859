"""The error tree. Every error names what failed, where, and what to do about it; only `cli` prints one."""


class PanjError(Exception):
    """Root of everything Panj raises on purpose."""


class SettingError(PanjError):
    """A setting has a value that cannot be used."""


class LexiconError(PanjError):
    """A lexicon file has a line that cannot be read; the message names file and line."""


class ModelMissing(PanjError):
    """The language model is not installed; the message says how to install it."""


class LedgerError(PanjError):
    """The ledger cannot be opened, is locked for too long, or is broken."""


class NotFound(PanjError):
    """No claim, report or event goes by that id."""


class ExportError(PanjError):
    """An export cannot be written; the message says what is missing or where it failed."""
