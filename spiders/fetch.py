"""The fetch spider: asks one address and gives back the bytes; nothing is filed (`copydesk read URL`)."""

import base64
import json
import sys
from collections.abc import AsyncIterator
from typing import Any

import scrapy
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from spiders import courtesy
from spiders.assignments import Crawl


class FetchSpider(scrapy.Spider):
    """Prints a line of JSON an address: `{"asked", "url", "charset", "body", "why"}`, the body in base64.

    `asked` is the address of the assignment, `url` the one that answered.
    """

    name = "fetch"
    custom_settings = {"ITEM_PIPELINES": {"spiders.filing.Filing": None}}  # noqa: RUF012  Scrapy reads it so

    def __init__(self, *, crawl: Crawl, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.crawl = crawl

    async def start(self) -> AsyncIterator[Any]:
        """Yield a request an assignment."""
        for assignment in self.crawl.assignments:
            yield courtesy.request(assignment, callback=self.give, errback=self.explain)

    def give(self, response: Response) -> None:
        """Print the answer."""
        why = "" if response.status == 200 else courtesy.unwelcome(response)[1]
        _say(response, response.url, courtesy.charset(response), response.body, why)

    def explain(self, failure: Failure) -> None:
        """Print why there is no answer."""
        _, why = courtesy.unanswered(failure, self.crawl)
        request = failure.request  # type: ignore[attr-defined]  # Scrapy puts it there
        _say(request, request.url, "", b"", why)


def _say(asked: Request | Response, url: str, charset: str, body: bytes, why: str) -> None:
    address = asked.meta["assignment"].url
    line = {"asked": address, "url": url, "charset": charset, "body": base64.b64encode(body).decode(), "why": why}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()
