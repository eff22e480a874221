"""Zips of a few bytes that would fill the memory or the day: refused before a byte of them is unpacked."""

import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from pipeline.archive.importers import sources
from pipeline.archive.importers.calendar import Calendar
from pipeline.archive.importers.sources import Reading
from pipeline.errors import UnreadableError
from tests.archive.importers.exports import takeout, takeout_post, zipped
from tests.cast import NOON
from tests.zips import with_a_name_of_no_text

HOW = Reading(calendar=Calendar(now=NOON), home="https://river.example")


@pytest.mark.parametrize(
    "packing", [pytest.param(zipfile.ZIP_BZIP2, id="bzip2"), pytest.param(zipfile.ZIP_LZMA, id="lzma")]
)
def test_a_zip_of_which_a_piece_may_unpack_to_anything_is_refused_before_one_is_read(
    packing: int, tmp_path: Path
) -> None:
    path = tmp_path / "posts.zip"
    with zipfile.ZipFile(path, "w", packing) as packed:
        packed.writestr("feed.atom", takeout(takeout_post(1)) + b" " * 50_000_000)

    tracemalloc.start()
    try:
        with pytest.raises(UnreadableError, match="packed in another way") as refused:
            list(sources.things(path, HOW))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert "unpack it" in refused.value.do
    assert peak < 10_000_000


def test_a_zip_whose_files_lie_upon_each_other_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "posts.zip", {"1.html": b"<p>Fog.</p>" * 1_000})
    whole = path.read_bytes()
    begin, end = whole.index(b"PK\x01\x02"), whole.index(b"PK\x05\x06")
    entries = whole[begin:end] * 50
    last = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 50, 50, len(entries), begin, 0)
    path.write_bytes(whole[:begin] + entries + last)

    with pytest.raises(UnreadableError, match="lie upon each other"):
        list(sources.things(path, HOW))


@pytest.mark.parametrize("signature", [b"PK\x01\x02", b"PK\x03\x04"], ids=["directory", "file"])
def test_a_zip_of_which_a_name_is_no_text_is_damaged_and_no_bug(signature: bytes, tmp_path: Path) -> None:
    path = tmp_path / "posts.zip"
    path.write_bytes(with_a_name_of_no_text(zipped(path, {"1.html": b"<p>Fog.</p>"}).read_bytes(), signature))

    with pytest.raises(UnreadableError, match="the zip is damaged"):
        list(sources.things(path, HOW))
