"""Zones that are said in words behind a clock: "09:30 بتوقيت غرينتش", "12:30 по московскому времени".

Only zones that keep one clock all year stand here, with the offset that IANA's database gives them. What says the clock
of a place with summer time ("heure de Paris") is that of the outlet's own country nearly always, and is read as that.
"""

import re

_GREENWICH, _MECCA, _GULF, _MOSCOW = "GMT", "GMT+3", "GMT+4", "MSK"
_WORDS = {
    r"بتوقيت [غج]رين[وي]?تش": _GREENWICH,
    r"به وقت گرینویچ": _GREENWICH,
    r"по [Гг]ринвичу": _GREENWICH,
    r"за [Гг]р[іи]нв[іи]чем": _GREENWICH,
    r"بتوقيت (?:مكة(?: المكرمة)?|الرياض|السعودية|الدوحة|بغداد|الكويت)": _MECCA,
    r"بتوقيت (?:أبو ?ظبي|دبي|الإمارات)": _GULF,
    r"по (?:московскому времени|[Мм]оскве)": _MOSCOW,
}
_ANY = re.compile("|".join(rf"(?P<z{place}>{words})" for place, words in enumerate(_WORDS)))
_LETTERS = tuple(_WORDS.values())
_BRACKETED = re.compile(r"\((GMT(?:\+\d)?|MSK)\)")


def in_letters(text: str) -> str:
    """Return `text` with each zone in words as the letters that say it: "09:30 GMT"."""
    if text.isascii() or not any(map(str.isdigit, text)):
        return text
    said = _ANY.sub(lambda match: _LETTERS[int((match.lastgroup or "z0")[1:])], text)
    return text if said == text else _BRACKETED.sub(r"\1", said)
