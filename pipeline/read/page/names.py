"""Who the outlet is, so that its name can be told from a headline's tail and from a byline."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from pipeline.read.page.jsonld import Graph, types, words
from pipeline.read.page.keys import key
from pipeline.read.page.metadata import Meta
from pipeline.urls import site

_SAME_NAME = 88
_NEAR = 12
_TAILS = ("news", "online", "media", "tv")
_LONGEST, _MOST_NAMES = 100, 40
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go"})


def outlet_names(graph: Graph, meta: Meta, url: str, outlet: str) -> tuple[str, ...]:
    """Return the keys of all names that the page gives its outlet, `outlet` as the registry names it among them."""
    names = [outlet, *meta.all("og:site_name"), *meta.all("application-name")]
    for node in (graph.page, *graph.nodes):
        names += _publishers(node)
        if any(kind in ("WebSite", "Organization", "NewsMediaOrganization") for kind in types(node)):
            names += [words(node.get("name")), words(node.get("alternateName"))]
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    labels = [label for label in host.split(".") if label not in _SECOND_LEVEL]
    names += [max(labels, key=len, default=""), host, site(host).split(".")[0]]
    return tuple(dict.fromkeys(found for name in names if (found := key(name[:_LONGEST]))))[:_MOST_NAMES]


def _publishers(node: dict[str, object]) -> list[str]:
    publisher = node.get("publisher")
    return [words(one) for one in (publisher if isinstance(publisher, list) else [publisher])]


def is_outlet(name: str, outlets: Iterable[str]) -> bool:
    """Say whether `name` is the outlet: equal, one within the other and about as long, or nearly equal."""
    own = key(name)
    return any(_same(own, outlet) for outlet in outlets)


def is_brand(name: str, outlets: Sequence[str]) -> bool:
    """Say whether `name` opens with the outlet's, with or without its News or Online: a brand, desk or account."""
    own = key((name.split() or [""])[0])
    return bool(own) and not {own, *(own + tail for tail in _TAILS)}.isdisjoint(outlets)


def _same(one: str, other: str) -> bool:
    if not one or one == other:
        return one == other
    short, long = sorted((one, other), key=len)
    if len(short) > 4 and short in long and len(long) - len(short) <= _NEAR:
        return True
    return len(short) > 4 and fuzz.ratio(one, other) >= _SAME_NAME
