"""A feed that is not well-formed only for what stands around it or in its references, mended: what was meant is plain.

A cache's note or a host's script behind the root, a server's warning before it, `S&P 500`, `&nbsp;`. What is mended is
read as any other feed; what is not goes to readers that take what they can.
"""

import re
from html.entities import html5

from pipeline.read import tree

_ROOT = re.compile(r"<((?:[\w.-]{1,40}:)?(?:rss|rdf|feed))(?=[\s>])|(?P<comment><!--)", re.IGNORECASE)
_ROOTS = re.compile(r"<(?:[\w.-]{1,40}:)?(?:rss|rdf|feed)(?=[\s>])", re.IGNORECASE)
_ITEMS = re.compile(r"<(?:[\w.-]{1,40}:)?(?:item|entry)\b", re.IGNORECASE)
_MOST_ROOTS = 100  # beside the items, in each of which a licence may stand as an RDF of its own
_PROLOG = re.compile(tree.PROLOG, re.DOTALL)
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_OF_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})

# Media RSS repeats the names of an item's own elements, and feedparser takes the last: a picture's caption.
_OF_MEDIA = re.compile(r"<media:(title|description|text)\b[^<>]{0,500}>")
_ITEM = re.compile(r"</?(?:item|entry)\b")
_LONGEST_CAPTION = 5_000  # characters; what is not closed by then is left


def is_roots_alone(markup: str) -> bool:
    """Return whether `markup` begins one feed after another and hardly an item: no feed, whatever is read in it.

    feedparser keeps what stands above each of them and takes 8 seconds for a million.
    """
    return len(_ROOTS.findall(markup)) > _MOST_ROOTS + len(_ITEMS.findall(markup))


def from_root(markup: str) -> str:
    """Return `markup` without what stands before its root element; a prolog stays."""
    begun = _root(markup)
    return markup if begun is None or _PROLOG.fullmatch(markup, 0, begun.start()) else markup[begun.start() :]


def alone(markup: str) -> str:
    """Return the root element of `markup`, without its prolog and without what stands behind its end.

    Items stay where they stand: behind the root of a feed that is empty or holds an error there may be another feed.
    """
    begun = _root(markup)
    if begun is None:
        return markup
    end = markup.rfind(f"</{begun[1]}", begun.start())
    behind = markup.find(">", end) + 1 if end >= 0 else 0
    if not behind or _ITEM.search(markup, behind):
        return markup[begun.start() :]
    return markup[begun.start() : behind]


def spelt_out(markup: str) -> str:
    """Return `markup` with the characters that HTML has names for, `&nbsp;`, which XML does not know; no other names.

    Another name is nothing that was meant, or one that the prolog defines: a bomb stays one, and is refused.
    """
    return tree.outside_cdata(markup, lambda text: _NAMED.sub(_character, text))


def without_captions(markup: str) -> str:
    """Return `markup` without what Media RSS says of its pictures, for a reader that would take it for the item's."""
    pieces = []
    at = beyond = 0
    closed: dict[str, int] = {}  # by name, where the next one ends; each is looked for once, from where it was passed
    for opened in _OF_MEDIA.finditer(markup):
        begin, name = opened.start(), opened[1]
        if begin < max(at, beyond) or opened[0].endswith("/>"):
            continue
        if closed.get(name, 0) < opened.end():
            found = markup.find(f"</media:{name}>", opened.end())
            closed[name] = found if found >= 0 else len(markup) + _LONGEST_CAPTION
        end = closed[name]
        if end - begin > _LONGEST_CAPTION:
            continue
        if item := _ITEM.search(markup, begin, end):  # it is not closed in its own item, nor is another one before that
            beyond = item.end()
        else:
            pieces.append(markup[at:begin])
            at = markup.index(">", end) + 1
    return "".join(pieces) + markup[at:]


def _root(markup: str) -> re.Match[str] | None:
    """Where the root element begins; one that a comment names is none."""
    found = _ROOT.search(markup)
    while found and found["comment"]:
        end = markup.find("-->", found.end())
        found = _ROOT.search(markup, end) if end >= 0 else None
    return found


def _character(name: re.Match[str]) -> str:
    if name[1] in _OF_XML:
        return name[0]
    character = html5.get(name[1], "")
    return character if character and not set(character) & set("<&") else name[0]
