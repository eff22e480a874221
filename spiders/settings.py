"""Scrapy as copydesk runs it: polite, bounded, and with nothing on that it does not use.

Every default that is unfit for a guest on other people's servers is set here on purpose (docs/gather.md tells why);
what a desk's own copydesk.toml says is laid over it by `spiders.assignments.scrapy_settings`.
"""

from typing import Any

from pipeline import __version__
from spiders.errands import of_the_desk

BOT_NAME = "copydesk"
SPIDER_MODULES = ["spiders"]
USER_AGENT = f"copydesk/{__version__}"

# Courtesy
ROBOTSTXT_OBEY = True
CONCURRENT_REQUESTS = 16
CONCURRENT_REQUESTS_PER_DOMAIN = 2
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.5  # half as long to half as much again
ROBOTSTXT_PARSER = "spiders.robots.ShortRobots"
RETRY_ENABLED = False  # a 429 must not be asked again within the second; the next run is the retry
COOKIES_ENABLED = False
REFERER_ENABLED = False

# Speed: an answer holds one page, and Scrapy would start a task for each of a hundred; our own callbacks are checked.
CONCURRENT_ITEMS = 1
WARN_ON_GENERATOR_RETURN_VALUE = False

# Safety
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_MAXSIZE = 8_000_000
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 20.0
DNS_TIMEOUT = 10
REDIRECT_MAX_TIMES = 5
METAREFRESH_ENABLED = False
REMOTE_CONTROL_ENABLED = False  # a loopback server that runs posted Python
TELNETCONSOLE_ENABLED = False
DOWNLOAD_HANDLERS = {
    "http": "spiders.heads.ShortHeadsHandler",
    "https": "spiders.heads.ShortHeadsHandler",
    **dict.fromkeys(("data", "file", "s3", "ftp")),
}
TWISTED_DNS_RESOLVER = "spiders.resolver.GuardedResolver"
COPYDESK_ALLOW_PRIVATE = False

# All of Scrapy that a crawl has. These lists stand for Scrapy's own: of those it would load also what is set to None or
# switched off, with all that that needs, and what a later Scrapy adds to them would be on by itself.
DOWNLOADER_MIDDLEWARES_BASE: dict[str, Any] = {
    "spiders.courtesy.GuardMiddleware": 10,
    "spiders.patience.PatienceMiddleware": 20,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": 50,
    "spiders.robots.PoliteRobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": 350,
    "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": 590,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": 600,
    "scrapy.downloadermiddlewares.stats.DownloaderStats": 850,
}
SPIDER_MIDDLEWARES_BASE: dict[str, Any] = {
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": 25,
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": 50,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": 800,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": 900,
}
EXTENSIONS_BASE: dict[str, Any] = {
    "scrapy.extensions.corestats.CoreStats": 0,
    "scrapy.extensions.logcount.LogCount": 0,
    "scrapy.extensions.memusage.MemoryUsage": 0,
    "scrapy.extensions.closespider.CloseSpider": 0,
}
ITEM_PIPELINES: dict[str, Any] = {"spiders.filing.Filing": 100}

TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
LOG_LEVEL = "ERROR"
LOG_VERSIONS: list[str] = []  # to find them out costs a process, for a line that is not printed

# Where Scrapy itself is the command (`scrapy crawl feed`), the desk that COPYDESK_DESK names has the last word.
globals().update(of_the_desk())
