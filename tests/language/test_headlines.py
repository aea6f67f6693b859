"""Present-tense verbs of headlines that the tagger takes for nouns; nouns that stay what they are."""

import pytest

from panj.language import Parser, Token

MENDED = [
    ("Gunmen attack bus in Mali.", "attack", "Gunmen", "bus"),
    ("Houthi rebels fire missiles at Eilat.", "fire", "rebels", "missiles"),
    ("Officials in Lagos request help from the navy.", "request", "Officials", "help"),
    ("A Norwegian court in Bergen sentences union member Ola Lie to nine years in jail.", "sentences", "court", "Lie"),
]


def told(root: Token) -> tuple[str, str, str, str]:
    subject = next((c.text for c in root.lefts if c.dep_ == "nsubj"), "")
    target = next((c.text for c in root.rights if c.dep_ == "dobj"), "")
    return root.pos_, root.text, subject, target


@pytest.mark.parametrize(("text", "verb", "subject", "target"), MENDED)
def test_the_verb_of_a_headline_has_subject_and_object(
    parser: Parser, text: str, verb: str, subject: str, target: str
) -> None:
    [doc] = parser.parse([text])
    [sent] = doc.sents
    assert doc.text == text
    assert told(sent.root) == ("VERB", verb, subject, target)


@pytest.mark.parametrize(
    "text",
    [
        "Gaza peace talks in Doha",
        "The hostage release deal of last year",
        "A bomb attack victim in the north",
        "The rebels peace offer of last year",
    ],
)
def test_noun_phrases_stay_noun_phrases(parser: Parser, text: str) -> None:
    [doc] = parser.parse([text])
    assert next(doc.sents).root.pos_ not in ("VERB", "AUX")
