"""Read an outlet's front page for what it says of the outlet: name, language, and the feeds that it names.

A feed is named by a `link rel="alternate"` of a feed's type (https://www.rssboard.org/rss-autodiscovery), or by a link
of the page to its own site whose path looks like a feed's. A feed of comments is none.
"""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin, urlsplit

from pipeline import text, urls
from pipeline.errors import UnreadableError
from pipeline.news import FrontPage
from pipeline.outlets.hosts import is_web_address
from pipeline.read.page import metadata, tree
from pipeline.read.page.tree import Element, words_of

MOST_FEEDS = 20
_MOST_LINKS = 5_000
_LONGEST_NAME = 200
_HEAD = 200_000  # characters of a page in which its head stands
_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"})
# A path that ends as feeds do everywhere: /feed, /rss/, /world/rss.xml, /atom.xml, /index.rdf, /feed.json.
_LOOKS_LIKE_A_FEED = re.compile(
    r"(?:/(?:rss|feeds?|atom|rdf)(?:\.(?:xml|rss|php|aspx|json))?/?|/index\.(?:xml|rss|rdf|atom)|\.(?:rss|rdf|atom)|"
    r"/(?:rss|feeds?|atom)/[\w.-]+(?:\.(?:xml|rss|atom|json))?/?)$",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"(?i)/comments?(?:/|\b)")


def read(body: bytes, *, url: str, charset: str = "") -> FrontPage:
    """Return what a front page says, its feeds in order: those declared, then those only linked.

    Args:
        body: The page as received.
        url: Its address, for relative links.
        charset: Of the HTTP header, which wins over the page's own; "" = none.

    Raises:
        UnreadableError: The bytes hold no page.
    """
    root = tree.parse(body, url=url, charset=charset)
    meta = metadata.read(root)
    base = next((_absolute(one.get("href") or "", url) for one in islice(root.iter("base"), 1)), "") or url
    locale = root.get("lang") or meta.first("og:locale", "content-language", "language")
    feeds = dict.fromkeys((*_declared(root, base), *_linked(root, base)))
    return FrontPage(
        url=url,
        site_name=_name(meta.first("og:site_name", "application-name", "apple-mobile-web-app-title")),
        title=_name(next((words_of(one) for one in islice(root.iter("title"), 1)), "") or meta.first("og:title")),
        language=text.language_tag(locale),
        feeds=tuple(islice(feeds, MOST_FEEDS)),
    )


def first_declared(page: str, url: str) -> str:
    """Return the first feed that a page names in its head, cleaned, "" when it names none."""
    try:
        root = tree.parse(page[:_HEAD].encode("utf-8", "replace"), url=url, charset="utf-8")
    except UnreadableError:
        return ""
    return urls.clean(next(_declared(root, url), ""))


def _declared(root: Element, base: str) -> Iterator[str]:
    for link in islice(root.iter("link"), _MOST_LINKS):
        relations = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        address = _absolute(link.get("href") or "", base)
        if "alternate" in relations and kind in _TYPES and _is_news(address):
            yield address


def _linked(root: Element, base: str) -> Iterator[str]:
    for link in islice(root.iter("a"), _MOST_LINKS):
        href = link.get("href") or ""
        if not _LOOKS_LIKE_A_FEED.search(href.partition("?")[0].partition("#")[0]):
            continue
        address = _absolute(href, base)
        if _is_news(address) and urls.same_site(address, base):
            yield address


def _absolute(href: str, base: str) -> str:
    """An address as it was given, made absolute; "" when that is no web address."""
    try:
        address = urljoin(base, href.strip())
    except ValueError:
        return ""
    return address if is_web_address(address) else ""


def _is_news(address: str) -> bool:
    return bool(address) and not _COMMENTS.search(urlsplit(address).path)


def _name(words: str) -> str:
    return text.plain(words)[:_LONGEST_NAME].strip()
