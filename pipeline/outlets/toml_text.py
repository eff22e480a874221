"""A TOML file of the user's, read; or on which line it cannot be read, which the caller tells in its own words."""

import re
import tomllib
from typing import Any

# Of one key, `a.b.c`: tomllib keeps each beginning of it, so that 40 kB of them were 1.6 GB.
_MOST_PARTS = 100
_KEY = re.compile(r"[\w-]++(?:[ \t]*+\.[ \t]*+[\w-]++)*+")
# Strings, those of several lines first, and comments: what is no key, or one part of one. An open one takes the rest.
_WRITTEN = re.compile(
    r"""\"{3}(?:[^\\]|\\.)*?(?:\"{3,5}|\Z)|'{3}.*?(?:'{3,5}|\Z)|"(?:[^"\\\n]|\\[^\n])*+"?|'[^'\n]*+'?|\#[^\n]*+""",
    re.DOTALL,
)


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
    if text.count(".") > _MOST_PARTS:
        _refuse_long_keys(text)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = re.search(r"at line (\d+)", str(error))
        raise BrokenTomlError(str(error), int(found[1]) if found else text.count("\n") + 1) from error


def _refuse_long_keys(text: str) -> None:
    bare = _WRITTEN.sub(lambda found: "x" + "\n" * found[0].count("\n"), text)
    for key in _KEY.finditer(bare):
        if key[0].count(".") > _MOST_PARTS:
            line = bare.count("\n", 0, key.start()) + 1
            raise BrokenTomlError(f"A key of more than {_MOST_PARTS} parts (at line {line})", line)
