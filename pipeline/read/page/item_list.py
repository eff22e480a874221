"""The articles that a page names in JSON-LD as a list, for section pages whose links only a script puts in place."""

from dataclasses import dataclass
from itertools import islice

from pipeline.read.page.jsonld import Node, nodes, types, words
from pipeline.read.page.tree import Element

_MOST = 500
_PARTS = ("itemListElement", "hasPart", "blogPost", "blogPosts")
_DATES = ("datePublished", "dateCreated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One of the list: its address as given, its headline, "" = not said, and its date as given, "" = not said."""

    address: str
    headline: str
    date: str


def read(root: Element) -> tuple[Listed, ...]:
    """Return what the page's lists name, in their order; a trail of crumbs is another kind of list."""
    lists = (node.get(name) for node in nodes(root) for name in _PARTS if name in node and _lists(node, name))
    found = (_listed(one) for each in lists if isinstance(each, list) for one in each if isinstance(one, dict))
    return tuple(islice(found, _MOST))


def _lists(node: Node, part: str) -> bool:
    """Say whether a node is a list of articles by its type, or by the name of what hangs in it."""
    return part != "itemListElement" or "ItemList" in types(node)


def _listed(element: Node) -> Listed:
    item = element.get("item")
    both = [item, element] if isinstance(item, dict) else [element]
    addresses = [item] if isinstance(item, str) else [one.get(name) for one in both for name in ("url", "@id")]
    headlines = (words(one.get(name)) for one in both for name in ("headline", "name"))
    found = (words(one.get(name)) for one in both for name in _DATES)
    said = (value for value in addresses if isinstance(value, str))
    address, headline, date = (next(filter(None, each), "") for each in (said, headlines, found))
    return Listed(address=address, headline=headline, date=date)
