"""What a key may hold, as data: each rule says in words what it takes, as errors and docs/settings.md print it."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

T = TypeVar("T")

# Line ends and controls would break a header line or a log line; lone surrogates cannot be written as UTF-8.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TRUTH = {"true": True, "1": True, "yes": True, "on": True, "false": False, "0": False, "no": False, "off": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What one key takes.

    `words` complete "must be ...". `reads` turns the text of a variable into a value (ValueError = it cannot);
    `makes` turns an accepted value into the frozen one. A list has the rule of its `item`. `known` are the words
    that a wrong one is compared with. `hidden`: a wrong value may hold a password, and is not repeated.
    """

    words: str
    accepts: Callable[[object], bool]
    reads: Callable[[str], object] = str
    makes: Callable[[Any], object] = lambda value: value
    item: "Rule | None" = None
    known: Callable[[], Iterable[str]] = tuple
    hidden: bool = False


def setting(default: T, rule: Rule) -> T:
    """Return a dataclass field with this default that takes what `rule` says."""
    return field(default=default, metadata={"rule": rule})


def text(words: str = "text on one line", pattern: str = "") -> Rule:
    """Return the rule of text on one line, all of it matching `pattern` when one is given."""
    shape = re.compile(pattern)

    def accepts(value: object) -> bool:
        if not isinstance(value, str) or _UNPRINTABLE.search(value):
            return False
        return not pattern or shape.fullmatch(value) is not None

    return Rule(words=words, accepts=accepts)


def flag() -> Rule:
    """Return the rule of true or false; a variable may also say 1, yes, on, 0, no, off."""
    return Rule(words="true or false", accepts=lambda value: isinstance(value, bool), reads=_truth)


def whole(low: int, high: int) -> Rule:
    """Return the rule of a whole number from `low` to `high`, both allowed."""

    def accepts(value: object) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high

    return Rule(words=f"a whole number from {low:_} to {high:_}", accepts=accepts, reads=int)


def number(low: float, high: float) -> Rule:
    """Return the rule of a number from `low` to `high`, both allowed, with or without a fraction."""

    def accepts(value: object) -> bool:
        return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high

    return Rule(words=f"a number from {low:_} to {high:_}", accepts=accepts, reads=float, makes=float)


def day() -> Rule:
    """Return the rule of a day, with or without quotes in the file; it is kept as YYYY-MM-DD."""
    return Rule(words="a day such as 2026-12-31", accepts=_is_day, makes=str)


def one_of(*choices: str) -> Rule:
    """Return the rule of one word out of `choices`."""
    listed = f"{', '.join(choices[:-1])} or {choices[-1]}"
    return Rule(words=listed, accepts=lambda value: value in choices, known=lambda: choices)


def zone() -> Rule:
    """Return the rule of a time zone's IANA name, as this machine's zone files have it."""
    return Rule(words="an IANA time zone such as America/Toronto", accepts=_is_zone, known=available_timezones)


def language() -> Rule:
    """Return the rule of a language that a post's date can be printed in (BCP 47, of those that Babel knows)."""
    return Rule(words="a language code such as en or pt-BR", accepts=_is_language)


def quiet_hours() -> Rule:
    """Return the rule of a stretch of the day that begins at one time and ends at another."""
    clock = r"(?:[01]\d|2[0-3]):[0-5]\d"
    return text("a stretch such as 22:00-06:00, none, or empty", rf"(?a:(?!({clock})-\1){clock}-{clock}|none)?")


def list_of(item: Rule, words: str) -> Rule:
    """Return the rule of a list (in a variable: JSON) of which each item follows `item`."""
    return Rule(words=words, accepts=lambda value: isinstance(value, list), reads=json.loads, makes=tuple, item=item)


def _truth(raw: str) -> bool:
    if raw.lower() not in _TRUTH:
        raise ValueError(raw)
    return _TRUTH[raw.lower()]


def _is_day(value: object) -> bool:
    if isinstance(value, date):
        return not isinstance(value, datetime)
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_language(value: object) -> bool:
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
        return False
    return value == "en" or _has_dates(value)


def _has_dates(tag: str) -> bool:
    from babel import Locale, UnknownLocaleError  # 45 ms, which a blog in English need not wait for

    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def _is_zone(value: object) -> bool:
    if not isinstance(value, str) or not value:
        return False
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: "America" is a folder
        return False
    return True
