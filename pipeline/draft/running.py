"""Headlines that only keep count: death tolls, medals, votes, live pages, numbered days; last in a list. Pure.

All three of the model blog's lists that have such a line end with it.
"""

import re

_COUNTS = {
    "a running toll": re.compile(
        r"\b(?:death|casualty|body) (?:toll|count)s?\b"
        r"|\btoll (?:climbs|hits|jumps|mounts|now|passes|reaches|rises|tops|surges)\b"
        r"|\b(?:dead|deaths|fatalities|victims)\b[^:;,.]{0,60}\b(?:climbs?|jumps?|rises?|surges?) (?:to|past) "
        r"(?:at least |more than |over )?\d"
        r"|\b(?:cifra|número) de (?:fallecidos|mort[eo]s|muertos|víctimas|vítimas)\b"
        r"|\b(?:ascienden?|aumentan?|elevan?|sobem?|suben?) (?:a|para) [^:;,.]{0,20}\d[\d.]* (?:(?:las|los|os) )?"
        r"(?:fallecid|mort|muert|víctima|vítima)"
        r"|\bbilan (?:atteint|grimpe|monte|passe|s['’]alourdit)\b|\bnombre de morts\b"
        r"|\bzahl der (?:todesopfer|toten) [^:;,.]{0,40}(?:erhöht|klettert|steigt)\b"
        r"|\bsale (?:a \d[\d.]* il (?:bilancio|numero)|il bilancio) (?:dei morti|delle vittime)\b"
        r"|\bsalgono a \d[\d.]* (?:i morti|le vittime)\b|\b(?:dodental|aantal doden)\b"
        r"|\b(?:dödssiffran|dödstalet|dødstallet)\b|\bliczba ofiar\b|\b(?:ölü|can kaybı) sayısı\b"
        r"|\bчисло (?:жертв|погибших)\b[^:;,.]{0,60}\b(?:возросло|выросло|достигло|увеличилось)\b"
        r"|(?:ارتفاع|ارتفعت|ارتفع|ترتفع) (?:حصيلة|عدد) (?:ال)?(?:ضحايا|قتلى|وفيات)"
        r"|מספר (?:ההרוגים|המתים|הקורבנות)[^:;,.]{0,60}(?:עלה|עולה|טיפס)"
        r"|(?:死亡|遇难|罹难|罹難)人[数數][^:：,，。]{0,12}(?:升|增|达|達|超|突破)"
        r"|死者数?[はが]?\s?[\d一二三四五六七八九十百千万,]+人(?:に|超|を超)"
        r"|사망자\s?(?:수\s?)?\d[\d,]*명(?:으로 |\s?넘)|(?:मृतकों|मरने वालों) की संख्या",
        re.IGNORECASE,
    ),
    "a count of medals": re.compile(r"\bmedals? (?:count|standings|table|tally)\b", re.IGNORECASE),
    "a count of votes": re.compile(
        r"\b\d[\d.,]* ?(?:%|percent|per cent|pct) (?:of (?:the )?)?(?:ballots?|precincts?|returns|votes?) "
        r"(?:are |have been |were )?(?:counted|reported|reporting|tallied)\b",
        re.IGNORECASE,
    ),
    "live updates": re.compile(
        r"\blive (?:blog|coverage|updates?)\b|^live[:,]|\bas it happened\b|\blist of key events\b|\blatest updates?\b"
        r"|^[\w'’ -]+ (?:highlights|updates):",
        re.IGNORECASE,
    ),
    "a numbered day": re.compile(r"\bday #?(?!(?:19|20)\d\d\b)\d[\d,.]*(?=\W*$|[:,]|\s*[–—|-]|\s+of\b)", re.IGNORECASE),
}


def running(headline: str, kind: str = "news") -> str:
    """Return what a headline keeps count of ("a running toll", "live updates", ...), "" for a report."""
    if kind == "live":
        return "live updates"
    return next((what for what, pattern in _COUNTS.items() if pattern.search(headline)), "")
