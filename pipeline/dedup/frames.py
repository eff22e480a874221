"""What newsrooms print around the words of a title: marks of a new issue, calls, kickers, their own name, cut ends.

Data first. `UPDATE 1-`, `WRAPUP 3-`, `RPT-`, `REFILE-` stand before Reuters' titles, `(LEAD)` and `(2nd LD)` before or
after those of AP and Yonhap; "Correction:", "(Updated)" and "- update" are the web's.
"""

import re
from typing import NamedTuple

from pipeline.read import agencies

# "Lead" is a metal, too: only "LEAD" and "lead 2" are marks.
_ISSUES = (
    r"updated?|wrap-?up|corrected|correction|refiled?|rpt|repeat|clarification|recasts?|amended|"
    r"(?-i:LEAD)|lead(?=\s*\d)|(?:\d(?:st|nd|rd|th)\s+)?ld(?:-writethru)?|writethru|"
    r"actualizado|actualización|corregido|mis à jour|mise à jour|corrigé|aktualisiert|korrigiert|korrektur|"
    r"atualizado|corrigido|aggiornato|aggiornamento|corretto|обновлено|обновляется|дополнено|исправлено|оновлено|"
    r"güncellendi|düzeltme|محدث|تحديث|تصحيح|עודכן|עדכון|更新|訂正|更正|(?:\d\s?차\s?)?종합(?:\s?\d\s?보)?|\d\s?보|정정|अपडेट"
)
_CALLS = (
    r"breaking(?: news)?|just in|exclusive|urgent|alert|flash|developing|watch live|"
    r"urgente|última hora|exclusivo|exclusiva|exclusif|eilmeldung|exklusiv|ultim['’]ora|esclusiva|срочно|молния(?=:)|"
    r"эксклюзив|терміново|son dakika|flaş|özel|عاجل|حصري|מבזק|בלעדי|速報|独自|快讯|快訊|突发|突發|独家|獨家|"
    r"속보|단독|ब्रेकिंग(?: न्यूज़?)?|एक्सक्लूसिव"
)
_DASH = r"\s*[-:：|–—]+\s*"
_OPEN, _CLOSE = r"[\[(【［（〔]", r"[\])】］）〕]"
# A lone hyphen without a space makes one word: "Lead-tainted". Only a mark in capitals is a mark before it.
_MARKING_DASH = r"(?:\s+[-:|–—]+|-\s|[:：|–—]|-[-:|–—])[-:|–—]*\s*"
_IN_CAPITALS = r"(?-i:(?=[^a-zà-öø-ÿ-]+-))"
_BY_OFFICIALS = r"(?:\s*-?\(official\))?"
_ISSUE_BEFORE = re.compile(
    rf"(?:(?:{_ISSUES})\s*\d*{_BY_OFFICIALS}{_MARKING_DASH}|{_IN_CAPITALS}(?:{_ISSUES})\s*\d*{_BY_OFFICIALS}-|"
    rf"{_OPEN}(?:{_ISSUES})\s*\d*{_CLOSE}(?:{_DASH}|\s*))(?=\S)",
    re.IGNORECASE,
)
# "(corrected on Tuesday)" is a mark, "(lead singer)" and "(repeat winner)" are none.
_ISSUE_AFTER = re.compile(
    rf"\s*{_OPEN}(?!(?:lead|repeat)\s+[^\W\d])(?:{_ISSUES})\b[^\])】］）〕]{{0,40}}{_CLOSE}$|"
    rf"\s+[-–—|]+\s*(?:{_ISSUES})\s*\d*$",
    re.IGNORECASE,
)
_CORRECTED = re.compile(
    r"correct|correg|corrig|corrett|korrig|korrektur|clarif|refile|исправ|düzelt|تصحيح|訂正|更正|정정", re.IGNORECASE
)
_CALL = re.compile(
    rf"(?:{_OPEN}\s*(?:{_CALLS})\s*{_CLOSE}\s*|(?:{_CALLS}){_MARKING_DASH}|{_IN_CAPITALS}(?:{_CALLS})-)(?=\S)",
    re.IGNORECASE,
)
_NAME_AFTER = re.compile(r"\s+(?:[|–—-]+\s+([^|–—]{2,40})|\(([A-Za-z .]{2,24})\))$")
_HEAD, _TAIL = 48, 64  # characters in which the marks of a title's start and end are looked for
_CUT = ("...", "…", "...]", "…]")
# "Kenya: ", "US politics | ", "Ukraine war live: ": up to five words, and a title's worth of words after them.
_KICKER = re.compile(r"([^:|–—]{2,40}?)\s*(?::|\||\s[-–—])\s+(?=\S+(?:\s+\S+){3})")
_KICKER_WORDS = 5
_DASHES = frozenset("-–—|")
_MARKERS = _DASHES | frozenset(":：[(【［（〔")  # most titles have none of these, and are done
_MARKS = 4  # more marks than that stand before no title


class Framed(NamedTuple):
    """A title taken out of its frame.

    `title` is free of marks, calls and the outlet's own name. `kicker` is what stands before its first colon, bar or
    dash, and `rest` what follows; without a kicker the rest is the title. `cut` = it ends in an ellipsis. `agency` is
    the wire agency that its end names.
    """

    title: str
    reissue: bool
    corrected: bool
    kicker: str
    rest: str
    cut: bool
    agency: str


def framed(title: str, outlet: str) -> Framed:
    """Return the title of an outlet without its frame; a title that is all frame stays as it is."""
    named, agency = _without_name(title.strip(), outlet)
    bare, marks = _without_marks(named)
    whole = _without_cut(bare)
    kicker = None if _MARKERS.isdisjoint(whole[:_HEAD]) else _KICKER.match(whole)
    if kicker and len(kicker[1].split()) > _KICKER_WORDS:
        kicker = None
    return Framed(
        title=whole,
        reissue=bool(marks),
        corrected=_CORRECTED.search(marks) is not None,
        kicker=kicker[1] if kicker else "",
        rest=whole[kicker.end() :] if kicker else whole,
        cut=whole != bare,
        agency=agency,
    )


def unmarked(title: str) -> str:
    """Return a title without marks of issue and calls: `UPDATE 2-`, `Breaking: `, `(Corrected)`."""
    return _without_marks(title.strip())[0]


def _without_name(title: str, outlet: str) -> tuple[str, str]:
    """Return the title without the name of its outlet or of an agency at its end, and the agency."""
    found = _end(_NAME_AFTER, title)
    if found:
        bare, name = title[: -len(found[0])], (found[1] or found[2]).strip().lower()
        # In brackets it may be what the title's own last words are called for short.
        is_agency = name in agencies.KNOWN and not (found[2] and name in agencies.AMBIGUOUS)
        if bare and (is_agency or name == outlet.lower()):
            return bare, agencies.KNOWN.get(name, "")
    return title, ""


def _without_marks(title: str) -> tuple[str, str]:
    """Return the title without marks and calls, and the marks which say that it was issued before."""
    marks = ""
    for _ in range(_MARKS):
        before = title
        if _MARKERS.isdisjoint(title[:_HEAD]) and _MARKERS.isdisjoint(title[-_TAIL:]):
            break
        if call := _CALL.match(title):
            title = title[call.end() :]
        if mark := _ISSUE_BEFORE.match(title):
            title, marks = title[mark.end() :], marks + mark[0]
        if (mark := _end(_ISSUE_AFTER, title)) and len(mark[0]) < len(title):
            title, marks = title[: -len(mark[0])], marks + mark[0]
        if title == before:
            break
    return title, marks


def _without_cut(title: str) -> str:
    return title.rstrip(" .…[]") or title if title.endswith(_CUT) else title


def _end(pattern: re.Pattern[str], title: str) -> re.Match[str] | None:
    """Match the end of a title; most have nothing there that could be a mark."""
    tail = title[-_TAIL:]
    return (
        pattern.search(tail)
        if tail.endswith((")", "]", "】", "］", "）", "〕")) or not _DASHES.isdisjoint(tail)
        else None
    )
