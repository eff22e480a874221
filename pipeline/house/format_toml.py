"""A house format's TOML file, read key by key: an unknown key or a wrong value names file, line and key."""

from pathlib import Path
from typing import Any

from pipeline.errors import SettingsError, UsageError
from pipeline.house.format_rules import RULES, unknown
from pipeline.outlets.lines import line_at, lines_of
from pipeline.outlets.toml_text import BrokenTomlError, text_of, tree_of

_MOST_BYTES = 100_000
_CURE = "docs/formats.md has every key"


def read(path: Path) -> dict[str, Any]:
    """Return what a format's file says, by the names of HouseFormat's fields; what it does not say is not there.

    Raises:
        SettingsError: it cannot be read, is not UTF-8 or TOML, has an unknown key or a wrong value.
    """
    text = _text(path)
    try:
        tree = tree_of(text)
    except BrokenTomlError as broken:
        do = "text stands in quotes, one key a line"
        raise _error(path, broken.line, f"not valid TOML: {broken}", do) from broken
    return {key: _taken(value, key, path, text) for key, value in tree.items()}


def _taken(value: object, key: str, path: Path, text: str) -> object:
    if key not in RULES:
        raise _error(path, line_at(lines_of(text), (key,)), unknown(key, RULES), _CURE)
    try:
        return RULES[key](value)
    except UsageError as refused:
        what, do = f"{key}: {refused.what}", refused.do or _CURE
        raise _error(path, line_at(lines_of(text), (key,)), what, do) from refused
    except ValueError as refused:
        what, *below = refused.args  # a key below it that is wrong is named by `what` itself
        what = what if below else f"{key} must be {what}"
        raise _error(path, line_at(lines_of(text), (key, *below)), what, _CURE) from refused


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"{path.name} cannot be read: {error.strerror}", where=str(path)) from error
    if len(raw) > _MOST_BYTES:
        raise SettingsError(f"{path.name} is too large for a house format", where=str(path))
    try:
        return text_of(raw)
    except BrokenTomlError as broken:
        raise _error(path, broken.line, "not UTF-8 text", "save the file as UTF-8 in your text editor") from broken


def _error(path: Path, line: int, what: str, do: str) -> SettingsError:
    return SettingsError(f"{path.name} line {line}: {what}", where=str(path), do=do)
