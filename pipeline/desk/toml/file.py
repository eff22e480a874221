"""copydesk.toml as the review page writes it: read with its digest, checked as a whole, replaced at once or not at all.

The file before the last change stays beside it, as copydesk.toml.before; "Put it back" changes the two about.
"""

import hashlib
import tomllib
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline import plain_files
from pipeline.desk.opening import Desk
from pipeline.desk.toml.pieces import cannot_be_changed
from pipeline.errors import NotFoundError, SettingsError, StaleError
from pipeline.settings.check import checked
from pipeline.settings.environment import lay_over
from pipeline.settings.file import NAME, read
from pipeline.settings.places import Places
from pipeline.store.database import writing
from pipeline.toml_lines import KeyPath
from pipeline.whole_files import put_all

BEFORE = f"{NAME}.before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What stands in a settings file: its bytes, and the same as text and as a tree."""

    raw: bytes
    text: str
    tree: dict[str, Any]

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes, by which a form knows that the file is still the one it was made from."""
        return hashlib.sha256(self.raw).hexdigest()


Change = Callable[[Written], tuple[str, Mapping[str, Any]]]


def present(folder: Path) -> Written:
    """Return what stands in the desk's copydesk.toml.

    Raises:
        SettingsError: there is none, or it cannot be read.
    """
    _, tree = read(folder)
    raw = plain_files.read(folder / NAME)
    return Written(raw=raw, text=raw.removeprefix(BOM_UTF8).decode("utf-8"), tree=tree)


def kept_since(folder: Path) -> datetime | None:
    """Return when the file before the last change was put aside; none when there is none, or it is the same."""
    before = folder / BEFORE
    try:
        if plain_files.read(before) == plain_files.read(folder / NAME):
            return None
        return datetime.fromtimestamp(before.stat().st_mtime, tz=UTC)
    except OSError:
        return None


def put_aside(folder: Path) -> dict[str, Any]:
    """Return what the file before the last change holds; nothing when there is none, or it cannot be read."""
    try:
        return _parsed(folder, plain_files.read(folder / BEFORE).removeprefix(BOM_UTF8).decode("utf-8", "replace"))
    except (OSError, SettingsError):
        return {}


def rewrite(desk: Desk, environ: Mapping[str, str], *, seen: str, change: Change, path: KeyPath) -> None:
    """Write what `change` makes of the file: the new text, and the tree that it must hold.

    Two that write at once take turns by the desk's own write lock. A change that changes nothing writes nothing.

    Raises:
        StaleError: the file is not the one of digest `seen` any more; nothing was written.
        SettingsError: `pipeline.settings.load` would refuse the new text; nothing was written.
        UsageError: the table at `path` stands in the file in a way that cannot be changed piece by piece.
    """
    with writing(desk.db):
        before = _seen(desk.folder, seen)
        text, tree = change(before)
        if text == before.text:
            return  # the file before the last change stays what can be put back
        _refuse_other(text, tree, path)
        _check(Places(file=desk.folder / NAME, text=text, typed=True), tree, environ)
        mark = BOM_UTF8 if before.raw.startswith(BOM_UTF8) else b""  # some editors put it first; it stays where it was
        _put(desk.folder, before=before.raw, now=mark + text.encode("utf-8"))


def put_back(desk: Desk, environ: Mapping[str, str], *, seen: str) -> None:
    """Change the file and the one before it about.

    Raises:
        NotFoundError: no file was put aside.
        StaleError, SettingsError: as `rewrite`.
    """
    with writing(desk.db):
        now = _seen(desk.folder, seen)
        try:
            raw = plain_files.read(desk.folder / BEFORE)
        except OSError as problem:
            do = "change the settings themselves: nothing was put aside that could come back"
            raise NotFoundError(f"there is no {BEFORE}", where=str(desk.folder), do=do) from problem
        text = raw.removeprefix(BOM_UTF8).decode("utf-8", "replace")
        _check(Places(file=desk.folder / BEFORE, text=text), _parsed(desk.folder, text), environ)
        _put(desk.folder, before=now.raw, now=raw)


def _put(folder: Path, *, before: bytes, now: bytes) -> None:
    file = folder / NAME
    put_all({folder / BEFORE: before, file: now}, mode=file.stat().st_mode & 0o777)


def _seen(folder: Path, seen: str) -> Written:
    found = present(folder)
    if found.digest != seen:
        raise StaleError(
            f"{NAME} was changed since this page was opened",
            where=str(folder / NAME),
            do="nothing was written; look at what stands there now, and save again",
        )
    return found


def _refuse_other(text: str, tree: Mapping[str, Any], path: KeyPath) -> None:
    """Let only a text pass that holds what was asked for and nothing else, whatever the writing made of it."""
    try:
        held = tomllib.loads(text.replace("\r\n", "\n"))
    except ValueError as problem:
        raise cannot_be_changed(path) from problem
    if held != tree:
        raise cannot_be_changed(path)


def _check(places: Places, tree: Mapping[str, Any], environ: Mapping[str, str]) -> None:
    """Refuse what `pipeline.settings.load` would refuse, in its words; `tree` is what the text of `places` holds.

    Raises:
        SettingsError: which key; of a file that was put aside its line, of what a form makes none.
    """
    laid: dict[str, Any] = deepcopy(dict(tree))
    variables = lay_over(laid, environ)
    places = replace(places, text=places.text.replace("\r\n", "\n"), variables=variables)
    checked(laid, places, places.file.parent)


def _parsed(folder: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except ValueError as problem:
        do = "mend it in an editor, or leave the settings as they are"
        raise SettingsError(f"this is not valid TOML: {problem}", where=str(folder / BEFORE), do=do) from problem
