"""Markup to words: one line, or plain paragraphs."""

import html
import re

from pipeline.text.characters import tidy, without_shapeless
from pipeline.text.tags import BLOCKS, HEADINGS, pieces, spaced

# With its semicolon only (`?a=1&copy=2` is no copyright sign), but for numbers, which some outlets leave open.
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31};|#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6})(?![0-9A-Fa-f]);?)")
_AMPERSANDS = re.compile(r"&(?:amp;)+")
_ROUNDS = 8  # escaped twice is common, three times was seen; more is hostile and stays as it stands


def plain(markup: str) -> str:
    """Return the words of a piece of markup on one tidy line: tags gone, entities read, also when escaped twice.

    Words of neighbouring blocks are kept apart by a space. A `<` that begins no HTML tag stays.
    """
    if "<" not in markup and "&" not in markup:
        return tidy(markup)
    line = without_shapeless(markup)
    for _ in range(_ROUNDS):
        before, line = line, tidy(_entities_read(_without_tags(line)))
        if line == before or ("<" not in line and "&" not in line):
            break
    return line


def paragraphs(markup: str, *, headings: bool = True) -> tuple[str, ...]:
    """Return the plain paragraphs of an HTML fragment, none of them empty; without `headings` no h1 to h6.

    Split at block elements and at two or more `<br>`; a single `<br>` is a space.
    """
    if "<" not in markup and "&lt;" in markup:
        markup = _entities_read(markup)  # the whole fragment is escaped once too often
    markup = without_shapeless(markup)
    runs: list[str] = []
    words: list[str] = []
    breaks = 0
    left_out = False
    for piece in pieces(markup):
        breaks = breaks + (piece.tag == "br") if piece.tag or not piece.words.strip() else 0
        if piece.tag in BLOCKS or breaks >= 2:
            runs.append("" if left_out else "".join(words))
            words, breaks = [], 0
            left_out = not headings and piece.tag in HEADINGS and not piece.closes
        else:
            words.append(" " if spaced(piece.tag) else piece.words)
    runs.append("" if left_out else "".join(words))
    return tuple(filter(None, map(plain, runs)))


def _without_tags(markup: str) -> str:
    if "<" not in markup:
        return markup
    return "".join(" " if spaced(piece.tag) else piece.words for piece in pieces(markup))


def _entities_read(text: str) -> str:
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda match: html.unescape(match[0]), _AMPERSANDS.sub("&", text))
