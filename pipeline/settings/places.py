"""Where a setting was written, and the error that says so: file and line or variable, key, nearest valid key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path as File

from pipeline import starred
from pipeline.errors import SettingsError
from pipeline.toml_lines import KeyPath, lines

_SHOWN = 40  # characters of a wrong value that an error repeats
_KEY_SHOWN = 200  # of a key


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The text of copydesk.toml and, by path, the variables that were laid over it.

    `typed`: the text stands in no file yet, a form makes it, so no line of the file is to blame.
    """

    file: File
    text: str = ""
    variables: Mapping[KeyPath, str] = field(default_factory=dict)
    typed: bool = False

    def error(self, path: KeyPath, what: str, *, do: str) -> SettingsError:
        """Return the error that `what` is wrong at `path`; "copydesk.toml line 14: " comes before it."""
        written = self._written(path)
        if self.typed and written.startswith(self.file.name):
            return SettingsError(what, where="this form", do=do)
        where = str(self.file) if written.startswith(self.file.name) else "the environment"
        return SettingsError(f"{written}: {what}", where=where, do=do)

    def unknown(self, path: KeyPath, known: Iterable[str]) -> SettingsError:
        """Return the error that the key at `path` does not exist, with the nearest of the `known` ones."""
        known = tuple(known)
        near = nearest(str(path[-1])[:_KEY_SHOWN], known)
        hint = f"; did you mean {near}?" if near else ""
        key = dotted(path)
        key = key if len(key) <= _KEY_SHOWN else f"{key[: _KEY_SHOWN - 1]}…"
        return self.error(path, f"unknown key {key}{hint}", do=f"valid keys here: {', '.join(known)}")

    def _written(self, path: KeyPath) -> str:
        """Say where `path` was written; a key that is missing, where its table was."""
        found = lines(self.text)
        while path:
            if path in self.variables:
                return self.variables[path]
            if path in found:
                return f"{self.file.name} line {found[path]}"
            inside = [name for other, name in self.variables.items() if other[: len(path)] == path]
            if inside:
                return inside[0]
            path = path[:-1]
        return f"{self.file.name} line 1"


def dotted(path: KeyPath) -> str:
    """Return the key as errors and docs name it: `topic.any`, whichever topic and item it is (the line tells)."""
    return ".".join(part for part in path if isinstance(part, str))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the one of `known` that looks most like `word`, case aside; "" = none is near (difflib ratio < 0.6)."""
    from difflib import get_close_matches  # only a mistake pays for it

    spelled = {candidate.casefold(): candidate for candidate in known}
    return next((spelled[near] for near in get_close_matches(word.casefold(), spelled, n=1)), "")


def shown(value: object) -> str:
    """Return a wrong value as an error repeats it: text in quotes and cut, no password, a list or table by its kind."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a table"
    if isinstance(value, bool):
        return str(value).lower()
    words = "".join(letter if letter.isprintable() else "?" for letter in str(value))
    words = starred.out(words)
    words = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
    return f'"{words}"' if isinstance(value, str) else words
