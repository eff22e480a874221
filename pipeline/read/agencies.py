"""Which wire agency a text is from, by its byline or dateline. Pure; a mention further down proves nothing."""

import re
from collections.abc import Mapping, Sequence

# Spellings by which bylines and datelines name the agencies that sell text to other newsrooms, and the name that we
# print. The registry's own agencies are added by the desk (`agency = true` in outlets.toml).
KNOWN: Mapping[str, str] = {
    "reuters": "Reuters",
    "thomson reuters": "Reuters",
    "ap": "AP",
    "associated press": "AP",
    "the associated press": "AP",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "agence france presse": "AFP",
    "upi": "UPI",
    "united press international": "UPI",
    "xinhua": "Xinhua",
    "tass": "TASS",
    "interfax": "Interfax",
    "ria novosti": "RIA Novosti",
    "dpa": "dpa",
    "deutsche presse-agentur": "dpa",
    "ansa": "ANSA",
    "efe": "EFE",
    "agencia efe": "EFE",
    "kyodo": "Kyodo News",
    "kyodo news": "Kyodo News",
    "yonhap": "Yonhap News Agency",
    "pti": "PTI",
    "press trust of india": "PTI",
    "ani": "ANI",
    "anadolu agency": "Anadolu Agency",
    "anadolu ajansı": "Anadolu Agency",
    "aa": "Anadolu Agency",
    "bernama": "Bernama",
    "antara": "Antara",
    "lusa": "Lusa",
    "belga": "Belga",
    "ritzau": "Ritzau",
    "ntb": "NTB",
    "jiji press": "Jiji Press",
    "pa media": "PA Media",
    "canadian press": "Canadian Press",
    "the canadian press": "Canadian Press",
    "press association": "PA Media",
    "тасс": "TASS",
    "интерфакс": "Interfax",
    "риа новости": "RIA Novosti",
    "رويترز": "Reuters",
    "أ ف ب": "AFP",
    "فرانس برس": "AFP",
    "新华社": "Xinhua",
    "中新社": "China News Service",
    "中央社": "Central News Agency",
    "法新社": "AFP",
    "路透社": "Reuters",
    "美联社": "AP",
    "美聯社": "AP",
    "共同": "Kyodo News",
    "時事": "Jiji Press",
    "ロイター": "Reuters",
    "연합뉴스": "Yonhap News Agency",
    "뉴시스": "Newsis",
    "뉴스1": "News1",
}

# Short names that others bear as well: a party, a state, a way to pay, a law.
AMBIGUOUS = frozenset({"aa", "antara", "lusa", "ap", "pti", "ani", "upi", "dpa", "efe", "ansa"})

# A dateline stands at the very start: "KABUL, March 28 (Xinhua) --", "(Reuters) -", "PARIS (AP) — ",
# "Quito, 3 feb (EFE).- ", "MOSCOW, May 12. /TASS/. ", and in the forms of single agencies below.
_DATELINE_CHARACTERS = 90
_DATELINE = re.compile(
    r"^(?P<before>[^()\n]{0,60})\((?P<bracket>[^()\n]{2,40})\)\s*(?:\.?[-–—:]|$|(?=[A-Z]))|"
    r"^[^/\n]{2,60}/(?P<slashes>[^\W\d_]{3,20})/"
)
_OWN_DATELINES = (
    re.compile(r"^[^|\n]{2,50}\|\s?(?P<name>AFP)\s?\|"),  # "Paris, France | AFP | Sunday 3/15/2026 - "
    # "МОСКВА, 15 мар - РИА Новости. ", "15 марта. INTERFAX.RU - "; Interfax-Ukraine is another agency.
    re.compile(
        r"^[^()\n]{0,40}\d{1,2}\s[^\W\d_]{3,10}[.,]?\s?[-–—]?\s?(?P<name>РИА Новости|Интерфакс|Interfax|ТАСС)(?:\.RU)?"
        r"(?:\s[-–—]|\.)",
        re.IGNORECASE,
    ),
    re.compile(r"^\([^()=\n]{1,20}=(?P<name>연합뉴스)\)"),  # "(서울=연합뉴스) "
    re.compile(
        r"^[【［\[][^】］\]\n]{0,20}?(?P<name>AFP(?==時事)|共同(?=[】\]])|時事(?=[】\]])|ロイター(?=[］\]]))"
    ),  # "【北京共同】"
    re.compile(
        r"^[（(]?(?P<name>[\u4e00-\u9fff]{2,3}社)[\u4e00-\u9fff\d]{2,16}[电電](?:[）)\s]|(?=[（(]))"
    ),  # "新华社北京2月18日电 ", "新华社北京2月18日电（记者 ...）"
)
# What an agency tells its customers first: "(Corrects figure in headline)", "(This Feb 18 story was corrected ...)".
_ADVISORY = re.compile(
    r"\((?:(?:adds|clarifies|corrects|fixes|recasts|refiles|removes|repeats|updates)|this (?:\w+\.? \d{1,2} )?story)\b"
    r"[^()\n]{2,200}\)\s*",
    re.IGNORECASE,
)
# How a text ends that an agency sold: "(AFP)", "- Reuters", "Source: Xinhua"; the bracket with reporters and editors
# is Reuters'.
_ENDING_CHARACTERS = 40
# Brackets after an unfinished sentence are part of it: "the Pakistan Tehreek-e-Insaf (PTI)."
_BEFORE_ENDING = re.compile(r"(?:^|[.!?…\"”]\s*)\(|(?:^|[.!?…\"”\s])[-–—]+|\bsource:|^", re.IGNORECASE)
_SIGNED = re.compile(
    r"\((?:additional )?(?:reporting|writing|compiled) by [^()]{2,300}\bediting by [^()]{2,200}\)\s*$", re.IGNORECASE
)
# "© dpa-infocom, dpa:260303-930-77/1": the number that dpa gives a report.
_NUMBERED = re.compile(r"\bdpa:\d{6}-\d{1,3}-\d{1,8}/\d{1,3}\s*$")
# "Reuters reports", "according to AFP", "told AP": that a text tells again what an agency had, in its own words.
_NAMES = "|".join(sorted(map(re.escape, KNOWN), key=len, reverse=True))
_CREDIT = re.compile(
    rf"\b({_NAMES})\s+(?:has\s+)?(?:reports|reported|learned)\b|"
    rf"\b(?:according\s+to|told|citing|quoted\s+by)\s+({_NAMES})\b",
    re.IGNORECASE,
)
_CREDIT_VERBS = ("report", "according", "told", "citing", "quoted", "learned")  # far cheaper, and most texts have none
_BYLINE_NOISE = re.compile(
    r"^(?:by|from|von|par|por)\s+|\s+(?:staff|staff writer|news|news agency|agency|in [^\W\d_][\w .'’-]{1,30})$",
    re.IGNORECASE,
)
# "ADA MARSH Associated Press", "BEN QUAY AP business writer"; another agency has "Associated Press" in its own name.
_BYLINE_END = re.compile(
    r"(?<!\baustralian)(?<!\bwith)\s(?:-\s+|the\s+)*"
    r"(?:(?P<name>associated press|agence france-presse)|(?P<short>ap|associated press) (?:[a-z-]+ ){0,2}writer)$",
    re.IGNORECASE,
)


def named(
    *, authors: Sequence[str], text: str, more: Mapping[str, str] | None = None, source: str = "", ending: str = ""
) -> str:
    """Return the agency that a text names as its own, "" when it names none.

    By the dateline at the start of `text`, the feed's `<source>`, the byline, or the end of `ending` (its last
    paragraph, "" = not known). `more` adds spellings (lower case) and their names to `KNOWN`.
    """
    spellings = {**KNOWN, **more} if more else KNOWN
    if name := _dated(text, spellings):
        return name
    if source and (name := _BYLINE_NOISE.sub("", source.strip()).lower()) in spellings:
        return spellings[name]
    for author in authors:
        for part in re.split(r"[,;|/()]", author):
            name = _BYLINE_NOISE.sub("", part.strip()).lower()
            if name in spellings:
                return spellings[name]
            if end := _BYLINE_END.search(part.strip()):
                return spellings[(end["name"] or end["short"]).lower()]
    return _signed(ending, spellings) if ending else ""


def without_agency(byline: str) -> tuple[str, str]:
    """Return a byline without the agency that it runs into (`ADA MARSH Associated Press`), and the agency's words."""
    end = None if byline.strip().lower() in KNOWN else _BYLINE_END.search(byline.strip())
    return (byline.strip()[: end.start()], end["name"] or end["short"]) if end else (byline, "")


def _dated(text: str, spellings: Mapping[str, str]) -> str:
    """Return the agency of a dateline."""
    opening = without_advisory(text)[:_DATELINE_CHARACTERS]
    for shape in _OWN_DATELINES:
        if (own := shape.match(opening)) and (known := spellings.get(own["name"].lower())):
            return known
    dateline = _DATELINE.match(opening)
    if dateline is None:
        return ""
    # "(dpa/tmn)" names a service of dpa's.
    name = (dateline["bracket"] or dateline["slashes"]).partition("/")[0].strip()
    return "" if _shortens(name, dateline["before"] or "") else spellings.get(name.lower(), "")


def _shortens(name: str, before: str) -> bool:
    """Return whether a bracket is short for the words before it: `Pakistan Tehreek-e-Insaf (PTI) leaders met`.

    Places stand in capitals, or behind a comma: `ASUNCION, Paraguay (AP)`.
    """
    words = [] if before.isupper() else before.rpartition(",")[2].replace("-", " ").split()
    initials = "".join(word[0] for word in words if word[0].isupper())
    return len(name) > 1 and initials.endswith(name.upper())


def without_advisory(text: str) -> str:
    """Return a text without the brackets in which an agency tells its customers first what it changed."""
    advisory = _ADVISORY.match(text) if text.startswith("(") else None
    return text[advisory.end() :] if advisory else text


def credited(text: str) -> str:
    """Return the agency that a text says to tell again ("Reuters reports"), "" for none. No text of the agency's."""
    lowered = text.lower()
    credit = _CREDIT.search(text) if any(verb in lowered for verb in _CREDIT_VERBS) else None
    # A letter such as the long s passes for another in the pattern, and is none of the name.
    return KNOWN.get((credit[1] or credit[2]).lower(), "") if credit else ""


def _signed(text: str, spellings: Mapping[str, str]) -> str:
    """Return the agency that stands at the end of a text."""
    for before in _BEFORE_ENDING.finditer(text, max(0, len(text) - _ENDING_CHARACTERS)):
        name = text[before.end() :].strip(" .)").lower()
        if name in spellings:
            return spellings[name]
    if _NUMBERED.search(text[-_ENDING_CHARACTERS:]):
        return "dpa"
    return "Reuters" if text.endswith(")") and _SIGNED.search(text) else ""
