"""Zips that no program makes: of nothing but a directory, however many files it names; and with a name of no text."""

import struct


def directory(names: int, *, junk: bytes = b"", comment: bytes = b"", zip_64: bool = False, said: int = 1) -> bytes:
    """The bytes of a zip that names so many empty files and says of itself that it holds `said`."""
    named = b"".join(
        struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 33, 0, 0, 0, len(name), 0, 0, 0, 0, 0, 0) + name
        for name in (b"%d.md" % number for number in range(names))
    )
    entries = b"PK\x03\x04" + named + junk
    size, start = len(entries) - 4, 4
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, said, said, size, start, len(comment)) + comment
    if not zip_64:
        return entries + end
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, said, said, size, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, len(entries), 1)
    full = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65_535, 65_535, 2**32 - 1, 2**32 - 1, len(comment)) + comment
    return entries + record + locator + full


def with_a_name_of_no_text(whole: bytes, signature: bytes) -> bytes:
    """Return a zip whose first name, where that signature stands, calls itself UTF-8 and is none."""
    flags, name = (8, 46) if signature == b"PK\x01\x02" else (6, 30)
    spoilt, at = bytearray(whole), whole.index(signature)
    struct.pack_into("<H", spoilt, at + flags, 0x800)
    spoilt[at + name] = 0xFF
    return bytes(spoilt)
