"""A TOML list of texts rewritten: each item keeps its spelling and its comments, and no comment is lost.

tomlkit's own lists lose an item that is added behind a comment; this writes the list anew.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import tomlkit

# A text in any of TOML's four quotes, a comment, or the end of a line (TOML 1.0, "String", "Comment").
_SIGN = re.compile(
    r'"{3}(?:\\.|[^\\])*?"{3}(?!")' r"|'{3}.*?'{3}(?!')" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'|#[^\n]*|\n", re.DOTALL
)
_ONE_LINE = 100
_INDENT = re.compile(r"\n([ \t]+)")


@dataclass(slots=True)
class _Item:
    """An item as it was written, the comments on lines above it, and the one behind it."""

    written: str
    above: list[str] = field(default_factory=list)
    behind: str = ""


def rewritten(written: str, items: Sequence[str]) -> str:
    """Return the list of these texts as TOML, in place of the list `written` ("" = there was none).

    The comments of an item that goes stand on lines of their own where it stood.
    """
    before, last = _read(written)
    known: dict[str, list[_Item]] = {}
    staying, waiting = Counter(items), list[str]()
    for item in before:
        value = _value(item.written)
        comments = [*item.above, item.behind] if item.behind else item.above
        if staying[value] > 0:
            staying[value] -= 1
            item.above, waiting = waiting + item.above, []
            known.setdefault(value, []).append(item)
        else:
            waiting = waiting + comments
    after = [known[text].pop(0) if known.get(text) else _Item(_quoted(text)) for text in items]
    return _printed(after, waiting + last, many_lines="\n" in written, indent=_indent(written))


def comments_lost(before: str, after: str) -> list[str]:
    """Return the comments of one TOML text that another has not, in order."""
    still = Counter(_comments(after))
    lost = []
    for comment in _comments(before):
        if still[comment] > 0:
            still[comment] -= 1
        else:
            lost.append(comment)
    return lost


def _comments(text: str) -> Iterator[str]:
    return (found[0].rstrip() for found in _SIGN.finditer(text) if found[0].startswith("#"))


def _read(written: str) -> tuple[list[_Item], list[str]]:
    """Return the items with their comments, and the comments behind the last of them."""
    items: list[_Item] = []
    above: list[str] = []
    same_line = False
    for found in _SIGN.finditer(written):
        sign = found[0].rstrip() if found[0] != "\n" else "\n"
        if sign == "\n":
            same_line = False
        elif not sign.startswith("#"):
            items.append(_Item(sign, above))
            above, same_line = [], True
        elif same_line:
            items[-1].behind = sign
        else:
            above.append(sign)
    return items, above


def _value(written: str) -> str:
    return str(tomllib.loads(f"x = {written}")["x"])


def _quoted(text: str) -> str:
    return tomlkit.string(text).as_string()


def _indent(written: str) -> str:
    found = _INDENT.search(written)
    return found[1] if found else "    "


def _printed(items: Sequence[_Item], last: Sequence[str], *, many_lines: bool, indent: str) -> str:
    one_line = f"[{', '.join(item.written for item in items)}]"
    comments = bool(last) or any(item.above or item.behind for item in items)
    if not comments and not (many_lines and items) and len(one_line) <= _ONE_LINE:
        return one_line
    lines = []
    for item in items:
        lines += item.above
        lines.append(f"{item.written},{'  ' + item.behind if item.behind else ''}")
    return "[\n" + "".join(f"{indent}{line}\n" for line in (*lines, *last)) + "]"
