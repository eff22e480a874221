"""The crawling child: reads an errand from standard input, runs one spider, files, and ends.

The reactor cannot be started twice in a process, so every crawl has one of its own (docs/gather.md). Scrapy is loaded
by `main` and not by this file: each reading child loads this file again, as `multiprocessing` has a child know its
parent's main module, and would pay for it with a quarter of a second.
"""

import json
import logging
import sys

# A host that cannot be reached fails twice: the request for the page has it as its outcome, and the one for robots.txt
# before it would only log a traceback, which is how Scrapy says that there is a bug.
_SAYS_IT_TWICE = "scrapy.downloadermiddlewares.robotstxt"


class _Bugs(logging.Handler):
    """Notes whether anything was logged with a traceback: what an outlet does wrong is an outcome, so that is ours.

    Not read off standard error: a parsing child that is let go while it starts prints one too, and means nothing.
    """

    met = False

    def emit(self, record: logging.LogRecord) -> None:
        """Look at one record."""
        self.met = self.met or bool(record.exc_info or record.stack_info)


def main() -> None:
    """Run the errand, the first line of standard input: `{"spider", "settings", "crawl"}`, `crawl` by `Crawl.to_json`.

    Where standard input ends, its writer has died, and so does the crawl (`spiders.lifeline`). Exit code 1: a bug was
    met; standard error holds its traceback.
    """
    # First: Scrapy's deprecated classes look at the stack of whoever loads them, which is short here (.08 s).
    from scrapy.core.downloader import contextfactory  # noqa: F401
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings

    from spiders import lifeline
    from spiders.article import ArticleSpider
    from spiders.assignments import Crawl
    from spiders.feed import FeedSpider
    from spiders.fetch import FetchSpider

    kinds = {"feed": FeedSpider, "article": ArticleSpider, "fetch": FetchSpider}
    errand = json.loads(sys.stdin.readline())
    lifeline.hold(sys.stdin.fileno())
    scrapy_settings = Settings()
    scrapy_settings.setmodule("spiders.settings", priority="project")
    scrapy_settings.update(errand["settings"], priority="cmdline")
    scrapy_settings.set("SPIDER_MODULES", [], priority="cmdline")  # the spider is named by class: no other is loaded
    process = AsyncCrawlerProcess(scrapy_settings)
    logging.getLogger(_SAYS_IT_TWICE).setLevel(logging.CRITICAL)
    bugs = _Bugs()
    logging.getLogger().addHandler(bugs)
    process.crawl(kinds[errand["spider"]], crawl=Crawl.from_json(errand["crawl"]))
    process.start()
    sys.exit(1 if bugs.met else 0)


if __name__ == "__main__":
    main()
