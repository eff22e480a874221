"""How often a feed says that it changes: `ttl` of RSS 2.0, and the `syndication` module of RSS 1.0.

Sources: https://www.rssboard.org/rss-specification#ltttlgtSubelementOfLtchannelgt (minutes);
https://web.resource.org/rss/1.0/modules/syndication/ (a period, and how many times in it).
"""

import re
from datetime import timedelta

_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(days=7),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
_FIRST_ITEM = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_TTL = re.compile(r"<ttl>\s{0,20}(\d{1,6})\s{0,20}</ttl>", re.IGNORECASE)
_PERIOD = re.compile(r"<\w{1,20}:updatePeriod>\s{0,20}(\w{1,10})\s{0,20}<", re.IGNORECASE)
_TIMES = re.compile(r"<\w{1,20}:updateFrequency>\s{0,20}(\d{1,6})\s{0,20}<", re.IGNORECASE)
_LONGEST_HEAD = 100_000


def every(markup: str) -> timedelta:
    """Return the longer of what the head of an RSS feed says, its `ttl` and its update period; 0 when it says nothing.

    Only what stands before the first item is looked at. A period without a frequency is meant once (the module's
    default); one that the module does not know says nothing.
    """
    first = _FIRST_ITEM.search(markup)
    head = markup[: min(first.start() if first else len(markup), _LONGEST_HEAD)]
    ttl, period, times = _TTL.search(head), _PERIOD.search(head), _TIMES.search(head)
    lasting = timedelta(minutes=int(ttl[1])) if ttl else timedelta()
    updated = _PERIODS.get(period[1].lower(), timedelta()) if period else timedelta()
    return max(lasting, updated / max(1, int(times[1]) if times else 1))
