"""Furniture inside a line of prose: credits in brackets, adverts between sentences, links at a line's end."""

import re
from collections.abc import Iterator

from panj.intake.lines import AGENCY, NAMES

CREDIT = re.compile(
    rf"[ \t\u00a0]?[(\[](?:(?:{AGENCY})(?: (?:file )?(?:[Pp]hotos?|[Ii]mages?))(?:\s?[/,–-][^()\[\]\n]{{2,70}})?"
    rf"|(?:AP|AFP|REUTERS|Reuters|EPA|Getty)\s?/\s?{NAMES}"
    rf"|(?:[Ff]ile )?(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Pp]hotograph|[Cc]redit)s?(?: by| credit| courtesy(?: of)?)?:? ?[A-Z©@][^()\[\]\n]{{2,80}}"
    rf"|{NAMES}\s?/\s?{AGENCY})[)\]]"
)
MARK = re.compile(rf"[ \t\u00a0]*©\s*(?:\d{{4}}\s*)?{AGENCY}[^\n.!?]{{0,40}}$", re.M)
ADVERT = re.compile(r"(?<=[.!?”\"’])[ \t]+(?:ADVERTISEMENT|\[Advertisement\]|Advertisement)(?=[ \t]+[A-Z“\"‘]|[ \t]*$)", re.M)
BRACKETED = re.compile(r"[ \t]?[\[(](?:read (?:more|also|next)|also read|see also|related|watch)\s*:[^\])\n]{2,160}[\])]", re.I)
TRAILING = re.compile(
    r"(?<=[.!?”\"’)])[ \t]+(?:READ MORE|Read [Mm]ore|ALSO READ|Also [Rr]ead|READ ALSO|Read [Aa]lso|RELATED|Related|SEE ALSO)\s?:\s?"
    r"[^\n.]{3,160}$",
    re.M,
)
REPORTERS = re.compile(r"[ \t]*\((?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting)(?: and \w+)? by:? [A-Z][^()\n]{3,300}\)(?=\s*$)", re.M)
RIGHTS = re.compile(
    r"^(?:Copyright|©|\(c\))\s*(?:©|\(c\)|\([Cc]\))?\s*(?:(?:19|20)\d\d)\b[^\n]{0,80}?[Aa]ll rights reserved\.?[ \t]*"
    r"(?:This material may not be [^.\n]{0,120}\.[ \t]*)?(?=\S)",
    re.M,
)
# (reason, a cheap test for presence, pattern)
RULES = (
    ("credit", re.compile(r"[(\[][^()\[\]\n]{0,60}(?:/|[Pp]hoto|[Ii]mage|[Pp]icture|[Cc]redit)"), CREDIT),
    ("credit", re.compile("©"), MARK),
    ("advert", re.compile("(?i:advertisement)"), ADVERT),
    ("link", re.compile(r"[\[(](?i:read|also|see|related|watch)"), BRACKETED),
    ("link", re.compile(r"(?i:read more|also read|read also|related|see also)\s?:"), TRAILING),
    ("byline", re.compile(r"(?i:reporting|writing|editing)[a-z ]* by"), REPORTERS),
    ("copyright", re.compile(r"(?i:all rights reserved)"), RIGHTS),
)


def inline(raw: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, reason) in `raw`, rule by rule."""
    for reason, present, pattern in RULES:
        if present.search(raw):
            for found in pattern.finditer(raw):
                yield found.start(), found.end(), reason
