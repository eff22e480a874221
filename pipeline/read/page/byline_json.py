"""The authors that only a JSON document of the page names, beside its headline, such as Next.js leaves one."""

from collections.abc import Iterator, Mapping
from itertools import islice

from pipeline.read.page import json_text
from pipeline.read.page.byline_near import is_person
from pipeline.read.page.jsonld import words
from pipeline.read.page.keys import alike, key
from pipeline.read.page.people import distinct, is_caseless_name, names_in
from pipeline.read.page.seen import Page

_AUTHORS = ("author", "authors", "byline", "bylines", "creator", "creators", "writer", "writers", "contributors")
_NAMES = ("name", "fullName", "full_name", "displayName", "display_name", "title")
_HALVES = ("firstName", "lastName"), ("first_name", "last_name"), ("givenName", "familyName")
_MOST = 6
_LONGEST = 120


def names(page: Page) -> list[str]:
    """Return the names beside the first of the page's headlines that a document tells with any; at most six."""
    for article in json_text.articles(page.root, _headlines(page)):
        said = [name for one in _AUTHORS for name in _said(article.get(one))]
        found = distinct(name for one in said for name in names_in(one, page.outlets))
        people = [one for one in found if is_person(one, page.outlets) or is_caseless_name(one)]
        if people:
            return people[:_MOST]
    return []


def _headlines(page: Page) -> frozenset[str]:
    """The keys of the article's headlines; an h1 of other words is a logo or a section, which documents name too."""
    told = filter(None, map(key, (words(page.graph.page.get("headline")), page.shown.og, page.shown.title)))
    others = {one for one in told if one not in page.outlets}
    shown = (key(one) for one in (*page.shown.h1, *page.shown.crumbs))
    return frozenset({*others, *(one for one in shown if any(alike(one, other) for other in others))})


def _said(value: object) -> Iterator[str]:
    """Yield the names that a value of JSON gives: a string, an object, or several in a list or under `items`."""
    if isinstance(value, Mapping) and isinstance(value.get("items") or value.get("nodes"), list):
        value = value.get("items") or value.get("nodes")
    for one in islice(value, _MOST) if isinstance(value, list) else (value,):
        if isinstance(one, str) and len(one) <= _LONGEST:
            yield one
        elif isinstance(one, Mapping):
            whole = (words(one.get(name)) for name in _NAMES)
            halves = (" ".join(filter(None, (words(one.get(half)) for half in pair))) for pair in _HALVES)
            yield next((name for name in (*whole, *halves) if 0 < len(name) <= _LONGEST), "")
