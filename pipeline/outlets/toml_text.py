"""A TOML file of the user's, read; or on which line it cannot be read, which the caller tells in its own words."""

import re
import tomllib
from typing import Any

from pipeline.toml_lines import ENDLESS, endless_key


class BrokenTomlError(ValueError):
    """The file cannot be read beyond `line` (from 1)."""

    def __init__(self, why: str, line: int) -> None:
        super().__init__(why)
        self.line = line


def text_of(raw: bytes) -> str:
    """Return the text of a file, with or without a byte order mark, its line ends as line feeds.

    Raises:
        BrokenTomlError: it is not UTF-8.
    """
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise BrokenTomlError(str(error), raw.count(b"\n", 0, error.start) + 1) from error


def tree_of(text: str) -> dict[str, Any]:
    """Return what a TOML text holds.

    Raises:
        BrokenTomlError: it is not TOML, holds a number or key too long to read, or nests too deeply; says so as tomllib
            does.
    """
    if line := endless_key(text):
        raise BrokenTomlError(f"{ENDLESS} (at line {line})", line)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = re.search(r"at line (\d+)", str(error))
        raise BrokenTomlError(str(error), int(found[1]) if found else text.count("\n") + 1) from error
