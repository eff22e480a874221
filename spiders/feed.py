"""The feed spider: asks each feed that is due, conditionally, and brings home its headlines or the reason.

scrapy crawl feed -a outlet=CNN     files into the desk that COPYDESK_DESK names
"""

import asyncio
from collections.abc import AsyncIterator
from typing import Any, Self

import scrapy
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from pipeline.errors import CopydeskError, UnreadableError
from pipeline.news import Feed
from pipeline.read import arrivals
from pipeline.read.pool import Readers
from spiders import courtesy, errands
from spiders.assignments import Assignment, Crawl
from spiders.pages import FeedPage


class FeedSpider(scrapy.Spider):
    """Asks the feeds of an errand, an address once."""

    name = "feed"

    def __init__(self, *, crawl: Crawl, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.crawl = crawl
        self.readers = Readers()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Make the spider with its errand; without one, with the errand that `-a outlet=NAME` describes."""
        if "crawl" not in kwargs:
            kwargs["crawl"] = errands.from_the_desk(crawler.settings, outlet=kwargs.pop("outlet", ""))
        return super().from_crawler(crawler, *args, **kwargs)

    async def start(self) -> AsyncIterator[Any]:
        """Yield a request an assignment."""
        for assignment in self.crawl.assignments:
            yield courtesy.request(assignment, callback=self.read, errback=self.explain)

    async def read(self, response: Response) -> AsyncIterator[FeedPage]:
        """Yield the page that an answer holds."""
        assignment: Assignment = response.meta["assignment"]
        if response.status == 304:
            yield FeedPage(
                assignment=assignment,
                state="unchanged",
                etag=courtesy.header(response, "ETag") or assignment.etag,
                last_modified=courtesy.header(response, "Last-Modified") or assignment.last_modified,
            )
        elif response.status != 200:
            state, why = courtesy.unwelcome(response)
            yield FeedPage(assignment=assignment, state=state, why=why)
        else:
            yield await self._page(response, assignment)

    def explain(self, failure: Failure) -> FeedPage:
        """Return the page of a request that got no answer."""
        state, why = courtesy.unanswered(failure, self.crawl)
        return FeedPage(assignment=failure.request.meta["assignment"], state=state, why=why)  # type: ignore[attr-defined]  # Scrapy puts it there

    def closed(self, reason: str) -> None:
        """Let the parsing children go."""
        self.readers.close()

    async def _page(self, response: Response, assignment: Assignment) -> FeedPage:
        try:
            feed: Feed = await asyncio.wrap_future(
                self.readers.feed(
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
        arrived = arrivals.headlines(
            feed.items,
            outlet=assignment.outlet,
            seen_at=self.crawl.as_of,
            language=assignment.language or feed.language,
            wires=self.crawl.wires,
        )
        return FeedPage(
            assignment=assignment,
            state="read",
            headlines=arrived.headlines,
            refused=len(arrived.refused),
            etag=courtesy.header(response, "ETag"),
            last_modified=courtesy.header(response, "Last-Modified"),
        )
