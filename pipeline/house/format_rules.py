"""What each key of a house format's file takes (docs/formats.md), as data: a reader a key.

A reader returns what HouseFormat holds; a ValueError of it says what the key must be instead, and then which key
below it is wrong, if one is.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from pipeline.house import days
from pipeline.house.fields import nearest
from pipeline.house.patterns import LinePattern, pattern, unparted

PARTS = ("top", "lead", "middle", "comment", "lists", "end")
_LEAD_FIELDS = ("authors", "outlet", "agency", "headline")
_LINK_FIELDS = (*_LEAD_FIELDS, "own_text", "kind", "note")
_LINKED = ("own_text", "headline", "outlet")
_KINDS = ("opinion", "editorial", "document")


def unknown(key: str, known: Iterable[str]) -> str:
    """Return what to say of a key that is none, with the nearest one that is."""
    return f"unknown key {key}; {_meant(key, tuple(known))}"


def _meant(word: str, known: tuple[str, ...]) -> str:
    near = nearest(word, known)
    return f"did you mean {near}?" if near else f"use one of: {', '.join(known)}"


def _words_of(value: object) -> str:
    if not isinstance(value, str) or not value.isprintable():
        raise ValueError(f"text on one line, not {value!r}")
    return value


def _printed(value: object) -> str:
    """Words that are printed as they stand: a field among them would be, too."""
    written = _words_of(value)
    if "{" in written or "}" in written:
        raise ValueError(f"words without a field, which nothing fills in here, not {written!r}")
    return written


def _mark(value: object) -> str:
    """Words that must be seen to be read back."""
    written = _printed(value)
    if not written.strip():
        raise ValueError(f"at least one word or mark, not {written!r}")
    return written


def _date(value: object) -> str:
    written = _words_of(value)
    days.checked(written)
    return written


def _line(*, fields: tuple[str, ...], needed: str) -> Callable[[object], LinePattern]:
    def read_line(value: object) -> LinePattern:
        line = pattern(_words_of(value))
        strange = [name for name in line.fields if name not in fields]
        if strange:
            raise ValueError(f"a line of known fields, and {strange[0]!r} is none; {_meant(strange[0], fields)}")
        if needed not in line.fields or len(set(line.fields)) < len(line.fields):
            raise ValueError(f"a line with {{{needed}}} in it, and no field twice")
        if unmarked := unparted(line):
            left, right = unmarked[0]
            told = f"{{{left}}} and {{{right}}} run into each other"
            raise ValueError(f"a line that can be read back, with a mark such as `--` between its fields: {told}")
        return line

    return read_line


def _with_fields(*fields: str) -> Callable[[object], str]:
    def read_words(value: object) -> str:
        words = _words_of(value)
        found = re.findall(r"\{([^{}]*)\}", words)
        if any(name not in fields for name in found) or re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", words)):
            raise ValueError(f"words with {' or '.join(f'{{{name}}}' for name in fields)}, not {words!r}")
        if len(set(found)) < len(found):
            raise ValueError(f"words with a field once, not {words!r}")
        return words

    return read_words


def _some_of(*choices: str, whole: bool = False) -> Callable[[object], tuple[str, ...]]:
    def read_list(value: object) -> tuple[str, ...]:
        items = value if isinstance(value, list) else []
        wrong = not items or any(item not in choices for item in items) or len(set(items)) < len(items)
        if wrong or (whole and len(items) < len(choices)):
            asked = "a list of all of" if whole else "a list of some of"
            raise ValueError(f"{asked} {', '.join(choices)}, each once, not {value!r}")
        return tuple(items)

    return read_list


def _one_of(*choices: str) -> Callable[[object], str]:
    def read_choice(value: object) -> str:
        if value not in choices:
            raise ValueError(f"{' or '.join(choices)}, not {value!r}")
        return str(value)

    return read_choice


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 1000:
        raise ValueError(f"a whole number from 1 to 1000, not {value!r}")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"true or false, not {value!r}")  # noqa: TRY004  one kind of refusal, made a SettingsError above
    return value


def _joints(value: object) -> tuple[str, str]:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError(f'two texts, such as [", ", " and "], not {value!r}')
    return _mark(value[0]), _mark(value[1])


def _kind_words(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise ValueError(f"a table of words, not {value!r}")  # noqa: TRY004  as above
    for key in value:
        if key not in _KINDS:
            raise ValueError(unknown(key, _KINDS), key)
    return MappingProxyType({kind: _kind_word(kind, word) for kind, word in value.items()})


def _kind_word(kind: str, value: object) -> str:
    try:
        return _mark(value)
    except ValueError as refused:
        raise ValueError(f"kind_words.{kind} must be {refused}", kind) from refused


def at_odds(least: int | None, most: int | None) -> str:
    """Return what to say of a list that must be longer than it may be, "" when all is well."""
    if least is None or most is None or least <= most:
        return ""
    return f"list_min ({least}) is more than list_max ({most})"


RULES: Mapping[str, Callable[[object], object]] = {
    "describes": _words_of,
    "order": _some_of(*PARTS, whole=True),
    "date_pattern": _date,
    "title_pattern": _with_fields("headline", "topic", "blog", "date"),
    "title_date_pattern": _date,
    "title_capitals": _flag,
    "blog": _printed,
    "update_mark": _printed,
    "lead_line": _line(fields=_LEAD_FIELDS, needed="headline"),
    "read_more": _printed,
    "signature": _printed,
    "heading": _with_fields("title", "topic"),
    "list_line": _line(fields=_LINK_FIELDS, needed="headline"),
    "linked": _some_of(*_LINKED),
    "spacing": _one_of("paragraph", "line"),
    "list_min": _count,
    "list_max": _count,
    "one_link_per_outlet": _flag,
    "caption_line": _line(fields=("caption", "credit"), needed="caption"),
    "author_joints": _joints,
    "kind_words": _kind_words,
}
