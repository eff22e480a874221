"""The CSS selectors by which a publisher says what of its page is paid: `.paid`, `div.body.paid`, `#text > .rest`.

Names, classes, ids, attributes and what stands in what; one that asks for more (`:not(...)`) selects nothing.
"""

import re
from collections.abc import Sequence

from pipeline.read.page.tree import Element
from pipeline.read.page.walk import Node

_MOST_SELECTORS = 10
_LONGEST = 500  # characters
_SIGN = r"[.#][\w-]+|\[[\w-]+(?:=(?:\"[^\"\]]*\"|'[^'\]]*'|[\w-]+))?\]"
_COMPOUND = re.compile(rf"(?P<tag>\*|[a-z][a-z0-9-]*)?(?P<signs>(?:{_SIGN})*)", re.IGNORECASE)
_SIGNS = re.compile(_SIGN)
_PARTED = re.compile(r"\s*>\s*|\s+")

Selector = tuple[str, ...]


def read(said: Sequence[str]) -> list[Selector]:
    """Return the selectors that publishers wrote, each as its parts from the outermost to the innermost."""
    alternatives = [one.strip() for text in said for one in text[:_LONGEST].split(",")]
    parted = [tuple(_PARTED.split(one)) for one in alternatives[:_MOST_SELECTORS] if one]
    return [parts for parts in parted if all(part and _COMPOUND.fullmatch(part) for part in parts)]


def selects(selector: Selector, node: Node) -> bool:
    """Say whether a node is what the selector names, or stands in that."""
    left = list(selector)
    for one in (node, *node.ancestors()):
        if left and _is(one.element, left[-1]):
            left.pop()
    return not left


def _is(element: Element, part: str) -> bool:
    found = _COMPOUND.fullmatch(part)
    if found is None or (found["tag"] or "*").lower() not in ("*", element.tag):
        return False
    return all(_bears(element, sign) for sign in _SIGNS.findall(found["signs"]))


def _bears(element: Element, sign: str) -> bool:
    if sign[0] == "#":
        return bool(element.get("id") == sign[1:])
    if sign[0] == ".":
        return sign[1:] in (element.get("class") or "").split()
    name, given, value = sign[1:-1].partition("=")
    held = element.get(name.lower())
    return held is not None and (not given or held == value.strip("\"'"))
