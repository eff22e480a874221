"""The sitemap spider: the feed spider for the news sitemaps of one outlet, and the robots.txt that names them.

scrapy crawl sitemap -a outlet=CNN     files into the desk that COPYDESK_DESK names
"""

from spiders.feed import FeedSpider


class SitemapSpider(FeedSpider):
    """Asks sitemaps; `pipeline.read.sitemaps` reads them."""

    name = "sitemap"
    kinds = ("sitemap", "robots")
