"""Where line breaks end a paragraph: two of them, or one between a full sentence and a long rest."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.read.page.keys import ends_sentence, fold

BREAK = "\u2028"
_LONG = 60


class Piece(NamedTuple):
    """Text of a paragraph under way; a line break is `BREAK`."""

    text: str
    linked: bool
    bold: bool


def segments(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Yield the paragraphs of `pieces`, split at line breaks that end one."""
    if not any(piece.text[:1] == BREAK for piece in pieces):
        yield pieces
        return
    lines = _lines(pieces)
    rest = [len(_told(line)) for line, _ in lines]
    left = sum(rest)
    held: list[Piece] = []
    said = 0
    for (line, breaks), long in zip(lines, rest, strict=True):
        left -= long
        said += long
        held += line
        if breaks > 1 or (said >= _LONG and left >= _LONG and ends_sentence(_told(line))):
            yield held
            held, said = [], 0
        elif breaks:
            held.append(Piece(" ", False, False))
    yield held


def _lines(pieces: list[Piece]) -> list[tuple[list[Piece], int]]:
    """Return the lines, each with the number of breaks behind it; white space between breaks does not part them."""
    lines: list[tuple[list[Piece], int]] = []
    line: list[Piece] = []
    for piece in pieces:
        if piece.text[:1] == BREAK:
            if line or not lines:
                lines.append((line, len(piece.text)))
                line = []
            else:
                lines[-1] = (lines[-1][0], lines[-1][1] + len(piece.text))
        elif piece.text.strip() or line:
            line.append(piece)
    return [*lines, (line, 0)]


def _told(pieces: list[Piece]) -> str:
    return fold("".join(piece.text for piece in pieces))
