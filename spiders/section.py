"""The section spider: the feed spider for the section pages of one outlet.

scrapy crawl section -a outlet=CNN     files into the desk that COPYDESK_DESK names
"""

from spiders.feed import FeedSpider


class SectionSpider(FeedSpider):
    """Asks section pages; `pipeline.read.sections` reads them."""

    name = "section"
    kinds = ("section",)
