"""A day as a post prints it, by a CLDR pattern in the blog's language, and read back from it. Pure.

Patterns and names are those of Unicode Technical Standard 35 ("Date Field Symbol Table"), as Babel has them.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.errors import UsageError

if TYPE_CHECKING:
    from babel import Locale

# The fields that our patterns use; whatever stands between them is punctuation, or words in quotes: `d 'de' MMMM`.
_FIELDS = ("EEEE", "MMMM", "MM", "M", "dd", "d", "yyyy", "yy", "y")
_PARTS = re.compile(f"{'|'.join(_FIELDS)}|'[^']+'|[^A-Za-z']+")
_NUMBERS = {
    "MM": "(?P<month>[0-9]{2})",
    "M": "(?P<month>[0-9]{1,2})",
    "dd": "(?P<day>[0-9]{2})",
    "d": "(?P<day>[0-9]{1,2})",
    "yyyy": "(?P<year>[0-9]{4})",
    "yy": "(?P<short>[0-9]{2})",
    "y": "(?P<year>[0-9]{1,4})",
}
_CENTURY = 2000  # of a year in two digits: no blog is older


def printed(day: date, pattern: str, language: str) -> str:
    """Return a day by `pattern`, such as `MMMM d, y`, in a language (a BCP 47 tag).

    Raises:
        UsageError: no such language.
    """
    from babel.dates import format_date  # 45 ms, which whoever prints no day need not wait for

    return str(format_date(day, pattern, locale=_locale(language)))


def read(words: str, pattern: str, language: str) -> date | None:
    """Return the day that `printed` would print as these words, none when it is no such day.

    Raises:
        UsageError: no such language.
    """
    found = re.fullmatch(shape(pattern, language), words)
    if found is None:
        return None
    said = found.groupdict()
    try:
        month = said["month"]
        number = int(month) if month.isdigit() else _months(language).index(month) + 1
        year = int(said["year"]) if "year" in said else _CENTURY + int(said["short"])
        day = date(year, number, int(said["day"]))
    except (KeyError, ValueError):
        return None  # the 30th of February, or no year to tell it by
    return day if printed(day, pattern, language) == words else None


@lru_cache(maxsize=16)
def shape(pattern: str, language: str) -> str:
    """Return the regular expression of a day so printed, its groups `month`, `day` and `year`
    (or `short`, in two digits); `read` proves it.

    Raises:
        UsageError: no such language.
    """
    return "".join(_shapes(pattern, language))


@lru_cache(maxsize=16)
def long_form(language: str, *, otherwise: str) -> str:
    """Return how a language writes a day out, such as `d 'de' MMMM 'de' y`; `otherwise` where that could not be read.

    Raises:
        UsageError: no such language.
    """
    pattern = " ".join(str(_locale(language).date_formats["long"].pattern).split())  # a post has plain spaces
    try:
        checked(pattern)
    except UsageError:
        return otherwise  # an era, or months in another case
    return pattern


def checked(pattern: str) -> None:
    """Refuse a pattern that could not be read back.

    Raises:
        UsageError: it has a field that is none of ours, one twice, or none at all.
    """
    found = _PARTS.findall(pattern)
    fields = [part[0] for part in found if part in _FIELDS]
    if "".join(found) != pattern or not fields or len(set(fields)) < len(fields):
        raise UsageError(
            f"the date pattern {pattern!r} cannot be read back",
            do=f"write it of {', '.join(_FIELDS)}, punctuation, and words in single quotes, such as MMMM d, y or "
            "d 'de' MMMM 'de' y (Unicode TS 35)",
        )


def _shapes(pattern: str, language: str) -> Iterator[str]:
    for part in _PARTS.findall(pattern):
        if part == "EEEE":
            yield f"(?:{_any_of(_locale(language).days['format']['wide'].values())})"
        elif part == "MMMM":
            yield f"(?P<month>{_any_of(_months(language))})"
        else:
            yield _NUMBERS.get(part) or re.escape(part.strip("'"))


def _any_of(names: object) -> str:
    return "|".join(re.escape(str(name)) for name in sorted(names, key=len, reverse=True))  # type: ignore[call-overload]  # Babel has no types


def _months(language: str) -> list[str]:
    names = _locale(language).months["format"]["wide"]
    return [str(names[number]) for number in range(1, 13)]


def _locale(language: str) -> "Locale":
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise UsageError(
            f"no dates are known in the language {language!r}",
            where="[blog] language",
            do="write a tag such as en or fr",
        ) from error
