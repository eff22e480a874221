"""Dates in an outlet's own language, by dateparser, kept from guessing.

dateparser reads much that is no date; so it is asked in one language, for an absolute date with day, month and year,
and its answer is believed only when year and day stand in the text as figures, and no name of another month does
(`months`). What it cannot read is read as in English, with the month's name put into English.
"""

import re
from datetime import datetime

from pipeline.dates import months, weekdays
from pipeline.dates.shapes import numeric, rfc5322
from pipeline.dates.zones import UnreadError, is_abbreviation, zone_of

_ZONE_AT_END = re.compile(r"\s\(?((?!AM\b|PM\b)[A-Z]{2,5}|(?:GMT|UTC)?\s?[+-]\d{1,2}:?(?:\d{2})?)\)?$")
_FIGURES = re.compile(r"\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,4}")
_NUMBERS = re.compile(r"\d+")
_WORDS = re.compile(r"\b[A-Z]{2,5}\b")
_SAME_AS = {
    "no": "nb",
    "iw": "he",
    "in": "id",
    "nn": "nb",
    "sh": "sr",
}  # codes that dateparser does not know, or old ones
_MONTH_FIRST = frozenset({"US"})
# What stands between day, month and year, and behind it: "15 de março de 2026", "15 марта 2026 года".
_PARTICLES = re.compile(r"(?<!\w)(?:de|del|d['’]|года?|г\.|року|р\.|[คพ]\.ศ\.|թ\.)(?!\w)\s?", re.IGNORECASE)
_POINTED = re.compile(r"(?<=\d)\.(?=\s|$)")  # ordinals: "12. maj 2026. 18:04"
_LEVANT_AND_EGYPT = re.compile(r"([\u0621-\u064a]{2,})\s?/\s?[\u0621-\u064a]{2,}")  # one month by both its names
_LOOSE_COMMA = re.compile(r"\s,(?=\d{4})")  # "12 مايو ,2026"
_HALVES = re.compile(r"\b[ap]\.?\s?m\b", re.IGNORECASE)
# The year first and a word for it behind: "2026 m. vasario 17 d.", "2026. gada 17. februāris", "2026 жылғы 17 ақпан".
_YEAR_FIRST = re.compile(
    r"(?:[^\W\d_]+, )?(?P<year>\d{4})\.? (?:m\.|metų|gada|жылғы|жылы) "
    r"(?:(?P<day>\d{1,2})\.? (?P<month>[^\W\d_]+)|(?P<named>[^\W\d_]+) (?P<of_it>\d{1,2})(?: d\b)?)\.?(?P<rest>.*)"
)


def in_words(text: str, *, now: datetime, country: str, language: str) -> tuple[datetime, str]:
    """Read a date with its month in words; naive when the text names no zone.

    Raises:
        UnreadError: it is no such date, or its language is not known.
    """
    code = language.strip().lower().replace("_", "-").partition("-")[0]
    code = _SAME_AS.get(code, code)
    if not re.fullmatch("[a-z]{2,3}", code):
        raise UnreadError("no shape of a date that we know, and no language to read it in")
    numbers = {int(number) for number in _NUMBERS.findall(text) if len(number) < 5}
    if not any(1900 <= number <= 2600 for number in numbers):
        raise UnreadError("no shape of a date that we know: no year in it")
    if (bare := weekdays.without_first(text, code)) != text and (found := numeric(bare, country)):
        return found
    if _FIGURES.search(text) or not re.search(r"[^\W\d_]", _HALVES.sub("", text)):
        raise UnreadError("day and month in figures, in a shape that we do not know")
    text = _with_year_behind(_LEVANT_AND_EGYPT.sub(r"\1", _LOOSE_COMMA.sub(" ", text)))
    zone = None
    if match := _ZONE_AT_END.search(text):
        zone = zone_of(match[1].strip(), country)
        if zone is None:
            raise UnreadError(f"the zone {match[1]} is not certain")
        text = text[: match.start()]
    if any(is_abbreviation(word) for word in _WORDS.findall(text)):
        raise UnreadError("a zone in the middle of a date")
    value = _parsed(text, code, "MDY" if country in _MONTH_FIRST else "DMY", now)
    month = months.named(text, code)
    if value is None or not {value.year, value.day} <= numbers or month not in {0, value.month}:
        value = _as_in_english(text, code, country)
    if value is None or value.tzinfo is not None:
        raise UnreadError(f"no date in the language {code}")
    return value.replace(tzinfo=zone), f"in words ({code})"


def _with_year_behind(text: str) -> str:
    """The date as day, month and year, where the language says the year first and has a word for it."""
    found = _YEAR_FIRST.fullmatch(text)
    if found is None:
        return text
    day, month = found["day"] or found["of_it"], found["month"] or found["named"]
    return f"{day} {month} {found['year']}{found['rest']}"


def _as_in_english(text: str, language: str, country: str) -> datetime | None:
    """The date when its only month's name is put into English and the weekday before it left out."""
    english = _POINTED.sub("", _PARTICLES.sub("", months.in_english(text, language)))
    figures = re.search(r"\d", english)
    of_day = english[figures.start() :] if figures else ""
    found = rfc5322(english, country) or rfc5322(of_day, country)
    return found[0] if found else None


def _parsed(text: str, language: str, order: str, now: datetime) -> datetime | None:
    import dateparser  # 84 ms, and 99.7 % of dates never come here

    settings = {
        "STRICT_PARSING": True,
        "PARSERS": ["absolute-time"],
        "DATE_ORDER": order,
        "RELATIVE_BASE": now.replace(tzinfo=None),
        "TIMEZONE": "UTC",  # else it looks for this machine's, and finds no date where TZ is one that it cannot read
    }
    try:
        found: datetime | None = dateparser.parse(text, languages=[language], settings=settings)
    except Exception:  # noqa: BLE001  # boundary: a parser of other people's words raises what it likes
        return None
    return found
