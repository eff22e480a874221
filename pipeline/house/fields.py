"""One JSON object read key by key, each refusal naming the path of the value and the nearest valid key."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import cast

from pipeline.errors import UnreadableError

_MISSING = object()
_TYPE_NAMES = {bool: "true or false", dict: "an object", list: "a list", str: "text", type(None): "null"}


def nearest(word: str, choices: Iterable[str]) -> str:
    """Return the one of `choices` that a misspelt word is likely to mean, "" when it is like none."""
    return next(iter(get_close_matches(word, list(choices), n=1, cutoff=0.5)), "")


class Fields:
    """The keys of one object at `path` ("" = the document itself); only `known` keys may stand in it.

    Raises:
        UnreadableError: at once, when the value is no object or has an unknown key; from its methods, when a value
            is missing or of a wrong type.
    """

    def __init__(self, value: object, path: str, where: str, known: tuple[str, ...]) -> None:
        self.path = path
        self.where = where
        if not isinstance(value, dict):
            whole = path or "the document"
            raise UnreadableError(f"{whole} is {_called(value)}, not an object", where=where, do="see docs/format.md")
        self._values = cast(dict[str, object], value)
        for key in self._values:
            if key not in known:
                raise self.refusal(key, "is not a key of a roundup", do=_quoted(key, known))

    def refusal(self, key: str, why: str, *, do: str = "see docs/format.md") -> UnreadableError:
        """Return the error for the value of `key`."""
        return UnreadableError(f"{self._at(key)} {why}", where=self.where, do=do)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a string; without a default the key must be there."""
        value = self._values.get(key, _MISSING if default is None else default)
        if value is _MISSING:
            raise self.refusal(key, "is missing", do=f"add the key {key!r}")
        return self._checked_text(value, key)

    def text_or_null(self, key: str) -> str | None:
        """Return a string, or None for null and for a missing key."""
        value = self._values.get(key)
        return None if value is None else self._checked_text(value, key)

    def choice(self, key: str, choices: tuple[str, ...], default: str | None = None) -> str:
        """Return a string that is one of `choices`."""
        value = self.text(key, default)
        if value not in choices:
            raise self.refusal(key, f"is {value!r}, not one of {', '.join(choices)}", do=_quoted(value, choices))
        return value

    def truth(self, key: str) -> bool:
        """Return true or false; false for a missing key."""
        value = self._values.get(key, False)
        if not isinstance(value, bool):
            raise self.refusal(key, f"is {_called(value)}, not true or false")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings; empty for a missing key."""
        return tuple(self._checked_text(value, f"{key}[{number}]") for number, (value, _) in enumerate(self.items(key)))

    def items(self, key: str) -> list[tuple[object, str]]:
        """Return the values of a list, each with its path; empty for a missing key."""
        values = self._values.get(key, [])
        if not isinstance(values, list):
            raise self.refusal(key, f"is {_called(values)}, not a list")
        return [(value, f"{self._at(key)}[{number}]") for number, value in enumerate(values)]

    def maybe(self, key: str) -> tuple[object, str] | None:
        """Return a value with its path, or None for null and for a missing key."""
        value = self._values.get(key)
        return None if value is None else (value, self._at(key))

    def _checked_text(self, value: object, key: str) -> str:
        if not isinstance(value, str):
            raise self.refusal(key, f"is {_called(value)}, not text")
        return value

    def _at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key


def _called(value: object) -> str:
    return _TYPE_NAMES.get(type(value), "a number")


def _quoted(word: str, choices: tuple[str, ...]) -> str:
    near = nearest(word, choices)
    return f"did you mean {near!r}?" if near else f"use one of: {', '.join(choices)}"
