"""Cut a well-formed feed down to what copydesk reads, before feedparser walks it.

Feedparser is nearly the whole cost of gathering, and it lets the caption of a picture (`media:description`) overwrite
the summary of the item it stands in. Pictures, podcasts, categories and comments go; so do items beyond the newest,
and those that are known to the letter from the time before.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from lxml import etree

from pipeline import __version__
from pipeline.read import bylines, tree

_KEPT = {
    *("title", "link", "guid", "id", "author", "creator", "name", "source", "origlink", "language"),
    *("pubdate", "published", "issued", "date", "updated", "modified", "created"),
    *("description", "summary", "abstract", "encoded", "content", "body", "fullitem"),
}
# Media RSS and Apple's podcasts repeat the names of an item's own elements for something else.
_FOREIGN = ("search.yahoo.com/mrss", "itunes.com/dtds/", "media.tangent.org")
_DATES = ("pubdate", "published", "issued", "date", "updated", "modified")
_SIGNS = ("author", "creator")
_DIGEST_BYTES = 10  # of a feed's few hundred items no two are the same by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """A feed as UTF-8 without what is not read; `left_out` is how many items were too many.

    `digests` are those of the items that are read or known, by their places from 0; `places` those that are still in
    the markup, in its order.
    """

    markup: bytes
    left_out: int
    digests: Mapping[int, str]
    places: tuple[int, ...]


def pruned(
    root: etree._Element,
    *,
    most: int,
    when: Callable[[str], datetime | None],
    known: Collection[str] = (),
    address: str = "",
) -> Pruned:
    """Return the feed as UTF-8 without what is not read.

    Args:
        root: Changed in place.
        most: So many items stay: the newest if every item has a date that `when` can read, else the first.
        when: Reads the date of an item.
        known: Digests of items that go, for they were read before.
        address: Of the feed: what its items link to may start from it.
    """
    items = [element for element in root.iter() if tree.local(element) in tree.ITEMS]
    inner = {item for item in items if any(tree.local(above) in tree.ITEMS for above in item.iterancestors())}
    outer = [item for item in items if item not in inner] if inner else items
    kept = _newest(outer, most, when)
    left_out = len(outer) - len(kept)
    if left_out:
        items = _only(items, {*kept, *inner})
    _strip(items, inner)
    digests = _digests(kept, address)
    trimmed = {place for place, digest in digests.items() if digest in known}
    for place in trimmed:
        _remove(kept[place])
    for item in items:
        for element in item:
            _read_right(element)
            _in_one_piece(element)
    return Pruned(
        markup=etree.tostring(root, encoding="utf-8", xml_declaration=True),
        left_out=left_out,
        digests=digests,
        places=tuple(place for place in digests if place not in trimmed),
    )


def _only(items: Sequence[etree._Element], stays: Collection[etree._Element]) -> list[etree._Element]:
    """Remove the others, and return what stays; a hostile feed has a million, so no list is made of those that go."""
    for item in items:
        if item not in stays:
            _remove(item)
    return [item for item in items if item in stays]


def newest(dates: Sequence[datetime | None], most: int) -> set[int]:
    """Return the places of the `most` newest dates; of the first `most` when not every date is known."""
    known = [date for date in dates if date is not None]
    if len(known) < len(dates) or len(dates) <= most:
        return set(range(min(most, len(dates))))
    return set(sorted(range(len(dates)), key=known.__getitem__, reverse=True)[:most])


def _newest(items: list[etree._Element], most: int, when: Callable[[str], datetime | None]) -> list[etree._Element]:
    if len(items) <= most:
        return items
    kept = newest([when(_date(item)) for item in items], most)
    return [items[place] for place in sorted(kept)]


def _strip(items: Sequence[etree._Element], inner: Collection[etree._Element]) -> None:
    """Remove what is not read of the items; `inner` are those within another one."""
    for item in items:
        for element in [each for each in item if _is_unread(each)]:
            _remove(element)
        if item in inner and not len(item) and not (item.text or "").strip():
            _remove(item)  # an empty item within an item ends that one too early for feedparser


def _digests(items: Sequence[etree._Element], address: str) -> dict[int, str]:
    """What tells an item that was changed: all of it that is read, with what stands above it and how it is read."""
    digests = {}
    above: dict[etree._Element | None, bytes] = {}
    for place, item in enumerate(items):
        parent = item.getparent()
        if parent not in above:
            attributes = [dict(each.attrib) for each in item.iterancestors()]
            above[parent] = repr((__version__, address, attributes)).encode("utf-8", "replace")
        text = etree.tostring(item, encoding="utf-8", with_tail=False)
        digests[place] = hashlib.blake2b(above[parent] + text, digest_size=_DIGEST_BYTES).hexdigest()
    return digests


def _date(item: etree._Element) -> str:
    texts = {tree.local(element): element.text or "" for element in item}
    return next((texts[name].strip() for name in _DATES if texts.get(name, "").strip()), "")


def _is_unread(element: etree._Element) -> bool:
    name = tree.local(element)
    if not name:
        return False
    if name == "link" and not element.attrib and not (element.text or "").strip():
        return True  # an empty link keeps feedparser from taking the guid for one
    return _is_strange(str(element.tag))


@lru_cache(maxsize=1_000)
def _is_strange(tag: str) -> bool:
    return tree.bare(tag) not in _KEPT | tree.ITEMS or _is_foreign(tag.rpartition("}")[0], _FOREIGN)


def _read_right(element: etree._Element) -> None:
    """Write what feedparser takes wrongly as it takes it rightly.

    It cuts `ida@quay.media (Ida Moss)` behind four letters of the last domain, and leaves `a (Ida Moss` of it; and
    `isPermaLink="True"` is no permalink to it. What an entry calls itself is Atom again to it, where it names no type.
    """
    name = tree.local(element)
    if name == "guid":
        for key, value in element.attrib.items():
            element.set(key, value.strip().lower() if str(key).lower() == "ispermalink" else value)
    elif name == "link" and element.get("rel") == "self" and "type" not in element.attrib:
        element.set("type", "text/html")
    elif name in _SIGNS:
        for each in (element, *element):
            if each.text and "@" in each.text:
                each.text = bylines.without_mail(each.text)


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
