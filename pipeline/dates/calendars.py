"""Years of other calendars as those of the world's: Persian, Thai, and the eras of Japan and Taiwan.

Only what can be nothing else: an era that is named, or a year that stands where its country's press writes it. The
lunar calendars stay unread, for their months begin when the moon is seen.
"""

import re
from datetime import date, timedelta

_PERSIAN = frozenset({"fa", "ps", "prs"}), frozenset({"IR", "AF"})
_BUDDHIST = frozenset({"th"}), frozenset({"TH"})
_TAIWAN = "TW"

_BUDDHA = 543
_BUDDHIST_YEAR = re.compile(r"(?<!\d)2[45]\d\d(?!\d)")
# Each era's year before its first; 元 is the first.
_ERAS = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911}
_ERA = re.compile(rf"(?:中[華华])?({'|'.join(_ERAS)})\s?(\d{{1,3}}|元)\s?(?=年)")
_MINGUO = re.compile(r"(?<!\d)1\d\d(?=([-/.])\d{1,2}\1\d{1,2}(?!\d)|\s?年\s?\d{1,2}\s?月)")

# CLDR, dates/calendars/persian/months, of Persian in Iran, then in Afghanistan, then Pashto's.
_MONTHS = (
    "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",
    "وری غویی غبرګولی چنګاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب",
)
_MONTH_OF = {name: place for names in _MONTHS for place, name in enumerate(names.split(), start=1)}
# Letters as an Arabic keyboard has them, figures as Persian and Arabic do.
_LETTERS = str.maketrans("يك۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "یک" + 2 * "0123456789")
_OF_DAY = r"(?:\s?(?:[،,|/–—-]\s?)?(?:ساعت\s?)?(?=\d{1,2}:\d))?"  # what stands between a day and its clock
_CLOCK = re.compile(r"(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?![\d:])")
_IN_FIGURES = re.compile(rf"(?<!\d)(1[34]\d\d)([-/.])(\d{{1,2}})\2(\d{{1,2}})(?!\d)({_OF_DAY})")
_IN_WORDS = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s?({'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})\s?(?:ماه\s?)?(?:سال\s?)?[،,]?\s?"
    rf"(1[34]\d\d)(?!\d)({_OF_DAY})"
)


def in_common_years(text: str, *, country: str = "", language: str = "") -> str:
    """Return a text with the dates of other calendars in it as the world writes them, other words as they stand.

    Args:
        text: On one line.
        country: ISO 3166 code of the outlet: whose calendar a year without a name may be of; "" = not known.
        language: BCP 47 tag; it tells the same.

    Raises:
        ValueError: A day that its calendar has not.
    """
    said = language.lower().replace("_", "-").partition("-")[0], country
    if not text.isascii():
        text = _ERA.sub(lambda era: str(_ERAS[era[1]] + (1 if era[2] == "元" else int(era[2]))), text)
    if country == _TAIWAN:
        text = _MINGUO.sub(lambda year: str(int(year[0]) + _ERAS["民國"]), text)
    if _is_of(said, _BUDDHIST):
        text = _BUDDHIST_YEAR.sub(lambda year: str(int(year[0]) - _BUDDHA), text)
    if _is_of(said, _PERSIAN):
        text = text.translate(_LETTERS)
        text = _IN_FIGURES.sub(lambda at: _iso(int(at[1]), int(at[3]), int(at[4]), at[5]), text)
        text = _in_persian_words(text)
    return text


def _is_of(said: tuple[str, str], those: tuple[frozenset[str], frozenset[str]]) -> bool:
    return said[0] in those[0] or said[1] in those[1]


def _in_persian_words(text: str) -> str:
    """The date alone with its clock, which may stand before it, as a weekday does."""
    found = _IN_WORDS.search(text)
    if found is None:
        return text
    day, behind = _iso(int(found[3]), _MONTH_OF[found[2]], int(found[1]), found[4]), text[found.end() :]
    clock = None if behind else _CLOCK.search(text, 0, found.start())
    return f"{day} {clock[0]}" if clock else day + behind


def _iso(year: int, month: int, day: int, before_clock: str) -> str:
    return _of_solar_hijri(year, month, day).isoformat() + (" " if before_clock else "")


def _of_solar_hijri(year: int, month: int, day: int) -> date:
    """The day of a Persian date; its leap years come eight in 33, which holds from 1178 to 1633.

    Source: K. M. Borkowski, "The Persian calendar for 3000 years", Earth, Moon, and Planets 74 (1996).
    """
    if not 1 <= month <= 12 or not 1 <= day <= (31 if month <= 6 else 30):
        raise ValueError("no day of the Persian calendar")
    found = _new_year(year) + timedelta(days=31 * (month - 1) - max(0, month - 7) + day - 1)
    if found >= _new_year(year + 1):
        raise ValueError("no day of the Persian calendar")
    return found


def _new_year(year: int) -> date:
    cycles, rest = divmod(year - 979, 33)
    return date(1600, 3, 20) + timedelta(days=(year - 979) * 365 + cycles * 8 + (rest + 3) // 4)
