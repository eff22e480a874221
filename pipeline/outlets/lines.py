"""On which line of a TOML text a key stands: tomllib reads values, but keeps no line numbers."""

import re

_HEADER = re.compile(r"\s*\[(?P<array>\[)?\s*(?P<path>[^\[\]]+?)\s*\]")
_KEY = re.compile(r"""\s*(?P<key>"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)\s*[=.]""")
_COMMENT_OR_STRING = re.compile(r"""\"\"\"|'''|"(?:\\.|[^"\\])*"|'[^']*'|#.*""")

KeyPath = tuple[str | int, ...]


def lines_of(text: str) -> dict[KeyPath, int]:
    """Return the line (from 1) of every table header and key of `text`.

    A path is the names down to the key; a table of an array has its number from 0 behind its name:
    `("outlet", 2, "name")`. Keys within inline tables and arrays have no line of their own (`line_at`).
    """
    lines: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    quote = ""
    for number, line in enumerate(text.split("\n"), start=1):
        within = bool(quote)
        quote = _open_quote(line, quote)
        if within:
            continue
        if header := _HEADER.match(line):
            table = _table(header, counts)
            lines.setdefault(table[:-1] if header["array"] else table, number)
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault((*table, _bare(key["key"])), number)
    return lines


def line_at(lines: dict[KeyPath, int], path: KeyPath) -> int:
    """Return the line of `path`, or of the nearest thing around it that has one; 1 when nothing has."""
    return next((lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in lines), 1)


def _table(header: re.Match[str], counts: dict[KeyPath, int]) -> KeyPath:
    names = [_bare(name.strip()) for name in header["path"].split(".")]
    path: KeyPath = ()
    for name in names[:-1]:
        path = (*path, name)
        if path in counts:  # a table within the last one of an array
            path = (*path, counts[path] - 1)
    path = (*path, names[-1])
    if not header["array"]:
        return path
    counts[path] = counts.get(path, 0) + 1
    return (*path, counts[path] - 1)


def _bare(name: str) -> str:
    return name[1:-1] if name[:1] in ("'", '"') else name


def _open_quote(line: str, quote: str) -> str:
    """Which multi-line string, if any, is still open at the end of `line`."""
    rest = line
    while True:
        if quote:
            _, closed, rest = rest.partition(quote)
            if not closed:
                return quote
            quote = ""
        for token in _COMMENT_OR_STRING.finditer(rest):
            if token[0] in ('"""', "'''"):
                quote, rest = token[0], rest[token.end() :]
                break
        else:
            return ""
