"""A small picture for a piece: sea under a sky, in colours drawn from its name. No file, no font, no library."""

import hashlib
import struct
import zlib

_WIDTH, _HEIGHT = 640, 360


def png(name: str) -> bytes:
    """Return a PNG of 640 x 360 (RFC 2083: 8 bits, RGB, no interlace), always the same for one name."""
    red, green, blue, horizon, *_ = hashlib.sha256(name.encode()).digest()
    sky, sea = bytes((red | 128, green | 128, 255)), bytes((red // 4, green // 3, blue // 2))
    above = 120 + horizon // 3
    rows = b"".join(b"\x00" + (sky if row < above else sea) * _WIDTH for row in range(_HEIGHT))
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    parts = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
