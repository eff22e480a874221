"""Pictures and players of an old page as media of a post. Pure."""

import re
from collections.abc import Mapping
from urllib.parse import urljoin

from pipeline.news import Media
from pipeline.render.embeds import player
from pipeline.render.wording import href
from pipeline.text import tidy

_NETWORKS = ("youtube", "x", "telegram")
_TINY = re.compile(r"[01](?:px)?")
_YOUTUBE = re.compile(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/(?:v|embed)/(?P<id>[A-Za-z0-9_-]{11})")


def address(url: str | None, base: str) -> str | None:
    """Return an address of a page as a post may link to it: absolute http(s) as given, none for any other."""
    if not url:
        return None
    try:
        return href(urljoin(base, url.strip()) if base else url.strip())
    except ValueError:
        return None  # no address at all: http://[


def picture(attributes: Mapping[str, str], link: str | None, base: str) -> Media | None:
    """Return the picture of an `img`, none for the one-pixel ones that count readers."""
    sizes = (attributes.get("width", ""), attributes.get("height", ""))
    url = address(attributes.get("src"), base)
    alt = tidy(attributes.get("alt", ""))
    if all(_TINY.fullmatch(size) for size in sizes) or not (url or alt):
        return None
    return Media(kind="picture", url=url, link=link, alt=alt)


def video(url: str | None, base: str) -> Media | None:
    """Return what a frame or an old `object` plays; of kind "" when it is none of the networks a post may hold."""
    found = address(f"https:{url}" if url and url.startswith("//") else url, base)
    if found is None:
        return None
    if old := _YOUTUBE.match(found):
        found = f"https://www.youtube.com/watch?v={old['id']}"  # parameters of the player, such as its size, go
    return Media(kind=next((kind for kind in _NETWORKS if player(kind, found)), ""), url=found)


def message(links: tuple[tuple[str, str], ...], words: str) -> Media | None:
    """Return the message that a quoted post of X is: the address at its end, its words for those who cannot see it."""
    url = next((url for _, url in reversed(links) if player("x", url)), None)
    return Media(kind="x", url=url, alt=words) if url else None
