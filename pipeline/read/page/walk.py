"""One walk over the page: every run of text that a reader sees as a paragraph, with where it stands.

Inline elements join their paragraph, every other element ends it; two line breaks end it too.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.read.page import flags, spelling
from pipeline.read.page.breaks import BREAK, Piece, segments
from pipeline.read.page.keys import fold, key, length, word_set
from pipeline.read.page.tree import Element, attributes, words_of
from pipeline.text.tags import HEADINGS

_SKIPPED_BLOCKS = word_set("nav footer dialog audio video iframe form-control object embed canvas select")
_SKIPPED_INLINE = word_set("script style noscript template svg button input textarea option math head")
# HTML standard, "template": with these it is no template but what its element shows (a declarative shadow root).
_SHOWN_TEMPLATE = frozenset({"shadowrootmode", "shadowroot"})
_INLINE = word_set(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label link mark meta nobr output"
    " picture q rb rp rt rtc ruby s samp slot small source span strike strong sub sup time tt u var wbr"
)
_MAY_BE_LEFT_OUT = frozenset({"span", "a", "small", "time"})
_HOLDS_CUSTOM = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol", "li", "dl", "dt", "dd", "menu"})
_TABLES = frozenset({"table", "tr", "td", "th", "tbody", "thead"})
_QUOTES = frozenset({"blockquote"})
# Beyond these a page is no article; they bound the time of all that follows.
_MOST_BLOCKS = 4_000
_MOST_EVENTS = 250_000
_LONG_ALT = 16
_CLAUSE = 40


@dataclass(slots=True, eq=False)
class Node:
    """An element that ends paragraphs. `flags` are its own; figure, listed and so on hold for what is in it."""

    number: int
    element: Element
    tag: str
    parent: "Node | None"
    name: str
    flags: int
    figure: bool
    listed: bool
    heading: bool
    table: bool
    quote: bool
    side: bool

    def ancestors(self) -> "Iterator[Node]":
        """Yield the nodes above, nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent


@dataclass(slots=True, eq=False)
class Block:
    """One paragraph as a reader sees it; the lengths count `keys.length`, links and bold are shares of it."""

    place: int
    text: str
    node: Node
    links: float
    bold: float
    length: float = 0.0
    _key: str | None = None

    def __post_init__(self) -> None:
        self.length = length(self.text)

    @property
    def key(self) -> str:
        """The text's key; made when first asked for, as most blocks are never compared."""
        if self._key is None:
            self._key = key(self.text)
        return self._key


@dataclass(slots=True)
class Walk:
    """What the walk left: blocks and nodes in document order, and the keys of the pictures' alternative texts."""

    blocks: list[Block] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    alts: set[str] = field(default_factory=set)


def walk(root: Element) -> Walk:
    """Return the page's paragraphs in document order, at most 4,000 of them."""
    return _Walker().over(root)


class _Walker:
    """The state of one walk: the open nodes and the pieces of the paragraph under way."""

    def __init__(self) -> None:
        self.left = Walk()
        self.here: Node | None = None
        self.pieces: list[Piece] = []
        self.linked = self.bold = 0
        self.skipped: Element | None = None

    def over(self, root: Element) -> Walk:
        events = etree.iterwalk(root, events=("start", "end"))
        for count, (event, element) in enumerate(events):
            if event == "start":
                if self._skips(element):
                    self.skipped = element
                    events.skip_subtree()
                else:
                    self._open(element)
            elif self.skipped is not None and element is self.skipped:
                self.skipped = None
                self._say(element.tail)
            else:
                self._close(element)
            if count > _MOST_EVENTS or len(self.left.blocks) >= _MOST_BLOCKS:
                break
        self._flush()
        return self.left

    def _skips(self, element: Element) -> bool:
        tag = element.tag
        if tag in _SKIPPED_INLINE:
            return tag != "template" or _SHOWN_TEMPLATE.isdisjoint(element.keys())
        if tag in _SKIPPED_BLOCKS:
            self._flush()
            return True
        if tag in spelling.MARKED and spelling.is_note_mark(element):
            return True
        if tag in _MAY_BE_LEFT_OUT:
            held = attributes(element)
            return bool(held) and (self._pops_up(element) or spelling.is_left_out(element, held))
        return False

    def _pops_up(self, element: Element) -> bool:
        """Say whether a span in a paragraph is a box of links that opens on a click; its first link is the word.

        A span with a clause of its own around such a box is the sentence that the box stands in.
        """
        if element.tag != "span" or not len(element) or self.here is None or self.here.tag != "p":
            return False
        links = element.findall(".//a")[:50]
        linked, whole = sum(len(words_of(link)) for link in links), len(words_of(element))
        if len(links) < 3 or linked <= 0.6 * whole or whole - linked >= _CLAUSE:
            return False
        self._say(words_of(links[0]))
        return True

    def _inline(self, element: Element) -> bool:
        tag = str(element.tag)
        if tag in _INLINE or ((tail := element.tail) and tail[0].islower() and spelling.begins_word(element)):
            return True
        return "-" in tag and self.here is not None and self.here.tag in _HOLDS_CUSTOM

    def _open(self, element: Element) -> None:
        tag = element.tag
        if not self._inline(element):
            self._flush()
            self.here = self._node(element)
        elif tag == "a":
            self.linked += 1
        elif tag == "b" or tag == "strong":
            self.bold += 1
        elif tag == "br" or (tag == "span" and _is_break(element)):
            self.pieces.append(Piece(BREAK if tag == "br" else BREAK * 2, False, False))
        elif tag == "img" and len(alt := element.get("alt") or "") >= _LONG_ALT:
            self.left.alts.add(key(alt[:2_000]))
        self._say(element.text)

    def _close(self, element: Element) -> None:
        tag = element.tag
        if self.here is not None and element is self.here.element:
            self._flush()
            self.here = self.here.parent
        elif tag == "a":
            self.linked -= 1
        elif tag == "b" or tag == "strong":
            self.bold -= 1
        elif tag == "span" and spelling.is_place(element):
            self.pieces.append(Piece(" ", False, False))
        self._say(element.tail)

    def _say(self, text: str | None) -> None:
        # White space alone is kept only between pieces: it parts two words.
        if text and (self.pieces or not text.isspace()):
            self.pieces.append(Piece(text, self.linked > 0, self.bold > 0))

    def _node(self, element: Element) -> Node:
        above, tag, held = self.here, str(element.tag), attributes(element)
        own = flags.own_flags(tag, held)
        node = Node(
            number=len(self.left.nodes),
            element=element,
            tag=tag,
            parent=above,
            name=flags.first_class(held.get("class", "")),
            flags=own,
            figure=tag == "figure" or (above is not None and above.figure),
            listed=tag in _LISTS or (above is not None and above.listed),
            heading=tag in HEADINGS or (above is not None and above.heading),
            table=tag in _TABLES or (above is not None and above.table),
            quote=tag in _QUOTES or (above is not None and above.quote),
            side=bool(own & flags.SIDE) or (above is not None and above.side),
        )
        self.left.nodes.append(node)
        return node

    def _flush(self) -> None:
        pieces, self.pieces = self.pieces, []
        if self.here is None or not pieces:
            return
        for segment in segments(pieces):
            text = fold("".join(piece.text for piece in segment))
            if text:
                whole = len(text)
                links = sum(len(piece.text.strip()) for piece in segment if piece.linked) / whole
                bold = sum(len(piece.text.strip()) for piece in segment if piece.bold) / whole
                self.left.blocks.append(Block(len(self.left.blocks), text, self.here, links, bold))


def _is_break(span: Element) -> bool:
    return not span.text and not len(span) and "br" in (span.get("class") or "").split()
