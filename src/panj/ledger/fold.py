"""Names as they are searched by."""

import unicodedata


def fold(*texts: str | None) -> str:
    """Case and accents taken off, parts on lines of their own, for substring search."""
    joined = unicodedata.normalize("NFKD", "\n".join(x for x in texts if x))
    return "".join(c for c in joined if not unicodedata.combining(c)).casefold()
