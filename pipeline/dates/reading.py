"""The order in which a date is tried, and what no article's date can be."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pipeline.dates import calendars, words, zone_words
from pipeline.dates.shapes import numeric, rfc5322
from pipeline.dates.zones import UnreadError, is_settled, usual_zone

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)  # before the web: a zero of some clock, not a date
AHEAD = timedelta(hours=24)  # an outlet's zone may be wrong, its day not
_MAX_LENGTH = 100
_FAST = timedelta(hours=1)  # a server's clock is ahead by less, and the newsrooms of the Americas are behind by more
_FARTHEST = timedelta(hours=14)  # Kiribati keeps +14:00
_BASIC = re.compile(r"\d{8}T\d")
# 10.30 is half past ten; fromisoformat takes it for ten and a fraction of a second.
_POINTED = re.compile(r"[T ]\d{2}\.\d")
# Bidi marks in Arabic and Hebrew dates; the minus sign, which ISO 8601 itself has before an offset; Moscow's zone.
_MARKED = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u2212]|\\bМСК\\b", re.IGNORECASE)
_ASCII = {"\u2212": "-", "мск": "MSK"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date as read: `value` aware UTC, or None; `why` says how it was read, or why it was not.

    `local` is the time as it is printed, naive, where neither it nor the outlet's country settles its zone.
    """

    value: datetime | None
    why: str
    local: datetime | None = None


def read(text: str, *, now: datetime, country: str = "", language: str = "", zone: str = "") -> Dated:
    """Read the date of a feed, a sitemap or a page. Never raises, never guesses.

    Tried in order: ISO 8601, RFC 5322, numeric shapes, words of the outlet's language (dateparser). Relative words
    ("yesterday") are no date. A time without a zone is in that of the press of the outlet's country, in UTC where the
    country is not known, or where it would not have come yet; `why` says which. Where that is not certain
    `local_times` may know better.

    Args:
        text: As it stands in the source; white space around it does not matter.
        now: Aware; a date more than 24 hours later is none.
        country: ISO 3166 code of the outlet; decides day order and what `IST` or `BST` means. "" = not known.
        language: BCP 47 tag of the outlet or feed; only a date in words needs it.
        zone: IANA name of the zone that the writer keeps, where it is known: a time without a zone is in it, and a day
            without a time is its noon, so that it stays that day wherever it is read. "" = by the country.
    """
    text = text[: _MAX_LENGTH + 1]
    text = " ".join((text if text.isascii() else _MARKED.sub(_in_ascii, text)).split())
    if not text:
        return Dated(value=None, why="no date given")
    if len(text) > _MAX_LENGTH:
        return Dated(value=None, why=f"more than {_MAX_LENGTH} characters are no date")
    country = country.strip().upper()
    try:
        text = calendars.in_common_years(zone_words.in_letters(text), country=country, language=language)
        value, why = _tried(text, now, country, language)
        local = value if value.tzinfo is None and not (zone or is_settled(country)) else None
        if value.tzinfo is None:
            value, name = _placed(value, text, country, zone, now)
            why = f"{why}; no zone given, read as {name}"
        elif abs(value.utcoffset() or timedelta()) > _FARTHEST:
            return Dated(value=None, why="a zone farther than 14 hours from UTC")
        value = value.astimezone(UTC)
    except UnreadError as error:
        return Dated(value=None, why=str(error))
    except (ValueError, OverflowError):  # 31 February, or a year at the edge of the calendar
        return Dated(value=None, why="no day of the calendar")
    return _judged(value, why, now, local)


def _in_ascii(marked: re.Match[str]) -> str:
    return _ASCII.get(marked[0].lower(), "")


def _placed(value: datetime, text: str, country: str, zone: str, now: datetime) -> tuple[datetime, str]:
    """A time that names no zone in the writer's own, and the name of that."""
    if not zone:
        usual, name = usual_zone(country)
        placed, in_utc = value.replace(tzinfo=usual), value.replace(tzinfo=UTC)
        if not is_settled(country) and placed - now > _FAST >= in_utc - now:
            return in_utc, f"UTC: in {name} it has not come yet"
        return placed, name
    is_day = value.time() == time() and ":" not in text
    return (value.replace(hour=12) if is_day else value).replace(tzinfo=ZoneInfo(zone)), zone


def _tried(text: str, now: datetime, country: str, language: str) -> tuple[datetime, str]:
    """The date, naive where the text names no zone, and the shape it was read by."""
    if ((text[4:5] == "-" and text[10:11] in {"", "T", " "}) or _BASIC.match(text)) and not _POINTED.search(text):
        try:
            return datetime.fromisoformat(text), "ISO 8601"
        except ValueError:
            pass  # sloppy ISO is a numeric shape; so is 2024-03-01-05:00, which fromisoformat takes for 5 o'clock
    for shape in (rfc5322, numeric):
        if found := shape(text, country):
            return found
    return words.in_words(text, now=now, country=country, language=language)


def _judged(value: datetime, why: str, now: datetime, local: datetime | None) -> Dated:
    if value < EARLIEST:
        return Dated(value=None, why=f"before 1990: {value.date()}")
    if value - now > AHEAD:
        return Dated(value=None, why=f"more than 24 hours ahead: {value:%Y-%m-%dT%H:%MZ}")
    return Dated(value=value, why=why, local=local)
