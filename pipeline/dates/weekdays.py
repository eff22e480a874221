"""The name of a weekday before a date in figures, which tells nothing that the figures do not: "ti 12.5.2026".

Source of the names: CLDR, dates/calendars/gregorian/days, as Babel ships it.
"""

import re
from functools import lru_cache

_FIRST = re.compile(r"(?P<word>[^\W\d_]{1,15})\.?,? (?=\d)")


def without_first(text: str, language: str) -> str:
    """Return a text that begins with a weekday's name in a language without it, any other as it is."""
    found = _FIRST.match(text)
    return text[found.end() :] if found and found["word"].casefold() in _names(language) else text


@lru_cache(maxsize=64)
def _names(language: str) -> frozenset[str]:
    from babel import Locale, UnknownLocaleError  # 45 ms, and nearly all dates are read without

    try:
        days = Locale.parse(language).days
    except (UnknownLocaleError, ValueError):
        return frozenset()
    widths = (names for context in days.values() for names in context.values())
    return frozenset(name.casefold().rstrip(".") for names in widths for name in names.values() if len(name) > 1)
