"""The tree of a feed's markup, for a look before feedparser and a second look after it.

Entities are off by construction: the document type is cut out before any parser sees it, and numbers that stand for
no character go with it. No parser here reads a file or an address.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html.entities import html5

from lxml import etree

from pipeline.text import xml_can_hold

# Names by which items of RSS, RDF and Atom go, namespace or prefix aside.
ITEMS = frozenset({"item", "entry"})

# What may stand before the first element. Atomic and possessive, or a page of comments takes years to refuse.
PROLOG = r"\A((?>\s+|<\?[^>]*>|<!--.*?-->)*+)"

WEB_PAGE = re.compile(PROLOG + r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
"""What a web page begins with where a list was asked for."""

_DOCTYPE = re.compile(PROLOG + r"<!DOCTYPE\b[^\[>]*+(?:\[.*?\]\s*+)?>", re.IGNORECASE | re.DOTALL)
# Not closed in its own tag, as an empty list is, and the `<br />` of a server's warning. No list has a longer name, and
# to make a pattern of one takes seconds.
_FIRST = re.compile(PROLOG + r"<([A-Za-z_][\w:.-]{0,99}+)(?![\w:.-]|[^<>]*/>)", re.DOTALL)
_INSTRUCTION = re.compile(r"<\?[^<>]*>")
_TAG = re.compile(r"<[A-Za-z_][^<>]*>")
_UNQUOTED = re.compile(r"""(\s[\w:.-]+=)([^\s"'<>]+)(?=[\s>])""")
# An ampersand that no semicolon ends. HTML reads its oldest names without one: `caf&eacute`.
_BARE = re.compile(r"&(?!#?\w{1,32};)(?:(?P<name>[A-Za-z]\w{1,5})(?=[\s<.,:!?)'\"]|\Z))?")
_OF_XML = frozenset({"amp", "lt", "gt", "quot"})
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")

_BEGUN = re.compile(r"&(?:#[xX]?[0-9a-fA-F]*)?$")


def repaired(markup: str) -> str:
    """Return `markup` without its document type and without references to characters that do not exist."""
    return _REFERENCE.sub(_existing, _DOCTYPE.sub(r"\1", markup))


def ends(markup: str) -> bool:
    """Return whether the first element of `markup` is closed; one that was cut off on its way is closed nowhere."""
    first = _FIRST.match(_DOCTYPE.sub(r"\1", markup[max(markup.find("<"), 0) :]))
    return first is None or re.search(f"</{re.escape(first[2])}\\b", markup, re.IGNORECASE) is not None


def referenced(markup: str) -> str:
    """Return `markup` with every ampersand that begins no reference written as one: `S&P 500`, `?from=1&to=2`.

    feedparser would end the reference that it takes it for, `S&P; 500`, and libxml2 would leave the word out. What HTML
    reads as a reference though its semicolon is missing gets it.
    """
    return outside_cdata(markup, lambda text: _BARE.sub(_ended, text))


def outside_cdata(markup: str, change: Callable[[str], str]) -> str:
    """Return `markup` with all of it changed that stands in no CDATA section."""
    before, *sections = markup.split("<![CDATA[")
    pieces = [change(before)]
    for section in sections:
        inside, end, after = section.partition("]]>")
        pieces.append(inside + end + change(after) if end else section)
    return "<![CDATA[".join(pieces)


def strict(markup: str) -> etree._Element | None:
    """Return the root of well-formed `markup`, None when it is not well-formed."""
    try:
        return _parsed(markup, recover=False)
    except etree.XMLSyntaxError:
        return None


def lenient(markup: str) -> etree._Element | None:
    """Return the root of what libxml2 makes of broken `markup`, None when it finds no element in it.

    It skips an element whose attributes lack their quotes, and all that stands in it: the quotes are set before.
    """
    markup = _INSTRUCTION.sub("", _TAG.sub(lambda tag: _UNQUOTED.sub(r'\1"\2"', tag[0]), referenced(markup)))
    try:
        return _parsed(markup, recover=True)
    except etree.XMLSyntaxError:
        return None


def local(element: etree._Element) -> str:
    """Return the name of `element` without namespace and prefix, lower case; "" for a comment or an instruction."""
    tag = element.tag
    return bare(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1_000)  # a feed has a dozen names, and each is asked for many times an item
def bare(tag: str) -> str:
    """Return a tag without namespace and prefix, lower case."""
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def namespace(element: etree._Element) -> str:
    """Return the namespace of `element`, "" when it has none."""
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def _ended(bare: re.Match[str]) -> str:
    if bare["name"] in html5:  # those that end in no semicolon: HTML's oldest
        name = bare["name"].lower()  # LT, as well
        return f"&{name};" if name in _OF_XML else html5[bare["name"]]
    return f"&amp;{bare[0][1:]}"


def _existing(reference: re.Match[str]) -> str:
    digits = reference[1] or reference[2]
    number = int(digits, 16 if reference[1] else 10) if len(digits) < 9 else -1
    if xml_can_hold(number):
        return reference[0]
    # "&#xD8&#xD800;00;": without the one inside, what stands around it would be one.
    return "\ufffd" if _BEGUN.search(reference.string[max(0, reference.start() - 12) : reference.start()]) else ""


def _parsed(markup: str, *, recover: bool) -> etree._Element | None:
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(markup.encode(), parser)
