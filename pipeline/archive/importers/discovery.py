"""What a blog's address leads to: Blogger's feed, another feed, or nothing but the page itself. Pure."""

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

from pipeline.archive.importers import blogger_feed
from pipeline.read import decode

_LINK = re.compile(r"<link\b[^>]{0,2000}>", re.IGNORECASE)
# From the beginning of a word only: tried from each letter of one that no sign ends, it would cost by the square.
_ATTRIBUTE = re.compile(r"""(?<![a-z])([a-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_FEEDS = ("application/atom+xml", "application/rss+xml", "application/feed+json")
_HEAD = 300_000  # characters; Blogger's themes have their styles before the links
_BLOGGER_HOST = re.compile(r"\.blogspot\.[a-z]{2,3}(?:\.[a-z]{2})?$")
_BLOGGER_PATH = "/feeds/posts/"


def is_blogger(url: str) -> bool:
    """Say whether an address is seen to be Blogger's: of its host, or of a feed of its shape."""
    parts = urlsplit(url)
    return bool(_BLOGGER_HOST.search(parts.hostname or "")) or _BLOGGER_PATH in parts.path


def feed_in(body: bytes, *, url: str) -> str:
    """Return the address of the feed that a page names, "" when it names none; a feed of comments is none.

    Args:
        body: The page.
        url: Its address.
    """
    named = []
    for tag in _LINK.findall(decode.text(body)[:_HEAD]):
        said = {found[0].lower(): unescape(found[1] or found[2] or found[3]) for found in _ATTRIBUTE.findall(tag)}
        if said.get("type", "").lower() in _FEEDS and "alternate" in said.get("rel", "").lower() and said.get("href"):
            named.append(urljoin(url, said["href"].strip()))
    posts = [each for each in named if "/comments/" not in urlsplit(each).path]
    blogger = next((each for each in posts if _BLOGGER_PATH in urlsplit(each).path), "")
    return blogger_feed.feed_of(blogger) if blogger else next(iter(posts), "")


def is_page(body: bytes) -> bool:
    """Say whether an answer is a web page."""
    return body[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html"))
