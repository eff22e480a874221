"""robots.txt: read with a limit, kept for a day, its Crawl-delay obeyed; a host that is down is asked only once."""

import math
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import ProtegoRobotParser, RobotParser
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.defer import Deferred

from pipeline.read.robots_txt import MOST_BYTES
from spiders.assignments import LONGEST_PAUSE_SECONDS
from spiders.excuses import UnreadRobotsError
from spiders.robots_kept import KeptRobots, kept_at

_FAILED = 500  # from here on it is as if the host could not be reached (RFC 9309, 2.3.1.4)


class ShortRobots(ProtegoRobotParser):
    """Scrapy's parser, of the first 500 KiB: it runs in the crawl's own process."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, robotstxt_body: bytes) -> Self:
        """Make the parser of one robots.txt."""
        return super().from_crawler(crawler, robotstxt_body[:MOST_BYTES])


class PoliteRobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's middleware, which keeps nothing, does not act on Crawl-delay and asks a host that is down again."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        spider: Any = crawler.spider
        self._kept = KeptRobots(spider.crawl)
        self._unreached: dict[str, Exception] = {}
        crawler.signals.connect(self.slow_down, signal=signals.robots_parsed)
        crawler.signals.connect(self._kept.close, signal=signals.spider_closed)

    async def process_request(self, request: Request, spider: Any = None) -> None:
        """Raise IgnoreRequest where robots.txt forbids, or what kept us from it (RFC 9309, 2.3.1.4)."""
        await super().process_request(request)
        unreached = self._unreached.get(urlparse_cached(request).netloc)
        if unreached is not None and not request.meta.get("dont_obey_robotstxt"):
            raise unreached

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """Return what the host's robots.txt says: what is kept of it, else what it answers; none = nothing is known."""
        netloc = urlparse_cached(request).netloc
        if netloc not in self._parsers:
            kept = self._kept.of(kept_at(request.url))
            if kept is not None:
                parser = ShortRobots.from_crawler(self.crawler, kept)
                self._parsers[netloc] = parser
                self.slow_down(parser, request)
        await super().robot_parser(request)
        # Not what Scrapy 2.19 returns: of many requests that wait for one robots.txt, from the third on it tells each
        # that there is none. What it keeps of the host is right.
        heard = self._parsers[netloc]
        return None if isinstance(heard, Deferred) else heard

    def slow_down(self, robotparser: RobotParser, request: Request) -> None:
        """Have the host of `request` left alone between two requests for as long as its robots.txt asks."""
        wished = robotparser.crawl_delay(self.crawler.settings["USER_AGENT"])
        if not wished or not math.isfinite(wished) or wished <= 0 or self.crawler.engine is None:
            return
        downloader = self.crawler.engine.downloader
        key = downloader.get_slot_key(request)
        delay = max(min(wished, LONGEST_PAUSE_SECONDS), self.crawler.settings.getfloat("DOWNLOAD_DELAY"))
        # For slots to come: Scrapy lets a slot go when its host was not asked for a minute.
        downloader.per_slot_settings[key] = {"concurrency": 1, "delay": delay, "jitter": 0.0}
        slot = downloader.slots.get(key)
        if slot is not None:
            slot.concurrency, slot.delay, slot.jitter = 1, delay, 0.0

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        self._kept.hear(kept_at(request.url), status=response.status, body=response.body)
        if response.status >= _FAILED:
            self._unreached[netloc] = UnreadRobotsError(response)
            self._robots_error(self._unreached[netloc], netloc)
        else:
            await super()._parse_robots(response, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        if not isinstance(exc, IgnoreRequest):
            self._unreached[netloc] = exc
        super()._robots_error(exc, netloc)
