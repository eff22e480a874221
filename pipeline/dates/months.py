"""Which month a date in words names, by the names that its language has for it.

dateparser knows its names by heart and some of them wrongly: June in Punjabi and Sinhala is its January, and so is the
short March of Thai. Source of the names: CLDR, dates/calendars/gregorian/months, as Babel ships it.
"""

import re
from functools import lru_cache
from itertools import product

_WIDTHS, _CONTEXTS = ("wide", "abbreviated"), ("format", "stand-alone")
# Arabic has two sets of names; the Levant and Iraq print the Syriac ones. Serbian and Uzbek are printed in two scripts.
_LOCALES = {
    "ar": ("ar", "ar_LB", "ar_IQ", "ar_DZ", "ar_MA"),
    "sr": ("sr_Cyrl", "sr_Latn"),
    "uz": ("uz_Latn", "uz_Cyrl"),
}
# An alef bears a hamza or a madda in dictionaries, and often nothing in print: "ايار", "آيار" and "أيار" are one May.
_ONE_ALEF = str.maketrans(dict.fromkeys("أإآ", "ا"))
_ARTICLE = " ال"  # "تشرين الأول" is printed as "تشرين أول", too
ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def named(text: str, language: str) -> int:
    """Return the number of the month whose name stands in `text`, 0 when none does, or two that are as long.

    The longest name counts: a short one may be a weekday's, or the opening of a longer one.
    """
    folded = _folded(text)
    found: dict[int, int] = {}
    for name, month in _names(language):
        if name in folded and re.search(_alone(name), folded):
            found.setdefault(len(name), month)
            if found[len(name)] != month:
                found[len(name)] = 0
    return found[max(found)] if found else 0


def in_english(text: str, language: str) -> str:
    """Return `text` with the month's name written as in English, "" when none or several stand in it."""
    month = named(text, language)
    if not month:
        return ""
    folded = _folded(text)
    own = (name for name, number in _names(language) if number == month and re.search(_alone(name), folded))
    return re.sub(_alone(max(own, key=len)), ENGLISH[month - 1], folded, count=1)


def _folded(text: str) -> str:
    """The text in small letters, and in one spelling where Arabic has several."""
    return text.casefold().translate(_ONE_ALEF)


def _alone(name: str) -> str:
    """The pattern of a name that is no part of a longer word."""
    return rf"(?<!\w){re.escape(name)}(?!\w)"


@lru_cache(maxsize=64)
def _names(language: str) -> tuple[tuple[str, int], ...]:
    """The names of the months in a language, in lower case, each with its number; () = CLDR does not know it.

    A short one is among them with and without its point, for "17.fev.2026" has one of another meaning.
    """
    from babel import Locale, UnknownLocaleError  # 45 ms, and nearly all dates are read without

    names: set[tuple[str, int]] = set()
    for locale in _LOCALES.get(language, (language,)):
        try:
            months = Locale.parse(locale).months
        except (UnknownLocaleError, ValueError):
            continue
        for context, width in product(_CONTEXTS, _WIDTHS):
            named = [(_folded(name), number) for number, name in months[context][width].items()]
            names.update((spelt, number) for name, number in named for spelt in _spellings(name))
    return tuple(sorted((name, number) for name, number in names if not name.isdigit()))


def _spellings(name: str) -> tuple[str, ...]:
    return name, name.rstrip("."), name.replace(_ARTICLE, " ")
