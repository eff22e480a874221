"""What a stranger's zip may be packed as, and how many files it holds before anything makes a value of each of them.

A million of them take 12 seconds and 500 MB. What the end of a zip says of their number nobody else reads, so it may be
wrong; they are counted in the directory, from one's length to the next, and no further than it matters. The form is
PKWARE's APPNOTE.TXT, 4.3.12 to 4.3.16.
"""

import os
import struct
import zipfile
from pathlib import Path
from typing import BinaryIO

from pipeline import plain_files

# What a zip's files may be packed as: of bzip2 and LZMA Python unpacks a piece whole, and 4 kB can be a gigabyte.
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENTRY = struct.Struct("<4s24x3H12x")  # the lengths of its name, extra field and comment, which follow
_END = struct.Struct("<4s8xL4xH")  # the directory's size in bytes
_END_64 = struct.Struct("<4s36xQ8x")  # the same, of 64 bits
_LOCATOR_64 = struct.Struct("<4s16x")  # stands between the two
_SIGNED = b"PK\x05\x06"  # how the last record begins
_LONGEST_COMMENT = 65_535


def holds_more_than(most: int, file: Path) -> bool:
    """Return whether a zip holds more files than that; False too where the file is no zip that can be read.

    Raises:
        OSError: it cannot be read.
    """
    with plain_files.opened(file) as opened:
        start, size = _directory(opened)
        opened.seek(start)
        for _ in range(most + 1):
            entry = opened.read(_ENTRY.size) if size > 0 else b""
            if len(entry) < _ENTRY.size or not entry.startswith(b"PK\x01\x02"):
                return False
            follows = sum(_ENTRY.unpack(entry)[1:])
            opened.seek(follows, os.SEEK_CUR)
            size -= _ENTRY.size + follows
    return True


def _directory(opened: BinaryIO) -> tuple[int, int]:
    """Where the directory begins, and its size; a size of 0 where none is found."""
    whole = opened.seek(0, os.SEEK_END)
    before = max(0, whole - _LONGEST_COMMENT - _END.size - _LOCATOR_64.size - _END_64.size)
    opened.seek(before)
    tail = opened.read()
    at = _end(tail)
    if at < 0 or len(tail) - at < _END.size:
        return 0, 0
    size = _END.unpack_from(tail, at)[1]
    at_64 = at - _LOCATOR_64.size - _END_64.size
    if at_64 >= 0 and tail.startswith(b"PK\x06\x06", at_64) and tail.startswith(b"PK\x06\x07", at - _LOCATOR_64.size):
        at, size = at_64, _END_64.unpack_from(tail, at_64)[1]
    start = before + at - size
    return (start, size) if start >= 0 else (0, 0)


def _end(tail: bytes) -> int:
    """Where the last record begins, as `zipfile` finds it; -1 = nowhere.

    One that ends the file is it, whatever its own numbers spell; before a comment, the last that looks like one.
    """
    last = len(tail) - _END.size
    if last >= 0 and tail.startswith(_SIGNED, last) and tail.endswith(b"\0\0"):
        return last
    return tail.rfind(_SIGNED)
