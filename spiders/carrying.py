"""The item pipeline of a crawl that runs where the desk is not: each page goes to standard output, a line each."""

import sys

from spiders import page_json
from spiders.pages import FeedPage


class Carrying:
    """Carries pages home; the desk files them, and gives what it did not hear of an outcome."""

    def process_item(self, page: FeedPage) -> FeedPage:
        """Carry one page."""
        sys.stdout.write(page_json.packed(page) + "\n")
        sys.stdout.flush()
        return page
