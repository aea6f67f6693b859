"""What a counted noun stands for: people, a stretch of time, a measure, or things of its own name."""

from functools import cache

from panj.language import Token
from panj.lexicon import rows


@cache
def group(name: str) -> frozenset[str]:
    """The words of one group of lexicon/figure_words.tsv."""
    return frozenset(cells[0] for _, cells in rows("figure_words.tsv", 2) if cells[1] == name)


@cache
def counted() -> dict[str, tuple[str, str]]:
    """lemma → (unit, kind) of lexicon/counted.tsv."""
    return {cells[0]: (cells[1], cells[2]) for _, cells in rows("counted.tsv", 3)}


def singular(token: Token) -> str:
    """Lower-case lemma of a noun; plural names ("Afghans") lose their s, which the lemmatizer keeps."""
    lemma = str(token.lemma_).lower()
    if token.tag_ == "NNPS" and lemma.endswith("s") and not lemma.endswith("ss"):
        lemma = lemma[:-1]
    return "base" if token.lower_ == "bases" else lemma  # what is counted is bases, never a "basis"


def is_person(token: Token) -> bool:
    """Does the noun name people? By the list, else by nationality and by the endings of doers in the plural."""
    lemma = singular(token)
    known = counted().get(lemma) or counted().get(token.lower_)
    if known:
        return known[0] == "person"
    if token.ent_type_ == "NORP" or lemma.endswith(("man", "woman", "men", "women", "people", "ist", "ian")):
        return True
    return str(token.tag_) in ("NNS", "NNPS") and lemma.endswith(("er", "or", "crat", "eer"))


def unit_of(token: Token) -> tuple[str, str]:
    """(unit, kind) of a counted noun."""
    known = counted().get(singular(token)) or counted().get(token.lower_)
    if known:
        return known
    return ("person", "count") if is_person(token) else (singular(token), "count")
