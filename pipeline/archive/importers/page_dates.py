"""When a page's one post ran, as its head says it: metadata that themes and their plugins write for other programs.

https://ogp.me/#type_article, https://schema.org/datePublished. Pure.
"""

import re

from lxml import etree

# In this order: the first that is there counts.
_METAS = (
    ("property", "article:published_time"),
    ("itemprop", "datePublished"),
    ("name", "date"),
    ("name", "dcterms.date"),
    ("name", "DC.date.issued"),
)
_JSON_LD = "application/ld+json"
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{4,60})"')


def of(root: etree._Element) -> tuple[str, ...]:
    """Return the dates that a page gives itself, the likeliest first; of JSON-LD only where it names one alone."""
    metas = [
        (name, each.get(name) or "", each.get("content") or "")
        for each in root.iter("meta")
        for name in _NAMES
        if each.get(name)
    ]
    found = [content for wanted in _METAS for name, value, content in metas if (name, value) == wanted and content]
    linked = {
        date
        for each in root.iter("script")
        if each.get("type") == _JSON_LD
        for date in _PUBLISHED.findall(each.text or "")
    }
    return (*found, *(linked if len(linked) == 1 else ()))


_NAMES = tuple(dict.fromkeys(name for name, _ in _METAS))
