"""Whom microdata and RDFa mark as the author, wherever on the page; readers' comments and teasers have authors too."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pipeline.read.bylines import ROLE
from pipeline.read.page.anothers import Header, is_anothers
from pipeline.read.page.byline_near import NOT_HERE, STOPS, is_person
from pipeline.read.page.flags import name_words
from pipeline.read.page.keys import fold
from pipeline.read.page.people import distinct, is_account, names_in
from pipeline.read.page.seen import Page
from pipeline.read.page.tree import Element, matching, within, words_of

_MICRODATA = '//*[@itemprop="author"]'
# RDFa Lite, Dublin Core's, and as Drupal prints them; a name may stand in an element of its own.
_RDFA = (
    '//*[not(self::meta)][@rel="schema:author" or @property="schema:author" or @property="author" or '
    '@property="dc:creator" or @property="dcterms:creator" or @rel="sioc:has_creator"]'
)
_AUTHOR_LINKS = '//a[@rel="author"]'
_RDFA_NAMES = frozenset({"schema:name", "name", "foaf:name"})
_MOST_MARKED, _MOST_NAMES = 40, 6
_LONGEST = 45


def microdata(page: Page, header: Header) -> list[Element]:
    """Return the elements that microdata marks as the article's author: `itemprop=author`."""
    return _own(page, header, _MICRODATA)


def hidden(page: Page, marked: Sequence[Element]) -> list[str]:
    """Return the names that the elements of `microdata` hold in a meta of theirs."""
    metas = (part for part in _named(marked) if part.tag == "meta")
    return _people((meta.get("content") or "" for meta in metas), page)


def named(page: Page, marked: Sequence[Element]) -> list[str]:
    """Return the names that the elements of `microdata` show, as Blogger has them under the text."""
    return _people((words_of(part) for part in _named(marked) if part.tag != "meta"), page)


def rdfa(page: Page, header: Header) -> list[str]:
    """Return the names that RDFa gives the author."""
    names = (part for one in _own(page, header, _RDFA) for part in _rdfa_names(one))
    return _people((part.get("content") or words_of(part) for part in islice(names, _MOST_NAMES)), page)


def _rdfa_names(author: Element) -> list[Element]:
    """What says the names of an RDFa author: elements of their own, else the author's, where it is a property."""
    named = [part for part in (author, *within(author, most=8)) if part.get("property") in _RDFA_NAMES]
    return named or ([author] if author.get("property") else [])


def signs(marked: Sequence[Element]) -> list[str]:
    """Return what the elements of `microdata` say, as it stands: "abc/mara; lind" are two signs of a desk."""
    bare = islice((one for one in marked if not len(one)), _MOST_NAMES)
    parts = (fold(part) for one in bare for part in words_of(one).split(";"))
    short = (part for part in parts if part and len(part) <= _LONGEST)
    return distinct(part for part in short if "://" not in part and not is_account(part))


def single(page: Page, header: Header) -> list[str]:
    """Return a name of one word, as many people in Indonesia have: the meta element and a link to the author say it."""
    said = page.meta.first("author")
    if not (said.isalpha() and said.istitle()) or is_account(said) or ROLE.search(said) or len(said) > _LONGEST:
        return []
    links = [one for one in matching(page.root, _AUTHOR_LINKS, _MOST_MARKED) if words_of(one) == said]
    return [said] if any(not is_anothers(one, header) and not _is_of_another(one) for one in links) else []


def _named(marked: Sequence[Element]) -> Iterator[Element]:
    """Yield what says a name in the elements marked as author."""
    parts = (part for one in marked for part in within(one, most=8))
    return islice((part for part in parts if part.get("itemprop") == "name"), _MOST_NAMES)


def _own(page: Page, header: Header, path: str) -> list[Element]:
    marked = matching(page.root, path, _MOST_MARKED)
    return [one for one in marked if not _is_of_another(one) and not is_anothers(one, header)]


def _people(said: Iterable[str], page: Page) -> list[str]:
    found = distinct(name for one in said for name in names_in(one, page.outlets))
    return [name for name in found if is_person(name, page.outlets)]


def _is_of_another(author: Element) -> bool:
    """Say whether an author is that of a reader's comment, or of another article that the page teases."""
    above = list(author.iterancestors())
    own = next((place for place, one in enumerate(above, start=1) if one.tag in STOPS - {"header"}), len(above))
    names = (name_words(f"{one.get('class') or ''} {one.get('id') or ''}") for one in above[:own] if one.tag != "body")
    comment = any(map(_is_comment, above))
    return comment or any(one.tag == "aside" for one in above) or any(named & NOT_HERE for named in names)


def _is_comment(element: Element) -> bool:
    typed = f"{element.get('typeof') or ''} {element.get('itemtype') or ''}"
    return "Comment" in typed or element.get("itemprop") == "comment"
