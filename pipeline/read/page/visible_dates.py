"""A date in a line that a reader sees, cut out of it."""

import re

_MONTHS = (
    "jan|feb|fev|fév|mar|mär|apr|abr|avr|may|mai|maj|mei|mag|jun|jui|giu|jul|lug|aug|ago|aoû|sep|set|oct|okt|out|ott|nov|"
    "dec|dez|dic|déc|des|oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara|янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек|"
    "січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру"
)
_CLOCK = (
    r"(?:[\s,|·–-]*(?:um|at|à|kl\.?|в|as|às)?\s*\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4}\b)?)?"
)
_SHAPES = tuple(
    re.compile(shape + _CLOCK, re.IGNORECASE)
    for shape in (
        r"(?<!\d)\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?",
        rf"(?<!\d)\d{{1,2}}(?:\.|st|nd|rd|th|º|er)?\s+(?:de\s+)?(?:{_MONTHS})\w*\.?,?\s+(?:de\s+|del\s+)?\d{{4}}",
        rf"\b(?:{_MONTHS})[a-z]*\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}",
        r"(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{4}(?!\d)",
        r"(?<!\d)\d{4}[./]\d{1,2}[./]\d{1,2}(?!\d)",
    )
)
_EASTERN = re.compile(
    r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일](?:\D{0,8}(\d{1,2})\s*[:時시]\s*(\d{1,2}))?"
)


def date_in(text: str) -> str:
    """Return the first date of `text` with its clock time, "" when it holds none; Chinese, Japanese, Korean as ISO."""
    text = text[:400]
    eastern = _EASTERN.search(text)
    if eastern:
        year, month, day, hour, minute = eastern.groups()
        clock = f" {int(hour):02}:{int(minute):02}" if hour and int(hour) < 24 else ""
        return f"{year}-{int(month):02}-{int(day):02}{clock}"
    found = next((match for shape in _SHAPES if (match := shape.search(text))), None)
    return found[0].strip(" ,|·–-") if found else ""
