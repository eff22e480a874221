"""Bytes of a page or feed to text: gzip undone, the charset found, control characters dropped, double encoding undone.

What is believed, in this order: a byte order mark, valid UTF-8 (prose in another charset is never valid UTF-8 by
accident), the HTTP header, the declaration inside, mostly valid UTF-8, what the text's language was written in before
UTF-8 (`legacy`), and at last Windows-1252. Labels mean what browsers take them for
(https://encoding.spec.whatwg.org/#names-and-labels): `latin-1` is Windows-1252.
"""

import codecs
import re
import zlib
from collections.abc import Sequence

from w3lib.encoding import resolve_encoding

from pipeline.errors import UnreadableError
from pipeline.read import legacy

MOST_BYTES = 8_000_000  # after decompression; DESIGN 3, gather.max_bytes
STRAY = "copydesk.stray"
"""How a decoder of UTF-8 is told, in the place of "strict", to read bytes that are none as Windows-1252."""

_MOST_LAYERS = 3  # of gzip in gzip
_GZIP = b"\x1f\x8b\x08"
_DECLARED_WITHIN = 2_048  # bytes; HTML demands the meta within the first 1,024, comments often push it further

# UTF-32 stands before UTF-16, whose mark begins like it.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    # No mark, but the first `<` (https://www.w3.org/TR/xml/#sec-guessing); nothing is cut off for these.
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARED = (
    re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]+)""", re.IGNORECASE),
    re.compile(rb"""<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE),
)
# UTF-7 smuggles markup past every cleaner; a label of UTF-16 or 32 is wrong where the bytes show neither mark nor NUL.
_NEVER = re.compile(r"utf[-_]?(7|16|32)|ucs|unicode-1|imap4|idna|punycode|escape|undefined|mbcs|oem", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_CONTROL_BYTES = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
# But for NUL, and for ESC, SO and SI, with which the ISO 2022 charsets pass from one script to another.
_NO_TEXT = re.compile(rb"[\x01-\x08\x0b\x0c\x10-\x1a\x1c-\x1f\x7f]")
_NO_WIDE_TEXT = re.compile(f"{_CONTROLS.pattern}|\ufffd")
_FEW_CONTROLS = 4
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_ASCII = bytes(range(0x80))
# Windows-1252 as browsers read it: its five empty places are the control characters of that number.
_WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)}
_WINDOWS_BYTES = {ord(character): byte for byte, character in _WINDOWS.items()}
# The first two bytes of a UTF-8 sequence, each shown as a character of Windows-1252 or Latin-1.
_SECOND = f"[\u0080-\u00bf{''.join(_WINDOWS[byte] for byte in range(0x80, 0xA0))}]"
_DOUBLED = re.compile(f"[\u00c2-\u00f4]{_SECOND}")
# No language writes these: a quote or a dash encoded twice, and a no-break space, whose second half readers of feeds
# take off the end of a title.
_FIRST_OF_SPACE, _NO_BREAK_SPACE = "\u00c2", "\u00a0"
_DOUBLED_SIGNS = re.compile(f"\u00e2\u20ac{_SECOND}|{_FIRST_OF_SPACE}{_NO_BREAK_SPACE}")
_HALF_A_SPACE = re.compile(f"(?<=[a-z\u00df-\u00ff\\d.!?…»”’%)]){_FIRST_OF_SPACE}$|(?<=[a-z.!?]) {_FIRST_OF_SPACE}$")


def text(body: bytes, *, charset: str = "", language: str = "") -> str:
    """Return the text of a web page or feed, without byte order mark and control characters.

    Args:
        body: As it came, or still gzipped whatever the headers said.
        charset: Of the HTTP header; "" = it named none.
        language: Of the outlet, for a text that names neither its charset nor its language.

    Raises:
        UnreadableError: The body unpacks to more than `MOST_BYTES`, or its gzip is broken from the start.
    """
    return without_controls(_decoded(unpacked(body), charset, language)).removeprefix("\ufeff")


def unpacked(body: bytes) -> bytes:
    """Return `body` with the gzip around it undone; of a gzip that breaks off, what came before the break.

    Raises:
        UnreadableError: As `text` says.
    """
    for _ in range(_MOST_LAYERS):
        if not body.startswith(_GZIP):
            return body
        body = _gunzipped(body)
    raise UnreadableError(f"the answer is packed more than {_MOST_LAYERS - 1} times over")


def is_text(body: bytes) -> bool:
    """Tell whether bytes are a text at all, in whatever charset: pictures and archives are full of control characters.

    Of those a few are allowed, or one in a hundred, for old programs left some. NUL, of which UTF-16 is full, counts as
    none; where a mark says UTF-16 or 32 characters are counted, for half of a letter may be any byte.

    Raises:
        UnreadableError: As `text` says.
    """
    whole = unpacked(body)
    wide = _marked(whole).removeprefix("utf-8")
    strange = _NO_WIDE_TEXT.findall(whole.decode(wide, "replace")) if wide else _NO_TEXT.findall(whole)
    return len(strange) <= max(_FEW_CONTROLS, len(whole) / 100)


def without_controls(words: str) -> str:
    """Return `words` without the characters that no page, feed or post may hold: controls, halves of surrogates."""
    return _CONTROLS.sub("", words) if _may_hold_controls(words) else words


def _may_hold_controls(words: str) -> bool:
    """Say whether a text needs sifting: most hold no control, and the pattern takes ten times as long to say so."""
    try:
        raw = words.encode()
    except UnicodeEncodeError:  # a half of a surrogate
        return True
    return len(raw.translate(None, _CONTROL_BYTES)) < len(raw) or "\ufffe" in words or "\uffff" in words


def undoubled(words: str) -> str:
    """Return `words` with UTF-8 that was encoded twice undone (`JosÃ©` -> `José`); anything else as it is.

    Where a part of them was encoded twice only quotes, dashes and spaces are put right: letters may be meant so.
    """
    if words.isascii():
        return words
    if words.endswith(_FIRST_OF_SPACE) and not words.isupper():
        whole = _undone(words + _NO_BREAK_SPACE)
        return _HALF_A_SPACE.sub("", words) if whole is None else whole
    if not _DOUBLED.search(words):
        return words
    whole = _undone(words)
    return _DOUBLED_SIGNS.sub(lambda sign: _undone(sign[0]) or sign[0], words) if whole is None else whole


def _undone(words: str) -> str | None:
    raw = [_WINDOWS_BYTES.get(ord(character), ord(character)) for character in words]
    if max(raw) > 0xFF:
        return None
    try:
        return bytes(raw).decode()
    except UnicodeDecodeError:
        return None


def _gunzipped(body: bytes) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while body.startswith(_GZIP):  # a gzip file may have several members
        member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            pieces.append(member.decompress(body, MOST_BYTES + 1 - size))
        except zlib.error as error:
            if not size:
                raise UnreadableError("the answer is gzip, and broken", do="ask again later") from error
            break
        size += len(pieces[-1])
        if size > MOST_BYTES:
            raise UnreadableError(f"the answer unpacks to more than {MOST_BYTES // 1_000_000} MB")
        body = member.unused_data
    return b"".join(pieces)


def _decoded(body: bytes, charset: str, language: str) -> str:
    if encoding := _marked(body):
        return body.decode(encoding, "replace")
    valid = _strictly(body, "utf-8")
    labels = [label for label in (_codec(charset), _declared(body)) if label]
    if valid is not None and not (valid.isascii() and labels):
        return valid
    if not legacy.writes_latin(body, language):
        labels = [label for label in labels if codecs.lookup(label).name != "cp1252"]
    for label in labels:
        if (decoded := _strictly(body, label)) is not None:
            return decoded
    return _with_stray_bytes(body) if _is_mostly_utf8(body) else _badly(body, labels, legacy.charsets(body, language))


def _marked(body: bytes) -> str:
    """The charset of the mark that `body` begins with, "" where there is none."""
    return next((encoding for mark, encoding in _MARKS if body.startswith(mark)), "")


def _codec(label: str) -> str:
    """The codec that browsers use for `label`, "" if there is none or it may not be used."""
    found = resolve_encoding(legacy.label(label.strip().strip("\"'"))) if label else None
    if found is None or _NEVER.search(found) or _strictly(b"", found) is None:  # base64 is a codec, but not of text
        return ""
    return str(found)


def _declared(body: bytes) -> str:
    for pattern in _DECLARED:
        if found := pattern.search(body, 0, _DECLARED_WITHIN):
            return _codec(found[1].decode("ascii", "ignore"))
    return ""


def _strictly(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_mostly_utf8(body: bytes) -> bool:
    """Whether more bytes above ASCII stand in well-formed UTF-8 sequences than alone."""
    alone = _MULTIBYTE.sub(b"", body).translate(None, _ASCII)
    return len(alone) < len(body.translate(None, _ASCII)) / 2


def _with_stray_bytes(body: bytes) -> str:
    """UTF-8 into which bytes of Windows-1252 strayed, as when an editor pastes a quotation mark."""
    return body.decode("utf-8", STRAY)


def _badly(body: bytes, labels: list[str], likely: Sequence[str]) -> str:
    """The last resort: the first label that is not UTF-8, its holes marked, else Windows-1252, which has none.

    `likely` are the charsets of the text's language: the first that fits, else the first.
    """
    fitting = [label for label in likely if _strictly(body, label) is not None]
    for label in (*labels, *(fitting or likely)):
        if codecs.lookup(label).name not in ("utf-8", "cp1252"):
            return body.decode(label, "replace")
    return body.decode("latin-1").translate(_WINDOWS)


def _stray(problem: UnicodeError) -> tuple[str, int]:
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    return "".join(_WINDOWS[byte] for byte in problem.object[problem.start : problem.end]), problem.end


codecs.register_error(STRAY, _stray)
