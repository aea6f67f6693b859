"""News agencies: the names that stand in credits, bylines and datelines, and the hosts of their own pages."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

# (name, patterns of its names, hosts). Names short enough to be words or initials of others (AP, PA, TT) count in
# brackets, after a comma of a byline and as a whole field, never loose in a sentence.
WIRES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Reuters", r"(?:Thomson )?Reuters|REUTERS", ("reuters.com",)),
    ("Associated Press", r"(?:The )?Associated Press|(?:THE )?ASSOCIATED PRESS|AP", ("apnews.com", "ap.org")),
    ("AFP", r"AFP(?:-Relaxnews)?|Agence[ -]France[ -]Presse", ("afp.com",)),
    ("Interfax", r"Interfax|INTERFAX", ("interfax.com", "interfax.ru")),
    ("TASS", r"(?:ITAR-)?TASS", ("tass.com", "tass.ru")),
    ("RIA Novosti", r"RIA Novosti|RIA", ("ria.ru",)),
    ("Sputnik", r"Sputnik", ("sputniknews.com", "sputnikglobe.com")),
    ("Xinhua", r"Xinhua|XINHUA", ("xinhuanet.com", "news.cn")),
    ("UPI", r"UPI|United Press International", ("upi.com",)),
    ("dpa", r"dpa(?:-AFX)?|DPA|Deutsche Presse-Agentur", ("dpa.com", "dpa-international.com")),
    ("EFE", r"EFE|Agencia EFE", ("efe.com",)),
    ("ANSA", r"ANSA", ("ansa.it",)),
    ("Kyodo", r"Kyodo(?: News)?|KYODO", ("kyodonews.net",)),
    ("Jiji Press", r"Jiji(?: Press)?|JIJI", ("jiji.com", "jen.jiji.com")),
    ("Yonhap", r"Yonhap(?: News Agency)?|YONHAP", ("yna.co.kr",)),
    ("PTI", r"PTI|Press Trust of India", ("ptinews.com",)),
    ("ANI", r"ANI|Asian News International", ("aninews.in",)),
    ("IANS", r"IANS|Indo-Asian News Service", ("ians.in",)),
    ("APP", r"Associated Press of Pakistan|APP", ("app.com.pk",)),
    ("Anadolu", r"Anadolu(?: Agency| Ajans[ıi])?", ("aa.com.tr",)),
    ("Bloomberg", r"Bloomberg(?: News)?", ("bloomberg.com",)),
    ("PA Media", r"PA(?: Media)?|Press Association", ("pamediagroup.com",)),
    ("AAP", r"AAP|Australian Associated Press", ("aap.com.au",)),
    ("The Canadian Press", r"(?:The )?Canadian Press|THE CANADIAN PRESS", ("thecanadianpress.com",)),
    ("Ukrinform", r"Ukrinform", ("ukrinform.net", "ukrinform.ua")),
    ("Belga", r"Belga(?: News Agency)?|BELGA", ("belganewsagency.eu",)),
    ("SANA", r"SANA", ("sana.sy",)),
    ("WAFA", r"WAFA", ("english.wafa.ps", "wafa.ps")),
    ("IRNA", r"IRNA", ("irna.ir",)),
    ("Tasnim", r"Tasnim(?: News Agency)?", ("tasnimnews.com",)),
    ("Bernama", r"Bernama|BERNAMA", ("bernama.com",)),
    ("Antara", r"Antara|ANTARA", ("antaranews.com",)),
    ("CNS", r"China News Service|CNS", ("chinanews.com.cn",)),
    ("Thomson Reuters Foundation", r"Thomson Reuters Foundation", ("news.trust.org",)),
)  # fmt: skip
_DESK = (
    r"(?:\s+(?:[Ss]taff(?: [Ww]riters?| [Rr]eporters?)?|[Nn]ews(?:room)?|[Ww]riters?|[Cc]orrespondents?|News Agency))?"
)
NAMED = tuple((name, re.compile(rf"(?:{names}){_DESK}")) for name, names, _ in WIRES)
HOSTS = {host: name for name, _, hosts in WIRES for host in hosts}
ANY = "|".join(f"(?:{names})" for _, names, _ in WIRES)
# TOWN (Wire) – · TOWN, July 5 (Wire) -- · TOWN, July 5. /TASS/. · TOWN: (Wire) · TOWN, July 5 (Wire/Other) –
DATELINE = re.compile(
    rf"\s*(?:[^\W\d_a-z][^\n()/]{{1,70}}?[ ,.:]*)?"
    rf"(?:\((?P<a>{ANY})(?:\s?[/,–—-]\s?[^)\n]{{2,30}})?\)\s*(?:[-–—:|.]|(?=[A-Z“\"]))|/(?P<b>{ANY})/\.?\s)"
)
# A credit that stands by itself at the end: "(Reuters)", "– AFP", "Source: Xinhua", "With inputs from" is no such.
CREDIT = re.compile(
    rf"\s*(?:[(\[]\s*(?P<a>{ANY})\s*[)\]]|[–—-]+\s*(?P<b>{ANY})"
    rf"|(?:Source|Via|Agency|Courtesy|News source)\s*:\s*(?P<c>{ANY})"
    rf"|(?:©|\(c\)|Copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d)?\s*(?:by )?(?P<d>{ANY})\b(?!/)[^\n]{{0,120}})\s*\.?\s*"
)
HEAD_LINES, TAIL_LINES = 3, 4  # lines of prose looked at for a dateline, and lines of the end for a credit


def wire_of(name: str) -> str | None:
    """The agency that is all of `name` ("Reuters Staff", "The Associated Press"), or None."""
    bare = name.strip(" .,;:()[]–—-|/©\u00a0")
    return next((wire for wire, pattern in NAMED if pattern.fullmatch(bare)), None)


def wire_of_host(url: str | None) -> str | None:
    """The agency whose host the address is on."""
    try:
        host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return next((name for own, name in HOSTS.items() if host == own or host.endswith("." + own)), None)


def wire_in(lines: Sequence[str], ends: Sequence[str] = ()) -> str | None:
    """The agency that a dateline among the first lines names, or a credit among the last ones or in `ends`."""
    for line in lines[:HEAD_LINES]:
        found = DATELINE.match(line[:160])
        if found:
            return wire_of(found["a"] or found["b"])
    for line in (*lines[-TAIL_LINES:], *ends):
        credit = CREDIT.fullmatch(line) if len(line) < 200 else None
        if credit:
            return wire_of(credit["a"] or credit["b"] or credit["c"] or credit["d"])
    return None
