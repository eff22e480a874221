"""The page's own address of itself, where it can be that: on the same site, and an article's.

Systems that were set up wrongly write one address into all their pages: the home page's, that of the section, of the
page for what is not found, or their template unfilled. Believed, it would make one article of all of them.
"""

import re
from urllib.parse import unquote, urlsplit

from pipeline.read.page.keys import words_in
from pipeline.read.page.seen import Page
from pipeline.urls import host, same_site

_HOLE = re.compile(r"[{}]|\[\[|<%")  # of a template: "{{ slug }}"
_SHORT = 5  # characters of a path of one part: /en, /404, /news
_YEAR = 4
_LEAST_WORDS = 3


def own(page: Page) -> str:
    """Return the first address that the page gives itself and that is believed, else the one where it was asked."""
    return next(filter(lambda said: _may_be(said, page), page.addresses), page.url)


def _may_be(said: str, page: Page) -> bool:
    """Say whether an address may be the article's: a mirror claims to be anyone, of a file it is all that is known."""
    asked = host(page.url)
    if not said or (asked and not same_site(said, page.url)) or _HOLE.search(unquote(said)):
        return False
    path, query = _parts(said), urlsplit(said).query
    if query:
        return True
    if not path or (len(path) == 1 and _is_short(path[0]) and asked):
        return False
    return not (asked and _holds(path, _parts(page.url)))


def _is_short(part: str) -> bool:
    """Say whether a part is too short for an article; a number longer than a year may be its own."""
    return len(part) <= _SHORT and not (part.isdigit() and len(part) > _YEAR)


def _parts(url: str) -> list[str]:
    return [part for part in unquote(urlsplit(url).path).split("/") if part]


def _holds(folder: list[str], path: list[str]) -> bool:
    """Say whether a path is the section that another one lies in: no headline's words, and no number, end it."""
    if len(folder) >= len(path) or path[: len(folder)] != folder:
        return False
    last = folder[-1]
    return not any(map(str.isdigit, last)) and words_in(last) < _LEAST_WORDS
