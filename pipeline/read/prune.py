"""Cut a well-formed feed down to what copydesk reads, before feedparser walks it.

Feedparser is nearly the whole cost of gathering, and it lets the caption of a picture (`media:description`) overwrite
the summary of the item it stands in. Pictures, podcasts, categories and comments go; so do items beyond the newest.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from lxml import etree

from pipeline.read import tree

_KEPT = {
    *("title", "link", "guid", "id", "author", "creator", "name", "source", "origlink", "language"),
    *("pubdate", "published", "issued", "date", "updated", "modified", "created"),
    *("description", "summary", "abstract", "encoded", "content", "body", "fullitem"),
}
# Media RSS and Apple's podcasts repeat the names of an item's own elements for something else.
_FOREIGN = ("search.yahoo.com/mrss", "itunes.com/dtds/", "media.tangent.org")
_DATES = ("pubdate", "published", "issued", "date", "updated", "modified")


def pruned(root: etree._Element, *, most: int, when: Callable[[str], datetime | None]) -> tuple[bytes, int]:
    """Return the feed as UTF-8 without what is not read, and how many items were left out.

    Args:
        root: Changed in place.
        most: So many items stay: the newest if every item has a date that `when` can read, else the first.
        when: Reads the date of an item.
    """
    items = [element for element in root.iter() if tree.local(element) in tree.ITEMS]
    outer = [item for item in items if not any(tree.local(above) in tree.ITEMS for above in item.iterancestors())]
    left_out = _beyond(outer, most, when)
    for item in left_out:
        _remove(item)
    for item in items:
        for element in [each for each in item if _is_unread(each)]:
            _remove(element)
        if item not in outer and not len(item) and not (item.text or "").strip():
            _remove(item)  # an empty item within an item ends that one too early for feedparser
        for element in item:
            _in_one_piece(element)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True), len(left_out)


def newest(dates: Sequence[datetime | None], most: int) -> set[int]:
    """Return the places of the `most` newest dates; of the first `most` when not every date is known."""
    places = list(range(len(dates)))
    known = [date for date in dates if date is not None]
    if len(dates) > most and len(known) == len(dates):
        places.sort(key=known.__getitem__, reverse=True)
    return set(places[:most])


def _beyond(items: list[etree._Element], most: int, when: Callable[[str], datetime | None]) -> list[etree._Element]:
    if len(items) <= most:
        return []
    kept = newest([when(_date(item)) for item in items], most)
    return [item for place, item in enumerate(items) if place not in kept]


def _date(item: etree._Element) -> str:
    texts = {tree.local(element): element.text or "" for element in item}
    return next((texts[name].strip() for name in _DATES if texts.get(name, "").strip()), "")


def _is_unread(element: etree._Element) -> bool:
    name = tree.local(element)
    if not name:
        return False
    if name == "link" and not element.attrib and not (element.text or "").strip():
        return True  # an empty link keeps feedparser from taking the guid for one
    return name not in _KEPT | tree.ITEMS or _is_foreign(tree.namespace(element), _FOREIGN)


def _in_one_piece(element: etree._Element) -> None:
    """Write escaped markup as CDATA: feedparser is called once a line of it, not twice an entity."""
    words = element.text or ""
    if ("<" in words or "&" in words) and "]]>" not in words and not len(element):
        element.text = etree.CDATA(words)


def _is_foreign(namespace: str, foreign: Iterable[str]) -> bool:
    return any(part in namespace.lower() for part in foreign)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
