"""Markup as a stream of words and tags, in one pass whose cost grows with the length and with nothing else.

Not a browser's parser: it never builds a tree, so that nesting costs nothing (FACTS: 1.1 MB of nested `<div>` holds a
real one 33 s). A `<` is a tag only where the name of an HTML element follows; `5 < 6` and `a <3 b` are words, and so is
the `<script>` of a headline that speaks of one: never closed, and no code behind it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_OPEN = re.compile(r"<(?:(/?)([A-Za-z][A-Za-z0-9:-]*)(?=[\s/>]|$)|(!--|!\[CDATA\[|[!?](?=[A-Za-z\[])))")
# An attribute's quotes count only after `=`: <p it's> ends at its first `>`.
_REST = re.compile(r"(?:[^>=]|=\s*(?:\"[^\"]*\"|'[^']*')|=)*+>")

# "a <b and b> c": an element of one letter is followed by attributes with values, or by nothing.
_COMPARES = re.compile(r"<[A-Za-z]\s+[^\s/=<>][^=<>]{0,200}(?:>|$)")

# "Why <script is no word": behind a tag that was cut off stands an attribute's value, not one word after the other.
_CUT_OFF_WORDS = re.compile(r"<[A-Za-z][A-Za-z0-9]*(?:\s+[^\s=<]+){3,}\s*")
_CODE = re.compile(r"[{};=]|\w\(")

_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre search "
    "section summary table tbody tfoot thead title tr ul"
)
_SPACES = "br td th img input button select video audio"
_INLINE = (
    "a abbr acronym area b base basefont bdi bdo big blink cite code col colgroup data datalist del dfn em embed font "
    "frame frameset i image ins kbd keygen label link map mark marquee meta meter nobr noindex output param picture "
    "progress q rb rp rt rtc ruby s samp slot small source span strike strong sub sup time track tt u var wbr"
)  # `noindex` is Yandex's
_HIDES = "script style template noscript iframe object applet svg math textarea canvas xml noembed noframes plaintext"

BLOCKS = frozenset(_BLOCKS.split())
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SPACED = frozenset(_SPACES.split()) | BLOCKS
_DROPPED = frozenset(_HIDES.split())  # what they hold is no text of the page
# How a word is read, in small print above it: `<ruby>霧<rt>きり</rt></ruby>`.
_ENDED_BY = {"rt": "(?:rt|ruby)", "rp": "(?:rp|ruby)"}
_READINGS = frozenset(_ENDED_BY)
_UNREAD = _DROPPED | _READINGS
_ELEMENTS = _SPACED | _DROPPED | frozenset(_INLINE.split())


class Piece(NamedTuple):
    """A run of words (`tag` "") or a tag (`words` ""); `tag` is the element's name in lower case.

    `closes`: the tag ends its element.
    """

    words: str
    tag: str
    closes: bool = False


def pieces(markup: str) -> Iterator[Piece]:
    """Yield words and tags in the order they stand; entities in the words are left as they are.

    Comments, declarations and what scripts and styles hold are left out; a tag cut off by the end is dropped.
    """
    last_end = markup.rfind(">")
    at = 0
    quotes_close = True
    never_closed: set[str] = set()
    while (match := _OPEN.search(markup, at)) is not None:
        name = (match[2] or "").lower()
        if name and (not _is_element(name) or _COMPARES.match(markup, match.start())):
            yield Piece(markup[at : match.end()], "")
            at = match.end()
            continue
        yield Piece(markup[at : match.start()], "")
        if match[3]:
            inside, at = _special(markup, match)
            yield Piece(inside, "")
        elif match.end() > last_end:
            cut_off = _CUT_OFF_WORDS.fullmatch(markup, match.start())
            yield Piece(markup[match.start() :] if cut_off else "", "")
            return
        else:
            rest = _REST.match(markup, match.end()) if quotes_close else None
            quotes_close = rest is not None
            at = rest.end() if rest else markup.index(">", match.end()) + 1
            if name in _UNREAD and not match[1] and name not in never_closed:
                # An empty one is as XML writes it: <iframe src="..."/>
                empty = name in _READINGS or markup.endswith("/>", match.end(), at)
                if (closed := _after(markup, _ENDED_BY.get(name, name), at)) or (
                    not empty and _CODE.search(markup, at)
                ):
                    at = closed or len(markup)
                else:
                    never_closed.add(name)
            bare = name in never_closed and name in _DROPPED and at == match.end() + 1
            yield Piece(markup[match.start() : at], "") if bare else Piece("", name, bool(match[1]))
    yield Piece(markup[at:], "")


def spaced(tag: str) -> bool:
    """Say whether words before and after this tag are apart."""
    return tag in _SPACED


def _is_element(name: str) -> bool:
    return name in _ELEMENTS or "-" in name or ":" in name  # custom elements and Word's <o:p>


def _special(markup: str, match: re.Match[str]) -> tuple[str, int]:
    """The words inside a comment, declaration or CDATA section, and where it ends."""
    ending = {"!--": "-->", "![CDATA[": "]]>"}.get(match[3], ">")
    end = markup.find(ending, match.end())
    end = len(markup) if end < 0 else end
    inside = markup[match.end() : end] if ending == "]]>" else ""
    return inside, end + len(ending)


def _after(markup: str, name: str, at: int) -> int:
    """Where the element that began before `at` ends, 0 = it is never closed."""
    closing = re.compile(rf"</{name}[^>]*>?", re.IGNORECASE).search(markup, at)
    return closing.end() if closing else 0
