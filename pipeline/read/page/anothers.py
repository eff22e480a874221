"""Which dates of a page are another article's: those of its card, of a reader's comment, or today's above the page.

A page without a date of its own shows those of what it links; to take one of them would be silently wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from pipeline.read.page.byline_links import leads_to_author
from pipeline.read.page.flags import NEVER, name_flags, name_words
from pipeline.read.page.jsonld import ARTICLE_TYPES
from pipeline.read.page.people import is_namelike
from pipeline.read.page.tree import Element, within, words_of
from pipeline.read.page.walk import Block
from pipeline.read.url_days import is_dated_article, is_numbered_article, is_worded_article
from pipeline.text.tags import HEADINGS
from pipeline.urls import canonical, clean, same_site

_HIGHEST, _HIGHEST_CARD = 9, 5  # elements, each in the next
_MOST_LINKS = 12
_MOST_ELEMENTS, _MOST_SIBLINGS = 100_000, 300
_LEAST_WORDS, _SURELY = 4, 7  # of a link that is a headline; the second whatever its address is
_APART, _OF_THE_PAGE = frozenset({"nav", "blockquote"}), frozenset({"header", "footer", "aside"})
_PARTS = frozenset({"article", "main"})
# Of microformats, and of Blogger's and Tumblr's older templates.
_ENTRY = frozenset({"hentry", "h-entry", "post"})
_WHOLE = frozenset({"body", "html"})
_TEASER = frozenset({"teaser", "teasers", "ticker"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The page's address, what holds its headline or its text, all that stands between the two, and the box of both."""

    url: str
    holding: frozenset[Element]
    between: frozenset[Element]
    box: Element | None = None


def header(root: Element, url: str, headline: Block | None, text: Sequence[Block]) -> Header:
    """Return where the page says what it is, for an article of these blocks."""
    shows = headline.node.element if headline is not None else None
    holding = _holding(shows, text)
    first = next((one.node.element for one in text if headline is None or one.place > headline.place), None)
    if shows is None or first is None or first is shows or first in shows.iterancestors():
        return Header(url=url, holding=holding, between=frozenset())
    between: set[Element] = set()
    for element in islice(root.iter(), _MOST_ELEMENTS):
        if element is first and between:
            break
        if element is shows or between:
            between.add(element)
    above = set(first.iterancestors())
    box = next((one for one in shows.iterancestors() if one in above), None)
    return Header(url=url, holding=holding, between=frozenset(between), box=box)


def _holding(headline: Element | None, text: Sequence[Block]) -> frozenset[Element]:
    """What the headline lies in, itself included, and what the text lies in: its first paragraph and its longest."""
    told = [text[0], max(text, key=lambda one: one.length)] if text else []
    above = [one for block in told for one in block.node.element.iterancestors()]
    return frozenset(above if headline is None else [headline, *headline.iterancestors(), *above])


def is_anothers(element: Element, header: Header) -> bool:
    """Say whether what an element dates is not the article of the page."""
    if element in header.between:
        return False
    above = [element, *element.iterancestors()]
    holding = header.holding
    own = any(_is_article(one) for one in above if not holding or one in holding)
    # HTML standard, "header": the page's own, unless it lies in its main part or in an article.
    apart = _APART if any(one.tag in _PARTS for one in above) else _APART | _OF_THE_PAGE
    below: Element | None = None
    for level, one in enumerate(above[:_HIGHEST]):
        if one in holding or one.tag in _WHOLE:
            return below is not None and _is_above_the_page(below, one, header)
        if one.tag in apart or _is_called_another(one, own) or (level <= _HIGHEST_CARD and _links(one, header)):
            return True
        if own and one.tag == "article":  # within this one, a card of another
            return True
        below = one
    return False


def _is_above_the_page(element: Element, within_it: Element, header: Header) -> bool:
    """Say whether an element is the page's own head, where today's date stands: before the box of the whole article.

    That box holds headline and text, and both are of the page itself or of the one box around all that it shows.
    """
    parent = within_it.getparent()
    boxes = [] if parent is None or parent.tag not in _WHOLE else list(islice(parent.iterchildren("div", "main"), 2))
    if header.box is None or not (within_it.tag == "body" or boxes == [within_it]):
        return False
    return any(
        one in islice(element.itersiblings(), _MOST_SIBLINGS) for one in (header.box, *header.box.iterancestors())
    )


def _is_article(element: Element) -> bool:
    """Say whether an element is an article by HTML, by the class that blogs give a post, or by schema.org."""
    if element.tag in _WHOLE:  # old templates call the whole page an article
        return False
    named = _ENTRY & set((element.get("class") or "").split())
    return element.tag == "article" or bool(named or ARTICLE_TYPES.search(element.get("itemtype") or ""))


def _is_called_another(element: Element, own: bool) -> bool:
    """Say whether a class calls it comments, teaser and so on; an article has a footer of its own."""
    words = name_words(f"{element.get('class') or ''} {element.get('id') or ''}") - ({"footer"} if own else set())
    return bool(words & _TEASER or name_flags(" ".join(words)) & NEVER)


def _links(element: Element, header: Header) -> bool:
    """Say whether an element is or holds a link with the headline of another article."""
    links = [element] if element.tag == "a" else within(element, "a", most=_MOST_LINKS)
    return any(_heads_another(link, header) for link in links)


def _heads_another(link: Element, header: Header) -> bool:
    address = clean(link.get("href") or "", header.url)
    if not address or (header.url and not same_site(address, header.url)) or leads_to_author(link):
        return False
    if canonical(address.partition("#")[0]) == canonical(header.url):
        return False
    said = words_of(link)
    count = 0 if is_namelike(said) else len(said.split())
    if any(one.tag in HEADINGS for one in (*within(link), *islice(link.iterancestors(), 2))):
        return count > 0
    named = is_dated_article(address) or is_worded_article(address) or is_numbered_article(address)
    return count >= (_LEAST_WORDS if named else _SURELY)
