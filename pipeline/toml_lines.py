"""On which line of a TOML text each key and each item of a list stands, which `tomllib` does not tell.

A path is the way through the parsed tree: ("topic", 1, "any", 0) is the first query of the second [[topic]]. The
text must have parsed: the grammar is TOML 1.0, but nothing here checks it (https://toml.io/en/v1.0.0).
"""

import re
import tomllib
from collections.abc import Iterator

KeyPath = tuple[str | int, ...]

# Of one key, `a.b.c`: tomllib keeps each beginning of it, so that 40 kB of them were 1.6 GB.
_MOST_PARTS = 100
_KEY = re.compile(r"[\w-]++(?:[ \t]*+\.[ \t]*+[\w-]++)*+")
# Strings, those of several lines first, and comments: what is no key, or one part of one. An open one takes the rest.
_WRITTEN = re.compile(
    r"""\"{3}(?:[^\\]|\\.)*?(?:\"{3,5}|\Z)|'{3}.*?(?:'{3,5}|\Z)|"(?:[^"\\\n]|\\[^\n])*+"?|'[^'\n]*+'?|\#[^\n]*+""",
    re.DOTALL,
)
ENDLESS = f"A key of more than {_MOST_PARTS} parts"

_SIGN = re.compile(
    r"""
      (?P<skip>[ \t\r]+|\#[^\n]*)
    | (?P<text>\"{3}(?:\\.|[^\\])*?\"{3}(?!\") | '{3}.*?'{3}(?!') | "(?:\\.|[^"\\])*" | '[^']*')
    | (?P<mark>[\[\]{}=,.\n])
    | (?P<bare>[^\s\[\]{}=,.\#"']+)
    """,
    re.VERBOSE | re.DOTALL,
)


def lines(text: str) -> dict[KeyPath, int]:
    """Return the line, from 1, of every key, table header and list item of the valid TOML `text`."""
    return _Scan(text).document()


def line_at(text: str, path: KeyPath) -> int:
    """Return the line of `path` in the valid TOML `text`, or of the nearest thing around it; 1 for nothing."""
    found = lines(text)
    return next((found[path[:end]] for end in range(len(path), 0, -1) if path[:end] in found), 1)


def endless_key(text: str) -> int:
    """Return the line, from 1, of the first key of more parts than anybody writes, 0 where there is none."""
    if text.count(".") <= _MOST_PARTS:
        return 0
    bare = _WRITTEN.sub(lambda found: "x" + "\n" * found[0].count("\n"), text)
    starts = (key.start() for key in _KEY.finditer(bare) if key[0].count(".") > _MOST_PARTS)
    return next((bare.count("\n", 0, start) + 1 for start in starts), 0)


class _Scan:
    """One reading of a text, sign by sign; `found` fills as keys come by."""

    def __init__(self, text: str) -> None:
        self.found: dict[KeyPath, int] = {}
        self.tables: dict[KeyPath, int] = {}  # an array of tables -> the index of its newest table
        self.signs = _signs(text)
        self.sign, self.line = next(self.signs)

    def document(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        while self.sign:
            if self.sign == "\n":
                self.step()
            elif self.sign == "[":
                table = self.header()
            else:
                self.pair(table)
        return self.found

    def step(self) -> None:
        self.sign, self.line = next(self.signs)

    def header(self) -> KeyPath:
        line = self.line
        self.step()
        many = self.sign == "["
        while self.sign == "[":
            self.step()
        *outer, last = self.key()
        while self.sign == "]":
            self.step()
        path: KeyPath = ()
        for part in outer:
            path = self.newest((*path, part), line)
        path = (*path, last)
        if not many:
            return self.newest(path, line)
        self.note(path, line)
        self.tables[path] = self.tables.get(path, -1) + 1
        return self.newest(path, line)

    def newest(self, path: KeyPath, line: int) -> KeyPath:
        if path in self.tables:
            path = (*path, self.tables[path])
        return self.note(path, line)

    def note(self, path: KeyPath, line: int) -> KeyPath:
        self.found.setdefault(path, line)
        return path

    def key(self) -> list[str]:
        parts = []
        while self.sign not in ("=", "]"):
            if self.sign != ".":
                parts.append(_unquoted(self.sign))
            self.step()
        return parts

    def pair(self, table: KeyPath) -> None:
        line, path = self.line, table
        for part in self.key():
            path = self.note((*path, part), line)
        self.step()
        self.value(path)

    def value(self, path: KeyPath) -> None:
        if self.sign == "[":
            self.items(path)
        elif self.sign == "{":
            self.inline(path)
        else:
            while self.sign not in ("\n", ",", "]", "}", ""):
                self.step()

    def inline(self, path: KeyPath) -> None:
        self.step()
        while self.sign != "}":
            if self.sign == ",":
                self.step()
            else:
                self.pair(path)
        self.step()

    def items(self, path: KeyPath) -> None:
        self.step()
        index = 0
        while self.sign != "]":
            if self.sign in (",", "\n"):
                self.step()
                continue
            self.value(self.note((*path, index), self.line))
            index += 1
        self.step()


def _signs(text: str) -> Iterator[tuple[str, int]]:
    line = 1
    for found in _SIGN.finditer(text):
        if found.lastgroup != "skip":
            yield found[0], line
        line += found[0].count("\n")
    while True:
        yield "", line


def _unquoted(key: str) -> str:
    return next(iter(tomllib.loads(f"{key} = 0"))) if key[0] in "\"'" else key
