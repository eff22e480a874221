"""WordPress's export (WXR 1.0 to 1.2): an RSS file with the blog's own fields beside each item.

shown      wp:post_type post, wp:status publish and no wp:post_password; comments with comment_approved 1 that are no
           pingback
times      wp:post_date_gmt and wp:post_modified_gmt (since WordPress 5.7), UTC without a zone; where they are
           0000-00-00, wp:post_date and wp:post_modified, by the blog's clock; else pubDate
words      content:encoded as the editor wrote it (shortcodes.py, blank_lines.py)
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime

from lxml import etree

from pipeline import text
from pipeline.archive.importers import keys
from pipeline.archive.importers.blank_lines import paragraphed
from pipeline.archive.importers.elements import children, elements, words
from pipeline.archive.importers.elements import text as text_of
from pipeline.archive.importers.found import NO_LABEL, Found, FoundComment, LeftOut, Thing
from pipeline.archive.importers.moments import moment
from pipeline.archive.importers.shortcodes import resolved

_LABELS = ("category", "post_tag")
# What WordPress makes of 0000-00-00: "Mon, 30 Nov -0001 00:00:00 +0000", which Python reads as a day of the year 2000.
_NO_YEAR = re.compile(r"\s-\d{4}\s+\d")
_NUMBERED = re.compile(r"[?&]p=\d+$")
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def things(
    chunks: Iterable[bytes], *, where: str, zone: str = "UTC", owners: dict[str, str] | None = None
) -> Iterator[Thing]:
    """Yield the posts, each before its comments, and what is left out of an export, in its order.

    Args:
        chunks: The file.
        where: The file, for messages.
        zone: The blog's own, an IANA name, for times that name none.
        owners: Which post has each key, by the files before this one of an export in several; it is added to.

    Raises:
        UnreadableError, BrokenOffError: as `elements` says.
    """
    owners = {} if owners is None else owners
    for item in elements(chunks, tag="item", where=where):
        yield from _things(item, zone, owners)


def _things(item: etree._Element, zone: str, owners: dict[str, str]) -> Iterator[Thing]:
    kind, status = text_of(item, "post_type") or "post", text_of(item, "status") or "publish"
    if kind != "post":
        yield LeftOut(what="pages" if kind == "page" else "items that are no posts")
    elif status != "publish":
        yield LeftOut(what="drafts" if status == "draft" else f"posts that are {status[:40]}")
    elif text_of(item, "post_password"):
        yield LeftOut(what="posts that are protected by a password")
    else:
        found = _post(item, zone, owners)
        yield found
        if isinstance(found, Found):
            yield from _comments(item, found.origin, zone)


def _post(item: etree._Element, zone: str, owners: dict[str, str]) -> Thing:
    link, title = text_of(item, "link"), text.plain(text_of(item, "title"))
    known = keys.of(url=link) or keys.of(url=text_of(item, "guid"))
    if not known:
        return LeftOut(what="posts without an address")
    published = _time(item, "post_date", zone) or _rfc5322(text_of(item, "pubDate"))
    encoded = item.find(_CONTENT)
    told_apart = keys.first_come(known, _own_name(item), owners, title=title, published=published)
    return Found(
        keys=(*told_apart, *_lasting(item, title, published, owners)),
        url=link if "://" in link else "",
        title=title,
        published=published,
        updated=_time(item, "post_modified", zone),
        labels=_labels(item),
        html=paragraphed(resolved(words(encoded))) if encoded is not None else "",
    )


def _lasting(item: etree._Element, title: str, published: datetime | None, owners: dict[str, str]) -> tuple[str, ...]:
    """What WordPress never changes of a post, whatever becomes of its address: its guid with a number; none if shared.

    With day and title, for a WordPress that was set up anew counts from 1 again.
    """
    guid = text_of(item, "guid")
    if published is None or not _NUMBERED.search(guid):
        return ()
    key = keys.lasting(guid, title=title, published=published)
    return (key,) if owners.setdefault(key, _own_name(item)) == _own_name(item) else ()


def _own_name(item: etree._Element) -> str:
    """By what the blog itself tells a post from others: its number, since WXR 1.0; else its guid."""
    return text_of(item, "post_id") or text_of(item, "guid")


def _labels(item: etree._Element) -> tuple[str, ...]:
    named = (each for each in children(item, "category") if each.get("domain", "category") in _LABELS)
    labels = (text.plain(words(each)) for each in named if each.get("nicename") != NO_LABEL)
    return tuple(dict.fromkeys(filter(None, labels)))


def _comments(item: etree._Element, post: str, zone: str) -> Iterator[Thing]:
    for each in children(item, "comment"):
        if text_of(each, "comment_type") not in ("", "comment"):
            continue  # a pingback is another blog's machine
        if text_of(each, "comment_approved") != "1":
            yield LeftOut(what="comments that the blog does not show")
            continue
        yield FoundComment(
            post=post,
            id=f"wordpress:{text_of(each, 'comment_id')}",
            name=text.plain(text_of(each, "comment_author")),
            html=paragraphed(text_of(each, "comment_content")),
            at=_time(each, "comment_date", zone),
        )


def _time(element: etree._Element, name: str, zone: str) -> datetime | None:
    return moment(text_of(element, f"{name}_gmt")) or moment(text_of(element, name), zone=zone)


def _rfc5322(written: str) -> datetime | None:
    if _NO_YEAR.search(written):
        return None
    try:
        return moment(parsedate_to_datetime(written).isoformat())
    except (ValueError, TypeError):
        return None
