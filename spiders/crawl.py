"""The crawling child: reads an errand from standard input, runs one spider, files, and ends.

The reactor cannot be started twice in a process, so every crawl has a process of its own (docs/gather.md).
"""

import json
import logging
import sys

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from spiders.article import ArticleSpider
from spiders.assignments import Crawl
from spiders.feed import FeedSpider
from spiders.fetch import FetchSpider

# A host that cannot be reached fails twice: the request for the page has it as its outcome, and the one for robots.txt
# before it would only print a traceback, which is how this process says that it has a bug.
_SAYS_IT_TWICE = "scrapy.downloadermiddlewares.robotstxt"
_SPIDERS = {"feed": FeedSpider, "article": ArticleSpider, "fetch": FetchSpider}


def main() -> None:
    """Run the errand on standard input: `{"spider", "settings", "crawl"}` with `crawl` as `Crawl.to_json` wrote it."""
    errand = json.load(sys.stdin)
    scrapy_settings = Settings()
    scrapy_settings.setmodule("spiders.settings", priority="project")
    scrapy_settings.update(errand["settings"], priority="cmdline")
    process = AsyncCrawlerProcess(scrapy_settings)
    logging.getLogger(_SAYS_IT_TWICE).setLevel(logging.CRITICAL)
    process.crawl(_SPIDERS[errand["spider"]], crawl=Crawl.from_json(errand["crawl"]))
    process.start()


if __name__ == "__main__":
    main()
