"""A day as a post prints it, by a CLDR pattern in the blog's language, and read back from it. Pure.

Patterns and names are those of Unicode Technical Standard 35 ("Date Field Symbol Table"), as Babel has them.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from pipeline.errors import UsageError

# The fields that our patterns use; whatever stands between them is punctuation.
_PARTS = re.compile(r"EEEE|MMMM|d|y|[^A-Za-z]+")


def printed(day: date, pattern: str, language: str) -> str:
    """Return a day by `pattern`, such as `MMMM d, y`, in a language (a BCP 47 tag).

    Raises:
        UsageError: no such language.
    """
    return str(format_date(day, pattern, locale=_locale(language)))


def read(words: str, pattern: str, language: str) -> date | None:
    """Return the day that `printed` would print as these words, none when it is no such day.

    Raises:
        UsageError: no such language.
    """
    found = re.fullmatch(shape(pattern, language), words)
    if found is None:
        return None
    try:
        day = date(int(found["year"]), _months(language).index(found["month"]) + 1, int(found["day"]))
    except ValueError:
        return None  # the 30th of February
    return day if printed(day, pattern, language) == words else None


@lru_cache(maxsize=16)
def shape(pattern: str, language: str) -> str:
    """Return the regular expression of a day so printed, its groups `month`, `day` and `year`; `read` proves it.

    Raises:
        UsageError: no such language.
    """
    return "".join(_shapes(pattern, language))


def _shapes(pattern: str, language: str) -> Iterator[str]:
    for part in _PARTS.findall(pattern):
        if part == "EEEE":
            yield f"(?:{_any_of(_locale(language).days['format']['wide'].values())})"
        elif part == "MMMM":
            yield f"(?P<month>{_any_of(_months(language))})"
        elif part == "d":
            yield r"(?P<day>[0-9]{1,2})"
        elif part == "y":
            yield r"(?P<year>[0-9]{1,4})"
        else:
            yield re.escape(part)


def _any_of(names: object) -> str:
    return "|".join(re.escape(str(name)) for name in sorted(names, key=len, reverse=True))  # type: ignore[call-overload]  # Babel has no types


def _months(language: str) -> list[str]:
    names = _locale(language).months["format"]["wide"]
    return [str(names[number]) for number in range(1, 13)]


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise UsageError(
            f"no dates are known in the language {language!r}",
            where="[blog] language",
            do="write a tag such as en or fr",
        ) from error
