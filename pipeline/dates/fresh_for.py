"""How long an answer stays fresh by its HTTP headers (RFC 9111, 4.2), which is how soon it is worth asking again."""

import re
from datetime import timedelta
from email.utils import parsedate_to_datetime

_MAX_AGE = re.compile(r'(?:^|[,\s])max-age\s*=\s*"?(\d{1,9})', re.IGNORECASE)
_NEVER = re.compile(r"(?:^|[,\s])(?:no-store|no-cache)\b", re.IGNORECASE)


def fresh_for(*, cache_control: str, expires: str, date: str, age: str = "") -> timedelta:
    """Return how long from now an answer is fresh, 0 when its headers do not say.

    `max-age` decides, and `Expires` less `Date` where there is none; what the answer spent in other caches (`Age`) is
    taken off. Each argument is the header's value, anybody's words, "" = not there.
    """
    if _NEVER.search(cache_control):
        return timedelta()
    said = _MAX_AGE.search(cache_control)
    lifetime = timedelta(seconds=int(said[1])) if said else _until(expires, date)
    spent = timedelta(seconds=int(age.strip()[:9])) if age.strip().isascii() and age.strip().isdigit() else timedelta()
    return max(lifetime - spent, timedelta())


def _until(expires: str, date: str) -> timedelta:
    try:
        return parsedate_to_datetime(expires) - parsedate_to_datetime(date)
    except (ValueError, TypeError, OverflowError):  # the second: one has a zone and the other none
        return timedelta()
