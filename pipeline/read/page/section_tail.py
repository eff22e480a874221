"""The section that some pages put behind a headline: "Ferry crews stop work | World".

It goes only where the page itself shows that it is none of the headline: it names the section, has it as a folder of
its address, or shows the headline without it in a heading of its own.
"""

import re
from collections.abc import Callable, Iterator
from itertools import takewhile
from urllib.parse import unquote, urlsplit

from pipeline.read import kinds
from pipeline.read.page.jsonld import Graph, types, words
from pipeline.read.page.keys import key, length
from pipeline.read.page.metadata import Meta

_TAIL = re.compile(
    r"^(?P<head>.*\S)\s*(?:\s(?:[–—\-»·›‹•/~*<>:]|::)\s|[|｜—])\s*(?P<name>[^|｜–—»·›•:]{2,40})$", re.DOTALL
)
_META = ("article:section", "og:section", "section", "parsely-section", "sectionname")
_SHORTEST = 20  # characters, as `keys.length` counts; what is left must be a headline
_MOST_CUTS = 3
_MOST_LISTED = 20


def sections(graph: Graph, meta: Meta, url: str) -> frozenset[str]:
    """Return the keys of what the page calls its sections, and of the folders that its address lies in."""
    said = [*_of(graph.page.get("articleSection")), *(one for name in _META for one in meta.all(name))]
    said += [one for node in graph.nodes if "BreadcrumbList" in types(node) for one in _crumbs(node)]
    said += unquote(urlsplit(url).path).split("/")[:-1]
    return frozenset(filter(None, (key(part) for one in said for part in one.split("|"))))


def without_section(headline: str, sections: frozenset[str], heads: Callable[[str], bool]) -> str:
    """Return a headline without the sections behind it; one that says what kind of piece it is stays.

    Args:
        headline: Without the outlet's name.
        sections: Keys, as `sections` gives them.
        heads: Says whether the page has a lesser heading of these words.
    """
    cuts = tuple(_cuts(headline))
    shown = next((head for head, _ in cuts if heads(head)), "")
    named = takewhile(lambda cut: key(cut[1]) in sections, cuts)
    return shown or [headline, *(head for head, _ in named)][-1]


def _cuts(headline: str) -> Iterator[tuple[str, str]]:
    """Yield what is left of a headline when each tail in turn is cut off, with the tail."""
    for _ in range(_MOST_CUTS):
        match = _TAIL.match(headline)
        if match is None or length(match["head"]) < _SHORTEST or kinds.of(headline, "") != kinds.of(match["head"], ""):
            return
        headline = match["head"]
        yield headline, match["name"]


def _of(value: object) -> list[str]:
    return [words(one) for one in value[:_MOST_LISTED]] if isinstance(value, list) else [words(value)]


def _crumbs(listing: dict[str, object]) -> Iterator[str]:
    """The names of a trail of crumbs but the last, which may be the page's own."""
    listed = listing.get("itemListElement")
    for crumb in listed[: min(len(listed) - 1, _MOST_LISTED)] if isinstance(listed, list) else ():
        if isinstance(crumb, dict):
            yield words(crumb.get("name")) or words(crumb.get("item"))
