"""When an article came out by the data that a page's scripts keep for its own use (`__NEXT_DATA__` and its like)."""

import json
import re
from collections.abc import Iterator
from itertools import accumulate, chain, islice

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
_MOST_HOLDING = 5  # scripts with headline and date
_MOST_ASKED = 5  # dates near a headline of which it is looked at whose they are
_MOST_PLACES = 3  # at which a headline is looked at: the page's meta data may repeat it
_NEAR = 30_000  # characters on either side; an article's text may stand between headline and date
_BRACE = re.compile(r"[{}]")
_LEAST_HEADLINE = 12  # characters; a shorter one could stand anywhere


def first(root: Element) -> Iterator[str]:
    """Yield the first date of publication in each script."""
    for text in _texts(root):
        if match := _DATED.search(text):
            yield match[1] or match[2]


def by_headline(page: Page) -> Iterator[str]:
    """Yield, of each script that holds the page's headline, the nearest date of publication that is said of it.

    Other articles have theirs in the same script, in objects of their own: what stands in one that the headline does
    not stand in is not looked at.
    """
    headlines = [
        spelt for one in page.shown.all if len(one) >= _LEAST_HEADLINE for spelt in (one, json.dumps(one)[1:-1])
    ]
    if not headlines:
        return
    shown = re.compile("|".join(map(re.escape, headlines)))
    holding = (text for text in _texts(page.root) if shown.search(text) and _DATED.search(text))
    for text in islice(holding, _MOST_HOLDING):
        places = [match.start() for match in islice(shown.finditer(text), _MOST_PLACES)]
        yield from (said for _, said in sorted(chain(*(_said_of(text, place) for place in places)))[:1])


def _said_of(text: str, place: int) -> Iterator[tuple[int, str]]:
    """Yield the dates of publication around a place that stand in no object beside it, with how far away they are."""
    dates = list(islice(_DATED.finditer(text, max(place - _NEAR, 0), place + _NEAR), _MOST_DATES))
    for match in sorted(dates, key=lambda one: abs(one.start() - place))[:_MOST_ASKED]:
        date = match.start()
        if _leads_out(_BRACE.findall(text, min(place, date), max(place, date)), backwards=date < place):
            yield abs(date - place), match[1] or match[2]


def _leads_out(braces: list[str], *, backwards: bool) -> bool:
    """Say whether the way past these braces ends in no object that it did not begin in, however many it has left."""
    way, entered = (reversed(braces), "}") if backwards else (braces, "{")
    depths = list(accumulate((1 if brace == entered else -1 for brace in way), initial=0))
    return depths[-1] == min(depths)


def _texts(root: Element) -> Iterator[str]:
    """Yield what the scripts hold that are no JSON-LD, which is read elsewhere."""
    unread = (script for script in root.iter("script") if jsonld.document(script) is None)
    return ((script.text or "")[:_MOST_CHARACTERS] for script in islice(unread, _MOST_SCRIPTS))
