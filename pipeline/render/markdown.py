"""A printed line as Markdown: whatever words stand in it, a reader of CommonMark sees those words and our links.

Escaped are the marks of CommonMark 0.31, of tables, strike-through, autolinks and emoji names (GitHub and Hugo), and
braces, because `{{<` in a headline breaks a whole Hugo build and `{{` a Jekyll one.
"""

import re
from urllib.parse import quote

from pipeline.render.comment import read, spans
from pipeline.render.printed import Line, Piece, Words

_MARKS = re.compile(r"[\\`*_\[\]<~|{}#@]|&(?=#?\w+;)|:(?=//|[\w+-]+:)|(?<=\bwww)\.", re.IGNORECASE)
_OPENS_BLOCK = re.compile(r"^(?=[-+>:=])|^\d{1,9}(?=[.)](?:\s|$))")
# Left as they are in an address: RFC 3986 reserved and unreserved, and % of what is encoded already.
_ADDRESS = "%/:?#@!$&'()*+,;=~-._"
_MARKS_OF_ADDRESS = re.compile(r"[()]|&(?=#?\w+;)")


class Markdown(str):
    """Text that is Markdown already."""

    __slots__ = ()


def value_markdown(value: object) -> Markdown:
    """Return a value as text whose marks show as themselves wherever it stands; Markdown as it is."""
    if isinstance(value, Markdown):
        return value
    return Markdown(_OPENS_BLOCK.sub(r"\g<0>\\", _escaped(str(value))))


def line_markdown(line: Line) -> Markdown:
    """Return the line, its links inline; emphasis only where it reads back as the same words in the same type."""
    written = _written(line, emphasis=True)
    if any(words.em or words.strong for piece in line.pieces for words in piece.words) and not _same(written, line):
        written = _written(line, emphasis=False)
    return Markdown(_OPENS_BLOCK.sub(r"\g<0>\\", written.strip()))


def link_markdown(words: str, url: str) -> Markdown:
    """Return a link; what no address may hold is percent-encoded."""
    return Markdown(f"[{_escaped(words)}]({_address(url)})")


def picture_markdown(alt: str, src: str, link: str | None = None) -> Markdown:
    """Return a picture with its alternative text, linked when there is a link."""
    picture = f"![{_escaped(alt)}]({_address(src)})"
    return Markdown(f"[{picture}]({_address(link)})" if link else picture)


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", text)


def _address(url: str) -> str:
    return _MARKS_OF_ADDRESS.sub(r"\\\g<0>", quote(url, safe=_ADDRESS))


def _written(line: Line, *, emphasis: bool) -> str:
    text = ""
    for piece in line.pieces:
        words = "".join(_typed(words) if emphasis else _escaped(words.text) for words in piece.words)
        if piece.href is None:
            text += words
        else:
            # "!" before a link would make it a picture.
            text = text[:-1] + "\\!" if text.endswith("!") else text
            text += f"[{words}]({_address(piece.href)})"
    return text


def _typed(words: Words) -> str:
    inner = words.text.strip()
    stars = "*" * (words.em + 2 * words.strong) if inner else ""
    before, _, after = words.text.partition(inner) if inner else (words.text, "", "")
    return f"{before}{stars}{_escaped(inner)}{stars}{after}"


def _same(written: str, line: Line) -> bool:
    paragraphs = read(written)
    found = [(text, em, strong) for tokens in paragraphs for _, text, em, strong in spans(tokens)]
    return _letters(found) == _letters(_runs(line.pieces))


def _runs(pieces: tuple[Piece, ...]) -> list[tuple[str, bool, bool]]:
    return [(words.text, words.em, words.strong) for piece in pieces for words in piece.words]


def _letters(runs: list[tuple[str, bool, bool]]) -> list[tuple[str, bool, bool]]:
    return [(letter, em, strong) for text, em, strong in runs for letter in text if not letter.isspace()]
