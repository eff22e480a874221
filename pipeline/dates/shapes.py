"""RFC 5322 and numeric shapes of a date, each as outlets bend it."""

import re
from datetime import UTC, date, datetime, timedelta

from pipeline.dates.clock import AT, read_clock
from pipeline.dates.zones import UnreadError, is_abbreviation, zone_of

_FULL_MONTHS = "january february march april may june july august september october november december"
_MONTHS = {name[:length]: place for place, name in enumerate(_FULL_MONTHS.split(), start=1) for length in (3, 4, 9)}
# As RFC 5322, 3.3 has it, 9 of 10 dates of feeds; the looser shapes below cost four times as much.
_STRICT = re.compile(r"(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) ([+-]\d{4}|GMT|UTC)")
_WEEKDAY = r"(?:[A-Za-z]{3,9}(?:\.?,\s*|\.?\s))?"
_RFC = re.compile(rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?[\s.-]([A-Za-z]{{3,9}})\.?,?[\s.-](\d{{4}}|\d{{2}}(?=\s\d))")
_AMERICAN = re.compile(rf"{_WEEKDAY}([A-Za-z]{{3,9}})\.?\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s(\d{{4}})")
_UNIX = re.compile(r"[A-Za-z]{3}\s([A-Za-z]{3})\s(\d{1,2})\s([\d:]{7,8}(?:\s(?:[A-Z]{3,4}|[+-]\d{4}))?)\s(\d{4})")
_FOUR_DIGITS = re.compile(r"\s(\d{2})(\d{2})(?=\s|$)")  # 03 Apr 02 1500 GMT

_YEAR_FIRST = re.compile(r"(\d{4})(?:\s?[-/.年년]\s?|\s)(\d{1,2})(?:\s?[-/.月월]\s?|\s)(\d{1,2})(?!\d)\s?[日일.]?")
_YEAR_LAST = re.compile(r"(\d{1,2})\s?([-/. ])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)\.?")
_SHORT_YEAR = re.compile(
    rf"(\d{{1,2}})([/.])(\d{{1,2}})\2(\d{{2}})(?!\d)(?=[\s,|·•–-]+(?:(?:{AT})\.?\s)?\d{{1,2}}[:.h]\d{{2}})",
    re.IGNORECASE,
)
# A weekday behind figures, as East Asia prints it, or any other in brackets; and Bulgaria's and Russia's word for year.
_BEHIND = re.compile(
    r"\s?(?:[(（]\s?(?P<bracketed>[^\W\d_]{1,12})\.?\s?[)）]|[월화수목금토일]요일|(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]"
    r"|[月火水木金土日]曜日?|г(?:од[а]?)?\b\.?)"
)
# A weekday behind the clock, as Korea prints it: "2026-05-12 21:30 (화)".
_DAY_AT_END = re.compile(r"(?<=\d)\s?[(（][월화수목금토일月火水木金土日][)）]$")
# A weekday before figures: Drupal's "Sun, 03/15/2026 - 10:00". In other languages only what a comma parts from them.
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMED_DAY = re.compile(
    rf"(?:(?P<day>{'|'.join(_DAYS)})[a-z]{{0,6}}\b\.?,?|[^\W\d_]{{2,15}}(?:\s[^\W\d_]{{2,10}})?\.?,)\s?(?=\d)",
    re.IGNORECASE,
)
# The clock before the day, as much of Eastern Europe prints it: "18:04, 12.05.2026".
_CLOCK_FIRST = re.compile(
    r"(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)[\s,|·•–-]+(?P<day>\d{1,4}[-/.]\s?\d{1,2}[-/.]\s?\d{2,4}\.?)"
)
_DIGITS = re.compile(r"(\d+)(?:\.\d{1,6})?")
_COMPACT = {8: "%Y%m%d", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}

# Where the short date puts the month first (CLDR, dateFormats short), and where the country does not tell: several
# orders are in use (CA, PH), or the year comes first and a date that ends in it follows some foreign custom.
_MONTH_FIRST = frozenset({"US", "PR", "GU", "VI", "AS", "MP", "UM", "FM", "MH", "PW"})
_OPEN_ORDER = frozenset({"", "CA", "PH", "CN", "JP", "KR", "KP", "TW", "MN"})
# Where a year of two figures could be the first of the three as well.
_OPEN_YEAR = _OPEN_ORDER | {"HU", "LT", "SE", "ZA", "IR", "AF"}

_Found = tuple[datetime, str]


def rfc5322(text: str, country: str) -> _Found | None:
    """Read `Tue, 17 Feb 2026 21:10:07 -0500` and its English cousins (`February 17, 2026 9:10 p.m. EST`).

    The result is naive when no zone is given; None when the text has another shape.
    """
    if (match := _STRICT.fullmatch(text)) and (found := _strict(match)):
        return found, "RFC 5322"
    if match := _RFC.match(text):
        day, month, year = match.groups()
    elif match := _AMERICAN.match(text):
        month, day, year = match.groups()
    elif match := _UNIX.fullmatch(text):
        month, day, clock, year = match.groups()
        return rfc5322(f"{day} {month} {year} {clock}", country)
    else:
        return None
    number = _MONTHS.get(month.lower())
    if number is None:
        return None
    return _at(date(_full_year(year), number, int(day)), text[match.end() :], country, "RFC 5322")


def _strict(match: re.Match[str]) -> datetime | None:
    day, month, year, hour, minute, second, zone = match.groups()
    number, offset = _MONTHS.get(month.lower()), zone_of(zone, "")
    if number is None or offset is None or hour > "23" or second > "59":
        return None  # the looser shapes know leap seconds and 24:00
    return datetime(int(year), number, int(day), int(hour), int(minute), int(second), tzinfo=offset)


def numeric(text: str, country: str) -> _Found | None:
    """Read dates in figures: year first, year last (day order by country), compact, seconds or milliseconds since 1970.

    Raises:
        UnreadError: day and month could be either.
    """
    if match := _DIGITS.fullmatch(text):
        return _all_digits(match[1])
    if turned := _CLOCK_FIRST.fullmatch(text):
        text = f"{turned['day']} {turned['clock']}"
    text = _DAY_AT_END.sub("", text)
    named = _NAMED_DAY.match(text)
    text = text[named.end() :] if named else text
    if match := _YEAR_FIRST.match(text):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return _at(day, _without_day(text[match.end() :]), country, "year, month, day")
    if match := _YEAR_LAST.match(text):
        weekday = named["day"].lower() if named and named["day"] else ""
        day, why = _day_first(int(match[1]), match[2], int(match[3]), int(match[4]), country, weekday)
        return _at(day, _without_day(text[match.end() :]), country, why)
    if (match := _SHORT_YEAR.match(text)) and (country not in _OPEN_YEAR or int(match[3]) > 12):
        day, why = _day_first(int(match[1]), match[2], int(match[3]), _full_year(match[4]), country, "")
        return _at(day, text[match.end() :], country, why)
    return None


def _without_day(rest: str) -> str:
    """What stands behind the figures of a date, a weekday left out; letters in brackets may be a zone's."""
    found = _BEHIND.match(rest)
    return rest if found is None or is_abbreviation(found["bracketed"] or "") else rest[found.end() :]


def _at(day: date, rest: str, country: str, why: str) -> _Found | None:
    clock = read_clock(_FOUR_DIGITS.sub(r" \1:\2", rest, count=1), country)
    if clock is None:
        return None
    return datetime.combine(day, clock.time, clock.zone) + clock.days, why


def _full_year(year: str) -> int:
    """RFC 5322, 4.3: two digits up to 49 are this century's."""
    number = int(year)
    return number if len(year) == 4 else number + (2000 if number < 50 else 1900)


def _all_digits(digits: str) -> _Found | None:
    if shape := _COMPACT.get(len(digits)):
        return datetime.strptime(digits, shape), "compact ISO 8601"  # noqa: DTZ007  # naive, and the caller says so
    if len(digits) in {9, 10}:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(digits)), "seconds since 1970"
    if len(digits) == 13:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(digits)), "milliseconds since 1970"
    raise UnreadError("a number that is no date")


def _day_first(first: int, mark: str, second: int, year: int, country: str, weekday: str) -> tuple[date, str]:
    if first > 12 or first == second:
        return date(year, second, first), "day, month, year"
    if second > 12:
        return date(year, first, second), "month, day, year"
    both = (date(year, second, first), "day, month, year"), (date(year, first, second), "month, day, year")
    fits = [(day, why) for day, why in both if weekday and _DAYS[day.weekday()] == weekday]
    if len(fits) == 1:
        return fits[0]
    if country in _MONTH_FIRST:
        return date(year, first, second), f"month, day, year, as in {country}"
    if country in _OPEN_ORDER and mark != ".":
        raise UnreadError("day and month could be either" + (f" in {country}" if country else ""))
    return date(year, second, first), f"day, month, year, as in {country}" if country else "day, month, year"
