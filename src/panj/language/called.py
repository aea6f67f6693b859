"""Whom common nouns stand for: "the group", "the country", "the news service", "the man", "the statement"."""

from functools import cached_property

from spacy.tokens import Token

from panj.language.collect import GROUPS, MEN, PEOPLE, WOMEN, Mention
from panj.language.known import Known, strip_article
from panj.lexicon.names import actor_named, country, country_name, nationality, noun_classes, singular

DEFINITE = {"the", "this", "these", "that", "those", "both", "said"}
POSSESSIVE = {"his", "her", "its", "their", "our", "my"}
PERSON_NOUNS = MEN | WOMEN | {
    "suspect", "attacker", "assailant", "perpetrator", "accused", "defendant", "gunman", "driver", "victim",
    "individual", "prisoner", "shooter",
}  # fmt: skip
COUNTRY_NOUNS = {"country", "nation", "state", "republic", "kingdom"}
FAR = 4  # sentences back beyond which "the group" and pronouns no longer reach
DECAY = 0.55  # salience kept over one sentence
ALIKE = (
    {"company", "firm", "corporation", "business", "enterprise", "manufacturer", "giant", "conglomerate"},
    {"group", "organisation", "organization", "militia", "faction", "movement", "cult", "network", "insurgency"},
    {"court", "tribunal"}, {"charity", "nonprofit", "foundation", "ngo"}, {"airline", "carrier"},
    {"bloc", "alliance", "coalition"},
)  # fmt: skip
KINDS = {
    "armed", "militant", "terrorist", "rebel", "military", "political", "ruling", "official", "same", "jihadist",
    "islamist", "insurgent", "national", "federal", "central", "local", "foreign", "private", "public", "former",
}  # fmt: skip
OFFICIALS = {
    "president", "minister", "prime minister", "secretary", "spokesman", "spokesperson", "spokeswoman", "governor",
    "judge", "general", "chancellor", "mayor", "king", "senator",
}  # fmt: skip
GROUP_NOUNS = {
    "group": {"REB", "NGO", "UAF", "CRM", "OPP", "IGO"}, "organisation": {"REB", "NGO", "IGO"},
    "organization": {"REB", "NGO", "IGO"}, "movement": {"REB", "OPP", "PTY"}, "militia": {"REB", "UAF"},
    "party": {"PTY"}, "company": {"BUS"}, "firm": {"BUS"}, "bloc": {"IGO"}, "alliance": {"IGO"},
    "union": {"IGO", "LAB"}, "airline": {"BUS"}, "cartel": {"CRM"}, "gang": {"CRM"}, "agency": {"GOV", "IGO", "SPY"},
    "court": {"JUD"}, "parliament": {"LEG"}, "army": {"MIL"}, "body": {"IGO", "LEG"}, "charity": {"NGO"},
    "watchdog": {"NGO", "IGO"}, "insurgency": {"REB"}, "faction": {"REB"}, "network": {"REB"},
}  # fmt: skip


def _says(name: str, noun: str) -> bool:
    """Whether a body's own name holds the noun: "Hong Kong Police" for police, "Ministry of Justice" for ministry."""
    words = name.lower().split()
    return 1 < len(words) < 8 and (singular(words[-1]) == noun or noun in words[:-1])


class Called(Known):
    """Definite common nouns to the names they stand for."""

    def _nominal(self, text: str, token: Token) -> str | None:
        low = singular(token.lemma_.lower() if token.pos_ == "NOUN" else token.lower_)
        marks = {t.lower_ for t in token.lefts if t.dep_ in ("det", "poss", "predet")}
        classes = noun_classes(low)
        if "media" in noun_classes(text):
            classes |= {"media"}
        plural = token.tag_ == "NNS"
        if any(c.isupper() for c in text[1:]) or not marks & (DEFINITE | POSSESSIVE):
            return None
        if " " in text and not self._plain(token):
            return None
        if low in COUNTRY_NOUNS and marks & DEFINITE:
            return self._pair(token) if plural and "both" in marks else None if plural else self._country(token)
        if plural and "both" in marks and low == "side":
            return self._pair(token)
        if "media" in classes and low not in ("media", "press", "report") and not plural:
            hit = self._before(token, lambda m: m.kind == "outlet")
            if hit:
                return hit
        if plural:
            return None
        if "document" in classes and not classes & (PEOPLE | GROUPS):
            return self._issuer(low, token) if marks & DEFINITE else None
        if marks & POSSESSIVE and low not in ("group", "company", "party", "organisation", "organization"):
            return None
        if classes & PEOPLE or low in PERSON_NOUNS:
            return self._person_called(low, token)
        if classes & GROUPS:
            return self._body_called(low, token) or self._fuller_phrase(low, token)
        return None

    def _issuer(self, low: str, token: Token) -> str | None:
        """Who issued "the statement": of the last one spoken of, the owner, the by-phrase, or the doer of its verb."""
        here = self.sentences[token.i]
        for i in range(token.i - 1, max(-1, token.i - 150), -1):
            other = self.doc[i]
            if here - self.sentences[i] > 3:
                return None
            if other.pos_ != "NOUN" or singular(other.lower_) != low:
                continue
            owner = next((t for t in other.lefts if t.dep_ == "poss"), None)
            if owner is None:
                by = next((t for t in other.rights if t.dep_ == "prep" and t.lower_ in ("by", "from", "of")), None)
                owner = next((t for t in by.children if t.dep_ == "pobj"), None) if by is not None else None
            verb = other.head
            while owner is None and verb.pos_ in ("ADP", "NOUN", "VERB", "AUX") and verb.head.i != verb.i \
                    and not any(t.dep_ in ("nsubj", "agent") for t in verb.children):  # fmt: skip
                verb = verb.head
            if owner is None:
                owner = next((t for t in verb.children if t.dep_ == "nsubj" and t.i != i), None)
            mention = self._by_token.get(owner.i) if owner is not None else None
            if mention is not None and mention.kind in ("person", "body", "country"):
                return self._name_of(mention)
        return None

    @staticmethod
    def _plain(token: Token) -> bool:
        """Nothing but a determiner and words that only say what kind: "the armed group", "the news service"."""
        return all(
            (t.dep_ in ("det", "compound", "punct", "predet", "advmod") and not t.text[:1].isupper())
            or t.dep_ == "det" or (t.dep_ == "amod" and t.lower_ in KINDS) for t in token.lefts
        ) and not any(t.dep_ in ("prep", "relcl", "acl") for t in token.rights)

    def _country(self, token: Token) -> str | None:
        """The country named most so far in this paragraph and the one before; of two the later."""
        count: dict[str, float] = {}
        here = self.sentences[token.i]
        for mention in self._earlier(token):
            code = country(mention.name) if mention.kind == "country" else None
            if code is None:
                continue
            name = country_name(code) or mention.name
            count[name] = count.get(name, 0.0) + DECAY ** min(here - mention.sentence, 8) * (0.5 + mention.rank)
        return max(count, key=lambda n: count[n]) if count else None

    def _pair(self, token: Token) -> str | None:
        seen: list[str] = []
        for mention in reversed(self._earlier(token)):
            if mention.kind == "country" and self.sentences[token.i] - mention.sentence <= 3:
                name = country_name(country(mention.name) or "") or mention.name
                if name not in seen:
                    seen.append(name)
            if len(seen) == 2:
                return f"{seen[1]} and {seen[0]}"
        return None

    def _person_called(self, low: str, token: Token) -> str | None:
        """ "the president" → the last person of whom the report said so; "the man" → the only one it can be."""
        sought = {low, f"{token.nbor(-1).lower_} {low}"} if token.i else {low}
        people = [m for m in self._earlier(token) if m.kind == "person"]
        for mention in reversed(people):
            if mention.nouns & sought:
                return self._fullest(mention.name, mention.first)
        identified = self._identified
        if low in PERSON_NOUNS and len(identified) == 1:
            return identified[0]
        if low in WOMEN | MEN | {"accused", "suspect", "defendant"}:
            here = self.sentences[token.i]
            near = [m for m in people if here - m.sentence <= 2 and not (m.nouns & OFFICIALS)]
            names = {self._fullest(m.name, m.first) for m in near}
            wrong = "m" if low in WOMEN else "f" if low in MEN else ""
            if len(names) == 1 and near[-1].gender != wrong and not self._bound(near[-1], token):
                return next(iter(names))
        return None

    @cached_property
    def _identified(self) -> list[str]:
        """People of whom the report says "identified as …", "named as …": whom the suspect turns out to be."""
        out: list[str] = []
        for mention in self.mentions:
            before = self.doc[max(0, mention.first - 2) : mention.first].text.lower()
            if mention.kind == "person" and before in ("identified as", "named as"):
                name = self._fullest(mention.name, mention.first)
                if name not in out:
                    out.append(name)
        return out

    def _body_called(self, low: str, token: Token) -> str | None:
        alike = next((set(x) for x in ALIKE if low in x), {low})
        bodies = [m for m in self._earlier(token) if m.kind in ("body", "outlet") and not nationality(m.name)]
        for mention in reversed(bodies):
            if mention.nouns & alike or _says(mention.name, low):
                return self._long(mention.name)
        here = self.sentences[token.i]
        if low in GROUP_NOUNS:
            for mention in reversed(bodies):
                known = actor_named(mention.name)
                if here - mention.sentence <= FAR and known and known.sector in GROUP_NOUNS[low]:
                    return self._long(mention.name)
        return None

    def _fuller_phrase(self, low: str, token: Token) -> str | None:
        """The last richer phrase with the same head: "Rakhmon’s office" of "the office"."""
        for mention in reversed(self._earlier(token)):
            if mention.kind == "nominal" and low in mention.nouns and not mention.plural:
                words = mention.name.split()
                rich = any(w[:1].isupper() for w in words)
                if rich and len(words) < 5:
                    return strip_article(mention.name)
        return None

    def _name_of(self, mention: Mention) -> str:
        if mention.kind == "person":
            return self._fullest(mention.name, mention.first)
        if mention.kind == "country":
            return country_name(country(mention.name) or "") or mention.name
        if mention.kind == "nominal" and not mention.plural:
            return self._nominal(mention.name, self.doc[mention.head]) or mention.name
        return self._long(mention.name)
