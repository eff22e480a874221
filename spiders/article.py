"""The article spider: reads the page of a headline whose lede a draft needs."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import scrapy
from scrapy.http import Response
from twisted.python.failure import Failure

from pipeline.errors import CopydeskError
from pipeline.read.pool import Readers
from spiders import courtesy, excuses
from spiders.assignments import Assignment, Crawl
from spiders.missing import missed
from spiders.pages import ArticlePage


class ArticleSpider(scrapy.Spider):
    """Asks the article pages of an errand."""

    name = "article"

    def __init__(self, *, crawl: Crawl, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.crawl = crawl
        self.readers = Readers(loaded=("articles",))

    async def start(self) -> AsyncIterator[Any]:
        """Yield a request an assignment."""
        for assignment in self.crawl.assignments:
            yield courtesy.request(assignment, callback=self.read, errback=self.explain)

    async def read(self, response: Response) -> AsyncIterator[ArticlePage]:
        """Yield the article that an answer holds, or why it holds none."""
        assignment: Assignment = response.meta["assignment"]
        if response.status != 200:
            said = courtesy.heard(response, now=self.crawl.as_of)
            state, why = excuses.unwelcome(response)
            yield ArticlePage(assignment=assignment, state=state, why=why, heard=said)
            return
        try:
            article = await asyncio.wrap_future(
                self.readers.article(
                    response.body,
                    url=response.url,
                    now=self.crawl.as_of,
                    charset=courtesy.charset(response),
                    country=assignment.country,
                    language=assignment.language,
                    outlet=assignment.outlet,
                )
            )
        except CopydeskError as problem:
            yield ArticlePage(assignment=assignment, why=problem.what)
        else:
            yield ArticlePage(assignment=assignment, article=article)

    def explain(self, failure: Failure) -> ArticlePage:
        """Return the page of a request that got no answer."""
        return missed(ArticlePage, failure, self.crawl)

    def closed(self, reason: str) -> None:
        """Let the parsing children go."""
        self.readers.close()
