"""A desk's own post templates: are there any, and which are they now? What cannot be reached is not taken for none."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from pipeline import plain_files
from pipeline.errors import TemplateError
from pipeline.shipped import TEMPLATES

_SHIPPED = TEMPLATES / "post"
_CURE = "let copydesk read it, or remove it to use the shipped templates (docs/format.md)"


def has_own(templates: Path) -> bool:
    """Return whether there are post templates of the desk's own in its `templates` folder.

    Raises:
        TemplateError: there may be, and they cannot be reached, such as behind a link whose target is away, or what has
            the name of one is no file; Jinja would take the shipped one in silence.
    """
    try:
        with os.scandir(templates / "post") as entries:
            if next(entries, None) is None:
                return False
    except FileNotFoundError as problem:
        if _hangs(templates) or _hangs(templates / "post"):
            raise _unreached(templates, problem) from problem
        return False
    except OSError as problem:
        raise _unreached(templates, problem) from problem
    for shipped in sorted(_SHIPPED.iterdir()):
        _require_file(templates, shipped.name)
    return True


def stamp(templates: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what changes when a template does, also behind a link to a folder.

    Raises:
        TemplateError: a folder of them cannot be read.
    """
    try:
        return tuple(sorted(_stamps(templates)))
    except OSError as problem:
        raise _unreached(templates, problem) from problem


def _stamps(templates: Path) -> Iterator[tuple[str, int, int]]:
    met = set()
    for folder, below, files in os.walk(templates, onerror=_raise, followlinks=True):
        place = Path(folder).stat()
        if (place.st_dev, place.st_ino) in met:  # a link to a folder above
            below.clear()
            continue
        met.add((place.st_dev, place.st_ino))
        for name in files:
            # An editor's lock is a link to nowhere, and its other files come and go.
            with suppress(FileNotFoundError):
                file = Path(folder) / name
                told = file.stat()
                yield str(file), told.st_mtime_ns, told.st_size


def _require_file(templates: Path, name: str) -> None:
    own = templates / "post" / name
    try:
        if not plain_files.surely_none(own):
            plain_files.opened(own).close()
    except OSError as problem:
        raise _unreached(templates, problem) from problem


def _raise(problem: OSError) -> None:
    raise problem


def _hangs(place: Path) -> bool:
    return place.is_symlink() and not place.exists()


def _unreached(templates: Path, problem: OSError) -> TemplateError:
    where = problem.filename or templates / "post"
    return TemplateError(f"your templates cannot be reached: {problem.strerror}", where=str(where), do=_CURE)
