"""The item pipeline that files what spiders bring home: one transaction a page, one outcome an outlet.

For whoever started the crawl it prints a line of JSON an outlet when that outlet is done (the parent's progress).
"""

import json
import sys
from pathlib import Path
from typing import Any, Self

from scrapy.crawler import Crawler

from pipeline.store.database import hurry, open_desk, writing
from spiders.assignments import Crawl
from spiders.filer import Filer
from spiders.pages import ArticlePage, FeedPage


class Filing:
    """Files pages into the desk of the errand."""

    def __init__(self, crawl: Crawl) -> None:
        self.crawl = crawl

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the pipeline of the spider's errand."""
        spider: Any = crawler.spider
        return cls(spider.crawl)

    def open_spider(self) -> None:
        """Open the desk, and remember how each address went before."""
        self.db = open_desk(Path(self.crawl.desk), now=self.crawl.as_of)
        hurry(self.db)  # the run's last word, stored by the desk, brings all of it to the disk
        self.filer = Filer(self.db, self.crawl)

    def process_item(self, page: FeedPage | ArticlePage) -> FeedPage | ArticlePage:
        """File one page."""
        with writing(self.db):
            said = self.filer.file(page)
        if said:
            _say(said)
        return page

    def close_spider(self) -> None:
        """Give every address that came home without a word an outcome, and close the desk."""
        for page in self.filer.unheard():
            self.process_item(page)
        self.db.close()


def _say(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what, ensure_ascii=False) + "\n")
    sys.stdout.flush()
