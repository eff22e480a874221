"""A post in HTML, whoever made it, as lines with their links. Pure.

libxml2 tells the tags one by one, so that neither depth nor size builds a tree; entities of a document type are not
read, and nothing is fetched. Where the page is a saved one of Blogger, its classes tell date, title and comments.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from lxml import etree

from pipeline.archive.reading import page_parts, table_rows
from pipeline.archive.reading.embedded import address, message, picture, video
from pipeline.archive.reading.lines import Line, Run
from pipeline.news import Media
from pipeline.text import tidy
from pipeline.text.tags import BLOCKS

MOST_CHARACTERS = 8_000_000
_DROPPED = frozenset({"script", "style", "template", "noscript", "head", "svg", "math", "select", "textarea", "button"})
# Blocks that a browser sets apart by a blank line; the others only begin a line.
_SPACED = frozenset(
    {"p", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "hr", "figure", "pre", "table"}
)
_BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"})
_EM = frozenset({"i", "em", "cite"})
_CELLS = frozenset({"td", "th"})
_LINES = BLOCKS | _CELLS
_CELL = "cell"  # the one line of a table's cell beside or below the cell of a picture
_PLAYERS = frozenset({"iframe", "embed", "video", "audio", "source"})
_WEIGHT = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_MARKUP = re.compile(
    r"<(?:br\s*/?|/(?:p|div|a|li|h[1-6]|blockquote|b|i|span|td)|a\s[^<>]{0,2000}href[^<>]{0,2000}|img\s[^<>]{0,2000})>",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\s*<(?:!doctype\s+html|html|head|body|article|div|p|table|span|blockquote|section|img|a|h[1-6]|br|center|font)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
# A document type with declarations of its own, and what may stand before it; libxml2 takes their first `>` for its end.
_DECLARED = re.compile(
    r"""\A((?:\s|\ufeff|<\?[^>]*>|<!--.*?-->)*+)<!doctype\b[^\[>]*\[(?:"[^"]*"|'[^']*'|<!--.*?-->|<\?.*?\?>|[^\]"'])*+\]\s*>""",
    re.IGNORECASE | re.DOTALL,
)
_PASTED = re.compile(r"""(?<=["'=(])data:[\w.+-]{1,40}/[\w.+-]{1,80};base64,[A-Za-z0-9+/=\r\n]{200,}+""")
_LOOKED_AT = 200_000  # characters in which markup shows


def is_html(content: str) -> bool:
    """Say whether a post is HTML: it begins as such, or tags close in at least one of four of its lines."""
    start = content[:_LOOKED_AT]
    worded = [line for line in start.split("\n") if line.strip()]
    marked = sum(_MARKUP.search(line) is not None for line in worded)
    return 4 * marked >= len(worded) > 0 if marked else _ALONE.match(start) is not None and len(worded) <= 2


def without_declarations(content: str) -> str:
    """Return a document without its document type where that declares entities of its own: nothing of it is words."""
    return _DECLARED.sub(r"\1", content, count=1)


def without_pasted(content: str) -> str:
    """Return a post without the bytes of pictures that were pasted into it: they have no address and no words."""
    return _PASTED.sub("data:,", content)


def lines(content: str, *, base: str = "") -> tuple[Line, ...]:
    """Return the lines and pictures of a post in the order of the page; `base` is its address, for relative links.

    Of a saved page, that shows where its post stands, only that is given.
    """
    page = _Page(base)
    # lxml's stubs allow bytes for Python 2, and demand a method for comments, which are not asked for.
    target = cast("etree.ParserTarget", page)
    parser = etree.HTMLParser(target=target, huge_tree=True, encoding="utf-8", remove_pis=True)
    try:
        etree.fromstring(content[:MOST_CHARACTERS].encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError):
        page.close()  # what came before the fault was told
    if not any(line.part == "body" for line in page.lines):
        return tuple(replace(line, part="caption") if line.part == _CELL else line for line in page.lines)
    return tuple(line for line in page.lines if line.part not in ("", _CELL))


class _Page:
    """What libxml2 tells of a page, gathered to lines; the methods are those of lxml's "target parser interface"."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.lines: list[Line] = []
        self._runs: list[Run] = []
        self._gap = False
        self._names: list[str] = []
        self._bold: list[bool] = [False]
        self._em: list[bool] = [False]
        self._links: list[str | None] = [None]
        self._parts: list[str] = [""]
        self._pictured: list[bool] = []  # of each table that is open: a picture stands in it
        self._cells: list[int] = []
        self._rows: list[list[int]] = []  # of each row that is open: with which line each of its cells begins
        self._quotes = 0
        self._dropped = 0
        self._tweet: tuple[int, int] | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        self._names.append(name)
        self._dropped += name in _DROPPED
        if self._dropped:
            return
        part = page_parts.part(name, attributes, self._parts[-1])
        if name in _LINES or name == "br" or part != self._parts[-1]:
            self._end_line(spaced=name in _SPACED, blank=name == "br")
        bold = name in _BOLD or _WEIGHT.search(attributes.get("style", "")) is not None
        self._bold.append(self._bold[-1] or bold)
        self._em.append(self._em[-1] or name in _EM)
        self._links.append(address(attributes.get("href"), self.base) if name == "a" else self._links[-1])
        self._parts.append(part)
        if name == "blockquote":
            self._quotes += 1
            is_message = "twitter-tweet" in attributes.get("class", "").split()
            self._tweet = (len(self._names), len(self.lines)) if is_message else self._tweet
        self._open_table(name)
        self._figure(name, attributes)

    def end(self, name: str) -> None:
        """An element closes."""
        self._names.pop()
        if name in _DROPPED:
            self._dropped -= 1
            return
        if self._dropped:
            return
        if name in _LINES or self._parts[-1] != self._parts[-2]:
            self._end_line(spaced=name in _SPACED)
        self._close_table(name)
        for types in (self._bold, self._em, self._links, self._parts):
            types.pop()
        if name == "blockquote":
            self._quotes -= 1
            self._end_message()

    def data(self, words: str) -> None:
        """Words between tags."""
        if not self._dropped:
            self._runs.append(Run(text=words, url=self._links[-1], em=self._em[-1], strong=self._bold[-1]))

    def close(self) -> None:
        """The page ends."""
        self._end_line(spaced=False)

    def _figure(self, name: str, attributes: Mapping[str, str]) -> None:
        figure = None
        if name == "img":
            figure = picture(attributes, self._links[-1], self.base)
        elif name in _PLAYERS:
            figure = video(attributes.get("src") or attributes.get("data-src"), self.base)
        elif name == "object":
            figure = video(attributes.get("data"), self.base)
        elif "data-href" in attributes and name == "div":  # what a script makes a frame of, such as a post of Facebook
            figure = video(attributes["data-href"], self.base)
        elif name == "param" and attributes.get("name", "").lower() in ("movie", "src"):
            figure = video(attributes.get("value"), self.base)
        if figure and not self._is_told(figure):
            self._end_line(spaced=False)
            self._tell(Line(figure=figure, part=self._parts[-1], gap=self._gap))
            self._pictured[-1:] = [True] * bool(self._pictured)

    def _is_told(self, figure: Media) -> bool:
        """An `object` names its film twice."""
        return bool(self.lines) and (last := self.lines[-1].figure) is not None and last == figure

    def _end_line(self, *, spaced: bool, blank: bool = False) -> None:
        text = "".join(run.text for run in self._runs)
        if tidy(text):
            self._tell(Line(runs=tuple(self._runs), gap=self._gap, part=self._parts[-1], quoted=self._quotes > 0))
            self._gap = spaced
        else:
            # A line that holds nothing, or NBSP alone, is the blank line of those who wrote in the page's editor.
            self._gap = self._gap or spaced or blank or "\xa0" in text
        self._runs = []

    def _tell(self, line: Line) -> None:
        if line.part != page_parts.FURNITURE:
            self.lines.append(line)

    def _open_table(self, name: str) -> None:
        if name == "table":
            self._pictured.append(False)
        elif name == "tr":
            self._rows.append([])
        elif name in _CELLS:
            self._cells.append(len(self.lines))
            for starts in self._rows[-1:]:
                starts.append(len(self.lines))

    def _close_table(self, name: str) -> None:
        if name in _CELLS and self._cells:
            self._end_cell(self._cells.pop())
        elif name == "tr" and self._rows and (starts := self._rows.pop()):
            row = self.lines[starts[0] :]
            self.lines[starts[0] :] = table_rows.as_line(row, [start - starts[0] for start in starts])
        elif name == "table" and self._pictured:
            self._pictured.pop()

    def _end_cell(self, start: int) -> None:
        """Pictures in one row of a table have their captions in the next."""
        if len(self.lines) - start != 1 or not any(self._pictured[-1:]):
            return
        line = self.lines[start]
        if line.text and not line.is_link and line.part in ("", "body"):
            self.lines[start] = replace(line, part="caption" if line.part else _CELL)

    def _end_message(self) -> None:
        if self._tweet is None or self._tweet[0] <= len(self._names):
            return
        told, self.lines = self.lines[self._tweet[1] :], self.lines[: self._tweet[1]]
        self._tweet = None
        figure = message(
            tuple(link for line in told for link in line.linked), tidy(" ".join(line.text for line in told))
        )
        self.lines += [Line(figure=figure, part=self._parts[-1])] if figure else told
