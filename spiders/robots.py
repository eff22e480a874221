"""robots.txt: read by a parser with a limit, its Crawl-delay obeyed, a host that does not answer asked once only."""

import math
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.robotstxt import ProtegoRobotParser, RobotParser
from scrapy.utils.httpobj import urlparse_cached

LONGEST_DELAY_SECONDS = 30.0
"""More patience than this a run does not have: Crawl-delay is obeyed up to here."""
# RFC 9309, 2.5: a crawler reads at least 500 kibibytes. More would be parsed in the crawl's own process.
_MOST_BYTES = 500 * 1024


class ShortRobots(ProtegoRobotParser):
    """Scrapy's parser, of the first 500 KiB."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, robotstxt_body: bytes) -> Self:
        """Make the parser of one robots.txt."""
        return super().from_crawler(crawler, robotstxt_body[:_MOST_BYTES])


class PoliteRobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's middleware, which does not act on Crawl-delay and asks a host that is down a second time."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._unreached: dict[str, Exception] = {}
        crawler.signals.connect(self.slow_down, signal=signals.robots_parsed)

    async def process_request(self, request: Request, spider: Any = None) -> None:
        """Raise IgnoreRequest where robots.txt forbids, or what kept us from it (RFC 9309, 2.3.1.4)."""
        await super().process_request(request)
        unreached = self._unreached.get(urlparse_cached(request).netloc)
        if unreached is not None and not request.meta.get("dont_obey_robotstxt"):
            raise unreached

    def slow_down(self, robotparser: RobotParser, request: Request) -> None:
        """Have the host of `request` left alone between two requests for as long as its robots.txt asks."""
        wished = robotparser.crawl_delay(self.crawler.settings["USER_AGENT"])
        if not wished or not math.isfinite(wished) or wished <= 0 or self.crawler.engine is None:
            return
        downloader = self.crawler.engine.downloader
        key = downloader.get_slot_key(request)
        delay = max(min(wished, LONGEST_DELAY_SECONDS), self.crawler.settings.getfloat("DOWNLOAD_DELAY"))
        # For slots to come: Scrapy lets a slot go when its host was not asked for a minute.
        downloader.per_slot_settings[key] = {"concurrency": 1, "delay": delay, "jitter": 0.0}
        slot = downloader.slots.get(key)
        if slot is not None:
            slot.concurrency, slot.delay, slot.jitter = 1, delay, 0.0

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        if not isinstance(exc, IgnoreRequest):
            self._unreached[netloc] = exc
        super()._robots_error(exc, netloc)
