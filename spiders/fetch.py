"""The fetch spider: asks one address and gives back the bytes; nothing is filed (`copydesk read URL`)."""

import base64
import json
import sys
from collections.abc import AsyncIterator
from typing import Any

import scrapy
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from spiders import courtesy, excuses
from spiders.assignments import Crawl

_LONGEST_HEADER = 200


class FetchSpider(scrapy.Spider):
    """Prints a line of JSON an address: `{"asked", "url", "status", "retry_after", "charset", "body", "why"}`.

    The body is in base64; `asked` is the address of the assignment, `url` the one that answered; status 0 = no answer.
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
        why = "" if response.status == 200 else excuses.unwelcome(response)[1]
        _say(response, response, why)

    def explain(self, failure: Failure) -> None:
        """Print why there is no answer."""
        _, why = excuses.unanswered(failure, self.crawl)
        request = failure.request  # type: ignore[attr-defined]  # Scrapy puts it there
        _say(request, None, why)


def _say(asked: Request | Response, answer: Response | None, why: str) -> None:
    line = {
        "asked": asked.meta["assignment"].url,
        "url": asked.url,
        "status": answer.status if answer is not None else 0,
        "retry_after": courtesy.header(answer, "Retry-After")[:_LONGEST_HEADER] if answer is not None else "",
        "charset": courtesy.charset(answer) if answer is not None else "",
        "body": base64.b64encode(answer.body if answer is not None else b"").decode(),
        "why": why,
    }
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()
