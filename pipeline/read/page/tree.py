"""Bytes of a page to one lxml tree, and capped looks into it."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from pipeline.errors import UnreadableError
from pipeline.read import decode
from pipeline.read.page.keys import fold

_WRONG = (etree.LxmlError, ValueError, AssertionError)
MOST_CHARACTERS = 5_000_000
# Every "for all descendants" stops here: 100,000 spans in a byline held the prototype for 40 s.
MOST_DESCENDANTS = 200

# HTML standard, "metadata content": anything else ends the head.
_OF_HEAD = frozenset({"base", "basefont", "bgsound", "link", "meta", "noframes", "noscript", "script", "style"}) | {
    "template",
    "title",
}

Element = etree._Element


def parse(body: bytes, *, url: str, charset: str = "", language: str = "") -> Element:
    """Return the root of the page, without comments and processing instructions.

    Args:
        body: The page as received.
        url: Its address, for the error.
        charset: Of the HTTP header; "" = it named none.
        language: Of the outlet, for a page that says neither its charset nor its language.

    Raises:
        UnreadableError: The bytes hold no page.
    """
    text = decode.text(body, charset=charset, language=language)[:MOST_CHARACTERS]
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except _WRONG as wrong:
        raise UnreadableError("the answer holds no page", where=url, do="open it in a browser") from wrong
    if root is None or next(_elements(root), None) is None:
        raise UnreadableError("the answer is not a web page", where=url, do="open it in a browser")
    _begin_body(root)
    _drop_readings(root)
    return root


def _begin_body(root: Element) -> None:
    """Bring what a reader sees into the body, where the page leaves out the tags that begin it.

    libxml2, which knows no `article` or `main`, leaves them in the head then.
    """
    head = root.find("head")
    shown = [] if head is None else [one for one in head if one.tag not in _OF_HEAD]
    if not shown:
        return
    body = root.find("body")
    body = etree.SubElement(root, "body") if body is None else body
    for one in reversed(shown):  # to the front, for lxml counts up to any other place: a hostile page has 100,000
        body.insert(0, one)


def _drop_readings(root: Element) -> None:
    """Take out how a word is read, which stands above it in small print: `<ruby>霧<rt>きり</rt></ruby>`."""
    if root.find(".//rt") is not None:
        etree.strip_elements(root, "rt", "rp", "rtc", with_tail=False)


def _elements(root: Element) -> Iterator[Element]:
    return (found for found in root.iter("p", "div", "h1", "meta", "title", "a", "article", "span", "td", "li"))


def within(element: Element, *tags: str, most: int = MOST_DESCENDANTS) -> Iterator[Element]:
    """Yield at most `most` descendants with one of `tags` (all when none is given), in document order."""
    return islice(element.iterdescendants(*tags), most)


def words_of(element: Element, most: int = MOST_DESCENDANTS) -> str:
    """Return the folded text of an element, of at most `most` pieces."""
    return fold("".join(map(str, islice(element.itertext(), most))))


def attributes(element: Element) -> dict[str, str]:
    """Return an element's attributes in one call; an HTML tree holds text only."""
    return dict(element.items())  # type: ignore[arg-type]  # the stubs allow bytes for Python 2


def matching(root: Element, path: str, most: int) -> list[Element]:
    """Return the first `most` elements that an XPath of ours finds."""
    found = root.xpath(path)
    return [one for one in found if isinstance(one, etree._Element)][:most] if isinstance(found, list) else []
