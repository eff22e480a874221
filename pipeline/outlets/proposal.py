"""Propose an entry for an outlet out of what its front page and its feeds say. Pure.

Nothing is made up: a name is words of the page or of a feed, a country that of the address or of the language's region.
"""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urljoin, urlsplit

from pipeline.news import Feed, FrontPage, Outlet, SectionPage
from pipeline.outlets import posts
from pipeline.outlets.countries import NAMES
from pipeline.outlets.hosts import host_of
from pipeline.outlets.joining import has_own_host
from pipeline.outlets.names import key, parts_of
from pipeline.outlets.posts import Posting

# Where sites keep a feed that their page does not name, the most frequent first.
COMMON_PATHS = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json")
_LONGEST_NAME = 80
_WORD = re.compile(r"\w+")
# Two letters at the end of a host that are no country to those who buy them.
_NO_COUNTRY = frozenset(
    {
        "AI",
        "AM",
        "CC",
        "CO",
        "EU",
        "FM",
        "GG",
        "IO",
        "LA",
        "LY",
        "ME",
        "SH",
        "TO",
        "TV",
        "VC",
        "WS",
    }
)
_OTHERWISE = {"UK": "GB"}
# What WordPress writes into every blog that nobody told otherwise.
_UNSAID = "en-US"


def common_addresses(home: str) -> tuple[str, ...]:
    """Return where a site may have a feed that its page does not name."""
    return tuple(urljoin(home, path) for path in COMMON_PATHS)


def name_of(page: FrontPage | None, feed_titles: Iterable[str], address: str) -> str:
    """Return what an outlet calls itself: its page's name for the site, else its title, a feed's, at last its host."""
    host = host_of(address) or urlsplit(address).netloc
    if page and page.site_name:
        return page.site_name[:_LONGEST_NAME].strip()
    feeds = [title for title in feed_titles if title]
    titles = [title for title in (page.title if page else "", *feeds) if title]
    return _name_in(titles[0], address, host, feeds) if titles else host


def country_of(address: str, languages: Iterable[str]) -> str:
    """Return the country, ISO 3166: that of the host's last label, else of a language's region; "" when none says."""
    last = host_of(address).rpartition(".")[2].upper()
    last = _OTHERWISE.get(last, last)
    if last in NAMES and last not in _NO_COUNTRY:
        return last
    regions = (tag.rpartition("-")[2].upper() for tag in languages if tag != _UNSAID)
    return next((region for region in regions if region in NAMES), "")


def language_of(languages: Iterable[str]) -> str:
    """Return the first language said, without its region; "" when none is."""
    return next((tag.partition("-")[0].lower() for tag in languages if tag), "")


def outlet(
    *,
    address: str,
    page: FrontPage | None,
    feeds: Sequence[tuple[str, Feed]],
    sitemaps: Sequence[str],
    sections: Sequence[str] = (),
    posting: Posting | None,
) -> Outlet:
    """Return the outlet that is proposed.

    Args:
        address: Of its front page, else of what was asked.
        page: Its front page, none when a feed or a channel of posts was asked.
        feeds: Those that could be read, each with its address.
        sitemaps: News sitemaps of its site.
        sections: Pages of it that list articles.
        posting: Where its posts are listed, none when it is no channel of posts.
    """
    listed = posting or next((found for url, _ in feeds if (found := posts.posting(url))), None)
    titles = [feed.title for _, feed in feeds if feed.title]
    addresses = tuple(url for url, _ in feeds)
    if listed:
        name = (titles[0] if titles else page.title if page else "")[:_LONGEST_NAME].strip() or listed.account
        page_of_posts = (listed.section,) if listed.section else ()
        return Outlet(name=name, feeds=() if listed.section else addresses or (listed.feed,), sections=page_of_posts)
    languages = [page.language if page else "", *(feed.language for _, feed in feeds)]
    # An IPv6 address is asked, and is nobody's host.
    own_host = (page is not None or has_own_host(address)) and host_of(address) != ""
    return Outlet(
        name=name_of(page, titles, address),
        hosts=(host_of(address),) if own_host else (),
        home=page.url if page else "",
        country=country_of(address, languages) if own_host else "",
        language=language_of(languages),
        feeds=addresses,
        sitemaps=tuple(sitemaps),
        sections=tuple(SectionPage(url=url) for url in sections),
    )


def _name_in(title: str, address: str, host: str, feeds: Sequence[str]) -> str:
    """The part of a title that is the name: the host is called after it, or feeds are, else it stands first.

    `Breaking news | Harbour Times` at harbourtimes.example; `Home - The Bell` with a feed `The Bell: world`. What the
    page's path says is its section: `City - The Bell` at /city.
    """
    section = {key(word) for word in re.split(r"[/\W_]+", urlsplit(address).path)}
    whole = parts_of(title)
    parts = [part for part in whole if key(part) not in section] or whole
    letters = host.replace(".", "").replace("-", "")
    own = [part for part in parts if (short := re.sub(r"\W", "", key(part))) and short in letters]
    told = {word for feed in feeds for word in _WORD.findall(key(feed))}
    shared = [len(told & set(_WORD.findall(key(part)))) for part in parts]
    name = max(own, key=len) if own else parts[shared.index(max(shared))] if parts else host
    return name[:_LONGEST_NAME].strip()
