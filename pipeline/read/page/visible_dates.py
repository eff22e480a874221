"""A date in a line that a reader sees, cut out of it."""

import re
from collections.abc import Callable

from pipeline.dates.calendars import in_common_years
from pipeline.dates.clock import EAST_ASIAN_HALVES
from pipeline.dates.zone_words import in_letters
from pipeline.dates.zones import is_abbreviation, zone_of
from pipeline.read.page.keys import ends_sentence

_MONTHS = (
    "jan|feb|fev|fév|mar|mär|apr|abr|avr|may|mai|maj|mei|mag|jun|jui|giu|jul|lug|aug|ago|aoû|sep|set|oct|okt|out|ott|nov|"
    "dec|dez|dic|déc|des|oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara|янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек|"
    "січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру"
)
_HALF_BEHIND = r"[ap]\.?\s?m\b\.?|[πμ]\.?\s?μ\b\.?|(?:صباح|مساء)\w*|[صم]\b|पूर्वाह्न|अपराह्न|Ö[SÖ]\b"
# What parts a clock from its day: "at" in the languages of the press, and Turkey's weekdays.
_AT = (
    "um|u|at|على الساعة|الساعة|à|kl\\.?|в|as|às|alle(?: ore)?|ore|a las|klo|om|saat|godz\\.?|lúc|pukul|v|ساعت|เวลา|"
    f"pazartesi|salı|çarşamba|perşembe|cuma(?:rtesi)?|pazar|{EAST_ASIAN_HALVES}"
)
_ZONE = r"\(?(?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d{2})?\)?|МСК\b|(?-i:[A-Z]{2,5})\b"
_HOUR, _MINUTE = r"(?!2[5-9]|[3-9]\d)\d{1,2}", r"(?![6-9])\d{2}(?!\d)"  # "45:30" is how long a video takes
_CLOCK = (
    rf"(?P<clock>[.:]?[\s,،|·•/–—-]*(?:{_AT})?,?\s*{_HOUR}(?:[:.h]|\sh\s){_MINUTE}(?::\d{{2}})?(?:\s*(?:{_HALF_BEHIND}))?"
    rf"(?:\s+(?P<zone>{_ZONE}))?)?"
)
# Not the end of a span: "10:00-11:30, 12 May 2026" is when a meeting is held.
_CLOCK_BEFORE = (
    rf"(?:(?<![\d:.–-])(?P<before>{_HOUR}:{_MINUTE}(?:\s?[ap]\.?m\b\.?)?)(?:\s(?P<its_zone>(?-i:[A-Z]{{2,4}}))\b)?"
    r"[\s,|·–—-]+(?:on\s)?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s)?)?"
)
# Only a page's style parts "The Harbour TimesMay 12, 2026".
_NEW_WORD = r"(?-i:\b|(?<=[A-Za-z])(?=[A-Z][a-z]{2}))"
_SHAPES = tuple(
    re.compile(f"{_CLOCK_BEFORE}(?P<day>{shape}){_CLOCK}", re.IGNORECASE)
    for shape in (
        r"(?<!\d)\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?",
        rf"(?<!\d)\d{{1,2}}(?:\.|st|nd|rd|th|º|er)?\s+(?:de\s+|of\s+)?(?:{_MONTHS})\w*\.?,?\s+(?:de\s+|del\s+)?\d{{4}}",
        rf"(?<!\d)\d{{1,2}}[.-](?:{_MONTHS})[^\W\d_]*[.-]\d{{4}}(?!\d)",
        rf"{_NEW_WORD}(?:{_MONTHS})[a-z]*\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}",
        r"(?<!\d)\d{1,2}(?:[./]|\. )\d{1,2}(?:[./]|\. )\d{4}(?!\d)",
        r"(?<![\d-])\d{1,2}-\d{1,2}-\d{4}(?![\d-])",
        rf"(?<![\d./])\d{{1,2}}(?P<mark>[./])\d{{1,2}}(?P=mark)\d{{2}}"
        rf"(?=[\s,|·•–—-]+(?:(?:{_AT})\s)?\d{{1,2}}[:.h]\d{{2}}(?!\d))",
        r"(?<!\d)\d{4}(?:[./]|\. )\d{1,2}(?:[./]|\. )\d{1,2}(?!\d)",
        # Baltic and Kazakh years, with a word behind them: "2026 m. vasario 17 d.", "2026. gada 17. februāris".
        r"(?<!\d)\d{4}\.?\s(?:m\.|metų|gada|жылғы|жылы)\s"
        r"(?:\d{1,2}\.?\s[^\W\d_]{2,15}|[^\W\d_]{2,15}\s\d{1,2}(?: d\.)?)",
        # Months of any other language: what is none is read as no date.
        r"(?<!\d)\d{1,2}\.?\s+(?:de\s+)?[^\s\d,;|()]{2,15}(?:\s\d{1,2})?(?:\s,|,?\s+)(?:de\s+|năm\s+)?\d{4}",
        r"(?<!\d)\d{4}\.?\s+[^\s\d,;|()]{2,15}\s+\d{1,2}(?!\d)",
        r"(?<!\S)[^\s\d,;|()]{2,15}\s+\d{1,2},\s+\d{4}(?!\d)",
    )
)
_EASTERN = re.compile(
    r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]"
    rf"(?:\D{{0,8}}?({EAST_ASIAN_HALVES}|\b[AP]M\b)?\s*(\d{{1,2}})\s*[:点點時时시]\s*(\d{{1,2}})(?:\s*([AP]M)\b)?)?"
)
# Half a day in a language that we do not know: "3:05 m.d.". Its clock could be twelve hours off.
_SOME_HALF = re.compile(r"\s?[^\W\d_]\.\s?[^\W\d_]\.")
_BESIDE = 20  # characters: a weekday, a label, a zone
# What stands right before the day of the last change, which is not that of publication; "live updates" and "edited by
# Ada Bo" do not say it.
_CHANGED = re.compile(
    r"(?i)(?:(?<!live )updat|modif|last edited|\bedited(?!\W+by\b)|revised|mise? à jour|editado|ändrad|muokattu|"
    r"aktuali[sz]|actuali[sz]|atualiz|aggiorn|uppdat|oppdat|opdat|bijgewerkt|päivit|frissít|обновл|оновл|"
    r"изменен|güncel|ενημερ|עודכן|تحديث|更新|수정|diperbarui|cập nhật)[^\d]{0,30}$"
)

# What stands right before the day of publication and says so.
_PUBLISHED = re.compile(
    r"(?i)(?:\bpubl(?!ic(?:ly|s)?\b|isher|ishing)|\bposted|\bsubmitted|\bgeplaatst|\berschienen|veröffentlicht|\berstellt|"
    r"\bopubl|zveřejn|megjelen|julkaist|δημοσι|опубл|yayın|diterbitkan|ngày đăng|פורסם|نشر|"
    r"发布|發布|发表|發表|公開|配信|등록|입력)[^\d]{0,30}$"
)
_DATELINE, _ENDS = 160, re.compile(r"[.!?]\s+\w|[:\"“„«]")
_DASH = re.compile(r"\s*(?:\(|/[^/]{2,40}/\s*(?:-|[–—])|--|[–—]|-\s)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# So many words in small letters beside its date make a line a sentence, and so many of a script without them, with a
# full stop.
_TELLS, _TELLS_UNCASED = 5, 3
# And so many behind "The report published on 12 May 2024" make it a sentence, with a full stop and without.
_GOES_ON, _GOES_ON_UNENDED = 4, 8

# What stands right before figures that number something: "Version 12. 5. 2025".
_NUMBERED = re.compile(r"(?i)\b(?:versi\w{1,4}|verze|wersja|версия|версія|release|build|firmware|v)\.?\s*$")


def date_in(text: str) -> str:
    """Return the first date of `text` that is not said to be a change's, with its clock time, "" when it holds none."""
    return _cut_out(text, lambda before, _: not _CHANGED.search(before))


def changed_in(text: str) -> str:
    """Return the first date of `text` that is said to be of the last change, "" when it holds none."""
    return _cut_out(text, lambda before, _: bool(_CHANGED.search(before)))


def alone(text: str) -> str:
    """Return the date of `text` where little else stands there, as in "Tuesday, 12 May 2026"; "" = it says more."""
    date = date_in(text)
    return date if len(text) - len(date) <= _BESIDE else ""


def datelined(text: str) -> str:
    """Return the date of a dateline that names its year: "OSTHAVEN, Upper Coast, May 12, 2026 /Coast Wire/ -- "."""
    text = text[:_DATELINE]
    date = date_in(text)
    place, _, behind = text.partition(date or text)
    words = _WORD.findall(place)
    is_place = bool(words) and all(word[0].isupper() for word in words) and not _ENDS.search(place)
    return date if date and is_place and _DASH.match(behind) else ""


def is_labelled(text: str) -> bool:
    """Say whether a line calls its date that of publication: "Published: Tuesday, 12 May 2026"."""
    return bool(_cut_out(text, lambda before, behind: bool(_PUBLISHED.search(before)) and not _goes_on(behind)))


def is_told(text: str) -> bool:
    """Say whether a line tells of a day rather than names its own: "The bridge was opened to cars on 12 May 2024"."""
    words = _WORD.findall(_without_dates(text))
    small = sum(word.islower() for word in words)
    uncased = sum(word.lower() == word.upper() for word in words)
    return (small >= _TELLS or (uncased >= _TELLS_UNCASED and ends_sentence(text))) and not is_labelled(text)


def _without_dates(text: str) -> str:
    """The line without its date, without that of the last change, and without the words that call it so."""
    date, change = date_in(text), changed_in(text)
    rest = text.replace(date, " ") if date else text
    if not change:
        return rest
    before, _, behind = rest.partition(change)
    return f"{_CHANGED.sub(' ', before)} {behind}"


def says_change(text: str) -> bool:
    """Say whether a date right behind `text` is that of the last change: "Last updated: "."""
    return bool(_CHANGED.search(text[-100:]))


def _goes_on(behind: str) -> bool:
    """Say whether a sentence goes on behind its date: it tells what something else of that day says."""
    small = sum(map(str.islower, _WORD.findall(behind)))
    return small >= (_GOES_ON if ends_sentence(behind) else _GOES_ON_UNENDED)


def _cut_out(text: str, fits: Callable[[str, str], bool]) -> str:
    """The first date of `text` between words that fit; of Chinese, Japanese and Korean ones the day as ISO."""
    if not any(map(str.isdigit, text)):  # most lines near a headline hold none
        return ""
    text = in_letters(in_common_years(text[:400]))  # an era's year is as long as its own count
    for shape in (_EASTERN, *_SHAPES):
        for found in shape.finditer(text):
            before = text[: found.start()]
            if fits(before, text[found.end() :]) and not _NUMBERED.search(before):
                return _eastern(found) if shape is _EASTERN else _western(found)
    return ""


def _eastern(found: re.Match[str]) -> str:
    year, month, day, before, hour, minute, behind = found.groups()
    clock = f" {before or behind or ''} {hour}:{int(minute):02}" if hour and int(hour) < 24 else ""
    return " ".join(f"{year}-{int(month):02}-{int(day):02}{clock}".split())


def _western(found: re.Match[str]) -> str:
    """The date with its clock behind it; words in capitals that name no zone are cut off: "12 May 2026 07:30 AFP"."""
    day, before, clock, zone = found["day"], found["before"], found["clock"], found["zone"]
    if _SOME_HALF.match(found.string, found.end()):
        return day
    if zone and zone.isalpha() and zone != "МСК" and not is_abbreviation(zone):
        clock = clock.removesuffix(zone)
    if clock:
        return f"{day}{clock.replace('ساعت', '')}".strip(" :,|·–—-")
    return _behind(day, before, found["its_zone"]) if before else day


def _behind(day: str, clock: str, zone: str | None) -> str:
    """The date with the clock that stands before it behind it; without, where its zone is not certain."""
    if not zone or not is_abbreviation(zone):
        return f"{day} {clock}"
    return f"{day} {clock} {zone}" if zone_of(zone, "") else day
