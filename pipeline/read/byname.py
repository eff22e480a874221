"""The second reader of RSS, RDF and Atom: by the bare names of elements, for feeds in which feedparser finds nothing.

Such as an RSS that writes a prefix before every element, declared or not, with attributes that lack their quotes.
"""

from collections.abc import Iterable

from lxml import etree

from pipeline.read import tree
from pipeline.read.entry import Channel, Entry

_DATES = ("pubdate", "published", "issued", "date", "created", "updated", "modified")
_AUTHORS = ("author", "creator")
_FORMATS = {"rss": "rss", "channel": "rss", "rdf": "rdf", "feed": "atom"}


def read(root: etree._Element) -> Channel:
    """Return the items found anywhere below `root`, in its order; `format` is "" when the root is no feed's."""
    items = [element for element in root.iter() if tree.local(element) in tree.ITEMS]
    head = next((element for element in root.iter() if tree.local(element) in ("channel", "feed")), root)
    return Channel(
        format=_FORMATS.get(tree.local(root), ""),
        title=_first(head, ("title",)),
        language=_first(head, ("language",)),
        home=_link(head),
        entries=tuple(_entry(item) for item in items),
        well_formed=False,
    )


def _entry(item: etree._Element) -> Entry:
    guid = _first(item, ("guid", "id"))
    return Entry(
        title=_first(item, ("title",)),
        link=_link(item) or _first(item, ("origlink",)) or (guid if _is_permalink(item) else ""),
        origin=_first(item, ("origlink",)),
        guid=guid or next((value for key, value in _attributes(item) if key == "about"), ""),
        dates=tuple(date for name in _DATES if (date := _first(item, (name,)))),
        summary=_first(item, ("description", "summary")),
        content=_first(item, ("encoded", "content")),
        authors=tuple(text for each in item if tree.local(each) in _AUTHORS and (text := _author(each))),
        source=_source(item),
    )


def _first(of: etree._Element, names: Iterable[str]) -> str:
    """The markup of the first child under the first of `names` that has any, outside of Media RSS."""
    for name in names:
        for child in of:
            if tree.local(child) == name and "mrss" not in tree.namespace(child) and (text := _inner(child)):
                return text
    return ""


def _inner(element: etree._Element) -> str:
    """The text of `element`, with the markup of its children when it has some."""
    parts = [element.text or ""]
    parts += [etree.tostring(child, encoding="unicode") for child in element if isinstance(child.tag, str)]
    return "".join(parts).strip()


def _link(of: etree._Element) -> str:
    """The text of `link`, or the `href` of the first one that is an alternate."""
    for child in of:
        if tree.local(child) != "link":
            continue
        attributes = dict(_attributes(child))
        if attributes.get("rel", "alternate") == "alternate" and (link := (child.text or "").strip()):
            return link
        if attributes.get("rel", "alternate") == "alternate" and (href := attributes.get("href", "").strip()):
            return href
    return ""


def _is_permalink(item: etree._Element) -> bool:
    guids = [dict(_attributes(child)) for child in item if tree.local(child) == "guid"]
    return bool(guids) and guids[0].get("ispermalink", "true") == "true"


def _source(item: etree._Element) -> str:
    """The outlet that RSS names in `source`, and Atom in the title of it."""
    for child in item:
        if tree.local(child) == "source" and "purl.org/dc/" not in tree.namespace(child):
            return _first(child, ("title",)) or (child.text or "").strip()
    return ""


def _attributes(of: etree._Element) -> list[tuple[str, str]]:
    return [(str(key).rpartition("}")[2].rpartition(":")[2].lower(), str(value)) for key, value in of.attrib.items()]


def _author(element: etree._Element) -> str:
    return _first(element, ("name",)) or (element.text or "").strip()
