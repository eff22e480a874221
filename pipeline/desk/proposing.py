"""Propose an outlet from an address: its front page is read, the feeds it names are asked, and nothing is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from pipeline.desk.address_meant import address_meant
from pipeline.desk.fetching import Fetched, fetch_all
from pipeline.desk.opening import Desk
from pipeline.errors import CopydeskError, OutletError, UnreadableError
from pipeline.news import Feed, FrontPage, Outlet
from pipeline.outlets import joining, posts, proposal
from pipeline.outlets.facts import Facts, facts_in
from pipeline.outlets.posts import Posting
from pipeline.read.pool import Readers
from pipeline.read.robots_txt import NEWS_NAMED

_MOST_ASKED = 12
_LEAST_LISTED = 3  # dated articles of a page that is asked as a section: one or two stand on any page
_Found = tuple[tuple[str, Feed], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Probed:
    """A feed that was asked and read: its own title, how many items it has, and the time of the newest dated one."""

    url: str
    title: str
    items: int
    newest: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What would be written: `facts` of an entry; `known` is the outlet that it is already, none = it is new.

    `called` is what the address itself calls a known one, `in_doubt` whether it may be another that has its host;
    `failed` are feeds that were named and gave nothing, with why.
    """

    facts: Facts
    feeds: tuple[Probed, ...]
    known: Outlet | None
    called: str = ""
    in_doubt: bool = False
    failed: tuple[tuple[str, str], ...] = ()

    @property
    def is_news(self) -> bool:
        """Whether there is anything to write."""
        return self.known is None or len(self.facts) > 1

    @property
    def has_address(self) -> bool:
        """Whether there is anything of it to ask."""
        return self.known is not None or any(self.facts.get(name) for name in ("feeds", "sitemaps", "sections"))

    @property
    def switches_on(self) -> bool:
        """Whether it is an outlet that is switched off, and no longer is once this is written."""
        return self.known is not None and not self.known.enabled and bool(self.facts.get("enabled"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What stands at an address: the page, its feeds, its news sitemaps, itself where it is a section, what failed."""

    page: FrontPage | None = None
    feeds: _Found = ()
    sitemaps: tuple[str, ...] = ()
    sections: _Found = ()
    failed: tuple[tuple[str, str], ...] = ()


def propose(desk: Desk, url: str, *, starred: bool = False, name: str = "") -> Proposal:
    """Return the entry that an outlet's front page, its robots.txt and its feeds speak for.

    Args:
        desk: The desk, its limits and its registry.
        url: A front page, a feed, or a channel or profile whose posts are listed (`outlets.posts`).
        starred: It is a list of bookmarks that the editor picks by hand.
        name: What the outlet is called, whoever else has its host; "" = what the address says, and who has the host.

    Raises:
        UsageError: it is no web address that may be asked, or what is there is another outlet's than `name`.
        UnreadableError: no answer, or one that is neither a page nor a feed.
    """
    address = address_meant(url, allow_private=desk.settings.gather.allow_private_addresses)
    posting = posts.posting(address)
    with Readers(workers=2, loaded=("feeds", "front")) as readers:
        seen = _seen(desk, readers, address, posting)
    page = seen.page
    outlet = proposal.outlet(
        address=page.url if page else address,
        page=page,
        feeds=seen.feeds,
        sitemaps=seen.sitemaps,
        sections=tuple(url for url, _ in seen.sections),
        posting=posting,
    )
    outlet = replace(outlet, starred=starred, name=name or outlet.name)
    known = joining.called(desk.registry, name, outlet) if name else joining.owner(desk.registry, outlet)
    if known is None:
        outlet = joining.newcomer(desk.registry, outlet)
    titles = [*((page.site_name, page.title) if page else ()), *(feed.title for _, feed in seen.feeds)]
    in_doubt = bool(known and not name and joining.is_in_doubt(desk.registry, outlet, known, titles))
    return replace(_against(desk, outlet, known, (*seen.feeds, *seen.sections), seen.failed), in_doubt=in_doubt)


def _seen(desk: Desk, readers: Readers, address: str, posting: Posting | None) -> _Seen:
    if posting:
        listed = posting.section.url if posting.section else posting.feed
        found, failed = _asked(desk, readers, [listed], is_page=posting.section is not None)
        return _Seen(feeds=found, failed=failed)
    page, found, sitemaps, answer = _front(desk, readers, address)
    failed = ()
    if page:
        found, failed = _asked(desk, readers, page.feeds or proposal.common_addresses(page.url))
        failed = failed if page.feeds else ()  # nobody said that there is a feed
    sitemaps = _readable(desk, readers, sitemaps)
    listing = _listing(desk, readers, answer) if page and not (found or failed or sitemaps) else ()
    return _Seen(page=page, feeds=found, sitemaps=sitemaps, sections=listing, failed=failed)


def _front(desk: Desk, readers: Readers, address: str) -> tuple[FrontPage | None, _Found, tuple[str, ...], Fetched]:
    """The page at an address, or the feed that it is; the news sitemaps that its robots.txt names; and the answer."""
    robots = urljoin(address, "/robots.txt")  # RFC 9309, 2.3
    came = fetch_all([address, robots], desk.settings.gather, now=desk.now)
    answer = came[address]
    if answer.why:
        raise UnreadableError(answer.why, where=address, do="open it in a browser, or give the feed's own address")
    sitemaps = _news_sitemaps(desk, readers, came[robots])
    try:
        return None, ((address, _feed(desk, readers, answer)),), sitemaps, answer
    except CopydeskError:
        return _page(readers, answer), (), sitemaps, answer


def _news_sitemaps(desk: Desk, readers: Readers, robots: Fetched) -> tuple[str, ...]:
    """The sitemaps of its own site that a robots.txt names and that are called after news."""
    if robots.why:
        return ()
    try:
        named = readers.robots(robots.body, url=robots.url, now=desk.now, charset=robots.charset).result().follow
    except CopydeskError:
        return ()
    return tuple(url for url in named if NEWS_NAMED.search(urlsplit(url).path))


def _page(readers: Readers, answer: Fetched) -> FrontPage:
    try:
        return readers.front(answer.body, url=answer.url, charset=answer.charset).result()
    except OutletError as problem:
        raise UnreadableError(problem.what, where=answer.url, do="give the address of its feed") from problem


def _asked(
    desk: Desk, readers: Readers, addresses: Sequence[str], *, is_page: bool = False
) -> tuple[_Found, tuple[tuple[str, str], ...]]:
    """The feeds that could be read, and why others could not; one that says the same in another format is left out."""
    asked = tuple(dict.fromkeys(addresses))[:_MOST_ASKED]
    found: list[tuple[str, Feed]] = []
    failed = []
    for address, answer in fetch_all(asked, desk.settings.gather, now=desk.now).items():
        try:
            feed = _feed(desk, readers, answer, is_page=is_page)
        except CopydeskError as problem:
            failed.append((address, problem.what))
        else:
            if not any(_says_the_same(feed, other) for _, other in found):
                found.append((address, feed))
    return tuple(found), tuple(failed)


def _says_the_same(one: Feed, other: Feed) -> bool:
    """Two formats of one feed, as many sites offer them."""
    pages = [tuple(item.canonical for item in feed.items) for feed in (one, other)]
    return one.format != other.format and bool(one.items) and pages[0] == pages[1]


def _readable(desk: Desk, readers: Readers, sitemaps: Sequence[str]) -> tuple[str, ...]:
    """Those that hold headlines of today, or lead to sitemaps that may."""
    found = []
    for address, answer in fetch_all(sitemaps, desk.settings.gather, now=desk.now).items() if sitemaps else ():
        if answer.why:
            continue
        try:
            read = readers.sitemap(answer.body, url=answer.url, now=desk.now, charset=answer.charset).result()
        except CopydeskError:
            continue
        if read.items or read.follow:
            found.append(address)
    return tuple(found)


def _listing(desk: Desk, readers: Readers, answer: Fetched) -> _Found:
    """The page itself, where it lists articles with their days: what has none would be archive, and no news."""
    try:
        listed = _feed(desk, readers, answer, is_page=True)
    except CopydeskError:
        return ()
    dated = sum(item.published is not None for item in listed.items)
    return ((answer.url, listed),) if dated >= _LEAST_LISTED else ()


def _feed(desk: Desk, readers: Readers, answer: Fetched, *, is_page: bool = False) -> Feed:
    if answer.why:
        raise UnreadableError(answer.why, where=answer.url)
    read = readers.section if is_page else readers.feed
    return read(answer.body, url=answer.url, now=desk.now, charset=answer.charset).result()


def _against(
    desk: Desk, outlet: Outlet, known: Outlet | None, found: _Found, failed: tuple[tuple[str, str], ...]
) -> Proposal:
    """Lay what was found over the registry: an outlet that is known gains what it lacks, any other is new."""
    probed = tuple(
        Probed(
            url=url,
            title=feed.title,
            items=len(feed.items),
            newest=max((item.published for item in feed.items if item.published), default=None),
        )
        for url, feed in found
    )
    if known is None:
        return Proposal(facts=facts_in(outlet), feeds=probed, known=None, failed=failed)
    on = known.name in {one.name for one in desk.outlets}
    after = replace(
        joining.joined(known, outlet), enabled=known.enabled or not on, starred=known.starred or outlet.starred
    )
    return Proposal(facts=facts_in(after, known), feeds=probed, known=known, called=outlet.name, failed=failed)
