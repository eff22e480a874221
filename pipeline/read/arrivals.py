"""Items become headlines on arrival: the address that posts link to, the kind by its address, the agency it names.

A post (`outlets.posts`) without a title has its first sentence for a headline, in quotation marks: its own words, and
no newsroom's. What stands on a list of bookmarks is the page's outlet's, not the list's.

Pure. What cannot be linked is refused with the reason, never dropped in silence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pipeline import urls
from pipeline.news import Headline, Item
from pipeline.outlets import posts
from pipeline.outlets.hosts import host_of, suffixes
from pipeline.read import agencies, kinds
from pipeline.read.own_blog import is_own
from pipeline.read.redated import redated


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """Headlines in the order of the items, and what was refused: (place in the feed, counted from 0, and why)."""

    headlines: tuple[Headline, ...]
    refused: tuple[tuple[int, str], ...] = ()


def headlines(
    items: Sequence[Item],
    *,
    outlet: str,
    seen_at: datetime,
    language: str = "",
    wires: Mapping[str, str] | None = None,
    homes: Mapping[str, Sequence[str]] | None = None,
    blog: str = "",
) -> Arrived:
    """Return the headlines of an outlet's items, all first seen at one time.

    `language` is the outlet's; an item's own language wins. `wires` are further agencies by spelling in lower case.
    `homes` is given for a list of bookmarks: whose page each one is, host to name and language; a page of nobody known
    has its site for an outlet. `blog` is the address of the blogger's own blog, whose posts are refused: no news.
    """
    arrived, refused = [], []
    old = redated(items)
    for item in items:
        address = urls.clean(item.origin or item.url)
        if why := _why_not(item, address, blog):
            refused.append((item.position, why))
        else:
            dated = replace(item, published=None) if item.position in old else item
            name, tongue = (outlet, language) if homes is None else _printed_by(address, homes)
            arrived.append(_headline(dated, address, name, seen_at, item.language or tongue, wires))
    return Arrived(headlines=tuple(arrived), refused=tuple(refused))


def _why_not(item: Item, address: str, blog: str) -> str:
    """Return why an item is refused, "" when it is not."""
    if not item.headline:
        return "it has no headline"
    if not address:
        return f"not a web address: {item.url!r}"
    return "it is a post of this blog" if is_own(item.canonical, blog) else ""


def _printed_by(address: str, homes: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """The outlet, and its language, of the longest known host that an address ends with."""
    host = host_of(address)
    known = next((homes[end] for end in suffixes(host) if end in homes), None)
    return (known[0], known[1]) if known else (urls.site(host) or host or address, "")


def _headline(
    item: Item, address: str, outlet: str, seen_at: datetime, language: str, wires: Mapping[str, str] | None
) -> Headline:
    opening = item.content[0] if item.content else item.summary
    ending = item.content[-1] if item.content else item.summary
    agency = agencies.named(authors=item.authors, text=opening, more=wires, source=item.source, ending=ending)
    is_post = posts.is_post(address)
    return Headline(
        outlet=outlet,
        headline=_quoted(item) if is_post else item.headline,
        url=address,
        canonical=item.canonical,
        seen_at=seen_at,
        published=item.published,
        summary=item.summary,
        content=item.content,
        authors=item.authors,
        language=language,
        agency=agency if agency != outlet else "",
        kind="post" if is_post else kinds.of(item.headline, address),
        position=item.position,
    )


def _quoted(item: Item) -> str:
    """A post's title as it is, or in quotation marks the words of the post that stand for one (`read.items`)."""
    own_words = item.summary.startswith(item.headline)
    return f"“{item.headline}”" if own_words and not item.headline.startswith(("“", '"')) else item.headline
