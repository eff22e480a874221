"""When an article came out by the data that a page's scripts keep for its own use (`__NEXT_DATA__` and its like)."""

import json
import re
from collections.abc import Iterator
from itertools import islice

from pipeline.read.page import jsonld
from pipeline.read.page.seen import Page
from pipeline.read.page.tree import Element

_DATED = re.compile(
    r"""["']?(?:datePublished|publishedAt|published_at|publishDate|publishedDate|publish_date|publicationDate|"""
    r"""firstPublished|createdAt|created_at|regDate|pubDate)["']?\\?["']?\s*[:=]\s*"""
    r"""(?:\\?["'](\d{4}-\d\d-\d\d[^"'\\]{0,25})|(1\d{9}(?:\d{3})?)\s*[,}])"""
)
_MOST_SCRIPTS = 200
_MOST_CHARACTERS = 400_000
_MOST_DATES = 200
_LEAST_HEADLINE = 12  # characters; a shorter one could stand anywhere


def first(root: Element) -> Iterator[str]:
    """Yield the first date of publication in each script."""
    for text in _texts(root):
        if match := _DATED.search(text):
            yield match[1] or match[2]


def by_headline(page: Page) -> Iterator[str]:
    """Yield, of each script that holds the page's headline, the date of publication that stands next to it.

    Other articles have theirs in the same script.
    """
    headlines = [
        spelt for one in page.shown.all if len(one) >= _LEAST_HEADLINE for spelt in (one, json.dumps(one)[1:-1])
    ]
    for text in _texts(page.root):
        place = min((at for headline in headlines if (at := text.find(headline)) >= 0), default=-1)
        dates = list(islice(_DATED.finditer(text), _MOST_DATES)) if place >= 0 else []
        if dates:
            nearest = min(dates, key=lambda match: abs(match.start() - place))
            yield nearest[1] or nearest[2]


def _texts(root: Element) -> Iterator[str]:
    """Yield what the scripts hold that are no JSON-LD, which is read elsewhere."""
    unread = (script for script in root.iter("script") if jsonld.document(script) is None)
    return ((script.text or "")[:_MOST_CHARACTERS] for script in islice(unread, _MOST_SCRIPTS))
