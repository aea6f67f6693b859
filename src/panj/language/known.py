"""What a report names, held for look-up: people, acronyms, long forms."""

import re
from bisect import bisect_left
from functools import cached_property

from spacy.tokens import Doc, Token

from panj.language.collect import ROMAN, Mention, collect
from panj.lexicon.names import fold

BRACKET = re.compile(r"\s*\(([^()]{2,60})\)")
SMALL = {"of", "the", "for", "and", "in", "on", "de", "to", "al", "wal", "ul"}


def strip_article(text: str) -> str:
    """The phrase without a leading the, a or an."""
    return re.sub(r"^(?:the|a|an)\s+", "", text.strip(), flags=re.IGNORECASE)


class Known:
    """The mentions of one report and the look-ups over them."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.mentions, self.sentences = collect(doc)
        self._firsts = [m.first for m in self.mentions]
        self._by_token: dict[int, Mention] = {}
        for mention in self.mentions:
            for i in range(mention.first, mention.last + 1):
                self._by_token.setdefault(i, mention)

    @cached_property
    def _people(self) -> dict[str, list[Mention]]:
        """Folded word of a name → person mentions that hold it, in order of place."""
        out: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            if mention.kind == "person":
                for word in fold(mention.name).split():
                    out.setdefault(word, []).append(mention)
        return out

    @cached_property
    def _acronyms(self) -> dict[str, str]:
        """Acronym → long form: defined in brackets, or the initials of a name that the report holds."""
        out: dict[str, str] = {}
        for mention in self.mentions:
            if mention.kind not in ("body", "country") or any(c in mention.name for c in ".,;:()\"“”"):
                continue
            words = [w for w in re.split(r"[\s-]+", BRACKET.sub("", mention.name)) if w]
            caps = "".join(w[0] for w in words if w[0].isupper())
            if len(caps) > 1 and len(words) > 1:
                out.setdefault(caps, strip_article(BRACKET.sub("", mention.name)))
        text = self.doc.text
        for match in BRACKET.finditer(text):
            short = match.group(1).strip()
            if not (short.isupper() and 1 < len(short) < 9 and short.isalpha()):
                continue
            pieces = list(re.finditer(r"[\w’'-]+", text[max(0, match.start() - 90) : match.start()]))
            base = max(0, match.start() - 90)
            run: list[str] = []
            for piece in reversed(pieces):
                if not (piece.group()[0].isupper() or piece.group() in SMALL):
                    break
                run.insert(0, piece.group())
                letters = "".join(p[0] for w in run for p in w.split("-") if p and p[0].isupper())
                exact = letters == short and run[0][0].isupper()
                if exact or (len(run) > 1 and run[0][0].isupper() and run[0].lower() != "the"):
                    out[short] = text[base + piece.start() : match.start()].strip()
                if exact:
                    break
        return out

    def _fullest(self, name: str, at: int) -> str:
        """The longest form in the report of a person's name; of two people with one surname the one named before."""
        words = fold(name).split()
        if not words:
            return name
        key = words[-1] if not ROMAN.match(name.split()[-1]) or len(words) == 1 else words[-2]
        best = name
        longest: list[Mention] = []
        for mention in self._people.get(key, ()):
            have = fold(mention.name).split()
            if len(have) > 6 or any(c in mention.name for c in "\n,;:\"“"):
                continue
            if not set(words) <= set(have):
                continue
            if len(have) > len(words):
                longest.append(mention)
        if longest:
            before = [m for m in longest if m.first <= at]
            pick = max(before or longest, key=lambda m: (len(m.name.split()), bool(before) and m.first))
            best = pick.name
        return best

    def _earlier(self, token: Token) -> list[Mention]:
        return self.mentions[: bisect_left(self._firsts, token.i)]

    def _before(self, token: Token, test: object) -> str | None:
        for mention in reversed(self._earlier(token)):
            if test(mention):  # type: ignore[operator]
                return mention.name
        return None

    def _long(self, name: str) -> str:
        name = strip_article(name)
        return self._acronyms.get(name, name)

    def _bound(self, mention: Mention, token: Token) -> bool:
        """Two arguments of one verb are two things, reflexives and possessives aside."""
        if token.dep_ == "poss" or token.lower_.endswith(("self", "selves")):
            return False
        head = self.doc[mention.head]
        while head.dep_ in ("conj", "appos", "compound", "flat", "amod", "nmod") and head.head.i != head.i:
            head = head.head
        verb, mine = head.head, token.head
        if head.dep_ == "pobj":
            verb = verb.head
        if token.dep_ == "pobj":
            mine = mine.head
        return verb.i == mine.i and verb.pos_ in ("VERB", "AUX")
