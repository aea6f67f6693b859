"""Numbers that count nothing: dates, hours, ages, addresses, law and route numbers, scores, names with a number."""

import re

from panj.extract.numbers import Number, any_of
from panj.extract.units import group, is_person
from panj.language import Token

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{1,6})?\.?"
# what stands before a number that names a day, an age, a law, a route
NOT_AFTER = re.compile(
    rf"(?:\b{_MONTH} (?:the )?|\b(?:{any_of(group('before'))}) ?|[#№§] ?|\b[A-Z]{{1,4}}-|\$|\b\d{{1,3}} ?/ )$"
)  # fmt: skip
# what stands behind a number that gives an age, an hour, a date, an address, a rank, a score, an era
NOT_BEFORE = re.compile(
    r"[- ]?(?:years?|months?|weeks?|days?)[- ]old"
    r"|[- ](?:years?|months?|weeks?) of age"
    r"|(?:st|nd|rd|th)\b|:\d| ?/ ?\d|\.\d|-\d|[–-]\d"
    r"| ?(?:[ap]\.m\b|[ap]m\b|[AP]M\b|o['’]clock|hours? (?:local|GMT|UTC)|UTC\b|GMT\b|local time)"
    rf"| (?:of )?{_MONTH}(?![a-z])(?! (?:people|have|be|also))"
    r"|[- ]block\b"
    rf"| (?:[NSEW]\.? )?(?:[A-Z][a-z]+\.? |\d+\w* ){{1,3}}(?:{any_of(group('street'))})\b"
    r"|-(?!(?:strong|plus|member|person|man|woman|odd|vehicle|judge|seat)\b)(?:[A-Z]|\w+(?:st|nd|rd|th)\b)"
    r"| ?[.-]?magnitude\b| ?(?:b\.?c\.?|c\.e|a\.d)|[- ](?:BC|AD|BCE|CE)\b"
    r"|[- ]percentage[- ]point|['’]s\b|-?calib(?:er|re)\b|[- ]?mm\b"
)
AGE = re.compile(r"(?:[A-Z][\w'’-]+|\b[Jj]r\.|\b[Ss]r\.|man|woman|boy|girl|resident), $")
AGE_IN = re.compile(r"[A-Z][\w'’-]+ \($")  # "Ana Ruiz (28)"
AGE_END = re.compile(r"(?:[,.;)]|$| (?:of|was|and|who|from|is|has|had|were|died)\b)")
AGES = re.compile(r"\b(?:aged|ages? of|ages) (?:\w+)(?:,? (?:and|to|or) |[-–])$")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:\D+(?:1[5-9]|20)?\d\d)?$")
# "In July 217 soldiers": no month has so many days, and no year is meant
PAST_DAYS = re.compile(rf"\b{_MONTH} (?!(?:1[5-9]|20)\d\d$)(?:3[2-9]|[4-9]\d|\d{{3,}}|\d{{1,3}}(?:,\d{{3}})+)$")
# "Lome, a port of about 90,000 people, …": how many live there
TOWN = re.compile(
    r"[,(—–-] ?(?:a|an|the) (?:[\w'’-]+ ){0,3}(?:city|town|village|port|capital|settlement|suburb|district|province|"
    r"island|country|nation|region|state|community|neighbou?rhood|municipality|resort)(?: [\w'’-]+){0,3}"
    r" of (?:[a-z]+ ){0,3}$|\bpopulation of (?:[a-z]+ ){0,3}$"
)
SURE = re.compile(r" (?:sure|certain|confident|convinced)\b")
ONE_OFF = re.compile(rf" (?:'s|{any_of(group('one'))})\b")
ZERO_OFF = re.compile(rf" (?:{any_of(group('zero'))})\b")
HALF_ON = re.compile(r" (?:of\b|the\b|its\b|his\b|her\b|their\b|all\b)")


def no_figure(number: Number, text: str, first: Token, last: Token) -> bool:
    """Dates, hours, ages, addresses, law and route numbers, scores, names with a number in them."""
    start, end = number.core
    before, after = text[max(0, start - 24) : start].rsplit("\n", 1)[-1], text[end : end + 40].split("\n", 1)[0]
    core = text[start:end]
    lower = core.lower()
    if number.kind == "zero":
        return (
            bool(ZERO_OFF.match(after))
            or after.startswith("-")
            or (lower == "no" and first.tag_ not in ("DT", "JJ", "PDT"))
        )
    if number.kind == "share":
        if lower == "most":
            return re.search(r"\b(?:the|at) $", before) is not None or not (
                after.startswith(" of ") or (last.dep_ == "amod" and last.head.tag_ in ("NNS", "NNPS"))
            )
        if lower in ("half", "a third", "a quarter", "a fifth", "a tenth"):
            return not (HALF_ON.match(after) or (lower == "half" and number.rule))
        return False
    if number.kind == "pair":
        return last.dep_ not in ("amod", "nmod", "compound", "nummod", "det")
    if number.kind == "verbal":
        return lower in ("tens", "scores", "a score", "a pair", "a trio") and not after.startswith(" of ")
    if number.sign:
        return number.sign == "percent" and bool(SURE.match(after))
    if (NOT_AFTER.search(before) and not PAST_DAYS.search(before + core)) or NOT_BEFORE.match(after):
        return True
    if TOWN.search(text[max(0, start - 90) : start].rsplit("\n", 1)[-1]):
        return True
    if AGES.search(before):
        return True
    if AGE_IN.search(before) and re.fullmatch(r"\d\d", core) and after.startswith(")"):
        return True
    if AGE.search(before) and number.digits and AGE_END.match(after):
        return True
    if YEAR.match(core) and not number.rule:
        nxt = last.nbor(1) if last.i + 1 < len(last.doc) else None
        return nxt is None or not (is_person(nxt) and nxt.tag_ == "NNS" and last.dep_ == "nummod")
    if lower == "one" and (ONE_OFF.match(after) or last.tag_ in ("PRP", "NN")):
        return True
    if lower in ("million", "billion", "thousand", "hundred") and not number.rule:
        return str(first.dep_) == "compound"
    # a number at the end of a name: "Hurricane 5", "Fox 29", "Channel Four"
    prior = first.nbor(-1) if first.i else None
    named = prior is not None and prior.pos_ == first.head.pos_ == "PROPN" and first.head.i < first.i
    if named and not PAST_DAYS.search(before + core) and last.dep_ in ("nummod", "npadvmod", "nmod", "appos"):
        return True
    return str(first.ent_type_) in ("LAW", "PRODUCT", "FAC", "WORK_OF_ART")
