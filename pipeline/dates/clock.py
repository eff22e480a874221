"""A time of day with its zone, as it follows a date in every language's typography."""

import re
from datetime import time, timedelta, tzinfo
from typing import NamedTuple

from pipeline.dates.zones import UnreadError, zone_of

EAST_ASIAN_HALVES = "上午|下午|午前|午後|오전|오후"
"""What stands before the hour in Chinese, Japanese and Korean: before noon and after it."""

# Before the hour or behind it, in Arabic and Greek too; those after noon begin so.
_AFTER_NOON = ("p", "下午", "午後", "오후", "م", "μ")
_HALF = rf"[ap]\.?\s?m\b\.?|{EAST_ASIAN_HALVES}|[صم]\b|صباح\w*|مساء\w*|[πμ]\.?\s?μ\b\.?"
AT = "at|à|às|as|a las|a les|alle(?: ore)?|ore|um|kl|klo|om|u|w|o godz|godz|saat|la|в|о|على الساعة|الساعة"
"""What stands between date and time, besides punctuation: "at" in the languages of the press."""
_CLOCK = re.compile(
    rf"(?:[\s,T|·•/:–—-]|\b(?:{AT})\b\.?)*"
    rf"(?:(?P<before>{_HALF})\s?)?"
    r"(?P<hour>\d{1,2})"
    r"(?:\s?[:.h時时시]\s?(?P<minute>\d{2})\s?[分분]?(?:(?:[:.]|(?<=[分분])\s?)(?P<second>\d{2})(?:[.,]\d{1,9})?\s?[秒초]?)?"
    r"|\s?[h時时시]|(?=\s?[ap]\.?\s?m))"
    rf"\s?(?P<after>{_HALF})?"
    r"(?:\s?(?:uhr|hrs|hs|h|uur|klo|ч)\b\.?)?"
    r",?\s?(?P<zone>\(?[A-Za-z][A-Za-z/_]{0,30}\)?(?:\[[A-Za-z/_]{1,40}\])?|\(?(?:[A-Z]{2,5}\s?)?[+-]\d{1,2}:?(?:\d{2})?.{0,50})?",
    re.IGNORECASE,
)
_ZONE_OF_DAY = re.compile(r"\s?[+-]\d{2}:?\d{2}|\s?[Zz]|\s(?:GMT|UTC)")  # xs:date with a zone: 2024-03-01-05:00


class Clock(NamedTuple):
    """A time of day; `days` is 1 for 24:00, which is the next day's midnight; `zone` None = none given."""

    time: time
    days: timedelta
    zone: tzinfo | None


def read_clock(text: str, country: str) -> Clock | None:
    """Read the rest of a date: "" is midnight without zone, None no time at all.

    Raises:
        UnreadError: a time whose zone or half of the day is not certain.
    """
    if not text.strip():
        return Clock(time(), timedelta(), None)
    if _ZONE_OF_DAY.fullmatch(text):
        return Clock(time(), timedelta(), _zone(text.strip(), country))
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    hour = _hour(int(match["hour"]), match["before"] or match["after"] or "")
    days = timedelta(days=1) if hour == 24 else timedelta()
    second = min(int(match["second"] or 0), 59)  # a leap second
    zone = (match["zone"] or "").strip()
    if zone.startswith("("):  # "(GMT+7)", but not the name behind "+0200 (EET)"
        zone = zone.strip(" ()")
    placed = _zone(zone, country) if zone else None
    try:
        return Clock(time(0 if hour == 24 else hour, int(match["minute"] or 0), second), days, placed)
    except ValueError as error:
        raise UnreadError("no time of the day") from error


def _hour(hour: int, half: str) -> int:
    if not half:
        return hour
    later = half.lower().startswith(_AFTER_NOON)
    if hour > 12:
        if not later:
            raise UnreadError("an hour after noon that says it is before noon")
        return hour
    return hour % 12 + 12 * later


def _zone(name: str, country: str) -> tzinfo:
    zone = zone_of(name, country)
    if zone is None:
        raise UnreadError(f"the zone {name[:20]} is not certain" + (f" for an outlet of {country}" if country else ""))
    return zone
