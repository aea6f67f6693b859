"""Who "he", "the group", "the office", "Rakhmon" and "IRGC" stand for: full names as the report itself gives them.

`Names` collects every mention in one pass, then answers by look-up. Pronouns and definite nouns take the most salient
compatible mention before them: recency, grammatical role, agreement, no two arguments of one verb. Where nothing fits
the text itself is the answer; nothing is invented.
"""

import re
from functools import cached_property

from spacy.tokens import Token

from panj.language.called import DEFINITE
from panj.language.collect import GROUPS, PEOPLE, name_start
from panj.language.known import BRACKET, strip_article
from panj.language.phrases import Phrase
from panj.language.pronouns import HE, PRONOUNS, SHE, Pronouns
from panj.lexicon.names import (
    actor_named,
    country,
    country_name,
    fold,
    government_seat,
    nationality,
    noun_classes,
    outlet_named,
    singular,
)

NUMBERED = re.compile(r"^(.*[^\d\s])\s\d$")
# Peoples within a country: what they do is not the country's doing.
PEOPLES = {"Rohingya", "Chechen", "Catalan", "Basque", "Papuan", "Kanak", "Crimean", "Baloch", "Abkhaz", "Persian",
           "Soviet", "Corsican", "Breton", "Acehnese", "Okinawan", "Darfuri", "Gazan", "Maori"}  # fmt: skip
CALLED = {"group", "organisation", "organization", "movement", "company", "firm", "airline"}


class Names(Pronouns):
    """Full names for one report, built from its Doc (title first)."""

    def is_person(self, token: Token) -> bool:
        """Whether a token is (the head of) a person: a named one, he, she, who, or a noun for people."""
        if token.lower_ in HE | SHE | {"i", "me", "who", "whom"}:
            return True
        mention = self._by_token.get(token.i)
        if mention is not None and mention.kind != "nominal":
            return mention.kind == "person"
        return bool(noun_classes(token.lemma_.lower()) & PEOPLE)

    # the one question

    def full(self, phrase: Phrase | Token) -> str:
        """The full name of a phrase (or of the token at its head); its own text where nothing better is known."""
        if isinstance(phrase, Token):
            token = phrase
            mention = self._by_token.get(token.i)
            inside = mention is not None and mention.kind != "nominal" and token.pos_ == "PROPN"
            text = mention.name if inside and mention is not None else token.text
        else:
            token, text = phrase.head, phrase.text
        low = text.lower()
        if low in PRONOUNS and (len(text) < 2 or not text.isupper()):
            return self.pronoun(token) or text
        bare = strip_article(text)
        if token.pos_ == "NOUN" and bare[:1].isupper() and bare[1:].islower() and bare.split()[0].lower() in DEFINITE:
            bare = bare.lower()
        if bare[:1].isupper() or any(c.isupper() for c in bare[1:]):
            named = self._named(bare, token)
            if named is not None:
                return named
            if bare.lower() != token.lower_ or not noun_classes(bare):
                return self._members(bare) or bare
        return self._nominal(bare, token) or bare

    # names

    def _named(self, text: str, token: Token) -> str | None:
        numbered = NUMBERED.match(text)
        if numbered and outlet_named(numbered.group(1)):
            return numbered.group(1)
        if "[" in text or (outlet_named(text) and not nationality(text)) or (actor_named(text) and " " in text):
            return None
        if " " not in text or text in ("U.S.", "U.K."):
            short = text.replace(".", "")
            if short.isupper() and short in self._acronyms:
                long = self._acronyms[short]
                return long if fold(long) != fold(text) else None
            code = country(text)
            if code and short.isupper() and (country_name(code) or "?") in self.doc.text:
                return country_name(code)
            code = nationality(text)
            counted = token.pos_ != "ADJ" and any(t.dep_ in ("det", "nummod") for t in token.lefts)
            if code and text not in PEOPLES and not text.endswith("s") and not country(text) and not counted:
                return country_name(code)
            seat = government_seat(text)
            if seat and token.dep_ in ("nsubj", "nsubjpass", "agent") and text not in ("Pentagon",) \
                    and self._names_country(seat):  # fmt: skip
                return country_name(seat)
        bracket = BRACKET.search(text)
        if bracket and bracket.group(1).isupper() and bracket.end() == len(text):
            text = text[: bracket.start()]
            return text
        person = self._person_in(text, token)
        if person is not None:
            return person
        return self._title_of_body(text, token)

    def _names_country(self, code: str) -> bool:
        return code in self._codes

    @cached_property
    def _codes(self) -> set[str]:
        """Codes of the countries that the report names in full or by demonym."""
        out = set()
        for token in self.doc:
            if token.text[0].isupper() and len(token.text) > 3:
                code = nationality(token.text) or country(token.text)
                if code:
                    out.add(code)
        for mention in self.mentions:
            code = country(mention.name) if mention.kind == "country" and len(mention.name) > 4 else None
            if code:
                out.add(code)
        return out

    @staticmethod
    def _members(text: str) -> str | None:
        """ "members of the Afghan security forces" → "Afghan security forces"."""
        if not text.lower().startswith("members of "):
            return None
        rest = strip_article(text[len("members of ") :])
        return rest if rest[:1].isupper() and "force" in noun_classes(rest.split()[-1].lower()) else None

    def _person_in(self, text: str, token: Token) -> str | None:
        """The person of a phrase, titles left off, in the fullest form that the report gives."""
        mention = self._by_token.get(token.i)
        if mention is None or mention.kind != "person":
            if mention is not None and mention.kind in ("country", "place", "outlet"):
                return None
            if " " in text or not token.text[:1].isupper():
                return self._untitled(text, token)
            known = self._fullest(text, token.i)
            return known if known != text else None
        name = self._fullest(mention.name, token.i)
        # "Pope Francis", "President Trump" keep their titles where the report gives no more
        return None if " " not in name and " " in text else name

    def _untitled(self, text: str, token: Token) -> str | None:
        """A name that the tagger took for no person, behind a title: "President Lula"."""
        span = self.doc.char_span(token.idx + len(token) - len(text), token.idx + len(token))
        if span is None or span.text != text or noun_classes(token.lower_) or token.pos_ != "PROPN":
            return None
        start = name_start(self.doc, span.start, token.i)
        if start == span.start or not self.doc[start].text[:1].isupper():
            return None
        before = [t for t in self.doc[span.start : start] if noun_classes(singular(t.lower_)) & PEOPLE]
        if not before:
            return None
        name = self._fullest(self.doc[start : token.i + 1].text, token.i)
        return name if " " in name else None

    def _title_of_body(self, text: str, token: Token) -> str | None:
        """ "Iranian airline Mahan Air" → "Mahan Air"; "Mahan" → "Mahan Air"; "Akhmat rebel group" → "Akhmat"."""
        mention = self._by_token.get(token.i)
        words = text.split()
        if mention is not None and mention.kind in ("body", "outlet", "place") and len(words) > 1:
            inner = strip_article(mention.name)
            at = text.rfind(inner)
            if at > 0 and at + len(inner) == len(text) and inner[:1].isupper():
                before = text[:at].split()
                common = before and before[-1].islower() and noun_classes(singular(before[-1])) & (GROUPS | PEOPLE)
                if common and before[-1] not in ("of", "for", "the"):
                    return inner
        # "Tajik radio station Avesta": the last lower-case class noun, capitals alone behind it
        for i in range(len(words) - 2, -1, -1):
            if words[i].islower():
                named = words[-1][:1].isupper() and not noun_classes(words[-1])
                if noun_classes(singular(words[i])) & GROUPS and named and words[i].isalpha():
                    return " ".join(words[i + 1 :])
                break
        if len(words) > 1 and (words[-1] in CALLED or " ".join(words[-2:]) == "intelligence agency"):
            head = list(words)
            while head and head[-1].islower():
                head.pop()
            inner = " ".join(head)
            if len(head) > 1 and (actor_named(inner) or self._is_body(inner)) and not nationality(inner):
                return inner
        if mention is not None and mention.kind == "body" and len(words) == 1 and words[0][:1].isupper() \
                and not words[0].isupper() and not actor_named(words[0]):
            longer = [
                m.name for m in self.mentions
                if m.kind == "body" and m.name.startswith(words[0] + " ") and len(m.name.split()) < 4
                and m.name.split()[-1][:1].isupper()
            ]  # fmt: skip
            if longer and len(set(longer)) == 1:
                return longer[0]
        return None

    def _is_body(self, name: str) -> bool:
        return any(m.kind == "body" and m.name == name for m in self.mentions)
