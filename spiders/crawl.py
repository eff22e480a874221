"""The crawling child: reads an errand from standard input, runs one spider, files, and ends.

The reactor cannot be started twice in a process, so every crawl has one of its own (docs/gather.md). Scrapy is loaded
by `main` and not by this file: each reading child loads this file again, as `multiprocessing` has a child know its
parent's main module, and would pay for it with a quarter of a second.
"""

import errno
import gc
import json
import logging
import sys

from spiders import shortage  # before memory may be short: it loads little, and says so then

_FULL = (errno.ENOSPC, errno.EDQUOT)
# A host that cannot be reached fails twice: the request for the page has it as its outcome, and the one for robots.txt
# before it would only log a traceback, which is how Scrapy says that there is a bug.
_SAYS_IT_TWICE = "scrapy.downloadermiddlewares.robotstxt"


class _Bugs(logging.Handler):
    """Notes whether anything was logged with a traceback: what an outlet does wrong is an outcome, so that is ours.

    Not read off standard error: a parsing child that is let go while it starts prints one too, and means nothing.
    `unstored` is what SQLite or the system says of a disk on which nothing can be filed: no bug either.
    """

    met = False
    unstored = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Look at one record."""
        from pipeline.store.database import DatabaseError, from_outside

        problem = record.exc_info[1] if record.exc_info else None
        shortage.end_over(problem)
        is_full = isinstance(problem, OSError) and problem.errno in _FULL
        if is_full or (isinstance(problem, DatabaseError) and from_outside(problem)):
            self.unstored = str(problem)
            return
        self.met = self.met or bool(record.exc_info or record.stack_info)


def main() -> None:
    """Run the errand, and say in its own way what the machine refused it (`spiders.shortage`)."""
    shortage.watch_threads()
    try:
        _run()
    except Exception as problem:
        shortage.end_over(problem)
        raise


def _run() -> None:
    """Run the errand, the first line of standard input: `{"spider", "settings", "crawl"}`, `crawl` by `Crawl.to_json`.

    Where standard input ends, its writer has died, and so does the crawl (`spiders.lifeline`); before an order, nobody
    needs it. Exit code 1: a bug was met; standard error holds its traceback. `UNSTORED`: what was read could not be
    stored; the last line of standard error is the reason.
    """
    gc.disable()  # nothing of what is loaded is garbage, and looking through it costs a twelfth of the time
    # First: Scrapy's deprecated classes look at the stack of whoever loads them, which is short here (.08 s).
    from scrapy.core.downloader import tls, contextfactory  # noqa: F401, I001  each by itself: one loads the other
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings

    from spiders import lifeline
    from spiders.article import ArticleSpider
    from spiders.assignments import UNSTORED, Crawl
    from spiders.feed import FeedSpider
    from spiders.fetch import FetchSpider

    kinds = {"feed": FeedSpider, "article": ArticleSpider, "fetch": FetchSpider}
    if not (order := sys.stdin.readline()):
        return
    errand = json.loads(order)
    lifeline.hold(sys.stdin.fileno())
    scrapy_settings = Settings()
    scrapy_settings.setmodule("spiders.settings", priority="project")
    scrapy_settings.update(errand["settings"], priority="cmdline")
    scrapy_settings.set("SPIDER_MODULES", [], priority="cmdline")  # the spider is named by class: no other is loaded
    process = AsyncCrawlerProcess(scrapy_settings)
    logging.getLogger(_SAYS_IT_TWICE).setLevel(logging.CRITICAL)
    bugs = _Bugs()
    logging.getLogger().addHandler(bugs)
    gc.freeze()
    gc.enable()
    process.crawl(kinds[errand["spider"]], crawl=Crawl.from_json(errand["crawl"]))
    process.start()
    if bugs.unstored:
        sys.stderr.write(f"\n{bugs.unstored}\n")
        sys.exit(UNSTORED)
    sys.exit(1 if bugs.met else 0)


if __name__ == "__main__":
    main()
