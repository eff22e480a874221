"""A link that leads to what somebody wrote: `<a href="/authors/ada-bo">Ada Bo</a>`, whatever its class."""

import re

from pipeline import shingles
from pipeline.read.page.tree import Element, words_of

_FOLDERS = (
    "authors?|by|autor(?:en|es|e|i|ka)?|auteurs?|verfasser|reporters?|journalist(?:e|en|er|s|es)?|redakteure?|"
    "redacteurs?|korrespondenten|correspondents?|contributors?|columnists?|writers?|staff|firmas?|bylines?|skribent(?:er)?|"
    "forfattere?|yazar(?:lar)?|avtor(?:y)?"
)
_LEADS_TO_AUTHOR = re.compile(rf"(?i)/(?:(?:{_FOLDERS})/|authors?[.-])(?P<page>[^/?#]*\w)")
_LONGEST = 400
_MOST_PIECES = 60


def leads_to_author(element: Element) -> bool:
    """Say whether an element is a link into the folder of an outlet's authors, to the page of whom it names.

    `/staff/jobs` and `/journalist/code-of-ethics` lie there as well, and sign nothing.
    """
    found = _LEADS_TO_AUTHOR.search((element.get("href") or "")[:_LONGEST]) if element.tag == "a" else None
    return found is not None and _is_of(found["page"], words_of(element, _MOST_PIECES))


def _is_of(page: str, shown: str) -> bool:
    """Whether a page's address says two words of the name in their order; numbers and other scripts say no name."""
    words, spelt = dict.fromkeys(_latin(shown)), _latin(page)
    if not words or any(map(str.isdigit, page)):
        return True
    both = [word for word in words if word in spelt]
    in_order = both == [word for word in dict.fromkeys(spelt) if word in words]
    return (len(both) > 1 and in_order) or "".join(words) == "".join(spelt)


def _latin(text: str) -> list[str]:
    return [word for word in shingles.tokens(text) if word.isascii() and word.isalpha()]
