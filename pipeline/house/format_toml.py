"""A house format's TOML file, read key by key: an unknown key or a wrong value names file, line and key."""

import re
import tomllib
from pathlib import Path
from typing import Any

from pipeline.errors import SettingsError, UsageError
from pipeline.house.format_rules import RULES, unknown
from pipeline.outlets.lines import line_at, lines_of

_MOST_BYTES = 100_000


def read(path: Path) -> dict[str, Any]:
    """Return what a format's file says, by the names of HouseFormat's fields; what it does not say is not there.

    Raises:
        SettingsError: it cannot be read, is not UTF-8 or TOML, has an unknown key or a wrong value.
    """
    text = _text(path)
    try:
        tree = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise _error(path, line, f"not valid TOML: {error}", "text stands in quotes, one key a line") from error
    return {key: _taken(value, key, path, text) for key, value in tree.items()}


def _taken(value: object, key: str, path: Path, text: str) -> object:
    try:
        if key not in RULES:
            raise ValueError(unknown(key, RULES))  # noqa: TRY301  told like every other wrong key
        return RULES[key](value)
    except (ValueError, UsageError) as refused:
        what, *below = refused.args
        do = refused.do if isinstance(refused, UsageError) and refused.do else "docs/formats.md has every key"
        must = (
            ""
            if what.startswith("unknown key")
            else f"{key}: "
            if isinstance(refused, UsageError)
            else f"{key} must be "
        )
        raise _error(path, line_at(lines_of(text), (key, *below)), must + what, do) from refused


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"{path.name} cannot be read: {error.strerror}", where=str(path)) from error
    if len(raw) > _MOST_BYTES:
        raise SettingsError(f"{path.name} is too large for a house format", where=str(path))
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _error(path, line, "not UTF-8 text", "save the file as UTF-8 in your text editor") from error


def _error(path: Path, line: int, what: str, do: str) -> SettingsError:
    return SettingsError(f"{path.name} line {line}: {what}", where=str(path), do=do)
