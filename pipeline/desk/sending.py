"""Send a spider on an errand: in one crawl, or two where an outlet's certificate is not checked, in the time of one."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from pipeline import gather
from spiders.assignments import Crawl


def send(
    errand: Crawl, *, spider: str, scrapy_settings: Mapping[str, Any], told: Callable[[Mapping[str, Any]], None]
) -> None:
    """Run an errand to its end; whether certificates are checked holds for a whole crawl, so there may be two.

    The second has what the first left of the errand's `deadline_seconds`, and is not begun when it left nothing.

    Args:
        errand: Whom to ask, and the limits.
        spider: feed, article or fetch.
        scrapy_settings: What it changes of `spiders.settings`.
        told: Gets what the crawls say, as `gather.crawl` hands it on.

    Raises:
        CopydeskError: a crawl died of a bug; what it had filed is filed.
    """
    left = errand.deadline_seconds
    for checked in (True, False):
        part = tuple(one for one in errand.assignments if one.insecure_tls != checked)
        if part and left > 0:
            began = time.monotonic()
            limits = {**scrapy_settings, "DOWNLOAD_VERIFY_CERTIFICATES": checked}
            short = replace(errand, assignments=part, deadline_seconds=left)
            gather.crawl(short, spider=spider, scrapy_settings=limits, told=told)
            left -= time.monotonic() - began
