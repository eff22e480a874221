"""An archive of a desk that a download spoilt, or a stranger: what Python's zip reader falls over is said as damage."""

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.desk.moving.unpacking import unpack
from pipeline.errors import UnreadableError
from tests.cast import NOON
from tests.zips import with_a_name_of_no_text

BEGINS = 30 + len("desk.db")  # bytes of a local header, behind which the packed bytes stand


def of_no_block(whole: bytes) -> bytes:
    return whole[:BEGINS] + b"\xff" * 40 + whole[BEGINS + 40 :]


def named_with_no_text(whole: bytes) -> bytes:
    return with_a_name_of_no_text(whole, b"PK\x01\x02")


def packed_under_no_text(whole: bytes) -> bytes:
    return with_a_name_of_no_text(whole, b"PK\x03\x04")


@pytest.mark.parametrize(
    "spoil", [of_no_block, named_with_no_text, packed_under_no_text], ids=lambda spoil: spoil.__name__
)
def test_an_archive_that_cannot_be_unpacked_is_damaged_and_no_bug(
    tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    source, folder = tmp_path / "desk.zip", tmp_path / "desk"
    folder.mkdir()
    with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("desk.db", random.Random(7).randbytes(3_000).hex())
    source.write_bytes(spoil(source.read_bytes()))

    with pytest.raises(UnreadableError, match="this archive cannot be read"):
        unpack(source, folder, now=NOON, clock=NOON)

    assert list(folder.iterdir()) == []
