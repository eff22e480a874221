"""How many files a zip holds, counted before Python's own reader looks at it."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.zip_directory import holds_more_than
from tests.zips import directory


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(directory(3), id="plain"),
        pytest.param(directory(3, said=9_999), id="another-number-said"),
        pytest.param(directory(3, comment=b"PK" * 30_000), id="with-a-comment"),
        pytest.param(directory(3, zip_64=True), id="zip64"),
        pytest.param(directory(3)[:-6] + b"PK\x05\x06\0\0", id="whose-end-spells-another-end"),
        pytest.param(b"MZ, unpacks itself" * 9 + directory(3), id="behind-a-program"),
    ],
)
def test_the_files_are_counted_that_python_would_read(body: bytes, tmp_path: Path) -> None:
    file = tmp_path / "desk.zip"
    file.write_bytes(body)

    assert len(zipfile.ZipFile(file).namelist()) == 3
    assert (holds_more_than(2, file), holds_more_than(3, file)) == (True, False)


def test_a_zip_that_python_wrote_is_counted(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "desk.zip", "w") as archive:
        for name in ("one", "two/three", "four ü"):
            archive.writestr(name, name * 9)

    assert (holds_more_than(2, tmp_path / "desk.zip"), holds_more_than(3, tmp_path / "desk.zip")) == (True, False)


@given(body=st.binary(max_size=200), cut=st.integers(min_value=0, max_value=200))
def test_whatever_a_file_holds_it_is_counted_or_left_to_others(
    body: bytes, cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.zip"
    for some in (body, directory(3)[:cut], directory(3, zip_64=True)[cut:], directory(3)[:-22] + body[:22]):
        file.write_bytes(some)

        assert holds_more_than(3, file) is False
