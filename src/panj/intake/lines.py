"""What a line of page furniture looks like: (reason, pattern, zone), tried in this order on a line by itself.

Zones: `any`; `head`, above the first line of prose; `tail`, below the last one; `ends`, both. A pattern must account
for the whole line (outer space aside); a line of prose that merely begins like furniture must not match.
"""

import re
from dataclasses import dataclass

# No line longer than this is furniture, except for picture captions and notices, which have their own bounds below.
LONGEST = 240

_NAME = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.’'\-]*|(?:de|da|di|du|del|van|von|der|bin|ibn|al|el|le|la)\b|[A-Z]\.)"
NAMES = rf"{_NAME}(?:\s+{_NAME}){{1,4}}"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)\b\.?"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
_CLOCK = r"\d{1,2}(?:[:.]\d{2}){0,2}\s*(?:[AaPp]\.?[Mm]\.?)?(?:\s*\(?(?:[A-Z]{2,5}(?:[+-]\d{1,2})?|local time)\)?)?"
_TIME = r"\d{1,2}(?:[:.]\d{2}){1,2}\s*(?:[AaPp]\.?[Mm]\.?)?(?:\s*\(?(?:[A-Z]{2,5}(?:[+-]\d{1,2})?|local time)\)?)?"
_DAY = (
    rf"(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d"
    rf"|\d{{1,2}}/\d{{1,2}}/(?:19|20)\d\d)"
)
DATED = re.compile(_DAY)
STAMPED = rf"{_DAY}(?:(?:\s*[,|–—•·-]\s*|\s+at\s+|\s+|T){_CLOCK})?"
AGENCY = (
    r"(?:Getty(?: Images)?|GETTY(?: IMAGES)?|AP|AFP|Reuters|REUTERS|EPA|PA(?: Wire| Media)?|UPI|Xinhua|Shutterstock"
    r"|iStock(?:photo)?|Alamy|Bloomberg|ANI|PTI|Anadolu(?: Agency)?|NurPhoto|Sputnik|TASS|Flickr"
    r"|Wikimedia(?: Commons)?"
    r"|Associated Press|Pixabay|Unsplash|dpa|DPA|ABACA|Handout|HANDOUT|Rex(?: Features)?|Greg Nash|Pool)"
)
_PICTURE = r"(?:[Pp]hoto(?:graph|s|graphs)?|PHOTOS?|[Pp]ictures?|[Ii]mages?|IMAGES?|[Ii]llustration|[Gg]raphic)"
_SITE = (
    r"(?:Facebook|Twitter|X|Instagram|Telegram|WhatsApp|YouTube|LinkedIn|Pinterest|Reddit|Google News|TikTok|Threads)"
)


@dataclass(frozen=True, slots=True)
class LineRule:
    """One kind of furniture line."""

    reason: str
    pattern: re.Pattern[str]
    zone: str = "any"
    # one of these, in lower case, must be in the line: spares the patterns that open with anything
    needs: tuple[str, ...] = ()


def _rule(reason: str, pattern: str, zone: str = "any", flags: int = 0, needs: tuple[str, ...] = ()) -> LineRule:
    return LineRule(reason, re.compile(pattern, flags), zone, needs)


I = re.IGNORECASE  # noqa: E741

RULES: tuple[LineRule, ...] = (
    # --- pictures -----------------------------------------------------------------------------------------------
    _rule("credit", rf"(?:©|\(c\)|Copyright)\s*(?:\d{{4}}\s*)?{AGENCY}\b.{{0,60}}"),
    _rule("credit", rf"{AGENCY}(?:\s*(?:/|via)\s*{AGENCY})*(?:\s+(?:Photo|Images?))?"),
    _rule(
        "credit",
        rf"(?:AP|AFP|Reuters|REUTERS|EPA|PA|Getty)(?: Photo| Images)?\s?/\s?{_NAME}(?:[ /,]+{_NAME}){{0,5}}",
    ),
    _rule("credit", rf"{NAMES}\s?/\s?{AGENCY}(?:\s?/\s?{AGENCY}|\s+(?:via\s+)?{AGENCY})*"),
    _rule(
        "credit",
        rf"(?:File |Handout )?{_PICTURE}(?: credit| courtesy| source| copyright)?(?: by)?\s?[:|]\s?[^\n]{{1,100}}",
    ),
    _rule("credit", rf"(?:File |Handout )?{_PICTURE} (?:by|courtesy of|credit) {_NAME}[^\n]{{0,70}}(?<![.!?])"),
    _rule("credit", rf"{_PICTURE}:?|[Ff]ile (?:photo|picture|image)\.?|FILE(?: PHOTO)?"),
    _rule("credit", r"(?:Credit|CREDIT|Cover [Pp]hoto|Courtesy|Visual)\s?:\s?[^\n]{1,80}"),
    _rule("caption", r"(?:Image|Media) (?:source|copyright),? [^\n]{1,40}(?:(?:Image|Media) caption,?[^\n]{1,250})?"),
    _rule("caption", r"(?:Image|Media) ?caption:?,? ?[^\n]{1,300}"),
    _rule("caption", r"Caption:\s[^\n]{1,220}"),
    _rule("caption", rf"[^\n]{{1,140}}[.)]?\s(?:Image|Photo|Picture|Photograph|Credit):\s?{_NAME}[^\n]{{0,40}}",
          needs=("image:", "photo:", "picture:", "photograph:", "credit:")),
    _rule(
        "caption",
        r"[^\n]{0,200}\b(?:photos?|images?|pictures?)\s?(?:©|\(c\))[^\n]{1,80}",
        flags=I,
        needs=("©", "(c)"),
    ),
    _rule("caption", r"FILE (?:PHOTO|[-–—])\s?[:–—-]?[^\n]{1,300}"),
    _rule("caption", rf"[^\n]{{1,300}}\bfile (?:photo|picture|image)\b[^\n]{{0,200}}\(?{AGENCY}\b[^\n]{{0,60}}",
          needs=("file photo", "file picture", "file image")),
    _rule(
        "caption",
        r"In this (?:[^\n]{0,40}\d{4},? )?(?:file )?(?:photo|image|picture|frame grab|handout)\b[^\n]{1,400}\)",
    ),
    _rule(
        "caption",
        r"Enlarge (?:this )?[Ii]mage(?: toggle caption)?(?: [^\n]{1,200}(?<![.!?]))?|(?:[Tt]oggle|Hide"
        r"|Show) [Cc]aption[^\n]{0,40}",
    ),
    _rule(
        "caption",
        r"(?:Getty Images|GETTY|AP:Associated Press|SWNS|Shutterstock|iStock) [A-Z][^\n]{10,160}(?<![.!?:,”\"])",
    ),
    _rule("credit", rf"\(?{NAMES}\s?/\s?(?:The )?{_NAME}(?:\s{_NAME}){{0,2}}\)?"),
    # --- links to other stories ---------------------------------------------------------------------------------
    _rule(
        "link",
        r"[\[(•·*»>▶-]*\s*(?:read more|read also|also read|read next|read full story|read this(?: next)?"
        r"|also see|see also"
        r"|must read|don['’]t miss|related(?: (?:stories|story|articles?|news|content|coverage|links?|video"
        r"|topics?|posts?))?"
        r"|recommended(?: (?:stories|reading|for you))?|watch(?: (?:now|live|the video|video))?"
        r"|more(?: on this(?: story)?)?"
        r"|more coverage|further reading|you (?:may|might) (?:also )?(?:like|be interested in)|editor['’]s picks?"
        r"|trending(?: now)?|top stories|most read|most popular|latest news|in pictures"
        r"|from the archives)\s*(?::|»|>>|\||–\s|—\s|-\s)\s*[^\n]{0,200}",
        flags=I,
    ),
    _rule(
        "link",
        r"[\[(•·*»>▶-]*\s*(?:read (?:more|also|next)|also read|see also|related (?:stories|articles?|news"
        r"|content|coverage"
        r"|links?|topics?|posts?)|related|recommended(?: (?:stories|for you))?|more on this(?: story)?|top stories"
        r"|most (?:read|popular|viewed)|trending(?: (?:right )?now)?|you (?:may|might) also like|don['’]t miss"
        r"|latest news|more stories"
        r"|more news|up next|watch (?:live|now)|keep reading|continue reading|read the full (?:story"
        r"|article)(?: here)?"
        r"|click here(?: (?:to|for)\b[^\n]{1,100})?|view (?:original|gallery|all)|see more|show more|load more"
        r"|back to top"
        r"|story continues(?: below)?|article continues below)\s*[\])»>…:.]*",
        flags=I,
    ),
    _rule("link", r"(?:READ MORE|ALSO READ|READ ALSO|SEE ALSO|RELATED|MUST READ)\s+[A-Z‘“'\"][^\n]{5,180}(?<![.])"),
    _rule("link", r"(?:Click|Tap) here (?:to|for) [^\n]{3,120}"),
    _rule("link", r"(?:More|Latest) (?:from|on|about) [A-Z][^\n.]{2,60}", "tail"),
    _rule("link", r"(?:https?://|www\.)\S+|(?:For|See) more [^\n]{2,80}(?:https?://|www\.|visit )[^\n]{2,100}"),
    _rule("link", r"[^\n]{8,160}[\w?!’'”\"]\s+Read more(?: »)?", needs=("read more",)),
    _rule("link", r"\[[A-Z‘“][^\[\]\n]{15,150}(?<![.!?”\"])\]|Scroll (?:down|below) (?:for|to) [^\n]{3,40}"),
    # --- advertising, sharing, signing up -----------------------------------------------------------------------
    _rule(
        "advert",
        r"[\[(–—-]*\s*(?:advertisements?|ad|sponsored(?: content| by [^\n]{1,40})?|promoted(?: content)?"
        r"|paid (?:post|content)"
        r"|(?:story|article) continues (?:below|after)(?: (?:this |the )?ad(?:vertisement)?)?"
        r"|scroll (?:down )?(?:to continue|for more)(?: reading)?|skip ad(?:vertisement)?s?"
        r"|advertisement\s*[-–—:]?\s*(?:(?:story|article) continues below|scroll to continue[^\n]{0,30}"
        r"|continue reading[^\n]{0,40}"
        r"|skip advertisement)?)\s*[\])–—-]*",
        flags=I,
    ),
    _rule(
        "share",
        r"(?:read or share this (?:story|article)[^\n]{0,80}|(?:save){1,6}"
        r"|share(?: (?:this|on|via)\b[^\n]{0,60})?|shares|(?:click to )?tweet(?: this)?"
        r"|email(?: this(?: article| story)?)?"
        r"|print(?: this(?: article| story| page)?)?|copy (?:the )?link|save(?: (?:article|story|for later))?"
        r"|pin(?: it)?"
        r"|facebook|twitter|whatsapp|linkedin|reddit|telegram|pinterest|flipboard|messenger|copied|link copied!?"
        r"|(?:facebook|twitter|whatsapp|linkedin|email|reddit|pinterest|print|telegram|share|x)"
        r"(?:[\s,|/•·]+(?:facebook|twitter|whatsapp|linkedin|email|reddit|pinterest|print|telegram|messenger"
        r"|copy link|x)){1,8})",
        flags=I,
    ),
    _rule(
        "share",
        rf"(?:Follow|Like|Join|Find|Visit|Connect with) (?:us|@\w+|{NAMES}"
        rf"|[A-Z][\w.&’' ]{{1,40}}) (?:and [^\n]{{1,50}} )?(?:on|at) "
        rf"(?:our )?(?:{_SITE}|@\w+|social media|its|his|her)[^\n]{{0,120}}",
    ),
    _rule(
        "share",
        r"(?:Follow(?: us)?(?: on)?:?|Follow @\w+[^\n]{0,60}|Join the (?:conversation|discussion)[^\n]{0,60}"
        r"|@\w{2,30})",
    ),
    _rule("share", r"[^\n]{0,80}\b[Ll]ike (?:the|our) page:?", needs=("like the page", "like our page")),
    _rule("share", rf"Share [^\n]{{1,100}} on {_SITE}[^\n]{{0,40}}"),
    _rule(
        "sign-up",
        r"(?:(?:please )?(?:subscribe|sign up|register (?:now|here)|log ?in|sign in)\b(?: (?:to|for|here|now"
        r"|today|and|with|free)\b[^\n]{0,160})?"
        r"|(?:get|receive) (?:our|the|all the|breaking|daily|news|updates|more)\b[^\n]{0,80}"
        r"(?:newsletter|inbox|e-?mail|app|alerts|notifications)[^\n]{0,60}"
        r"|(?:download|get) (?:our|the) (?:[\w ]{1,30} )?app\b[^\n]{0,80}|enter your e-?mail[^\n]{0,60}"
        r"|thank(?:s| you) for (?:subscribing|signing up|reading)[^\n]{0,60}"
        r"|(?:to )?(?:continue|keep) reading[^\n]{0,80}|(?:to )?read the (?:full|whole) (?:story|article)[^\n]{0,60}"
        r"|already (?:a subscriber"
        r"|have an account)[^\n]{0,60}"
        r"|join (?:our|the) [^\n]{0,40}(?:channel|newsletter|mailing list|whatsapp|telegram)[^\n]{0,80}"
        r"|(?:newsletter|newsletters|e-?mail alerts?)|sign up[^\n]{0,120}|support (?:our"
        r"|independent) journalism[^\n]{0,80}"
        r"|you (?:can|may) unsubscribe[^\n]{0,80}|by signing up[^\n]{0,160}|this article is (?:for"
        r"|reserved for) subscribers[^\n]{0,60}"
        r"|you have [^\n]{1,20} (?:free )?articles? (?:left|remaining)[^\n]{0,60})",
        flags=I,
    ),
    _rule(
        "cookies",
        r"(?:(?:we|this (?:web)?site|our (?:web)?site|[\w.]{3,40}) uses? cookies[^\n]{0,200}"
        r"|accept (?:all )?(?:cookies)?"
        r"|cookie (?:policy|settings|preferences)|manage (?:cookies|preferences)|by (?:using"
        r"|continuing to use) (?:this|our) (?:web)?site"
        r"[^\n]{0,200}|(?:privacy policy|terms (?:of (?:use|service)|and conditions))(?:[\s"
        r"|&,]+(?:privacy policy|terms[\w ]{0,20}))*)",
        flags=I,
    ),
    _rule(
        "menu",
        r"[•·*»>-]*\s*(?:tags?|tagged(?: with| in)?|filed under|topics?|key ?words|categor(?:y|ies)|posted in)"
        r"\s*(?::|$)[^\n]{0,300}",
        "tail",
        I,
    ),
    _rule(
        "menu",
        r"(?:[|•·»>/ ]{1,9}|skip to (?:main )?content|menu|search|close|home|next|previous|play(?: video)?|toggle \w+"
        r"|video|audio|[.#]?[\w-]+\s*\{|\}|[a-z-]{3,20}:\s?[\w%#.-]+;)",
        flags=I,
    ),
    # --- stamps and date lines ----------------------------------------------------------------------------------
    _rule("date line", rf"(?:Published|PUBLISHED|Posted|Date|Issued)(?: on| at)?\s?:?\s*{STAMPED}", "any"),
    _rule("date line", STAMPED, "head"),
    _rule(
        "stamp",
        rf"(?:[A-Z][\w .]{{1,30}}\s*[|•·]\s*|[•·|-]*\s*)(?:(?:Last )?[Uu]pdated?|LAST UPDATED|UPDATED?|Modified"
        rf"|Posted|Published|First published|As of)(?: on| at)?\s?:?\s*"
        rf"(?:{STAMPED}|{_TIME}(?:\s*[,|–—-]\s*{_DAY}|,?\s+{_WEEKDAY})?|\d{{1,2}} (?:min(?:ute)?s?|hours?|days?) ago)"
        rf"(?:\s*[|•·]\s*[^\n]{{0,40}})?",
    ),
    _rule("stamp", rf"(?:{_TIME}(?:\s*[,|–—-]\s*{_DAY})?|\d{{1,2}}\s?(?:[AaPp]\.?[Mm]\.?)(?:\s+[A-Z]{{2,4}})?)"),
    _rule("stamp", r"(?:\d{1,2}|an?)\s?(?:s|m|h|d|mins?|minutes?|hrs?|hours?|days?|weeks?) ago"),
    _rule(
        "stamp",
        r"\d{1,2}[- ]min(?:ute)?s? read|(?:Reading|Read) time:? [^\n]{1,20}|LIVE(?: UPDATES?| BLOG)?"
        r"|Live(?: updates?| blog)",
    ),
    _rule("stamp", rf"{_DAY}\s*[|•·–—-]\s*{_TIME}\s*[|•·–—-]?\s*", "ends"),
    # --- who wrote it -------------------------------------------------------------------------------------------
    _rule(
        "byline",
        rf"(?:By|BY|by|Written by|Story by|Posted by)\s*:?\s+(?!(?:{_WEEKDAY}|{_MONTH}|The|A|An|All|Any|This"
        rf"|That|Then|Now)\b)"
        rf"{NAMES}(?:(?:,\s*|\s+and\s+|\s*&\s*|\s+in\s+|\s*[|/–—-]\s*"
        rf"|\s+for\s+(?:the\s+)?){_NAME}(?:\s+{_NAME}){{0,4}}){{0,5}}"
        rf"(?:,\s*[\w ]{{3,40}})?"
        rf"(?:\s*[|•·,–—-]?\s*(?:{STAMPED}|\d{{1,2}}/\d{{1,2}}/\d\d(?:\s+{_CLOCK})?))?",
        "ends",
    ),
    _rule(
        "byline",
        rf"(?:By|BY)\s+(?:Reuters|AFP|AP|(?:The )?Associated Press|[Ss]taff(?: [Ww]riters?| [Rr]eporters?)?|{_NAME})",
        "ends",
    ),
    _rule(
        "byline",
        r"[(\[—–-]*\s*(?:Additional |With )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslated"
        r"|[Pp]roduced)"
        r"(?: and [a-z]+)? by:? [A-Z][^\n]{3,220}[)\].]?",
    ),
    _rule(
        "byline",
        r"[—–-]*\s*(?:The )?[A-Z][^\n]{2,140} contributed (?:to this (?:report|story|article)"
        r"|(?:to )?(?:the )?(?:additional )?reporting(?: (?:to|for|from|in) [^\n.]{2,60})?)\.?",
        "tail",
    ),
    _rule(
        "byline",
        r"[^\n]{0,160}\b(?:can|may) be (?:reached|contacted) (?:at|on|by|via) [^\n]{0,40}@[^\n]{1,120}"
        r"|(?:E-?mail|Contact|Reach|Write to|Follow) [A-Z][^\n]{0,60}(?: at| on)? [\w.+-]*@[\w.-]+[^\n]{0,120}",
        needs=("@",),
    ),
    _rule("byline", r"[\w.+-]{2,40}@[\w-]{2,40}\.[\w.]{2,20}|(?:E-?mail|Contact|Email):?\s[^\n]{0,40}@[^\n]{3,60}"),
    # --- notices ------------------------------------------------------------------------------------------------
    _rule(
        "notice",
        r"[*(\[—–-]*\s*this (?:(?:news )?(?:article|story|post|piece|page|content) (?:has been|was|is|will be"
        r"|originally|first)"
        r"|report (?:has been (?:updated|corrected|amended)|was (?:first|originally)|originally|first))\s?"
        r"(?:being |also |first |originally |automatically )*(?:appeared|published|updated|corrected|amended"
        r"|edited|produced|republished"
        r"|reproduced|syndicated|translated|posted|generated|part of|adapted"
        r"|reprinted|revised|clarified)\b[^\n]{0,250}",
        flags=I,
    ),
    _rule("notice", r"(?:this|it) is a (?:breaking|developing)(?: news)? story[^\n]{0,160}", flags=I),
    _rule("notice", r"(?:originally|first) published (?:on|in|by|at) [^\n]{2,120}", flags=I),
    _rule(
        "notice",
        r"(?:the )?(?:views|opinions) expressed (?:in this|are|here)[^\n]{0,300}|disclaimer:[^\n]{0,300}",
        flags=I,
    ),
    _rule(
        "notice",
        r"more to (?:come|follow)\.*|please (?:refresh|check back)[^\n]{0,100}|developing story[^\n]{0,60}",
        flags=I,
    ),
    _rule(  # a stop and a sentence behind it end the line: they may be the lead
        "copyright",
        r"(?:copyright|©|\(c\)|&copy;)\s*(?:©|\(c\))?\s*(?:by )?[^\n]{0,40}(?:19|20)\d\d\b"
        r"(?:[^\n.]|\.(?! \w+ \w+ \w)){0,100}|(?:©|\(c\)|copyright (?:©|\(c\)))\s[^\n.]{0,80}\.?",
        flags=I,
    ),
    _rule(
        "copyright",
        r"[^\n]{0,120}\ball rights reserved\b[^\n.]{0,40}\.?(?:\s*[^\n.]{0,80}(?:this material|website|terms of"
        r"|permission|redistribut|reproduc|www\.)[^\n]{0,200})?"
        r"|[^\n]{0,30}may not be (?:published, broadcast|reproduced)[^\n]{0,120}",
        flags=I,
        needs=("rights reserved", "may not be"),
    ),
    _rule(
        "comments",
        r"(?:\(?\d{1,5}\)?\s+comments?|comments?\s*(?:\(\s*\d{1,5}\s*\)|[:–-]?\s*\d{1,5})?|(?:view|show|read"
        r"|see|load|hide|post)"
        r"(?: all| more)?(?: \d{1,5})? (?:a )?comments?|(?:leave|post|add|write) a (?:comment|reply)[^\n]{0,40}"
        r"|comments (?:are|have been) (?:closed|disabled|off)[^\n]{0,60}|no comments(?: yet)?"
        r"|what do you think\?[^\n]{0,60})",
        flags=I,
    ),
)  # fmt: skip

# A heading below which nothing but sources or links follow, to the end of the report.
SECTION = re.compile(
    r"(?:=+\s*)?(?:Sources?|External links?|Sister links?|References|Related (?:news|articles|stories|coverage)"
    r"|Further reading"
    r"|Notes and references|Footnotes|See also|Bibliography)\s*:?\s*(?:=+)?",
    I,
)
SOURCE_LINE = re.compile(r"(?:Sources?|SOURCES?)\s?:\s?[^\n]{2,200}")
LIST_HEADING = re.compile(
    r"(?:related (?:stories|articles?|news|content|coverage|links?|posts?)|most (?:read|popular|viewed)"
    r"|recommended(?: stories| for you)?"
    r"|top stories|trending(?: (?:right )?now)?|you (?:may|might) also like|more stories|more news|read more"
    r"|read also|also read)\s*:?",
    I,
)


def reason_of(line: str, zone: str) -> str | None:
    """Why a line (outer space off) is furniture, or None. `zone` is head, body or tail."""
    if len(line) > 500:
        return None
    lower = line.lower()
    for rule in RULES:
        if rule.zone != "any" and rule.zone != zone and not (rule.zone == "ends" and zone != "body"):
            continue
        if rule.needs and not any(n in lower for n in rule.needs):
            continue
        if rule.pattern.fullmatch(line) and (len(line) <= LONGEST or rule.reason in ("caption", "notice", "copyright")):
            return rule.reason
    return None
