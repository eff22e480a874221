"""A file, a folder or a zip as the files in it, each a stream of bytes. Nothing is unpacked to the disk.

A zip is hostile: names that lead outside are refused with the whole file, members that unpack to a thousand times
their size or beyond the limit are not read to their end, and what is encrypted is not read. Nor is what is packed in
another way than `zip_directory` allows.
"""

import os
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO

from pipeline.errors import UnreadableError
from pipeline.text import log_line
from pipeline.zip_directory import PACKINGS, holds_more_than

_PIECE = 65_536
_BEGINNING = 4_096
_MOST_BYTES = 8_000_000_000  # of one file, unpacked; the text of 80,000 posts is a few hundred million
_MOST_MEMBERS = 200_000
# Deflate cannot do better than 1032:1 (zlib's own documentation); text does 3 to 20, so that 200 is no text.
_MOST_RATIO = 200
_RATIO_FROM = 10_000_000  # bytes unpacked; a small file of blanks hurts nobody
_SHOWN = 200  # characters of a member's name in a message
_MEANS_HARM = "no export of a blog does; ask where the file came from"
_UNPACK = "unpack it, and import the folder"
_NOT_OURS = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file to read. `name` is its path inside the folder or zip, with slashes; `size` in bytes as it is said."""

    name: str
    size: int
    _place: Path
    _zip: zipfile.ZipFile | None = None  # opened once for all its members: each opening reads its whole directory
    _member: str = ""
    _packed: int = 0  # bytes of a member in its zip

    @property
    def suffix(self) -> str:
        """The end of its name, in lower case, such as `.xml`."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def where(self) -> str:
        """The file for messages."""
        return f"{self._place} ({log_line(self._member[:_SHOWN])})" if self._member else str(self._place)

    def chunks(self) -> Iterator[bytes]:
        """Yield its bytes.

        Raises:
            UnreadableError: it cannot be read, or is a bomb.
        """
        with _reported(self.where), self._opened() as opened:
            yield from self._checked(opened) if self._member else _pieces(opened)

    def begins(self) -> bytes:
        """Return its first bytes.

        Raises:
            UnreadableError: it cannot be read.
        """
        with _reported(self.where), self._opened() as opened:
            return opened.read(_BEGINNING)

    def whole(self, most: int) -> bytes:
        """Return all of it.

        Raises:
            UnreadableError: it cannot be read, or is larger.
        """
        read = bytearray()
        for piece in self.chunks():
            read += piece
            if len(read) > most:
                raise UnreadableError(
                    f"the file is larger than {most / 1e6:g} MB",
                    where=self.where,
                    do="import it in parts, such as a blog or a year at a time",
                )
        return bytes(read)

    def _checked(self, opened: IO[bytes]) -> Iterator[bytes]:
        most = max(_RATIO_FROM, _MOST_RATIO * self._packed)
        read = 0
        for piece in _pieces(opened):
            read += len(piece)
            if read > min(most, _MOST_BYTES):
                raise UnreadableError(
                    "a file in the zip unpacks to far more than the text of a blog",
                    where=self.where,
                    do=_MEANS_HARM,
                )
            yield piece

    @contextmanager
    def _opened(self) -> Iterator[IO[bytes]]:
        with self._place.open("rb") if self._zip is None else self._zip.open(self._member) as opened:
            yield opened


@contextmanager
def files(path: Path) -> Iterator[tuple[File, ...]]:
    """Give the files of a folder or zip, by name, to be read within; a plain file is the only one of itself.

    Hidden files, `__MACOSX` and links that lead out of the folder are left out.

    Raises:
        UnreadableError: it is not there, or a zip that may not be read.
    """
    packed = _opened_zip(path)
    if packed is None:
        yield tuple(_of_folder(path)) if path.is_dir() else (_plain(path),)
        return
    with packed:
        yield tuple(_of_zip(path, packed))


def _opened_zip(path: Path) -> zipfile.ZipFile | None:
    with _reported(str(path)):
        if not path.is_file() or not zipfile.is_zipfile(path):
            return None
        if holds_more_than(_MOST_MEMBERS, path):
            raise UnreadableError(
                f"the zip holds more than {_MOST_MEMBERS:,} files",
                where=str(path),
                do="unpack it, and name a folder of it",
            )
        return zipfile.ZipFile(path)


def _plain(path: Path) -> File:
    with _reported(str(path)):
        size = path.stat().st_size
    if not path.is_file():
        raise UnreadableError("this is no file and no folder", where=str(path), do="save it to a file first")
    return File(name=path.name, size=size, _place=path)


def _of_folder(folder: Path) -> Iterator[File]:
    root = folder.resolve()
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if _is_wanted(name))
        for name in sorted(filter(_is_wanted, names)):
            found = Path(place, name)
            if found.is_file() and found.resolve().is_relative_to(root):
                yield File(name=found.relative_to(folder).as_posix(), size=found.stat().st_size, _place=found)


def _of_zip(path: Path, packed: zipfile.ZipFile) -> Iterator[File]:
    if _overlap(packed.infolist()):
        raise UnreadableError("files in the zip lie upon each other", where=str(path), do=_MEANS_HARM)
    for member in sorted(packed.infolist(), key=lambda member: member.filename):
        name = member.filename
        if _leads_out(name):
            raise UnreadableError(
                f"the zip holds a file whose name leads out of it: {name[:200]!r}",
                where=str(path),
                do=_MEANS_HARM,
            )
        if member.is_dir() or not all(map(_is_wanted, name.split("/"))):
            continue
        if member.flag_bits & 1:
            raise UnreadableError("the zip is encrypted", where=str(path), do=_UNPACK)
        if member.compress_type not in PACKINGS:
            raise UnreadableError("the zip is packed in another way than zips mostly are", where=str(path), do=_UNPACK)
        yield File(
            name=name, size=member.file_size, _place=path, _zip=packed, _member=name, _packed=member.compress_size
        )


def _overlap(members: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether one place of the zip is many files: a few kilobytes could be read as all the text in the world."""
    places = sorted((member.header_offset, member.compress_size) for member in members)
    return any(begin + size > following for (begin, size), (following, _) in pairwise(places))


def _leads_out(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return ".." in parts or parts[:1] == ("/",) or bool(PureWindowsPath(name).drive) or "\0" in name


def _is_wanted(name: str) -> bool:
    return name not in _NOT_OURS and not name.startswith(".")


def _pieces(opened: IO[bytes]) -> Iterator[bytes]:
    while piece := opened.read(_PIECE):
        yield piece


@contextmanager
def _reported(where: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as problem:
        raise UnreadableError(
            "there is no such file", where=where, do="look how its name is spelled, and where it lies"
        ) from problem
    except OSError as problem:
        why = problem.strerror or problem
        raise UnreadableError(
            f"the file cannot be read: {why}", where=where, do="name one that you may read"
        ) from problem
    # RuntimeError: what zipfile says of a way of packing that it does not know (NotImplementedError is one).
    # UnicodeDecodeError: of a name that calls itself UTF-8, and is none.
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, UnicodeDecodeError) as problem:
        raise UnreadableError(
            f"the zip is damaged: {problem}", where=where, do="fetch it again; a download may have broken off"
        ) from problem
