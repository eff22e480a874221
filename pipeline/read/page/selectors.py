"""The CSS selectors by which a publisher says what of its page is paid: `.paid`, `div.body.paid`, `#text > .rest`.

Names, classes, ids, attributes and what stands in what; one that asks for more (`:not(...)`) selects nothing.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.read.page.tree import Element
from pipeline.read.page.walk import Node

_MOST_SELECTORS = 10
_LONGEST = 500  # characters
_SIGN = r"[.#][\w-]+|\[[\w-]+(?:=(?:\"[^\"\]]*\"|'[^'\]]*'|[\w-]+))?\]"
_COMPOUND = re.compile(rf"(?P<tag>\*|[a-z][a-z0-9-]*)?(?P<signs>(?:{_SIGN})*)", re.IGNORECASE)
_SIGNS = re.compile(_SIGN)
_PARTED = re.compile(r"\s*>\s*|\s+")


class Part(NamedTuple):
    """What one element is asked for: its name ("*" = any), and its signs as they are written, ".paid"."""

    tag: str
    signs: tuple[str, ...]


Selector = tuple[Part, ...]


def read(said: Sequence[str]) -> list[Selector]:
    """Return the selectors that publishers wrote, each as its parts from the outermost to the innermost."""
    alternatives = [one.strip() for text in said for one in text[:_LONGEST].split(",")]
    parted = [[_part(part) for part in _PARTED.split(one)] for one in alternatives[:_MOST_SELECTORS] if one]
    return [tuple(filter(None, parts)) for parts in parted if all(parts)]


def selected(selector: Selector, nodes: Sequence[Node]) -> list[bool]:
    """Return which of a page's nodes are what the selector names, or stand in that; one pass, the outer ones first."""
    met: list[int] = []  # how many of the parts a node and those above it are, from the outermost on
    for node in nodes:
        above = met[node.parent.number] if node.parent is not None else 0
        met.append(above + (above < len(selector) and _is(node.element, selector[above])))
    return [count == len(selector) for count in met]


def _part(written: str) -> Part | None:
    found = _COMPOUND.fullmatch(written) if written else None
    return Part((found["tag"] or "*").lower(), tuple(_SIGNS.findall(found["signs"]))) if found else None


def _is(element: Element, part: Part) -> bool:
    return part.tag in ("*", element.tag) and all(_bears(element, sign) for sign in part.signs)


def _bears(element: Element, sign: str) -> bool:
    if sign[0] == "#":
        return bool(element.get("id") == sign[1:])
    if sign[0] == ".":
        return sign[1:] in (element.get("class") or "").split()
    name, given, value = sign[1:-1].partition("=")
    held = element.get(name.lower())
    return held is not None and (not given or held == value.strip("\"'"))
