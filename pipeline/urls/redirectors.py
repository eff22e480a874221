"""Addresses that only lead on to another one, which they carry in a parameter: its own outlet's, not the go-between's.

Each was seen on the links of its service: Google Alerts and Bing News are feeds, the others stand in what people copy.
What leads on by a key of its own (t.co, Google News) is not here: nobody but the service knows where to.
"""

import re
from urllib.parse import parse_qsl, urlsplit

# Host, path ("" = any), and the parameters that may hold the address, in the order of trial.
_REDIRECTORS = (
    (re.compile(r"(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?"), "/url", ("url", "q")),
    (re.compile(r"(?:www\.)?bing\.com"), "/news/apiclick.aspx", ("url",)),
    (re.compile(r"lm?\.(?:facebook|instagram|messenger|workplace)\.com"), "/l.php", ("u",)),
    (re.compile(r"l\.(?:instagram\.com|threads\.(?:com|net))"), "/", ("u",)),
    (re.compile(r"(?:www\.|m\.)?facebook\.com"), "/flx/warn/", ("u",)),
    (re.compile(r"(?:www\.)?linkedin\.com"), "/redir/redirect", ("url",)),
    (re.compile(r"(?:www\.)?linkedin\.com"), "/safety/go", ("url",)),
    (re.compile(r"steamcommunity\.com"), "/linkfilter/", ("u", "url")),
    (re.compile(r"exit\.sc"), "/", ("url",)),
    (re.compile(r"deref-(?:gmx\.net|web\.de|mail\.com)"), "", ("redirectUrl",)),
    (re.compile(r"(?:[a-z0-9-]+\.)?safelinks\.protection\.outlook\.com"), "/", ("url",)),
    (re.compile(r"slack-redir\.net"), "/link", ("url",)),
    (re.compile(r"getpocket\.com"), "/redirect", ("url",)),
    (re.compile(r"out\.reddit\.com"), "", ("url",)),
    (re.compile(r"(?:www\.|m\.)?youtube\.com"), "/redirect", ("q",)),
    (re.compile(r"(?:m\.)?vk\.com"), "/away.php", ("to",)),
    (re.compile(r"t\.umblr\.com"), "/redirect", ("z",)),
    (re.compile(r"(?:www\.)?duckduckgo\.com"), "/l/", ("uddg",)),
)
_MAY_BE_ONE = re.compile(
    r"https?://[^/?#]*(?:google|bing|facebook|instagram|messenger|workplace|threads|linkedin|steamcommunity|exit|outlook|"
    r"deref-\w{3,4}|slack-redir|getpocket|reddit|youtube|vk|umblr|duckduckgo)\.",
    re.IGNORECASE,
)
_MOST_PARAMETERS = 40
_ESCAPED_TWICE = re.compile(r"&(?:amp;)+")


def led_to(link: str) -> str:
    """Return the address that a redirector's own address carries, "" when it is none. Never raises.

    Args:
        link: Absolute and http(s); what is returned may be anything.
    """
    if not _MAY_BE_ONE.match(link):  # nearly all addresses, and this is far cheaper than to take one apart
        return ""
    try:
        parts = urlsplit(link)
        if parts.port:
            return ""
        query = _ESCAPED_TWICE.sub("&", parts.query)
        said = dict(parse_qsl(query, max_num_fields=_MOST_PARAMETERS))
    except ValueError:  # no port, or more parameters than any of them has
        return ""
    host = (parts.hostname or "").lower()
    for name, path, parameters in _REDIRECTORS:
        if path in {parts.path.lower(), ""} and name.fullmatch(host):
            return next(filter(None, map(said.get, parameters)), None) or ""
    return ""
