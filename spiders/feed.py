"""The feed spider: asks each address that is due, conditionally, and brings home its headlines or the reason.

It reads every kind of list, so that one errand holds them all and a host is asked in one queue; `spiders.sitemap` and
`spiders.section` are the same spider for one kind.

scrapy crawl feed -a outlet=CNN     files into the desk that COPYDESK_DESK names
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any, Self

import scrapy
from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from pipeline.errors import CopydeskError, UnreadableError
from pipeline.news import Feed
from pipeline.read import arrivals
from pipeline.read.pool import Readers
from pipeline.store.feed_items import FeedItem
from spiders import courtesy, errands, excuses, knowing, parts
from spiders.assignments import Assignment, Crawl
from spiders.knowing import Knowing
from spiders.missing import missed
from spiders.pages import FeedPage


class FeedSpider(scrapy.Spider):
    """Asks the addresses of an errand once, and what an index or a robots.txt among them leads to."""

    name = "feed"
    kinds: tuple[str, ...] = ("feed",)

    def __init__(self, *, crawl: Crawl, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.crawl = crawl
        self.readers = Readers(loaded=("feeds",))
        self.knowing = Knowing(crawl)
        self.asked = {assignment.url for assignment in crawl.assignments}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Make the spider with its errand; without one, with the errand that `-a outlet=NAME` describes."""
        if "crawl" not in kwargs:
            kwargs["crawl"] = errands.from_the_desk(crawler.settings, outlet=kwargs.pop("outlet", ""), kinds=cls.kinds)
        return super().from_crawler(crawler, *args, **kwargs)

    async def start(self) -> AsyncIterator[Any]:
        """Yield a request an assignment."""
        for assignment in self.crawl.assignments:
            yield courtesy.request(assignment, callback=self.read, errback=self.explain)

    async def read(self, response: Response) -> AsyncIterator[FeedPage | Request]:
        """Yield the page that an answer holds, and the requests for what it leads to."""
        assignment: Assignment = response.meta["assignment"]
        if response.status == 304:
            yield FeedPage(
                assignment=assignment,
                state="unchanged",
                etag=courtesy.header(response, "ETag") or assignment.etag,
                last_modified=courtesy.header(response, "Last-Modified") or assignment.last_modified,
                heard=courtesy.heard(response, now=self.crawl.as_of),
            )
        elif response.status != 200:
            state, why = excuses.unwelcome(response)
            yield FeedPage(
                assignment=assignment, state=state, why=why, heard=courtesy.heard(response, now=self.crawl.as_of)
            )
        else:
            page = await self._page(response, assignment)
            yield page
            for part in page.leads_to:
                yield courtesy.request(part, callback=self.read, errback=self.explain)

    def explain(self, failure: Failure) -> FeedPage:
        """Return the page of a request that got no answer."""
        return missed(FeedPage, failure, self.crawl)

    def closed(self, reason: str) -> None:
        """Let the parsing children go, and the desk."""
        self.readers.close()
        self.knowing.close()

    def _not_asked_yet(self, found: Sequence[Assignment]) -> tuple[Assignment, ...]:
        new = tuple(each for each in found if each.url not in self.asked)
        self.asked.update(each.url for each in new)
        return new

    async def _page(self, response: Response, assignment: Assignment) -> FeedPage:
        known = self.knowing.of(assignment)
        try:
            feed: Feed = await asyncio.wrap_future(
                parts.reader(self.readers, assignment, known)(
                    response.body,
                    url=response.url,
                    now=self.crawl.as_of,
                    charset=courtesy.charset(response),
                    country=assignment.country,
                    language=assignment.language,
                )
            )
        except UnreadableError as problem:
            return FeedPage(assignment=assignment, state="broken", why=problem.what)
        except CopydeskError as problem:
            return FeedPage(assignment=assignment, state="failing", why=problem.what)
        if why := parts.useless(feed, assignment):
            return FeedPage(assignment=assignment, state="off" if assignment.kind == "robots" else "broken", why=why)
        return self._read(response, assignment, feed, known)

    def _read(self, response: Response, assignment: Assignment, feed: Feed, known: Mapping[str, FeedItem]) -> FeedPage:
        arrived = arrivals.headlines(
            feed.items,
            outlet=assignment.outlet,
            seen_at=self.crawl.as_of,
            language=assignment.language or feed.language,
            wires=self.crawl.wires,
            homes=self.crawl.homes if assignment.starred else None,
            blog=self.crawl.blog,
        )
        same = knowing.same(feed, known)
        headlines = knowing.unrepeated(arrived.headlines, same)
        # An index may stay the same while its parts change, and what was cut off on its way is to come again: neither
        # is ever asked whether it has changed.
        whole = feed.ends and feed.format != "sitemap-index"
        return FeedPage(
            assignment=assignment,
            state="read",
            leads_to=self._not_asked_yet(parts.led_to(feed, assignment)),
            headlines=headlines,
            digests=feed.digests,
            same=tuple(same.values()),
            repeated=len(arrived.headlines) - len(headlines),
            refused=feed.left_out + len(arrived.refused),
            etag=courtesy.header(response, "ETag") if whole else "",
            last_modified=courtesy.header(response, "Last-Modified") if whole else "",
            every=feed.every,
            heard=courtesy.heard(response, now=self.crawl.as_of),
        )
