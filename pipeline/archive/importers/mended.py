"""XML as programs write it, a piece at a time, as the XML that it was meant to be: else its reading would end there.

WordPress and its kin write controls that XML has no place for, bytes of Windows-1252 amid UTF-8, references to nothing
(`&#11;`), HTML's own (`&nbsp;`) and ampersands that begin no reference. All that stands in a CDATA section is words.
"""

import codecs
import re
from collections.abc import Iterator
from html import escape
from html.entities import html5
from itertools import chain

from pipeline.read import decode
from pipeline.text import xml_can_hold

_CONTROLS = bytes(number for number in range(0x20) if not xml_can_hold(number))
_NO_CHARACTERS = "\ufffe", "\uffff"
_DECLARED = re.compile(rb"""\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']\s*([\w.:-]+)""")
_LABELS = ("utf-8", "utf8", "us-ascii", "ascii")
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?(?>\s+|<\?.*?\?>|<!--.*?-->)*+<(?:feed|rss|rdf:RDF)[\s>]",
    re.DOTALL,
)
_OPENS, _CLOSES = "<![CDATA[", "]]>"
# Those that are well-formed are passed over here, or an export in escaped HTML would cost a call for each of its tags.
_REFERENCE = re.compile(
    r"&(?!(?:lt|gt|amp|quot|apos|#(?:3[2-9]|[4-9]\d|[1-9]\d{2,3}|[xX][2-7][0-9a-fA-F]));)"
    r"(?:#(?:[xX](?P<hex>[0-9a-fA-F]{1,8})|(?P<number>\d{1,8}))(?P<end>;?)|(?P<name>[A-Za-z]\w{0,31};))?"
)
_LONGEST = 40  # characters of a reference, or of what opens a section


def mended(first: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield a file's XML, well-formed as far as its characters go; one in another charset than UTF-8 but for controls.

    Args:
        first: The first piece of the file.
        pieces: Those behind it, of any size.
    """
    if b"\0" in first[:4]:  # UTF-16 or 32: their zeros are no controls
        yield first
        yield from pieces
    elif not _is_utf8(first):
        yield first.translate(None, _CONTROLS)
        yield from (piece.translate(None, _CONTROLS) for piece in pieces)
    else:
        yield from _of_utf8(first, pieces)


def is_harmless(first: bytes) -> bool:
    """Say whether what is mended of a file that begins so can amplify nothing, so that no limit of a text is needed.

    It is UTF-8, of which no reference but XML's own is left, and its root stands above any place for declarations.
    """
    return b"\0" not in first[:4] and _is_utf8(first) and _ROOT.match(first) is not None


def _is_utf8(first: bytes) -> bool:
    said = _DECLARED.match(first.removeprefix(codecs.BOM_UTF8))
    return said is None or said[1].decode().lower().replace("_", "-") in _LABELS


def _of_utf8(first: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder("utf-8")(decode.STRAY)
    reading = _Reading()
    for piece in chain((first,), pieces):
        yield reading.fed(decoder.decode(piece.translate(None, _CONTROLS))).encode()
    yield (reading.fed(decoder.decode(b"", final=True)) + reading.ended()).encode()


class _Reading:
    """Where a file is read: within a CDATA section or not, and what may be the beginning of something."""

    def __init__(self) -> None:
        self._is_inside, self._left = False, ""

    def fed(self, words: str) -> str:
        for none in _NO_CHARACTERS:
            words = words.replace(none, "")
        words = self._left + words
        done, at = list[str](), 0
        while (sign := words.find(_CLOSES if self._is_inside else _OPENS, at)) >= 0:
            end = sign + len(_CLOSES if self._is_inside else _OPENS)
            done.append(self._told(words[at:end]))
            self._is_inside, at = not self._is_inside, end
        cut = max(at, len(words) - len(_CLOSES) + 1) if self._is_inside else _safe(words, at)
        self._left = words[cut:]
        return "".join((*done, self._told(words[at:cut])))

    def ended(self) -> str:
        return self._told(self._left)

    def _told(self, words: str) -> str:
        return words if self._is_inside else _REFERENCE.sub(_existing, words)


def _safe(words: str, start: int) -> int:
    """Up to where words hold nothing that the next piece may go on with."""
    end = max(start, len(words) - _LONGEST)
    begun = [at for sign in "&<" if (at := words.find(sign, end)) >= 0]
    return min(begun, default=len(words))


def _existing(found: re.Match[str]) -> str:
    """A reference that XML has, or the character that HTML means by it, or the words that it is; "" for none at all."""
    if digits := found["hex"] or found["number"]:
        number = int(digits, 16 if found["hex"] else 10)
        return f"&#{number};" if xml_can_hold(number) else ""
    if found["name"] and (meant := html5.get(found["name"])):
        return escape(meant, quote=False)
    return f"&amp;{found[0][1:]}"
