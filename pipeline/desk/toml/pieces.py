"""Change one table of a TOML text through tomlkit and leave everything around it byte for byte as it was.

tomlkit keeps comments, but takes the comments before a table for the end of the one above: a key added there would
stand below the words that introduce its neighbour. So only the table's own lines go through it.
"""

import tomllib
from collections.abc import Callable, Sequence
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Table

from pipeline.desk.toml import lists
from pipeline.errors import UsageError
from pipeline.toml_lines import KeyPath, lines

Change = Callable[[Table], None]


def changed(text: str, path: KeyPath, change: Change) -> str:
    """Return the text with `change` made to the table at `path`, such as ("blog",) or ("topic", 1).

    A comment that the change would take away stays, below the table.

    Raises:
        UsageError: the table is scattered over the text, or written in a way that cannot be changed piece by piece.
    """
    start, end = _span(text, path)
    piece, line_end = text[start:end], "\r\n" if "\r\n" in text else "\n"
    plain = piece.replace("\r\n", "\n")
    try:
        document = tomlkit.parse(plain)
        table: Any = document
        for part in path:
            table = table[0 if isinstance(part, int) else part]
        change(table)
        written = tomlkit.dumps(document).rstrip("\n")
    except (TOMLKitError, KeyError, IndexError, TypeError) as problem:
        raise cannot_be_changed(path) from problem
    lost = lists.comments_lost(plain, written)
    return text[:start] + "\n".join((written, *lost)).replace("\n", line_end) + text[end:]


def added(text: str, table: str, *, after: KeyPath | None) -> str:
    """Return the text with `table` (its header and keys) behind the table at `after`, at the end without one."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    block = table.strip("\n").replace("\n", line_end)
    if after is None:
        before = text.rstrip()
        return (before + 2 * line_end if before else "") + block + line_end
    _, end = _span(text, after)
    return text[:end] + 2 * line_end + block + text[end:]


def removed(text: str, path: KeyPath) -> str:
    """Return the text without the table at `path`; the comments above and below it stay."""
    start, end = _span(text, path)
    return text[:start] + text[end:].lstrip("\r\n") if end < len(text) else text[:start]


def set_list(table: Table, key: str, items: Sequence[str]) -> None:
    """Set a list of texts in a table, its comments kept."""
    before = table.get(key)
    written = before.as_string() if before is not None else ""
    table[key] = tomlkit.parse(f"x = {lists.rewritten(written, items)}")["x"]


def cannot_be_changed(path: KeyPath) -> UsageError:
    """Return the error that a table stands in the file in a way that only its owner can change."""
    name = ".".join(part for part in path if isinstance(part, str))
    return UsageError(
        f"[{name}] is written in a way that this page cannot change without touching the rest",
        where="copydesk.toml",
        do="change it in a text editor; docs/settings.md has the shape of each table",
    )


def _span(text: str, path: KeyPath) -> tuple[int, int]:
    """Return where the table's own lines begin and end, without the blank and comment lines behind them."""
    found = lines(text)
    if path not in found:
        raise cannot_be_changed(path)
    first = found[path]
    others = [line for other, line in found.items() if line > first and other[: len(path)] != path]
    kept = text.split("\n")
    last = min((line - 1 for line in others), default=len(kept))
    while last > first and kept[last - 1].strip()[:1] in ("", "#"):
        last -= 1
    start, end = sum(len(line) + 1 for line in kept[: first - 1]), len("\n".join(kept[:last]).rstrip("\r"))
    _refuse_scattered(text, path, text[start:end])
    return start, end


def _refuse_scattered(text: str, path: KeyPath, piece: str) -> None:
    """Let only a piece pass that holds the whole of its table, and nothing else."""
    whole: Any = tomllib.loads(text)
    for part in path:
        whole = whole[part]
    for part in reversed(path):
        whole = [whole] if isinstance(part, int) else {part: whole}
    try:
        alone = tomllib.loads(piece)
    except ValueError as problem:
        raise cannot_be_changed(path) from problem
    if alone != whole:
        raise cannot_be_changed(path)
