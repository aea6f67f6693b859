"""Furniture inside a line of prose: credits in brackets, adverts between sentences, links at a line's end."""

import re
from collections.abc import Iterator

from panj.intake.lines import AGENCY, NAMES

CREDIT = re.compile(
    rf"[ \t\u00a0]?[(\[](?:(?:{AGENCY})(?: (?:file )?(?:[Pp]hotos?|[Ii]mages?))(?:\s?[/,–-][^()\[\]\n]{{2,70}})?"
    rf"|(?:AP|AFP|REUTERS|Reuters|EPA|Getty)\s?/\s?{NAMES}"
    rf"|(?:[Ff]ile )?(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Pp]hotograph|[Cc]redit)s?(?: by| credit"
    rf"| courtesy(?: of)?)?:? ?[A-Z©@][^()\[\]\n]{{2,80}}"
    rf"|{NAMES}\s?/\s?{AGENCY})[)\]]"
)
MARK = re.compile(rf"[ \t\u00a0]*©\s*(?:\d{{4}}\s*)?{AGENCY}[^\n.!?]{{0,40}}$", re.M)
ADVERT = re.compile(
    r"(?<=[.!?”\"’])[ \t]+(?:ADVERTISEMENT|\[Advertisement\]|Advertisement)(?=[ \t]+[A-Z“\"‘]|[ \t]*$)", re.M
)
BRACKETED = re.compile(
    r"[ \t]?[\[(](?:read (?:more|also|next)|also read|see also|related|watch)\s*:[^\])\n]{2,160}[\])]", re.I
)
TRAILING = re.compile(
    r"(?<=[.!?”\"’)])[ \t]+(?:READ MORE|Read [Mm]ore|ALSO READ|Also [Rr]ead|READ ALSO|Read [Aa]lso|RELATED"
    r"|Related|SEE ALSO)\s?:\s?"
    r"[^\n.]{3,160}$",
    re.M,
)
REPORTERS = re.compile(
    r"[ \t]*\((?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting)(?: and \w+)? by:? [A-Z][^()\n]{3,300}\)(?=\s*$)",
    re.M,
)
RIGHTS = re.compile(
    r"^(?:Copyright|©|\(c\))\s*(?:©|\(c\)|\([Cc]\))?\s*(?:(?:19|20)\d\d)\b[^\n]{0,80}?[Aa]ll rights reserved\.?[ \t]*"
    r"(?:This material may not be [^.\n]{0,120}\.[ \t]*)?(?=\S)",
    re.M,
)
# (reason, what must be there in lower case for the pattern to be tried, pattern)
RULES = (
    ("credit", ("photo", "image", "picture", "credit", "(ap/", "(afp/", "(reuters/", "(epa/", "(getty", "/"), CREDIT),
    ("credit", ("©",), MARK),
    ("advert", ("advertisement",), ADVERT),
    (
        "link",
        ("[read", "(read", "[also", "(also", "[see", "(see", "[related", "(related", "[watch", "(watch"),
        BRACKETED,
    ),
    ("link", ("read more", "also read", "read also", "related", "see also"), TRAILING),
    ("byline", ("ing by", "ing and "), REPORTERS),
    ("copyright", ("all rights reserved",), RIGHTS),
)


def inline(raw: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, reason) in `raw`, rule by rule."""
    lower = raw.lower()
    for reason, needs, pattern in RULES:
        if any(n in lower for n in needs):
            for found in pattern.finditer(raw):
                yield found.start(), found.end(), reason
