"""A house format's TOML file, read key by key: an unknown key or a wrong value names file, line and key."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pipeline import curled, plain_files
from pipeline.errors import SettingsError, UsageError
from pipeline.house.format_rules import RULES, at_odds, unknown
from pipeline.outlets.toml_text import BrokenTomlError, text_of, tree_of
from pipeline.toml_lines import line_at

_MOST_BYTES = 100_000
_NOTHING: Mapping[str, Any] = MappingProxyType({})
_CURE = "docs/formats.md has every key"


def read(path: Path, over: Mapping[str, Any] = _NOTHING) -> dict[str, Any]:
    """Return what a format's file says, by the names of HouseFormat's fields; what it does not say is not there.

    Args:
        path: The file.
        over: What holds where it says nothing; of tables it may say a part.

    Raises:
        SettingsError: it cannot be read, is not UTF-8 or TOML, has an unknown key or a wrong value, or two at odds.
    """
    text = _text(path)
    try:
        tree = tree_of(text)
    except BrokenTomlError as broken:
        do = curled.cure(text, broken.line, otherwise="text stands in quotes, one key a line")
        raise _error(path, broken.line, f"not valid TOML: {broken}", do) from broken
    said = {key: _taken(value, key, path, text) for key, value in tree.items()}
    whole = {**over, **said}
    if odd := at_odds(whole.get("list_min"), whole.get("list_max")):
        key = "list_max" if "list_max" in said else "list_min"
        raise _error(path, line_at(text, (key,)), odd, "lower the one or raise the other")
    if "kind_words" in said:
        said["kind_words"] = MappingProxyType({**over.get("kind_words", {}), **said["kind_words"]})
    return said


def _taken(value: object, key: str, path: Path, text: str) -> Any:  # noqa: ANN401  as its rule reads it
    if key not in RULES:
        raise _error(path, line_at(text, (key,)), unknown(key, RULES), _CURE)
    try:
        return RULES[key](value)
    except UsageError as refused:
        what, do = f"{key}: {refused.what}", refused.do or _CURE
        raise _error(path, line_at(text, (key,)), what, do) from refused
    except ValueError as refused:
        what, *below = refused.args  # a key below it that is wrong is named by `what` itself
        what = what if below else f"{key} must be {what}"
        raise _error(path, line_at(text, (key, *below)), what, _CURE) from refused


def _text(path: Path) -> str:
    try:
        raw = plain_files.read(path)
    except OSError as error:
        do = "make it a file that you may read, or take it out of formats/"
        raise SettingsError(f"{path.name} cannot be read: {error.strerror}", where=str(path), do=do) from error
    if len(raw) > _MOST_BYTES:
        raise SettingsError(
            f"{path.name} is too large for a house format", where=str(path), do="take it out of formats/"
        )
    try:
        return text_of(raw)
    except BrokenTomlError as broken:
        raise _error(path, broken.line, "not UTF-8 text", "save the file as UTF-8 in your text editor") from broken


def _error(path: Path, line: int, what: str, do: str) -> SettingsError:
    return SettingsError(f"{path.name} line {line}: {what}", where=str(path), do=do)
