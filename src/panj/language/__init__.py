"""The parser behind one small interface; the rest of Panj sees spaCy's Doc, Span and Token by these names only."""

from spacy.tokens import Doc, Token

from panj.language.parser import Parser
from panj.language.phrases import Phrase, phrase_of

__all__ = ["Doc", "Parser", "Phrase", "Token", "phrase_of"]
