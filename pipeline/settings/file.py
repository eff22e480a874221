"""Read copydesk.toml: UTF-8 and valid TOML, or an error that names the line."""

import re
import tomllib
from pathlib import Path
from typing import Any

from pipeline import curled, machine, plain_files
from pipeline.errors import SettingsError
from pipeline.toml_lines import ENDLESS, endless_key

NAME = "copydesk.toml"
_ELSEWHERE = "go to your desk's folder, or name it with --desk DIR; to make a new desk: copydesk init DIR"
_FORM = "text stands in quotes, one key a line: docs/settings.md has an example of each"
_ONCE = "a table and a key stand once: write what is new under the one that is there already"
# Twenty thousand lines. To read many more takes minutes, each time that a command begins.
_MOST_BYTES = 1_000_000
_TWICE = ("Cannot declare", "Cannot overwrite")  # tomllib's words


def read(desk: Path) -> tuple[str, dict[str, Any]]:
    """Return the text of the desk's copydesk.toml (line ends as newlines) and the tree it holds.

    Raises:
        SettingsError: There is none, it cannot be opened, is not UTF-8 or not TOML.
    """
    file = desk / NAME
    text = _text(file)
    if line := endless_key(text):
        raise SettingsError(f"{NAME} line {line}: {ENDLESS.lower()}", where=str(file), do=_FORM)
    try:
        return text, tomllib.loads(text)
    except RecursionError as error:
        raise SettingsError(f"{NAME}: brackets are nested too deeply", where=str(file), do=_FORM) from error
    except ValueError as error:  # TOMLDecodeError, and numbers too long for int()
        reason, line = _reason(str(error), text)
        raise SettingsError(
            f"{NAME} line {line}: not valid TOML: {reason}",
            where=str(file),
            do=_ONCE if reason.startswith(_TWICE) else curled.cure(text, line, otherwise=_FORM),
        ) from error


def _text(file: Path) -> str:
    try:
        raw = plain_files.read(file, most=_MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        # The whole path: "." tells nobody which folder a terminal, or cron, is in.
        raise SettingsError(f"no {NAME} here", where=str(file.parent.absolute()), do=_ELSEWHERE) from error
    except OSError as error:
        if explained := machine.failing(error, file):
            raise explained from error
        do = "make it a file that you may read"
        raise SettingsError(f"{NAME} cannot be read: {error.strerror}", where=str(file), do=do) from error
    if len(raw) > _MOST_BYTES:
        do = "keep nothing but settings in it; outlets have a file of their own, outlets.toml"
        raise SettingsError(f"{NAME} has more than {_MOST_BYTES // 1_000_000} MB", where=str(file), do=do)
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SettingsError(
            f"{NAME} line {line}: not UTF-8 text", where=str(file), do="save the file as UTF-8 in your text editor"
        ) from error


def _reason(message: str, text: str) -> tuple[str, int]:
    """Part tomllib's message into its words and its line: "... (at line 3, column 5)" or "(at end of document)"."""
    found = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    if found is None:
        return message, 1
    last = text.rstrip("\n").count("\n") + 1
    return message[: found.start()], min(int(found[1] or last), last)
