"""An h1 that is the last crumb of a trail: the headline that search engines get, small above the one that is shown."""

from itertools import islice

from pipeline.read.page.flags import name_words
from pipeline.read.page.keys import word_set
from pipeline.read.page.tree import Element, attributes

_TRAILS = word_set("breadcrumb breadcrumbs crumb crumbs")
_NAMED, _UP = 3, 8  # of itself and what is above


def is_crumb(heading: Element) -> bool:
    """Say whether a heading lies in a trail of crumbs: a nav (HTML standard), or what its names call one."""
    above = (heading, *islice(heading.iterancestors(), _UP))
    return any(one.tag == "nav" for one in above) or any(map(_is_trail, above[:_NAMED]))


def _is_trail(element: Element) -> bool:
    held = attributes(element)
    names = f"{held.get('class', '')} {held.get('id', '')} {held.get('itemtype', '').rpartition('/')[2]}"
    return not _TRAILS.isdisjoint(name_words(names))
