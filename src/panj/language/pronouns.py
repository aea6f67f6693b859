"""Whom pronouns stand for, and who speaks a quotation."""

from functools import cached_property

from spacy.tokens import Token

from panj.language.called import DECAY, FAR, Called
from panj.language.collect import GROUPS, PEOPLE, Mention
from panj.lexicon.names import noun_classes

HE, SHE = {"he", "him", "his", "himself"}, {"she", "her", "hers", "herself"}
IT, THEY = {"it", "its", "itself"}, {"they", "them", "their", "theirs", "themselves"}
SPEAKER = {"i", "me", "my", "mine", "we", "us", "our", "ours", "myself", "ourselves"}
PRONOUNS = HE | SHE | IT | THEY | SPEAKER
SAY = {
    "say", "tell", "add", "note", "state", "claim", "announce", "declare", "report", "warn", "insist", "stress",
    "explain", "write", "tweet", "argue", "describe", "confirm", "deny", "allege", "comment", "continue", "ask",
    "respond", "reply", "urge", "vow", "accuse", "call", "recall", "remark", "admit", "assert", "conclude",
}  # fmt: skip
OPENING, CLOSING = "“\"«", "”\"»"
REACH = {"nominal": 0.45, "place": 0.3, "outlet": 0.4, "country": 0.8, "body": 1.0, "person": 1.0}
CROWDS = {"staff", "family", "community", "crowd", "public", "minority", "population", "couple", "personnel"}
LEAST = 0.12  # salience below which a pronoun stays as it is


class Pronouns(Called):
    """Pronouns to the names they stand for (Lappin & Leass 1994, much shortened)."""

    def pronoun(self, token: Token) -> str | None:
        """The name a pronoun stands for, or None."""
        low = token.lower_
        if low in SPEAKER:
            return self._speaker(token) if self._quoted(token) else None
        wanted = "m" if low in HE else "f" if low in SHE else "n" if low in IT else "p"
        if low in IT and self._expletive(token):
            return None
        here = self.sentences[token.i]
        avoid = self._speaker_mention(token) if self._quoted(token) and wanted != "p" else None
        best, top = None, 0.0
        seen: dict[str, float] = {}
        for mention in reversed(self._earlier(token)):
            away = here - mention.sentence
            if away > FAR:
                break
            if mention.kind == "nominal" and wanted in "mf" and self._is_title(mention):
                continue
            fit = self._agrees(mention, wanted)
            if not fit or self._bound(mention, token) or (avoid is not None and mention.name == avoid.name):
                continue
            if mention.first <= token.i <= mention.last:
                continue
            value = fit * REACH[mention.kind] * DECAY**away * (0.35 + mention.rank)
            if away == 0 and mention.rank >= 1.0:
                value *= 1.15
            name = self._name_of(mention)
            seen[name] = seen.get(name, 0.0) * 0.5 + value
            if seen[name] > top:
                best, top = name, seen[name]
        if best is None or top < LEAST:
            return None
        return best

    def _is_title(self, mention: Mention) -> bool:
        """A post right before the name of its holder, or a crowd: nobody whom "he" means."""
        following = self._by_token.get(mention.last + 1)
        if following is not None and following.kind == "person":
            return True
        return bool(mention.nouns & CROWDS) or self.doc[mention.head].pos_ == "PROPN"

    @staticmethod
    def _agrees(mention: Mention, wanted: str) -> float:
        """0 to 1: how well number and gender fit."""
        if wanted in "mf":
            if mention.plural or mention.gender == "n":
                return 0.0
            return 1.0 if mention.gender == wanted else 0.7 if mention.gender == "?" else 0.0
        if wanted == "n":
            if mention.plural or mention.kind == "person" or mention.gender != "n":
                return 0.0
            if mention.kind == "nominal":
                return 1.0 if any(noun_classes(n) & GROUPS for n in mention.nouns) else 0.3
            return 0.9
        if mention.plural:
            classes = frozenset().union(*(noun_classes(n) for n in mention.nouns)) if mention.nouns else frozenset()
            return 1.0 if mention.kind != "nominal" or classes & (PEOPLE | GROUPS) else 0.4
        if mention.kind == "body":
            return 0.6
        if mention.kind == "nominal" and any(noun_classes(n) & GROUPS for n in mention.nouns):
            return 0.5
        return 0.25 if mention.kind == "country" else 0.0

    @staticmethod
    def _expletive(token: Token) -> bool:
        head = token.head
        if token.dep_ == "expl":
            return True
        if token.dep_ not in ("nsubj", "nsubjpass"):
            return False
        lemma = head.lemma_.lower()
        if lemma in ("seem", "appear", "take", "turn") and any(c.dep_ == "ccomp" for c in head.children):
            return True
        clause = any(c.dep_ in ("ccomp", "xcomp", "csubj", "csubjpass") for c in head.children)
        adjective = any(c.dep_ == "acomp" or (c.dep_ == "attr" and c.pos_ != "PROPN") for c in head.children)
        return lemma == "be" and clause and adjective

    @cached_property
    def _quotes(self) -> list[tuple[int, int]]:
        """Token ranges inside quotation marks, marks included; a paragraph closes what is left open."""
        out: list[tuple[int, int]] = []
        start: int | None = None
        for token in self.doc:
            if "\n" in token.text and start is not None:
                out.append((start, token.i))
                start = None
            elif start is None and token.text in OPENING:
                start = token.i
            elif start is not None and token.text in CLOSING:
                out.append((start, token.i))
                start = None
        return out

    def _quoted(self, token: Token) -> tuple[int, int] | None:
        return next((q for q in self._quotes if q[0] < token.i < q[1]), None)

    def _speaker_mention(self, token: Token) -> Mention | None:
        """The mention that speaks the quotation around a token: subject of a verb of saying in or beside it."""
        quote = self._quoted(token)
        if quote is None:
            return None
        first, last = quote
        here = {self.sentences[first], self.sentences[last]}
        low, high = max(0, first - 40), min(len(self.doc), last + 25)
        best: tuple[int, Mention] | None = None
        for i in range(low, high):
            verb = self.doc[i]
            if first < i < last or verb.lemma_.lower() not in SAY or verb.pos_ not in ("VERB", "AUX"):
                continue
            if self.sentences[i] not in here and not (i > last and self.sentences[i] - self.sentences[last] <= 1):
                continue
            subject = next((c for c in verb.children if c.dep_ in ("nsubj", "agent") and not first < c.i < last), None)
            if subject is None:
                continue
            mention = self._by_token.get(subject.i)
            if mention is None and subject.lower_ in HE | SHE | IT | THEY:
                name = self.pronoun(subject)
                mention = next((m for m in reversed(self._earlier(subject)) if name and self._name_of(m) == name), None)
            away = min(abs(i - first), abs(i - last))
            if mention is not None and (best is None or away < best[0]):
                best = (away, mention)
        return best[1] if best else None

    def _speaker(self, token: Token) -> str | None:
        mention = self._speaker_mention(token)
        return self._name_of(mention) if mention is not None else None
